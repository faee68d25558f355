"""Days as whole numbers: the proleptic Gregorian ordinal, in any year.

Day 1 is 0001-01-01, as in `datetime.date.toordinal`; day 0 is 31 December of the year 0, which is 1 BC (ISO
8601 counts a year 0). The standard library stops at the years 1 and 9999; the Gregorian calendar repeats
every 400 years, 146,097 days, so days beyond are reckoned there and moved back.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from itertools import accumulate
from typing import TypeAlias

Day: TypeAlias = int

_CYCLE_YEARS = 400
_CYCLE_MONTHS = 12 * _CYCLE_YEARS
_CYCLE_DAYS = 146_097
_LAST_LIBRARY_YEAR = 9999
_LAST_LIBRARY_DAY = dt.date.max.toordinal()
_FEBRUARY = 2
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}
_ISO = re.compile(r"([+-]?\d{4,})-(\d\d)-(\d\d)")


def day_of(year: int, month: int, day: int) -> Day:
    """Give the day of a Gregorian date; the year is ISO's (0 is 1 BC). Raises ValueError if there is none."""
    if 1 <= year <= _LAST_LIBRARY_YEAR:
        return dt.date(year, month, day).toordinal()
    cycles, rest = divmod(year - 1, _CYCLE_YEARS)
    return dt.date(rest + 1, month, day).toordinal() + cycles * _CYCLE_DAYS


def ymd(day: Day) -> tuple[int, int, int]:
    """Give year (ISO's: 0 is 1 BC), month and day of the month."""
    if 1 <= day <= _LAST_LIBRARY_DAY:
        date = dt.date.fromordinal(day)
        return date.year, date.month, date.day
    cycles, rest = divmod(day - 1, _CYCLE_DAYS)
    date = dt.date.fromordinal(rest + 1)
    return date.year + cycles * _CYCLE_YEARS, date.month, date.day


def iso(day: Day) -> str:
    """Write a day in ISO 8601; outside the years 0000 to 9999 with a sign: `-0043-03-15`, `+12000-01-01`."""
    year, month, number = ymd(day)
    return f"{iso_year(year)}-{month:02}-{number:02}"


def iso_year(year: int) -> str:
    """Write a year in ISO 8601, four digits or more, signed outside 0000 to 9999."""
    if 0 <= year <= _LAST_LIBRARY_YEAR:
        return f"{year:04}"
    return f"{year:+05}"


def from_iso(text: str) -> Day:
    """Read back what `iso` wrote. Raises ValueError on anything else: users' dates go through `read_date`."""
    match = _ISO.fullmatch(text)
    if match is None:
        message = f"not an ISO day: {text!r}"
        raise ValueError(message)
    year, month, number = match.groups()
    return day_of(int(year), int(month), int(number))


def is_leap(year: int) -> bool:
    """Whether a Gregorian year (ISO's count) has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % _CYCLE_YEARS == 0)


def days_in_month(year: int, month: int) -> int:
    """Give the number of days of a Gregorian month, 1 to 12."""
    return 29 if month == _FEBRUARY and is_leap(year) else _LENGTHS[month]


def month_end(day: Day) -> Day:
    """Give the last day of the month in which a day lies."""
    year, month, number = ymd(day)
    return day + days_in_month(year, month) - number


def add_months(day: Day, months: int) -> Day:
    """Go months on (or back); a day that the month lacks becomes its last: 31 January + 1 is 28 February."""
    year, month, number = ymd(day)
    years, month0 = divmod(month - 1 + months, 12)
    year += years
    return day_of(year, month0 + 1, min(number, days_in_month(year, month0 + 1)))


def unit_days(amount: int, unit: str) -> tuple[int, int]:
    """Give the fewest and the most days that so many consecutive days, weeks, months or years can span.

    One month is 28 to 31 days, twelve are 365 or 366. The unit may be singular or plural; any other raises
    ValueError, and so does a negative amount.
    """
    days, months = _unit(unit)
    if amount < 0:
        message = f"no run of {amount} {unit}"
        raise ValueError(message)
    return (amount * days, amount * days) if days else _month_days(amount * months)


def moved(day: Day, amount: int, unit: str) -> Day:
    """Go so many days, weeks, months or years on (or, negative, back), by the calendar."""
    days, months = _unit(unit)
    return day + amount * days if days else add_months(day, amount * months)


def _unit(unit: str) -> tuple[int, int]:
    """Give a unit, singular or plural, in days or else in months; raise ValueError for what is none."""
    name = unit.removesuffix("s")
    if name in _DAYS or name in _MONTHS:
        return _DAYS.get(name, 0), _MONTHS.get(name, 0)
    message = f"no unit of time: {unit!r}; there are day, week, month and year"
    raise ValueError(message)


@lru_cache(maxsize=1024)
def _month_days(months: int) -> tuple[int, int]:
    """Look at every place in the 400-year cycle where a run of months can begin."""
    cycles, rest = divmod(months, _CYCLE_MONTHS)
    ends = _month_ends()
    runs = [ends[start + rest] - ends[start] for start in range(_CYCLE_MONTHS)]
    return cycles * _CYCLE_DAYS + min(runs), cycles * _CYCLE_DAYS + max(runs)


@lru_cache(maxsize=1)
def _month_ends() -> tuple[int, ...]:
    """Give the days elapsed at the end of each month, over two 400-year cycles."""
    years = range(2 * _CYCLE_YEARS)
    lengths = (days_in_month(year, month) for year in years for month in range(1, 13))
    return tuple(accumulate(lengths, initial=0))
