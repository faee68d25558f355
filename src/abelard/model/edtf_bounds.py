"""What an EDTF date means in days: where its start and its end lie.

A date is some moment within its precision, so `2004-10` lies from the first to the last of October.
Unspecified digits are every choice that exists: `15XX-12-25` lies from 1500-12-25 to 1599-12-25, `1984-1X`
from October to December, `XXXX-02-29` begins with a leap year. `~` and `%` widen (see `circa`); `?` does
not.

Parts of the year, by code: 21 to 24 are spring, summer, autumn, winter of no said hemisphere and are taken
as the northern ones, 25 to 28; 29 to 32 are the southern ones. Seasons are the meteorologists', three whole
months from March, June, September and December; one that begins in December ends in February of the next
year. 33 to 36 are quarters, 37 to 39 thirds of the year, 40 and 41 halves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.circa import Circa, widened
from abelard.model.day import Day, add_months, day_of, days_in_month, iso_year
from abelard.model.span import Bounds
from abelard.model.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abelard.model.edtf_parse import Stamp

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SEASONS = ((3, 3), (6, 3), (9, 3), (12, 3))
# Code -> first month, number of months.
PARTS_OF_YEAR: dict[str, tuple[int, int]] = {
    **{str(21 + n): part for n, part in enumerate(_SEASONS)},
    **{str(25 + n): part for n, part in enumerate(_SEASONS)},
    **{str(29 + n): part for n, part in enumerate((*_SEASONS[2:], *_SEASONS[:2]))},
    **{str(33 + n): (1 + 3 * n, 3) for n in range(4)},
    **{str(37 + n): (1 + 4 * n, 4) for n in range(3)},
    **{str(40 + n): (1 + 6 * n, 6) for n in range(2)},
}
# A leap year: what no day of it fits, no year has.
_LEAP = 2000


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a date lies: as written, and with what `~` adds."""

    core: Bounds
    wide: Bounds


def reach_of(stamp: Stamp, circa: Circa) -> Reach | Unreadable:
    """Give where a date lies, or say that there is no such day."""
    core = _bounds(stamp)
    if isinstance(core, Unreadable):
        return core
    wide = core
    for part in stamp.about:
        precision, months = _precision(stamp, part)
        wide = widened(wide, circa.of(precision, months))
    return Reach(core, wide)


def _bounds(stamp: Stamp) -> Bounds | Unreadable:
    if stamp.month in PARTS_OF_YEAR:
        return _part_of_year(stamp, *PARTS_OF_YEAR[stamp.month])
    months = _fitting(stamp.month, 12)
    if not months:
        return _no_month(stamp)
    days = _fitting(stamp.day, 31)
    if not any(day <= days_in_month(_LEAP, month) for month in months for day in days):
        return _no_day(stamp)
    earliest = _first(stamp.years.upwards(), months, days)
    latest = _first(stamp.years.downwards(), months[::-1], days[::-1])
    if earliest is None or latest is None:
        return _no_day(stamp)
    return Bounds(earliest, latest)


def _first(years: Iterable[int], months: Sequence[int], days: Sequence[int]) -> Day | None:
    """Give the first day, in the order given, that the calendar has."""
    for year in years:
        for month in months:
            length = days_in_month(year, month)
            for day in days:
                if day <= length:
                    return day_of(year, month, day)
    return None


def _fitting(mask: str, most: int) -> list[int]:
    """Give the numbers from 1 that two characters may stand for; none written means any."""
    if mask in ("", "XX"):
        return list(range(1, most + 1))
    if mask.isdigit():
        return [int(mask)] if 1 <= int(mask) <= most else []
    return [n for n in range(1, most + 1) if all(m in ("X", d) for m, d in zip(mask, f"{n:02}", strict=True))]


def _part_of_year(stamp: Stamp, first: int, length: int) -> Bounds | Unreadable:
    if stamp.day:
        return Unreadable(
            message=f"{stamp.month} is a part of the year, which has no days of its own", offset=stamp.offset
        )
    start = day_of(stamp.years.low, first, 1)
    return Bounds(start, add_months(day_of(stamp.years.high, first, 1), length) - 1)


def _precision(stamp: Stamp, part: str) -> tuple[str, int]:
    """Say what unit a sign at a part speaks of, and a season's months; XX leaves it to the larger part."""
    if part == "day" and stamp.day != "XX":
        return "day", 0
    if part != "year" and stamp.month in PARTS_OF_YEAR:
        return "season", PARTS_OF_YEAR[stamp.month][1]
    if part != "year" and stamp.month != "XX":
        return "month", 0
    return stamp.years.precision, 0


def _no_month(stamp: Stamp) -> Unreadable:
    hint = "21 to 41 are seasons, quarters and other parts of the year"
    where = stamp.offset + stamp.text.index("-", 1) + 1
    return Unreadable(message=f"month {stamp.month}: a year has 12", hint=hint, offset=where)


def _no_day(stamp: Stamp) -> Unreadable:
    where = stamp.offset + stamp.text.rindex("-") + 1
    if not stamp.month.isdigit():
        return Unreadable(message=f"no month has a day {stamp.day}", offset=where)
    name = _MONTHS[int(stamp.month) - 1]
    length = days_in_month(stamp.years.low if stamp.years.is_single else _LEAP, int(stamp.month))
    year = f" {iso_year(stamp.years.low)}" if stamp.years.is_single and name == "February" else ""
    return Unreadable(message=f"day {stamp.day}: {name}{year} has {length}", offset=where)
