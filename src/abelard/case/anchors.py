"""Finding a claim's words in its document: exactly, then but for white space and marks, then fuzzily."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abelard.model.claim import Passage

ENOUGH = 85.0
"""Percent of likeness below which words count as not found."""
LONGEST_FUZZY = 2_000_000
"""Code points; a longer text is searched exactly only."""

FOLDED = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-"}
MARKS = str.maketrans(FOLDED)


class Status(StrEnum):
    """How well the words of a claim are anchored."""

    EXACT = "exact"
    FUZZY = "fuzzy"
    """Something very like them stands there: the text was edited, or they were copied with a slip."""
    AMBIGUOUS = "ambiguous"
    """They stand there more than once, and nothing says which is meant."""
    ORPHAN = "orphan"
    """They do not stand there."""
    NO_TEXT = "no-text"
    """The document's text is not in the case."""
    UNQUOTED = "unquoted"
    """The claim quotes no words."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where the words stand, in code points; -1 where they do not."""

    status: Status
    start: int = -1
    end: int = -1


def find_words(passage: Passage, text: str | None) -> Anchored:
    """Return where a passage's words stand in its document's text."""
    if not passage.exact:
        return Anchored(Status.UNQUOTED)
    if text is None:
        return Anchored(Status.NO_TEXT)
    if passage.start >= 0 and text[passage.start : passage.end] == passage.exact:
        return Anchored(Status.EXACT, passage.start, passage.end)
    places = list(_places(passage.exact, text))
    if len(places) > 1:
        places = _narrowed(places, passage, text)
    if places:
        status = Status.EXACT if len(places) == 1 else Status.AMBIGUOUS
        return Anchored(status, *places[0])
    return _fuzzy(passage.exact, text)


def _places(words: str, text: str) -> list[tuple[int, int]]:
    found = []
    start = text.find(words)
    while start >= 0:
        found.append((start, start + len(words)))
        start = text.find(words, start + 1)
    return found or [(place.start(), place.end()) for place in _loosely(words).finditer(_folded(text))]


@lru_cache(maxsize=8)
def _folded(text: str) -> str:
    """Return a text with one kind of quotation mark and dash, character for character."""
    return text.translate(MARKS)


@lru_cache(maxsize=4096)
def _loosely(words: str) -> re.Pattern[str]:
    """Return a pattern that takes any white space for any other; marks are folded beforehand."""
    return re.compile(r"\s+".join(re.escape(word) for word in words.translate(MARKS).split()))


def _narrowed(places: list[tuple[int, int]], passage: Passage, text: str) -> list[tuple[int, int]]:
    """Keep the places with the right words around them, if that decides."""
    kept = [
        (start, end)
        for start, end in places
        if text[:start].rstrip().endswith(passage.prefix.rstrip())
        and text[end:].lstrip().startswith(passage.suffix.lstrip())
    ]
    if kept and passage.start >= 0:
        return [min(kept, key=lambda place: abs(place[0] - passage.start))]
    return kept or places


def _fuzzy(words: str, text: str) -> Anchored:
    if len(text) > LONGEST_FUZZY:
        return Anchored(Status.ORPHAN)
    from rapidfuzz import fuzz  # noqa: PLC0415  only needed when a quotation is off

    found = fuzz.partial_ratio_alignment(words, text, score_cutoff=ENOUGH)
    if found is None or found.dest_end <= found.dest_start:
        return Anchored(Status.ORPHAN)
    return Anchored(Status.FUZZY, found.dest_start, found.dest_end)
