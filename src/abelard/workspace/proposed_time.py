"""The days within which a reading puts something, as the time of a claim."""

from __future__ import annotations

from abelard.model.date import Unreadable, read_date
from abelard.model.day import Day, from_iso, iso, ymd
from abelard.model.when import UNDATED, Anchor, Point, When, problems_of

Bounds = tuple[str | None, str | None]


def when_of(start: Bounds, end: Bounds) -> When:
    """Return the time whose start and end lie within bounds of ISO days; undated where it cannot be said."""
    try:
        when = _when(start, end)
    except (ValueError, OverflowError):
        return UNDATED
    return UNDATED if problems_of(when) else when


def _when(start: Bounds, end: Bounds) -> When:
    if start == end:  # an event, or what is told of one moment
        point = _point(start)
        return When("at", (point,)) if point else UNDATED
    if start[0] is None and end[1] is None and start[1] and end[0] and end[0] <= start[1]:
        point = _point(
            (end[0], start[1])
        )  # a state that is told of a time: it may have been so before and after
        return When("at", (point,)) if point else UNDATED
    first, last = _point(start), _point(end)
    return When("span", (first,) if first else (), (last,) if last else ()) if first or last else UNDATED


def _point(bounds: Bounds) -> Point | None:
    earliest, latest = (from_iso(day) if day else None for day in bounds)
    if earliest is not None and latest is not None:
        unit = edtf_of(earliest, latest)
        return (
            Point("at", _anchor(unit))
            if unit
            else Point("between", _anchor(iso(earliest)), _anchor(iso(latest)))
        )
    if latest is not None:
        return Point("by", _anchor(_ending(latest)))
    return None if earliest is None else Point("after", _anchor(_ending(earliest - 1)))


def edtf_of_bounds(earliest: str | None, latest: str | None) -> str:
    """Return the date that two ISO days bound; nothing where there is no such date or one is missing."""
    try:
        return edtf_of(from_iso(earliest), from_iso(latest)) if earliest and latest else ""
    except ValueError:
        return ""


def edtf_of(earliest: Day, latest: Day) -> str:
    """Return the day, month, year, decade or century that two days bound; nothing where it is none."""
    if earliest == latest:
        return iso(earliest)
    return next((unit for unit in _units(earliest) if _extent(unit) == (earliest, latest)), "")


def _ending(day: Day) -> str:
    """Return the year or month that ends on a day, or else the day."""
    month, year, *_ = _units(day)
    return next((unit for unit in (year, month) if _extent(unit)[1] == day), iso(day))


def _units(day: Day) -> tuple[str, ...]:
    """Return the month, the year, the decade and the century of a day."""
    month, year = iso(day)[:-3], iso(day)[:-6]
    return (month, year, f"{year[:-1]}X", f"{year[:-2]}XX") if ymd(day)[0] > 0 else (month, year)


def _extent(unit: str) -> tuple[Day | None, Day | None]:
    date = read_date(unit)
    return (None, None) if isinstance(date, Unreadable) else (date.earliest, date.latest)


def _anchor(text: str) -> Anchor:
    date = read_date(text)
    if isinstance(date, Unreadable):
        raise ValueError(date.message)  # noqa: TRY004  the text is wrong, not its type
    return Anchor(date=date)
