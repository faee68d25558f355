"""The grammar of time told from other time: "three days later", "the next spring", "on the 20th".

And of durations, repetitions, hours and the vague words ("now", "the former").
"""

from __future__ import annotations

import re
from dataclasses import replace

from abelard.reading.dates.timex import Expression
from abelard.reading.dates.words import (
    MONTH,
    SEASONS,
    TIME_OF_DAY,
    WEEKDAYS,
    month_number,
    number_of,
    ordinal_of,
    unit_code,
)  # fmt: skip

_FORWARD = {"later", "after", "afterwards", "afterward", "hence", "thereafter", "following", "on"}
_TOD = "|".join(TIME_OF_DAY)


def offset(match: re.Match[str]) -> Expression:
    """Read "Three days later", "two years before that", "six weeks ago"."""
    way = match["way"].lower().split()[0]
    return Expression(
        start=match.start(),
        end=match.end(),
        form="offset",
        count=number_of(match["count"] or "x"),
        unit=unit_code(match["unit"]),
        step="ago" if way == "ago" else "forward" if way in _FORWARD else "back",
    )


def unit_of(match: re.Match[str]) -> Expression:
    """Give  "The next year", "that same day", "the previous summer", "last May"."""
    groups = match.groupdict()
    word = (groups.get("unit") or "").lower()
    season = SEASONS.get(word, "")
    month = month_number(word) if re.fullmatch(MONTH, word.title()) else None
    weekday = WEEKDAYS.index(word) if word in WEEKDAYS else None
    tod = TIME_OF_DAY.get(word, "")
    unit = "" if season or month or weekday is not None else "D" if tod else unit_code(word)
    return Expression(
        start=match.start(),
        end=match.end(),
        form="unit",
        unit=unit,
        season=season,
        month=month,
        value=str(weekday) if weekday is not None else "",
        time_of_day=tod if tod and word != "day" else "",
        step=groups["which"].lower().split()[-1] if "same" not in groups["which"].lower() else "same",
        base=(groups.get("part") or "").lower(),
    )


def month_of(match: re.Match[str]) -> Expression:
    """Read "August of that year", "the spring of last year", "in March the year following"."""
    word = (match["which"] or match["then"]).lower().split()[-1]
    return Expression(
        start=match.start(),
        end=match.end(),
        form="unit",
        unit="Y",
        month=month_number(match["month"]) if match["month"] else None,
        season=SEASONS.get(match["season"] or "", ""),
        day=int(match["day"] or match["day2"] or 0) or None,
        step={"after": "following", "before": "previous"}.get(word, word),
    )


def day_before(match: re.Match[str]) -> Expression:
    """Read "the day before", "the year after"."""
    return Expression(
        start=match.start(),
        end=match.end(),
        form="offset",
        count=1,
        unit=unit_code(match["unit"]),
        step="forward" if match["way"].lower() in _FORWARD else "back",
    )


def one_unit(match: re.Match[str]) -> Expression:
    """Read "for the next year", "the past decade" as one unit."""
    return Expression(
        start=match.start(), end=match.end(), form="duration", count=1, unit=unit_code(match["unit"])
    )


def event_offset(match: re.Match[str]) -> Expression:
    """Read "Two days after the siege": counted from an event, whose date the grammar does not know."""
    return replace(
        offset(match), form="event-offset", step="forward" if match["way"].lower() == "after" else "back"
    )


def around(match: re.Match[str]) -> Expression:
    """Read "Within a month of that date": on either side of the date before."""
    return replace(offset(match), form="around")


def deictic(match: re.Match[str]) -> Expression:
    """Read "yesterday", "tonight", "today"."""
    word = match[0].lower()
    step = {"yesterday": -1, "tomorrow": 1}.get(word.split()[0], 0)
    tod = next(
        (code for name, code in TIME_OF_DAY.items() if word.endswith(name)), "NI" if word == "tonight" else ""
    )
    return Expression(
        start=match.start(), end=match.end(), form="deictic", count=step, time_of_day=tod, base=word
    )


def weekday(match: re.Match[str]) -> Expression | None:
    """Read a weekday; "every Monday" and "Mondays" are no dates."""
    before = match.string[max(0, match.start() - 6) : match.start()].lower()
    if match["plural"] or before.endswith(("every ", "each ", " a ")):
        return None
    index = WEEKDAYS.index(match["weekday"].lower())
    tod = TIME_OF_DAY.get((match["tod"] or "").lower(), "")
    return Expression(start=match.start(), end=match.end(), form="weekday", value=str(index), time_of_day=tod)


def nth_day(match: re.Match[str]) -> Expression | None:
    """Read "on the 20th"."""
    number = ordinal_of(match["nth"])
    if not number or number > 31:  # noqa: PLR2004 - days of a month
        return None
    return Expression(start=match.start(), end=match.end(), form="calendar", day=number)


def clock(match: re.Match[str]) -> Expression | None:
    """Read "10:57", "11 a.m.", "3 o'clock"."""
    groups = match.groupdict()
    hour, minute = int(groups["hour"]), int(groups.get("minute") or 0)
    half = (groups.get("half") or "").lower().replace(".", "").replace(" ", "")
    if hour > 24 or minute > 59:  # noqa: PLR2004 - a clock
        return None
    hour = hour % 12 + 12 if half == "pm" else hour % 12 if half == "am" else hour
    return Expression(start=match.start(), end=match.end(), form="clock", clock=f"{hour:02d}:{minute:02d}")


def noon(match: re.Match[str]) -> Expression:
    """Read "at noon", "at midnight"."""
    hour = "12:00" if match[0].lower().endswith(("noon", "midday")) else "00:00"
    return Expression(start=match.start(), end=match.end(), form="clock", clock=hour)


def duration(match: re.Match[str]) -> Expression | None:
    """Read "three months", "half a century"; "the day" is none."""
    count = match["count"].lower()
    if count == "the" and not match["unit"].lower().endswith("s"):
        return None
    plural = match["unit"].lower().endswith("s")
    if re.fullmatch(r"an?|another|one", count) and plural:
        return None
    number = None if count == "the" else number_of(count)
    return Expression(
        start=match.start(), end=match.end(), form="duration", count=number, unit=unit_code(match["unit"])
    )


def bare_duration(match: re.Match[str]) -> Expression:
    """Read "for years", "week-long"."""
    return Expression(start=match.start(), end=match.end(), form="duration", unit=unit_code(match["unit"]))


def repeated(match: re.Match[str]) -> Expression:
    """Read "daily", "each year"."""
    word = match[0].lower()
    value = "P1D" if "da" in word else "P1W" if "week" in word else "P1M" if "month" in word else "P1Y"
    if re.match(r"(?:daily|every ?day|each day)", word):
        value = "XXXX-XX-XX"
    elif word.startswith(("annual", "yearly")):
        value = "XXXX"
    elif word == "weekly":
        value = "XXXX-WXX"
    return Expression(start=match.start(), end=match.end(), form="repeated", value=value)


def time_of_day(match: re.Match[str]) -> Expression | None:
    """Read "the night", "that morning"; a capital makes it a name."""
    if match["tod"][0].isupper():
        return None
    word = match["tod"].lower()
    return Expression(start=match.start(), end=match.end(), form="tod", time_of_day=TIME_OF_DAY[word])


def vague(kind: str) -> object:
    """Make a rule for a word that names no day, with its TIMEX3 value."""

    def made(match: re.Match[str]) -> Expression:
        return Expression(start=match.start(), end=match.end(), form="vague", value=kind)

    return made
