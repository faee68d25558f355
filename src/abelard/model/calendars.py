"""Calendars other than the Gregorian, by the name that stands before a date: `julian:1066-10-14`.

To add one, write a class with the attributes of `Calendar`, whose `readings` gives the days that a year,
month or day of it may be, and name an instance of it as an entry point of your package, under the
calendar's name:

    [project.entry-points."abelard.calendars"]
    maya = "my_package:MAYA"

The calendars that come with Abelard are such instances too; `calendar_julian` and `calendar_reckoned` have
them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from abelard.model.calendar_julian import JULIAN
from abelard.model.calendar_reckoned import RECKONED

if TYPE_CHECKING:
    from abelard.model.span import Bounds

ENTRY_POINTS = "abelard.calendars"


@runtime_checkable
class Calendar(Protocol):
    """A way of naming days."""

    @property
    def name(self) -> str:
        """What stands before the colon: lower-case letters, digits and hyphens."""

    @property
    def reckoning(self) -> str:
        """How it is reckoned, in a clause for historians: where the year begins, which months or tables."""

    @property
    def allowance(self) -> tuple[int, int]:
        """By how many days an actual date may have been earlier, and later, than the reckoning has it."""

    def readings(self, year: int, month: int | None, day: int | None) -> tuple[Bounds, ...]:
        """Give the days that a year, a month or a day may be: one `Bounds` for each way to read it.

        Without a month the whole year, without a day the whole month; nothing if there is no such date. It
        never raises.
        """


def calendar_named(name: str) -> Calendar | None:
    """Give the calendar of that name, from Abelard or an installed package; None if there is none."""
    return _own().get(name) or _plugged_in().get(name)


def calendars() -> tuple[Calendar, ...]:
    """Give every calendar there is, Abelard's first."""
    return tuple({**_plugged_in(), **_own()}.values())


@lru_cache(maxsize=1)
def _own() -> dict[str, Calendar]:
    built_in: tuple[Calendar, ...] = (*JULIAN, *RECKONED)
    return {calendar.name: calendar for calendar in built_in}


@lru_cache(maxsize=1)
def _plugged_in() -> dict[str, Calendar]:
    """Load the calendars of other packages, when first asked for one that Abelard lacks."""
    from importlib.metadata import entry_points  # noqa: PLC0415  slow to import, and few need it

    found: dict[str, Calendar] = {}
    for entry in entry_points(group=ENTRY_POINTS):
        calendar = entry.load()
        if not isinstance(calendar, Calendar) or calendar.name != entry.name:
            message = f"entry point {entry.name} of {ENTRY_POINTS} is no calendar of that name: {calendar!r}"
            raise TypeError(message)
        found[entry.name] = calendar
    return found
