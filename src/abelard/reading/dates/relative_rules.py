"""The grammar of time told from other time: "three days later", "the next spring", "on the 20th".

And of durations, repetitions, hours and the vague words ("now", "the former").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abelard.reading.dates.relative import (
    around,
    bare_duration,
    clock,
    day_before,
    deictic,
    duration,
    event_offset,
    month_of,
    noon,
    nth_day,
    offset,
    one_unit,
    repeated,
    time_of_day,
    unit_of,
    vague,
    weekday,
)
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
    unit_code,
)  # fmt: skip

if TYPE_CHECKING:
    from abelard.reading.dates.grammar import Rule

_TOD = "|".join(TIME_OF_DAY)


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
        offset,
    ),
    (
        re.compile(
            rf"(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?"
            rf"\b(?:(?P<month>{MONTH})|(?:the )?(?P<season>{'|'.join(SEASONS)}))(?: "
            rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)?,?(?: of| in)? (?:(?P<which>that|(?:the "
            rf")?same|(?:the )?following|(?:the )?next|(?:the )?previous|this|last) year|"
            rf"the year (?P<then>following|next|after|before|previous))\b"
        ),
        month_of,
    ),
    (
        _compile(
            rf"(?:(?<=\bfor )|(?<=\bover )|(?<=\bduring )|(?<=\bthroughout ))the (?:next|"
            rf"following) (?P<unit>{CALENDAR_UNIT})\b"
        ),
        one_unit,
    ),
    (_compile(r"\bthe past (?P<unit>year|decade|month|century)\b"), one_unit),
    (
        _compile(
            rf"\b(?:only |just |about |some |less than |more than |barely )?(?P<count>{COUNT}) "
            rf"(?P<unit>{CALENDAR_UNIT}) (?P<way>after|before)(?= (?!that\b)\w)"
        ),
        event_offset,
    ),
    (
        _compile(
            rf"\b(?P<way>within|inside) (?P<count>{COUNT}) (?P<unit>{CALENDAR_UNIT}) of "
            rf"(?:that|this|the)(?: same)? (?:date|day|time)?\b"
        ),
        around,
    ),
    (
        _compile(
            rf"\b(?:(?P<part>later|earlier|early|late) (?:in )?)?(?P<which>{_WHICH}) "
            rf"{_UNIT_WORD}\b(?!['’]s (?:day|eve))"
        ),
        unit_of,
    ),
    (
        re.compile(
            rf"\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext|(?:[Tt]he )?(?:previous|following)|[Tt]hat) "
            rf"(?P<unit>{MONTH})\b"
        ),
        unit_of,
    ),
    (
        _compile(
            r"\b(?P<part>later|earlier|early|late|the (?:end|beginning|start|middle|close|"
            r"rest|remainder|latter part|early part|latter half|first half|second half) "
            r"of)(?: in)? (?P<which>the) (?P<unit>day|month|year|decade|century|summer|winter|"
            r"spring|autumn)\b"
        ),
        unit_of,
    ),
    (
        _compile(r"\b(?P<which>month|year)['’]s (?P<unit2>end)\b(?P<unit>)?"),
        lambda m: Expression(
            start=m.start(), end=m.end(), form="unit", unit=unit_code(m["which"]), step="same", base="end"
        ),
    ),
    (_compile(r"\bthe (?P<unit>day|night|week|month|year) (?P<way>before|after|following)\b"), day_before),
    (_compile(rf"\b(?:yesterday|tomorrow|today)(?: (?:{_TOD}))?\b|\btonight\b"), deictic),
    (re.compile(rf"\b(?P<weekday>{WEEKDAY})(?P<plural>s)?(?: (?P<tod>{_TOD}))?\b"), weekday),
    (
        _compile(
            r"(?<=\bon )the (?P<nth>\d{1,2}(?:st|nd|rd|th))\b(?! [A-Z]|[- ](?:century|"
            r"anniversary|day|floor|birthday))"
        ),
        nth_day,
    ),
    (re.compile(r"(?<=[Bb]y )the (?P<nth>\d{1,2}(?:st|nd|rd|th))\b(?! [A-Za-z])"), nth_day),
    (
        re.compile(
            r"(?<![\d.:])(?P<hour>[012]?\d):(?P<minute>[0-5]\d)(?! ?[\d:])(?: "
            r"?(?P<half>[ap]\.? ?m\b\.?|[AP]M\b))?(?: ?h(?:rs|ours)?\b)?"
        ),
        clock,
    ),
    (
        _compile(r"(?<![\d.:])(?P<hour>1?\d)(?:[.:](?P<minute>[0-5]\d))? ?(?P<half>a\.m\.|p\.m\.|am\b|pm\b)"),
        clock,
    ),
    (
        _compile(r"(?<![\d.:])(?P<hour>1?\d) o['’]clock(?: in the (?P<tod>morning|afternoon|evening))?"),
        clock,
    ),
    (_compile(r"(?<=\bat )(?:noon|midday|midnight)\b"), noon),
    (
        _compile(
            rf"(?:\b(?:the )?(?:past|next|last|first|following|coming|previous|final|"
            rf"remaining) )?(?:\b(?:only|just|about|some|around|nearly|almost|roughly|under|"
            rf"over|less than|more than|at least|up to|another|within|close to|well over) )?"
            rf"(?<![\w.,-])(?P<count>{COUNT})(?: or (?:more|so|two|three))?[ -](?:(?:full|long|"
            rf"whole|more|bloody|brutal|consecutive|successive|and a half) "
            rf")?(?P<unit>{UNIT})\b(?:[- ]long\b)?(?! (?:old|of age)\b)(?!['’]s (?:day|eve))"
        ),
        duration,
    ),
    (
        _compile(
            rf"\b(?:the )?(?:past|next|last|first|following|coming|previous|final|intervening) "
            rf"(?P<count>{NUMBER}|few|several|couple of) (?P<unit>{UNIT})\b"
        ),
        duration,
    ),
    (_compile(r"(?<=\b)(?P<unit>year|month|week|day|decade)s?-long\b"), bare_duration),
    (_compile(r"(?<=\bfor )(?P<unit>days|weeks|months|years|decades|centuries|hours)\b"), bare_duration),
    (_compile(r"(?<=\bwithin )(?P<unit>days|weeks|months|years|hours)\b"), bare_duration),
    (
        _compile(
            r"\b(?:daily|weekly|monthly|yearly|annually|everyday|(?:every|each) (?:day|week|"
            r"month|year)|per (?:day|week|month|year|annum))\b"
        ),
        repeated,
    ),
    (
        _compile(
            r"(?:\b(?:one|the|that|this) )?\b(?P<tod>night|morning|afternoon|evening|dawn)(?:-?time)?\b"
        ),
        time_of_day,
    ),
    (
        _compile(
            r"\b(?:now|currently|right now|presently|at present|nowadays|these days|"
            r"present[- ]day|modern[- ]day|to date)\b"
        ),
        vague("PRESENT_REF"),
    ),
    (
        _compile(
            r"\b(?:former(?!ly| was| is|,)|recently|formerly|recent|the past(?! \w+ (?:years|"
            r"months|weeks|days))|in the past)\b"
        ),
        vague("PAST_REF"),
    ),
    (_compile(r"\b(?:the )?future\b"), vague("FUTURE_REF")),
)  # type: ignore[assignment] # the closures of vague are rules
