"""Working dates out by the story: which year "12 August" means, and from what "three days later" counts.

The walk keeps the story's present (the last date told in full view) and, apart from it, the writer's own day.
A month without a year belongs to the story's year, and to the next one where the story has moved past it.
After HeidelTime's "narrative" mode (Strötgen & Gertz 2013), with ranges, coordinations and headings added.
"""

from __future__ import annotations

import re
from dataclasses import replace

from abelard.reading.dates.calendar_values import calendar_value, easter
from abelard.reading.dates.days import days_of, is_day, shift
from abelard.reading.dates.offsets import looks_ahead, offset_value, unit_value, weekday_value
from abelard.reading.dates.story import Story, move, moves, start_of
from abelard.reading.dates.timex import Expression, Timex
from abelard.reading.dates.words import DASH

_RANGE = re.compile(
    rf"\s*(?:{DASH}|to|until|till|through|and|or|,|, and|,? or|&|and again in|and "
    rf"then)\s*(?:in |from |the |on )?(?:early |late |mid-?)?",
    re.IGNORECASE,
)
_PAST_PERFECT = re.compile(r"\b(?:had|having)\b[^.;]{0,60}$")
_STEP_BACK = 7
_POINTING, _FAR, _SAME_SENTENCE = 400, 600, 150


def resolve(
    text: str, found: list[Expression], published: str = "", asides: tuple[tuple[int, int], ...] = ()
) -> list[Timex]:
    """Turn Expressions into Timexes, walking through the text."""
    story = Story(published=published)
    completed = _completed(text, found)
    start_of(story, completed)
    for at, one in enumerate(completed):
        made = _resolve_one(text, one, story)
        story.told.append(made)
        aside = any(s <= one.start < e for s, e in asides)
        if not aside and moves(text, one, made):
            move(story, made, at)
    return story.told


def _completed(text: str, found: list[Expression]) -> list[Expression]:
    """Fill what is said once for several: "June and July 1940", "6 and 7 May", "499-493 BC"."""
    out = list(found)
    for at in range(len(out) - 2, -1, -1):
        one, following = out[at], out[at + 1]
        if one.form != "calendar" or following.form != "calendar" or one.step == "from-last":
            continue
        gap = text[one.end : following.start]
        if len(gap) > 30 or not (_RANGE.fullmatch(gap) or one.step == "from-next"):  # noqa: PLR2004 - a connective
            continue
        out[at] = _filled(one, following)
    return out


def _filled(one: Expression, source: Expression) -> Expression:
    if one.year is None and (one.month or one.day or one.season):
        month = one.month or (source.month if one.day else None)
        year = source.year
        if year is not None and month and source.month and month > source.month and not source.bc:
            year -= 1
        one = replace(one, month=month, year=year, bc=source.bc if year else one.bc)
    elif (
        one.bc is None
        and source.bc
        and one.year is not None
        and source.year is not None
        and one.year >= source.year
    ):
        one = replace(one, bc=True)
    return one


def _resolve_one(text: str, one: Expression, story: Story) -> Timex:
    kind, value, anchor = "DATE", "", None
    mod = one.mod
    if one.form == "calendar":
        value = _calendar(text, one, story)
        anchor = story.last if one.year is None else None
    elif one.form == "easter":
        value = easter(one.year or story.year)
    elif one.form in {"decade", "century"}:
        bc = one.bc if one.bc is not None else False
        value = ("BC" if bc else "") + one.value
    elif one.form == "weekday":
        value, anchor = weekday_value(text, one, story.value(), story.published), story.last
    elif one.form in {"offset", "unit", "deictic"}:
        value, mod, anchor = _relative(text, one, story)
    else:
        kind, value = _other(one, story)
    if one.time_of_day and "T" not in value and re.match(r"(?:BC)?\d{4}-\d\d-\d\d", value):
        kind, value = "TIME", value + "T" + one.time_of_day
    first, last = days_of(re.sub(r"T.*", "", value), mod) if kind in {"DATE", "TIME"} else ("", "")
    if one.form == "around":
        first, last, anchor = *_around(one, story), story.last
    return Timex(
        start=one.start, end=one.end, type=kind, value=value, mod=mod, first=first, last=last,
        relative= one.form in {"offset", "unit", "event-offset", "around"}, anchor=anchor,
    )  # fmt: skip


def _nearest(one: Expression, story: Story, reach: int = _POINTING) -> tuple[str, int | None]:
    """Give the last date told shortly before, which "that year" points back to; else the story's present."""
    for at in range(len(story.told) - 1, -1, -1):
        told = story.told[at]
        if one.start - told.end > reach:
            break
        if re.match(r"(?:BC)?\d{4}", told.value):
            return told.value, at
    return story.value(), story.last


def _around(one: Expression, story: Story) -> tuple[str, str]:
    """Read "Within a month of that date": as far before as after the story's present."""
    first, last = days_of(story.value())
    if not first or one.count is None or one.unit not in {"D", "W", "M", "Y"}:
        return "", ""
    return shift(first, -int(one.count), one.unit), shift(last, int(one.count), one.unit)


def _relative(text: str, one: Expression, story: Story) -> tuple[str, str, int | None]:
    if one.form == "deictic":
        value = story.published if len(story.published) == 10 else ""  # noqa: PLR2004 - a whole day
        if one.base == "today" and not value:
            return "PRESENT_REF", "", None
        return (offset_value(value, one.count, "D", "forward") if value else "", "", None)
    if one.form == "offset":
        base, anchor = story.value(), story.last
        if one.step == "ago":
            base = story.published
        elif one.unit == "Y":
            base, anchor = _nearest(one, story, _SAME_SENTENCE)
        return (
            offset_value(base, one.count, one.unit, "back" if one.step == "ago" else one.step),
            one.mod,
            anchor,
        )
    base, anchor = story.value(), story.last
    if one.step in {"that", "same"}:
        base, anchor = _nearest(one, story)
    if one.step == "this" and one.unit == "D" and not story.news:
        return "PRESENT_REF", "", None
    value, mod = unit_value(text, one, base, story.published)
    return value, mod, anchor


def _calendar(text: str, one: Expression, story: Story) -> str:
    if one.value:
        return f"{one.year:04d}-{one.value}"
    month, year, bc = one.month, one.year, one.bc
    if one.day and not month:
        month = story.month
        if month is None:
            return ""
    if year is None:
        year = _year_for(text, one, month, story)
        bc = story.bc
    elif bc is None:
        bc = story.bc and year < 600 and not one.day  # noqa: PLR2004 - a year of the same ancient story
    if year is None:
        return ""
    if month and one.day and not is_day(2000 if bc else year, month, one.day):
        return ""
    return calendar_value(year, month, one.day, season=one.season, bc=bool(bc))


def _year_for(text: str, one: Expression, month: int | None, story: Story) -> int | None:
    """Give the story's year; the next where the month lies well before the story's and nothing looks back."""
    if story.year is None:
        return None
    if story.last is None and not story.published and _first_year_after(one, story) > _FAR:
        return None
    month = month or {"SP": 4, "SU": 7, "FA": 10, "WI": 12}.get(one.season)
    if story.published and (story.news or story.last is None) and month:
        return _year_of_speech(text, one, month, story.published)
    if not month or not story.month or one.step == "from-last" or story.bc:
        return story.year
    looking_back = _PAST_PERFECT.search(text[max(0, one.start - 80) : one.start])
    if story.month - month > _STEP_BACK and not looking_back:
        return story.year + 1
    return story.year


def _first_year_after(one: Expression, story: Story) -> int:
    """How far ahead the first year of the text stands, in characters."""
    return story.first_at - one.start


def _year_of_speech(text: str, one: Expression, month: int, published: str) -> int:
    """Told from the writer's day: the last such month, or the next one where the sentence looks ahead."""
    year, now = int(published[:4]), int(published[5:7] or 12)
    if looks_ahead(text, one.start):
        return year + (month < now)
    return year - (month > now)


def _other(one: Expression, story: Story) -> tuple[str, str]:
    """Durations, repetitions, hours and vague words: (type, value)."""
    if one.form == "duration":
        return "DURATION", duration_value(one.count, one.unit)
    if one.form == "repeated":
        return "SET", one.value
    day = story.value() if story.day else "XXXX-XX-XX"
    if one.form == "clock":
        return "TIME", f"{day}T{one.clock}"
    if one.form == "tod":
        return "TIME", f"{day}T{one.time_of_day}" if story.day else f"XXXX-XX-XXT{one.time_of_day}"
    return ("TIME" if one.value == "PRESENT_REF" else "DATE"), one.value


def duration_value(count: float | None, unit: str) -> str:
    """Give a TIMEX3 duration: P3M, PT2H, P2DE; X for a count the text leaves open."""
    number = "X" if count is None else f"{count:g}"
    if unit in {"H", "TM", "S"}:
        return f"PT{number}{unit[-1]}"
    return f"P{number}{unit}"
