"""Dates of a calendar that is named before them: `julian-25mar:1648-01-30`, `islamic:1435`.

After the colon stands a year, a month or a day, `YEAR[-MM[-DD]]`, perhaps with `?`, `~` or `%` behind; or
two of them with a slash between, either of which may be `..` or left out. The year may be double,
`1648/49-01-30`, as English clerks wrote it from 1 January to 24 March: then the second counts from 1
January. A date that can be read in two ways keeps both as alternatives.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from abelard.model.calendars import Calendar, calendar_named, calendars
from abelard.model.circa import Circa, widened
from abelard.model.edtf import Meaning
from abelard.model.span import ANY, Bounds, Span
from abelard.model.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMED = re.compile(r"(?P<name>[a-z][a-z0-9-]*\??):(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_SIDE = r"-?\d{1,6}(?:/\d{1,2}(?=-))?(?:-\d\d(?:-\d\d)?)?[?~%]?"
_WHOLE = re.compile(rf"(?P<start>{_SIDE}|\.\.|)(?:(?P<slash>/)(?P<end>{_SIDE}|\.\.|))?", re.ASCII)
_DATE = re.compile(
    r"(?P<year>-?\d+)(?:/(?P<second>\d+))?(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<sign>[?~%]?)", re.ASCII
)
_LADY_DAY = (3, 25)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read one side: the days themselves, and with what is allowed for."""

    core: Bounds
    wide: Bounds


_UNBOUNDED = (_Reading(ANY, ANY),)


def read_calendar_date(text: str, circa: Circa) -> tuple[Meaning, str] | Unreadable:
    """Give what a date with a calendar's name before it means, and the name."""
    named = NAMED.fullmatch(text)
    calendar = calendar_named(named["name"]) if named else None
    if named is None or calendar is None:
        return _no_calendar(text)
    offset = named.start("rest")
    whole = _WHOLE.fullmatch(named["rest"])
    if whole is None or (whole["start"] in ("", "..") and (whole["end"] or "") in ("", "..")):
        return Unreadable(message=f"not a date of the {calendar.name} calendar", hint=_FORM, offset=offset)
    sides: list[Sequence[_Reading]] = []
    for side in ("start", "end"):
        found = _side(whole[side], calendar, circa)
        if isinstance(found, Unreadable):
            return found.moved(offset + whole.start(side))
        sides.append(found)
    spans = _spans(sides[0], sides[1] if whole["slash"] else None)
    if not spans:
        return Unreadable(message="the interval ends before it starts", offset=offset + whole.start("end"))
    return _meaning(spans, named["rest"]), calendar.name


_FORM = "write YEAR, YEAR-MM or YEAR-MM-DD after the colon, such as julian:1066-10-14"


def _no_calendar(text: str) -> Unreadable:
    name = text.partition(":")[0]
    if calendar_named(name.lower()) is not None:
        return Unreadable(message="calendars are named in small letters", hint=f"write {name.lower()}:")
    known = ", ".join(calendar.name for calendar in calendars())
    return Unreadable(message=f"there is no calendar {name!r}", hint=f"there are {known}")


def _side(text: str | None, calendar: Calendar, circa: Circa) -> Sequence[_Reading] | Unreadable:
    """Read one side: each way to read it, or everything where it is open or left out."""
    match = _DATE.fullmatch(text or "")
    if match is None:
        return _UNBOUNDED
    found = _double(match, calendar) if match["second"] else _single(match, calendar)
    if isinstance(found, Unreadable):
        return found
    precision = "day" if match["day"] else "month" if match["month"] else "year"
    about = match["sign"] in ("~", "%")
    readings = []
    for core in found:
        wide = core.shift(-calendar.allowance[0], calendar.allowance[1])
        readings.append(_Reading(core, widened(wide, circa.of(precision)) if about else wide))
    return readings


def _single(match: re.Match[str], calendar: Calendar) -> Sequence[Bounds] | Unreadable:
    month, day = (int(match[part]) if match[part] else None for part in ("month", "day"))
    found = calendar.readings(int(match["year"]), month, day)
    return found or Unreadable(
        message=f"the {calendar.name} calendar has no {match[0].rstrip('?~%')}", hint=calendar.reckoning
    )


def _double(match: re.Match[str], calendar: Calendar) -> Sequence[Bounds] | Unreadable:
    """Read a date with two years: the first began on 25 March, the second begins on 1 January."""
    second = int(match["year"]) + 1
    if calendar.name != "julian":
        return Unreadable(
            message="double years belong to the julian calendar", hint="write julian:1648/49-01-30"
        )
    if second % 10 ** len(match["second"]) != int(match["second"]):
        return Unreadable(message="the second of two years is the one after", offset=match.start("second"))
    if (int(match["month"]), int(match["day"] or 1)) >= _LADY_DAY:
        return Unreadable(
            message="only the days from 1 January to 24 March have two years", offset=match.start("month")
        )
    found = calendar.readings(second, int(match["month"]), int(match["day"]) if match["day"] else None)
    early = calendar.readings(second, *_LADY_DAY)[0].shift(-1)
    return [bounds & Bounds(None, early.latest) for bounds in found] or Unreadable(
        message=f"the julian calendar has no {match[0].rstrip('?~%')}"
    )


def _spans(start: Sequence[_Reading], end: Sequence[_Reading] | None) -> list[tuple[Span, Span]]:
    """Combine the readings of both sides, as written and widened, less those that end before they start."""
    if end is None:
        return [(Span(one.core, one.core), Span(one.wide, one.wide)) for one in start]
    pairs = [(Span(one.core, other.core), Span(one.wide, other.wide)) for one in start for other in end]
    return [pair for pair in pairs if not pair[1].is_empty]


def _meaning(spans: list[tuple[Span, Span]], text: str) -> Meaning:
    return Meaning(
        core=reduce(or_, (core for core, _ in spans)),
        span=reduce(or_, (wide for _, wide in spans)),
        alternatives=tuple(wide for _, wide in spans) if len(spans) > 1 else (),
        uncertain="?" in text or "%" in text,
        approximate="~" in text or "%" in text,
    )
