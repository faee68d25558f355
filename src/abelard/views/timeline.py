"""What happened when, as uncertain as it is, and who says so: one row for every dated statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from abelard.model.span import ALWAYS, Bounds
from abelard.model.statement import ClaimRef, Ref, Words, references
from abelard.model.when import asserted_span
from abelard.model.wording_time import tells_julian
from abelard.views.extents import say_extent, spans_of, told_days
from abelard.views.sides import SideIndex, Sides, Standing
from abelard.views.words import clean, say_name, say_statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.model.day import Day
    from abelard.model.span import Span
    from abelard.model.statement import Statement
    from abelard.model.vocabulary import Aspect
    from abelard.views.extents import Dating
    from abelard.views.sides import Voice

LaneBy: TypeAlias = Literal["agent", "kind", "speaker"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One statement with its time."""

    id: str
    """The text by which the case finds the statement: its label, if any, and the statement as written.

    A denial of another time than those who affirm it give has a row of its own under the same text.
    """
    statement: str
    label: str
    sentence: str
    """The statement in plain words, a clause without its time."""
    predicate: str
    aspect: Aspect
    span: Span
    time: str
    """The span in words."""
    standing: Standing
    contested: tuple[Bounds, ...]
    """The days of it for which somebody denies it."""
    voices: tuple[Voice, ...]
    lane: str
    """The id of its subject, its predicate, or the id of its first speaker."""
    lane_name: str

    @property
    def disputed(self) -> bool:
        """Whether somebody denies it for some of the time for which it is affirmed."""
        return self.standing is Standing.DISPUTED

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of all claims that bear on it."""
        return tuple(claim for voice in self.voices for claim in voice.claims)

    @property
    def day(self) -> Day:
        """The day under which it is listed: its earliest possible start, else the first day that is known."""
        start, end = self.span.start, self.span.end
        if start.earliest is not None:
            return start.earliest
        known = [day for day in (start.latest, end.earliest) if day is not None]
        return min(known, default=0 if end.latest is None else end.latest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The rows, by their earliest possible start, and how many statements have no date."""

    rows: tuple[TimelineRow, ...]
    undated: int
    julian: bool = False
    """Whether days before October 1582 are told in the Julian calendar."""


def timeline(
    case: Case,
    *,
    dating: Dating | None = None,
    window: Bounds | None = None,
    agent: str = "",
    speaker: str = "",
    lane: LaneBy = "agent",
) -> Timeline:
    """Give the dated statements that may lie in a window of days, name an agent, or are some speaker's."""
    span_of = dating or spans_of(case)
    index, julian = SideIndex(case), tells_julian(case)
    rows, undated = [], 0
    for statement in case.statements:
        if not _is_told(statement) or (agent and agent not in references(statement)):
            continue
        sides = index.of(statement)
        if speaker and not _speaks(speaker, sides):
            continue
        span = span_of(statement)
        if span == ALWAYS:
            undated += 1
        elif window is None or _meets(span, window):
            rows.append(_row(statement, case, sides.of_time(span), span, lane, julian=julian))
        rows.extend(
            _row(statement, case, Sides(denying=(claim,)), apart, lane, julian=julian)
            for claim, apart in _denied_apart(statement, sides, span)
            if (window is None or _meets(apart, window)) and (not speaker or speaker in claim.by)
        )
    return Timeline(rows=tuple(sorted(rows, key=_order)), undated=undated, julian=julian)


def _denied_apart(statement: Statement, sides: Sides, span: Span) -> Iterator[tuple[Claim, Span]]:
    """Yield the denials of a statement that are of another time than it has, each with its own."""
    near = set(sides.of_time(span).denying)
    for claim in sides.denying:
        if claim not in near and claim.statement == statement:
            yield claim, asserted_span(claim.when)


def _is_told(statement: Statement) -> bool:
    """Whether it says something of the world: not a pattern, not a claim about a claim."""
    return statement.is_ground and not isinstance(statement.subject, ClaimRef)


def _speaks(speaker: str, sides: Sides) -> bool:
    return any(speaker in claim.by for claim in (*sides.affirming, *sides.denying, *sides.others))


def _meets(span: Span, window: Bounds) -> bool:
    return not (told_days(span) & window).is_empty


def _row(
    statement: Statement, case: Case, sides: Sides, span: Span, lane: LaneBy, *, julian: bool
) -> TimelineRow:
    voices = sides.voices()
    aspect = case.vocabulary.aspect(statement.predicate)
    key, name = _lane(statement, case, voices, lane)
    return TimelineRow(
        id=statement.key,
        statement=str(statement),
        label=statement.label,
        sentence=say_statement(statement, case),
        predicate=statement.predicate,
        aspect=aspect,
        span=span,
        time=say_extent(span, aspect, sides.affirming or sides.denying, julian=julian),
        standing=sides.standing(span),
        contested=sides.contested(span),
        voices=voices,
        lane=key,
        lane_name=name,
    )


def _lane(statement: Statement, case: Case, voices: tuple[Voice, ...], lane: LaneBy) -> tuple[str, str]:
    if lane == "kind":
        return statement.predicate, statement.predicate.replace("-", " ") or "in free words"
    if lane == "speaker":
        speaker = next((by for voice in voices for by in voice.by), "")
        return speaker, say_name(speaker, case)
    subject = statement.subject
    if isinstance(subject, Ref):
        return subject.id, say_name(subject.id, case)
    return "", "in free words" if isinstance(subject, Words) else clean(str(subject))


def _order(row: TimelineRow) -> tuple[Day, Day, str]:
    """Order by first day; what is sooner settled comes first."""
    last = row.span.start.latest
    return row.day, row.day if last is None else last, row.id
