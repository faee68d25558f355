"""Answers to the questions of a case under the bar: each hypothesis, and each statement it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.wording import say_statement
from abelard.model.wording_text import sentence
from abelard.reasoning.answer import Verdict, verdict
from abelard.reasoning.ask import ask
from abelard.reasoning.grounds import grounds_of
from abelard.reasoning.period import period_of
from abelard.views.sides import SideIndex
from abelard.views.words import say_time
from abelard.web.shown import Carrier, Named

if TYPE_CHECKING:
    from collections.abc import Callable

    from abelard.model.inquiry import Dated, Hypothesis
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.circuit import Node
    from abelard.web.bar import Bar
    from abelard.web.shown import Showing

_OPPOSITE = {
    Verdict.YES: Verdict.NO,
    Verdict.NO: Verdict.YES,
    Verdict.DENIED: Verdict.YES,
    Verdict.POSSIBLY: Verdict.POSSIBLY,
    Verdict.DISPUTED: Verdict.DISPUTED,
    Verdict.UNKNOWN: Verdict.UNKNOWN,
}
_WEAKEST = (
    Verdict.DENIED,
    Verdict.NO,
    Verdict.DISPUTED,
    Verdict.UNKNOWN,
    Verdict.POSSIBLY,
    Verdict.YES,
)
_FEW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One statement of a hypothesis, and how it stands."""

    notation: str
    sentence: str
    when: str
    negated: bool
    verdict: str
    """Of the statement as the hypothesis puts it: a denial that is right says `yes`."""
    doubted: bool
    carried: tuple[Carrier, ...]
    """By whom, as the hypothesis puts it; the first few."""
    more: int
    complete: bool
    held_by: tuple[Named, ...]
    """Who takes it so, believed or not."""
    opposed_by: tuple[Named, ...]
    searched: int
    """How many looked for it and found nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """One of the rival answers to a question."""

    id: str
    title: str
    verdict: str
    parts: tuple[Part, ...]


class Verdicts:
    """Works out answers under one bar."""

    def __init__(self, bar: Bar, belief: Belief, showing: Showing) -> None:
        """Take the bar, what follows under it, and the way to show it."""
        self._bar = bar
        self._belief = belief
        self._showing = showing
        self._sides = SideIndex(belief.case)

    def rival(self, hypothesis: Hypothesis) -> Rival:
        """Answer a hypothesis: the weakest of its statements decides."""
        parts = tuple(map(self.part, hypothesis.statements))
        answer = min((Verdict(part.verdict) for part in parts), key=_WEAKEST.index, default=Verdict.UNKNOWN)
        return Rival(
            id=hypothesis.id, title=hypothesis.title or hypothesis.id, verdict=str(answer), parts=parts
        )

    def part(self, dated: Dated) -> Part:
        """Answer one statement."""
        case = self._belief.case
        answer = ask(self._belief, dated, at=self._bar.at)
        found = answer.findings[0] if answer.findings else None
        pro, con = (found.supports, found.against) if found else (None, None)
        carrying = con if dated.negated else pro
        sides = self._sides.of(dated.statement)
        held = _speakers(sides.denying if dated.negated else sides.affirming)
        opposed = _speakers(sides.affirming if dated.negated else sides.denying)
        return Part(
            notation=notation(dated),
            sentence=sentence(say_statement(dated.statement, case, negated=dated.negated)),
            when=say_time(dated.when, case),
            negated=dated.negated,
            verdict=str(_OPPOSITE[answer.verdict] if dated.negated else answer.verdict),
            doubted=answer.doubted,
            carried=self._showing.carriers(carrying, _FEW) if carrying else (),
            more=max(0, len(carrying.supports) - _FEW) if carrying else 0,
            complete=answer.complete,
            held_by=self._showing.names(held),
            opposed_by=self._showing.names(opposed),
            searched=len(found.searched) if found else 0,
        )


def opposite(answer: Verdict) -> Verdict:
    """Return the answer to a denial, given that to what it denies."""
    return _OPPOSITE[answer]


def notation(dated: Dated) -> str:
    """Write a statement with its time, so that it can be asked again."""
    return f"{dated.statement} {dated.when}".strip()


def _speakers(claims: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(by for claim in claims for by in getattr(claim, "by", ())))


def quick_verdict(
    belief: Belief, dated: Dated, bar: Bar, holds: Callable[[Node], bool] | None = None
) -> Verdict:
    """Answer a statement without variables, without saying why."""
    period = period_of(belief.case, dated, at=bar.at)
    return verdict(grounds_of(belief, dated.statement, period), holds or belief.holds)
