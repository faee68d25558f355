"""A date as a historian writes it, and the days it may mean.

`read_date` takes EDTF (see `edtf`) and dates of other calendars (`julian:1066-10-14`, see `calendars`). It
never raises: what it cannot read it says, with what to write instead.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import lru_cache

from abelard.model.calendar_date import NAMED, read_calendar_date
from abelard.model.circa import DEFAULT_CIRCA, Circa
from abelard.model.date_hints import hints_for
from abelard.model.day import Day, days_in_month
from abelard.model.edtf import Meaning, read_edtf
from abelard.model.edtf_parse import parse_edtf
from abelard.model.span import Bounds, Span
from abelard.model.unreadable import Unreadable

__all__ = ["DEFAULT_CIRCA", "Circa", "Date", "Unreadable", "read_date"]

_FORMS = "write for example 2002, 2002-05, 2002-05-31, 1500~, 199X or 2004/2006"
_YEAR, _MONTH, _DAY = 4, 7, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A date: as written, and where its start and its end lie."""

    text: str
    """As written, in its own calendar."""
    span: Span
    """Where it starts and ends. A date such as 2004-10 is some moment within October: both lie there."""
    core: Span
    """The same without what `~` or the reckoning of a calendar adds."""
    alternatives: tuple[Span, ...] = ()
    """Of one-of sets, and of a date that can be read two ways: each reading. Then `span` is their hull."""
    uncertain: bool = False
    """Marked `?` or `%`: perhaps not this date at all. It does not widen the span."""
    approximate: bool = False
    """Marked `~` or `%`: about this date. The span is widened accordingly."""
    calendar: str = "gregorian"
    """The calendar it is written in."""

    @property
    def earliest(self) -> Day | None:
        """The first day it may mean; None if there is no limit."""
        return self.span.start.earliest

    @property
    def latest(self) -> Day | None:
        """The last day it may mean; None if there is no limit."""
        return self.span.end.latest


def read_date(text: str, circa: Circa = DEFAULT_CIRCA) -> Date | Unreadable:
    """Read a date in EDTF, or with a calendar's name and a colon before it; `circa` says how wide `~` is."""
    return _read_default(text) if circa is DEFAULT_CIRCA else _read_with(text, circa)


# A ledger of half a million dates has some tens of thousands of different ones.
@lru_cache(maxsize=1 << 16)
def _read_default(text: str) -> Date | Unreadable:
    return _plain(text) or _read(text, DEFAULT_CIRCA)


@lru_cache(maxsize=1 << 14)
def _read_with(text: str, circa: Circa) -> Date | Unreadable:
    return _plain(text) or _read(text, circa)


def _read(text: str, circa: Circa) -> Date | Unreadable:
    read = _meant(text, circa)
    if isinstance(read, Unreadable):
        return _with_hints(text, read)
    meaning, calendar = read
    return Date(
        text=text,
        span=meaning.span,
        core=meaning.core,
        alternatives=meaning.alternatives,
        uncertain=meaning.uncertain,
        approximate=meaning.approximate,
        calendar=calendar,
    )


def _meant(text: str, circa: Circa) -> tuple[Meaning, str] | Unreadable:
    if NAMED.fullmatch(text):
        return read_calendar_date(text, circa)
    meaning = read_edtf(text, circa)
    return meaning if isinstance(meaning, Unreadable) else (meaning, "gregorian")


def _with_hints(text: str, unreadable: Unreadable) -> Unreadable:
    """Say how to write it, if it is one of the ways in which people write dates."""
    ways = [way for way in hints_for(text) if not isinstance(_meant(way, DEFAULT_CIRCA), Unreadable)]
    if not ways:
        return (
            replace(unreadable, hint=unreadable.hint or _FORMS)
            if unreadable.message == "not a date"
            else unreadable
        )
    hint = "write " + " or ".join(ways)
    if not isinstance(
        parse_edtf(text), Unreadable
    ):  # well formed, but there is no such day: that was said already
        return replace(unreadable, hint=hint)
    if len(ways) > 1:
        return Unreadable(message=f"{text!r} can be read in {len(ways)} ways", hint=hint)
    return Unreadable(message=f"{text!r} is not in the form Abelard reads", hint=hint)


def _plain(text: str) -> Date | None:
    """Read YYYY, YYYY-MM and YYYY-MM-DD of the years 1 to 9999, nearly all there are, without the grammar."""
    bounds = _plain_bounds(text)
    if bounds is None:
        return None
    span = Span(bounds, bounds)
    return Date(text=text, span=span, core=span)


def _plain_bounds(text: str) -> Bounds | None:
    size = len(text)
    if size not in (_YEAR, _MONTH, _DAY) or not (text.isascii() and text[:4].isdigit()) or text[:4] == "0000":
        return None
    if size == _YEAR:
        year = int(text)
        return Bounds(dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal())
    if text[4] != "-" or not text[5:7].isdigit():
        return None
    try:
        if size == _MONTH:
            first = dt.date.fromisoformat(text + "-01")
            return Bounds(first.toordinal(), first.toordinal() + days_in_month(first.year, first.month) - 1)
        day = dt.date.fromisoformat(text).toordinal() if text[7] == "-" else None
    except ValueError:  # the grammar says what is wrong with it
        return None
    return day if day is None else Bounds(day, day)
