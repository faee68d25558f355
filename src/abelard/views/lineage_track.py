"""One track: the bodies of a line, their names above the band, leaders, loyalties and belongings below it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abelard.views.lineage import LinkKind
from abelard.views.lineage_shapes import INK, Bar, Label, Tick
from abelard.views.packing import packed
from abelard.views.sides import Standing
from abelard.views.text_width import fitted, text_width
from abelard.views.voices import named, say_voices
from abelard.views.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from abelard.model.case import Case
    from abelard.model.span import Span
    from abelard.views.colours import Palette
    from abelard.views.lineage import Body, Leader, Link, Stated
    from abelard.views.lineage_order import Line
    from abelard.views.lineage_scale import Scale
    from abelard.views.lineage_shapes import BarKind, Extent, LabelRole

BAND = 9.0
"""The height of a track's band."""
TAIL = 22.0
"""The length of the dots where nobody said when something began or ended."""
_NAME, _CALLED, _SMALL = 13.0, 11.5, 11.0
_NAME_ROW, _CALLED_ROW, _LEADER_ROW, _BELONGING_ROW = 18.0, 15.0, 17.0, 20.0
_MOST = 330.0
"""The widest that a label may be."""
_LEADER, _BELONGING = 2.0, 6.0
_ALONE = 5.0


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What all tracks of a drawing share."""

    case: Case
    scale: Scale
    palette: Palette
    links: dict[str, list[Link]]
    """Belongings by the mother body, loyalties by the loyal one."""

    def title_of(self, stated: Stated) -> str:
        """Say a statement in full: what, when, who says or denies it."""
        voices = say_voices(stated.voices, self.case, standing=stated.standing)
        when = "" if stated.time == "undated" else f", {stated.time}"
        return f"{sentence(stated.sentence + when)} {sentence(voices)}"

    def shows(self, span: Span) -> bool:
        """Tell whether a span may lie on the paper."""
        return not (
            (span.end.latest is not None and span.end.latest < self.scale.first)
            or (span.start.earliest is not None and span.start.earliest > self.scale.last)
        )

    def contested(self, stated: Stated, extent: Extent) -> tuple[tuple[float, float], ...]:
        """Give from where to where somebody denies what is affirmed."""
        if stated.standing is not Standing.DISPUTED:
            return ()
        parts = [self.scale.within(bounds) for bounds in stated.contested]
        clipped = ((max(left, extent.x0), min(right, extent.x3)) for left, right in parts)
        return tuple(sorted({(left, right) for left, right in clipped if right > left}))


def place_track(line: Line, top: float, page: Page) -> Track:
    """Place one track below `top`."""
    lives = [_life(body, page) for body in line.bodies]
    names = [_name(body, bar, page) for body, bar in zip(line.bodies, lives, strict=True)]
    called = list(_called(line.bodies, page))
    band = top + _height(called, _CALLED_ROW) + _height(names, _NAME_ROW) + 3
    name_rows = _rows(names)
    labels = [
        replace(label, y=band - 6 - row * _NAME_ROW) for label, row in zip(names, name_rows, strict=True)
    ]
    above = band - 6 - _height(names, _NAME_ROW)
    labels += [
        replace(label, y=above - row * _CALLED_ROW) for label, row in zip(called, _rows(called), strict=True)
    ]
    ticks = [
        Tick(x=bar.extent.x1 if bar.extent.is_certain else bar.extent.x0, y0=label.y + 3, y1=band)
        for bar, label in zip(lives, labels, strict=False)
    ]
    bars = [replace(bar, y=band) for bar in lives]
    bottom = band + BAND
    for group, height in (
        ([*_leaders(line, page)], _LEADER_ROW),
        ([*_loyalties(line, page)], _BELONGING_ROW),
        ([*_belongings(line, page)], _BELONGING_ROW),
    ):
        placed, bottom = _stacked(group, bottom, height)
        bars += placed
    labels += [bar.label for bar in bars if bar.label is not None]
    return Track(
        top=top, band=band, bottom=bottom, bars=tuple(bars), ticks=tuple(ticks), labels=tuple(labels)
    )


def place_alone(body: Body, y: float, page: Page) -> tuple[Bar, Label]:
    """Place a body that nothing joins to others: a small band with its name above."""
    bar = replace(_life(body, page), y=y, height=_ALONE)
    label = _label(body.name, "alone", _SMALL, bar.extent.x0, page, agent=body.id)
    return bar, replace(label, y=y - 4)


def reach(bar: Bar) -> tuple[float, float]:
    """Give how far a bar with its dots, its cross and its label reaches to the left and right."""
    left = bar.extent.x0 - (TAIL if bar.extent.open_start else 0)
    right = bar.extent.x3 + (TAIL if bar.extent.open_end else 5)
    if bar.label is None:
        return left, right
    return min(left, bar.label.x), max(right, bar.label.x + bar.label.width)


def _life(body: Body, page: Page) -> Bar:
    extent = page.scale.extent(body.life, body.seen)
    standing = Standing.DISPUTED if body.ends_disputed else Standing.AFFIRMED
    told = [mark.said for mark in body.marks]
    title = " ".join([body.name, *map(page.title_of, told)]) if told else body.name
    return Bar(
        kind="life",
        agent=body.id,
        extent=extent,
        y=0,
        height=BAND,
        colour=page.palette.of(body.id),
        standing=standing,
        title=title,
    )


def _label(
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


def _name(body: Body, bar: Bar, page: Page) -> Label:
    shows_short = body.short and body.short not in body.name
    text = f"{body.name} ({body.short})" if shows_short else body.name
    x = bar.extent.x1 if bar.extent.is_certain else bar.extent.x0
    return _label(text, "name", _NAME, x, page, agent=body.id)


def _called(bodies: Sequence[Body], page: Page) -> Iterator[Label]:
    """Name what the bodies are called by some, other than their own names."""
    for body in bodies:
        for called in body.names:
            if called.name == body.name or not page.shows(called.said.span):
                continue
            extent = page.scale.extent(called.said.span, body.seen)
            mark = "" if called.said.holds else "not "
            yield _label(f"{mark}“{called.name}”", "called", _CALLED, extent.x0, page, agent=body.id)


def _rows(labels: Sequence[Label]) -> list[int]:
    return packed([(label.x, label.x + label.width) for label in labels])


def _height(labels: Sequence[Label], row: float) -> float:
    return (max(_rows(labels)) + 1) * row if labels else 0.0


def _leaders(line: Line, page: Page) -> Iterator[Bar]:
    for body in line.bodies:
        for leader in body.leaders:
            if page.shows(leader.span):
                yield _leader(leader, body, page)


def _leader(leader: Leader, body: Body, page: Page) -> Bar:
    extent = page.scale.extent(leader.span, body.seen)
    stated, palette = leader.said, page.palette
    colour, against = palette.of_sides(stated)
    death = None
    title = page.title_of(stated)
    if leader.death is not None:
        title = f"{title} {page.title_of(leader.death)}"
        if leader.death.span.possible.latest == leader.span.end.latest:
            death = page.scale.within(leader.death.span.possible)
    return Bar(
        kind="leader",
        agent=leader.agent,
        extent=extent,
        y=0,
        height=_LEADER,
        colour=colour,
        against=against,
        contested=page.contested(stated, extent),
        standing=stated.standing,
        said=stated,
        title=title,
        label=_label(leader.name, "leader", _SMALL, extent.x0, page, agent=leader.agent),
        death=death,
    )


def _loyalties(line: Line, page: Page) -> Iterator[Bar]:
    """Give, on the loyal body's own track, to whom it is loyal."""
    for body in line.bodies:
        for link in page.links.get(body.id, ()):
            if link.kind is LinkKind.LOYAL and link.source == body.id and page.shows(link.said.span):
                colour = page.palette.of(link.target)
                yield _belonging(link, "loyal", link.towards_name, body, page, colour)


def _belongings(line: Line, page: Page) -> Iterator[Bar]:
    """Give, under the mother body's track, what is part of it."""
    for body in line.bodies:
        for link in page.links.get(body.id, ()):
            if link.kind is LinkKind.PART_OF and link.target == body.id and page.shows(link.said.span):
                name = page.case.name_of(link.source)
                manner = f", {link.manner}" if link.manner else ""
                yield _belonging(link, "part", f"{name}{manner}", body, page, INK)


def _belonging(link: Link, kind: BarKind, name: str, body: Body, page: Page, colour: int) -> Bar:
    stated = link.said
    extent = page.scale.extent(stated.span, body.seen)
    one, against = page.palette.of_sides(stated)
    text = f"{name}{_by_whom(stated, page)}"
    return Bar(
        kind=kind,
        agent=link.source,
        extent=extent,
        y=0,
        height=_BELONGING,
        colour=one if stated.disputed else colour,
        against=against,
        contested=page.contested(stated, extent),
        standing=stated.standing,
        said=stated,
        title=page.title_of(stated),
        label=_label(text, "belonging", _SMALL, extent.x0, page, agent=link.source),
    )


def _by_whom(stated: Stated, page: Page) -> str:
    """Name the sides of what is disputed, and those who deny what nobody affirms."""
    if stated.standing is Standing.DENIED:
        return f" — denied by {named(stated.voices[0].by, page.case)}"
    if not stated.disputed:
        return ""
    one, other = (named(voice.by[:2], page.case) for voice in stated.voices[:2])
    return f" — {one}; denied by {other}"


def _stacked(bars: Iterable[Bar], top: float, height: float) -> tuple[list[Bar], float]:
    """Put bars on rows below one another, their labels above them."""
    group = list(bars)
    rows = packed([reach(bar) for bar in group])
    placed = []
    for bar, row in zip(group, rows, strict=True):
        y = top + (row + 1) * height - bar.height
        label = bar.label and replace(bar.label, y=y - 3.0)
        placed.append(replace(bar, y=y, label=label))
    return placed, top + (max(rows) + 1) * height if rows else top
