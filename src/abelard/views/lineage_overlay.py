"""Places two lineages over each other: one layout for both, each shape with its extent here and there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from abelard.model.span import Bounds
from abelard.views.lineage_compare import Where, sayings, where_of
from abelard.views.lineage_layout import WIDTH, draw_lineage
from abelard.views.lineage_scale import Scale

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from abelard.views.lineage import Lineage
    from abelard.views.lineage_compare import Compared
    from abelard.views.lineage_shapes import Arrow, Bar, Curve, Drawing, Extent, Label

    _Key: TypeAlias = tuple[str, str, str]

_SAME = 0.75
"""Extents that differ by less are drawn as the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A bar with its extents here and there."""

    bar: Bar
    here: Extent | None
    there: Extent | None

    @property
    def where(self) -> Where | None:
        """Where it is so."""
        same = self.here is None or self.there is None or _alike(self.here, self.there)
        return where_of(self.here is not None, self.there is not None, same=same)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """The joint drawing, and what of it is so here, there, in both."""

    drawing: Drawing
    names: tuple[str, str]
    bars: tuple[Laid, ...]
    envelopes: tuple[Laid, ...]
    curves: tuple[tuple[Curve, Where], ...]
    arrows: tuple[tuple[Arrow, Where], ...]
    labels: tuple[tuple[Label, Where], ...]


def overlay(found: Compared, *, width: float = WIDTH, window: Bounds | None = None) -> Overlay:
    """Place what two viewpoints tell. The same rows give the same drawing."""
    drawing = draw_lineage(found.joint, found.case, width=width, window=window)
    placing = _Placing(found, drawing, width)
    bars = tuple(map(placing.laid, drawing.bars))
    envelopes = tuple(map(placing.laid, drawing.envelopes))
    wheres: dict[int, Where | None] = {id(each.bar.label): each.where for each in bars}
    wheres |= {id(arrow.label): placing.where(arrow.said.id) for arrow in drawing.arrows}
    labels = [
        (label, wheres[id(label)] if id(label) in wheres else found.where_body(label.agent))
        for label in drawing.labels
    ]
    return Overlay(
        drawing=drawing,
        names=found.names,
        bars=tuple(each for each in bars if each.where),
        envelopes=tuple(each for each in envelopes if each.where),
        curves=tuple((each, where) for each in drawing.curves if (where := placing.where(each.said.id))),
        arrows=tuple((each, where) for each in drawing.arrows if (where := placing.where(each.said.id))),
        labels=tuple((label, where) for label, where in labels if where),
    )


class _Placing:
    """Finds, for the shapes of the joint drawing, those of either viewpoint."""

    def __init__(self, found: Compared, drawing: Drawing, width: float) -> None:
        first, last = drawing.days
        self._scale = Scale(first, last, drawing.left, drawing.right)
        self._lineages = (found.here, found.there)
        self._ids = tuple({said.id for said in sayings(each)} for each in self._lineages)
        self._extents = tuple(
            _extents(each, draw_lineage(each, found.case, width=width, window=Bounds(first, last)))
            for each in self._lineages
        )

    def where(self, id: str) -> Where | None:
        """Say where a statement is so."""
        return where_of(id in self._ids[0], id in self._ids[1])

    def laid(self, bar: Bar) -> Laid:
        """Give a bar of the joint drawing with its extents here and there."""
        return Laid(bar=bar, here=self._extent(bar, 0), there=self._extent(bar, 1))

    def _extent(self, bar: Bar, side: int) -> Extent | None:
        known = self._extents[side].get(_key(bar))
        if known is not None:
            return known
        if bar.said is not None:
            return bar.extent if bar.said.id in self._ids[side] else None
        body = next((each for each in self._lineages[side].bodies if each.id == bar.agent), None)
        return self._scale.extent(body.life, body.seen) if body else None


def _extents(lineage: Lineage, drawing: Drawing) -> Mapping[_Key, Extent]:
    known = {body.id for body in lineage.bodies}
    bars: Iterable[Bar] = (*drawing.bars, *drawing.envelopes)
    return {_key(bar): bar.extent for bar in bars if bar.said is not None or bar.agent in known}


def _key(bar: Bar) -> _Key:
    # An envelope is a life bar, wider and without a title.
    return bar.kind if bar.title else "envelope", bar.agent, bar.said.id if bar.said else ""


def _alike(one: Extent, other: Extent) -> bool:
    pairs = ((one.x0, other.x0), (one.x1, other.x1), (one.x2, other.x2), (one.x3, other.x3))
    near = all(abs(left - right) < _SAME for left, right in pairs)
    return near and (one.open_start, one.open_end) == (other.open_start, other.open_end)
