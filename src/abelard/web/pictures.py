"""The timeline under the bar: drawn from the claims that stand under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.span import Bounds
from abelard.model.wording_text import sentence
from abelard.views.timeline import timeline
from abelard.web.shown import Named

if TYPE_CHECKING:
    from abelard.model.case import Case
    from abelard.views.timeline import LaneBy, TimelineRow
    from abelard.web.bar import Bar
    from abelard.web.shown import Showing

_MOST_ROWS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Where a start or an end lies, in days from 1 January of year 1; None where nothing bounds it."""

    earliest: int | None
    latest: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """A dated statement of the timeline."""

    key: str
    notation: str
    sentence: str
    time: str
    standing: str
    event: bool
    start: Days
    end: Days
    contested: tuple[Days, ...]
    affirming: tuple[Named, ...]
    opposing: tuple[Named, ...]
    claims: tuple[str, ...]
    lane: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """The timeline."""

    spells: tuple[Spell, ...]
    undated: int
    left_out: int
    first: int | None
    """The first day that anything is known of, and the last."""
    last: int | None


def timed(
    case: Case, bar: Bar, showing: Showing, lane: LaneBy, agent: str, between: Bounds | None = None
) -> Timed:
    """Give the timeline, of the moment of the bar or of what lies between two days, if either is given."""
    window = Bounds(bar.at.earliest, bar.at.latest) if bar.at else between
    found = timeline(case, window=window, agent=agent, lane=lane)
    rows = found.rows[:_MOST_ROWS]
    bounds = [each for row in found.rows for each in (row.span.start, row.span.end)]
    days = [day for each in bounds for day in (each.earliest, each.latest) if day is not None]
    return Timed(
        spells=tuple(spell(row, showing) for row in rows),
        undated=found.undated,
        left_out=len(found.rows) - len(rows),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def spell(row: TimelineRow, showing: Showing) -> Spell:
    """Show a row of the timeline."""
    voices = {str(voice.stance): voice.by for voice in row.voices}
    return Spell(
        key=row.id,
        notation=row.statement,
        sentence=sentence(row.sentence),
        time=row.time,
        standing=str(row.standing),
        event=str(row.aspect) == "event",
        start=_days(row.span.start),
        end=_days(row.span.end),
        contested=tuple(map(_days, row.contested)),
        affirming=showing.names(voices.get("affirms", ())),
        opposing=showing.names(voices.get("denies", ())),
        claims=row.claims,
        lane=row.lane_name,
    )


def _days(bounds: Bounds) -> Days:
    return Days(earliest=bounds.earliest, latest=bounds.latest)
