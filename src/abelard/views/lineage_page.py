"""The paper on which a lineage is drawn: its scale, its colours, and how much room things take on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.wording_time import UNKNOWN_TIME
from abelard.views.lineage_shapes import INK, Bar, Label
from abelard.views.sides import Standing
from abelard.views.text_width import fitted, text_width
from abelard.views.voices import say_voices
from abelard.views.words import clean, say_name, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from abelard.model.case import Case
    from abelard.model.span import Bounds, Span
    from abelard.views.colours import Palette
    from abelard.views.lineage import Link, Stated
    from abelard.views.lineage_scale import Scale
    from abelard.views.lineage_shapes import Extent, LabelRole

BAND = 9.0
"""The height of a track's band."""
TAIL = 22.0
"""The length of the dots where nobody said when something began or ended."""
GAP = 10.0
"""The least distance of what stands side by side."""
SMALL = 11.0
_CROSS = 5.0
_MOST = 430.0
"""The widest that a label may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What all tracks of a drawing share."""

    case: Case
    scale: Scale
    palette: Palette
    links: dict[str, list[Link]]
    """Belongings by the mother body, loyalties by the loyal one."""
    arrivals: dict[str, list[float]]
    """Where acts may arrive at each body: its name makes room for them."""
    lives: dict[str, Span]
    """When each body existed: what belongs somewhere does so within its life."""

    def title_of(self, stated: Stated) -> str:
        """Say a statement in full: what, when, who says or denies it."""
        voices = say_voices(stated.voices, self.case, standing=stated.standing)
        when = "" if stated.time == UNKNOWN_TIME else f", {stated.time}"
        return f"{sentence(stated.sentence + when)} {sentence(voices)}"

    def shows(self, span: Span) -> bool:
        """Tell whether a span may lie on the paper."""
        return not (
            (span.end.latest is not None and span.end.latest < self.scale.first)
            or (span.start.earliest is not None and span.start.earliest > self.scale.last)
        )

    def days(self, bounds: Bounds) -> tuple[float, float]:
        """Give from where to where a day may lie; an open side is drawn as the other."""
        first = bounds.latest if bounds.earliest is None else bounds.earliest
        last = bounds.earliest if bounds.latest is None else bounds.latest
        return self.scale.x(first or 0), self.scale.x(last or 0)

    def contested(self, stated: Stated, extent: Extent) -> tuple[tuple[float, float], ...]:
        """Give from where to where somebody denies what is affirmed."""
        if stated.standing is not Standing.DISPUTED:
            return ()
        parts = [self.scale.within(bounds) for bounds in stated.contested]
        clipped = ((max(left, extent.x0), min(right, extent.x3)) for left, right in parts)
        return tuple(_united((left, right) for left, right in clipped if right > left))


def _united(parts: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Join stretches that overlap."""
    start = end = None
    for left, right in sorted(parts):
        if start is None or end is None:
            start, end = left, right
        elif left <= end:
            end = max(end, right)
        else:
            yield start, end
            start, end = left, right
    if start is not None and end is not None:
        yield start, end


def make_label(
    text: str, role: LabelRole, size: float, x: float, page: Page, *, colour: int = INK, agent: str = ""
) -> Label:
    """Make a label that begins at x, or ends at the paper's edge where it would go beyond."""
    edge = page.scale.right
    short = fitted(text, size, min(_MOST, edge - page.scale.left))
    width = text_width(short, size)
    left = max(page.scale.left, min(x, edge - width))
    return Label(
        text=short, full=text, role=role, x=left, y=0, width=width, size=size, colour=colour, agent=agent
    )


def reach(bar: Bar) -> tuple[float, float]:
    """Give how far a bar with its dots, its cross and its label reaches to the left and right."""
    left = bar.extent.x0 - (TAIL if bar.extent.open_start else 0)
    right = bar.extent.x3 + (TAIL if bar.extent.open_end else _CROSS if bar.death else 0)
    if bar.label is None:
        return left, right
    return min(left, bar.label.x), max(right, bar.label.x + bar.label.width + GAP)


def short_name(ref: str, case: Case) -> str:
    """Give the acronym or short name of an agent, if he has one, else his name."""
    agent = case.agents.get(ref)
    names = (name.text for name in agent.names if name.kind in ("short", "acronym")) if agent else iter(())
    return clean(next(names, "")) or say_name(ref, case)
