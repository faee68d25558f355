"""Places a lineage on paper: tracks from top to bottom, what joins them, and the bodies that stand alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.model.span import ANY
from abelard.views.colours import Palette
from abelard.views.lineage import LinkKind
from abelard.views.lineage_joins import ARROWS, At, Joins
from abelard.views.lineage_life import first_day
from abelard.views.lineage_order import components
from abelard.views.lineage_page import BAND, Page, reach
from abelard.views.lineage_scale import scale_for
from abelard.views.lineage_shapes import Bar, Drawing, Label
from abelard.views.lineage_track import Track, place_alone, place_track
from abelard.views.packing import packed
from abelard.views.sides import Standing
from abelard.views.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.case import Case
    from abelard.model.span import Bounds
    from abelard.views.lineage import Body, Lineage, Link
    from abelard.views.lineage_order import Component
    from abelard.views.lineage_scale import Scale

WIDTH, NARROWEST = 1080.0, 480
_MARGIN, _HEAD, _GAP, _BREAK, _ALONE_ROW = 28.0, 92.0, 15.0, 20.0, 26.0
_TOLD = 60
"""Bodies and links of which the description for the blind tells."""


def draw_lineage(
    lineage: Lineage, case: Case, *, width: float = WIDTH, window: Bounds | None = None
) -> Drawing:
    """Place everything. The same rows give the same drawing."""
    shown, undated = _shown(lineage)
    scale = scale_for(shown.bodies, window, _MARGIN, width - _MARGIN)
    page = _page(lineage, shown, case, scale)
    placing = _Placing(page)
    alone = []
    for component in components(shown):
        bodies = [body for line in component.lines for body in line.bodies]
        if len(bodies) > 1 or component.links or page.links.get(bodies[0].id) or bodies[0].leaders:
            placing.add(component)
        else:
            alone.append(bodies[0])
    placing.add_alone(alone)
    return placing.finish(shown, width, undated)


def _page(lineage: Lineage, shown: Lineage, case: Case, scale: Scale) -> Page:
    hung: dict[str, list[Link]] = defaultdict(list)
    arrivals: dict[str, list[float]] = defaultdict(list)
    lives = {body.id: body.life for body in lineage.bodies}
    page = Page(
        case=case, scale=scale, palette=Palette(case, shown), links=hung, arrivals=arrivals, lives=lives
    )
    for link in lineage.links:
        if link.kind is LinkKind.PART_OF:
            hung[link.target].append(link)
        elif link.kind is LinkKind.LOYAL:
            hung[link.source].append(link)
        elif link.kind in ARROWS:
            arrivals[link.target].append(sum(page.days(link.said.span.possible)) / 2)
    return page


def _shown(lineage: Lineage) -> tuple[Lineage, list[str]]:
    """Keep the bodies that need a track; give the names of those that have no date.

    What is only said to be part of another stands in that one's bracket.
    """
    around: dict[str, list[Link]] = defaultdict(list)
    for link in lineage.links:
        around[link.source].append(link)
        around[link.target].append(link)
    kept, undated = [], []
    for body in lineage.bodies:
        if body.seen == ANY:
            undated.append(body.name)
        elif not _is_only_part(body, around[body.id]):
            kept.append(body)
    ids = {body.id for body in kept}
    links = [link for link in lineage.links if link.source in ids or link.target in ids]
    return replace(lineage, bodies=tuple(kept), links=tuple(links)), undated


def _is_only_part(body: Body, links: list[Link]) -> bool:
    parts = all(link.kind is LinkKind.PART_OF and link.source == body.id for link in links)
    return parts and bool(links) and not (body.leaders or body.marks or body.names)


class _Placing:
    """One run of the layout, from top to bottom."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.y = _HEAD
        self.tracks: list[Track] = []
        self.at: dict[str, At] = {}
        self.links: list[Link] = []
        self.alone: list[tuple[Bar, Label]] = []

    def add(self, component: Component) -> None:
        """Place the tracks of a component, one below the other."""
        for line in component.lines:
            track = place_track(line, self.y, self.page)
            self.tracks.append(track)
            for body, bar in zip(line.bodies, track.bars, strict=False):
                self.at[body.id] = At(track, bar)
            self.y = track.bottom + _GAP
        self.y += _BREAK - _GAP
        self.links += component.links

    def add_alone(self, bodies: list[Body]) -> None:
        """Place bodies that nothing joins, several on a row."""
        placed = [place_alone(body, 0, self.page) for body in bodies]
        spans = [reach(replace(bar, label=label)) for bar, label in placed]
        rows = packed(spans)
        for (bar, label), row in zip(placed, rows, strict=True):
            y = self.y + (row + 1) * _ALONE_ROW - BAND
            self.alone.append((replace(bar, y=y), replace(label, y=y - 4)))
        self.y += (max(rows) + 1) * _ALONE_ROW if rows else 0

    def finish(self, lineage: Lineage, width: float, undated: list[str]) -> Drawing:
        """Draw what joins the tracks, and put everything together."""
        bars = [bar for track in self.tracks for bar in track.bars] + [bar for bar, _ in self.alone]
        labels = [label for track in self.tracks for label in track.labels]
        labels += [label for _, label in self.alone]
        joins = Joins(self.links, self.at, self.page)
        arrows = joins.arrows(labels, bars)
        labels += [arrow.label for arrow in arrows if arrow.label is not None]
        return Drawing(
            title=lineage.title,
            width=width,
            height=self.y + 12,
            left=self.page.scale.left,
            right=self.page.scale.right,
            top=_HEAD - 8,
            bottom=self.y,
            days=(self.page.scale.first, self.page.scale.last),
            years=tuple(self.page.scale.years()),
            bars=tuple(bars),
            envelopes=tuple(joins.envelopes()),
            curves=tuple(joins.curves()),
            arrows=tuple(arrows),
            ticks=tuple(tick for track in self.tracks for tick in track.ticks),
            labels=tuple(labels),
            key=self.page.palette.key(),
            sentences=tuple(_sentences(lineage)),
            note=f"Not dated: {', '.join(undated)}." if undated else "",
        )


def _sentences(lineage: Lineage) -> Iterator[str]:
    """Yield what joins the bodies in words, the first of it if it is much."""
    names = ", ".join(body.name for body in lineage.bodies[:_TOLD])
    yield f"{len(lineage.bodies)} bodies: {names}."
    for link in sorted(lineage.links, key=lambda link: first_day(link.said.span))[:_TOLD]:
        standing = "" if link.said.standing is Standing.AFFIRMED else f" ({link.said.standing})"
        yield sentence(f"{link.said.sentence}, {link.said.time}{standing}")
