"""When the conclusion of a rule holds, from when its premises do."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from abelard.reasoning.track import FOREVER, Track, meetings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from abelard.reasoning.circuit import Node
    from abelard.reasoning.facts import Fact
    from abelard.reasoning.horn import Horn, Premise


def times(rule: Horn, facts: Sequence[Fact]) -> Iterator[tuple[Track, tuple[Node, ...], bool]]:
    """Yield when the conclusion holds: the track, what must not hold for it, and whether it persists."""
    tracks = [fact.track for fact in facts]
    named = {premise.name: number for number, premise in enumerate(rule.premises) if premise.name}
    for exists, unless, common in fitting(rule.premises, facts):
        conclusion = rule.conclusion
        if conclusion.at:
            yield tracks[named[conclusion.at]].at(exists=exists), unless, False
        elif conclusion.start and conclusion.end:
            start, end = tracks[named[conclusion.start]], tracks[named[conclusion.end]]
            yield (
                Track(start.start_least, start.start_most, end.end_least, end.end_most, exists),
                unless,
                False,
            )
        elif conclusion.start:
            start = tracks[named[conclusion.start]]
            yield Track(start.start_least, start.start_most, FOREVER, FOREVER, exists), unless, True
        else:
            yield common, unless, False


def paired(premises: tuple[Premise, ...]) -> tuple[tuple[int, int, bool], ...]:
    """Return which premises must meet, by number, and (with True) which must come before which."""
    named = {premise.name: number for number, premise in enumerate(premises) if premise.name}
    free = [number for number, premise in enumerate(premises) if not premise.order and premise.lasts]
    found = [(one, other, False) for one, other in combinations(free, 2)]
    for number, premise in enumerate(premises):
        if premise.to:
            other = named[premise.to]
            after = premise.order == "after"
            found.append((other, number, True) if after else (number, other, premise.order != "in"))
    return tuple(found)


def may_fit(
    pairs: tuple[tuple[int, int, bool], ...], chosen: Mapping[int, Fact], number: int, fact: Fact
) -> bool:
    """Whether one more fact can fit in time with those chosen, as `fitting` has it."""
    for one, other, before in pairs:
        if number in (one, other) and (one in chosen or other in chosen):
            first, second = chosen.get(one, fact).track, chosen.get(other, fact).track
            if first.start_least >= second.end_most + (not before):
                return False
            if not before and second.start_least > first.end_most:
                return False
    return True


def fitting(
    premises: tuple[Premise, ...], facts: Sequence[Fact]
) -> Iterator[tuple[bool, tuple[Node, ...], Track]]:
    """Yield how the premises fit in time: certainly, or only possibly; unless what; and the time in common.

    States of which no time is asked must share a day; `in p` shares one with p, and p itself has not ended it
    yet.
    """
    tracks = [fact.track for fact in facts]
    named = {premise.name: number for number, premise in enumerate(premises) if premise.name}
    free = [
        track for premise, track in zip(premises, tracks, strict=True) if not premise.order and premise.lasts
    ]
    groups = [free] if free else []
    in_order = True
    certain = True
    for premise, track in zip(premises, tracks, strict=True):
        other = tracks[named[premise.to]] if premise.to else None
        if premise.order == "in" and other is not None:
            groups.append([track.uncut_by(facts[named[premise.to]].node), other])
        elif other is not None:
            first, second = (other, track) if premise.order == "after" else (track, other)
            in_order = in_order and first.start_least < second.end_most
            certain = certain and first.end_most < second.start_least
        certain = certain and track.exists
    if in_order:
        yield from _combined(groups, certain=certain)


def _combined(groups: list[list[Track]], *, certain: bool) -> Iterator[tuple[bool, tuple[Node, ...], Track]]:
    found: list[tuple[bool, tuple[Node, ...], Track | None]] = [(certain, (), None)]
    for group in groups:
        options = meetings(group)
        found = [
            (exists and option.track.exists, tuple(sorted({*unless, *option.unless})), common or option.track)
            for exists, unless, common in found
            for option in options
        ]
    for exists, unless, common in found:
        yield exists, unless, (common or Track(-FOREVER, FOREVER, -FOREVER, FOREVER)).at(exists=exists)
