"""The time of a claim as difference constraints: so many days at most between one moment and another.

These are what a simple temporal network is made of (Dechter, Meiri and Pearl, "Temporal constraint
networks", Artificial Intelligence 49, 1991). Of an event the whole lies within the time given. Of a state,
`in 1090` says only that it held at some moment of 1090: it may have begun before and ended after.
`throughout` says that it held, or went on, at every moment that the date may mean. `from` and `to` speak of
its start and of its end, like of an event.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Literal, TypeAlias

from abelard.model.when_anchor import Known, Limit, Moment, nothing_known
from abelard.model.when_limits import Limits, limits_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from abelard.model.when_parts import Anchor, Point, When

Kind: TypeAlias = Literal["event", "state"]
# Beyond so many combinations of one-of dates in one claim, their hulls are taken: sound, but says less.
_MOST_READINGS = 64


@dataclass(frozen=True, slots=True)
class Difference:
    """A constraint: the later moment is at most so many days after the earlier (negative: before it)."""

    later: Moment | None
    """None is the origin, day 0."""
    earlier: Moment | None
    """None is the origin, day 0."""
    most: int


def differences(
    when: When,
    ref: str,
    kind: Kind,
    resolve: Callable[[str], str] = str,
    known: Known = nothing_known,
) -> tuple[tuple[Difference, ...], ...]:
    """Give the constraints that a time puts on the thing `ref` stands for: alternatives, each a conjunction.

    There is one alternative unless a date is a one-of set or can be read two ways. `resolve` gives, for the
    reference of an anchor, what it stands for, such as for a label its statement; `known`, on which days its
    moments can be, so that months and years are counted by the calendar. That the thing does not end
    before it starts is among them.
    """
    found = (_constraints(reading, ref, kind, resolve, known) for reading in readings(when))
    return tuple(dict.fromkeys(tuple(filter(_says_something, each)) for each in found))


def readings(when: When) -> tuple[When, ...]:
    """Give a time once for each choice among the alternatives of its dates; as it is without any."""
    points = [*when.start, *when.end]
    anchors = [anchor for point in points for anchor in (point.anchor, point.other) if anchor is not None]
    choices = [_choices(anchor) for anchor in anchors]
    total = 1
    for choice in choices:
        total *= len(choice)
    if total == 1 or total > _MOST_READINGS:
        return (when,)
    return tuple(_chosen(when, list(chosen)) for chosen in product(*choices))


def _choices(anchor: Anchor) -> list[Anchor]:
    date = anchor.date
    if date is None or not date.alternatives:
        return [anchor]
    return [
        replace(anchor, date=replace(date, span=span, core=span, alternatives=()))
        for span in date.alternatives
    ]


def _chosen(when: When, anchors: list[Anchor]) -> When:
    """Put anchors in the place of those the points have, in order."""
    rest = iter(anchors)

    def with_next(point: Point) -> Point:
        anchor = next(rest)
        return replace(point, anchor=anchor, other=None if point.other is None else next(rest))

    start = tuple(map(with_next, when.start))
    return replace(when, start=start, end=tuple(map(with_next, when.end)))


def _constraints(
    when: When, ref: str, kind: Kind, resolve: Callable[[str], str], known: Known
) -> Iterator[Difference]:
    start, end = Moment(ref, "start"), Moment(ref, "end")
    yield Difference(start, end, 0)
    limits = _resolved(limits_of(when.start, known), resolve)
    if when.mode == "throughout":
        yield from (_not_after(start, limit) for limit in limits.least)
        yield from (_not_before(end, limit) for limit in limits.most)
    elif when.mode == "span":
        yield from _held(start, start, limits)
        yield from _held(end, end, _resolved(limits_of(when.end, known), resolve))
    elif kind == "event":
        yield from _held(start, end, limits)
    else:
        yield from _met(start, end, limits)


def _held(start: Moment, end: Moment, limits: Limits) -> Iterator[Difference]:
    """Hold all of it within the limits."""
    yield from (_not_before(start, limit) for limit in limits.least)
    yield from (_not_after(end, limit) for limit in limits.most)


def _met(start: Moment, end: Moment, limits: Limits) -> Iterator[Difference]:
    """Hold some moment of it within the limits: they leave one, and it neither ended before nor began after.

    On a line, intervals of which every two meet have a moment in common (Helly), so pairs say it all.
    """
    pairs = [(least, most) for least in limits.least for most in limits.most]
    if any(least.moment == most.moment and least.days > most.days for least, most in pairs):
        # No such moment is left. Said of the whole, it is a contradiction the network finds and names.
        yield from _held(start, end, limits)
        return
    yield from _held(end, start, limits)
    yield from (
        Difference(least.moment, most.moment, most.days - least.days)
        for least, most in pairs
        if not _goes_without_saying(least, most)
    )


def _goes_without_saying(least: Limit, most: Limit) -> bool:
    one, other = least.moment, most.moment
    in_order = one == other or (one and other and one.ref == other.ref and one.edge == "start")
    return bool(in_order) and least.days <= most.days


def _says_something(difference: Difference) -> bool:
    """Tell what anything satisfies, such as that the siege lay within the siege, from the rest."""
    return difference.later != difference.earlier or difference.most < 0


def _not_before(moment: Moment, limit: Limit) -> Difference:
    return Difference(limit.moment, moment, -limit.days)


def _not_after(moment: Moment, limit: Limit) -> Difference:
    return Difference(moment, limit.moment, limit.days)


def _resolved(limits: Limits, resolve: Callable[[str], str]) -> Limits:
    return Limits(
        tuple(_resolved_limit(limit, resolve) for limit in limits.least),
        tuple(_resolved_limit(limit, resolve) for limit in limits.most),
    )


def _resolved_limit(limit: Limit, resolve: Callable[[str], str]) -> Limit:
    if limit.moment is None:
        return limit
    return Limit(Moment(resolve(limit.moment.ref), limit.moment.edge), limit.days)
