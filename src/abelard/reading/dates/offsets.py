"""Values of dates told from another date: so many units on, the next or the same unit, a weekday."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from abelard.reading.dates.calendar_values import calendar_value
from abelard.reading.dates.days import shift_days, shift_months

if TYPE_CHECKING:
    from abelard.reading.dates.timex import Expression

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}
_NEXT = {"next", "following", "subsequent", "coming"}
_BEFORE = {"previous", "preceding", "last", "past"}
_FUTURE = re.compile(
    r"\b(?:will|shall|plans?|planned|expected|due|scheduled|going|gon na|going to|is to|are "
    r"to|next|'ll)\b[^.;]*$",
    re.IGNORECASE,
)


def _parts(base: str) -> tuple[int, int | None, int | None, bool] | None:
    match = re.match(r"(BC)?(\d{4})(?:-(\d\d))?(?:-(\d\d))?", base)
    if match is None:
        return None
    month, day = (int(match[3]) if match[3] else None), (int(match[4]) if match[4] else None)
    return int(match[2]), month, day, bool(match[1])


def offset_value(base: str, count: float | None, unit: str, step: str) -> str:
    """Give the value `count` units after or before `base`; as coarse as the coarser of base and unit.

    Empty where there is nothing to count from; FUTURE_REF or PAST_REF where the count is not told.
    """
    if count is None:
        return "FUTURE_REF" if step == "forward" else "PAST_REF"
    parts = _parts(base)
    if parts is None or count != int(count):
        return ""
    number = int(count) if step == "forward" else -int(count)
    if unit in {"DE", "CE"}:
        year = parts[0] + number * (10 if unit == "DE" else 100)
        return f"{year:04d}"[: 3 if unit == "DE" else 2]
    return _shifted(parts, number, unit)


def _shifted(parts: tuple[int, int | None, int | None, bool], number: int, unit: str) -> str:
    year, month, day, bc = parts
    if unit == "Y":
        return calendar_value(year - number if bc else year + number, bc=bc)
    if unit == "M":
        if month is None:
            return f"{calendar_value(year, bc=bc)}-XX"
        year, month = shift_months(year, month, number)
        return calendar_value(year, month, bc=bc)
    if unit not in {"D", "W"}:
        return calendar_value(year, month, day, bc=bc) + "TXX" if day else ""
    if day is None or bc:
        return f"{calendar_value(year, bc=bc)}-XX-XX" if unit == "D" else f"{calendar_value(year, bc=bc)}-WXX"
    return shift_days(calendar_value(year, month, day), number * (7 if unit == "W" else 1))


def unit_value(text: str, one: Expression, story: str, published: str) -> tuple[str, str]:
    """Give the value and modifier of "the next year", "that summer", "later that month", "last May"."""
    spoken = one.step in {"this", "last", "next"} and bool(published)
    parts = _parts(published if spoken else story)
    if parts is None:
        return "", ""
    step = 1 if one.step in _NEXT else -1 if one.step in _BEFORE else 0
    mod = _mod_of(one.base)
    if one.value:
        return weekday_value(text, one, story, published), mod
    if one.unit != "Y" and (one.season or one.month):
        return _named_unit(one, parts, step), mod
    return _plain_unit(one, parts, step, spoken=spoken), mod


def _mod_of(part: str) -> str:
    if part.startswith("the "):
        return (
            "START"
            if re.search(r"beginning|start|early|first", part)
            else "MID"
            if "middle" in part
            else "END"
            if re.search(r"end|close|latter|second", part)
            else ""
        )
    return {"early": "START", "late": "END", "end": "END"}.get(part, "")


def _named_unit(one: Expression, parts: tuple[int, int | None, int | None, bool], step: int) -> str:
    """Give a season or month by its place: "the next spring" is the first one after the story's month."""
    year, month, _, bc = parts
    target = one.month or _SEASON_MONTH[one.season]
    if month:
        year += (step > 0 and target <= month) - (step < 0 and target >= month)
    else:
        year += step
    return calendar_value(year, one.month, season="" if one.month else one.season, bc=bc)


def _plain_unit(
    one: Expression, parts: tuple[int, int | None, int | None, bool], step: int, *, spoken: bool
) -> str:
    year, month, day, bc = parts
    if one.unit == "Y":
        moved = year - step if bc else year + step
        return calendar_value(moved, one.month, one.day, season=one.season, bc=bc)
    if one.unit == "DE":
        return ("BC" if bc else "") + f"{year // 10 + (-step if bc else step):03d}"
    if one.unit == "CE":
        return ("BC" if bc else "") + f"{year // 100 + (-step if bc else step):02d}"
    if one.unit == "M":
        return _shifted((year, month, None, bc), step, "M")
    if one.unit == "W":
        return _week(year, month, day, step) if day and not bc else f"{calendar_value(year, bc=bc)}-WXX"
    if one.unit == "D" and spoken and one.step == "last":
        step = -1
    return _shifted(parts, step, "D")


def _week(year: int, month: int | None, day: int, step: int) -> str:
    try:
        moved = dt.date(year, month or 1, day) + dt.timedelta(weeks=step)
    except (ValueError, OverflowError):
        return ""
    week = moved.isocalendar()
    return f"{week.year:04d}-W{week.week:02d}"


def looks_ahead(text: str, at: int) -> bool:
    """Whether the sentence up to `at` speaks of what is to come ("will", "is due", "plans")."""
    sentence = text[max(0, text.rfind(".", 0, at) + 1) : at]
    return bool(_FUTURE.search(sentence[-80:]))


def weekday_value(text: str, one: Expression, story: str, published: str) -> str:
    """Give the day a weekday means: the last one before the writer's day, the next one after "will"."""
    base = published if _DAY.fullmatch(published) else story
    if not _DAY.fullmatch(base) or base.startswith("BC"):
        return f"XXXX-WXX-{int(one.value) + 1}"
    today = dt.date.fromisoformat(base)
    back = (today.weekday() - int(one.value)) % 7
    following = one.step in _NEXT or looks_ahead(text, one.start)
    if one.step in _BEFORE and back == 0:
        back = 7
    moved = today + dt.timedelta(days=-back if not following or back == 0 else 7 - back)
    return moved.isoformat()
