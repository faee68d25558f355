"""A date network by numbers: nodes from 0 (the origin), and an arrow for each constraint.

The arrows are parallel lists of integers, so that arrays may take their place one day.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abelard.reasoning.network_terms import Side

ORIGIN_NODE = 0
NO_ARROW = -1

Cycles: TypeAlias = dict[int, tuple[int, ...]]
"""For each inconsistent group of nodes the arrows of one negative cycle, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrows:
    """Arrow i goes from tails[i] to heads[i]: the one is at most weights[i] days before the other."""

    count: int
    """Of the nodes."""
    tails: Sequence[int]
    heads: Sequence[int]
    weights: Sequence[int]
    far: int = field(init=False)
    """A distance of which no path reaches even half, in days."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "far", 4 * sum(map(abs, self.weights)) + 4)


@dataclass(slots=True)
class Distances:
    """Of each node the length of the shortest path, and the arrow on it that touches the node."""

    length: list[int]
    by: list[int]
    far: int
    """As of the arrows; a greater length is not one from or to the origin."""
    unreached: int
    """The length for a node to which there is no path yet; greater than any other."""

    @classmethod
    def of(cls, arrows: Arrows) -> Distances:
        """Return the distances of nodes of which nothing is known yet."""
        unreached = arrows.far * (arrows.count + 2)
        length = [unreached] * arrows.count
        length[ORIGIN_NODE] = 0
        return cls(length, [NO_ARROW] * arrows.count, arrows.far, unreached)

    def copy(self) -> Distances:
        """Return a copy that may be changed."""
        return Distances(self.length.copy(), self.by.copy(), self.far, self.unreached)


@dataclass(slots=True, kw_only=True)
class Settled:
    """What the arrows come down to; of a group with a negative cycle, that cycle and no bounds."""

    down: Distances
    """From the origin: latest days."""
    back: Distances
    """To the origin: negated earliest days."""
    cycles: Cycles

    def length(self, node: int, side: Side) -> int:
        """Return the latest day of a node, or its earliest negated; enormous where there is no limit."""
        distances = self.back if side == "earliest" else self.down
        return min(distances.length[node], distances.far)

    def total(self, side: Side) -> int:
        """Return the sum of all lengths; it says which of two networks leaves more room."""
        return sum((self.back if side == "earliest" else self.down).length)

    def day(self, node: int, side: Side) -> int | None:
        """Return the earliest or latest day of a node, None where there is no limit."""
        length = self.length(node, side)
        if length == self.down.far:
            return None
        return -length if side == "earliest" else length


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
