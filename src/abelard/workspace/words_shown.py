"""The words of a proposal in their surroundings: its sentence, a little before and after, the page."""

from __future__ import annotations

import re
from dataclasses import dataclass

_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9\u0400-\u04ff])|\n+")
_AROUND = 240
"""Code points shown before and after the sentence."""
_LONGEST = 1200
"""Code points; a longer sentence is shown in part."""


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
    first, last = _sentence(text, start, end)
    return Shown(
        before=_before(text, first),
        text=text[first:last],
        after=_after(text, last),
        marks=((start - first, end - first),),
        start=first,
    )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    low = max(0, start - _LONGEST // 2)
    before = [one for one in _END.finditer(text, low, start + 1) if one.end() <= start]
    after = _END.search(text, end, min(len(text), end + _LONGEST // 2))
    first = before[-1].end() if before else low
    last = after.start() if after else min(len(text), end + _LONGEST // 2)
    return first, max(end, last)


def _before(text: str, end: int) -> str:
    """Return a little of the paragraph before a place, from the beginning of a word."""
    start = max(0, end - _AROUND, text.rfind("\n", 0, max(end - 1, 0)) + 1)
    cut = text[start:end]
    if start and not text[start - 1].isspace():
        cut = "… " + cut.partition(" ")[2]
    return cut.strip()


def _after(text: str, start: int) -> str:
    """Return a little of the paragraph behind a place, to the end of a word."""
    stop = text.find("\n", start + 1)
    end = min(len(text) if stop < 0 else stop, start + _AROUND)
    cut = text[start:end]
    if end < len(text) and not text[end].isspace():
        cut = cut.rpartition(" ")[0] + " …"
    return cut.strip()
