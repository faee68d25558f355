"""Draws what lasts: solid where certain, fading where possible, dotted if unknown, split where disputed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.views.lineage_page import TAIL
from abelard.views.lineage_style import tone
from abelard.views.sides import Standing
from abelard.views.svg import element, path, titled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.views.lineage_shapes import Bar, Extent

_LEAST = 1.6
"""The least width of something that was so for a day."""
_CROSS = 3.6
_CAP = 4.0


def draw_bar(bar: Bar) -> str:
    """Draw a bar with its dots, its contested parts and its cross."""
    if not bar.height:
        return ""
    shapes = [*(_denied(bar) if bar.standing is Standing.DENIED else _affirmed(bar))]
    shapes += _dots(bar)
    if bar.death is not None:
        shapes.append(_cross(sum(bar.death) / 2, bar.y + bar.height / 2))
    claims = " ".join(bar.said.claims) if bar.said else None
    return titled(bar.title, *shapes, class_=f"bar {bar.kind}", data_agent=bar.agent, data_claims=claims)


def _tone(bar: Bar) -> str:
    return tone(bar.colour, "ink" if bar.kind == "leader" else "soft")


def _affirmed(bar: Bar) -> Iterator[str]:
    colour = _tone(bar)
    yield from draw_extent(bar.extent, bar.y, bar.height, colour)
    if bar.kind == "part":
        yield from _caps(bar, colour)
    if bar.kind == "life" and bar.standing is Standing.DISPUTED:
        yield from _afterlife(bar)
    for left, right in bar.contested:
        yield from _against(bar, left, max(right, left + _LEAST))


def draw_extent(extent: Extent, y: float, height: float, colour: str) -> Iterator[str]:
    """Fill from the outer bounds inwards; where nothing is certain, the middle is not solid either."""
    if not extent.is_certain:
        width = max(extent.x3 - extent.x0, _LEAST)
        yield _box(extent.x0, y, width, height, "flat", f"url(#maybe-{colour})")
        return
    if extent.x1 > extent.x0:
        yield _box(extent.x0, y, extent.x1 - extent.x0, height, "flat", f"url(#in-{colour})")
    yield _box(extent.x1, y, max(extent.x2 - extent.x1, _LEAST), height, f"{colour} flat")
    if extent.x3 > extent.x2:
        yield _box(extent.x2, y, extent.x3 - extent.x2, height, "flat", f"url(#out-{colour})")


def _box(x: float, y: float, width: float, height: float, style: str, fill: str | None = None) -> str:
    # As a property, since the class of the colour would win over an attribute.
    filled = f"fill:{fill}" if fill else None
    return element("rect", x=x, y=y, width=width, height=height, class_=style, style=filled)


def _caps(bar: Bar, colour: str) -> Iterator[str]:
    """Close a bracket upwards where its start or end is certain to the day, or nearly."""
    extent = bar.extent
    if not extent.open_start and extent.x1 - extent.x0 < _CAP:
        yield _box(extent.x0, bar.y - _CAP, _LEAST, _CAP, f"{colour} flat")
    if not extent.open_end and extent.x3 - extent.x2 < _CAP:
        yield _box(extent.x3 - _LEAST, bar.y - _CAP, _LEAST, _CAP, f"{colour} flat")


def _against(bar: Bar, left: float, right: float) -> Iterator[str]:
    """Give the lower half of a bar to those who deny it: an outline, struck through."""
    colour = tone(bar.against)
    if bar.kind == "leader":
        y = bar.y + bar.height + 2
        yield _box(left, bar.y + bar.height, right - left, 3.2, "paper flat")
        yield element(
            "path",
            d=path(["M", left, y, "H", right]),
            class_=f"{colour} way",
            stroke_width=1.5,
            stroke_dasharray="4 2.5",
        )
        return
    half = bar.height / 2
    yield _box(left, bar.y + half, right - left, half + 1, "paper flat")
    yield from _outline(left, bar.y + half, right - left, half + 0.5, colour)


def _afterlife(bar: Bar) -> Iterator[str]:
    """Let a body go on, for as long as nobody says, in the lower half for those who deny that it ended."""
    colour, half, x = tone(bar.against), bar.height / 2, bar.extent.x3
    yield _box(x, bar.y + half, 1.5 * TAIL, half, "flat", f"url(#out-{colour})")
    d = path(["M", x + 1.5 * TAIL, bar.y + 1.5 * half, "H", x + 2.5 * TAIL])
    yield element("path", d=d, class_=f"{colour} way dots")


def _outline(x: float, y: float, width: float, height: float, colour: str) -> Iterator[str]:
    yield element(
        "rect",
        x=x + 0.4,
        y=y + 0.4,
        width=max(width - 0.8, 0.4),
        height=height - 0.4,
        class_=colour,
        style="fill:none",
        stroke_width=0.9,
    )
    middle = y + height / 2 + 0.2
    yield element("path", d=path(["M", x, middle, "H", x + width]), class_=f"{colour} way", stroke_width=0.8)


def _denied(bar: Bar) -> Iterator[str]:
    """Draw what is only denied: the outline of what it would have been, struck through."""
    extent = bar.extent
    yield from _outline(
        extent.x0, bar.y, max(extent.x3 - extent.x0, _LEAST), max(bar.height, 4.0), tone(bar.colour)
    )


def _dots(bar: Bar) -> Iterator[str]:
    middle = bar.y + bar.height / 2
    extent, colour = bar.extent, _tone(bar)
    if extent.open_start:
        d = path(["M", extent.x0 - 3, middle, "H", extent.x0 - TAIL])
        yield element("path", d=d, class_=f"{colour} dots", style="fill:none")
    if extent.open_end:
        d = path(["M", extent.x3 + 3, middle, "H", extent.x3 + TAIL])
        yield element("path", d=d, class_=f"{colour} dots", style="fill:none")


def _cross(x: float, y: float) -> str:
    d = path(
        [
            "M",
            x - _CROSS,
            y - _CROSS,
            "L",
            x + _CROSS,
            y + _CROSS,
            "M",
            x - _CROSS,
            y + _CROSS,
            "L",
            x + _CROSS,
            y - _CROSS,
        ]
    )
    return element("path", d=d, class_="way line", stroke_width=1.5)
