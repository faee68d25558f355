"""Draws two lineages over each other: above as the one has it, below as the other; in ink where both agree.

Never by hue alone: what only the first tells is solid, heavy and marked 1; what only the second tells is
dashed, hollow and marked 2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.views.lineage_bars import draw_extent
from abelard.views.lineage_compare import Where
from abelard.views.lineage_compare_key import draw_compare_key
from abelard.views.lineage_svg import draw_axis, draw_head, draw_label, draw_tick, draw_years, svg_page
from abelard.views.lineage_ways import arrow_head, dots, way
from abelard.views.svg import element, path, titled
from abelard.views.words import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.views.lineage_overlay import Laid, Overlay
    from abelard.views.lineage_shapes import Arrow, Bar, Curve, Extent

HERE, THERE = "p0", "p1"
"""The colours of the two; shape says the same."""
_MARKS = {Where.BOTH: "", Where.OTHERWISE: " ¹²", Where.HERE: " ¹", Where.THERE: " ²"}
_TONES = {Where.BOTH: "ink", Where.OTHERWISE: "ink", Where.HERE: HERE, Where.THERE: THERE}
_WEIGHTS = {Where.BOTH: 1.8, Where.OTHERWISE: 1.8, Where.HERE: 3.4, Where.THERE: 1.8}
_DASHES = {Where.THERE: "5 3"}
_LEAST = 1.6


def compare_svg(found: Overlay, *, subtitle: str) -> str:
    """Write two lineages as one picture."""
    drawing = found.drawing
    title = clean(drawing.title) or "Lineage"
    key, height = draw_compare_key(found)
    layers = [
        draw_head(drawing, title, subtitle),
        *draw_axis(drawing),
        element("g", *(draw_laid(laid) for laid in found.envelopes), class_="envelope"),
        element("g", *(_curve(curve, where, found) for curve, where in found.curves)),
        element("g", *(draw_tick(tick) for tick in drawing.ticks)),
        element("g", *(draw_laid(laid, _title(laid.bar, laid.where, found)) for laid in found.bars)),
        element("g", *(_arrow(arrow, where, found) for arrow, where in found.arrows)),
        element("g", *(draw_label(label, _MARKS[where]) for label, where in found.labels)),
        key,
        draw_years(drawing),
    ]
    return svg_page(drawing, layers, height, title=title, subtitle=subtitle, colours=(0, 1))


def draw_laid(laid: Laid, title: str = "") -> str:
    """Draw a bar: whole where both agree, else above as here, below as there."""
    bar, where = laid.bar, laid.where
    if not bar.height or where is None:
        return ""
    if where is Where.BOTH and laid.here is not None:
        shapes = list(_whole(bar, laid.here))
    else:
        shapes = [*_upper(bar, laid.here), *_lower(bar, laid.there)]
    claims = " ".join(bar.said.claims) if bar.said else None
    return titled(title, *shapes, class_=f"bar {bar.kind}", data_agent=bar.agent, data_claims=claims)


def _whole(bar: Bar, extent: Extent) -> Iterator[str]:
    yield from draw_extent(extent, bar.y, bar.height, "soft" if bar.kind != "leader" else "ink")
    yield from _open(extent, bar.y + bar.height / 2)


def _upper(bar: Bar, extent: Extent | None) -> Iterator[str]:
    if extent is not None:
        height = max(bar.height / 2, 2.6)
        yield from draw_extent(extent, bar.y + bar.height / 2 - height - 0.3, height, HERE)
        yield from _open(extent, bar.y + bar.height / 4)


def _lower(bar: Bar, extent: Extent | None) -> Iterator[str]:
    """Draw a hollow half with a dashed edge; where it is only possible, the edge is thin."""
    if extent is None:
        return
    top, height = bar.y + bar.height / 2 + 0.8, max(bar.height / 2 - 0.8, 2.4)
    yield _hollow(extent.x0, extent.x3, top, height, 0.6)
    if extent.is_certain:
        yield _hollow(extent.x1, max(extent.x2, extent.x1 + _LEAST), top, height, 1.5)
    yield from _open(extent, top + height / 2)


def _hollow(left: float, right: float, top: float, height: float, weight: float) -> str:
    return element(
        "rect",
        x=left,
        y=top,
        width=max(right - left, _LEAST),
        height=height,
        class_=f"{THERE} way",
        stroke_width=weight,
        stroke_dasharray="4 2.2",
    )


def _open(extent: Extent, y: float) -> Iterator[str]:
    yield from dots(extent.x0, y, (extent.open_start, False))
    yield from dots(extent.x3, y, (False, extent.open_end))


def _curve(curve: Curve, where: Where, found: Overlay) -> str:
    weight = 1.6 if curve.aside else _WEIGHTS[where] + 1.4
    shape = way(curve, 0, weight, _TONES[where], _DASHES.get(where))
    x, y = (curve.x0 + curve.x1) / 2, (curve.y0 + curve.y1) / 2
    told = f"{_said(where, found)}{curve.title}"
    claims = " ".join(curve.said.claims)
    return titled(told, shape, _number(x + 4, y, where), class_=f"curve {curve.kind}", data_claims=claims)


def _arrow(arrow: Arrow, where: Where, found: Overlay) -> str:
    down = 1 if arrow.y1 > arrow.y0 else -1
    stem = element(
        "path",
        d=path(["M", arrow.x, arrow.y0, "V", arrow.y1 - down]),
        class_=f"{_TONES[where]} way",
        stroke_width=_WEIGHTS[where] - 0.5,
        stroke_dasharray=_DASHES.get(where),
    )
    told = f"{_said(where, found)}{arrow.title}"
    shapes = (stem, arrow_head(arrow), _number(arrow.x + 3, (arrow.y0 + arrow.y1) / 2, where))
    return titled(told, *shapes, class_=f"act {arrow.kind}", data_claims=" ".join(arrow.said.claims))


def _number(x: float, y: float, where: Where) -> str:
    """Write which of the two it is, beside a line that has no label."""
    mark = {Where.HERE: "1", Where.THERE: "2"}.get(where)
    return element("text", mark, x=x, y=y, font_size=9.5, class_="sans halo") if mark else ""


def _title(bar: Bar, where: Where | None, found: Overlay) -> str:
    return f"{_said(where or Where.BOTH, found)}{bar.title}"


def _said(where: Where, found: Overlay) -> str:
    one, other = map(clean, found.names)
    return {
        Where.BOTH: "In both: ",
        Where.OTHERWISE: "In both, otherwise dated: ",
        Where.HERE: f"Only in “{one}”: ",
        Where.THERE: f"Only in “{other}”: ",
    }[where]
