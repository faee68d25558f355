"""Shortest paths both ways between the origin and every node: the tightest bounds of a date network.

A simple temporal network is a graph with an arrow from x to y of weight w for each constraint y - x <= w. It
is consistent exactly when no cycle has a negative weight; then the latest day of a node is its distance from
the origin, and the earliest is the negated distance to it (Dechter, Meiri & Pearl, "Temporal constraint
networks", Artificial Intelligence 49, 1991). Most dates are absolute, arrows from or to the origin: these are
folded into the first estimate, and only what they leave open is worked off by a queue (Bellman-Ford, with the
predecessors searched for cycles: Cherkassky & Goldberg, "Negative-cycle detection algorithms", 1999).

The arrows are parallel lists of integers, so that arrays may take their place one day.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from abelard.reasoning.network_terms import Side

Cycles: TypeAlias = dict[int, tuple[int, ...]]
ORIGIN_NODE = 0
NO_ARROW = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrows:
    """A network by numbers: nodes 0 (the origin) to count - 1, and arrow i from tails[i] to heads[i]."""

    count: int
    tails: Sequence[int]
    heads: Sequence[int]
    weights: Sequence[int]
    far: int = field(init=False)
    """A distance of which no path between the origin and a node reaches even half, in days."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "far", 4 * sum(map(abs, self.weights)) + 4)


@dataclass(slots=True)
class Distances:
    """Of each node the length of the shortest path, and the arrow on it that touches the node."""

    length: list[int]
    by: list[int]

    def copy(self) -> "Distances":
        """Return a copy that may be changed."""
        return Distances(self.length.copy(), self.by.copy())


@dataclass(slots=True, kw_only=True)
class Settled:
    """What the arrows come down to; in a group of nodes with a negative cycle, that cycle and no bounds."""

    far: int
    down: Distances
    """From the origin: latest days."""
    back: Distances
    """To the origin: negated earliest days."""
    cycles: Cycles = field(default_factory=dict)

    def length(self, node: int, side: Side) -> int:
        """Return the latest day of a node, or its earliest negated; enormous where there is no limit."""
        return (self.back if side == "earliest" else self.down).length[node]

    def day(self, node: int, side: Side) -> int | None:
        """Return the earliest or latest day of a node, None where there is no limit."""
        length = self.length(node, side)
        if length > self.far // 2:
            return None
        return -length if side == "earliest" else length


def settle(arrows: Arrows, active: Iterable[int], groups: Sequence[int]) -> Settled:
    """Find the bounds of every node from the active arrows, group by group.

    `groups` gives each node's group; no arrow may join two groups except over the origin. Every node starts
    out with the limits -far and far, which keeps the lengths finite and lets no cycle go unnoticed.
    """
    far = arrows.far
    settled = Settled(far=far, down=_unsettled(arrows, far), back=_unsettled(arrows, far))
    inner = _fold(arrows, active, groups, settled)
    told = settled.back.copy()
    for node in [node for node, (down, back) in _both(settled) if down + back < 0]:
        settled.cycles.setdefault(groups[node], (settled.down.by[node], told.by[node]))
    down = _Front(settled.down, arrows.tails, arrows.heads, arrows.weights)
    down.sweep(inner)
    down.spread(groups, settled.cycles, told)
    back = _Front(settled.back, arrows.heads, arrows.tails, arrows.weights)
    back.sweep(inner)
    back.spread(groups, settled.cycles, None)
    return settled


def trail(distances: Distances, tails: Sequence[int], node: int) -> tuple[list[int], bool]:
    """Return the arrows by which the origin reaches a node, in order; or a cycle on the way, and True."""
    arrows: list[int] = []
    passed = {node: 0}
    while (arrow := distances.by[node]) != NO_ARROW:
        arrows.append(arrow)
        node = tails[arrow]
        if node in passed:
            return arrows[passed[node] :][::-1], True
        if node == ORIGIN_NODE:
            break
        passed[node] = len(arrows)
    return arrows[::-1], False


def because(arrows: Arrows, settled: Settled, node: int, side: Side) -> list[int]:
    """Return the arrows that give a bound of a node, from the origin on; none where there is no limit."""
    if settled.day(node, side) is None:
        return []
    if side == "earliest":
        return trail(settled.back, arrows.heads, node)[0]
    return trail(settled.down, arrows.tails, node)[0]


def _unsettled(arrows: Arrows, far: int) -> Distances:
    distances = Distances([far] * arrows.count, [NO_ARROW] * arrows.count)
    distances.length[ORIGIN_NODE] = 0
    return distances


def _both(settled: Settled) -> Iterable[tuple[int, tuple[int, int]]]:
    return enumerate(zip(settled.down.length, settled.back.length, strict=True))


def _fold(arrows: Arrows, active: Iterable[int], groups: Sequence[int], settled: Settled) -> list[int]:
    """Take the arrows from and to the origin as first limits; return those between two other nodes."""
    inner: list[int] = []
    down, back = settled.down, settled.back
    for arrow in active:
        tail, head, weight = arrows.tails[arrow], arrows.heads[arrow], arrows.weights[arrow]
        if tail == head:
            if weight < 0:
                settled.cycles.setdefault(groups[tail], (arrow,))
        elif tail == ORIGIN_NODE:
            if weight < down.length[head]:
                down.length[head], down.by[head] = weight, arrow
        elif head == ORIGIN_NODE:
            if weight < back.length[tail]:
                back.length[tail], back.by[tail] = weight, arrow
        else:
            inner.append(arrow)
    return inner


class _Front:
    """The search in one direction: paths grow along arrows from `tails` to `heads`, or the other way round."""

    def __init__(
        self, distances: Distances, tails: Sequence[int], heads: Sequence[int], weights: Sequence[int]
    ) -> None:
        self._distances, self._tails, self._heads, self._weights = distances, tails, heads, weights
        self._leaving: defaultdict[int, list[int]] = defaultdict(list)
        self._queue: deque[int] = deque()
        self._waiting = bytearray(len(distances.length))

    def sweep(self, inner: Iterable[int]) -> None:
        """Follow each arrow once; for most dates there is nothing more to do."""
        for arrow in inner:
            self._leaving[self._tails[arrow]].append(arrow)
            self._follow(arrow)

    def spread(
        self, groups: Sequence[int], cycles: dict[int, tuple[int, ...]], told: Distances | None
    ) -> None:
        """Follow arrows until no path gets shorter; a group is given up at its first cycle.

        `told` are the lengths of the single arrows back to the origin, which may close a cycle over it.
        """
        visits: defaultdict[int, int] = defaultdict(int)
        while self._queue:
            node = self._queue.popleft()
            self._waiting[node] = 0
            if groups[node] in cycles:
                continue
            visits[node] += 1
            if cycle := self._cycle_at(node, visits[node], told):
                cycles[groups[node]] = cycle
                continue
            for arrow in self._leaving[node]:
                self._follow(arrow)

    def _follow(self, arrow: int) -> None:
        distances, head = self._distances, self._heads[arrow]
        length = distances.length[self._tails[arrow]] + self._weights[arrow]
        if length < distances.length[head]:
            distances.length[head], distances.by[head] = length, arrow
            if not self._waiting[head]:
                self._waiting[head] = 1
                self._queue.append(head)

    def _cycle_at(self, node: int, visits: int, told: Distances | None) -> tuple[int, ...]:
        """Look for a cycle over the origin at every visit, for one without it at the 2nd, 4th, 8th ..."""
        closes = told is not None and self._distances.length[node] + told.length[node] < 0
        if not closes and (visits == 1 or visits & (visits - 1)):
            return ()
        arrows, is_cycle = trail(self._distances, self._tails, node)
        if is_cycle:
            return tuple(arrows)
        return (*arrows, told.by[node]) if closes and told is not None else ()
