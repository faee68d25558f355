"""What stands at the edges of pages and is not the text: running heads, feet, page numbers.

A head is a line that stands at the same height of at least three pages, its figures aside, and is set
apart from the text or on a quarter of all pages. The numbers found there say what is printed on each
page, where most of them agree.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abelard.reading.documents.pages.columns import Line

_EDGES = 2
_LEAST_PAGES = 3
_MANY, _APART = 0.25, 1.25
_STEP = 6.0
_FIGURES = re.compile(r"\d+|\b[ivxlcdm]+\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"^[\W_]*(?:(?:page|p\.|seite|folio)\s*)?(?P<number>\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|von)\s*\d{1,4})?[\W_]*$",
    re.IGNORECASE,
)
_IN_HEAD = re.compile(r"^(\d{1,4})\s|\s(\d{1,4})$")


def without_heads(pages: Sequence[list[Line]]) -> tuple[list[list[Line]], tuple[str, ...]]:
    """Give the pages without their heads, and what is printed on each as its number (empty: unknown)."""
    counts = Counter(key for lines in pages for key in {_key(line) for line in _edges(lines)})
    kept: list[list[Line]] = []
    found: list[str] = []
    for lines in pages:
        ordered = sorted(lines, key=lambda line: -line.bottom)
        pitch = _pitch(ordered)
        heads = _heads(ordered, counts, len(pages), pitch)
        heads += _heads(ordered[::-1], counts, len(pages), pitch)
        gone = set(map(id, heads))
        kept.append([line for line in lines if id(line) not in gone])
        found.append(next((number for line in heads if (number := _number(line.text))), ""))
    return kept, _labels(found)


def _edges(lines: list[Line]) -> list[Line]:
    """Give the lines nearest to the top and to the bottom."""
    ordered = sorted(lines, key=lambda line: -line.bottom)
    return [*ordered[:_EDGES], *ordered[_EDGES:][-_EDGES:]]


def _pitch(ordered: list[Line]) -> float:
    steps = [above.bottom - below.bottom for above, below in pairwise(ordered) if above.bottom > below.bottom]
    return median(steps) if steps else 0.0


def _heads(lines: list[Line], counts: Counter[tuple[str, int]], pages: int, pitch: float) -> list[Line]:
    """Give the heads among lines that begin at an edge: alike on many pages, or set apart from the text."""
    heads: list[Line] = []
    for line, following in zip(lines[:_EDGES], [*lines[1 : _EDGES + 1], None], strict=False):
        count = _count(line, counts)
        if not (_NUMBER.match(line.text) or count >= _LEAST_PAGES):
            break
        heads.append(line)
        apart = following is None or abs(line.bottom - following.bottom) > _APART * pitch
        if apart or count >= _MANY * pages:
            continue
        if not _NUMBER.match(line.text):
            heads.pop()
            break
    return heads


def _key(line: Line) -> tuple[str, int]:
    return _FIGURES.sub("#", line.text.strip().lower()), round(line.bottom / _STEP)


def _count(line: Line, counts: Counter[tuple[str, int]]) -> int:
    words, height = _key(line)
    return sum(counts[words, near] for near in (height - 1, height, height + 1))


def _number(text: str) -> str:
    alone = _NUMBER.match(text)
    if alone:
        return alone["number"].lower()
    inside = _IN_HEAD.search(text.strip())
    return (inside[1] or inside[2]) if inside else ""


def _labels(found: list[str]) -> tuple[str, ...]:
    """Give the pages' numbers: figures that count on, filled in where one is missing; Roman ones as found."""
    shifts = Counter(int(number) - at for at, number in enumerate(found) if number.isdecimal())
    shift, agreed = shifts.most_common(1)[0] if shifts else (0, 0)
    if agreed < _LEAST_PAGES or agreed * 2 < sum(shifts.values()):
        return ()
    numbered = [at for at, number in enumerate(found) if number == str(at + shift)]
    return tuple(
        number
        if number and not number.isdecimal()
        else str(at + shift)
        if numbered[0] <= at and at + shift > 0
        else ""
        for at, number in enumerate(found)
    )
