"""The Julian calendar, and the several days on which its year began.

In England until 1751, and in much of Europe at one time or another, the number of the year changed on 25
March, or at Christmas, Easter, 1 March or 1 September. The execution of Charles I, 30 January 1648 to those
who saw it, is `julian-25mar:1648-01-30`, the same day as `julian:1649-01-30` and as 9 February 1649 in the
Gregorian calendar. Styles after C. R. Cheney, "A Handbook of Dates", revised by M. Jones (Cambridge 2000),
pages 8 to 13.

A style is here only the day on which a year of its count begins; the rest follows: of the days that bear a
month and day, those are meant that lie within that year. That may be two: from Easter 1250, 27 March, to
Easter 1251, 16 April, there was 1 April twice. Or none: from Easter 1251 to Easter 1252, 31 March, there
was no 10 April.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from abelard.model.day import Day
from abelard.model.span import Bounds

_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# 1 January of the year 1 was 30 December of the year 0 in the Gregorian calendar, day -1.
_EPOCH = -1
_FEBRUARY, _MONTHS = 2, 12


def julian_day(year: int, month: int, day: int) -> Day:
    """Give the day of a Julian date, the year beginning on 1 January; the year 0 is 1 BC."""
    months = sum(_length(year, earlier) for earlier in range(1, month))
    return _EPOCH + 365 * (year - 1) + (year - 1) // 4 + months + day - 1


def _length(year: int, month: int) -> int:
    return 29 if month == _FEBRUARY and year % 4 == 0 else _LENGTHS[month]


def julian_easter(year: int) -> Day:
    """Give Easter Sunday by the Julian computus (J. Meeus, "Astronomical Algorithms", 1991, chapter 8)."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return julian_day(year, month, day + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The Julian calendar with its year beginning on a certain day."""

    name: str
    reckoning: str
    begins: Callable[[int], Day]
    """The first day of a year so numbered."""
    allowance: tuple[int, int] = (0, 0)

    def readings(self, year: int, month: int | None, day: int | None) -> tuple[Bounds, ...]:
        """Give the days that bear this month and day and lie in a year so numbered."""
        whole = Bounds(self.begins(year), self.begins(year + 1) - 1)
        if month is None:
            return (whole,)
        found = (_calendar_days(near, month, day) & whole for near in (year - 1, year, year + 1))
        return tuple(bounds for bounds in found if not bounds.is_empty)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownStyle:
    """The Julian calendar where it is not known which of several days began the year: each is a reading."""

    name: str
    reckoning: str
    styles: Sequence[Style]
    allowance: tuple[int, int] = (0, 0)

    def readings(self, year: int, month: int | None, day: int | None) -> tuple[Bounds, ...]:
        """Give what each style makes of it, once."""
        found = (bounds for style in self.styles for bounds in style.readings(year, month, day))
        return tuple(sorted(dict.fromkeys(found), key=lambda bounds: bounds.earliest or 0))


def _calendar_days(year: int, month: int, day: int | None) -> Bounds:
    """Give a month or day where the year begins on 1 January; empty if there is none such."""
    if not 1 <= month <= _MONTHS or not 1 <= (day or 1) <= _length(year, month):
        return Bounds(1, 0)
    first = julian_day(year, month, day or 1)
    return Bounds(first, first if day else first + _length(year, month) - 1)


_CIRCUMCISION = Style(
    name="julian",
    reckoning="the year begins on 1 January, as historians mostly convert it",
    begins=lambda year: julian_day(year, 1, 1),
)
_LADY_DAY = Style(
    name="julian-25mar",
    reckoning="the year begins on 25 March after 1 January (Annunciation, Florentine; England to 1751)",
    begins=lambda year: julian_day(year, 3, 25),
)
JULIAN: tuple[Style | UnknownStyle, ...] = (
    _CIRCUMCISION,
    _LADY_DAY,
    Style(
        name="julian-25mar-pisa",
        reckoning="the year begins on 25 March before 1 January (Annunciation, Pisan)",
        begins=lambda year: julian_day(year - 1, 3, 25),
    ),
    Style(
        name="julian-25dec",
        reckoning="the year begins on 25 December before 1 January (Nativity)",
        begins=lambda year: julian_day(year - 1, 12, 25),
    ),
    Style(
        name="julian-1mar",
        reckoning="the year begins on 1 March after 1 January (more veneto)",
        begins=lambda year: julian_day(year, 3, 1),
    ),
    Style(
        name="julian-1sep",
        reckoning="the year begins on 1 September before 1 January (Byzantine)",
        begins=lambda year: julian_day(year - 1, 9, 1),
    ),
    Style(
        name="julian-easter",
        reckoning="the year begins at Easter (France, mos gallicanus)",
        begins=julian_easter,
    ),
    UnknownStyle(
        name="julian?",
        reckoning="the year begins on 1 January or on the 25 March after it, it is not known which",
        styles=(_CIRCUMCISION, _LADY_DAY),
    ),
)
