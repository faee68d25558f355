"""The time a question is about: some moment of it, or every one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.when import UNDATED, begins, ends
from abelard.reasoning.assertions import stretch
from abelard.reasoning.track import FOREVER, Track, exactly

if TYPE_CHECKING:
    from abelard.model.date import Date
    from abelard.model.inquiry import Dated


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


def period_of(pattern: Dated, *, at: Date | None = None, throughout: Date | None = None) -> Period:
    """Return what a question is about: the time it is asked at, else that which the pattern itself gives.

    `in 2007` asks about some moment of 2007; `throughout`, and from one date to another, about every one.
    """
    date = throughout or at
    if date is not None:
        first = -FOREVER if date.earliest is None else date.earliest
        last = FOREVER if date.latest is None else date.latest
        return Period(first, last, throughout is not None)
    when = pattern.when
    if when == UNDATED:
        return EVER
    first, last = stretch(when)
    whole = when.mode == "throughout" or (begins(when) and ends(when))
    if first > last:
        return EVER
    return Period(first, last, whole)
