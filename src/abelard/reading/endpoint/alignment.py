"""Words that somebody says are in a text, found there: to the letter, to the look of the letters, or nearly.

Nothing is taken from the one who quotes but the words: offsets are found here, in code points of the text.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from collections.abc import Iterator

EXACT, FUZZY = "exact", "fuzzy"
_CLOSE = 90.0
"""rapidfuzz's ratio of letters alike, from which a quotation with a slip counts as found."""
_LEAST = 20
_ALIKE = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "ʼ": "'",
        "‛": "'",
        "´": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
    }
    | dict.fromkeys("‐‑‒–—―−", "-")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where words stand, and how well they fit: `status` is exact or fuzzy, `score` 0 to 1."""

    start: int
    end: int
    status: str = EXACT
    score: float = 1.0


class Folded:
    """A text without differences of case, quotation marks, dashes, white space; each sign has its offset."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self._from: list[int] = []
        signs: list[str] = []
        end = len(text) if end is None else end
        for at in range(start, end):
            sign = text[at]
            folded = " " if sign.isspace() else _fold(sign)
            if folded == " " and (not signs or signs[-1] == " "):
                continue
            signs.extend(folded)
            self._from.extend([at] * len(folded))
        self.text = "".join(signs)
        self._end = end

    def places(self, words: str) -> Iterator[Found]:
        """Give every place where these words stand as words, to the look of the letters."""
        wanted = fold(words)
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            if not self._cuts(at) and not self._cuts(end):
                yield Found(start=self._from[at], end=self._from[end - 1] + 1)
            at = self.text.find(wanted, end)

    def near(self, words: str) -> Found | None:
        """Give the place of words with a slip in them, whole words only; nothing if none is close."""
        wanted = fold(words)
        if len(wanted) < _LEAST or len(wanted) > len(self.text):
            return None
        best = fuzz.partial_ratio_alignment(wanted, self.text, score_cutoff=_CLOSE)
        if best is None or best.dest_end <= best.dest_start:
            return None
        start, end = best.dest_start, best.dest_end
        while start > 0 and self._cuts(start):
            start -= 1
        while end < len(self.text) and self._cuts(end):
            end += 1
        start, end = self._trimmed(start, end, wanted)
        inside = self.text[start:end]
        if not inside or fuzz.ratio(wanted, inside) < _CLOSE:
            return None
        score = round(fuzz.ratio(wanted, inside) / 100, 3)
        return Found(start=self._from[start], end=self._from[end - 1] + 1, status=FUZZY, score=score)

    def _trimmed(self, start: int, end: int, wanted: str) -> tuple[int, int]:
        """Leave out signs at either end that the words looked for do not begin or end with."""
        while start < end and not self.text[start].isalnum() and self.text[start] != wanted[0]:
            start += 1
        while start < end and not self.text[end - 1].isalnum() and self.text[end - 1] != wanted[-1]:
            end -= 1
        return start, end

    def find(self, words: str) -> Found | None:
        """Give the first place of these words, or the nearest to them."""
        return next(self.places(words), None) or self.near(words)

    def _cuts(self, at: int) -> bool:
        """Whether a place is in the middle of a word."""
        return 0 < at < len(self.text) and self.text[at - 1].isalnum() and self.text[at].isalnum()


def fold(words: str) -> str:
    """Give words as `Folded` sees them."""
    return " ".join("".join(map(_fold, words)).split())


def overlapping(spans: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give those of sorted, disjoint spans that share a sign with [start, end)."""
    at = max(0, bisect_right(spans, (start, start)) - 1)
    while at < len(spans) and spans[at][0] < end:
        if spans[at][1] > start:
            yield spans[at]
        at += 1


def _fold(sign: str) -> str:
    if sign.isascii():
        return sign.lower()
    plain = sign.translate(_ALIKE)
    return unicodedata.normalize("NFC", plain.casefold()) if plain == sign else plain
