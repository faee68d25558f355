"""The chain by which a claim came to us: from its speaker, through relays, to a document in hand."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from abelard.model.case import Case
from abelard.model.claim import Claim
from abelard.model.date import Date
from abelard.model.source import Channel, Source

_MOST_WAYS, _MOST_LOOKED_AT = 64, 4096
"""Where many sources quote each other there are more ways than anybody reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """One step between a speaker and us: whose word we have to take, and in which source."""

    by: tuple[str, ...]
    """The authors of the source."""
    source: str
    channel: Channel = Channel.UNSTATED
    said: Date | None = None
    hedge: str = ""
    """The words by which he keeps his distance from what he quotes."""


def routes(claim: Claim, case: Case) -> tuple[tuple[Relay, ...], ...]:
    """Return the ways by which a claim came to us, each innermost relay first; several are alternatives.

    The author of the claim's own source is a relay only where he reports somebody else. A source that quotes
    itself is not followed round. A claim without a source has one way, with nobody on it; none is returned
    where no way leads to a document in hand.
    """
    source = case.sources.get(claim.source)
    if source is None:
        return ((),)
    reported = bool(source.by) and not set(claim.by) & set(source.by)
    first = (_relay(source, ""),) if reported else ()
    return tuple(first + way for way in _ways(source, case))


def _ways(source: Source, case: Case) -> list[tuple[Relay, ...]]:
    """Return the ways from a source to a document in hand, the shortest first; as many as are looked at."""
    found: list[tuple[Relay, ...]] = []
    waiting: deque[tuple[Source, tuple[Relay, ...], frozenset[str]]] = deque(
        [(source, (), frozenset((source.id,)))]
    )
    looked_at = 0
    while waiting and len(found) < _MOST_WAYS and looked_at < _MOST_LOOKED_AT:
        here, way, seen = waiting.popleft()
        looked_at += 1
        if here.in_hand:
            found.append(way)
        for link in here.quoted_in:
            outer = case.sources.get(link.source)
            if outer is not None and outer.id not in seen:
                waiting.append((outer, (*way, _relay(outer, link.hedge)), seen | {outer.id}))
    return found


def _relay(source: Source, hedge: str) -> Relay:
    return Relay(by=source.by, source=source.id, channel=source.channel, said=source.said, hedge=hedge)
