"""Places a lineage on paper: tracks from top to bottom, what joins them, and the bodies that stand alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abelard.model.span import ANY
from abelard.views.arrow_labels import Free
from abelard.views.colours import Palette
from abelard.views.lineage import LinkKind
from abelard.views.lineage_life import first_day
from abelard.views.lineage_order import components
from abelard.views.lineage_scale import scale_for
from abelard.views.lineage_shapes import INK, Arrow, Bar, Curve, Drawing, Label
from abelard.views.lineage_track import BAND, TAIL, Page, Track, place_alone, place_track, reach
from abelard.views.packing import packed
from abelard.views.sides import Standing
from abelard.views.text_width import text_width
from abelard.views.words import say_name, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from abelard.model.case import Case
    from abelard.model.span import Bounds
    from abelard.views.lineage import Body, Lineage, Link
    from abelard.views.lineage_order import Component

WIDTH, NARROWEST = 1080.0, 480
_MARGIN, _HEAD, _GAP, _BREAK, _ALONE_ROW = 28.0, 92.0, 15.0, 20.0, 26.0
_STEEP = 11.0
"""Half the least width of a curve, so that what happened on one day can still be drawn."""
_ENVELOPE = 5.0
_APART = 6.0
"""The least distance of two arrows."""
_ARROW = 10.5
_TOLD = 60
"""Bodies and links of which the description for the blind tells."""
_CURVES = frozenset({LinkKind.BECOMES, LinkKind.MERGES, LinkKind.JOINS, LinkKind.SPLITS, LinkKind.FOUNDS})
_ARROWS = frozenset({LinkKind.PLEDGES, LinkKind.EXPELS, LinkKind.RENOUNCES})
_ACTS = {LinkKind.PLEDGES: "pledges to", LinkKind.EXPELS: "expels", LinkKind.RENOUNCES: "renounces"}


def draw_lineage(
    lineage: Lineage, case: Case, *, width: float = WIDTH, window: Bounds | None = None
) -> Drawing:
    """Place everything. The same rows give the same drawing."""
    shown, undated = _shown(lineage)
    scale = scale_for(shown.bodies, window, _MARGIN, width - _MARGIN)
    hung: dict[str, list[Link]] = defaultdict(list)
    for link in lineage.links:
        if link.kind is LinkKind.PART_OF:
            hung[link.target].append(link)
        elif link.kind is LinkKind.LOYAL:
            hung[link.source].append(link)
    lives = {body.id: body.life for body in lineage.bodies}
    page = Page(case=case, scale=scale, palette=Palette(case, shown), links=hung, lives=lives)
    placing = _Placing(page)
    alone = []
    for component in components(shown):
        bodies = [body for line in component.lines for body in line.bodies]
        if len(bodies) > 1 or component.links or hung.get(bodies[0].id) or bodies[0].leaders:
            placing.add(component)
        else:
            alone.append(bodies[0])
    placing.add_alone(alone)
    return placing.finish(shown, width, undated)


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


@dataclass(frozen=True, slots=True)
class _At:
    """Where a body's band is."""

    track: Track
    bar: Bar


class _Placing:
    """One run of the layout, from top to bottom."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.y = _HEAD
        self.tracks: list[Track] = []
        self.at: dict[str, _At] = {}
        self.links: list[Link] = []
        self.alone: list[tuple[Bar, Label]] = []

    def add(self, component: Component) -> None:
        """Place the tracks of a component, one below the other."""
        for line in component.lines:
            track = place_track(line, self.y, self.page)
            self.tracks.append(track)
            for body, bar in zip(line.bodies, track.bars, strict=False):
                self.at[body.id] = _At(track, bar)
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
        arrows = self._arrows(labels, bars)
        labels += [arrow.label for arrow in arrows if arrow.label is not None]
        return Drawing(
            title=lineage.title,
            width=width,
            height=self.y + 12,
            left=self.page.scale.left,
            right=self.page.scale.right,
            top=_HEAD - 8,
            bottom=self.y,
            years=tuple(self.page.scale.years()),
            bars=tuple(bars),
            envelopes=tuple(self._envelopes()),
            curves=tuple(self._curves()),
            arrows=tuple(arrows),
            ticks=tuple(tick for track in self.tracks for tick in track.ticks),
            labels=tuple(labels),
            key=self.page.palette.key(),
            sentences=tuple(_sentences(lineage)),
            note=f"Not dated: {', '.join(undated)}." if undated else "",
        )

    def _between(self, kinds: Iterable[LinkKind]) -> Iterator[tuple[Link, _At, _At]]:
        """Yield the links of some kinds that join different tracks on the paper."""
        for link in self.links:
            if link.kind not in kinds or not self.page.shows(link.said.span):
                continue
            one, other = self.at[link.source], self.at[link.target]
            bounds = link.said.span.possible
            if one.track is not other.track and (bounds.earliest, bounds.latest) != (None, None):
                yield link, one, other

    def _curves(self) -> Iterator[Curve]:
        for link, one, other in self._between(_CURVES):
            x0, x1 = self.page.days(link.said.span.possible)
            if x1 - x0 < 2 * _STEEP:
                middle = (x0 + x1) / 2
                x0, x1 = middle - _STEEP, middle + _STEEP
            x0, x1 = _onto(x0, one), _onto(x1, other)
            aside = link.kind is LinkKind.BECOMES or link.kind is LinkKind.FOUNDS
            colour, against = self.page.palette.of_sides(link.said)
            yield Curve(
                kind=str(link.kind),
                aside=aside,
                x0=x0,
                y0=one.track.middle,
                x1=x1,
                y1=other.track.middle,
                standing=link.said.standing,
                colour=colour,
                against=against,
                opens=_opens(link),
                said=link.said,
                title=self.page.title_of(link.said),
            )

    def _envelopes(self) -> Iterator[Bar]:
        """Draw a wider band round a body from when another joined it."""
        joined: dict[str, float] = {}
        for link, _, other in self._between((LinkKind.JOINS,)):
            x = self.page.days(link.said.span.possible)[0]
            joined[other.bar.agent] = min(x, joined.get(other.bar.agent, x))
        for body, x in joined.items():
            bar = self.at[body].bar
            extent = replace(bar.extent, x0=x, x1=x, open_start=False)
            if extent.x3 > x:
                yield replace(
                    bar, extent=extent, y=bar.y - _ENVELOPE, height=BAND + 2 * _ENVELOPE, title="", colour=INK
                )

    def _arrows(self, labels: list[Label], bars: list[Bar]) -> list[Arrow]:
        free = Free(labels, bars)
        found = []
        for link, one, other in self._between(_ARROWS):
            x0, x1 = self.page.days(link.said.span.possible)
            down = one.track.middle < other.track.middle
            y0 = one.track.band + (BAND if down else 0)
            y1 = other.track.band + (0 if down else BAND)
            x = free.column((x0 + x1) / 2, y0, y1, _APART)
            found.append(self._arrow(link, x, (x0, x1), y0, y1, free))
        return found

    def _arrow(
        self, link: Link, x: float, fuzzy: tuple[float, float], y0: float, y1: float, free: Free
    ) -> Arrow:
        stated, palette = link.said, self.page.palette
        colour, against = palette.of_sides(stated)
        actor = say_name(link.by, self.page.case) if link.by else ""
        text = f"{actor} {_ACTS[link.kind]} {link.towards_name}".strip()
        accepted = f" {self.page.title_of(link.accepted)}" if link.accepted else ""
        label = Label(
            text=text,
            full=text,
            role="arrow",
            x=0,
            y=0,
            width=text_width(text, _ARROW),
            size=_ARROW,
            agent=link.source,
        )
        return Arrow(
            kind=str(link.kind),
            x=x,
            y0=y0,
            y1=y1,
            fuzzy=fuzzy,
            opens=_opens(link),
            accepted=link.accepted is not None and link.accepted.holds,
            barred=link.kind is not LinkKind.PLEDGES,
            standing=stated.standing,
            colour=colour,
            against=against,
            said=stated,
            title=self.page.title_of(stated) + accepted,
            label=free.beside(label, x, y0, y1, self.page.scale),
        )


def _opens(link: Link) -> tuple[bool, bool]:
    """Tell whether the day of a link may lie any time before, any time after what is drawn."""
    bounds = link.said.span.possible
    return bounds.earliest is None, bounds.latest is None


def _onto(x: float, at: _At) -> float:
    """Keep the end of a curve on the track that it leaves or reaches."""
    bars = [bar.extent for bar in at.track.bars if bar.kind == "life"]
    left = min(extent.x0 - (TAIL if extent.open_start else _STEEP) for extent in bars)
    right = max(extent.x3 + (TAIL if extent.open_end else _STEEP) for extent in bars)
    return min(max(x, left), right)


def _sentences(lineage: Lineage) -> Iterator[str]:
    """Yield what joins the bodies in words, the first of it if it is much."""
    names = ", ".join(body.name for body in lineage.bodies[:_TOLD])
    yield f"{len(lineage.bodies)} bodies: {names}."
    for link in sorted(lineage.links, key=lambda link: first_day(link.said.span))[:_TOLD]:
        standing = "" if link.said.standing is Standing.AFFIRMED else f" ({link.said.standing})"
        yield sentence(f"{link.said.sentence}, {link.said.time}{standing}")
