"""The legend: each way of drawing with its meaning in a word or two, and whose the colours are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.views.lineage_bars import draw_bar
from abelard.views.lineage_shapes import INK, Bar, Drawing, Extent
from abelard.views.lineage_style import tone
from abelard.views.sides import Standing
from abelard.views.svg import element, path, words
from abelard.views.text_width import fitted, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIZE, _ROW, _SAMPLE, _BETWEEN = 11.0, 20.0, 34.0, 20.0


def draw_key(drawing: Drawing, top: float) -> tuple[str, float]:
    """Draw the legend below `top`; give it with its height."""
    x, y = drawing.left, top + 26
    shapes = [
        element(
            "path",
            d=path(["M", drawing.left, top + 4, "H", drawing.right]),
            class_="way rule",
            stroke_width=1,
        )
    ]
    for sample, meaning in _entries(drawing):
        width = _SAMPLE + 6 + text_width(meaning, _SIZE)
        if x + width > drawing.right and x > drawing.left:
            x, y = drawing.left, y + _ROW
        shapes.append(element("g", sample, transform=f"translate({x:.1f} {y:.1f})"))
        shapes.append(
            element("text", words(meaning), x=x + _SAMPLE + 6, y=y + 4, font_size=_SIZE, class_="quiet sans")
        )
        x += width + _BETWEEN
    if drawing.note:
        y += _ROW
        note = words(fitted(drawing.note, _SIZE, drawing.right - drawing.left))
        full = element("title", words(drawing.note))
        shapes.append(
            element("text", full, note, x=drawing.left, y=y + 4, font_size=_SIZE, class_="quiet sans")
        )
    return element("g", *shapes, class_="key"), y + _ROW - top


def _entries(drawing: Drawing) -> Iterator[tuple[str, str]]:
    """Yield a sample and its meaning, for what occurs in the drawing."""
    yield _bar(Extent(x0=0, x1=0, x2=_SAMPLE, x3=_SAMPLE)), "certain"
    yield _bar(Extent(x0=0, x1=14, x2=20, x3=_SAMPLE)), "possible, at its true width"
    yield _bar(Extent(x0=0, x1=0, x2=_SAMPLE - 22, x3=_SAMPLE - 22, open_end=True)), "unknown"
    yield _disputed(drawing), "disputed: above who says so, below who denies it"
    ended = next(
        (bar for bar in drawing.bars if bar.kind == "life" and bar.standing is Standing.DISPUTED), None
    )
    if ended is not None:
        extent = Extent(x0=0, x1=0, x2=1, x3=1)
        yield draw_bar(replace(ended, extent=extent, y=-4.5, title="")), "goes on, says who denies its end"
    yield _leader(), "leader, to his death"
    if any(bar.kind == "part" for bar in drawing.bars):
        yield _bracket("part"), "belongs to it"
    if any(bar.kind == "loyal" for bar in drawing.bars):
        yield _bracket("loyal"), "is loyal to"
    if any(arrow.accepted for arrow in drawing.arrows):
        yield _arrow(tick=True), "pledge, accepted"
    if any(not arrow.accepted and not arrow.barred for arrow in drawing.arrows):
        yield _arrow(), "pledge"
    if any(arrow.barred for arrow in drawing.arrows):
        yield _arrow(bar=True), "expels or renounces"
    for colour, name in drawing.key:
        yield element("circle", cx=_SAMPLE - 8, cy=0, r=5, class_=f"{tone(colour)} flat"), name


def _bar(extent: Extent) -> str:
    return draw_bar(Bar(kind="life", agent="", extent=extent, y=-4.5, height=9, standing=Standing.AFFIRMED))


def _disputed(drawing: Drawing) -> str:
    pair = next(
        ((bar.colour, bar.against) for bar in drawing.bars if bar.contested and bar.against != INK),
        (INK, INK),
    )
    extent = Extent(x0=0, x1=0, x2=_SAMPLE, x3=_SAMPLE)
    contested = ((8.0, _SAMPLE),)
    return draw_bar(
        Bar(
            kind="loyal",
            agent="",
            extent=extent,
            y=-4.5,
            height=9,
            standing=Standing.DISPUTED,
            colour=pair[0],
            against=pair[1],
            contested=contested,
        )
    )


def _leader() -> str:
    extent = Extent(x0=0, x1=0, x2=_SAMPLE - 4, x3=_SAMPLE - 4)
    return draw_bar(
        Bar(
            kind="leader",
            agent="",
            extent=extent,
            y=-1,
            height=2,
            standing=Standing.AFFIRMED,
            death=(_SAMPLE - 4, _SAMPLE - 4),
        )
    )


def _bracket(kind: str) -> str:
    extent = Extent(x0=0, x1=0, x2=_SAMPLE, x3=_SAMPLE)
    return draw_bar(
        Bar(
            kind="part" if kind == "part" else "loyal",
            agent="",
            extent=extent,
            y=-2,
            height=6,
            standing=Standing.AFFIRMED,
        )
    )


def _arrow(*, tick: bool = False, bar: bool = False) -> str:
    shapes = [
        element("path", d="M 14 -8 V 7", class_="ink way", stroke_width=1.3),
        element("path", d="M 10 1.5 L 14 8 L 18 1.5", class_="ink way", style="fill:none", stroke_width=1.5),
    ]
    if tick:
        shapes.append(
            element(
                "path",
                d="M 18 -3 l 2.2 2.8 l 4.5 -6.5",
                class_="ink way",
                style="fill:none",
                stroke_width=1.6,
            )
        )
    if bar:
        shapes.append(element("path", d="M 8 -3 H 20", class_="ink way", stroke_width=2.2))
    return "".join(shapes)
