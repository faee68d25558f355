"""How wide "about" is: what `~` and `%` add on each side of a date.

EDTF says that a date is approximate, not by how much. Here it is one unit of what the sign stands at, on
each side: a day for a day, a month for a month, ten years for a decade. A case can say otherwise, per
precision, in a text that `read_circa` reads: `year 5 years, month 2 weeks`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from abelard.model.span import Bounds
from abelard.model.unreadable import Unreadable

_UNITS = ("day", "week", "month", "year")
_CLAUSE = re.compile(r"\s*([a-z]+)\s+(\d{1,6})\s*([a-z]+)\s*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Width:
    """A length of time on each side of a date: so many days, weeks, months, years, or seasons."""

    amount: int
    unit: str
    """day, week, month, year; or season: as long as the season itself (a quarter 3 months, a semester 6)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circa:
    """How much an approximate date is widened on each side, by what the sign `~` stands at."""

    day: Width = Width(1, "day")
    month: Width = Width(1, "month")
    season: Width = Width(1, "season")
    year: Width = Width(1, "year")
    decade: Width = Width(10, "year")
    century: Width = Width(100, "year")
    millennium: Width = Width(1000, "year")

    def of(self, precision: str, months: int = 3) -> Width:
        """Give the width at a precision (a field's name); `months` is the season's own length."""
        width: Width = getattr(self, precision)
        return Width(width.amount * months, "month") if width.unit == "season" else width


DEFAULT_CIRCA = Circa()
PRECISIONS = ("day", "month", "season", "year", "decade", "century", "millennium")


def read_circa(text: str) -> Circa | Unreadable:
    """Read a case's own widths, `PRECISION AMOUNT UNIT`, comma-separated: `year 5 years, month 2 weeks`."""
    circa, offset = DEFAULT_CIRCA, 0
    for clause in text.split(","):
        width = _read_width(clause)
        if isinstance(width, Unreadable):
            return width.moved(offset)
        circa = replace(circa, **{width[0]: width[1]})
        offset += len(clause) + 1
    return circa


def _read_width(clause: str) -> tuple[str, Width] | Unreadable:
    match = _CLAUSE.fullmatch(clause)
    if match is None:
        return Unreadable(message="not a width", hint="write for example: year 5 years, month 2 weeks")
    precision, amount, unit = match[1], int(match[2]), match[3].removesuffix("s")
    if precision not in PRECISIONS:
        return Unreadable(
            message=f"{precision!r} is no precision",
            hint="one of " + ", ".join(PRECISIONS),
            offset=match.start(1),
        )
    if unit not in _UNITS and not unit == precision == "season":
        return Unreadable(
            message=f"{unit!r} is no unit", hint="day, week, month or year", offset=match.start(3)
        )
    return precision, Width(amount, unit)


def widened(bounds: Bounds, width: Width) -> Bounds:
    """Give bounds a width more on each side. Whole months stay whole: June and a month is May to July."""
    before = bounds.moved(-width.amount, width.unit)
    after = bounds.moved(width.amount, width.unit)
    return Bounds(before.earliest, after.latest)
