"""The briefing: the questions with their rival answers; what is settled, disputed, unknown; who turned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.inquiry import Dated
from abelard.model.statement import ClaimRef
from abelard.model.wording import say_statement
from abelard.model.wording_text import sentence
from abelard.reasoning.answer import Verdict
from abelard.reasoning.dispute import disputes_of
from abelard.views.who import Row, said_order, shifts
from abelard.web.known import conflicts_under
from abelard.web.shown import Card, Named
from abelard.web.verdicts import Rival, Verdicts, quick_verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.case import Case
    from abelard.model.statement import Statement
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.dispute import Dispute
    from abelard.web.bar import Bar
    from abelard.web.shown import Showing

_MOST_LISTED = 400
_MOST_CONFLICTS = 8
_MOST_SHIFTS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A question with its rival answers."""

    id: str
    text: str
    note: str
    standard: str
    rivals: tuple[Rival, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A statement and how it stands under the bar."""

    key: str
    notation: str
    sentence: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clashing:
    """A smallest set of claims that cannot all be true, in a sentence."""

    sentence: str
    kind: str
    tension: bool
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """Conflicts that hang together."""

    id: str
    about: str
    conflicts: tuple[Clashing, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A speaker who took one side and later the other."""

    speaker: Named
    before: Card
    after: Card


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The state of the whole case under the bar."""

    established: tuple[Settled, ...]
    disputed: tuple[Settled, ...]
    unknown: tuple[Settled, ...]
    """Spoken of, but carried by nobody who is believed."""
    rejected: tuple[Settled, ...]
    cut_off: bool
    """Whether there are more statements than were looked at."""
    disputes: tuple[Disputed, ...]
    complete: bool
    """Whether these are all the conflicts there are."""
    turns: tuple[Turn, ...]


def questions(bar: Bar, belief: Belief, showing: Showing) -> tuple[Asking, ...]:
    """Answer the questions of the case."""
    verdicts = Verdicts(bar, belief, showing)
    return tuple(
        Asking(
            id=question.id,
            text=question.text,
            note=question.note,
            standard=str(question.standard),
            rivals=tuple(map(verdicts.rival, question.hypotheses)),
        )
        for question in belief.case.questions.values()
    )


def state(bar: Bar, belief: Belief, showing: Showing) -> State:
    """Say what is settled, disputed and unknown, where claims clash, and who changed their story."""
    case = belief.case
    told = list(_told(case))
    listed = [(each, quick_verdict(belief, Dated(statement=each), bar)) for each in told[:_MOST_LISTED]]
    conflicts = conflicts_under(belief)
    disputes = disputes_of(case, conflicts)

    def of(*wanted: Verdict) -> tuple[Settled, ...]:
        return tuple(_settled(each, verdict, case) for each, verdict in listed if verdict in wanted)

    return State(
        established=of(Verdict.YES, Verdict.POSSIBLY),
        disputed=of(Verdict.DISPUTED),
        unknown=of(Verdict.UNKNOWN),
        rejected=of(Verdict.DENIED, Verdict.NO),
        cut_off=len(told) > _MOST_LISTED,
        disputes=tuple(_disputed(each, belief, showing) for each in disputes),
        complete=conflicts.complete,
        turns=tuple(turns(belief, showing)),
    )


def turns(belief: Belief, showing: Showing) -> Iterator[Turn]:
    """Yield who changed their story, whoever is believed."""
    case = belief.case
    rows = tuple(
        Row(statement, tuple(sorted(claims, key=lambda claim: said_order(claim, case))))
        for statement, claims in case.statements.items()
    )
    for shift in shifts(rows, case)[:_MOST_SHIFTS]:
        yield Turn(
            speaker=showing.named(shift.speaker),
            before=showing.card(shift.before, belief),
            after=showing.card(shift.after, belief),
        )


def _told(case: Case) -> Iterator[Statement]:
    for statement in case.statements:
        if statement.is_ground and statement.predicate and not isinstance(statement.subject, ClaimRef):
            yield statement


def _settled(statement: Statement, verdict: Verdict, case: Case) -> Settled:
    return Settled(
        key=statement.key,
        notation=str(statement),
        sentence=sentence(say_statement(statement, case)),
        verdict=str(verdict),
    )


def _disputed(dispute: Dispute, belief: Belief, showing: Showing) -> Disputed:
    conflicts = dispute.conflicts
    return Disputed(
        id=dispute.id,
        about=dispute.about,
        conflicts=tuple(
            Clashing(
                sentence=each.sentence,
                kind=each.clash.kind,
                tension=each.tension,
                cards=tuple(showing.card(belief.case.claim[claim], belief) for claim in each.claims),
            )
            for each in conflicts[:_MOST_CONFLICTS]
        ),
        more=max(0, len(conflicts) - _MOST_CONFLICTS),
    )
