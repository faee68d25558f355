"""Islamic, Hebrew, Coptic, Ethiopian, French Republican and Persian dates.

Each is the day on which a year begins and the lengths of its months in order. The arithmetic is that of N.
Dershowitz and E. M. Reingold, "Calendrical Calculations" (Cambridge 2018), whose fixed days are ours. Days
that begin at sunset are given as the day of the daylight. The Persian new year is the equinox as the
`convertdate` library has it; that takes a tenth of a second to import, so it is imported with the first
Persian date. The tests hold all the others against the same library.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from abelard.model.day import Day, day_of
from abelard.model.span import Bounds

_ALTERNATING = {month: 30 - (month - 1) % 2 for month in range(1, 13)}
_TWELVE_OF_30 = dict.fromkeys(range(1, 13), 30)
_HEBREW_EPOCH = -1_373_427
_COPTIC_EPOCH = 103_605
_ETHIOPIAN_EPOCH = 2_796
_ISLAMIC_EPOCH = 227_015
_REPUBLIC = day_of(1792, 9, 22)
_JULIAN_DAY_ZERO = 1_721_424.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """A calendar whose years begin on a reckoned day and have months of reckoned lengths."""

    name: str
    reckoning: str
    new_year: Callable[[int], Day]
    """The first day of a year."""
    months: Callable[[int], Mapping[int, int]]
    """The number and the length of each month of a year, in the order in which they come."""
    years: tuple[int, int] = (1, 9999)
    """The first and the last year for which this is reckoned."""
    allowance: tuple[int, int] = (0, 0)

    def readings(self, year: int, month: int | None, day: int | None) -> tuple[Bounds, ...]:
        """Give the days of a year, month or day; none where there is no such, or the year is out of range."""
        if not self.years[0] <= year <= self.years[1]:
            return ()
        first = self.new_year(year)
        if month is None:
            return (Bounds(first, self.new_year(year + 1) - 1),)
        for number, length in self.months(year).items():
            if number == month:
                return _within(first, length, day)
            first += length
        return ()


def _within(first: Day, length: int, day: int | None) -> tuple[Bounds, ...]:
    if day is None:
        return (Bounds(first, first + length - 1),)
    return (Bounds(first + day - 1, first + day - 1),) if 1 <= day <= length else ()


def _islamic_new_year(year: int) -> Day:
    return _ISLAMIC_EPOCH + 354 * (year - 1) + (11 * year + 3) // 30


def _islamic_months(year: int) -> Mapping[int, int]:
    """Give twelve months of 30 and 29 days; in 11 of 30 years the last has 30."""
    return {**_ALTERNATING, 12: _islamic_new_year(year + 1) - _islamic_new_year(year) - 325}


def _hebrew_days(year: int) -> int:
    """Count the days to the mean new moon of Tishri, delayed to keep festivals off certain weekdays."""
    months = (235 * year - 234) // 19
    days = 29 * months + (12_084 + 13_753 * months) // 25_920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days  # noqa: PLR2004  the rule is of sevenths


def _hebrew_new_year(year: int) -> Day:
    """Give 1 Tishri; delayed where this year would have 356 days or the one before 382, which none has."""
    before, this, after = (_hebrew_days(near) for near in (year - 1, year, year + 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0  # noqa: PLR2004  see the docstring
    return _HEBREW_EPOCH + this + delay


def _hebrew_months(year: int) -> Mapping[int, int]:
    """Give the months from Tishri, the 7th: Heshvan and Kislev vary, a leap year has Adar I and II."""
    length = _hebrew_new_year(year + 1) - _hebrew_new_year(year)
    leap = (7 * year + 1) % 19 < 7  # noqa: PLR2004  seven of nineteen years
    beyond = length % 10  # 3, 4 or 5: a deficient, regular or complete year
    winter = {7: 30, 8: 30 if beyond == 5 else 29, 9: 29 if beyond == 3 else 30, 10: 29, 11: 30}  # noqa: PLR2004
    adar = {12: 30, 13: 29} if leap else {12: 29}
    return winter | adar | {month: 30 - (month - 1) % 2 for month in range(1, 7)}


def _little_month(new_year: Callable[[int], Day]) -> Callable[[int], Mapping[int, int]]:
    """Give twelve months of 30 days and what is left of the year as a thirteenth."""
    return lambda year: {**_TWELVE_OF_30, 13: new_year(year + 1) - new_year(year) - 360}


def _coptic_new_year(year: int) -> Day:
    return _COPTIC_EPOCH + 365 * (year - 1) + year // 4


def _ethiopian_new_year(year: int) -> Day:
    return _ETHIOPIAN_EPOCH + 365 * (year - 1) + year // 4


def _republican_new_year(year: int) -> Day:
    """Give 1 Vendemiaire, while the calendar was in force: the years 3, 7 and 11 were leap years."""
    return _REPUBLIC + 365 * (year - 1) + year // 4


@lru_cache(maxsize=1024)
def _persian_new_year(year: int) -> Day:
    from convertdate import persian  # noqa: PLC0415  slow to import, and few need it

    return int(persian.to_jd(year, 1, 1) - _JULIAN_DAY_ZERO)


def _persian_months(year: int) -> Mapping[int, int]:
    """Give six months of 31 days, five of 30, and what is left."""
    last = _persian_new_year(year + 1) - _persian_new_year(year) - 336
    return {**dict.fromkeys(range(1, 7), 31), **dict.fromkeys(range(7, 12), 30), 12: last}


RECKONED = (
    Reckoned(
        name="islamic",
        reckoning="Hijri, tabular civil reckoning, and a day each way since months began by sight",
        new_year=_islamic_new_year,
        months=_islamic_months,
        allowance=(1, 1),
    ),
    Reckoned(
        name="hebrew",
        reckoning="months count from Nisan, 1, to Adar, 12 (Adar II is 13); the year begins with Tishri, 7",
        new_year=_hebrew_new_year,
        months=_hebrew_months,
    ),
    Reckoned(
        name="coptic",
        reckoning="era of the martyrs, from 284; twelve months of 30 days and a 13th of 5 or 6",
        new_year=_coptic_new_year,
        months=_little_month(_coptic_new_year),
    ),
    Reckoned(
        name="ethiopian",
        reckoning="era of the incarnation, from 8; twelve months of 30 days and a 13th of 5 or 6",
        new_year=_ethiopian_new_year,
        months=_little_month(_ethiopian_new_year),
    ),
    Reckoned(
        name="republican",
        reckoning="French Republican, years 1 to 14; twelve months of 30 days and a 13th of 5 or 6",
        new_year=_republican_new_year,
        months=_little_month(_republican_new_year),
        years=(1, 14),
    ),
    Reckoned(
        name="persian",
        reckoning="Solar Hijri, official since 1304 (1925); the year begins with spring, at Tehran",
        new_year=_persian_new_year,
        months=_persian_months,
        years=(1304, 1500),
    ),
)
