"""Draws what leads from one track to another: curves that merge and split, and the arrows of pledges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.views.lineage import LinkKind
from abelard.views.lineage_page import TAIL
from abelard.views.lineage_style import tone
from abelard.views.sides import Standing
from abelard.views.svg import element, path, titled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.views.lineage_shapes import Arrow, Curve

_WIDTHS = {LinkKind.JOINS: 3.5}
_WIDTH = 4.5
_HEAD, _TICK, _BAR = 5.0, 4.5, 6.0
_THIN = 1.3


def draw_curve(curve: Curve) -> str:
    """Draw a curve; split along its length where disputed, a struck outline where only denied."""
    width = 1.6 if curve.aside else _WIDTHS.get(LinkKind(curve.kind), _WIDTH)
    if curve.standing is Standing.DENIED:
        shapes = [way(curve, 0, _THIN, tone(curve.colour), "3 3"), _strike(curve)]
    elif curve.standing is Standing.DISPUTED:
        part = max(width / 2, _THIN)
        shapes = [
            way(curve, -part / 2, part, tone(curve.colour)),
            way(curve, part / 2 + 1, _THIN, tone(curve.against), "4 2.5"),
        ]
    else:
        dashes = "5 3" if curve.aside else None
        shapes = [way(curve, 0, width, tone(curve.colour, "soft"), dashes)]
    shapes += dots(curve.x0, curve.y0, curve.opens)
    return titled(curve.title, *shapes, class_=f"curve {curve.kind}", data_claims=" ".join(curve.said.claims))


def way(curve: Curve, aside: float, width: float, colour: str, dashes: str | None = None) -> str:
    """Draw a curve's way, so wide, so far aside of it."""
    x0, x1, bend = curve.x0 + aside, curve.x1 + aside, (curve.x1 - curve.x0) * 0.55
    d = path(["M", x0, curve.y0, "C", x0 + bend, curve.y0, x1 - bend, curve.y1, x1, curve.y1])
    return element(
        "path",
        d=d,
        class_=f"{colour} way",
        style="fill:none",
        stroke_width=width,
        stroke_dasharray=dashes,
        opacity=0.9,
    )


def _strike(curve: Curve) -> str:
    x, y = (curve.x0 + curve.x1) / 2, (curve.y0 + curve.y1) / 2
    return element(
        "path", d=path(["M", x - 5, y + 3, "L", x + 5, y - 3]), class_="way line", stroke_width=_THIN
    )


def dots(x: float, y: float, opens: tuple[bool, bool]) -> Iterator[str]:
    """Draw dots to the sides on which nothing bounds a day."""
    for is_open, side in zip(opens, (-1, 1), strict=True):
        if is_open:
            d = path(["M", x + 4 * side, y, "H", x + TAIL * side])
            yield element("path", d=d, class_="ink way dots")


def draw_arrow(arrow: Arrow) -> str:
    """Draw an arrow: an open head, a tick where it was accepted, a bar where it says no."""
    shapes = [
        *_stem(arrow),
        arrow_head(arrow),
        *dots(arrow.x, arrow.y0 + (7 if arrow.y1 > arrow.y0 else -7), arrow.opens),
    ]
    if arrow.accepted:
        shapes.append(_tick(arrow))
    if arrow.barred:
        shapes.append(_bar(arrow))
    return titled(arrow.title, *shapes, class_=f"act {arrow.kind}", data_claims=" ".join(arrow.said.claims))


def _stem(arrow: Arrow) -> Iterator[str]:
    left, right = arrow.fuzzy
    down = 1 if arrow.y1 > arrow.y0 else -1
    if right - left > 2:  # noqa: PLR2004  narrower than the stem itself
        y = arrow.y0 + (1.5 if down > 0 else -4.5)
        yield element(
            "rect", x=left, y=y, width=right - left, height=3, class_="flat", style="fill:url(#maybe-ink)"
        )
    colour = "ink" if arrow.standing is Standing.AFFIRMED else tone(arrow.colour)
    dashes = "3 3" if arrow.standing is Standing.DENIED else None
    d = path(["M", arrow.x, arrow.y0, "V", arrow.y1 - down])
    yield element(
        "path", d=d, class_=f"{colour} way", style="fill:none", stroke_width=_THIN, stroke_dasharray=dashes
    )
    if arrow.standing is Standing.DISPUTED:
        d = path(["M", arrow.x + 2.5, arrow.y0, "V", arrow.y1 - 7 * down])
        yield element(
            "path",
            d=d,
            class_=f"{tone(arrow.against)} way",
            style="fill:none",
            stroke_width=_THIN,
            stroke_dasharray="4 2.5",
        )


def arrow_head(arrow: Arrow) -> str:
    """Draw the open head of an arrow."""
    back = -_HEAD if arrow.y1 > arrow.y0 else _HEAD
    d = path(
        [
            "M",
            arrow.x - 4,
            arrow.y1 + back * 1.3,
            "L",
            arrow.x,
            arrow.y1,
            "L",
            arrow.x + 4,
            arrow.y1 + back * 1.3,
        ]
    )
    return element("path", d=d, class_="ink way", style="fill:none", stroke_width=_THIN + 0.2)


def _tick(arrow: Arrow) -> str:
    y = arrow.y1 + (-_HEAD - 6 if arrow.y1 > arrow.y0 else _HEAD + 6)
    d = path(["M", arrow.x + 4, y, "l", 2.2, 2.8, "l", _TICK, -6.5])
    return element("path", d=d, class_="ink way", style="fill:none", stroke_width=1.6)


def _bar(arrow: Arrow) -> str:
    y = arrow.y1 + (-_HEAD - 6 if arrow.y1 > arrow.y0 else _HEAD + 6)
    d = path(["M", arrow.x - _BAR, y, "H", arrow.x + _BAR])
    return element("path", d=d, class_="ink way", style="fill:none", stroke_width=2.2)
