"""A part of a lineage: the bodies connected with one, and what lies within a window of time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.model.span import ANY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abelard.model.span import Bounds
    from abelard.views.lineage import Body, Lineage, Stated


def focused(lineage: Lineage, agent: str) -> Lineage:
    """Keep the bodies connected with an agent: a body, or a person who leads some. It may leave none."""
    start = {body.id for body in lineage.bodies if body.id == agent or _is_led_by(body, agent)}
    near: dict[str, set[str]] = defaultdict(set)
    known = {body.id for body in lineage.bodies}
    for link in lineage.links:
        if link.source in known and link.target in known:
            near[link.source].add(link.target)
            near[link.target].add(link.source)
    reached, waiting = set(start), sorted(start)
    while waiting:
        found = near[waiting.pop()] - reached
        reached |= found
        waiting.extend(sorted(found))
    return keeping(lineage, reached)


def within(lineage: Lineage, window: Bounds) -> Lineage:
    """Keep what may lie in a window of time; undated things stay where their body does."""
    links = tuple(link for link in lineage.links if _meets(link.said, window))
    touched = {ref for link in links if _is_dated(link.said) for ref in (link.source, link.target)}
    bodies = [_clipped(body, window) for body in lineage.bodies]
    kept = {body.id for body in bodies if body.id in touched or _lives_in(body, window)}
    return keeping(replace(lineage, bodies=tuple(bodies), links=links), kept)


def keeping(lineage: Lineage, ids: Iterable[str]) -> Lineage:
    """Keep some of the bodies, and the links that touch them."""
    kept = frozenset(ids)
    return replace(
        lineage,
        bodies=tuple(body for body in lineage.bodies if body.id in kept),
        links=tuple(link for link in lineage.links if link.source in kept or link.target in kept),
    )


def _is_led_by(body: Body, agent: str) -> bool:
    return any(leader.agent == agent for leader in body.leaders)


def _clipped(body: Body, window: Bounds) -> Body:
    return replace(
        body,
        leaders=tuple(leader for leader in body.leaders if not (leader.span.possible & window).is_empty),
        marks=tuple(mark for mark in body.marks if _meets(mark.said, window)),
        names=tuple(called for called in body.names if _meets(called.said, window)),
    )


def _lives_in(body: Body, window: Bounds) -> bool:
    days = body.seen & body.life.possible
    return body.seen != ANY and not (days & window).is_empty


def _meets(stated: Stated, window: Bounds) -> bool:
    return not (stated.span.possible & window).is_empty


def _is_dated(stated: Stated) -> bool:
    return stated.span.possible != ANY
