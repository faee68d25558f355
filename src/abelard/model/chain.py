"""The chain by which a claim came to us: from its speaker, through relays, to a document in hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from abelard.model.case import Case
from abelard.model.claim import Claim
from abelard.model.date import Date
from abelard.model.source import Channel, Source


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
    return tuple(first + way for way in _ways(source, case, frozenset((source.id,))))


def _ways(source: Source, case: Case, seen: frozenset[str]) -> Iterator[tuple[Relay, ...]]:
    if source.in_hand:
        yield ()
    for link in source.quoted_in:
        outer = case.sources.get(link.source)
        if outer is not None and outer.id not in seen:
            for way in _ways(outer, case, seen | {outer.id}):
                yield (_relay(outer, link.hedge), *way)


def _relay(source: Source, hedge: str) -> Relay:
    return Relay(by=source.by, source=source.id, channel=source.channel, said=source.said, hedge=hedge)
