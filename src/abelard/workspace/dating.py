"""Dates that cannot all be: a contradiction between sources is a result, so it is reported as a remark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.case.write import asserted
from abelard.model.problem import Problem, Severity
from abelard.reasoning.dating import Dating

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.case import Case
    from abelard.model.claim import Claim


def date_problems(case: Case) -> tuple[Problem, ...]:
    """Return one remark for each minimal set of claims whose dates cannot all be true."""
    return tuple(_told(case))


_DISAGREE = "nothing needs mending if the sources disagree; `abelard dates` shows what follows"
_TWICE = "did it happen twice? then tell the two apart by a label each: `first: ...`, `second: ...`"


def _by_one_voice(claims: list[Claim]) -> bool:
    """Whether one speaker dates one thing differently in one source, as only somebody who means two would."""
    return len({(claim.by, claim.source, claim.statement) for claim in claims}) == 1


def _told(case: Case) -> Iterator[Problem]:
    for conflict in Dating(case).conflicts:
        claims = [case.claim[one] for one in conflict.claims]
        last = max(claims, key=lambda claim: claim.where)
        told = "; ".join(f"{_speakers(claim, case)}: {asserted(claim)} ({claim.where})" for claim in claims)
        yield Problem(
            code="dates-conflict",
            message=f"these dates cannot all be: {told}",
            where=last.where,
            severity=Severity.INFO,
            hint=_TWICE if _by_one_voice(claims) else _DISAGREE,
        )


def _speakers(claim: Claim, case: Case) -> str:
    return ", ".join(map(case.name_of, claim.by)) or "nobody"
