"""The words of a proposal in their surroundings: its sentence, a little before and after, the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9\u0400-\u04ff])")
_ENDS_A_SENTENCE = re.compile(r"[.!?:;][\"'”’)\]]*\s*$")
_EMPTY_LINE, _LINE = re.compile(r"\n[ \t]*\n\s*"), re.compile(r"\n\s*")
_AROUND = 240
"""Code points shown before and after the sentence."""
_REACH = 600
"""Code points on either side within which the ends of the sentence are looked for."""
_FULL, _WIDEST, _ENOUGH = 50, 200, 3
"""Of a text broken into lines by hand: a full line has so many letters, none has more than so many; and how
many full lines tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A sentence with its words marked; offsets of `marks` are into `text`."""

    before: str
    text: str
    after: str
    marks: tuple[tuple[int, int], ...]
    start: int
    """Where `text` begins in the document, in code points; -1 where it does not stand there."""


def surroundings(text: str | None, start: int, end: int, words: str) -> Shown:
    """Return the sentence or sentences that words stand in; the words alone where there is no text."""
    if text is None or not 0 <= start < end <= len(text):
        return Shown(before="", text=words, after="", marks=((0, len(words)),) if words else (), start=-1)
    low, high = _paragraph(text, start, end)
    before = [one.end() for one in _END.finditer(text, low, start + 1) if one.end() <= start]
    after = _END.search(text, end, high)
    first, last = before[-1] if before else low, max(end, after.start() if after else high)
    return Shown(
        before=_before(text, low, first),
        text=text[first:last],
        after=_after(text, last, high),
        marks=((start - first, end - first),),
        start=first,
    )


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the paragraph of some words begins and ends, within reach."""
    mark = _EMPTY_LINE if _is_broken_by_hand(text) else _LINE
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    before = [one.end() for one in mark.finditer(text, low, start)]
    after = mark.search(text, end, high)
    return before[-1] if before else low, after.start() if after else high


@lru_cache(maxsize=4)
def _is_broken_by_hand(text: str) -> bool:
    """Whether lines end in mid-sentence, so that only an empty line ends a paragraph."""
    full = [line for line in text.split("\n") if len(line) >= _FULL]
    if len(full) < _ENOUGH or max(map(len, full)) > _WIDEST:
        return False
    return sum(not _ENDS_A_SENTENCE.search(line) for line in full) > len(full) / 2


def _before(text: str, low: int, end: int) -> str:
    """Return a little of the paragraph before a place, from the beginning of a word."""
    start = max(low, end - _AROUND)
    cut = text[start:end]
    if start and not text[start - 1].isspace():
        cut = "… " + cut.partition(" ")[2]
    return cut.strip()


def _after(text: str, start: int, high: int) -> str:
    """Return a little of the paragraph behind a place, to the end of a word."""
    end = min(high, start + _AROUND)
    cut = text[start:end]
    if end < len(text) and not text[end].isspace():
        cut = cut.rpartition(" ")[0] + " …"
    return cut.strip()
