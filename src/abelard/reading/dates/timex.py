"""What is found in the words (an Expression) and what it comes to (a Timex)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A temporal expression as written, before it is known which year is meant.

    `form` says how it is to be worked out: calendar (some of year, month, day, season given), decade,
    century, weekday, offset ("three days later"), unit ("the next year"), deictic ("yesterday"), clock,
    duration, repeated ("daily"), vague ("now", "the former"). `bc` is None where the era is not written.
    `lead` and `follow` say that a missing month or year stands in the expression before or after.
    """

    start: int
    end: int
    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: str = ""
    bc: bool | None = None
    count: float | None = None
    unit: str = ""
    step: str = ""
    base: str = ""
    mod: str = ""
    time_of_day: str = ""
    clock: str = ""
    value: str = ""
    plural: bool = False
    last_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A temporal expression with its value in TIMEX3 (ISO-TimeML) and the days it covers.

    `type` is DATE, TIME, DURATION or SET; `value` is empty where the text does not tell; `first` and `last`
    are ISO days or empty; `relative` says that it was worked out from the Timex at index `anchor`.
    """

    start: int
    end: int
    type: str
    value: str
    mod: str = ""
    first: str = ""
    last: str = ""
    relative: bool = False
    anchor: int | None = None
