"""The grammar of time told from other time: "three days later", "the next spring", "on the 20th".

And of durations, repetitions, hours and the vague words ("now", "the former").
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.reading.dates.timex import Expression
from abelard.reading.dates.words import (
    CALENDAR_UNIT,
    COUNT,
    MONTH,
    NUMBER,
    SEASONS,
    TIME_OF_DAY,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    month_number,
    number_of,
    ordinal_of,
    unit_code,
)  # fmt: skip

if TYPE_CHECKING:
    from abelard.reading.dates.grammar import Rule

_FORWARD = {"later", "after", "afterwards", "afterward", "hence", "thereafter", "following", "on"}
_TOD = "|".join(TIME_OF_DAY)


def _offset(match: re.Match[str]) -> Expression:
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


def _unit(match: re.Match[str]) -> Expression:
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


def _month_of(match: re.Match[str]) -> Expression:
    """Read "August of that year", "13 October of the same year", "in March the following year"."""
    return Expression(
        start=match.start(),
        end=match.end(),
        form="unit",
        unit="Y",
        month=month_number(match["month"]),
        day=int(match["day"] or match["day2"] or 0) or None,
        step=match["which"].lower().split()[-1],
    )


def _day_before(match: re.Match[str]) -> Expression:
    return Expression(
        start=match.start(),
        end=match.end(),
        form="offset",
        count=1,
        unit=unit_code(match["unit"]),
        step="forward" if match["way"].lower() in _FORWARD else "back",
    )


def _one_unit(match: re.Match[str]) -> Expression:
    return Expression(
        start=match.start(), end=match.end(), form="duration", count=1, unit=unit_code(match["unit"])
    )


def _event_offset(match: re.Match[str]) -> Expression:
    """Read "Two days after the siege": counted from an event, whose date the grammar does not know."""
    return replace(
        _offset(match), form="event-offset", step="forward" if match["way"].lower() == "after" else "back"
    )


def _around(match: re.Match[str]) -> Expression:
    """Read "Within a month of that date": on either side of the date before."""
    return replace(_offset(match), form="around")


def _deictic(match: re.Match[str]) -> Expression:
    word = match[0].lower()
    step = {"yesterday": -1, "tomorrow": 1}.get(word.split()[0], 0)
    tod = next(
        (code for name, code in TIME_OF_DAY.items() if word.endswith(name)), "NI" if word == "tonight" else ""
    )
    return Expression(
        start=match.start(), end=match.end(), form="deictic", count=step, time_of_day=tod, base=word
    )


def _weekday(match: re.Match[str]) -> Expression | None:
    before = match.string[max(0, match.start() - 6) : match.start()].lower()
    if match["plural"] or before.endswith(("every ", "each ", " a ")):
        return None
    index = WEEKDAYS.index(match["weekday"].lower())
    tod = TIME_OF_DAY.get((match["tod"] or "").lower(), "")
    return Expression(start=match.start(), end=match.end(), form="weekday", value=str(index), time_of_day=tod)


def _nth_day(match: re.Match[str]) -> Expression | None:
    number = ordinal_of(match["nth"])
    if not number or number > 31:  # noqa: PLR2004 - days of a month
        return None
    return Expression(start=match.start(), end=match.end(), form="calendar", day=number)


def _clock(match: re.Match[str]) -> Expression | None:
    groups = match.groupdict()
    hour, minute = int(groups["hour"]), int(groups.get("minute") or 0)
    half = (groups.get("half") or "").lower().replace(".", "").replace(" ", "")
    if hour > 24 or minute > 59:  # noqa: PLR2004 - a clock
        return None
    hour = hour % 12 + 12 if half == "pm" else hour % 12 if half == "am" else hour
    return Expression(start=match.start(), end=match.end(), form="clock", clock=f"{hour:02d}:{minute:02d}")


def _noon(match: re.Match[str]) -> Expression:
    hour = "12:00" if match[0].lower().endswith(("noon", "midday")) else "00:00"
    return Expression(start=match.start(), end=match.end(), form="clock", clock=hour)


def _duration(match: re.Match[str]) -> Expression | None:
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


def _bare_duration(match: re.Match[str]) -> Expression:
    return Expression(start=match.start(), end=match.end(), form="duration", unit=unit_code(match["unit"]))


def _repeated(match: re.Match[str]) -> Expression:
    word = match[0].lower()
    value = "P1D" if "da" in word else "P1W" if "week" in word else "P1M" if "month" in word else "P1Y"
    if re.match(r"(?:daily|every ?day|each day)", word):
        value = "XXXX-XX-XX"
    elif word.startswith(("annual", "yearly")):
        value = "XXXX"
    elif word == "weekly":
        value = "XXXX-WXX"
    return Expression(start=match.start(), end=match.end(), form="repeated", value=value)


def _time_of_day(match: re.Match[str]) -> Expression | None:
    if match["tod"][0].isupper():
        return None
    word = match["tod"].lower()
    return Expression(start=match.start(), end=match.end(), form="tod", time_of_day=TIME_OF_DAY[word])


def _vague(kind: str) -> object:
    def made(match: re.Match[str]) -> Expression:
        return Expression(start=match.start(), end=match.end(), form="vague", value=kind)

    return made


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_WHICH = (
    r"(?:the )?(?:very )?(?:same|next|following|previous|preceding|subsequent)|that(?: same)?|"
    r"this(?: same)?|last|next|the coming|this past"
)
_UNIT_WORD = (
    rf"(?P<unit>day|night|week|weekend|month|year|decade|century|{'|'.join(SEASONS)}|morning|"
    rf"afternoon|evening|{WEEKDAY})"
)
RELATIVE_RULES: tuple[Rule, ...] = (
    (
        _compile(
            rf"\b(?:(?:only|just|about|some|around|nearly|almost|roughly|less than|more than|"
            rf"over|barely|at least) )?"
            rf"(?:(?P<count>{COUNT}) )?(?P<unit>{UNIT}) "
            r"(?P<way>later|earlier|before(?: that)?(?= *[,.;)])|ago|previously|afterwards?|"
            r"after(?: that)?(?= *[,.;)])|prior|beforehand|thereafter|hence|before that|after "
            r"that)\b"
        ),
        _offset,
    ),
    (
        re.compile(
            rf"(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?\b(?P<month>{MONTH})(?: "
            rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)?,?(?: of| in)? (?P<which>that|(?:the "
            rf")?same|(?:the )?following|(?:the )?next|(?:the )?previous|this|last) year\b"
        ),
        _month_of,
    ),
    (
        _compile(
            rf"(?:(?<=\bfor )|(?<=\bover )|(?<=\bduring )|(?<=\bthroughout ))the (?:next|"
            rf"following) (?P<unit>{CALENDAR_UNIT})\b"
        ),
        _one_unit,
    ),
    (_compile(r"\bthe past (?P<unit>year|decade|month|century)\b"), _one_unit),
    (
        _compile(
            rf"\b(?:only |just |about |some |less than |more than |barely )?(?P<count>{COUNT}) "
            rf"(?P<unit>{CALENDAR_UNIT}) (?P<way>after|before)(?= (?!that\b)\w)"
        ),
        _event_offset,
    ),
    (
        _compile(
            rf"\b(?P<way>within|inside) (?P<count>{COUNT}) (?P<unit>{CALENDAR_UNIT}) of "
            rf"(?:that|this|the)(?: same)? (?:date|day|time)?\b"
        ),
        _around,
    ),
    (
        _compile(
            rf"\b(?:(?P<part>later|earlier|early|late) (?:in )?)?(?P<which>{_WHICH}) "
            rf"{_UNIT_WORD}\b(?!['’]s (?:day|eve))"
        ),
        _unit,
    ),
    (
        re.compile(
            rf"\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext|(?:[Tt]he )?(?:previous|following)|[Tt]hat) "
            rf"(?P<unit>{MONTH})\b"
        ),
        _unit,
    ),
    (
        _compile(
            r"\b(?P<part>later|earlier|early|late|the (?:end|beginning|start|middle|close|"
            r"rest|remainder|latter part|early part|latter half|first half|second half) "
            r"of)(?: in)? (?P<which>the) (?P<unit>day|month|year|decade|century|summer|winter|"
            r"spring|autumn)\b"
        ),
        _unit,
    ),
    (
        _compile(r"\b(?P<which>month|year)['’]s (?P<unit2>end)\b(?P<unit>)?"),
        lambda m: Expression(
            start=m.start(), end=m.end(), form="unit", unit=unit_code(m["which"]), step="same", base="end"
        ),
    ),
    (_compile(r"\bthe (?P<unit>day|night|week|month|year) (?P<way>before|after|following)\b"), _day_before),
    (_compile(rf"\b(?:yesterday|tomorrow|today)(?: (?:{_TOD}))?\b|\btonight\b"), _deictic),
    (re.compile(rf"\b(?P<weekday>{WEEKDAY})(?P<plural>s)?(?: (?P<tod>{_TOD}))?\b"), _weekday),
    (
        _compile(
            r"(?<=\bon )the (?P<nth>\d{1,2}(?:st|nd|rd|th))\b(?! [A-Z]|[- ](?:century|"
            r"anniversary|day|floor|birthday))"
        ),
        _nth_day,
    ),
    (re.compile(r"(?<=[Bb]y )the (?P<nth>\d{1,2}(?:st|nd|rd|th))\b(?! [A-Za-z])"), _nth_day),
    (
        re.compile(
            r"(?<![\d.:])(?P<hour>[012]?\d):(?P<minute>[0-5]\d)(?! ?[\d:])(?: "
            r"?(?P<half>[ap]\.? ?m\b\.?|[AP]M\b))?(?: ?h(?:rs|ours)?\b)?"
        ),
        _clock,
    ),
    (
        _compile(r"(?<![\d.:])(?P<hour>1?\d)(?:[.:](?P<minute>[0-5]\d))? ?(?P<half>a\.m\.|p\.m\.|am\b|pm\b)"),
        _clock,
    ),
    (
        _compile(r"(?<![\d.:])(?P<hour>1?\d) o['’]clock(?: in the (?P<tod>morning|afternoon|evening))?"),
        _clock,
    ),
    (_compile(r"(?<=\bat )(?:noon|midday|midnight)\b"), _noon),
    (
        _compile(
            rf"(?:\b(?:the )?(?:past|next|last|first|following|coming|previous|final|"
            rf"remaining) )?(?:\b(?:only|just|about|some|around|nearly|almost|roughly|under|"
            rf"over|less than|more than|at least|up to|another|within|close to|well over) )?"
            rf"(?<![\w.,-])(?P<count>{COUNT})(?: or (?:more|so|two|three))?[ -](?:(?:full|long|"
            rf"whole|more|bloody|brutal|consecutive|successive|and a half) "
            rf")?(?P<unit>{UNIT})\b(?:[- ]long\b)?(?! (?:old|of age)\b)(?!['’]s (?:day|eve))"
        ),
        _duration,
    ),
    (
        _compile(
            rf"\b(?:the )?(?:past|next|last|first|following|coming|previous|final|intervening) "
            rf"(?P<count>{NUMBER}|few|several|couple of) (?P<unit>{UNIT})\b"
        ),
        _duration,
    ),
    (_compile(r"(?<=\b)(?P<unit>year|month|week|day|decade)s?-long\b"), _bare_duration),
    (_compile(r"(?<=\bfor )(?P<unit>days|weeks|months|years|decades|centuries|hours)\b"), _bare_duration),
    (_compile(r"(?<=\bwithin )(?P<unit>days|weeks|months|years|hours)\b"), _bare_duration),
    (
        _compile(
            r"\b(?:daily|weekly|monthly|yearly|annually|everyday|(?:every|each) (?:day|week|"
            r"month|year)|per (?:day|week|month|year|annum))\b"
        ),
        _repeated,
    ),
    (
        _compile(
            r"(?:\b(?:one|the|that|this) )?\b(?P<tod>night|morning|afternoon|evening|dawn)(?:-?time)?\b"
        ),
        _time_of_day,
    ),
    (
        _compile(
            r"\b(?:now|currently|right now|presently|at present|nowadays|these days|"
            r"present[- ]day|modern[- ]day|to date)\b"
        ),
        _vague("PRESENT_REF"),
    ),
    (
        _compile(
            r"\b(?:former(?!ly| was| is|,)|recently|formerly|recent|the past(?! \w+ (?:years|"
            r"months|weeks|days))|in the past)\b"
        ),
        _vague("PAST_REF"),
    ),
    (_compile(r"\b(?:the )?future\b"), _vague("FUTURE_REF")),
)  # type: ignore[assignment] # the closures of _vague are rules
