"""Labels: what tells the spells of one statement apart, and names it for relative dates.

Where a case gives a statement one label only, claims that leave the label out mean the same one. Where it
gives several, they mean none of them in particular: `check` asks which, and a denial denies them all.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.model.problem import Problem

if TYPE_CHECKING:
    from abelard.model.claim import Claim
    from abelard.model.statement import Statement


def unify(claims: list[Claim], problems: list[Problem]) -> list[Claim]:
    """Return the claims with their labels settled; a label given to two different statements is reported."""
    owner: dict[str, Claim] = {}
    spells: dict[Statement, dict[str, Claim]] = defaultdict(dict)
    kept = []
    dropped = False
    for claim in claims:
        if claim.reading_of and dropped:
            continue
        statement = claim.statement
        dropped = False
        if statement.label:
            first = owner.setdefault(statement.label, claim)
            if first.statement != statement:
                problems.append(_reused(claim, first))
                dropped = True
                continue
            spells[statement.labelled("")][statement.label] = claim
        kept.append(claim)
    return [_labelled(claim, spells) for claim in kept]


def _labelled(claim: Claim, spells: dict[Statement, dict[str, Claim]]) -> Claim:
    statement = claim.statement
    if statement.label or statement not in spells:
        return claim
    labels = list(spells[statement])
    return replace(claim, statement=statement.labelled(labels[0])) if len(labels) == 1 else claim


def _reused(claim: Claim, first: Claim) -> Problem:
    return Problem(
        code="label-reused",
        message=f"the label {claim.statement.label} already stands for `{first.statement}` at {first.where}",
        where=claim.where,
        hint="a label names one statement; claims about the same one may share it",
    )
