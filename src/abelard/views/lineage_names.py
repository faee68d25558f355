"""What stands above a track: the names of its bodies, from when they bore them, and what others call them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.views.lineage_page import GAP, TAIL, make_label
from abelard.views.lineage_shapes import Label, Tick

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abelard.views.lineage import Body
    from abelard.views.lineage_page import Page
    from abelard.views.lineage_shapes import Bar

_NAME, _CALLED = 13.0, 11.5
_NAME_ROW, _CALLED_ROW = 18.0, 15.0
_ABOVE, _HEADS = 6.0, 13.0
"""From the band up to the first line of writing."""


def place_names(
    bodies: Sequence[Body], lives: Sequence[Bar], top: float, page: Page
) -> tuple[list[Label], list[Tick], float]:
    """Place the names below `top`; give them, the lines down to the band, and where the band begins."""
    names = [_name(body, bar, page) for body, bar in zip(bodies, lives, strict=True)]
    called = list(_called(bodies, page))
    rows, called_rows = _rows(names), _rows(called)
    above = _height(rows, _NAME_ROW) + _room_for_heads(bodies, names, page)
    band = top + _height(called_rows, _CALLED_ROW) + above + _ABOVE / 2
    lowest = band - above + _height(rows, _NAME_ROW) - _ABOVE
    labels = [replace(label, y=lowest - row * _NAME_ROW) for label, row in zip(names, rows, strict=True)]
    ticks = [
        Tick(x=label.x, y0=label.y + _ABOVE / 2, y1=band)
        for label, row in zip(labels, rows, strict=True)
        if row
    ]
    labels += [
        replace(label, y=band - _ABOVE - above - row * _CALLED_ROW)
        for label, row in zip(called, called_rows, strict=True)
    ]
    return labels, ticks, band


def _room_for_heads(bodies: Sequence[Body], names: Sequence[Label], page: Page) -> float:
    """Give the height of an arrow's head, if one may come down where a name stands."""
    places = [x for body in bodies for x in page.arrivals.get(body.id, ())]
    hit = any(label.x - _ABOVE <= x <= label.x + label.width + _ABOVE for label in names for x in places)
    return _HEADS if hit else 0.0


def _name(body: Body, bar: Bar, page: Page) -> Label:
    shows_short = body.short and body.short not in body.name
    text = f"{body.name} ({body.short})" if shows_short else body.name
    x = bar.extent.x1 if bar.extent.is_certain else bar.extent.x0
    if bar.extent.open_start:
        x -= TAIL
    return make_label(text, "name", _NAME, x, page, agent=body.id)


def _called(bodies: Sequence[Body], page: Page) -> Iterator[Label]:
    """Name what the bodies are called by some, other than their own names."""
    for body in bodies:
        for called in body.names:
            if called.name == body.name or not page.shows(called.said.span):
                continue
            extent = page.scale.extent(called.said.span, body.seen)
            mark = "" if called.said.holds else "not "
            yield make_label(f"{mark}“{called.name}”", "called", _CALLED, extent.x0, page, agent=body.id)


def _rows(labels: Sequence[Label]) -> list[int]:
    """Give the row of each label, counted upwards, so that no label or tick crosses another.

    From right to left: a label stands one row above the highest of those that begin within its width.
    """
    rows: dict[int, int] = {}
    for index in sorted(range(len(labels)), key=lambda at: (-labels[at].x, -at)):
        label = labels[index]
        covered = (row for at, row in rows.items() if labels[at].x < label.x + label.width + GAP)
        rows[index] = max(covered, default=-1) + 1
    return [rows[index] for index in range(len(labels))]


def _height(rows: Sequence[int], row: float) -> float:
    return (max(rows) + 1) * row if rows else 0.0
