"""What each viewpoint makes of a question: the verdict on every rival answer, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.inquiry import EVERYONE
from abelard.reasoning.answer import Verdict
from abelard.reasoning.ask import ask
from abelard.reasoning.belief import Reasoning

if TYPE_CHECKING:
    from abelard.model.case import Case
    from abelard.model.inquiry import Dated, Hypothesis, Question, Viewpoint
    from abelard.reasoning.belief import Belief

WORSE = (Verdict.DENIED, Verdict.NO, Verdict.DISPUTED, Verdict.UNKNOWN, Verdict.POSSIBLY, Verdict.YES)
"""Where several statements would all have to hold, the first of these that any gets is the verdict."""
TURNED = {Verdict.YES: Verdict.DENIED, Verdict.DENIED: Verdict.YES, Verdict.NO: Verdict.YES}
"""The verdict on `not so`, from that on what it denies; the others stay."""


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """One viewpoint, and its verdict on each hypothesis of the question, in order."""

    viewpoint: Viewpoint
    verdicts: tuple[Verdict, ...]


def verdict_rows(
    question: Question, case: Case, reasoning: Reasoning | None = None
) -> tuple[VerdictRow, ...]:
    """Return the verdicts of everyone and of each viewpoint of the case on a question's hypotheses."""
    reasoning = reasoning or Reasoning(case)
    rows = []
    for viewpoint in (EVERYONE, *case.viewpoints.values()):
        belief = reasoning.believe(viewpoint)
        rows.append(VerdictRow(viewpoint, tuple(hold(one, belief) for one in question.hypotheses)))
    return tuple(rows)


def hold(hypothesis: Hypothesis, belief: Belief) -> Verdict:
    """Return whether all statements of a hypothesis hold: as good as the worst of them."""
    found = {_verdict(one, belief) for one in hypothesis.statements}
    return next((verdict for verdict in WORSE if verdict in found), Verdict.UNKNOWN)


def _verdict(one: Dated, belief: Belief) -> Verdict:
    verdict = ask(belief, one).verdict
    return TURNED.get(verdict, verdict) if one.negated else verdict
