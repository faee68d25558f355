"""Why it is so: who has to be believed, down to the words; what is against it; what would overturn it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.wording import say_statement
from abelard.model.wording_text import sentence
from abelard.reasoning.chain import channel_of
from abelard.reasoning.period import period_of
from abelard.reasoning.why import why
from abelard.views.words import say_span, say_time
from abelard.web.shown import Card, Carrier, Named
from abelard.web.verdicts import notation

if TYPE_CHECKING:
    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.model.inquiry import Dated
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.overturn import Change
    from abelard.reasoning.why import Reason
    from abelard.web.bar import Bar
    from abelard.web.shown import Showing

_MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step of a derivation: what follows, by which claim or rule, from which steps before."""

    sentence: str
    by: str
    because: str
    premises: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """Where a word of a support was first said: what kind of source, how open, how it is graded."""

    kind: str
    channel: str
    grade: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A smallest set of witnesses, the steps it goes by, and its claims as cards."""

    carrier: Carrier
    stood: tuple[Stood, ...]
    """Each once."""
    stages: tuple[Stage, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tip:
    """A set of witnesses, and the answer if they are withdrawn or believed besides."""

    witnesses: tuple[Named, ...]
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Weak:
    """The witness on whom most supports hang."""

    witness: Named
    supports: int
    of: int
    grade: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """Everything behind an answer."""

    notation: str
    sentence: str
    when: str
    verdict: str
    doubted: bool
    extent: str
    supports: tuple[Ground, ...]
    more_supports: int
    against: tuple[Ground, ...]
    more_against: int
    searched: tuple[Card, ...]
    common: tuple[Named, ...]
    weakest: Weak | None
    withdrawals: tuple[Tip, ...]
    additions: tuple[Tip, ...]
    complete: bool


def reasons(dated: Dated, bar: Bar, belief: Belief, showing: Showing) -> Reasons:
    """Explain the answer to a statement without variables."""
    case = belief.case
    found = why(belief, dated.statement, period_of(case, dated, at=bar.at))
    weak = found.weakest
    return Reasons(
        notation=notation(dated),
        sentence=sentence(say_statement(dated.statement, case)),
        when=say_time(dated.when, case),
        verdict=str(found.found.verdict),
        doubted=found.found.doubted,
        extent=say_span(found.found.extent) if found.found.extent else "",
        supports=tuple(_ground(each, belief, showing) for each in found.supports[:_MOST]),
        more_supports=max(0, len(found.supports) - _MOST),
        against=tuple(_ground(each, belief, showing) for each in found.against[:_MOST]),
        more_against=max(0, len(found.against) - _MOST),
        searched=tuple(showing.card(case.claim[each], belief) for each in found.found.searched),
        common=showing.names(found.common),
        weakest=Weak(
            witness=showing.named(weak.witness), supports=weak.supports, of=weak.of, grade=weak.grade
        )
        if weak
        else None,
        withdrawals=tuple(_tip(each, showing) for each in found.overturned_by.withdrawals),
        additions=tuple(_tip(each, showing) for each in found.overturned_by.additions),
        complete=found.found.supports.complete and found.found.against.complete,
    )


def _ground(reason: Reason, belief: Belief, showing: Showing) -> Ground:
    claims = [belief.case.claim[each] for each in reason.support.claims]
    return Ground(
        carrier=showing.carrier(reason.support),
        stood=tuple(dict.fromkeys(_stood(claim, belief.case) for claim in claims)),
        stages=tuple(
            Stage(sentence=each.sentence, by=each.by, because=each.because, premises=each.premises)
            for each in reason.steps
        ),
        cards=tuple(showing.card(claim, belief) for claim in claims),
    )


def _stood(claim: Claim, case: Case) -> Stood:
    source = case.sources.get(claim.source)
    grades = source.grades if source else ()
    return Stood(
        kind=source.kind if source else "",
        channel=str(channel_of(case, claim)),
        grade=str(claim.grade or max(map(str, grades), default="")),
    )


def _tip(change: Change, showing: Showing) -> Tip:
    return Tip(witnesses=showing.names(change.witnesses), answer=str(change.answer))
