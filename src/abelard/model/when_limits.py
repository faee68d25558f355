"""What each form of time says of a moment: not before this, and not after that.

For a date that reaches from `lo` to `hi`, and for a thing A from its start to its end:

    form                  not before                          not after
    in                    lo; A starts                        hi; A ends
    by                                                        hi; A ends
    before                                                    lo - 1; A starts
    after                 hi + 1; A ends
    N units before        lo - N; A starts - most             hi - N; A starts - least
    N units after         lo + N; A ends + least              hi + N; A ends + most
    within N units of     lo - N; A starts - most             hi + N; A ends + most
    between A and B       lo of A; A ends                     hi of B; B starts
    in year N of          its start and N - 1 years           its start and N years, less a day

`within N units before` is within N units of it and before it, `in month before` is within one month before.
Where a date is widened, by `~` or by its calendar, before and after allow for that: before `1500~` is
before 1501, if `~` is one year. What is before a date lies before its first day; before another thing, it
may share the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.when_anchor import Known, Limit, Place, nothing_known, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from abelard.model.when_parts import Point, PointKind


@dataclass(frozen=True, slots=True)
class Limits:
    """What a moment lies between: not before any of the least, not after any of the most."""

    least: tuple[Limit, ...] = ()
    most: tuple[Limit, ...] = ()

    def __and__(self, other: Limits) -> Limits:
        """Give what both demand."""
        return Limits(self.least + other.least, self.most + other.most)


def limits_of(points: tuple[Point, ...], known: Known = nothing_known) -> Limits:
    """Give what several points demand together, given what is known of the moments they are told by."""
    limits = Limits()
    for point in points:
        limits &= _FORMS[point.kind](point, place_of(point.anchor, known))
    return limits


def _limits(least: Limit | None, most: Limit | None) -> Limits:
    return Limits(() if least is None else (least,), () if most is None else (most,))


def _at(_point: Point, place: Place) -> Limits:
    return _limits(place.first(), place.last())


def _by(_point: Point, place: Place) -> Limits:
    return _limits(None, place.last())


def _before(point: Point, place: Place) -> Limits:
    if point.amount:
        return _limits(*place.from_start(-point.amount, point.unit))
    return _limits(None, place.until())


def _after(point: Point, place: Place) -> Limits:
    if point.amount:
        return _limits(*place.from_end(point.amount, point.unit))
    return _limits(place.since(), None)


def _within(point: Point, place: Place) -> Limits:
    return _near(place, point.amount, point.unit, point.side)


def _month_before(_point: Point, place: Place) -> Limits:
    return _near(place, 1, "month", "before")


def _month_after(_point: Point, place: Place) -> Limits:
    return _near(place, 1, "month", "after")


def _near(place: Place, amount: int, unit: str, side: str) -> Limits:
    # After it is stricter than near it, where its end is known at all; likewise before.
    least = (place.since() if side == "after" else None) or place.from_start(-amount, unit)[0]
    most = (place.until() if side == "before" else None) or place.from_end(amount, unit)[1]
    return _limits(least, most)


def _between(point: Point, place: Place) -> Limits:
    if point.other is None:
        message = "between needs a second anchor"
        raise ValueError(message)
    other = place_of(point.other)
    least = place.first() if point.anchor.date else place.since()
    most = other.last() if point.other.date else other.until()
    return _limits(least, most)


def _year_of(point: Point, place: Place) -> Limits:
    least, _ = place.from_start(point.amount - 1, "year")
    _, most = place.from_start(point.amount, "year")
    return _limits(least, None if most is None else Limit(most.moment, most.days - 1))


_FORMS: Mapping[PointKind, Callable[[Point, Place], Limits]] = {
    "at": _at,
    "by": _by,
    "before": _before,
    "after": _after,
    "within": _within,
    "between": _between,
    "month-before": _month_before,
    "month-after": _month_after,
    "year-of": _year_of,
}
