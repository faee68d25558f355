"""The network as SVG: agents by the shape of their kind, ties by how they stand; every shape explained."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from abelard.views.lineage_shapes import INK
from abelard.views.lineage_style import style, tone
from abelard.views.network_layout import SIZE
from abelard.views.sides import Standing
from abelard.views.svg import element, path, titled, words
from abelard.views.words import clean, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from abelard.views.network import Said, Tie
    from abelard.views.network_layout import Line, Placed, Sheet

_MARK = 5.0
_SMALL = 11.0
_KEY = 34.0
_MOST_TOLD = 12


def network_svg(sheet: Sheet, *, title: str, colour_of: Callable[[str], int]) -> str:
    """Write a network; `colour_of` gives the colour of an agent's party, or that of ink."""
    height = sheet.height + _KEY
    return (
        element(
            "svg",
            element("title", words(clean(title)), id="network-title"),
            style(),
            element("rect", x=0, y=0, width=sheet.width, height=height, class_="paper flat"),
            element("g", *(_line(line) for line in sheet.lines)),
            element("g", *(_node(placed, colour_of(placed.node.id)) for placed in sheet.nodes)),
            element("g", *_key(), transform=f"translate(40 {sheet.height + 8:.1f})"),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {sheet.width:g} {height:g}",
            width=sheet.width,
            height=height,
            role="img",
            aria_labelledby="network-title",
        )
        + "\n"
    )


def _line(line: Line) -> str:
    tie = line.tie
    claims = " ".join(dict.fromkeys(claim for said in tie.said for claim in said.claims))
    shapes = _strokes(tie, line.x0, line.y0, line.x1, line.y1)
    # A wide stroke that is not seen, so that the tie can be pointed at.
    reach = element(
        "path", d=_way(line.x0, line.y0, line.x1, line.y1), stroke_width=12, class_="way", opacity=0
    )
    return titled(_told(tie), reach, *shapes, class_=f"tie {tie.standing}", data_claims=claims)


def _strokes(tie: Tie, x0: float, y0: float, x1: float, y1: float) -> Iterator[str]:
    """Draw a tie: solid if certain, dashed if possible, two lines where disputed, struck where denied."""
    width = 1.2 + min(len(tie.said), 5) * 0.35
    if tie.standing is Standing.DISPUTED:
        length = math.hypot(x1 - x0, y1 - y0) or 1.0
        dx, dy = (y1 - y0) / length * 1.9, (x0 - x1) / length * 1.9
        yield _stroke(_way(x0 + dx, y0 + dy, x1 + dx, y1 + dy), 1.5)
        yield _stroke(_way(x0 - dx, y0 - dy, x1 - dx, y1 - dy), 1.5, "4 2.5")
    elif tie.standing is Standing.DENIED:
        yield _stroke(_way(x0, y0, x1, y1), 0.9, "1 3")
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        yield _stroke(_way(x - 5, y - 4, x + 5, y + 4), 1.4)
    else:
        yield _stroke(_way(x0, y0, x1, y1), width, None if tie.certain else "6 4")


def _stroke(d: str, width: float, dashes: str | None = None) -> str:
    return element("path", d=d, class_="ink way", stroke_width=width, stroke_dasharray=dashes, opacity=0.55)


def _way(x0: float, y0: float, x1: float, y1: float) -> str:
    return path(["M", x0, y0, "L", x1, y1])


def _node(placed: Placed, colour: int) -> str:
    node = placed.node
    told = f"{node.name} ({node.kind})"
    label = element(
        "text",
        words(placed.name),
        x=placed.x + _MARK + 4,
        y=placed.y + 4,
        font_size=SIZE,
        class_="halo name" if node.kind == "organisation" else "halo",
        style="unicode-bidi:plaintext",
    )
    mark = _mark(node.kind, placed.x, placed.y, tone(colour), 3.0 if colour != INK else 1.6)
    return titled(told, mark, label, class_="node", data_agent=node.id)


def _mark(kind: str, x: float, y: float, colour: str, weight: float) -> str:
    """Draw a circle for a person, a square for a body, a lozenge for an office, a triangle for a side."""
    if kind == "person":
        shape, where = "circle", {"cx": x, "cy": y, "r": _MARK}
        return element(shape, **where, class_=colour, style="fill-opacity:.25", stroke_width=weight)
    points = {
        "office": [(0, -6), (6, 0), (0, 6), (-6, 0)],
        "party": [(0, -6), (6, 5), (-6, 5)],
    }.get(kind, [(-5, -5), (5, -5), (5, 5), (-5, 5)])
    d = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in points)
    return element("polygon", points=d, class_=colour, style="fill-opacity:.25", stroke_width=weight)


def _told(tie: Tie) -> str:
    told = [f"{sentence(said.sentence)} {said.time}{_standing(said)}" for said in tie.said[:_MOST_TOLD]]
    more = len(tie.said) - _MOST_TOLD
    return "\n".join([*told, f"and {more} more"] if more > 0 else told)


def _standing(said: Said) -> str:
    return "" if said.standing is Standing.AFFIRMED else f" ({said.standing})"


def _key() -> Iterator[str]:
    samples = (
        (_stroke(_way(0, 0, 28, 0), 1.6), "tied"),
        (_stroke(_way(0, 0, 28, 0), 1.6, "6 4"), "possibly"),
        (_stroke(_way(0, -2, 28, -2), 1.5) + _stroke(_way(0, 2, 28, 2), 1.5, "4 2.5"), "disputed"),
        (_stroke(_way(0, 0, 28, 0), 0.9, "1 3") + _stroke(_way(9, -4, 19, 4), 1.4), "denied"),
        (_mark("person", 20, 0, "ink", 1.6), "person"),
        (_mark("organisation", 20, 0, "ink", 1.6), "body"),
        (_mark("office", 20, 0, "ink", 1.6), "office"),
        (_mark("party", 20, 0, "ink", 1.6), "side"),
    )
    for place, (sample, meaning) in enumerate(samples):
        text = element("text", meaning, x=36, y=4, font_size=_SMALL, class_="quiet sans")
        yield element("g", sample, text, transform=f"translate({place * 96} 0)")
