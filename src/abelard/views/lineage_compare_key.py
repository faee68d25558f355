"""The legend of two lineages over each other, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.views.lineage_bars import draw_extent
from abelard.views.lineage_shapes import Extent
from abelard.views.svg import element, words
from abelard.views.text_width import fitted, text_width
from abelard.views.words import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.views.lineage_overlay import Overlay

_SIZE, _ROW, _SAMPLE, _BETWEEN, _NAME = 11.0, 20.0, 34.0, 20.0, 260.0


def draw_compare_key(found: Overlay) -> tuple[str, float]:
    """Draw the legend below the drawing; give it with its height."""
    drawing = found.drawing
    x, y = drawing.left, drawing.height + 22
    shapes = []
    for sample, meaning in _entries(found):
        width = _SAMPLE + 6 + text_width(meaning, _SIZE)
        if x + width > drawing.right and x > drawing.left:
            x, y = drawing.left, y + _ROW
        shapes.append(element("g", sample, transform=f"translate({x:.1f} {y:.1f})"))
        text = element(
            "text", words(meaning), x=x + _SAMPLE + 6, y=y + 4, font_size=_SIZE, class_="quiet sans"
        )
        shapes.append(text)
        x += width + _BETWEEN
    return element("g", *shapes, class_="key"), y + _ROW - drawing.height


def _entries(found: Overlay) -> Iterator[tuple[str, str]]:
    one, other = (fitted(clean(name), _SIZE, _NAME) for name in found.names)
    full = Extent(x0=0, x1=0, x2=_SAMPLE, x3=_SAMPLE)
    yield "".join(draw_extent(full, -4.5, 9, "soft")), "in both"
    yield "".join(draw_extent(full, -4.5, 4.2, "p0")), f"¹ only in: {one}"
    yield _dashed(), f"² only in: {other}"
    yield (
        "".join(draw_extent(Extent(x0=0, x1=0, x2=22, x3=22), -4.5, 4.2, "p0")) + _dashed(10),
        "¹² in both, at other dates: above and below",
    )
    faded = Extent(x0=0, x1=14, x2=20, x3=_SAMPLE)
    yield "".join(draw_extent(faded, -4.5, 9, "soft")), "fading: possible, not certain"


def _dashed(left: float = 0) -> str:
    return element(
        "rect",
        x=left,
        y=0.8,
        width=_SAMPLE - left,
        height=3.7,
        class_="p1 way",
        stroke_width=1.5,
        stroke_dasharray="4 2.2",
    )
