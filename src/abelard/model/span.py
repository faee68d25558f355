"""Uncertain time: where a day lies (`Bounds`), and where the start and the end of something lie (`Span`).

The algebra is that of bounds (as in undate), never a table of modifiers against modifiers: however a date
was written, it comes down to an earliest and a latest day for its start and for its end. None is unbounded.
Of a span, what is *possible* is the widest extent the bounds allow, what is *certain* the extent that every
choice of start and end covers. A span's start is never after its end, even where its two bounds overlap.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from abelard.model.day import Day, iso, month_end, moved


class SpanJson(TypedDict):
    """An extent as it stands in JSON: earliest and latest ISO day of start and end, null where unbounded."""

    start: list[str | None]
    end: list[str | None]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where one day lies: from the earliest to the latest, both inclusive, None where there is no limit."""

    earliest: Day | None
    latest: Day | None

    def __and__(self, other: Bounds) -> Bounds:
        """Give the days that both allow; it may be empty."""
        return Bounds(later_of(self.earliest, other.earliest), sooner_of(self.latest, other.latest))

    def __or__(self, other: Bounds) -> Bounds:
        """Give the hull: the narrowest bounds around both. An empty side adds nothing."""
        if self.is_empty:
            return other
        if other.is_empty:
            return self
        open_start = self.earliest is None or other.earliest is None
        open_end = self.latest is None or other.latest is None
        return Bounds(
            None if open_start else sooner_of(self.earliest, other.earliest),
            None if open_end else later_of(self.latest, other.latest),
        )

    @property
    def is_empty(self) -> bool:
        """Whether no day lies within."""
        return self.earliest is not None and self.latest is not None and self.earliest > self.latest

    @property
    def is_exact(self) -> bool:
        """Whether exactly one day lies within."""
        return self.earliest is not None and self.earliest == self.latest

    def contains(self, day: Day) -> bool:
        """Whether the day lies within."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    def covers(self, other: Bounds) -> bool:
        """Whether every day of the other lies within."""
        return other.is_empty or (self | other) == self

    def shift(self, least: int, most: int | None = None) -> Bounds:
        """Move by a number of days; given two, by at least the first and at most the second."""
        return Bounds(
            None if self.earliest is None else self.earliest + least,
            None if self.latest is None else self.latest + (least if most is None else most),
        )

    def moved(self, amount: int, unit: str) -> Bounds:
        """Move by days, weeks, months or years of the calendar, forwards or (negative) back.

        Where more than a day ends with a month it still does: September and a month is all October.
        """
        earliest = None if self.earliest is None else moved(self.earliest, amount, unit)
        latest = None if self.latest is None else moved(self.latest, amount, unit)
        by_month = unit.startswith(("month", "year")) and not self.is_exact
        if (
            self.latest is not None
            and latest is not None
            and by_month
            and month_end(self.latest) == self.latest
        ):
            latest = month_end(latest)
        return Bounds(earliest, latest)


ANY = Bounds(None, None)


@dataclass(frozen=True, slots=True)
class Span:
    """An uncertain stretch of time: where its start (first day) lies, and where its end (last day) lies."""

    start: Bounds
    end: Bounds

    def __and__(self, other: Span) -> Span:
        """Give the span that satisfies both, start with start and end with end; it may be empty."""
        return Span(self.start & other.start, self.end & other.end)

    def __or__(self, other: Span) -> Span:
        """Give the hull of start and of end. An empty side adds nothing."""
        if self.is_empty:
            return other
        if other.is_empty:
            return self
        return Span(self.start | other.start, self.end | other.end)

    def tightened(self) -> Span:
        """Use that no start is after its end: each bounds the other."""
        start = Bounds(self.start.earliest, sooner_of(self.start.latest, self.end.latest))
        end = Bounds(later_of(self.end.earliest, self.start.earliest), self.end.latest)
        return Span(start, end)

    @property
    def is_empty(self) -> bool:
        """Whether no choice of start and end is left: a contradiction."""
        tight = self.tightened()
        return tight.start.is_empty or tight.end.is_empty

    @property
    def possible(self) -> Bounds:
        """The days it may have covered: from the earliest start to the latest end."""
        return Bounds(self.start.earliest, self.end.latest)

    @property
    def certain(self) -> Bounds | None:
        """The days it covered however the bounds fall out: latest start to earliest end; None if none."""
        tight = self.tightened()
        start, end = tight.start.latest, tight.end.earliest
        if start is None or end is None or start > end:
            return None
        return Bounds(start, end)

    def certainly_before(self, other: Span) -> bool:
        """Whether it was over before the other began, however the bounds fall out."""
        return _certainly_less(self.end.latest, other.start.earliest)

    def possibly_overlaps(self, other: Span) -> bool:
        """Whether they may have had a day in common."""
        return not (self.certainly_before(other) or other.certainly_before(self))

    def certainly_overlaps(self, other: Span) -> bool:
        """Whether they had a day in common, however the bounds fall out."""
        mine, theirs = self.tightened(), other.tightened()
        return _certainly_at_most(mine.start.latest, theirs.end.earliest) and _certainly_at_most(
            theirs.start.latest, mine.end.earliest
        )

    def as_json(self) -> SpanJson:
        """Give `{"start": [earliest, latest], "end": [...]}` in ISO days, None where unbounded."""
        return {
            "start": [_written(self.start.earliest), _written(self.start.latest)],
            "end": [_written(self.end.earliest), _written(self.end.latest)],
        }


# No limit on start or end: what is known of something undated.
ALWAYS = Span(ANY, ANY)


def later_of(one: Day | None, other: Day | None) -> Day | None:
    """Give the stricter of two earliest days; None is no limit."""
    if one is None or other is None:
        return other if one is None else one
    return max(one, other)


def sooner_of(one: Day | None, other: Day | None) -> Day | None:
    """Give the stricter of two latest days; None is no limit."""
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)


def _certainly_less(latest: Day | None, earliest: Day | None) -> bool:
    return latest is not None and earliest is not None and latest < earliest


def _certainly_at_most(latest: Day | None, earliest: Day | None) -> bool:
    return latest is not None and earliest is not None and latest <= earliest


def _written(day: Day | None) -> str | None:
    return None if day is None else iso(day)
