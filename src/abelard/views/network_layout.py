"""Places a network on paper: distances on paper as the number of ties between, names beside nothing else.

Stress majorisation (Gansner, Koren and North, "Graph drawing by stress majorization", GD 2004) from a circle;
what is not connected stands apart. The same rows give the same drawing.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from abelard.views.text_width import fitted, text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abelard.views.network import Network, Node, Tie

    Point: TypeAlias = tuple[float, float]

SIZE = 12.0
"""Of the names."""
_NAME, _STEP, _ROUNDS = 190.0, 118.0, 70
_FLAT = 0.72
"""Names are wide: what is above one another may be nearer."""
_PAD, _ROW, _MARGIN, _PUSHES = 14.0, 30.0, 40.0, 120
_WIDEST = 1.3
"""How much a group may be stretched to fill the paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An agent with his place: of the middle of his mark, the name to its right."""

    node: Node
    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A tie between two places."""

    tie: Tie
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The whole picture."""

    width: float
    height: float
    nodes: tuple[Placed, ...]
    lines: tuple[Line, ...]


def place_network(network: Network, width: float) -> Sheet:
    """Place everything on a sheet so wide; it is as high as it must be."""
    names = {node.id: fitted(node.name, SIZE, _NAME) for node in network.nodes}
    widths = {id: text_width(name, SIZE) + _PAD for id, name in names.items()}
    places: dict[str, Point] = {}
    left, top, row = _MARGIN, _MARGIN, 0.0
    for group in _groups(network):
        own = _apart(_spread(group, network), widths)
        box = _box(own, widths)
        if left > _MARGIN and left + box[0] > width - _MARGIN:
            left, top, row = _MARGIN, top + row + _ROW, 0.0
        squeeze = min(_WIDEST, (width - 2 * _MARGIN) / max(box[0], 1.0))
        for id, (x, y) in own.items():
            places[id] = (left + x * squeeze, top + y)
        left, row = left + box[0] * squeeze + _STEP / 2, max(row, box[1])
    return Sheet(
        width=width,
        height=top + row + _MARGIN,
        nodes=tuple(_placed(node, names[node.id], places[node.id]) for node in network.nodes),
        lines=tuple(_line(tie, places) for tie in network.ties),
    )


def _placed(node: Node, name: str, place: Point) -> Placed:
    return Placed(node=node, name=name, x=place[0], y=place[1])


def _line(tie: Tie, places: dict[str, Point]) -> Line:
    (x0, y0), (x1, y1) = places[tie.one], places[tie.other]
    return Line(tie=tie, x0=x0, y0=y0, x1=x1, y1=y1)


def _groups(network: Network) -> list[list[str]]:
    """Return the connected parts, the largest first, each in the order of the nodes."""
    near = _near(network)
    seen: set[str] = set()
    groups = []
    for node in network.nodes:
        if node.id not in seen:
            reached = set(_distances(node.id, near))
            seen |= reached
            groups.append([each.id for each in network.nodes if each.id in reached])
    return sorted(groups, key=lambda group: -len(group))


def _near(network: Network) -> dict[str, list[str]]:
    near: defaultdict[str, list[str]] = defaultdict(list)
    for tie in network.ties:
        near[tie.one].append(tie.other)
        near[tie.other].append(tie.one)
    return near


def _distances(start: str, near: dict[str, list[str]]) -> dict[str, int]:
    found, waiting = {start: 0}, [start]
    for one in waiting:
        for other in near.get(one, ()):
            if other not in found:
                found[other] = found[one] + 1
                waiting.append(other)
    return found


def _spread(group: Sequence[str], network: Network) -> dict[str, Point]:
    """Move each to where its distances to all others ask for it, round after round."""
    near = _near(network)
    ideal = [[float(_distances(one, near)[other]) for other in group] for one in group]
    count = len(group)
    radius = max(1.0, count / 6)
    points = [
        (radius * math.cos(2 * math.pi * at / count), radius * math.sin(2 * math.pi * at / count))
        for at in range(count)
    ]
    for _ in range(_ROUNDS if count > 1 else 0):
        points = [_pulled(at, points, ideal[at]) for at in range(count)]
    return {id: (x * _STEP, y * _STEP * _FLAT) for id, (x, y) in zip(group, points, strict=True)}


def _pulled(at: int, points: Sequence[Point], ideal: Sequence[float]) -> Point:
    x, y = points[at]
    weights = over = down = 0.0
    for other, (ox, oy) in enumerate(points):
        if other == at:
            continue
        wanted = ideal[other]
        weight = wanted**-2
        away = math.hypot(x - ox, y - oy) or 1e-6
        over += weight * (ox + wanted * (x - ox) / away)
        down += weight * (oy + wanted * (y - oy) / away)
        weights += weight
    return over / weights, down / weights


def _apart(points: dict[str, Point], widths: dict[str, float]) -> dict[str, Point]:
    """Push names apart, up and down, until none stands on another, or nearly none."""
    ids = sorted(points, key=lambda one: (points[one][1], points[one][0], one))
    x = {id: points[id][0] for id in ids}
    y = {id: points[id][1] for id in ids}
    for _ in range(_PUSHES):
        moved = False
        for at, one in enumerate(ids):
            for other in ids[at + 1 :]:
                gap = _ROW - abs(y[one] - y[other])
                if gap > 0 and x[one] < x[other] + widths[other] and x[other] < x[one] + widths[one]:
                    down = 1 if y[other] >= y[one] else -1
                    y[one] -= down * (gap / 2 + 0.1)
                    y[other] += down * (gap / 2 + 0.1)
                    moved = True
        if not moved:
            break
    left, top = min(x.values()), min(y.values())
    return {id: (x[id] - left, y[id] - top) for id in points}


def _box(points: dict[str, Point], widths: dict[str, float]) -> tuple[float, float]:
    return max(x + widths[id] for id, (x, _) in points.items()), max(y for _, y in points.values())
