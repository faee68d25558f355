"""What a time is told by, and the limits it sets: a day of the calendar, or a moment of something else.

Both kinds answer the same questions: the first and last moment of it, what lies before and after it, at a
distance or not. From a date, months and years go by the calendar; from another thing's moment, whose day
may not be known, they are the fewest or the most days that so many months can have, whichever says less; or
those of the calendar, where the caller says which few days the moment can be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeAlias

from abelard.model.day import Day, moved, unit_days
from abelard.model.span import ANY, Bounds, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from abelard.model.when_parts import Anchor, Edge


class Moment(NamedTuple):
    """The start or the end of something a case speaks of."""

    ref: str
    """The text that stands for it: a label, a source's id, a statement."""
    edge: Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Limit:
    """A day, told as a number of days from a moment; from None, the number is the day."""

    moment: Moment | None
    days: int


class Place(Protocol):
    """Where on the line of time an anchor stands; each answer is None where it sets no limit."""

    def first(self) -> Limit | None:
        """Give the first moment of it."""

    def last(self) -> Limit | None:
        """Give the last moment of it."""

    def until(self) -> Limit | None:
        """Give the last moment that counts as before it."""

    def since(self) -> Limit | None:
        """Give the first moment that counts as after it."""

    def from_start(self, amount: int, unit: str) -> tuple[Limit | None, Limit | None]:
        """Give the earliest and latest moment so many units after its start (before, if negative)."""

    def from_end(self, amount: int, unit: str) -> tuple[Limit | None, Limit | None]:
        """Give the earliest and latest moment so many units after its end."""


Known: TypeAlias = "Callable[[Moment], Bounds]"
"""What is known already of the day of a moment; `ANY` where nothing is."""


def nothing_known(_moment: Moment) -> Bounds:
    """Know nothing."""
    return ANY


def place_of(anchor: Anchor, known: Known = nothing_known) -> Place:
    """Give where an anchor stands."""
    if anchor.date is not None:
        return _Dated(*_edged(anchor.date.core, anchor.date.span, anchor.edge))
    start, end = anchor.edge or "start", anchor.edge or "end"
    return _Named(Moment(anchor.ref, start), Moment(anchor.ref, end), known)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date, as written and with what `~` adds: before and after count from the one and allow the other."""

    core: Span
    span: Span

    def first(self) -> Limit | None:
        return _day(self.span.start.earliest)

    def last(self) -> Limit | None:
        return _day(self.span.end.latest)

    def until(self) -> Limit | None:
        allowed = _difference(self.span.start.latest, self.core.start.latest)
        return _day(self.core.start.earliest, allowed - 1)

    def since(self) -> Limit | None:
        allowed = _difference(self.core.end.earliest, self.span.end.earliest)
        return _day(self.core.end.latest, 1 - allowed)

    def from_start(self, amount: int, unit: str) -> tuple[Limit | None, Limit | None]:
        return _days(self.span.start.moved(amount, unit))

    def from_end(self, amount: int, unit: str) -> tuple[Limit | None, Limit | None]:
        return _days(self.span.end.moved(amount, unit))


@dataclass(frozen=True, slots=True)
class _Named:
    """Something else that has a start and an end."""

    start: Moment
    end: Moment
    known: Known = nothing_known

    def first(self) -> Limit:
        return Limit(self.start, 0)

    def last(self) -> Limit:
        return Limit(self.end, 0)

    def until(self) -> Limit:
        return Limit(self.start, 0)

    def since(self) -> Limit:
        return Limit(self.end, 0)

    def from_start(self, amount: int, unit: str) -> tuple[Limit, Limit]:
        return _apart(self.start, amount, unit, self.known)

    def from_end(self, amount: int, unit: str) -> tuple[Limit, Limit]:
        return _apart(self.end, amount, unit, self.known)


def _apart(moment: Moment, amount: int, unit: str, known: Known) -> tuple[Limit, Limit]:
    by_calendar = _steps(known(moment), amount, unit)
    if by_calendar:
        return Limit(moment, min(by_calendar)), Limit(moment, max(by_calendar))
    least, most = unit_days(abs(amount), unit)
    return (
        (Limit(moment, least), Limit(moment, most))
        if amount >= 0
        else (Limit(moment, -most), Limit(moment, -least))
    )


# Within so many days the calendar is asked for each; further apart, every length of a month occurs anyway.
_FEW_DAYS = 60


def _steps(bounds: Bounds, amount: int, unit: str) -> list[int]:
    """Give how many days so many units are from each of a few days that a moment can be; else nothing."""
    first, last = bounds.earliest, bounds.latest
    if first is None or last is None or not 0 <= last - first <= _FEW_DAYS:
        return []
    return [moved(day, amount, unit) - day for day in range(first, last + 1)]


def _edged(core: Span, span: Span, edge: Edge) -> tuple[Span, Span]:
    """Take the start or end of a date; of one such as 2004, some time of that year, its first or last day."""
    if not edge:
        return core, span
    within, wide = (core.start, span.start) if edge == "start" else (core.end, span.end)
    if core.start == core.end:
        before = _difference(within.earliest, wide.earliest)
        after = _difference(wide.latest, within.latest)
        day = within.earliest if edge == "start" else within.latest
        within = Bounds(day, day)
        wide = within.shift(-before, after)
    return Span(within, within), Span(wide, wide)


def _difference(later: Day | None, earlier: Day | None) -> int:
    return 0 if later is None or earlier is None else later - earlier


def _day(day: Day | None, plus: int = 0) -> Limit | None:
    return None if day is None else Limit(None, day + plus)


def _days(bounds: Bounds) -> tuple[Limit | None, Limit | None]:
    return _day(bounds.earliest), _day(bounds.latest)
