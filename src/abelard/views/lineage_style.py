"""The look of a drawn lineage: ink on paper, eight colours, in light and in dark; and its gradients.

Colours are classes, since what shows an SVG as a picture knows `prefers-color-scheme` but no variables of
the page around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from abelard.views.lineage_shapes import INK
from abelard.views.svg import element

if TYPE_CHECKING:
    from collections.abc import Iterable


class Theme(NamedTuple):
    """The colours of light or of dark."""

    paper: str
    text: str
    quiet: str
    rule: str
    ink: str
    """Of leaders, arrows and whatever is thin."""
    soft: str
    """Of bodies and what belongs to them."""
    parties: tuple[str, ...]


LIGHT = Theme(
    paper="#fdfcf8",
    text="#23211e",
    quiet="#6b665e",
    rule="#e9e5db",
    ink="#57534c",
    soft="#9a9488",
    parties=("#0072b2", "#d55e00", "#009e73", "#b8558f", "#b07d00", "#3b9fd6", "#6b6b00", "#7a5195"),
)
DARK = Theme(
    paper="#17181a",
    text="#ece8df",
    quiet="#a19b90",
    rule="#2a2b2e",
    ink="#b5afa3",
    soft="#7a756b",
    parties=("#5aa9e6", "#f08a4b", "#3fc79a", "#e08bbb", "#e6b84a", "#8ccdf2", "#c9c24b", "#b79be0"),
)
_SERIF = "'Source Serif 4','Source Serif Pro',Charter,Georgia,'Noto Serif','DejaVu Serif',serif"
_SANS = "'Source Sans 3',Inter,system-ui,'Segoe UI','Noto Sans','DejaVu Sans',sans-serif"
_SHAPES = (
    f"text{{font-family:{_SERIF};paint-order:stroke;stroke-width:0}}"
    f".sans{{font-family:{_SANS}}}"
    ".name{font-weight:600}.called,.arrow{font-style:italic}"
    ".halo{stroke-width:3.5;stroke-linejoin:round;paint-order:stroke}"
    ".flat{stroke:none}"
    ".dots{stroke-width:1.6;stroke-dasharray:.1 4.2;stroke-linecap:round}"
    ".way{fill:none;stroke-linecap:butt}"
    ".envelope{opacity:.2}"
)
_CLEAR, _HALF, _FULL = "0.04", "0.6", "1"


def style() -> str:
    """Write the style sheet."""
    return element("style", f"{_SHAPES}{_rules(LIGHT)}@media (prefers-color-scheme: dark){{{_rules(DARK)}}}")


def gradients(colours: Iterable[int]) -> str:
    """Write, for each colour, a fading in and a fading out: the true width of what is uncertain."""
    tones = ["soft", *map(tone, sorted({INK, *colours}))]
    return element("defs", *map(_fades, tones))


def tone(colour: int, plain: str = "ink") -> str:
    """Give the class of a colour; `plain` for what no party stands for."""
    return plain if colour == INK else f"p{colour}"


def _fades(name: str) -> str:
    return (
        _gradient(f"in-{name}", name, (_CLEAR, _FULL))
        + _gradient(f"out-{name}", name, (_FULL, _CLEAR))
        + _gradient(f"maybe-{name}", name, (_CLEAR, _HALF, _CLEAR))
    )


def _gradient(id: str, name: str, opacities: tuple[str, ...]) -> str:
    last = len(opacities) - 1
    stops = (
        element("stop", class_=name, offset=f"{at / last:g}", stop_opacity=opacity)
        for at, opacity in enumerate(opacities)
    )
    return element("linearGradient", *stops, id=id)


def _rules(theme: Theme) -> str:
    tones = {"soft": theme.soft, "ink": theme.ink}
    tones |= {f"p{at}": colour for at, colour in enumerate(theme.parties)}
    rules = [
        f"text{{fill:{theme.text}}}.paper{{fill:{theme.paper}}}.halo{{stroke:{theme.paper}}}",
        f".quiet{{fill:{theme.quiet}}}.rule{{stroke:{theme.rule}}}",
        f".line{{stroke:{theme.text}}}.tie{{stroke:{theme.quiet}}}",
    ]
    rules += [f".{name}{{fill:{one};stroke:{one};stop-color:{one}}}" for name, one in tones.items()]
    # Later rules win: these must stand after the colours.
    return "".join([*rules, ".flat{stroke:none}.way,.outline{fill:none}"])
