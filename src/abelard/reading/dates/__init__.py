"""Dates in prose: found by a grammar of their own, normalised by the story's own time, never by today's."""

from __future__ import annotations

from abelard.reading.dates.find import find_timexes
from abelard.reading.dates.proposals import propose_dates
from abelard.reading.dates.timex import Timex

__all__ = ["Timex", "find_timexes", "propose_dates"]
