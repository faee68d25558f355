"""Days, months and years in words, in the calendar in which they are told.

Historians tell days before the reform of October 1582 in the Julian calendar. A case that writes its dates so
(`julian:1378-04-08`) is told so; whole months and years are recognised in either calendar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from abelard.model.calendar_julian import julian_day
from abelard.model.day import day_of, ymd
from abelard.model.span import Bounds

if TYPE_CHECKING:
    from abelard.model.day import Day

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
REFORM = day_of(1582, 10, 15)
"""The first day of the Gregorian calendar (Inter gravissimas, 24 February 1582)."""
_SHORT_MONTH = 3
_DECEMBER, _DECADE = 12, 10


class Style(NamedTuple):
    """How days are told."""

    short: bool = False
    """Whether months are cut to three letters."""
    julian: bool = False
    """Whether days before the reform are told in the Julian calendar."""

    def parts(self, day: Day) -> tuple[int, int, int]:
        """Give year (0 is 1 BC), month and day in the calendar of the day."""
        return julian_ymd(day) if self.julian and day < REFORM else ymd(day)

    def is_first(self, day: Day) -> bool:
        """Whether a month begins with the day."""
        return self.parts(day)[2] == 1

    def is_last(self, day: Day) -> bool:
        """Whether a month ends with the day."""
        return self.parts(day + 1)[2] == 1

    def month(self, month: int) -> str:
        """Name a month."""
        name = MONTHS[month - 1]
        return name[:_SHORT_MONTH] if self.short else name

    def day(self, day: Day) -> str:
        """Say one day: `28 October 2002`."""
        year, month, number = self.parts(day)
        return f"{number} {self.month(month)} {say_year(year)}"


def julian_ymd(day: Day) -> tuple[int, int, int]:
    """Give year (0 is 1 BC), month and day of the Julian calendar."""
    year = ymd(day)[0]
    while julian_day(year + 1, 1, 1) <= day:
        year += 1
    while julian_day(year, 1, 1) > day:
        year -= 1
    month = max(number for number in range(1, _DECEMBER + 1) if julian_day(year, number, 1) <= day)
    return year, month, day - julian_day(year, month, 1) + 1


def say_year(year: int) -> str:
    """Say a year of ISO 8601, in which 0 is 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def style_for(bounds: Bounds, style: Style) -> Style:
    """Give the style in which bounds are whole months, if only the other calendar's are."""
    if not style.julian or _is_whole(bounds, style):
        return style
    other = Style(style.short)
    return other if _is_whole(bounds, other) else style


def _is_whole(bounds: Bounds, style: Style) -> bool:
    first, last = bounds.earliest, bounds.latest
    if first == last or (first is None and last is None):
        return False
    return (first is None or style.is_first(first)) and (last is None or style.is_last(last))


def say_unit(bounds: Bounds, style: Style) -> str:
    """Say a day or a run of whole months or years that has a name; empty if it is none."""
    first, last = bounds.earliest, bounds.latest
    if first is None or last is None:
        return ""
    if first == last:
        return style.day(first)
    if not (style.is_first(first) and style.is_last(last)):
        return ""
    (year, month, _), (last_year, last_month, _) = style.parts(first), style.parts(last)
    if month == 1 and last_month == _DECEMBER:
        return _years(year, last_year)
    return _months(month, last_month, year, style) if year == last_year else ""


def say_range(first: Day, last: Day, style: Style) -> str:
    """Say two ends with a dash, what they share only once: `3–5 May 1418`, `June – August 2002`."""
    whole = style.is_first(first) and style.is_last(last)
    (year, month, number), (last_year, last_month, last_number) = style.parts(first), style.parts(last)
    if whole and month == 1 and last_month == _DECEMBER:
        return f"{say_year(year)}–{say_year(last_year)}"
    left, right = style.month(month), style.month(last_month)
    if not whole:
        left, right = f"{number} {left}", f"{last_number} {right}"
    if year != last_year:
        return f"{left} {say_year(year)} – {right} {say_year(last_year)}"
    if month == last_month:
        return f"{number}–{right} {say_year(year)}"
    return f"{left} – {right} {say_year(year)}"


def say_first(day: Day, style: Style) -> str:
    """Say a day as the first of a year or month, if it is."""
    year, month, number = style.parts(day)
    if number != 1:
        return style.day(day)
    return say_year(year) if month == 1 else f"{style.month(month)} {say_year(year)}"


def say_last(day: Day, style: Style) -> str:
    """Say a day as the last of a year or month, if it is."""
    year, month, _ = style.parts(day)
    if not style.is_last(day):
        return style.day(day)
    return say_year(year) if month == _DECEMBER else f"{style.month(month)} {say_year(year)}"


def _years(first: int, last: int) -> str:
    if first == last:
        return say_year(first)
    if first > 0 and first % _DECADE == 0 and last == first + _DECADE - 1:
        return f"the {first}s"
    return f"{say_year(first)} or {say_year(last)}" if last == first + 1 else ""


def _months(first: int, last: int, year: int, style: Style) -> str:
    if first == last:
        return f"{style.month(first)} {say_year(year)}"
    if last == first + 1:
        return f"{style.month(first)} or {style.month(last)} {say_year(year)}"
    return ""
