"""The ids of claims: those that are written, and those made from what a claim says."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abelard.model.claim import Claim


def identified(claims: Iterable[Claim], problems: list[Problem]) -> tuple[Claim, ...]:
    """Return the claims with their ids; what says the very same, or repeats a written id, is reported.

    A rival reading has the id of its claim with a number behind it.
    """
    first: dict[str, Claim] = {}
    times: dict[str, int] = defaultdict(int)
    found: list[Claim] = []
    parent, reading = "", 1
    for claim in claims:
        if claim.reading_of:
            reading += 1
            found.append(replace(claim, id=f"{parent}.{reading}", reading_of=parent))
            continue
        id = claim.id or content_id(claim)
        times[id] += 1
        if id in first:
            problems.append(_repeated(id, claim, first[id]))
        parent, reading = (id if times[id] == 1 else f"{id}-{times[id]}"), 1
        first.setdefault(id, claim)
        if parent != claim.id:
            # The reader has just made it and nobody else holds it; a copy costs as much as reading it did.
            object.__setattr__(claim, "id", parent)
        found.append(claim)
    return tuple(found)


def content_id(claim: Claim) -> str:
    """Return an id made from what a claim says, the same wherever and in whatever order it stands."""
    parts = (
        claim.statement.key,
        claim.stance,
        ",".join(claim.by),
        str(claim.when),
        claim.source,
        claim.passage.locator,
        claim.said.text if claim.said else "",
    )
    digest = hashlib.blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=5)
    return f"c-{digest.hexdigest()}"


def _repeated(id: str, claim: Claim, first: Claim) -> Problem:
    if claim.explicit_id:
        return Problem(
            code="duplicate-id",
            message=f"the id {id} is taken by the claim at {first.where}",
            where=claim.where,
            hint="give one of them another id",
        )
    return Problem(
        code="duplicate-claim",
        message=f"the very same claim stands at {first.where}",
        where=claim.where,
        severity=Severity.WARNING,
        hint="take one out, or give it the place that tells them apart",
    )
