"""What a hypothesis comes to.

A node that says it holds, one that something speaks against it, and its answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.reasoning.answer import Verdict
from abelard.reasoning.ask import fillings, verdict_for
from abelard.reasoning.grounds import grounds_of
from abelard.reasoning.period import period_of

if TYPE_CHECKING:
    from abelard.model.inquiry import Dated, Hypothesis
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.circuit import Node

_NEGATED = {
    Verdict.YES: Verdict.NO,
    Verdict.NO: Verdict.YES,
    Verdict.DENIED: Verdict.YES,
    Verdict.POSSIBLY: Verdict.POSSIBLY,
    Verdict.DISPUTED: Verdict.DISPUTED,
    Verdict.UNKNOWN: Verdict.UNKNOWN,
}
_WEAKEST = (Verdict.DENIED, Verdict.NO, Verdict.DISPUTED, Verdict.UNKNOWN, Verdict.POSSIBLY, Verdict.YES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One statement of a hypothesis: the nodes for and against it, its `not` taken into account."""

    dated: Dated
    pro: Node
    con: Node


def verdict_of(belief: Belief, hypothesis: Hypothesis) -> Verdict:
    """Return the answer for a hypothesis: that for the weakest of its statements."""
    answers = [answer_to(belief, dated) for dated in hypothesis.statements]
    return min(answers, key=_WEAKEST.index, default=Verdict.UNKNOWN)


def answer_to(belief: Belief, dated: Dated) -> Verdict:
    """Return the answer for one statement of a hypothesis, turned round where it is put as not so."""
    verdict = verdict_for(belief, dated)
    return _NEGATED[verdict] if dated.negated else verdict


def stands(belief: Belief, hypothesis: Hypothesis) -> tuple[Stand, ...]:
    """Return what speaks for and against each statement of a hypothesis."""
    return tuple(_stand(belief, dated) for dated in hypothesis.statements)


def _stand(belief: Belief, dated: Dated) -> Stand:
    circuit = belief.circuit
    period = period_of(belief.case, dated)
    pros, cons = [], []
    for statement, _ in fillings(belief, dated.statement, period):
        grounds = grounds_of(belief, statement, period)
        pros.append(grounds.pro_node(certain=True))
        cons.append(grounds.con_node())
    pro, con = circuit.any_of(pros), circuit.all_of(cons) if cons else 0
    return Stand(dated=dated, pro=con, con=pro) if dated.negated else Stand(dated=dated, pro=pro, con=con)
