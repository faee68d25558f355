"""The order of reading: pieces to lines, and lines column by column where a page has columns.

A column is told from a table by its lines, which fill it. Lines that cross the gap between columns (a
title, an abstract) divide the page; what is above them is read first.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abelard.reading.documents.pages.letters import Piece

_LEAST_LINES = 4
_LEAST_GAP = 7.0
_CROSSED = 0.2
_FILLED = 0.5
_MIDDLE = 0.12
_DEEPEST = 4
_MOST_PIECES = 4_000
"""Pieces of a page beyond which no columns are looked for: a page of text has some hundreds."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column; `column_left` and `column_right` are the edges of the column it stands in."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    column_left: float = 0.0
    column_right: float = 0.0
    page: int = 0

    @property
    def height(self) -> float:
        """The height of its letters."""
        return self.top - self.bottom


def lines_of(pieces: Sequence[Piece], page: int = 0) -> list[Line]:
    """Give the lines of a page in the order of reading."""
    return [replace(line, page=page) for line in _ordered(list(pieces), _DEEPEST)]


def _ordered(pieces: list[Piece], depth: int) -> list[Line]:
    gap = _gap(pieces) if depth and len(pieces) <= _MOST_PIECES else None
    if gap is None:
        return _column(pieces)
    crossing = sorted((one for one in pieces if one.left < gap < one.right), key=lambda one: -one.bottom)
    rest = [one for one in pieces if not one.left < gap < one.right]
    lines: list[Line] = []
    for cross in _as_lines(crossing):
        above = [one for one in rest if one.bottom >= cross[0].top - cross[0].height / 2]
        rest = [one for one in rest if one.bottom < cross[0].top - cross[0].height / 2]
        beside = [one for one in rest if one.top > cross[0].bottom + cross[0].height / 2]
        rest = [one for one in rest if one not in beside]
        lines += _sides(above, gap, depth) + _column([*cross, *beside])
    return lines + _sides(rest, gap, depth)


def _sides(pieces: list[Piece], gap: float, depth: int) -> list[Line]:
    left = [one for one in pieces if one.right <= gap]
    right = [one for one in pieces if one.left >= gap]
    return _ordered(left, depth - 1) + _ordered(right, depth - 1)


def _gap(pieces: list[Piece]) -> float | None:
    """Give the middle of the widest gap between two columns of text, if there are any."""
    if len(pieces) < 2 * _LEAST_LINES:
        return None
    start, end = min(one.left for one in pieces), max(one.right for one in pieces)
    size = int(end - start) + 2
    if size > 20_000 or end - start < 100:  # noqa: PLR2004 - no page of text is so wide or so narrow
        return None
    steps = [0] * (size + 1)
    for one in pieces:
        steps[int(one.left - start)] += 1
        steps[int(one.right - start) + 1] -= 1
    covered, depth = [], 0
    for step in steps[:-1]:
        depth += step
        covered.append(depth)
    most = max(covered)
    found: list[tuple[int, float]] = []
    at = int(size * _MIDDLE)
    while at < size * (1 - _MIDDLE):
        begin = at
        while at < size and covered[at] <= _CROSSED * most:
            at += 1
        if at - begin >= _LEAST_GAP and _are_columns(pieces, start + begin, start + at):
            found.append((at - begin, start + (begin + at) / 2))
        at += 1
    return max(found)[1] if found else None


def _are_columns(pieces: list[Piece], left: float, right: float) -> bool:
    """Whether lines fill both sides of a gap, and stand beside each other."""
    middle = (left + right) / 2
    sides = [
        [one for one in pieces if one.right <= middle],
        [one for one in pieces if one.left >= middle],
    ]
    if min(map(len, sides)) < _LEAST_LINES:
        return False
    for side in sides:
        width = max(one.right for one in side) - min(one.left for one in side)
        if median(one.right - one.left for one in side) < _FILLED * width:
            return False
    spans = [(min(one.bottom for one in side), max(one.top for one in side)) for side in sides]
    shared = min(spans[0][1], spans[1][1]) - max(spans[0][0], spans[1][0])
    return shared > 0.3 * min(top - bottom for bottom, top in spans)


def _column(pieces: list[Piece]) -> list[Line]:
    """Give the lines of one column, with its edges."""
    rows = _as_lines(pieces)
    if not rows:
        return []
    lines = []
    for row in rows:
        text = " ".join(one.text for one in row)
        top, bottom = max(one.top for one in row), min(one.bottom for one in row)
        tall = max(row, key=lambda one: len(one.text))
        bottom, top = (bottom, top) if len(row) == 1 else (tall.bottom, tall.top)
        lines.append(Line(text, row[0].left, max(one.right for one in row), bottom, top))
    left = _usual([line.left for line in lines])
    right = sorted(line.right for line in lines)[int(len(lines) * 0.9)]
    return [replace(line, column_left=left, column_right=right) for line in lines]


def _usual(lefts: list[float]) -> float:
    """Give where most lines begin; of two places alike, the one further left."""
    rounded = Counter(round(left) for left in lefts)
    return float(max(sorted(rounded), key=lambda left: rounded[left]))


def _as_lines(pieces: list[Piece]) -> list[list[Piece]]:
    """Give the pieces row by row from the top, each row from the left."""
    rows: list[list[Piece]] = []
    for one in sorted(pieces, key=lambda one: (-one.bottom, one.left)):
        last = rows[-1][0] if rows else None
        if last and min(last.top, one.top) - max(last.bottom, one.bottom) > 0.5 * min(
            last.height, one.height
        ):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [sorted(row, key=lambda one: one.left) for row in rows]
