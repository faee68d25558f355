"""Two lineages of one case set over each other: what stands in both, only here, only there, otherwise dated.

`here` and `there` are the lineages as two viewpoints tell them, `joint` that of all the claims of both:
it gives the places, they give what is so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from abelard.views.lineage_choice import keeping
from abelard.views.lineage_gather import lineage
from abelard.views.standing_case import only, standing_claims
from abelard.views.words import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from abelard.model.case import Case
    from abelard.reasoning.belief import Belief
    from abelard.views.lineage import Body, Lineage, Link, Stated


class Where(StrEnum):
    """In which of two viewpoints a thing is so."""

    BOTH = "both"
    HERE = "only here"
    THERE = "only there"
    OTHERWISE = "otherwise dated"
    """In both, at other times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One statement of a lineage, and how it stands here and there."""

    id: str
    sentence: str
    where: Where
    time_here: str
    """In words; empty where it is not so."""
    time_there: str
    claims: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {
            "id": self.id,
            "sentence": self.sentence,
            "where": str(self.where),
            "times": [self.time_here or None, self.time_there or None],
            "claims": list(self.claims),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two lineages and their joint one."""

    names: tuple[str, str]
    """Of the two viewpoints, as readers know them."""
    case: Case
    """With the claims that stand in either."""
    joint: Lineage
    here: Lineage
    there: Lineage

    def told(self) -> tuple[Told, ...]:
        """List every statement that is so in either, in the order of the joint lineage."""
        here, there = ({said.id: said for said in sayings(each)} for each in (self.here, self.there))
        order = dict.fromkeys((*(said.id for said in sayings(self.joint)), *here, *there))
        return tuple(_told(here.get(id), there.get(id)) for id in order if id in here or id in there)

    @property
    def subtitle(self) -> str:
        """Say what is set over what."""
        one, other = map(clean, self.names)
        return f"Two tellings over each other: ¹ {one}, ² {other}."

    def where_body(self, body: str) -> Where | None:
        """Say where a body exists; None where in neither."""
        ids = [{each.id for each in one.bodies} for one in (self.here, self.there)]
        return where_of(body in ids[0], body in ids[1])


def compared(
    here: Belief, there: Belief, names: tuple[str, str], part: Callable[[Lineage], Lineage] | None = None
) -> Compared:
    """Set the lineages of two viewpoints of one case over each other, or a `part` of them."""
    one, other = standing_claims(here), standing_claims(there)
    case = only(here.case, one | other)
    joint = affirmed(lineage(case))
    joint = part(joint) if part else joint
    kept = frozenset(body.id for body in joint.bodies)
    return Compared(
        names=names,
        case=case,
        joint=joint,
        here=keeping(affirmed(lineage(only(here.case, one))), kept),
        there=keeping(affirmed(lineage(only(here.case, other))), kept),
    )


def affirmed(found: Lineage) -> Lineage:
    """Leave out what is only denied or doubted."""
    return replace(
        found,
        bodies=tuple(map(_affirmed, found.bodies)),
        links=tuple(link for link in found.links if link.said.holds),
    )


def _affirmed(body: Body) -> Body:
    return replace(
        body,
        marks=tuple(each for each in body.marks if each.said.holds),
        names=tuple(each for each in body.names if each.said.holds),
        leaders=tuple(each for each in body.leaders if each.said.holds),
    )


def sayings(found: Lineage) -> Iterator[Stated]:
    """Yield what a lineage is made of, in its order."""
    for body in found.bodies:
        yield from (each.said for each in body.marks)
        yield from (each.said for each in body.names)
        yield from (each.said for each in body.leaders)
    for link in found.links:
        yield from _of_link(link)


def _of_link(link: Link) -> Iterator[Stated]:
    yield link.said
    if link.accepted is not None and link.accepted.holds:
        yield link.accepted


def where_of(here: bool, there: bool, *, same: bool = True) -> Where | None:  # noqa: FBT001  two sides
    """Say where something is so."""
    if here and there:
        return Where.BOTH if same else Where.OTHERWISE
    return Where.HERE if here else Where.THERE if there else None


def _told(here: Stated | None, there: Stated | None) -> Told:
    said = here or there
    assert said is not None  # noqa: S101  it is listed because one of them has it
    same = here is None or there is None or here.span == there.span
    return Told(
        id=said.id,
        sentence=said.sentence,
        where=where_of(here is not None, there is not None, same=same) or Where.BOTH,
        time_here=here.time if here else "",
        time_there=there.time if there else "",
        claims=tuple(dict.fromkeys(claim for each in (here, there) if each for claim in each.claims)),
    )
