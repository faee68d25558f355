"""The look of a drawn lineage: ink on paper, eight colours, in light and in dark; and its gradients.

Colours are classes, since what shows an SVG as a picture knows `prefers-color-scheme` but no variables of
the page around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.views.lineage_shapes import INK
from abelard.views.svg import element

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIGHT = ("#0072b2", "#d55e00", "#009e73", "#b8558f", "#b07d00", "#3b9fd6", "#6b6b00", "#7a5195")
_DARK = ("#5aa9e6", "#f08a4b", "#3fc79a", "#e08bbb", "#e6b84a", "#8ccdf2", "#c9c24b", "#b79be0")
_PAPER, _INK, _QUIET, _RULE, _BAND = "#fdfcf8", "#23211e", "#6b665e", "#e6e2d8", "#57534c"
_DARK_PAPER, _DARK_INK, _DARK_QUIET, _DARK_RULE, _DARK_BAND = (
    "#17181a",
    "#ece8df",
    "#a19b90",
    "#2c2d30",
    "#b5afa3",
)
_SERIF = "'Source Serif 4','Source Serif Pro',Charter,Georgia,'Noto Serif','DejaVu Serif',serif"
_SANS = "'Source Sans 3',Inter,system-ui,'Segoe UI','Noto Sans','DejaVu Sans',sans-serif"


def style() -> str:
    """Write the style sheet."""
    light = _theme(_PAPER, _INK, _QUIET, _RULE, _BAND, _LIGHT)
    dark = _theme(_DARK_PAPER, _DARK_INK, _DARK_QUIET, _DARK_RULE, _DARK_BAND, _DARK)
    return element("style", f"{_SHAPES}{light}@media (prefers-color-scheme: dark){{{dark}}}")


def gradients(colours: Iterable[int]) -> str:
    """Write, for each colour, a fading in and a fading out: the true width of what is uncertain."""
    return element("defs", *(_fades(colour) for colour in sorted({INK, *colours})))


def tone(colour: int) -> str:
    """Give the class of a colour."""
    return "ink" if colour == INK else f"p{colour}"


def _fades(colour: int) -> str:
    name = tone(colour)
    clear, full = (
        element("stop", class_=name, offset="0", stop_opacity="0.04"),
        element("stop", class_=name, offset="1", stop_opacity="1"),
    )
    back = (
        element("stop", class_=name, offset="0", stop_opacity="1"),
        element("stop", class_=name, offset="1", stop_opacity="0.04"),
    )
    rise = element("stop", class_=name, offset="0.5", stop_opacity="0.6")
    last = element("stop", class_=name, offset="1", stop_opacity="0.04")
    return (
        element("linearGradient", clear, full, id=f"in-{name}")
        + element("linearGradient", *back, id=f"out-{name}")
        + element("linearGradient", clear, rise, last, id=f"maybe-{name}")
    )


def _theme(paper: str, ink: str, quiet: str, rule: str, band: str, colours: tuple[str, ...]) -> str:
    rules = [
        f".paper{{fill:{paper}}}.halo{{stroke:{paper}}}text{{fill:{ink}}}",
        f".quiet{{fill:{quiet}}}.rule{{stroke:{rule}}}.line{{stroke:{ink}}}.tie{{stroke:{quiet}}}",
        f".ink{{fill:{band};stroke:{band};stop-color:{band}}}",
    ]
    rules += [
        f".p{at}{{fill:{colour};stroke:{colour};stop-color:{colour}}}" for at, colour in enumerate(colours)
    ]
    return "".join(rules)


_SHAPES = (
    f"text{{font-family:{_SERIF};paint-order:stroke;stroke-width:0}}"
    f".sans{{font-family:{_SANS}}}"
    ".name{font-weight:600}.called,.arrow{font-style:italic}"
    ".halo{stroke-width:3.5;stroke-linejoin:round;paint-order:stroke}"
    "text.denied{text-decoration:line-through}"
    ".flat{stroke:none}.open{fill:none}"
    ".dots{fill:none;stroke-width:1.6;stroke-dasharray:.1 4.2;stroke-linecap:round}"
    ".way{fill:none;stroke-linecap:butt}"
    ".envelope{opacity:.16;stroke:none}"
)
