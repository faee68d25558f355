"""One track: the bodies of a line, their names above the band, leaders, loyalties and belongings below it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abelard.model.span import ALWAYS, ANY
from abelard.model.wording_time import UNKNOWN_TIME
from abelard.views.lineage import LinkKind
from abelard.views.lineage_life import led_span
from abelard.views.lineage_shapes import INK, Bar, Extent, Label, Tick
from abelard.views.packing import packed
from abelard.views.sides import Standing
from abelard.views.text_width import fitted, text_width
from abelard.views.voices import named, say_voices
from abelard.views.words import clean, say_name, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from abelard.model.case import Case
    from abelard.model.span import Bounds, Span
    from abelard.views.colours import Palette
    from abelard.views.lineage import Body, Leader, Link, Stated
    from abelard.views.lineage_order import Line
    from abelard.views.lineage_scale import Scale
    from abelard.views.lineage_shapes import BarKind, LabelRole

BAND = 9.0
"""The height of a track's band."""
TAIL = 22.0
"""The length of the dots where nobody said when something began or ended."""
_NAME, _CALLED, _SMALL = 13.0, 11.5, 11.0
_NAME_ROW, _CALLED_ROW, _LEADER_ROW, _BELONGING_ROW = 18.0, 15.0, 17.0, 20.0
_MOST = 430.0
"""The widest that a label may be."""
_LEADER, _LOYAL, _PART = 2.0, 6.0, 6.0
_CAP = 4.0
"""How far a label stands right of the cap of a bracket."""
_ALONE = 5.0
_GAP = 10.0


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
        Tick(x=label.x, y0=label.y + 3, y1=band) for label, row in zip(labels, name_rows, strict=False) if row
    ]
    bars = [replace(bar, y=band) for bar in lives]
    bottom = band + BAND
    if _is_only_loyal(line, page):
        # Of such a body nothing is told but its loyalties: they stand in the place of its band.
        band = band + _BELONGING_ROW - BAND
        bars, bottom = [replace(bar, y=band, height=0.0) for bar in bars], band - _BELONGING_ROW + _LOYAL
    for group, height in (
        (_leaders(line, page), _LEADER_ROW),
        ([[bar] for bar in _loyalties(line, page)], _BELONGING_ROW),
        ([[bar] for bar in _belongings(line, page)], _BELONGING_ROW),
    ):
        placed, bottom = _stacked(group, bottom, height)
        bars += placed
    labels += [bar.label for bar in bars if bar.label is not None]
    return Track(
        top=top, band=band, bottom=bottom, bars=tuple(bars), ticks=tuple(ticks), labels=tuple(labels)
    )


def _is_only_loyal(line: Line, page: Page) -> bool:
    body = line.bodies[0]
    unbounded = body.life.start.earliest is None and body.life.end == ANY
    bare = len(line.bodies) == 1 and unbounded and not body.leaders and not body.marks
    return bare and any(True for _ in _loyalties(line, page))


def place_alone(body: Body, y: float, page: Page) -> tuple[Bar, Label]:
    """Place a body that nothing joins to others: a small band with its name above."""
    bar = replace(_life(body, page), y=y, height=_ALONE)
    label = _label(body.name, "alone", _SMALL, bar.extent.x0, page, agent=body.id)
    return bar, replace(label, y=y - 4)


def reach(bar: Bar) -> tuple[float, float]:
    """Give how far a bar with its dots, its cross and its label reaches to the left and right."""
    left = bar.extent.x0 - (TAIL if bar.extent.open_start else 0)
    right = bar.extent.x3 + (TAIL if bar.extent.open_end else 5 if bar.death else 0)
    if bar.label is None:
        return left, right
    return min(left, bar.label.x), max(right, bar.label.x + bar.label.width + _GAP)


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
    if bar.extent.open_start:
        x -= TAIL
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
    """Give the row of each label, counted upwards, so that no label or tick crosses another.

    From right to left: a label stands one row above the highest of those that begin within its width.
    """
    rows: dict[int, int] = {}
    for index in sorted(range(len(labels)), key=lambda at: (-labels[at].x, -at)):
        label = labels[index]
        covered = (row for at, row in rows.items() if labels[at].x < label.x + label.width + _GAP)
        rows[index] = max(covered, default=-1) + 1
    return [rows[index] for index in range(len(labels))]


def _height(labels: Sequence[Label], row: float) -> float:
    return (max(_rows(labels)) + 1) * row if labels else 0.0


def _leaders(line: Line, page: Page) -> list[list[Bar]]:
    """Give the leaders of the bodies of a line; one who goes on leading the next body stays on his row."""
    rows: list[list[Bar]] = []
    open_rows: dict[str, list[Bar]] = {}
    for body in line.bodies:
        for leader in body.leaders:
            if not page.shows(leader.span):
                continue
            bar = _leader(leader, body, page)
            row = open_rows.get(leader.agent)
            if row and _goes_on(row[-1], bar):
                row[-1] = replace(row[-1], death=None)
                row.append(replace(bar, label=None))
            else:
                row = open_rows[leader.agent] = [bar]
                rows.append(row)
    return rows


def _goes_on(one: Bar, other: Bar) -> bool:
    """Whether a leader's time at the next body may follow on his time at the one before."""
    return one.extent.x0 <= other.extent.x0 <= one.extent.x3 + _GAP and not one.contested


def _leader(leader: Leader, body: Body, page: Page) -> Bar:
    extent = page.scale.extent(leader.span, body.seen)
    stated, palette = leader.said, page.palette
    colour, against = palette.of_sides(stated)
    death = None
    title = page.title_of(stated)
    if leader.death is not None:
        title = f"{title} {page.title_of(leader.death)}"
        if leader.death.span.possible.latest == leader.span.end.latest:
            death = page.days(leader.death.span.possible)
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
                name = say_name(link.source, page.case)
                manner = f", {link.manner}" if link.manner else ""
                yield _belonging(link, "part", f"{name}{manner}", body, page, INK)


def _belonging(link: Link, kind: BarKind, name: str, body: Body, page: Page, colour: int) -> Bar:
    stated = link.said
    span = led_span(stated.span, link.ended, page.lives.get(link.source, ALWAYS))
    extent = page.scale.extent(span, body.seen)
    if stated.span == ALWAYS and stated.holds:
        extent = Extent(
            x0=extent.x0, x1=extent.x0, x2=extent.x0, x3=extent.x0, open_start=True, open_end=True
        )
    one, against = page.palette.of_sides(stated)
    text = f"{name}{_by_whom(stated, page)}"
    return Bar(
        kind=kind,
        agent=link.source,
        extent=extent,
        y=0,
        height=_PART if kind == "part" else _LOYAL,
        colour=one if stated.disputed else colour,
        against=against,
        contested=page.contested(stated, extent),
        standing=stated.standing,
        said=stated,
        title=page.title_of(stated),
        label=_label(text, "belonging", _SMALL, extent.x0 + _CAP, page, agent=link.source),
    )


def _by_whom(stated: Stated, page: Page) -> str:
    """Name the sides of what is disputed, and those who deny what nobody affirms."""
    if stated.standing is Standing.DENIED:
        return f" — denied by {named(stated.voices[0].by, page.case)}"
    if not stated.disputed:
        return ""
    one, other = (short_name(key, page.case) for key in page.palette.sides(stated))
    return f" — {one}; denied by {other}"


def short_name(ref: str, case: Case) -> str:
    """Give the acronym or short name of an agent, if he has one, else his name."""
    agent = case.agents.get(ref)
    names = (name.text for name in agent.names if name.kind in ("short", "acronym")) if agent else iter(())
    return clean(next(names, "")) or say_name(ref, case)


def _stacked(groups: Sequence[list[Bar]], top: float, height: float) -> tuple[list[Bar], float]:
    """Put groups of bars on rows below one another, their labels above them."""
    ends = [[reach(bar) for bar in group] for group in groups]
    rows = packed([(min(left for left, _ in each), max(right for _, right in each)) for each in ends], 1.0)
    placed = []
    for group, row in zip(groups, rows, strict=True):
        for bar in group:
            y = top + (row + 1) * height - bar.height
            label = bar.label and replace(bar.label, y=y - 3.0)
            placed.append(replace(bar, y=y, label=label))
    return placed, top + (max(rows) + 1) * height if rows else top
