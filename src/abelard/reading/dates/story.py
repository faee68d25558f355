"""Where the story stands: its present, the writer's own day, and what moves it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abelard.reading.dates.timex import Expression, Timex

import re
from dataclasses import dataclass, field

from abelard.reading.dates.calendar_values import calendar_value

# A year alone moves the story only where a sentence or heading begins with it: "In 1941, ...".
_HEADING = 90
_OPENS = re.compile(
    r"(?:^|[.!?:]\s+|\n\s*[\"“]?)(?:(?:in|by|during|since|from|after|until|throughout|late|early|between|and|"
    r"the|end|of|beginning|start)\s+){0,4}$|\n[^\n.,]{0,60}$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Story:
    """Where the walk stands: the story's present, the writer's day, and the dates so far."""

    published: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    bc: bool = False
    last: int | None = None
    news: bool = False
    first_at: int = 0
    told: list[Timex] = field(default_factory=list)

    def value(self) -> str:
        """Give the story's present as a TIMEX3 value, as fine as it is known."""
        if self.year is None:
            return ""
        return calendar_value(self.year, self.month, self.day, bc=self.bc)


def start_of(story: Story, found: list[Expression]) -> None:
    """Before the first year is told, the story stands in the first year that will be."""
    first = next((one for one in found if one.form == "calendar" and one.year), None)
    if first is not None and not story.published:
        story.year, story.bc, story.first_at = first.year, bool(first.bc), first.start
    elif story.published:
        story.year = int(story.published[:4])
        spoken = sum(one.form in {"deictic", "weekday"} for one in found)
        story.news = spoken >= 2 and spoken * 5 > len(found)  # noqa: PLR2004 - told from the writer's own day


def moves(text: str, one: Expression, made: Timex) -> bool:
    """Whether this date moves the story: days, months, seasons and years do, unless in brackets."""
    if made.type not in {"DATE", "TIME"} or not re.match(r"(?:BC)?\d{4}", made.value):
        return False
    if one.form == "deictic":
        return False
    before = text[max(0, one.start - 60) : one.start]
    bracketed = before.rfind("(") > before.rfind(")")
    if one.form != "calendar" or not one.year or one.month or one.season:
        return True
    return not bracketed and (bool(_OPENS.search(before)) or _in_heading(text, one.start))


def _in_heading(text: str, at: int) -> bool:
    """Whether the line is short and no sentence."""
    line = text[text.rfind("\n", 0, at) + 1 : (text.find("\n", at) + 1 or len(text) + 1) - 1].strip()
    return len(line) < _HEADING and not line.endswith((".", ",", ";", "!", "?", ":"))


def move(story: Story, made: Timex, at: int) -> None:
    """Make a date the present of the story."""
    match = re.match(r"(BC)?(\d{4})(?:-(\d\d))?(?:-(\d\d))?", made.value)
    if match is None:
        return
    story.bc, story.year = bool(match[1]), int(match[2])
    season = re.match(r"(?:BC)?\d{4}-(SP|SU|FA|WI)", made.value)
    months = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}
    story.month = int(match[3]) if match[3] else months[season[1]] if season else None
    story.day = int(match[4]) if match[4] else None
    story.last = at
