"""Standards of proof: how much each side weighs, by how many independent witnesses, and what that proves.

After Carneades (Gordon, Prakken and Walton, "The Carneades model of argument and burden of proof", Artificial
Intelligence 171, 2007; thresholds as in Gordon and Walton, "Proof burdens and standards", 2009), adapted to
witnesses: arguments accrue where they are independent, and the higher standards ask for two witnesses, as the
old law of proof did ("testis unus, testis nullus").
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.inquiry import Standard
from abelard.reasoning.corroboration import (
    NO_REPORTS,
    Corroboration,
    corroboration,
    heaviest,
    origins_of,
)
from abelard.reasoning.probability import chances_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abelard.reasoning.belief import Belief
    from abelard.reasoning.circuit import Node
    from abelard.reasoning.hypothesis import Stand
    from abelard.reasoning.supports import Support

CONVINCING, GAP = 0.5, 0.3
"""What a side must be worth to convince clearly, and by how much outweigh the other."""
BEYOND, LITTLE = 0.9, 0.2
"""What it must be worth to leave no reasonable doubt, and how little the other may be."""
WITNESSES = 2
"""Independent ones, for both."""
_RELIABILITY = {"A": 0.95, "B": 0.8, "C": 0.6, "D": 0.4, "E": 0.2, "F": 0.5}
_UNGRADED = 0.5
_CERTAIN = 1 - 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What speaks for a thing, or against it."""

    strongest: float = 0.0
    """What the best single argument is worth."""
    weight: float = 0.0
    """What independent arguments are worth together: that not all of them are wrong."""
    reports: Corroboration = NO_REPORTS


NOTHING = Side()


def meets(standard: Standard, pro: Side, con: Side) -> bool:
    """Whether what speaks for a thing proves it by a standard, given what speaks against it."""
    scintilla = pro.weight > 0
    preponderance = scintilla and pro.weight > con.weight
    several = preponderance and pro.reports.origins >= WITNESSES
    convincing = several and pro.weight > CONVINCING and pro.weight - con.weight > GAP
    return {
        Standard.SCINTILLA: scintilla,
        Standard.PREPONDERANCE: preponderance,
        Standard.CLEAR_AND_CONVINCING: convincing,
        Standard.BEYOND_REASONABLE_DOUBT: convincing and pro.weight > BEYOND and con.weight < LITTLE,
    }[standard]


def sides(belief: Belief, hypothesis: Iterable[Stand]) -> tuple[Side, Side]:
    """Return what speaks for a hypothesis and against it.

    For it: all its statements must be borne out, so that the weakest counts. Against it: any one is enough,
    so that the strongest does.
    """
    stands = tuple(hypothesis)
    pros = [side(belief, stand.pro) for stand in stands]
    cons = [side(belief, stand.con) for stand in stands]
    weakest = min(pros, key=lambda each: (each.weight, each.reports.origins), default=NOTHING)
    return weakest, max(cons, key=lambda each: (each.weight, each.reports.origins), default=NOTHING)


def side(belief: Belief, node: Node) -> Side:
    """Return what the ways in which a node follows are worth."""
    listing = belief.supports(node)
    weights = [weight(belief, support) for support in listing]
    if not weights:
        return NOTHING
    origins = [origins_of(belief, support) for support in listing]
    doubt, _ = heaviest(origins, [-math.log(1 - min(each, _CERTAIN)) for each in weights])
    return Side(
        strongest=round(max(weights), 4),
        weight=round(1 - math.exp(-doubt), 4),
        reports=corroboration(belief, listing),
    )


def weight(belief: Belief, support: Support) -> float:
    """Return the weight of a support: the product of what its witnesses are worth.

    A witness is worth his probability; else what the source is graded in which he speaks himself; else one
    half if he speaks and one if he only passes on. A source is worth what it is graded, unless the viewpoint
    says how probable its speaker's word is.
    """
    chances, case = chances_of(belief), belief.case
    claims = [case.claim[claim] for claim in support.claims]
    speakers = {speaker for claim in claims for speaker in claim.by}
    told = {claim.source for claim in claims if not chances.keys().isdisjoint(claim.by)}
    graded = {
        witness: worth
        for witness in support.needs
        if witness not in told and (worth := _grade(belief, witness)) is not None
    }
    vouched = {
        author for claim in claims if claim.source in graded for author in case.sources[claim.source].by
    }
    result = 1.0
    for witness in support.needs:
        ungraded = _UNGRADED if witness in speakers - vouched else 1.0
        result *= chances.get(witness, graded.get(witness, ungraded))
    return result


def _grade(belief: Belief, witness: str) -> float | None:
    """Return what a source is worth by the worst grade of reliability anybody gave it."""
    source = belief.case.sources.get(witness)
    grades = (
        [_RELIABILITY[grade.reliability[:1]] for grade in source.grades if grade.reliability]
        if source
        else []
    )
    return min(grades, default=None)
