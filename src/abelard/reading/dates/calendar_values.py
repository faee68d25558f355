"""TIMEX3 values of calendar dates."""

from __future__ import annotations

import datetime as dt


def calendar_value(
    year: int, month: int | None = None, day: int | None = None, *, season: str = "", bc: bool = False
) -> str:
    """Give a year, month, season or day of either era as TIMEX3 writes it: 1939-09-01, BC0480-08, 1941-SU."""
    value = f"{'BC' if bc else ''}{year:04d}"
    if season:
        return f"{value}-{season}"
    if month:
        value += f"-{month:02d}"
        if day:
            value += f"-{day:02d}"
    return value


def easter(year: int | None) -> str:
    """Easter Sunday by Oudin's algorithm (Explanatory Supplement to the Astronomical Almanac, 1992, p. 581);
    by the Julian reckoning before 1583.
    """  # noqa: D205 - one sentence
    if year is None or year < 1:
        return ""
    if year < 1583:  # noqa: PLR2004 - the Gregorian reform
        a, b, c = year % 4, year % 7, (19 * (year % 19) + 15) % 30
        d = (2 * a + 4 * b - c + 34) % 7
        month, day = divmod(c + d + 114, 31)
        return f"{year:04d}-{month:02d}-{day + 1:02d}"
    century, golden = year // 100, year % 19
    epact = (century - century // 4 - (century - (century - 17) // 25) // 3 + 19 * golden + 15) % 30
    epact -= (epact // 28) * (1 - (epact // 28) * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    full = epact - weekday
    month = 3 + (full + 40) // 44
    return dt.date(year, month, full + 28 - 31 * (month // 4)).isoformat()
