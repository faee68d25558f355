"""Conflicts and tensions, grouped into disputes, with the notes on them; and the rival tellings of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.wording_text import sentence
from abelard.model.wording_time import say_date
from abelard.reasoning.dispute import disputes_of
from abelard.reasoning.narrative import narratives_of, with_questions
from abelard.web.bar import BadRequestError
from abelard.web.known import conflicts_under
from abelard.web.shown import Card, Named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abelard.model.inquiry import Note
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.conflict import Conflict, Conflicts
    from abelard.reasoning.dispute import Dispute
    from abelard.reasoning.narrative import Narrative
    from abelard.web.shown import Showing

_MOST_DISPUTES = 60
_MOST_CONFLICTS = 12
_MOST_TELLINGS = 12
_MOST_GIVEN = 40
_MOST_REJECTED = 60
_SECONDS = 1.0
"""How long tellings are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What somebody remarked."""

    text: str
    by: Named | None
    on: str
    access: str
    where: str
    """File and line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A smallest set of claims that cannot all be true, or perhaps cannot, in a sentence."""

    sentence: str
    kind: str
    tension: bool
    because: str
    """The rule or constraint behind it, in words."""
    cards: tuple[Card, ...]
    notes: tuple[Noted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """Conflicts that hang together, and the tensions that touch them."""

    id: str
    about: str
    hard: bool
    """Whether any of it is a conflict and not a tension only."""
    clashes: tuple[Clash, ...]
    more: int
    claims: tuple[str, ...]
    speakers: tuple[Named, ...]
    notes: tuple[Noted, ...]
    """On some of its claims together, but on none of its conflicts alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputes:
    """All disputes under the bar."""

    looking: str
    disputes: tuple[Contested, ...]
    left_out: int
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a telling makes of a rival answer."""

    question: str
    title: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A claim that has to be given up."""

    claim: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A largest set of claims of a dispute that can be believed together."""

    by: tuple[Named, ...]
    """All of whose word in the dispute stands; empty where nobody's whole word does."""
    kept: int
    given_up: tuple[Given, ...]
    """The first of them."""
    given_up_more: int
    rejecting: tuple[str, ...]
    """What to reject in the bar to look at the case in this way; empty where an address cannot hold it."""
    answers: tuple[Made, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tellings:
    """The rival tellings of a dispute."""

    dispute: str
    about: str
    tellings: tuple[Telling, ...]
    more: int
    complete: bool


def disputes(belief: Belief, showing: Showing, looking: str) -> Disputes:
    """Group the conflicts and tensions under the bar."""
    conflicts = conflicts_under(belief)
    found = disputes_of(belief.case, conflicts)
    return Disputes(
        looking=looking,
        disputes=tuple(_contested(each, belief, showing) for each in found[:_MOST_DISPUTES]),
        left_out=max(0, len(found) - _MOST_DISPUTES),
        complete=conflicts.complete,
    )


def tellings(id: str, belief: Belief, showing: Showing) -> Tellings:
    """Give the rival tellings of one dispute. Raises BadRequestError."""
    dispute = _dispute(id, belief, conflicts_under(belief))
    found = narratives_of(belief, dispute, most=_MOST_TELLINGS, within=_SECONDS)
    told = with_questions(belief, found)
    return Tellings(
        dispute=dispute.id,
        about=dispute.about,
        tellings=tuple(_telling(each, belief, showing) for each in told.found),
        more=max(0, len(found.found) - len(told.found)),
        complete=found.complete,
    )


def _dispute(id: str, belief: Belief, conflicts: Conflicts) -> Dispute:
    for each in disputes_of(belief.case, conflicts):
        if each.id == id and each.claims:
            return each
    raise BadRequestError(f"under this bar there is no dispute {id!r} with a conflict in it")


def _contested(dispute: Dispute, belief: Belief, showing: Showing) -> Contested:
    notes = belief.case.notes
    shown = dispute.conflicts[:_MOST_CONFLICTS]
    claims = tuple(dict.fromkeys(claim for each in dispute.conflicts for claim in each.claims))
    told = {note.id for each in dispute.conflicts for note in notes if _is_about(note, each)}
    some = [note for note in notes if note.id not in told and len(_touched(note, claims)) > 1]
    speakers = dict.fromkeys(by for claim in claims for by in belief.case.claim[claim].by)
    return Contested(
        id=dispute.id,
        about=dispute.about,
        hard=any(not each.tension for each in dispute.conflicts),
        clashes=tuple(_clash(each, belief, showing) for each in shown),
        more=len(dispute.conflicts) - len(shown),
        claims=claims,
        speakers=showing.names(tuple(speakers)),
        notes=tuple(_noted(note, showing) for note in some),
    )


def _clash(conflict: Conflict, belief: Belief, showing: Showing) -> Clash:
    return Clash(
        sentence=conflict.sentence,
        kind=conflict.clash.kind,
        tension=conflict.tension,
        because=sentence(conflict.clash.because) if conflict.clash.because else "",
        cards=tuple(showing.card(belief.case.claim[claim], belief) for claim in conflict.claims),
        notes=tuple(_noted(note, showing) for note in belief.case.notes if _is_about(note, conflict)),
    )


def _is_about(note: Note, conflict: Conflict) -> bool:
    """Tell whether a note stands at a conflict: whether it names every one of its claims."""
    return len(_touched(note, conflict.claims)) == len(conflict.claims)


def _touched(note: Note, claims: Iterable[str]) -> set[str]:
    return {claim for claim in claims if f"^{claim}" in note.about}


def _noted(note: Note, showing: Showing) -> Noted:
    return Noted(
        text=note.text,
        by=showing.named(note.by) if note.by in showing.case.agents else None,
        on=say_date(note.on) if note.on else "",
        access=str(note.access),
        where=f"{note.where.path}:{note.where.line}",
    )


def _rejected(narrative: Narrative) -> tuple[str, ...]:
    few = len(narrative.left_out) <= _MOST_REJECTED
    return tuple(f"^{claim}" for claim in narrative.left_out) if few else ()


def _telling(narrative: Narrative, belief: Belief, showing: Showing) -> Telling:
    case = belief.case
    return Telling(
        by=showing.names(narrative.witnesses),
        kept=len(narrative.claims),
        given_up=tuple(
            Given(claim=claim, sentence=showing.card(case.claim[claim], belief).sentence)
            for claim in narrative.left_out[:_MOST_GIVEN]
        ),
        given_up_more=max(0, len(narrative.left_out) - _MOST_GIVEN),
        rejecting=_rejected(narrative),
        answers=tuple(
            Made(
                question=case.questions[question].text,
                title=next(
                    (one.title for one in case.questions[question].hypotheses if one.id == hypothesis), ""
                )
                or hypothesis,
                verdict=str(answer),
            )
            for question, hypothesis, answer in narrative.answers
        ),
    )
