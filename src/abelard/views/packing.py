"""Puts things side by side on as few rows as they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = 9.0


def packed(spans: Sequence[tuple[float, float]], gap: float = _GAP) -> list[int]:
    """Give the row of each span, from 0, so that no two on a row come closer than the gap.

    Spans are taken from left to right, whatever their order; each goes on the first row that has room.
    """
    rows: list[float] = []
    found = [0] * len(spans)
    for index in sorted(range(len(spans)), key=lambda at: (spans[at], at)):
        left, right = spans[index]
        row = next((at for at, end in enumerate(rows) if end + gap <= left), len(rows))
        if row == len(rows):
            rows.append(right)
        else:
            rows[row] = max(rows[row], right)
        found[index] = row
    return found
