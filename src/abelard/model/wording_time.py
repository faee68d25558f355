"""Uncertain time in plain words, as vague as it is: `by May 2002`, `20 August – 20 October 2003`.

Between two days stands an en dash where it is one day that lies there, and `from ... to` where all of them
are meant. Years before 1 are written BC: the year -43 of ISO 8601 is 44 BC.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.model.day import days_in_month, ymd
from abelard.model.span import ANY, Bounds

if TYPE_CHECKING:
    from abelard.model.date import Date
    from abelard.model.day import Day
    from abelard.model.span import Span

UNKNOWN_TIME = "undated"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT_MONTH = 3
_DECEMBER, _TWO, _DECADE = 12, 2, 10


def say_span(span: Span, *, short: bool = False) -> str:
    """Say when something was: `October 2004`, `from October 2006 to 3 February 2014`, `until 2014`."""
    tight = span.tightened()
    start, end = tight.start, tight.end
    if start == end:
        return say_bounds(start, short=short)
    if start.is_exact and end.is_exact and _unit(Bounds(start.earliest, end.latest), short=short):
        return f"throughout {say_bounds(Bounds(start.earliest, end.latest), short=short)}"
    starts = "" if _follows_from_end(start, end) else f"from {_edge(start, short=short)}"
    ends = "" if _follows_from_start(start, end) else f"{_edge(end, short=short)}"
    if not starts:
        return f"until {ends}" if ends else UNKNOWN_TIME
    return f"{starts} to {ends}" if ends else starts


def say_during(span: Span) -> str:
    """Say the same as part of a sentence: `in October 2004`, `on 28 October 2002`; empty if undated."""
    tight = span.tightened()
    if tight.start != tight.end:
        words = say_span(tight)
        return "" if words == UNKNOWN_TIME else words
    return within(tight.start)


def within(bounds: Bounds) -> str:
    """Say within which bounds a day lies, as part of a sentence; empty if there are none."""
    if bounds == ANY:
        return ""
    if bounds.earliest is None:
        return say_bounds(bounds)
    if bounds.is_exact:
        return f"on {say_bounds(bounds)}"
    if bounds.latest is None or _unit(bounds, short=False):
        day_or_unit = "in" if _is_first_of_month(bounds.earliest) else "on"
        return f"{day_or_unit} {say_bounds(bounds)}"
    return f"between {say_bounds(bounds).replace(' – ', ' and ').replace('–', ' and ')}"


def say_bounds(bounds: Bounds, *, short: bool = False) -> str:
    """Say where one day lies: `by May 2002`, `June – August 2002`, `28 Oct 2002`, `2003 or later`."""
    first, last = bounds.earliest, bounds.latest
    if first is None or last is None:
        if last is not None:
            return f"by {_last_unit(last, short=short)}"
        return f"{_first_unit(first, short=short)} or later" if first is not None else UNKNOWN_TIME
    if first > last:
        return "at no time that fits"
    return _unit(bounds, short=short) or _range(first, last, short=short)


def say_date(date: Date, *, short: bool = False) -> str:
    """Say a date as it was meant: `about July 2002`, `3 or 5 May 1418`; other calendars also as written."""
    if date.alternatives:
        words = _one_of([say_span(span, short=short) for span in date.alternatives])
    else:
        words = say_span(date.core, short=short)
    marks = ("perhaps " if date.uncertain else "") + ("about " if date.approximate else "")
    written = "" if date.calendar == "gregorian" else f" ({date.text})"
    return f"{marks}{words}{written}"


def say_day(day: Day, *, short: bool = False) -> str:
    """Say one day: `28 October 2002`, `15 March 44 BC`."""
    year, month, number = ymd(day)
    return f"{number} {_month(month, short=short)} {say_year(year)}"


def say_year(year: int) -> str:
    """Say a year of ISO 8601, in which 0 is 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def _one_of(words: list[str]) -> str:
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _month(month: int, *, short: bool) -> str:
    name = MONTHS[month - 1]
    return name[:_SHORT_MONTH] if short else name


def _edge(bounds: Bounds, *, short: bool) -> str:
    if bounds.earliest is None and bounds.latest is not None:
        return f"{_last_unit(bounds.latest, short=short)} or before"
    return "an unknown day" if bounds == ANY else say_bounds(bounds, short=short)


def _follows_from_end(start: Bounds, end: Bounds) -> bool:
    """Whether all that is known of the start is that it is not after the end."""
    return start.earliest is None and (start.latest is None or start.latest == end.latest)


def _follows_from_start(start: Bounds, end: Bounds) -> bool:
    return end.latest is None and (end.earliest is None or end.earliest == start.earliest)


def _unit(bounds: Bounds, *, short: bool) -> str:
    """Say a day or a run of whole months or years; empty if it is none."""
    first, last = bounds.earliest, bounds.latest
    if first is None or last is None:
        return ""
    if first == last:
        return say_day(first, short=short)
    if not (_is_first_of_month(first) and _is_last_of_month(last)):
        return ""
    (year, month, _), (last_year, last_month, _) = ymd(first), ymd(last)
    if month == 1 and last_month == _DECEMBER:
        return _years(year, last_year)
    if year != last_year:
        return ""
    return _months(month, last_month, year, short=short)


def _years(first: int, last: int) -> str:
    if first == last:
        return say_year(first)
    if first > 0 and first % _DECADE == 0 and last == first + _DECADE - 1:
        return f"the {first}s"
    return f"{say_year(first)} or {say_year(last)}" if last == first + 1 else ""


def _months(first: int, last: int, year: int, *, short: bool) -> str:
    if first == last:
        return f"{_month(first, short=short)} {say_year(year)}"
    if last == first + 1:
        return f"{_month(first, short=short)} or {_month(last, short=short)} {say_year(year)}"
    return ""


def _range(first: Day, last: Day, *, short: bool) -> str:
    """Say two ends with a dash, what they share only once: `3–5 May 1418`, `June – August 2002`."""
    whole = _is_first_of_month(first) and _is_last_of_month(last)
    (year, month, number), (last_year, last_month, last_number) = ymd(first), ymd(last)
    if whole and month == 1 and last_month == _DECEMBER:
        return f"{say_year(year)}–{say_year(last_year)}"
    left, right = _month(month, short=short), _month(last_month, short=short)
    if not whole:
        left, right = f"{number} {left}", f"{last_number} {right}"
    if year != last_year:
        return f"{left} {say_year(year)} – {right} {say_year(last_year)}"
    if month == last_month:
        return f"{number}–{right} {say_year(year)}"
    return f"{left} – {right} {say_year(year)}"


def _first_unit(day: Day, *, short: bool) -> str:
    year, month, number = ymd(day)
    if number != 1:
        return say_day(day, short=short)
    return say_year(year) if month == 1 else f"{_month(month, short=short)} {say_year(year)}"


def _last_unit(day: Day, *, short: bool) -> str:
    year, month, _ = ymd(day)
    if not _is_last_of_month(day):
        return say_day(day, short=short)
    return say_year(year) if month == _DECEMBER else f"{_month(month, short=short)} {say_year(year)}"


def _is_first_of_month(day: Day) -> bool:
    return ymd(day)[2] == 1


def _is_last_of_month(day: Day) -> bool:
    year, month, number = ymd(day)
    return number == days_in_month(year, month)
