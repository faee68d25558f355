"""All temporal expressions of a text, in order, worked out by the story's own time."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.reading.dates.anchor import resolve
from abelard.reading.dates.grammar import CALENDAR_RULES
from abelard.reading.dates.relative_rules import RELATIVE_RULES
from abelard.reading.dates.timex import Expression
from abelard.reading.dates.words import DASH, MONTH, month_number

if TYPE_CHECKING:
    from abelard.reading.dates.timex import Timex

_TH = r"(?:st|nd|rd|th)?"
_JOIN = rf"\s*(?:{DASH}|,?\s*and|to|or|,|&|through|until)\s*(?:the )?"
_DAY_BEFORE = re.compile(
    rf"(?<![\d.,:])(?:the )?\b(?P<day>[12]\d|3[01]|"
    rf"[1-9]){_TH}(?={_JOIN}(?:\d{{1,2}}{_TH}(?:{_JOIN})){{0,6}}\d{{1,2}}{_TH} (?:of )?{MONTH})"
)
_DAY_AFTER = re.compile(
    rf"(?P<join>{_JOIN})(?P<day>[12]\d|3[01]|[1-9])(?P<th>{_TH})\b(?![\d:%]|[,.]\d|,000| "
    rf"(?:{MONTH}|[a-z]+s\b|percent|per|million|thousand|hundred))"
)
_MONTH_PAIR = re.compile(
    rf"\b(?P<month>{MONTH}) (?P<one>[12]\d|3[01]|[1-9]){_TH}{_JOIN}(?P<two>[12]\d|3[01]|"
    rf"[1-9]){_TH},? (?P<year>[12]\d{{3}})(?!\d)"
)
_MODS = (
    (
        re.compile(
            r"(?:\bthe )?\b(?:very )?early(?: (?:part|days|months) of| "
            r"in)?(?: the)?[ -]$",
            re.IGNORECASE,
        ),
        "START",
    ),
    (re.compile(r"(?:\bthe )?\b(?:very )?late(?:r)?(?: in)?(?: the)?[ -]$", re.IGNORECASE), "END"),
    (re.compile(r"(?:\bthe )?\bmid[ -]?(?:the )?$", re.IGNORECASE), "MID"),
    (
        re.compile(
            r"(?:\bthe )?\b(?:beginning|start|opening|onset|first (?:week|days|weeks|months|"
            r"part)|early (?:part|days|weeks|months)) of(?: the)? $",
            re.IGNORECASE,
        ),
        "START",
    ),
    (
        re.compile(
            r"(?:\bthe )?\b(?:end|close|latter part|last (?:week|days|weeks|months)|closing "
            r"(?:days|weeks|months)|final (?:days|weeks|months)|latter half|second half) "
            r"of(?: the)? $",
            re.IGNORECASE,
        ),
        "END",
    ),
    (re.compile(r"(?:\bthe )?\bmiddle of(?: the)? $", re.IGNORECASE), "MID"),
    (re.compile(r"(?:\b(?:c\.|ca\.?|circa|around|about|approximately|roughly)) ?$", re.IGNORECASE), "APPROX"),
)
_TOD_BEFORE = re.compile(
    r"(?:\b(?:early )?(?:in )?the )?\b(?:early )?(?P<tod>morning|night|evening|afternoon|"
    r"dawn)(?: hours)? of (?:the )?$",
    re.IGNORECASE,
)
_WEEKDAY_BEFORE = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:the )?$")
_TOD = {"morning": "MO", "night": "NI", "evening": "EV", "afternoon": "AF", "dawn": "MO"}


def find_timexes(text: str, published: str = "", *, asides: tuple[tuple[int, int], ...] = ()) -> list[Timex]:
    """Every temporal expression of `text`, vague ones included, in order and without overlap.

    `published` is the ISO day of the document, used only for what is told from the writer's own day
    ("yesterday", "last month"); `asides` are stretches that do not move the story's time (captions, notes).
    """
    expressions = _with_elisions(text, _longest(find_expressions(text)))
    return resolve(text, expressions, published, asides)


def find_expressions(text: str) -> list[Expression]:
    """Give the matches of every rule, overlapping ones included."""
    found = [(one, -1) for one in _day_pairs(text)]
    for rank, (pattern, build) in enumerate(CALENDAR_RULES + RELATIVE_RULES):
        for match in pattern.finditer(text):
            made = build(match)
            if made is not None:
                found.append((_decorated(text, made), rank))
    found.sort(key=lambda pair: (pair[0].start - pair[0].end, pair[1], pair[0].start))
    return [made for made, _ in found]


def _day_pairs(text: str) -> list[Expression]:
    """Read "March 5-9, 1918" as two days of one month."""
    out = []
    for match in _MONTH_PAIR.finditer(text):
        given = {"form": "calendar", "year": int(match["year"]), "month": month_number(match["month"])}
        out.append(Expression(start=match.start(), end=match.end("one"), day=int(match["one"]), **given))  # type: ignore[arg-type] # the fields named
        out.append(Expression(start=match.start("two"), end=match.end(), day=int(match["two"]), **given))  # type: ignore[arg-type] # the fields named
    return out


def _longest(found: list[Expression]) -> list[Expression]:
    """Keep the longest of those that overlap."""
    taken: list[Expression] = []
    used: set[int] = set()
    for one in found:
        if used.isdisjoint(range(one.start, one.end)):
            used.update(range(one.start, one.end))
            taken.append(one)
    return sorted(taken, key=lambda one: one.start)


def _with_elisions(text: str, found: list[Expression]) -> list[Expression]:
    """Add the days whose month stands once for several: "6 and 7 May", "September 1 and 5", "1939-40"."""
    busy = {at for one in found for at in range(one.start, one.end)}
    found = [half for one in found for half in _year_pair(one)]
    added = [
        Expression(
            start=match.start("day"),
            end=match.end(),
            form="calendar",
            day=int(match["day"]),
            step="from-next",
        )
        for match in _DAY_BEFORE.finditer(text)
        if match.start("day") not in busy
    ]
    for one in found:
        added.extend(_days_after(text, one, busy))
    return sorted(found + added, key=lambda one: one.start)


def _year_pair(one: Expression) -> tuple[Expression, ...]:
    """Read "1939-40" as two years; a season that runs over both stays one."""
    if one.last_year is None or one.season:
        return (one,)
    second = len(str(one.last_year)) if one.end - one.start > 7 else 2  # noqa: PLR2004 - 1939-40
    return (
        replace(one, end=one.end - second - 1, last_year=None),
        replace(one, start=one.end - second, year=one.last_year, last_year=None),
    )


def _days_after(text: str, one: Expression, busy: set[int]) -> list[Expression]:
    """Read "and 5" after "September 1": only where the day stands last, since "1 May and 5" is no date."""
    if (
        one.form != "calendar"
        or not one.day
        or not one.month
        or not re.search(rf"\d{_TH}$", text[one.start : one.end])
    ):
        return []
    if one.year or re.match(r"(?:the )?\d", text[one.start : one.end], re.IGNORECASE):
        return []
    added = []
    match = _DAY_AFTER.match(text, one.end)
    while match and match.start("day") not in busy:
        added.append(
            Expression(
                start=match.start("day"),
                end=match.end("th"),
                form="calendar",
                day=int(match["day"]),
                step="from-last",
            )
        )
        match = _DAY_AFTER.match(text, match.end())
    return added


def _decorated(text: str, one: Expression) -> Expression:
    """Widen an expression to the modifiers before it: "early", "the end of", "the night of", "circa"."""
    if one.form not in {"calendar", "decade", "century", "weekday", "easter"}:
        return one
    lead = text[max(0, one.start - 40) : one.start]
    tod = _TOD_BEFORE.search(lead)
    if tod:
        return replace(one, start=one.start - len(tod[0]), time_of_day=_TOD[tod["tod"].lower()])
    weekday = _WEEKDAY_BEFORE.search(lead) if one.day else None
    if weekday:
        return replace(one, start=one.start - len(weekday[0]))
    if one.start and not lead[-1].isspace() and lead[-1] != "-":
        return one
    for pattern, mod in _MODS:
        match = pattern.search(lead)
        if match and not (one.day and mod != "APPROX"):
            return replace(one, start=one.start - len(match[0].lstrip()), mod=mod)
    return one
