"""Days as ISO strings: the little calendar arithmetic that dates in prose need.

Years are astronomical inside (1 BC is 0, 2 BC is -1), months and days as written: a Julian date is
kept as the text has it.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_PARTS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}


def iso_day(year: int, month: int, day: int) -> str:
    """Give an ISO 8601 day, with a minus sign before year 0."""
    return f"{year:05d}-{month:02d}-{day:02d}" if year < 0 else f"{year:04d}-{month:02d}-{day:02d}"


def last_of_month(year: int, month: int) -> int:
    """Give the number of the month's last day."""
    return calendar.monthrange(year if year > 0 else 2000 + year % 400, month)[1]


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the month has such a day."""
    return 1 <= month <= 12 and 1 <= day <= last_of_month(year, month)  # noqa: PLR2004 - months of a year


def shift_days(day: str, count: int) -> str:
    """Give the ISO day `count` days later; the same day where the calendar of datetime does not reach."""
    try:
        return (dt.date.fromisoformat(day) + dt.timedelta(days=count)).isoformat()
    except (ValueError, OverflowError):
        return day


def shift_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month `count` months later."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def shift(day: str, count: int, unit: str) -> str:
    """Give the ISO day `count` units (D, W, M, Y) later; a day the month lacks becomes its last."""
    if unit in {"D", "W"}:
        return shift_days(day, count * (7 if unit == "W" else 1))
    if day.startswith("-"):
        return day
    year, month, number = (int(part) for part in day.split("-"))
    year, month = shift_months(year, month, count * (12 if unit == "Y" else 1))
    return iso_day(year, month, min(number, last_of_month(year, month)))


def year_of(value: str) -> int | None:
    """Give the astronomical year a TIMEX3 value begins with, or None."""
    match = re.match(r"(BC)?(\d{4})(?!\d)", value)
    if match is None:
        return None
    return 1 - int(match[2]) if match[1] else int(match[2])


def days_of(value: str, mod: str = "") -> tuple[str, str]:
    """First and last ISO day of a TIMEX3 value; empty strings where it names no days.

    `mod` START, MID or END narrows a month or a year to its third, as "early", "mid" and "late" are read.
    """
    year = year_of(value)
    if year is None:
        return _days_of_age(value, mod)
    rest = value[re.match(r"(BC)?\d{4}", value).end() :]  # type: ignore[union-attr] # year_of has matched it
    day = re.match(r"-(\d\d)-(\d\d)", rest)
    if day:
        found = iso_day(year, int(day[1]), int(day[2]))
        return found, found
    month = re.match(r"-(\d\d)", rest)
    if month:
        return _thirds_of_month(year, int(month[1]), mod)
    season = re.match(r"-(SP|SU|FA|WI)", rest)
    if season:
        return _season_days(year, season[1], mod)
    return _rest_of_year(year, rest, mod)


def _rest_of_year(year: int, rest: str, mod: str) -> tuple[str, str]:
    week = re.match(r"-W(\d\d)(-WE)?", rest)
    if week and year > 0:
        first, last = (6, 7) if week[2] else (1, 7)
        monday = dt.date.fromisocalendar
        return monday(year, int(week[1]), first).isoformat(), monday(year, int(week[1]), last).isoformat()
    half = re.match(r"-([HQ])([1-4])", rest)
    if half:
        size = 6 if half[1] == "H" else 3
        end = size * int(half[2])
        return iso_day(year, end - size + 1, 1), iso_day(year, end, last_of_month(year, end))
    if rest[:2] in {"", "-X"}:
        first, last = _PARTS.get(mod, (0, 3))
        return iso_day(year, 1 + 4 * first, 1), iso_day(year, 4 * last, last_of_month(year, 4 * last))
    return "", ""


def _thirds_of_month(year: int, month: int, mod: str) -> tuple[str, str]:
    end = last_of_month(year, month)
    first, last = {"START": (1, 10), "MID": (11, 20), "END": (21, end)}.get(mod, (1, end))
    return iso_day(year, month, first), iso_day(year, month, last)


def _season_days(year: int, season: str, mod: str) -> tuple[str, str]:
    first, last = _SEASON_MONTHS[season]
    if mod in _PARTS:
        at = _PARTS[mod][0]
        first = last = (first + at - 1) % 12 + 1
    end_year = year + (season == "WI" and last < 12)  # noqa: PLR2004 - December
    start_year = year + (season == "WI" and first < 12)  # noqa: PLR2004 - December
    return iso_day(start_year, first, 1), iso_day(end_year, last, last_of_month(end_year, last))


def _days_of_age(value: str, mod: str) -> tuple[str, str]:
    """Decades (194) and centuries (19) of either era."""
    match = re.fullmatch(r"(BC)?(\d{2,3})", value)
    if match is None:
        return "", ""
    size = 10 ** (4 - len(match[2]))
    begin = int(match[2]) * size
    low, high = (1 - (begin + size - 1), 1 - begin) if match[1] else (begin, begin + size - 1)
    third = (high - low + 1) / 3
    first, last = _PARTS.get(mod, (0, 3))
    return iso_day(round(low + first * third), 1, 1), iso_day(round(low + last * third) - 1, 12, 31)
