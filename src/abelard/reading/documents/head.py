"""Title, authors and date of publication, from the first lines of a text."""

from __future__ import annotations

import re

_TITLE_LENGTH = 160
_HEAD_LINES = 8
_BYLINE = re.compile(
    r"^\W*(?:[Ww]ritten\s+)?(?:[Bb]y|BY)[ :]+(?P<who>[A-ZÀ-Þ][^\n()@|,·•–—]{2,70}?)"
    r"(?=\s*(?:\(|@|\||,|·|•|–|—|\son\s|$))"
)
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_DAY = re.compile(
    rf"\b(?:(?P<m1>{_MONTHS})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{_MONTHS})\.?,? (?P<y2>\d{{4}})"
    r"|(?P<iso>\d{4}-\d\d-\d\d))\b"
)
_DATELINE = re.compile(
    r"^\W*(?:(?:by|published|posted|updated|last updated|date|on|written)\b.{0,60}|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.{0,30}|.{0,3})$",
    re.IGNORECASE,
)
_WIRE_PLACE = re.compile(
    r"^\W{0,3}[A-ZÀ-Þ][\w .'’/-]{1,40}(?:, [A-ZÀ-Þ][\w .'’-]{1,30})?[,:(]? ?(?:\w+day,? )?$"
)
_WIRE_DASH = re.compile(r"^\)?,? ?(?:\([^()]{2,30}\) ?)?(?:[—–]|--?(?= ))")
"""The dateline of a news report: "PORT LEMAN, 9 September 2019 (Agency) — The ..."."""
_PERSON_SPLIT = re.compile(r"\s+and\s+|\s*&\s*|\s*,\s*")


def head_of(text: str) -> tuple[str, tuple[str, ...], str]:
    """(title, creators, ISO day of publication) as far as the first lines tell; empty where they do not."""
    lines = [line.strip(" \t#*=") for line in text[:4000].split("\n")]
    lines = [line for line in lines if line][:_HEAD_LINES]
    title = lines[0] if lines and _looks_like_title(lines[0]) else ""
    creators = next((names for line in lines if (names := _creators(line))), ())
    published = next((day for line in lines if (day := _published(line))), "")
    return title, creators, published


def iso_day(match: re.Match[str]) -> str:
    """Give the ISO day a match of the date pattern names."""
    if match["iso"]:
        return str(match["iso"])
    month = (match["m1"] or match["m2"])[:3].title()
    number = "JanFebMarAprMayJunJulAugSepOctNovDec".index(month) // 3 + 1
    return f"{match['y1'] or match['y2']}-{number:02d}-{int(match['d1'] or match['d2']):02d}"


def _looks_like_title(line: str) -> bool:
    return len(line) <= _TITLE_LENGTH and not line.endswith((".", ";", ":")) and not _BYLINE.match(line)


def _creators(line: str) -> tuple[str, ...]:
    match = _BYLINE.match(line)
    if match is None or len(line) > _TITLE_LENGTH:
        return ()
    return tuple(part.strip() for part in _PERSON_SPLIT.split(match["who"]) if part.strip())


def _published(line: str) -> str:
    match = _DAY.search(line)
    if match is None:
        return ""
    before, after = line[: match.start()], line[match.end() :]
    wire = _WIRE_PLACE.match(before) and _WIRE_DASH.match(after)
    told = not after.rstrip().endswith((".", "!", "?")) and _DATELINE.match(before + after)
    return iso_day(match) if wire or told else ""
