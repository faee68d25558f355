"""A lineage of many bodies made smaller: without some kinds of thing, folded into groups, near one body.

What is folded or left out is counted, so that a picture can say so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING

from abelard.model.span import Bounds, Span
from abelard.views.lineage import LinkKind
from abelard.views.lineage_choice import keeping
from abelard.views.lineage_order import components

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from abelard.model.day import Day
    from abelard.views.lineage import Body, Lineage
    from abelard.views.lineage_order import Component

MANY = 60
"""So many bodies can be read at once; more are folded unless the reader asks for all."""
KINDS = ("leaders", "loyalties", "parts", "acts", "names")
"""What can be left out, in the words of the reader."""
_LINKS = {
    "loyalties": frozenset({LinkKind.LOYAL}),
    "parts": frozenset({LinkKind.PART_OF}),
    "acts": frozenset({LinkKind.PLEDGES, LinkKind.EXPELS, LinkKind.RENOUNCES}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A smaller lineage, and what was put away."""

    lineage: Lineage
    groups: int = 0
    """Groups of bodies that are drawn as one."""
    within: int = 0
    """Bodies in those groups."""
    left_out: int = 0
    """Bodies of one large group that were left out: those with the fewest ties."""


def without(lineage: Lineage, kinds: Collection[str]) -> Lineage:
    """Leave out kinds of thing; unknown kinds leave out nothing."""
    links = frozenset(each for kind in kinds for each in _LINKS.get(kind, ()))
    bodies = [
        replace(
            body,
            leaders=() if "leaders" in kinds else body.leaders,
            names=() if "names" in kinds else body.names,
        )
        for body in lineage.bodies
    ]
    return replace(
        lineage,
        bodies=tuple(bodies),
        links=tuple(link for link in lineage.links if link.kind not in links),
    )


def near(lineage: Lineage, agent: str, steps: int) -> Lineage:
    """Keep the bodies at most so many links from one, or from those that a person leads."""
    around = _around(lineage)
    reached = {
        body.id
        for body in lineage.bodies
        if body.id == agent or any(leader.agent == agent for leader in body.leaders)
    }
    edge = set(reached)
    for _ in range(steps):
        edge = {other for one in edge for other in around[one]} - reached
        reached |= edge
    kept = keeping(lineage, reached)
    inside = tuple(link for link in kept.links if {link.source, link.target} <= reached)
    return replace(kept, links=inside)


def folded(lineage: Lineage, most: int = MANY) -> Folded:
    """Draw every group of connected bodies as one; of a single large group keep what holds it together."""
    if len(lineage.bodies) <= most:
        return Folded(lineage=lineage)
    found = components(lineage)
    if len(found) == 1:
        kept = trunk(lineage, most)
        return Folded(lineage=kept, left_out=len(lineage.bodies) - len(kept.bodies))
    several = [each for each in found if sum(len(line.bodies) for line in each.lines) > 1]
    bodies = tuple(_as_one(each) for each in found)
    return Folded(
        lineage=replace(lineage, bodies=bodies, links=()),
        groups=len(several),
        within=sum(len(line.bodies) for each in several for line in each.lines),
    )


def _as_one(component: Component) -> Body:
    """Give a group as one body, under the name of that with the most links."""
    bodies = [body for line in component.lines for body in line.bodies]
    ties = Counter(end for link in component.links for end in (link.source, link.target))
    first = max(bodies, key=lambda body: (ties[body.id], -bodies.index(body)))
    rest = len(bodies) - 1
    if not rest:
        return replace(first, leaders=())
    return replace(
        first,
        name=f"{first.name} and {rest} more",
        short="",
        life=_hull([body.life for body in bodies]),
        seen=reduce(
            Bounds.__or__, (body.seen for body in bodies if body.seen.earliest is not None), first.seen
        ),
        disputed_end=None,
        marks=(),
        names=(),
        leaders=(),
    )


def _hull(spans: list[Span]) -> Span:
    """Give from the first start to the last end, each as uncertain as it is."""
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    return Span(
        Bounds(_least(each.earliest for each in starts), _known(min, (each.latest for each in starts))),
        Bounds(_known(max, (each.earliest for each in ends)), _most(each.latest for each in ends)),
    )


def _least(days: Iterable[Day | None]) -> Day | None:
    """Return the first of some days; None if any is unbounded."""
    found = list(days)
    return None if None in found else min(day for day in found if day is not None)


def _most(days: Iterable[Day | None]) -> Day | None:
    found = list(days)
    return None if None in found else max(day for day in found if day is not None)


def _known(choose: Callable[[list[Day]], Day], days: Iterable[Day | None]) -> Day | None:
    found = [day for day in days if day is not None]
    return choose(found) if found else None


def trunk(lineage: Lineage, most: int) -> Lineage:
    """Take away, again and again, the bodies that one tie only holds; then those with the fewest ties."""
    if len(lineage.bodies) <= most:
        return lineage
    kept = {body.id for body in lineage.bodies}
    around = _around(lineage)
    while len(kept) > most:
        ends = [one for one in kept if len(around[one] & kept) <= 1]
        if not ends or len(ends) == len(kept):
            break
        kept -= set(ends)
    order = {body.id: place for place, body in enumerate(lineage.bodies)}
    kept = set(sorted(kept, key=lambda one: (-len(around[one] & kept), order[one]))[:most])
    found = keeping(lineage, kept)
    return replace(found, links=tuple(link for link in found.links if {link.source, link.target} <= kept))


def _around(lineage: Lineage) -> defaultdict[str, set[str]]:
    known = {body.id for body in lineage.bodies}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for link in lineage.links:
        if link.source in known and link.target in known and link.source != link.target:
            found[link.source].add(link.target)
            found[link.target].add(link.source)
    return found
