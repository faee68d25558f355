"""The time a question is about: some moment of it, or every one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.when import UNDATED, asserted_span, begins, ends
from abelard.reasoning.assertions import Assertions
from abelard.reasoning.track import FOREVER, Track, exactly, track_of

if TYPE_CHECKING:
    from abelard.model.case import Case
    from abelard.model.date import Date
    from abelard.model.inquiry import Dated
    from abelard.model.when import When


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day; about some moment, or `throughout`."""

    first: int = -FOREVER
    last: int = FOREVER
    throughout: bool = False

    @property
    def is_ever(self) -> bool:
        """Whether it is all of time: was it ever so."""
        return self.first <= -FOREVER and self.last >= FOREVER and not self.throughout

    @property
    def track(self) -> Track:
        """The period as a stretch of days."""
        return exactly(self.first, self.last)


EVER = Period()


def period_of(
    case: Case, pattern: Dated, *, at: Date | None = None, throughout: Date | None = None
) -> Period:
    """Return what a question is about: the time it is asked at, else that which the pattern itself gives.

    `in 2007` asks about some moment of 2007, `from 2007` about when it is said to have begun; `throughout`,
    and from one date to another, about every moment. What a time is told by is put in as the case has it.
    """
    date = throughout or at
    if date is not None:
        first = -FOREVER if date.earliest is None else date.earliest
        last = FOREVER if date.latest is None else date.latest
        return Period(first, last, throughout is not None)
    if pattern.when == UNDATED:
        return EVER
    return _period(Assertions(case).resolved(pattern.when))


def _period(when: When) -> Period:
    track = track_of(asserted_span(when))
    if begins(when) and ends(when):
        first, last, whole = track.start_most, track.end_least, True
    elif begins(when):
        first, last, whole = track.start_least, track.start_most, False
    elif ends(when):
        first, last, whole = track.end_least, track.end_most, False
    else:
        first, last, whole = track.start_least, track.end_most, when.mode == "throughout"
    if first > last or (whole and (first <= -FOREVER or last >= FOREVER)):
        return Period(track.start_least, track.end_most)
    return Period(first, last, whole)
