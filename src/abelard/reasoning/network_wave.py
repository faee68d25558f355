"""The search for shortest paths along arrows, from nodes that a path has reached.

Bellman and Ford's method with a queue, which notes for each node the arrow it was last reached by: a cycle
among these is a negative one (Cherkassky & Goldberg, "Negative-cycle detection algorithms", Mathematical
Programming 85, 1999). Two sweeps over all arrows, there and back, come first: they do most of the work where
paths run along the order of the arrows, either way.
"""

from __future__ import annotations

from collections import deque
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from abelard.reasoning.network_arrows import NO_ARROW, Cycles, Distances, trail

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Course(NamedTuple):
    """The arrows of a search, from tails to heads: for distances to the origin the other way round."""

    tails: Sequence[int]
    heads: Sequence[int]
    weights: Sequence[int]
    inner: Sequence[int]
    """The arrows between nodes other than the origin."""


class Wave:
    """A search in one direction. It shortens distances, and gives up a group of nodes at its first cycle."""

    def __init__(self, distances: Distances, course: Course, groups: Sequence[int], cycles: Cycles) -> None:
        self._distances, self._course, self._groups, self._cycles = distances, course, groups, cycles
        self._waiting = bytearray(len(groups))
        self._visits = [0] * len(groups)

    def spread(self, told: Distances | None) -> None:
        """Go from the nodes that single arrows reach, until no path gets shorter.

        `told` are the single arrows back to the origin, which may close a cycle over it.
        """
        if nearer := self._sweep():
            self._drain(nearer, told)

    def spread_loose(self, told: Distances) -> None:
        """Go from the nodes that no path reaches, one after the other, for the cycles that may be there.

        Each gets a length so great that no path from it is shorter than that of a node reached before.
        """
        length, unreached = self._distances.length, self._distances.unreached
        start = self._distances.far
        for arrow in self._course.inner:
            node = self._course.tails[arrow]
            if length[node] == unreached:
                start += self._distances.far
                length[node] = start
                self._drain((node,), told)

    def _sweep(self) -> dict[int, None]:
        """Follow each arrow there and back, and return the nodes that came nearer: often few, or none."""
        tails, heads, weights, inner = self._course
        length, by, unreached = self._distances.length, self._distances.by, self._distances.unreached
        nearer: dict[int, None] = {}
        for order in (inner, inner[::-1]):
            for arrow in order:
                reached = length[tails[arrow]]
                if reached != unreached and reached + weights[arrow] < length[heads[arrow]]:
                    head = heads[arrow]
                    length[head], by[head] = reached + weights[arrow], arrow
                    nearer[head] = None
            if not nearer:
                break
        return nearer

    def _drain(self, nodes: Iterable[int], told: Distances | None) -> None:
        """Follow the arrows from some nodes, and from those that come nearer thereby, in turn."""
        # Locals and no calls: this loop is where the time goes.
        heads, weights, cycles = self._course.heads, self._course.weights, self._cycles
        length, by, waiting, visits = self._distances.length, self._distances.by, self._waiting, self._visits
        first, following = self._leaving
        queue = deque(nodes)
        while queue:
            node = queue.popleft()
            waiting[node] = 0
            visits[node] += 1
            here = length[node]
            closes = told is not None and here + told.length[node] < 0
            if closes or (visits[node] > 1 and not visits[node] & (visits[node] - 1)):
                self._look_for_cycle(node, told if closes else None)
            if cycles and self._groups[node] in cycles:
                continue
            arrow = first[node]
            while arrow != NO_ARROW:
                head = heads[arrow]
                if here + weights[arrow] < length[head]:
                    length[head], by[head] = here + weights[arrow], arrow
                    if not waiting[head]:
                        waiting[head] = 1
                        queue.append(head)
                arrow = following[arrow]

    @cached_property
    def _leaving(self) -> tuple[list[int], list[int]]:
        """For each node the first arrow that leaves it, and for each arrow the next one to do so."""
        first, following = [NO_ARROW] * len(self._groups), [NO_ARROW] * len(self._course.tails)
        for arrow in self._course.inner:
            tail = self._course.tails[arrow]
            following[arrow] = first[tail]
            first[tail] = arrow
        return first, following

    def _look_for_cycle(self, node: int, told: Distances | None) -> None:
        arrows, is_cycle = trail(self._distances, self._course.tails, node)
        if is_cycle:
            self._cycles.setdefault(self._groups[node], tuple(arrows))
        elif told is not None:
            self._cycles.setdefault(self._groups[node], (*arrows, told.by[node]))
