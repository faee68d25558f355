"""The chains by which a claim came to us, and since when it could be known.

A route leads from the source in which somebody speaks, through those in which it is quoted or printed, to a
document in hand. Several quotations are alternative routes. Where a claim says it was read in a document
that its own source is not known to be quoted in, that document is one more route.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.source import Channel, Link, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.model.date import Date
    from abelard.model.day import Day

UNPUBLISHED_KINDS = frozenset(("letter", "email", "memo", "manuscript", "memorandum"))
"""Kinds that are not public by being written, unless their channel says so."""
_MOST_ROUTES = 64
_MOST_LOOKED_AT = 4096  # where many sources quote each other, there are more routes than anybody reads


@dataclass(frozen=True, slots=True)
class Step:
    """One source on the way to us, and how it tells of the one before."""

    source: str
    hedge: str = ""
    locator: str = ""


def routes(case: Case, claim: Claim) -> tuple[tuple[Step, ...], ...]:
    """Return the ways from the claim's source to a document in hand, shortest first; each begins with it.

    Empty where there is no such way; one empty route where the claim names no source at all.
    """
    if not claim.source:
        return ((),)
    found = _routes(case, Step(claim.source), frozenset())
    reader = claim.passage.source
    if reader and reader != claim.source and not any(_passes(route, reader) for route in found):
        step = Step(reader, locator=claim.passage.locator)
        found += [(Step(claim.source), *route) for route in _routes(case, step, frozenset((claim.source,)))]
    return tuple(sorted(found, key=len)[:_MOST_ROUTES])


def _passes(route: tuple[Step, ...], source: str) -> bool:
    return any(step.source == source for step in route)


def _routes(case: Case, first: Step, seen: frozenset[str]) -> list[tuple[Step, ...]]:
    """Return the routes from a source, the shortest first; as many as are looked at."""
    found: list[tuple[Step, ...]] = []
    waiting: deque[tuple[Step, ...]] = deque(
        [(first,)] if first.source in case.sources and first.source not in seen else []
    )
    looked_at = 0
    while waiting and len(found) < _MOST_ROUTES and looked_at < _MOST_LOOKED_AT:
        route = waiting.popleft()
        looked_at += 1
        source = case.sources[route[-1].source]
        if source.in_hand:
            found.append(route)
        waiting.extend(
            (*route, _step(link))
            for link in source.quoted_in
            if link.source in case.sources and link.source not in seen and not _passes(route, link.source)
        )
    return found


def _step(link: Link) -> Step:
    return Step(link.source, link.hedge, link.locator)


@dataclass(frozen=True, slots=True)
class Relay:
    """One who passes a claim on: as `via` in JSON."""

    agents: tuple[str, ...]
    source: str
    channel: str
    said: str | None
    hedge: str

    def as_json(self) -> dict[str, str | None]:
        """Give it as the contract has it; several authors are one link."""
        return {
            "agent": ", ".join(self.agents) or None,
            "source": self.source,
            "channel": self.channel,
            "said": self.said,
            "hedge": self.hedge,
        }


def via(case: Case, claim: Claim) -> tuple[Relay, ...]:
    """Return those through whom the claim came to us by its shortest route, innermost first.

    The source in which a speaker himself speaks is no link; the one in which another reports him is.
    """
    route = next(iter(routes(case, claim)), ())
    return tuple(
        _relay(case.sources[step.source], step.hedge)
        for number, step in enumerate(route)
        if number or not speaks_in(claim, case.sources[step.source])
    )


def speaks_in(claim: Claim, source: Source) -> bool:
    """Whether the speaker is an author of the source, or the source itself the only one whose word it is."""
    return not claim.by or bool(set(claim.by) & set(source.by))


def _relay(source: Source, hedge: str) -> Relay:
    said = source.said or source.published
    return Relay(source.by, source.id, str(source.channel), said.text if said else None, hedge)


def known_date(case: Case, claim: Claim) -> Date | None:
    """Return when a claim became known: the first day its utterance or any link of its chain was public.

    None where nothing says so. Of dates that are uncertain, that counts whose latest day comes first: by
    then it was certainly known.
    """
    if claim.known is not None:
        return claim.known
    dates = [date for date in _public_dates(case, claim) if date.latest is not None]
    return min(dates, key=lambda date: date.latest or 0, default=None)


def known_by(case: Case, claim: Claim, day: Day) -> bool:
    """Whether a claim was certainly known by a day."""
    date = known_date(case, claim)
    return date is not None and date.latest is not None and date.latest <= day


def said_date(case: Case, claim: Claim) -> Date | None:
    """Return when the speaker said so: the claim's own date, or his source's."""
    if claim.said is not None:
        return claim.said
    source = case.sources.get(claim.source)
    if source is None:
        return None
    own = speaks_in(claim, source)
    return (source.said or source.published) if own else None


def channel_of(case: Case, claim: Claim) -> Channel:
    """Return how openly the speaker said so: the claim's own channel, or his source's."""
    source = case.sources.get(claim.source)
    if claim.channel or source is None or not speaks_in(claim, source):
        return claim.channel
    return source.channel


def _public_dates(case: Case, claim: Claim) -> Iterator[Date]:
    source = case.sources.get(claim.source)
    channel = channel_of(case, claim)
    openly = channel is Channel.PUBLIC or (not channel and claim.said is not None and _is_open(source))
    if openly and claim.said is not None:
        yield claim.said
    own = source is not None and speaks_in(claim, source)
    for step in dict.fromkeys(step for route in routes(case, claim) for step in route):
        link = case.sources[step.source]
        hidden = own and link is source and channel in (Channel.SECRET, Channel.PRIVATE)
        if link.published is not None:
            yield link.published
        elif link.said is not None and not hidden and _is_open(link):
            yield link.said


def _is_open(source: Source | None) -> bool:
    """Whether saying was publishing: a channel says so, or, where none is given, the kind of source."""
    if source is None:
        return True
    if source.channel:
        return source.channel is Channel.PUBLIC
    return source.kind not in UNPUBLISHED_KINDS
