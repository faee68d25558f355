"""The extent that a claim gives by itself: what its absolute dates say, whatever the rest of the case says.

What is told by another thing is unbounded here; the network of dates works that out. Of `in T`, event or
state, it is the occurrence that is attested, both start and end in T: that a state may have begun earlier
is no part of what was said. Likewise `by T`, before, after: an occurrence on that side. `throughout T` is
T, `from` and `to` its start and end.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from abelard.model.span import Bounds, Span
from abelard.model.when_differences import Kind, readings
from abelard.model.when_limits import limits_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abelard.model.day import Day
    from abelard.model.when_parts import Point, When


def asserted_span(when: When, kind: Kind = "state") -> Span:  # noqa: ARG001  see the docstring
    """Give the extent a claim gives by its absolute dates alone; over one-of dates, the hull.

    It is empty where the claim contradicts itself (see `problems_of`). Whether the thing is a state or an
    event makes no difference: of either it is the occurrence that is attested.
    """
    return reduce(or_, map(_span, readings(when)))


def begins(when: When) -> bool:
    """Whether it is said when the thing began: a state then persists until something ends it."""
    return when.mode == "span" and bool(when.start)


def ends(when: When) -> bool:
    """Whether it is said when the thing ended."""
    return when.mode == "span" and bool(when.end)


def problems_of(when: When) -> tuple[str, ...]:
    """Say what is impossible in a time by itself, such as `from 2010 to 2004`; nothing, if it can be."""
    odd_years = tuple(f"year {point.amount}: a reign's first year is year 1" for point in _odd_years(when))
    spans = [_span(reading) for reading in readings(when)]
    if odd_years or not all(span.is_empty for span in spans):
        return odd_years
    if when.mode == "span" and not any(
        span.start.is_empty or span.end.is_empty for span in map(_said, readings(when))
    ):
        return (f"{when}: it ends before it starts",)
    return (f"{when}: no day is left for that",)


def _odd_years(when: When) -> Iterable[Point]:
    return (point for point in (*when.start, *when.end) if point.kind == "year-of" and point.amount < 1)


def _span(when: When) -> Span:
    """Give the extent of a time whose dates have one reading each."""
    if when.mode == "throughout":
        within = _bounds(when.start)
        return Span(_exactly(within.earliest), _exactly(within.latest))
    return _said(when).tightened()


def _said(when: When) -> Span:
    start = _bounds(when.start)
    return Span(start, _bounds(when.end) if when.mode == "span" else start)


def _exactly(day: Day | None) -> Bounds:
    return Bounds(day, day)


def _bounds(points: tuple[Point, ...]) -> Bounds:
    """Give the days that several points leave, of those told by the calendar."""
    limits = limits_of(points)
    least = [limit.days for limit in limits.least if limit.moment is None]
    most = [limit.days for limit in limits.most if limit.moment is None]
    return Bounds(max(least, default=None), min(most, default=None))
