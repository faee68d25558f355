"""Finds room: for arrows beside one another, and for their labels where nothing else is written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from abelard.views.lineage_page import reach

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abelard.views.lineage_scale import Scale
    from abelard.views.lineage_shapes import Bar, Label

    Box: TypeAlias = tuple[float, float, float, float]

_CELL = 24.0
_STEP = 5.0
_BESIDE = 6.0
_MARGIN = 2.0


class Free:
    """What room is left on the paper. Boxes are found by the strips of the paper that they lie in."""

    def __init__(self, labels: Iterable[Label], bars: Iterable[Bar]) -> None:
        """Take what is already placed."""
        self._strips: dict[int, list[Box]] = defaultdict(list)
        self._columns: list[tuple[float, float, float]] = []
        for label in labels:
            self._take(label.box)
        for bar in bars:
            left, right = reach(bar)
            self._take((left, bar.y, right, bar.y + bar.height))

    def column(self, x: float, y0: float, y1: float, apart: float) -> float:
        """Give the place nearest to x at which an upright line does not touch another, and take it."""
        low, high = sorted((y0, y1))
        for step in range(12):
            for side in (1, -1):
                at = x + side * step * apart
                if not any(
                    abs(at - other) < apart and top < high and low < end for other, top, end in self._columns
                ):
                    self._columns.append((at, low, high))
                    return at
        return x

    def beside(self, label: Label, x: float, y0: float, y1: float, scale: Scale) -> Label | None:
        """Put a label beside an upright line where it covers nothing; None if there is no such place."""
        low, high = sorted((y0, y1))
        places = [low + label.size + 3 + _STEP * step for step in range(int((high - low) / _STEP))]
        for y in sorted(places, key=lambda place: (abs(place - (low + high) / 2), place)):
            for left in (x + _BESIDE, x - _BESIDE - label.width):
                placed = replace(label, x=left, y=y, ends=left < x)
                inside = left >= scale.left and left + label.width <= scale.right
                if inside and self._is_free(placed.box):
                    self._take(placed.box)
                    return placed
        return None

    def _take(self, box: Box) -> None:
        for strip in range(int(box[1] // _CELL), int(box[3] // _CELL) + 1):
            self._strips[strip].append(box)

    def _is_free(self, box: Box) -> bool:
        left, top, right, bottom = box[0] - _MARGIN, box[1] - _MARGIN, box[2] + _MARGIN, box[3] + _MARGIN
        strips = range(int(top // _CELL), int(bottom // _CELL) + 1)
        return not any(
            other[0] < right and left < other[2] and other[1] < bottom and top < other[3]
            for strip in strips
            for other in self._strips[strip]
        )
