"""From when to when a body existed, and somebody led it: what its beginnings and ends leave.

A body begins with the first that is said of its founding, proclamation, splitting off or taking over from
another; it ends when it becomes another, is dissolved, or merges. What nobody said stays open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.model.span import ANY, Bounds, Span, later_of
from abelard.views.lineage import LinkKind, MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abelard.views.lineage import Link, Mark, Stated

_BEGIN = frozenset({LinkKind.BECOMES, LinkKind.SPLITS, LinkKind.FOUNDS})


def life_of(body: str, marks: Sequence[Mark], links: Sequence[Link]) -> tuple[Span, bool]:
    """Give the span of a body's existence, and whether its end is disputed."""
    begun = [mark.said for mark in marks if mark.kind is not MarkKind.DISSOLVED]
    begun += [link.said for link in links if link.target == body and link.kind in _BEGIN]
    endings = _endings(body, marks, links)
    start = min((_dates(stated) for stated in begun if _is_dated(stated)), key=_by_start, default=ANY)
    return Span(start, end_of(body, marks, links)), any(stated.disputed for stated in endings)


def end_of(body: str, marks: Sequence[Mark], links: Sequence[Link]) -> Bounds:
    """Give where the end of a body lies; the latest, where several ends are told."""
    told = [_dates(stated) for stated in _endings(body, marks, links) if _is_dated(stated)]
    return max(told, key=_by_end, default=ANY)


def _endings(body: str, marks: Sequence[Mark], links: Sequence[Link]) -> list[Stated]:
    """Give what ends a body; that it merged only where it is not said to have ended otherwise."""
    ended = [mark.said for mark in marks if mark.kind is MarkKind.DISSOLVED and mark.said.holds]
    ended += [
        link.said
        for link in links
        if link.source == body and link.kind is LinkKind.BECOMES and link.said.holds
    ]
    merged = [
        link.said
        for link in links
        if link.source == body and link.kind is LinkKind.MERGES and link.said.holds
    ]
    return ended or merged


def led_span(span: Span, death: Span | None, end: Bounds) -> Span:
    """Give when somebody led a body: to his death, or its end, where he did not stop sooner."""
    latest = span.end.latest
    ends = [bounds for bounds in (death.possible if death else ANY, end) if bounds.latest is not None]
    first = min(ends, key=_by_end, default=None)
    if first is None or first.latest is None or (latest is not None and latest <= first.latest):
        return span
    if span.start.earliest is not None and first.latest < span.start.earliest:
        return span
    earliest = later_of(span.start.earliest, first.earliest) if latest is None else span.end.earliest
    return Span(span.start, Bounds(earliest, first.latest))


def overlap(one: Span, other: Span) -> int:
    """Say how well two spans meet: 2 certainly, 1 possibly, 0 not at all."""
    if one.certainly_overlaps(other):
        return 2
    return int(one.possibly_overlaps(other))


def seen_days(spans: Iterable[Span]) -> Bounds:
    """Give the first and the last day that any of the spans names."""
    days = [
        day
        for span in spans
        for day in (span.start.earliest, span.start.latest, span.end.earliest, span.end.latest)
        if day is not None
    ]
    return Bounds(min(days), max(days)) if days else ANY


def _dates(stated: Stated) -> Bounds:
    return stated.span.possible


def _is_dated(stated: Stated) -> bool:
    return stated.holds and stated.span.possible != ANY


def _by_start(bounds: Bounds) -> tuple[int, int]:
    first = bounds.earliest if bounds.earliest is not None else bounds.latest
    return (first or 0, bounds.latest or 0)


def _by_end(bounds: Bounds) -> tuple[int, int]:
    last = bounds.latest if bounds.latest is not None else bounds.earliest
    return (last or 0, bounds.earliest or 0)
