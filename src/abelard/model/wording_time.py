"""Uncertain time in plain words, as vague as it is: `by May 2002`, `20 August – 20 October 2003`.

Between two days stands an en dash where it is one day that lies there, and `from ... to` where all of them
are meant. Years before 1 are written BC: the year -43 of ISO 8601 is 44 BC. With `short`, months are cut to
three letters; with `julian`, days before October 1582 are told in the Julian calendar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.model.span import ANY, Bounds
from abelard.model.wording_days import (
    REFORM,
    Style,
    say_first,
    say_last,
    say_range,
    say_unit,
    say_year,
    style_for,
)

if TYPE_CHECKING:
    from abelard.model.case import Case
    from abelard.model.date import Date
    from abelard.model.day import Day
    from abelard.model.span import Span

__all__ = [
    "say_bounds",
    "say_date",
    "say_day",
    "say_during",
    "say_span",
    "say_year",
    "tells_julian",
    "within",
]

UNKNOWN_TIME = "undated"


def say_span(span: Span, *, short: bool = False, julian: bool = False) -> str:
    """Say when something was: `October 2004`, `from October 2006 to 3 February 2014`, `until 2014`."""
    tight = span.tightened()
    start, end = tight.start, tight.end
    style = Style(short, julian)
    if start == end:
        return _bounds(start, style)
    whole = Bounds(start.earliest, end.latest)
    if start.is_exact and end.is_exact and say_unit(whole, style_for(whole, style)):
        return f"throughout {_bounds(whole, style)}"
    if _is_glimpse(tight):
        return f"at some time {_within(Bounds(end.earliest, start.latest), style)}"
    starts = "" if _follows_from_end(start, end) else f"from {_edge(start, style)}"
    ends = "" if _follows_from_start(start, end) else f"{_edge(end, style)}"
    if not starts:
        return f"until {ends}" if ends else UNKNOWN_TIME
    return f"{starts} to {ends}" if ends else starts


def say_during(span: Span, *, short: bool = False, julian: bool = False) -> str:
    """Say the same as part of a sentence: `in October 2004`, `on 28 October 2002`; empty if undated."""
    tight = span.tightened()
    if tight.start != tight.end:
        words = say_span(tight, short=short, julian=julian)
        return "" if words == UNKNOWN_TIME else words
    return within(tight.start, short=short, julian=julian)


def within(bounds: Bounds, *, short: bool = False, julian: bool = False) -> str:
    """Say within which bounds a day lies, as part of a sentence; empty if there are none."""
    return _within(bounds, Style(short, julian))


def say_bounds(bounds: Bounds, *, short: bool = False, julian: bool = False) -> str:
    """Say where one day lies: `by May 2002`, `June – August 2002`, `28 Oct 2002`, `2003 or later`."""
    return _bounds(bounds, Style(short, julian))


def say_date(date: Date, *, short: bool = False) -> str:
    """Say a date as it was meant: `about July 2002`, `3 or 5 May 1418`.

    Of other calendars it is given as written too, but not of the plain Julian before the reform: there
    historians tell days so.
    """
    julian = date.calendar.startswith("julian") and (date.latest is None or date.latest < REFORM)
    if date.alternatives:
        words = _one_of([say_span(span, short=short, julian=julian) for span in date.alternatives])
    else:
        words = say_span(date.core, short=short, julian=julian)
    marks = ("perhaps " if date.uncertain else "") + ("about " if date.approximate else "")
    plainly = date.calendar == "gregorian" or (julian and date.calendar == "julian")
    return f"{marks}{words}" if plainly else f"{marks}{words} ({date.text})"


def say_day(day: Day, *, short: bool = False, julian: bool = False) -> str:
    """Say one day: `28 October 2002`, `15 March 44 BC`."""
    return Style(short, julian).day(day)


def tells_julian(case: Case) -> bool:
    """Tell whether a case dates what it tells in the Julian calendar more often than not."""
    julian = other = 0
    for claim in case.claims:
        for point in (*claim.when.start, *claim.when.end):
            date = point.anchor.date
            if date is not None and date.latest is not None and date.latest < REFORM:
                julian += date.calendar.startswith("julian")
                other += not date.calendar.startswith("julian")
    return julian > other


def _bounds(bounds: Bounds, told: Style) -> str:
    first, last = bounds.earliest, bounds.latest
    style = style_for(bounds, told)
    if first is None or last is None:
        if last is not None:
            return f"by {say_last(last, style)}"
        return f"{say_first(first, style)} or later" if first is not None else UNKNOWN_TIME
    if first > last:
        return "at no time that fits"
    return say_unit(bounds, style) or say_range(first, last, style)


def _within(bounds: Bounds, told: Style) -> str:
    if bounds == ANY:
        return ""
    words = _bounds(bounds, told)
    if bounds.earliest is None:
        return words
    if bounds.is_exact:
        return f"on {words}"
    style = style_for(bounds, told)
    if bounds.latest is None or say_unit(bounds, style):
        return f"in {words}" if style.is_first(bounds.earliest) else f"on {words}"
    return f"between {words.replace(' – ', ' and ').replace('–', ' and ')}"


def _one_of(words: list[str]) -> str:
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _edge(bounds: Bounds, style: Style) -> str:
    if bounds.earliest is None and bounds.latest is not None:
        return f"{say_last(bounds.latest, style_for(bounds, style))} or before"
    return "an unknown day" if bounds == ANY else _bounds(bounds, style)


def _follows_from_end(start: Bounds, end: Bounds) -> bool:
    """Whether all that is known of the start is that it is not after the end."""
    return start.earliest is None and (start.latest is None or start.latest == end.latest)


def _follows_from_start(start: Bounds, end: Bounds) -> bool:
    return end.latest is None and (end.earliest is None or end.earliest == start.earliest)


def _is_glimpse(span: Span) -> bool:
    """Whether all that is known is that it was so at some moment between two days."""
    if span.start.earliest is not None or span.end.latest is not None:
        return False
    first, last = span.end.earliest, span.start.latest
    return first is not None and last is not None and first <= last
