"""One track: the bodies of a line, their names above the band, leaders, loyalties and belongings below it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abelard.model.span import ANY
from abelard.views.lineage_names import place_names
from abelard.views.lineage_page import BAND, SMALL, make_label
from abelard.views.lineage_rows import (
    BELONGING_ROW,
    LEADER_ROW,
    LOYAL,
    belongings,
    leader_rows,
    loyalties,
    stacked,
)
from abelard.views.lineage_shapes import INK, Bar, Label, Tick
from abelard.views.sides import Standing

if TYPE_CHECKING:
    from abelard.views.lineage import Body
    from abelard.views.lineage_order import Line
    from abelard.views.lineage_page import Page

_ALONE, _ABOVE = 5.0, 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A track placed on the paper."""

    top: float
    band: float
    """Of the band's upper edge."""
    bottom: float
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    labels: tuple[Label, ...]

    @property
    def middle(self) -> float:
        """The height at which curves reach the band."""
        return self.band + BAND / 2


def place_track(line: Line, top: float, page: Page) -> Track:
    """Place one track below `top`."""
    lives = [_life(body, page) for body in line.bodies]
    labels, ticks, band = place_names(line.bodies, lives, top, page)
    bars, bottom = [replace(bar, y=band) for bar in lives], band + BAND
    if _is_only_loyal(line, page):
        # Of such a body nothing is told but its loyalties: they stand in the place of its band.
        bottom = band + LOYAL - BAND + _ABOVE
        band = band + BELONGING_ROW - BAND
        bars = [replace(bar, y=band, height=0.0) for bar in bars]
    for groups, height in (
        (leader_rows(line, page), LEADER_ROW),
        ([[bar] for bar in loyalties(line, page)], BELONGING_ROW),
        ([[bar] for bar in belongings(line, page)], BELONGING_ROW),
    ):
        placed, bottom = stacked(groups, bottom, height)
        bars += placed
    labels += [bar.label for bar in bars if bar.label is not None]
    return Track(
        top=top, band=band, bottom=bottom, bars=tuple(bars), ticks=tuple(ticks), labels=tuple(labels)
    )


def place_alone(body: Body, y: float, page: Page) -> tuple[Bar, Label]:
    """Place a body that nothing joins to others: a small band with its name above."""
    bar = replace(_life(body, page), y=y, height=_ALONE)
    label = make_label(body.name, "alone", SMALL, bar.extent.x0, page, agent=body.id)
    return bar, replace(label, y=y - _ABOVE)


def _is_only_loyal(line: Line, page: Page) -> bool:
    body = line.bodies[0]
    unbounded = body.life.start.earliest is None and body.life.end == ANY
    bare = len(line.bodies) == 1 and unbounded and not body.leaders and not body.marks
    return bare and any(True for _ in loyalties(line, page))


def _life(body: Body, page: Page) -> Bar:
    extent = page.scale.extent(body.life, body.seen)
    end = body.disputed_end
    against = INK if end is None else page.palette.of_sides(end)[1]
    told = [mark.said for mark in body.marks]
    title = " ".join([body.name, *map(page.title_of, told)]) if told else body.name
    return Bar(
        kind="life",
        agent=body.id,
        extent=extent,
        y=0,
        height=BAND,
        colour=page.palette.of(body.id),
        against=against,
        standing=Standing.AFFIRMED if end is None else Standing.DISPUTED,
        title=title if end is None else f"{title} {page.title_of(end)}",
    )
