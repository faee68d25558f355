"""From when to when a body existed, and somebody led it: what its beginnings and ends leave.

A body begins with its founding, proclamation, splitting off or taking over from another, whichever is
dated best, and no later than anything it is said to have done; it ends when it becomes another, else when it
is dissolved, else when it merges. What nobody said stays open. Where one body becomes another, the end of
the one is the beginning of the other, and each tells something of both.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.model.span import ANY, Bounds, Span, later_of, sooner_of
from abelard.views.lineage import LinkKind, MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abelard.views.lineage import Body, Link, Mark, Stated
    from abelard.views.lineage_order import Line

_BEGIN = frozenset({LinkKind.BECOMES, LinkKind.SPLITS, LinkKind.FOUNDS})
_FAR = 1 << 60


def life_of(body: str, marks: Sequence[Mark], links: Sequence[Link], did: Iterable[Stated]) -> Span:
    """Give the span of a body's existence; `did` is what it is said to have done or been."""
    begun = [mark.said for mark in marks if mark.kind is not MarkKind.DISSOLVED]
    begun += [link.said for link in links if link.target == body and link.kind in _BEGIN]
    start = min((stated.span.possible for stated in begun if _is_dated(stated)), key=_by_end, default=ANY)
    end = end_of(body, marks, links)
    if ANY not in (start, end) and Span(start, end).is_empty:
        start = ANY
    return lasting(Span(start, end), did)


def lasting(life: Span, did: Iterable[Stated]) -> Span:
    """Let a body exist no later than anything it is said to have done began."""
    start = life.start
    for stated in did:
        latest = stated.span.start.latest
        if stated.holds and latest is not None and (start.earliest is None or start.earliest <= latest):
            start = Bounds(start.earliest, sooner_of(start.latest, latest))
    kept = Span(start, life.end)
    return life if kept.is_empty else kept


def end_of(body: str, marks: Sequence[Mark], links: Sequence[Link]) -> Bounds:
    """Give where the end of a body lies."""
    told = [stated.span.possible for stated in endings(body, marks, links) if _is_dated(stated)]
    return min(told, key=_by_end, default=ANY)


def endings(body: str, marks: Sequence[Mark], links: Sequence[Link]) -> list[Stated]:
    """Give what ends a body: what it becomes, else what dissolves it, else what it merges into."""
    dissolved = [mark.said for mark in marks if mark.kind is MarkKind.DISSOLVED and mark.said.holds]
    return _ways_out(body, links, LinkKind.BECOMES) or dissolved or _ways_out(body, links, LinkKind.MERGES)


def hand_over(line: Line) -> list[Body]:
    """Let the bodies of a line begin where the one before ends."""
    bodies = list(line.bodies)
    for at in range(len(bodies) - 1):
        one, other = bodies[at], bodies[at + 1]
        shared = one.life.end & other.life.start
        if not shared.is_empty and shared != ANY:
            bodies[at] = replace(one, life=Span(one.life.start, shared))
            bodies[at + 1] = replace(other, life=Span(shared, other.life.end))
    return bodies


def led_span(span: Span, limit: Bounds, life: Span) -> Span:
    """Give when somebody led a body, or it belonged somewhere: within its life, to a limit such as a death.

    What is said to begin lasts until something ends it; what is only attested may have.
    """
    ends = [bounds for bounds in (limit, life.end) if bounds.latest is not None]
    lasts = span.start.earliest is not None
    end = _sooner(span.end, min(ends, key=_by_end), lasts=lasts) if ends else span.end
    start = span.start
    if start.earliest is None and life.start.earliest is not None:
        start = Bounds(life.start.earliest, start.latest)
    within = Span(start, end)
    return span if within.is_empty else within.tightened()


def _sooner(end: Bounds, limit: Bounds, *, lasts: bool) -> Bounds:
    """End no later than a limit; what lasts until it is ended, not before."""
    latest = sooner_of(end.latest, limit.latest)
    earliest = later_of(end.earliest, limit.earliest) if lasts and end.latest is None else end.earliest
    return Bounds(None if earliest is None else sooner_of(earliest, latest), latest)


def carried(line: Line) -> tuple[Body, ...]:
    """Let the last body of a line be seen as late as those before it: under its old name, it is meant."""
    days = [body.seen.latest for body in line.bodies if body.seen.latest is not None]
    last = line.bodies[-1]
    if not days or last.seen.latest is None:
        return line.bodies
    return (*line.bodies[:-1], replace(last, seen=Bounds(last.seen.earliest, max(days))))


def overlap(one: Span, other: Span) -> int:
    """Say how well two spans meet: 2 certainly, 1 possibly, 0 not at all."""
    if one.certainly_overlaps(other):
        return 2
    return int(one.possibly_overlaps(other))


def first_day(span: Span) -> int:
    """Give the first day that a span names; 0 if it names none."""
    start, end = span.start, span.end
    return next(
        (day for day in (start.earliest, start.latest, end.earliest, end.latest) if day is not None), 0
    )


def seen_days(spans: Iterable[Span]) -> Bounds:
    """Give the first and the last day that any of the spans names."""
    days = [
        day
        for span in spans
        for day in (span.start.earliest, span.start.latest, span.end.earliest, span.end.latest)
        if day is not None
    ]
    return Bounds(min(days), max(days)) if days else ANY


def _ways_out(body: str, links: Sequence[Link], kind: LinkKind) -> list[Stated]:
    return [link.said for link in links if link.source == body and link.kind is kind and link.said.holds]


def _is_dated(stated: Stated) -> bool:
    return stated.holds and stated.span.possible != ANY


def _by_end(bounds: Bounds) -> tuple[int, int]:
    """Order by the latest day, then by the width: what is dated best comes first."""
    last = _FAR if bounds.latest is None else bounds.latest
    return (last, 0 if bounds.earliest is None else -bounds.earliest)
