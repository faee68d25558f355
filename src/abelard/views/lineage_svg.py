"""The lineage as one SVG file: no scripts, nothing fetched, every shape explained when it is pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.views.lineage_bars import draw_bar
from abelard.views.lineage_key import draw_key
from abelard.views.lineage_style import gradients, style
from abelard.views.lineage_ways import draw_arrow, draw_curve
from abelard.views.svg import element, path, words
from abelard.views.text_width import fitted
from abelard.views.words import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abelard.views.lineage_shapes import Drawing, Label, Tick

SUBTITLE = "What all sides say, together: nothing is decided here. Time runs to the right."
_TITLE, _SUBTITLE, _STRIP = 22.0, 12.5, 18.0
_CLASSES = {
    "name": "name halo",
    "called": "called quiet halo",
    "leader": "halo",
    "belonging": "called quiet halo",
    "arrow": "arrow quiet halo",
    "alone": "quiet halo",
}


def lineage_svg(drawing: Drawing, *, subtitle: str = SUBTITLE) -> str:
    """Write a drawing, with what it shows in words for those who cannot see it."""
    key, height = draw_key(drawing, drawing.height)
    title = clean(drawing.title) or "Lineage"
    layers = [
        draw_head(drawing, title, subtitle),
        *draw_axis(drawing),
        element("g", *(draw_bar(bar) for bar in drawing.envelopes), class_="envelope"),
        element("g", *map(draw_curve, drawing.curves)),
        element("g", *map(draw_tick, drawing.ticks)),
        element("g", *map(draw_bar, drawing.bars)),
        element("g", *map(draw_arrow, drawing.arrows)),
        element("g", *map(draw_label, drawing.labels)),
        key,
        draw_years(drawing),
    ]
    colours = [colour for bar in drawing.bars for colour in (bar.colour, bar.against)]
    colours += [colour for colour, _ in drawing.key]
    return svg_page(drawing, layers, height, title=title, subtitle=subtitle, colours=colours)


def svg_page(
    drawing: Drawing,
    layers: Iterable[str],
    below: float,
    *,
    title: str,
    subtitle: str,
    colours: Iterable[int],
) -> str:
    """Write layers as one file; `below` is the height of what stands under the drawing."""
    height = drawing.height + below
    return (
        element(
            "svg",
            element("title", words(f"{title}: lineage"), id="lineage-title"),
            element("desc", words(" ".join((subtitle, *drawing.sentences))), id="lineage-desc"),
            style(),
            gradients(colours),
            element("rect", x=0, y=0, width=drawing.width, height=height, class_="paper flat"),
            *layers,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {drawing.width:g} {height:g}",
            width=drawing.width,
            height=height,
            role="img",
            aria_labelledby="lineage-title lineage-desc",
        )
        + "\n"
    )


def draw_head(drawing: Drawing, title: str, subtitle: str) -> str:
    """Write the title and the line under it."""
    room = drawing.right - drawing.left
    return element(
        "g",
        element(
            "text", words(fitted(title, _TITLE, room)), x=drawing.left, y=38, font_size=_TITLE, class_="name"
        ),
        element(
            "text",
            words(fitted(subtitle, _SUBTITLE, room)),
            x=drawing.left,
            y=60,
            font_size=_SUBTITLE,
            class_="quiet sans",
        ),
    )


def draw_axis(drawing: Drawing) -> list[str]:
    """Draw a line for each year that is named."""
    return [
        element("path", d=path(["M", x, drawing.top, "V", drawing.bottom]), class_="way rule", stroke_width=1)
        for x, _ in drawing.years
    ]


def draw_years(drawing: Drawing) -> str:
    """Write the years on a strip of paper of their own, so that it can be kept in sight."""
    top = drawing.top - _STRIP
    strip = element("rect", x=0, y=top, width=drawing.width, height=_STRIP, class_="paper flat")
    names = (
        element(
            "text",
            words(year),
            x=x,
            y=drawing.top - 5,
            font_size=11,
            text_anchor="middle",
            class_="quiet sans",
        )
        for x, year in drawing.years
    )
    return element("g", strip, *names, class_="axis", data_top=top, style="pointer-events:none")


def draw_tick(tick: Tick) -> str:
    """Draw the line from a name down to its band."""
    return element("path", d=path(["M", tick.x, tick.y0, "V", tick.y1]), class_="way tie", stroke_width=1)


def draw_label(label: Label, mark: str = "") -> str:
    """Write a label, with a mark behind it.

    Its own direction decides how a right-to-left name reads, not its place.
    """
    full = element("title", words(label.full)) if label.full != label.text else ""
    return element(
        "text",
        full,
        words(f"{label.text}{mark}"),
        x=label.x + label.width if label.ends else label.x,
        y=label.y,
        text_anchor="end" if label.ends else None,
        font_size=label.size,
        class_=_CLASSES[label.role],
        data_agent=label.agent,
        style="unicode-bidi:plaintext",
    )
