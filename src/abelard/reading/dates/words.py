"""The vocabulary of dates in English prose: months, seasons, units, numbers in words."""

from __future__ import annotations

import re

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
UNITS = {
    "second": "S", "minute": "TM", "hour": "H", "day": "D", "night": "D", "week": "W", "fortnight": "W",
    "month": "M", "year": "Y", "decade": "DE", "century": "CE", "centurie": "CE",
}  # fmt: skip
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
]
VAGUE_COUNTS = ("a few", "several", "some", "many", "a couple of", "a number of", "few", "countless")

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
ERA = r"(?:B\.\s?C\.\s?E\.?|B\.\s?C\.?|BCE?\b|A\.\s?D\.?|AD\b|C\.\s?E\.|CE\b)"
DASH = r"[-–—‒/]"
UNIT = r"(?:seconds|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies))"
CALENDAR_UNIT = r"(?:days?|nights?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies))"
_WORD_NUMBER = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|"
    r"four|five|six|seven|eight|nine))?"
    r"|" + "|".join(reversed(_ONES[1:])) + r"|(?:a|one) (?:dozen|hundred|thousand)|hundred)"
)
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?|{_WORD_NUMBER})"
COUNT = rf"(?:half an?|an?|another|the|{'|'.join(VAGUE_COUNTS)}|{NUMBER}(?: and a half)?)"
TIME_OF_DAY = {
    "morning": "MO", "dawn": "MO", "afternoon": "AF", "noon": "MI", "evening": "EV", "night": "NI",
    "dusk": "EV", "daytime": "DT", "midnight": "NI",
}  # fmt: skip


def month_number(word: str) -> int:
    """Give the number of a month written in full or shortened, 1 to 12."""
    start = word.lower().rstrip(".")[:3]
    return next(at for at, name in enumerate(MONTHS, 1) if name.startswith(start))


def number_of(words: str) -> float | None:
    """Give the number a digit string or English number word means; None where it is vague ("several")."""
    text = words.lower().strip().replace(",", "")
    if text.endswith(" and a half"):
        whole = number_of(text.removesuffix(" and a half"))
        return None if whole is None else whole + 0.5
    if text in {"a", "an", "another", "the", "one"}:
        return 1
    if text.startswith("half a"):
        return 0.5
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return float(text) if "." in text else int(text)
    return _in_words(text)


def _in_words(text: str) -> float | None:
    big = {"dozen": 12, "hundred": 100, "thousand": 1000}
    parts = re.split(r"[- ]", text)
    if parts[-1] in big:
        return big[parts[-1]]
    if not all(part in _ONES or part in _TENS for part in parts):
        return None
    return sum(_TENS[part] if part in _TENS else _ONES.index(part) for part in parts)


def ordinal_of(word: str) -> int | None:
    """Give the number of "first", "nineteenth", "20th"; None for other words."""
    text = word.lower()
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits[0])
    return _ORDINALS.index(text) if text in _ORDINALS else None


def unit_code(word: str) -> str:
    """Give the TIMEX3 letter of a unit: Y, M, W, D, H, TM (minute), S, DE (decade), CE (century)."""
    text = word.lower()
    return UNITS.get(text) or UNITS.get(text.rstrip("s")) or UNITS["century"]
