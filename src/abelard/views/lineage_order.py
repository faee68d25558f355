"""Which bodies stand on one line, which lines belong together, and in what order the lines are drawn.

Bodies that become one another share a line. Lines that are linked form a component; within one, the order
is sought in which links are short and cross little: barycentres, as in layered drawing (Sugiyama, Tagawa
and Toda, "Methods for visual understanding of hierarchical system structures", IEEE SMC 11, 1981). The
result depends on the rows alone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.views.lineage import LinkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abelard.views.lineage import Body, Lineage, Link

_SWEEPS, _ROUNDS = 24, 8
_WEIGHTS = {
    LinkKind.MERGES: 3,
    LinkKind.SPLITS: 3,
    LinkKind.FOUNDS: 2,
    LinkKind.JOINS: 3,
    LinkKind.BECOMES: 3,
}
"""How much it matters that a link is short; others count once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Bodies that go on as one another, in the order of time."""

    bodies: tuple[Body, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """Lines that are linked, from top to bottom."""

    lines: tuple[Line, ...]
    links: tuple[Link, ...]
    """Those between different lines of it, and those within one that are not a becoming on the line."""


def components(lineage: Lineage) -> tuple[Component, ...]:
    """Give the components, the largest first; lines without links come last, each as one of its own."""
    lines = lines_of(lineage)
    place = {body.id: index for index, line in enumerate(lines) for body in line.bodies}
    links = [link for link in lineage.links if link.source in place and link.target in place]
    group = _groups(len(lines), [(place[link.source], place[link.target]) for link in links])
    members: dict[int, list[int]] = defaultdict(list)
    for index in range(len(lines)):
        members[group[index]].append(index)
    inside: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        inside[group[place[link.source]]].append(link)
    found = [_component([lines[index] for index in each], inside[key]) for key, each in members.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.lines), _first(one.lines))))


def lines_of(lineage: Lineage) -> list[Line]:
    """Join bodies that become one another; where several could follow, the first in time does."""
    bodies = {body.id: body for body in lineage.bodies}
    after: dict[str, str] = {}
    before: dict[str, str] = {}
    becoming = [link for link in lineage.links if link.kind is LinkKind.BECOMES and link.said.holds]
    for link in sorted(becoming, key=lambda link: (_day(link), link.said.id)):
        free = link.source not in after and link.target not in before
        if free and link.source in bodies and link.target in bodies and not _leads_to(link, after):
            after[link.source], before[link.target] = link.target, link.source
    return [_line(body, bodies, after) for body in lineage.bodies if body.id not in before]


def _leads_to(link: Link, after: dict[str, str]) -> bool:
    """Whether the target already goes on, by whatever steps, as the source: a circle."""
    at = link.target
    while at in after:
        at = after[at]
    return at == link.source


def _line(body: Body, bodies: dict[str, Body], after: dict[str, str]) -> Line:
    found = [body]
    while found[-1].id in after:
        found.append(bodies[after[found[-1].id]])
    return Line(bodies=tuple(found))


def _groups(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Give for each of `count` things the least of those it is joined with, by union and find."""
    parent = list(range(count))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    return [root(at) for at in range(count)]


def _component(lines: list[Line], links: Sequence[Link]) -> Component:
    start = sorted(lines, key=lambda line: (_first((line,)), line.bodies[0].id))
    place = {body.id: index for index, line in enumerate(start) for body in line.bodies}
    edges = [
        (place[link.source], place[link.target], _WEIGHTS.get(link.kind, 1))
        for link in links
        if place[link.source] != place[link.target]
    ]
    order = _ordered(len(start), edges)
    return Component(lines=tuple(start[index] for index in order), links=tuple(links))


def _ordered(count: int, edges: list[tuple[int, int, int]]) -> list[int]:
    """Sort by the mean place of the neighbours, again and again; keep the best order that was met."""
    near: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for one, other, weight in edges:
        near[one].append((other, weight))
        near[other].append((one, weight))
    order = list(range(count))
    best, least = order, _cost(order, edges)
    for sweep in range(_SWEEPS):
        place = {node: index for index, node in enumerate(order)}
        pull = {node: _centre(node, near[node], place, stay=sweep % 2) for node in order}
        order = sorted(order, key=lambda node: (pull[node], place[node]))
        cost = _cost(order, edges)
        if cost < least:
            best, least = order, cost
    return _swapped(best, near)


def _swapped(order: list[int], near: dict[int, list[tuple[int, int]]]) -> list[int]:
    """Swap neighbours where that makes the links shorter, in a few rounds."""
    best = list(order)
    at = {node: index for index, node in enumerate(best)}
    for _ in range(_ROUNDS):
        swapped = False
        for index in range(len(best) - 1):
            upper, lower = best[index], best[index + 1]
            if _gain(upper, 1, lower, near, at) + _gain(lower, -1, upper, near, at) > 0:
                best[index], best[index + 1] = lower, upper
                at[upper], at[lower] = index + 1, index
                swapped = True
        if not swapped:
            break
    return best


def _gain(
    node: int, step: int, other: int, near: dict[int, list[tuple[int, int]]], at: dict[int, int]
) -> int:
    """Give by how much the links of a line get shorter if it steps past another."""
    return sum(
        weight * (abs(at[node] - at[end]) - abs(at[node] + step - at[end]))
        for end, weight in near[node]
        if end != other
    )


def _centre(node: int, near: list[tuple[int, int]], place: dict[int, int], *, stay: int) -> float:
    total = sum(weight for _, weight in near) + stay
    if not total:
        return place[node]
    return (sum(place[other] * weight for other, weight in near) + stay * place[node]) / total


def _cost(order: list[int], edges: list[tuple[int, int, int]]) -> int:
    place = {node: index for index, node in enumerate(order)}
    return sum(weight * abs(place[one] - place[other]) for one, other, weight in edges)


def _first(lines: Sequence[Line]) -> int:
    days = [body.seen.earliest for line in lines for body in line.bodies if body.seen.earliest is not None]
    return min(days, default=0)


def _day(link: Link) -> int:
    bounds = link.said.span.possible
    return next((day for day in (bounds.earliest, bounds.latest) if day is not None), 0)
