"""EDTF (ISO 8601-2:2019) for what is read from prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abelard.reading.dates.days import year_of

if TYPE_CHECKING:
    from abelard.reading.dates.timex import Timex

_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24", "H1": "40", "H2": "41"}


def edtf_of(one: Timex, two: Timex, way: str = "") -> str:
    """Give the EDTF of a date, a range of two, or a bound; a duration in ISO 8601; else an empty string."""
    if one.type == "DURATION":
        return one.value
    first, last = _one(one), _one(two)
    if not first or not last:
        return ""
    if one is not two:
        return f"{first}/{last}"
    return {"by": f"../{first}", "before": f"../{first}", "from": f"{first}/..", "after": f"{first}/.."}.get(
        way, first
    )


def _one(timex: Timex) -> str:
    if timex.relative and "-X" not in timex.value and "/" in timex.value:
        return timex.value
    age = re.fullmatch(r"(BC)?(\d{2,3})", timex.value)
    if age:
        return f"{timex.first}/{timex.last}" if age[1] else age[2].ljust(4, "X")
    year = year_of(timex.value)
    if year is None or re.search(r"-W|-Q", timex.value):
        return f"{timex.first}/{timex.last}" if timex.first else ""
    rest = re.sub(r"T.*|-XX", "", re.sub(r"^(BC)?\d{4}", "", timex.value))
    rest = re.sub(r"[A-Z]{2}|H\d", lambda m: _SEASONS.get(m[0], m[0]), rest)
    head = f"-{-year:04d}" if year < 0 else f"{year:04d}"
    return f"{head}{rest}{'~' if timex.mod == 'APPROX' else ''}"
