"""What stands below a track: its leaders, those to whom it is loyal, and what belongs to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.model.span import ALWAYS
from abelard.views.lineage import LinkKind
from abelard.views.lineage_life import led_span
from abelard.views.lineage_page import GAP, SMALL, make_label, reach, short_name
from abelard.views.lineage_shapes import INK, Bar, Extent
from abelard.views.packing import packed
from abelard.views.sides import Standing
from abelard.views.voices import named
from abelard.views.words import say_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abelard.views.lineage import Body, Leader, Link, Stated
    from abelard.views.lineage_order import Line
    from abelard.views.lineage_page import Page
    from abelard.views.lineage_shapes import BarKind

LEADER_ROW, BELONGING_ROW = 17.0, 20.0
LOYAL = 6.0
"""The height of a loyalty's bar."""
_LEADER, _PART = 2.0, 6.0
_CAP = 4.0
"""How far a label stands right of the cap of a bracket."""


def leader_rows(line: Line, page: Page) -> list[list[Bar]]:
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
    return one.extent.x0 <= other.extent.x0 <= one.extent.x3 + GAP and not one.contested


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
        label=make_label(leader.name, "leader", SMALL, extent.x0, page, agent=leader.agent),
        death=death,
    )


def loyalties(line: Line, page: Page) -> Iterator[Bar]:
    """Give, on the loyal body's own track, to whom it is loyal."""
    for body in line.bodies:
        for link in page.links.get(body.id, ()):
            if link.kind is LinkKind.LOYAL and link.source == body.id and page.shows(link.said.span):
                colour = page.palette.of(link.target)
                yield _belonging(link, "loyal", link.towards_name, body, page, colour)


def belongings(line: Line, page: Page) -> Iterator[Bar]:
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
        height=_PART if kind == "part" else LOYAL,
        colour=one if stated.disputed else colour,
        against=against,
        contested=page.contested(stated, extent),
        standing=stated.standing,
        said=stated,
        title=page.title_of(stated),
        label=make_label(text, "belonging", SMALL, extent.x0 + _CAP, page, agent=link.source),
    )


def _by_whom(stated: Stated, page: Page) -> str:
    """Name the sides of what is disputed, and those who deny what nobody affirms."""
    if stated.standing is Standing.DENIED:
        return f" — denied by {named(stated.voices[0].by, page.case)}"
    if not stated.disputed:
        return ""
    one, other = (short_name(key, page.case) for key in page.palette.sides(stated))
    return f" — {one}; denied by {other}"


def stacked(groups: Sequence[list[Bar]], top: float, height: float) -> tuple[list[Bar], float]:
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
