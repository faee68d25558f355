"""Time on paper: days to places, spans to extents, years along the axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.day import day_of, ymd
from abelard.model.wording_days import say_year
from abelard.views.lineage_shapes import Extent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from abelard.model.day import Day
    from abelard.model.span import Bounds, Span
    from abelard.views.lineage import Body

_YEAR = 365.2425
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
_ROOM = 64.0
"""The least distance of two years on the axis."""
_LEAST_DAYS = 60


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from the first to the last, drawn from left to right."""

    first: Day
    last: Day
    left: float
    right: float

    def x(self, day: Day) -> float:
        """Give the place of a day; days beyond the paper stand at its edge."""
        inside = min(max(day, self.first), self.last)
        return self.left + (self.right - self.left) * (inside - self.first) / (self.last - self.first)

    def extent(self, span: Span, seen: Bounds) -> Extent:
        """Give a span on the paper; what has no bound is drawn as far as anything is `seen`, and is open.

        A span of one exact day, or beyond the paper, has no width.
        """
        a, b, c, d = span.start.earliest, span.start.latest, span.end.earliest, span.end.latest
        if a is None and d is None and b is not None and c is not None and c <= b:
            return self._extent((c, b, c, b), open_start=True, open_end=True)
        first = min(_known(b, c) or [_or(seen.earliest, self.first)]) if a is None else a
        last = max([*_known(b, c), _or(seen.latest, self.last)]) if d is None else d
        days = (first, _or(b, first if a is None else last), last if d is None else _or(c, first), last)
        return self._extent(days, open_start=a is None, open_end=d is None)

    def _extent(self, days: tuple[Day, Day, Day, Day], *, open_start: bool, open_end: bool) -> Extent:
        x0, x1, x2, x3 = map(self.x, days)
        return Extent(x0=x0, x1=x1, x2=x2, x3=x3, open_start=open_start, open_end=open_end)

    def within(self, bounds: Bounds) -> tuple[float, float]:
        """Give from where to where a day may lie; unbounded sides reach the edge of the paper."""
        first = self.first if bounds.earliest is None else bounds.earliest
        last = self.last if bounds.latest is None else bounds.latest
        return self.x(first), self.x(last)

    def years(self) -> Iterator[tuple[float, str]]:
        """Yield the years that the axis names, in round steps, with their places."""
        per_year = (self.right - self.left) * _YEAR / (self.last - self.first)
        step = next((step for step in _STEPS if step * per_year >= _ROOM), _STEPS[-1])
        year = -(-ymd(self.first)[0] // step) * step
        while (day := day_of(year, 1, 1)) <= self.last:
            if day >= self.first:
                yield self.x(day), say_year(year)
            year += step


def scale_for(bodies: Iterable[Body], window: Bounds | None, left: float, right: float) -> Scale:
    """Give the scale on which all that is dated of the bodies fits, or the window that is asked for."""
    seen = [body.seen for body in bodies if body.seen.earliest is not None]
    first = min((one.earliest for one in seen if one.earliest is not None), default=day_of(2000, 1, 1))
    last = max((one.latest for one in seen if one.latest is not None), default=first)
    margin = max(_LEAST_DAYS, (last - first) // 40)
    first, last = first - margin, last + margin
    if window is not None:
        first = first if window.earliest is None else window.earliest
        last = last if window.latest is None else window.latest
    return Scale(first, max(last, first + _LEAST_DAYS), left, right)


def _or(day: Day | None, other: Day) -> Day:
    return other if day is None else day


def _known(*days: Day | None) -> list[Day]:
    return [day for day in days if day is not None]
