"""What to write instead: the ways in which people write dates, and how each is written here.

Each rule is a pattern and a function from its match to one or more suggestions. More than one means that
the text can be read in more ways than one, which is asked, never guessed. A suggestion is made only if it
can be read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_Rule: TypeAlias = "tuple[str, Callable[[re.Match[str]], Iterable[str]]]"

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?P<year>\d{3,4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MOST_MONTHS = 12
_MOST = 40


def hints_for(text: str) -> tuple[str, ...]:
    """Give the forms that a date written some other way may have here; none where it is not recognised."""
    plain = text.strip().translate(_DASHES)
    if len(plain) > _MOST:
        return ()
    # Compiled when first needed (re keeps them): it takes longer than everything else that is imported here.
    matches = ((rule, re.fullmatch(pattern, plain, re.IGNORECASE | re.ASCII)) for pattern, rule in _RULES)
    return tuple(dict.fromkeys(way for rule, match in matches if match for way in rule(match)))


_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


def _in_words(match: re.Match[str]) -> Iterable[str]:
    month = _MONTHS.index(match["month"].lower()) + 1
    day = match.groupdict().get("day")
    yield f"{match['year']:0>4}-{month:02}" + (f"-{int(day):02}" if day else "")


def _in_numbers(match: re.Match[str]) -> Iterable[str]:
    """Read two numbers and a year both ways, day first and month first."""
    one, other = int(match["one"]), int(match["other"])
    for month, day in ((other, one), (one, other)):
        if month <= _MOST_MONTHS:
            yield f"{match['year']}-{month:02}-{day:02}"


def _year_first(match: re.Match[str]) -> Iterable[str]:
    day = f"-{int(match['day']):02}" if match["day"] else ""
    yield f"{match['year']}-{int(match['month']):02}{day}"


def _unhyphenated(match: re.Match[str]) -> Iterable[str]:
    """Read ISO's basic format, 20020531, which EDTF leaves out."""
    yield "-".join(filter(None, match.groups()))


def _day_and_month_swapped(match: re.Match[str]) -> Iterable[str]:
    yield f"{match['year']}-{match['month']}-{match['day']}"


def _about(match: re.Match[str]) -> Iterable[str]:
    rest = match["rest"]
    yield from (f"{way}~" for way in ((rest,) if rest[:1].isdigit() and len(rest) > 3 else hints_for(rest)))  # noqa: PLR2004  a year of three digits wants its 0


def _decade(match: re.Match[str]) -> Iterable[str]:
    """Read the 1990s as a decade; the 1900s may be the decade or the century."""
    yield f"{match['decade']}X"
    if match["decade"].endswith("0"):
        yield f"{match['decade'][:-1]}XX"


def _century(match: re.Match[str]) -> Iterable[str]:
    sign = "-" if match["bc"] else ""
    yield f"{sign}{int(match['number']) - 1:02}XX"


def _before_christ(match: re.Match[str]) -> Iterable[str]:
    """Count back from 1 BC, which is the year 0000."""
    years = int(match["year"]) - 1
    yield f"-{years:04}" if years else "0000"


def _short_year(match: re.Match[str]) -> Iterable[str]:
    yield f"{match['year']:0>4}"


def _or(match: re.Match[str]) -> Iterable[str]:
    yield f"[{match['one']},{match['other']}]"


def _years(match: re.Match[str]) -> Iterable[str]:
    """Read 1939-45 as 1939/1945."""
    end = match["end"]
    yield f"{match['start']}/{match['start'][: 4 - len(end)]}{end}"


def _season(match: re.Match[str]) -> Iterable[str]:
    yield f"{match['year']}-{_SEASONS[match['season'].lower()]}"


def _quarter(match: re.Match[str]) -> Iterable[str]:
    yield f"{match['year']}-{32 + int(match['quarter'])}"


def _both_signs(match: re.Match[str]) -> Iterable[str]:
    yield f"{match['date']}%"


def _unknown_digits(match: re.Match[str]) -> Iterable[str]:
    yield re.sub("[uUx?_*]", "X", match[0])


def _old_words(match: re.Match[str]) -> Iterable[str]:
    """Read the words of the draft of 2012."""
    yield re.sub("unknown", "", re.sub("open", "..", match[0], flags=re.IGNORECASE), flags=re.IGNORECASE)


def _double_year(match: re.Match[str]) -> Iterable[str]:
    yield f"julian:{match[0]}"


def _upper(match: re.Match[str]) -> Iterable[str]:
    yield match[0].upper()


def _unspaced(match: re.Match[str]) -> Iterable[str]:
    yield re.sub(r"\s+", "", match[0])


_RULES: tuple[_Rule, ...] = (
    (rf"(?:{_DAY}\.?\s+(?:of\s+)?)?{_MONTH},?\s+{_YEAR}", _in_words),
    (rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}", _in_words),
    (rf"{_YEAR},?[\s-]+{_MONTH}(?:[\s-]+{_DAY})?", _in_words),
    (rf"{_DAY}-{_MONTH}-{_YEAR}", _in_words),
    (r"(?P<one>\d{1,2})(?P<mark>[/.-])(?P<other>\d{1,2})(?P=mark)(?P<year>\d{4})", _in_numbers),
    (r"(?P<year>\d{4})(?P<mark>[/.-])(?P<month>\d{1,2})(?:(?P=mark)(?P<day>\d{1,2}))?", _year_first),
    (r"(\d{4})(\d\d)(\d\d)?", _unhyphenated),
    (r"(?P<year>\d{4})-(?P<day>1[3-9]|2\d|3[01])-(?P<month>\d\d)", _day_and_month_swapped),
    (r"(?:circa|ca\.?|c\.?|about|around|approx(?:imately|\.)?|~)(?![a-z])\s*(?P<rest>\S.*)", _about),
    (r"(?:the\s+)?(?P<decade>\d{3})0'?s", _decade),
    (r"(?:the\s+)?(?P<number>\d{1,2})(?:st|nd|rd|th)\s+c(?:ent(?:ury|\.)|\.)?\s*(?P<bc>bce?)?", _century),
    (r"(?P<year>\d{1,4})\s*(?:bce?|b\.\s?c\.(?:\s?e\.)?)", _before_christ),
    (r"(?:ad\s*)?(?P<year>\d{1,4})\s*(?:ad|ce|a\.\s?d\.|c\.\s?e\.)?", _short_year),
    (r"(?:either\s+)?(?P<one>[\dX-]{4,10})\s+or\s+(?P<other>[\dX-]{4,10})", _or),
    (r"(?P<start>\d{4})\s*(?:-|to)\s*(?P<end>\d{4}|1[3-9]|[2-9]\d)", _years),
    (r"(?P<season>spring|summer|autumn|fall|winter),?\s+(?:of\s+)?(?P<year>\d{4})", _season),
    (r"(?:q(?P<quarter>[1-4])[\s/-]*(?P<year>\d{4}))", _quarter),
    (r"(?P<year>\d{4})[\s/-]*q(?P<quarter>[1-4])", _quarter),
    (r"(?P<date>[\dX-]{4,10})(?:\?~|~\?)", _both_signs),
    (r"\d[\dux?_*]{3}(?:-[\dux?_*]{2}){0,2}", _unknown_digits),
    (r"(?:unknown|open|[^/]+)/(?:unknown|open|[^/]+)", _old_words),
    (r"\d{4}/\d{1,2}-\d\d(?:-\d\d)?", _double_year),
    (r"y-?\d+(?:e\d+)?(?:s\d+)?", _upper),
    (r"[\dX?~%.,/\[\]{}\s-]+", _unspaced),
)
