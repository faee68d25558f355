"""The grammar of absolute dates in prose: what has a month, a season, a year, a decade or a century in it.

Each rule is a pattern and a function from its match to Expressions. To add one, write the function and put
the pair in `CALENDAR_RULES`; where rules overlap, the longest match wins and then the earlier rule.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.reading.dates.timex import Expression
from abelard.reading.dates.words import DASH, ERA, MONTH, SEASON, SEASONS, month_number, ordinal_of

if TYPE_CHECKING:
    from collections.abc import Callable

    Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Expression | None]]

_TH = r"(?:st|nd|rd|th)"
_DAY = rf"(?P<day>[12]\d|3[01]|0?[1-9]){_TH}?"
_YEAR = r"(?P<year>[12]\d{3}|\d{3})(?![\d,]?\d)"
_CLEAR_YEAR = r"(?P<year>[12]\d{3})(?![\d,]?\d|\.\d)"
_NOT_IN_NUMBER = r"(?<![\d.,$£€#§])(?<![A-Za-z]-)"
_ORD_WORD = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|"
    r"twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first)"
)
_TENS = dict(
    zip(
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"],
        range(2, 10),
        strict=True,
    )
)
_FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "new year's eve": (12, 31),
    "new year's day": (1, 1), "new year’s day": (1, 1), "new year’s eve": (12, 31), "lady day": (3, 25),
    "michaelmas": (9, 29), "candlemas": (2, 2), "midsummer day": (6, 24), "epiphany": (1, 6),
    "all saints' day": (11, 1),
}  # fmt: skip
# Nouns after a four-digit number that make it a count, not a year.
_COUNTED = (
    r"(?!\s?(?:%|per ?cent|km|kg|mi\b|m\b|ft|metres?|meters?|miles?|kilomet|tons?|tonnes?|men\b|people|"
    r"soldiers|troops|civilians|pounds|dollars|feet|acres|hectares|copies|years|votes|pages|workers|members|"
    r"prisoners|dead\b|casualties|deaths|euros?|tanks|aircraft|planes|ships|guns|horses|words|hours|days|km²|"
    r"MW|men,|year|-year|schoolchildren|children|students))"
)


def _era(word: str | None) -> bool | None:
    return None if not word else word.upper().lstrip().startswith("B")


def _calendar(match: re.Match[str]) -> Expression | None:
    """Give an Expression from the groups day, month, year and era, as far as the pattern has them."""
    groups = match.groupdict()
    year = groups.get("year")
    if year and len(year) < 4 and not groups.get("era") and not groups.get("month"):  # noqa: PLR2004 - see pattern
        return None
    return Expression(
        start=match.start(),
        end=match.end(),
        form="calendar",
        year=int(year) if year else None,
        month=month_number(groups["month"]) if groups.get("month") else None,
        day=int(groups["day"]) if groups.get("day") else None,
        season=SEASONS[groups["season"].lower()] if groups.get("season") else "",
        bc=_era(groups.get("era")),
        last_year=_second_year(year, groups.get("second")),
    )


def _second_year(first: str | None, second: str | None) -> int | None:
    """Give the year that "40" means in "1939-40"."""
    if not first or not second:
        return None
    year = int(first[: len(first) - len(second)] + second)
    return year if int(first) < year < int(first) + 100 else None


def _may_be_name(match: re.Match[str]) -> bool:
    """Whether a bare "May", "March", "April", "August" or "June" is more likely a verb or a person's name."""
    text, word = match.string, match["month"]
    before = text[max(0, match.start() - 24) : match.start()].rstrip()
    after = text[match.end() : match.end() + 20]
    if word.endswith(".") or (
        word in {"Mar", "Dec", "Jan", "Sep", "Apr", "Jun", "Jul", "Oct", "Nov", "Feb", "Aug"}
    ):
        return True
    if word not in {"May", "March", "April", "August", "June", "MARCH", "MAY", "AUGUST"}:
        return False
    last = re.search(r"[\w’'.]+$", before)
    starts_sentence = not before or before[-1] in '.!?"“\n'
    if starts_sentence:
        return word in {"May", "March", "MAY", "MARCH"} or bool(re.match(r"\s+[A-Z]", after))
    if (
        last
        and last[0][0].isupper()
        and last[0] not in {"In", "By", "On", "From", "Since", "Until", "During", "Late", "Early", "Mid"}
    ):
        return word != "August" or bool(re.match(r"\s+[A-Z]", after))
    return bool(re.match(r"\s+[A-Z][a-z]", after)) and not re.match(
        r"\s+(?:War|Revolution|Uprising|Day|Days)\b", after
    )


def _bare_month(match: re.Match[str]) -> Expression | None:
    return None if _may_be_name(match) else _calendar(match)


def _bare_year(match: re.Match[str]) -> Expression | None:
    """Give a lone four-digit number, if nothing says that it counts or numbers something."""
    number = int(match["year"])
    before = match.string[max(0, match.start() - 14) : match.start()].lower()
    if not 1000 <= number <= 2060 or re.search(  # noqa: PLR2004 - years that prose speaks of
        r"(?:\b(?:no\.?|nos\.?|pp?\.|page|pages|about|some|over|nearly|almost|than|only|least|room|route|flight|"
        r"resolution|chapter|article|us|of the)|[#§:])\s?$",
        before,
    ):
        if not re.search(r"(?:than|about|over|of the)\s?$", before) or not 1800 <= number <= 2030:  # noqa: PLR2004
            return None
        if number % 100 == 0 or not re.search(r"(?:about|of the)\s?$", before):
            return None
    if number % 100 == 0 and re.match(r"\s+[a-z]+(?<!s)s\b", match.string[match.end() : match.end() + 20]):
        return None
    return _calendar(match)


def _old_year(match: re.Match[str]) -> Expression | None:
    return _calendar(match)


def _season_alone(match: re.Match[str]) -> Expression | None:
    """Read a season without a year: "fall", "spring" only where an article or preposition leads them."""
    word = match["season"].lower()
    before = match.string[max(0, match.start() - 12) : match.start()].lower()
    after = match.string[match.end() : match.end() + 8].lower()
    led = re.search(
        r"\b(?:in|by|during|until|since|this|that|next|last|following|previous|early|late|mid|"
        r"throughout|of)[ -](?:the )?$",
        before,
    )
    if word == "fall" and (
        not led or re.match(r"\s+(?:of|in|from|to|back|into|out|off|on|apart|under|by)\b", after)
    ):
        return None
    if (
        word == "spring"
        and not led
        and not match["the"]
        and re.match(r"\s*(?:ing|s|from|up|to|out)\b", after)
    ):
        return None
    return _calendar(match)


def _decade(match: re.Match[str]) -> Expression:
    """Give the 1870s, the '60s, the thirties; "the 1600s" are a century, as histories use the word."""
    digits = match["decade"]
    bc = _era(match["era"])
    if digits and len(digits) == 4 and digits.endswith("00") and int(digits) < 2000:  # noqa: PLR2004 - not the 2000s
        return Expression(start=match.start(), end=match.end(), form="century", value=digits[:2], bc=bc)
    tens = int(digits) // 10 if digits else _TENS[match["tens"].lower()]
    if digits and len(digits) == 2:  # noqa: PLR2004 - '60s
        tens += 190
    if not digits:
        tens += 190
    return Expression(start=match.start(), end=match.end(), form="decade", value=f"{tens:03d}", bc=bc)


def _century(match: re.Match[str]) -> Expression | None:
    number = ordinal_of(match["nth"])
    if not number:
        return None
    bc = _era(match["era"])
    return Expression(start=match.start(), end=match.end(), form="century", value=f"{number - 1:02d}", bc=bc)


def _feast(match: re.Match[str]) -> Expression | None:
    word = match["feast"].lower()
    year = int(match["year"]) if match["year"] else None
    if word == "easter":
        return Expression(start=match.start(), end=match.end(), form="easter", year=year)
    month, day = _FEASTS[word]
    return Expression(start=match.start(), end=match.end(), form="calendar", year=year, month=month, day=day)


def _iso(match: re.Match[str]) -> Expression | None:
    month, day = int(match["month"]), int(match["day"])
    if not 1 <= month <= 12 or not 1 <= day <= 31:  # noqa: PLR2004 - months and days
        return None
    return Expression(
        start=match.start(), end=match.end(), form="calendar", year=int(match["year"]), month=month, day=day
    )


def _word_day(match: re.Match[str]) -> Expression | None:
    """Give  "The fifth of January 1920"."""
    day = ordinal_of(match["nth"])
    made = _calendar(match)
    return replace(made, day=day) if made and day else None


def _half(match: re.Match[str]) -> Expression:
    word = match["nth"].lower()
    half = "H2" if word in {"second", "latter", "last"} else "H1"
    return Expression(
        start=match.start(), end=match.end(), form="calendar", year=int(match["year"]), value=half
    )


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_MONTH = rf"\b(?P<month>{MONTH})"
_ERA_TAIL = rf"(?:\s?(?P<era>{ERA}))"
CALENDAR_RULES: tuple[Rule, ...] = (
    (_compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"), _iso),
    (
        _compile(rf"(?:\b[Tt]he )?(?<![\d,.]){_DAY}(?: day)?(?: of)? {_MONTH},? (?:of )?{_YEAR}{_ERA_TAIL}?"),
        _calendar,
    ),
    (_compile(rf"\b[Tt]he (?P<nth>{_ORD_WORD})(?: day)? of {_MONTH}(?:,? {_YEAR})?"), _word_day),
    (_compile(rf"{_MONTH} (?:the )?{_DAY}(?:,|, in|,? of)? {_YEAR}{_ERA_TAIL}?"), _calendar),
    (_compile(rf"{_MONTH},? (?:of |in )?(?:the year )?{_CLEAR_YEAR}{_ERA_TAIL}?"), _calendar),
    (_compile(rf"{_MONTH},? (?:of )?(?P<year>\d{{1,4}}){_ERA_TAIL}"), _calendar),
    (_compile(rf"(?:\b[Tt]he )?(?<![\d,.:]){_DAY}(?: day)?(?: of)? {_MONTH}(?! \d{{3}})"), _calendar),
    (_compile(rf"{_MONTH} (?:the )?{_DAY}(?!\d|[,.]\d{{3}}|:\d|\s?%)"), _calendar),
    (_compile(rf"{_MONTH}\b"), _bare_month),
    (
        _compile(
            rf"(?:\b[Tt]he )?\b(?P<season>{SEASON})(?: of|,| in)?[ -](?:the year "
            rf")?(?P<year>[12]\d{{3}}|\d{{3}}(?=\s?B))"
            rf"(?:{DASH}(?P<second>\d\d(?:\d\d)?)\b)?{_ERA_TAIL}?"
        ),
        _calendar,
    ),
    (_compile(rf"\b(?P<year>[12]\d{{3}})[ -](?P<season>{SEASON})\b(?! of| [A-Z])"), _calendar),
    (
        _compile(rf"(?P<the>\b[Tt]he )?\b(?P<season>{SEASON})(?: months| season)?\b(?!['’]?s\b)"),
        _season_alone,
    ),
    (
        _compile(
            rf"(?:\b[Tt]he )?(?<![\d.,])\b(?P<decade>[12]\d\d0|\d\d0(?=['’]?s\s?B)|"
            rf"(?<=['’])\d0)['’]?s\b{_ERA_TAIL}?"
        ),
        _decade,
    ),
    (_compile(rf"\b[Tt]he (?P<tens>{'|'.join(_TENS)})\b(?P<decade>\d\d)?(?P<era>{ERA})?"), _decade),
    (_compile(rf"(?:\b[Tt]he )?\b(?P<nth>{_ORD_WORD})[ -][Cc]entur(?:y|ies){_ERA_TAIL}?"), _century),
    (
        _compile(
            r"\b(?:[Tt]he )?(?P<nth>first|second|latter|last) half of (?:the year )?(?P<year>[12]\d{3})\b"
        ),
        _half,
    ),
    (
        _compile(
            r"\b(?P<feast>Christmas Eve|Christmas Day|Christmas|New Year['’]s (?:Day|Eve)|"
            r"Easter|Michaelmas|Candlemas|"
            r"Lady Day|Epiphany|Midsummer Day|All Saints' Day)\b(?:,? (?:of )?(?P<year>[12]\d{3})\b)?"
        ),
        _feast,
    ),
    (
        _compile(rf"(?:\b[Tt]he year )?{_NOT_IN_NUMBER}\b(?P<year>\d{{1,4}})\s?(?P<era>{ERA})(?![a-z])"),
        _old_year,
    ),
    (_compile(r"\b(?P<era>AD|A\.D\.|BC)\s?(?P<year>\d{1,4})\b"), _old_year),
    (
        _compile(
            rf"(?:\b[Tt]he years? "
            rf")?{_NOT_IN_NUMBER}\b{_CLEAR_YEAR}\b{_COUNTED}(?:{DASH}(?P<second>\d\d)\b(?!{DASH}))?"
        ),
        _bare_year,
    ),
)
