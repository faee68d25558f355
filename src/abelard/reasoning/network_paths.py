"""Shortest paths both ways between the origin and every node: the tightest bounds of a date network.

A simple temporal network is a graph with an arrow from x to y of weight w for each constraint y - x <= w. It
is consistent exactly when no cycle has a negative weight; then the latest day of a node is its distance from
the origin, and the earliest is the negated distance to it (Dechter, Meiri & Pearl, "Temporal constraint
networks", Artificial Intelligence 49, 1991). Most dates are absolute, arrows from or to the origin: these are
folded into the first estimate, and only what they leave open is worked off (`network_wave`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.reasoning.network_arrows import ORIGIN_NODE, Arrows, Cycles, Distances, Settled, trail
from abelard.reasoning.network_wave import Course, Wave

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abelard.reasoning.network_terms import Side


def settle(arrows: Arrows, active: Iterable[int], groups: Sequence[int]) -> Settled:
    """Find the bounds of every node from the active arrows, group by group.

    `groups` gives each node's group; no arrow may join two groups except over the origin.
    """
    down, back = Distances.of(arrows), Distances.of(arrows)
    cycles: Cycles = {}
    inner = _fold(arrows, active, groups, Settled(down=down, back=back, cycles=cycles))
    told = back.copy()
    for node, (latest, earliest) in enumerate(zip(down.length, told.length, strict=True)):
        if latest + earliest < 0:
            cycles.setdefault(groups[node], (down.by[node], told.by[node]))
    wave = Wave(down, Course(arrows.tails, arrows.heads, arrows.weights, inner), groups, cycles)
    wave.spread(told)
    wave.spread_loose(told)
    Wave(back, Course(arrows.heads, arrows.tails, arrows.weights, inner), groups, cycles).spread(None)
    return Settled(down=down, back=back, cycles=cycles)


def because(arrows: Arrows, settled: Settled, node: int, side: Side) -> list[int]:
    """Return the arrows that give a bound of a node, from the origin on; none where there is no limit."""
    if settled.day(node, side) is None:
        return []
    if side == "earliest":
        return trail(settled.back, arrows.heads, node)[0]
    return trail(settled.down, arrows.tails, node)[0]


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
