"""Changes of story: where a speaker said one thing and later what excludes it, takes it back or doubts it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from abelard.model.agent import Agent, AgentKind
from abelard.model.claim import Claim, Stance
from abelard.reasoning.chain import channel_of, said_date
from abelard.reasoning.clash import CONFLICTS
from abelard.reasoning.conflict import conflicts_of
from abelard.reasoning.limit import cut_off, until_over
from abelard.reasoning.sentences import say_claim
from abelard.reasoning.stopping import Stoppers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.case import Case
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.conflict import Conflicts

Turn: TypeAlias = Literal["contradicts", "retracts", "doubts"]
_UNSAID = 10**9
READINGS = "some rival readings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One speaker's two claims, the earlier first where it is known which was."""

    speaker: str
    """An agent; or a party, where one of its members said the one thing and another the other."""
    before: Claim
    after: Claim
    turn: Turn
    reading: bool = False
    """Whether it takes a rival reading of the words."""

    def as_json(self, case: Case) -> dict[str, Any]:
        """Give it as JSON."""
        return {
            "speaker": self.speaker,
            "name": case.name_of(self.speaker),
            "turn": self.turn,
            "by_a_rival_reading": self.reading,
            "before": _claim_json(case, self.before),
            "after": _claim_json(case, self.after),
        }


def _claim_json(case: Case, claim: Claim) -> dict[str, Any]:
    said = said_date(case, claim)
    return {
        "id": claim.id,
        "statement": str(claim.statement),
        "stance": str(claim.stance),
        "sentence": say_claim(case, claim),
        "said": said.text if said else None,
        "channel": str(channel_of(case, claim)),
        "source": claim.source,
    }


def shifts_of(belief: Belief, speaker: str = "") -> tuple[Shift, ...]:
    """Return the changes of story of everybody, or of one speaker, in the order in which they were made.

    Whoever is believed: it is enough that they are believed to have said so, and that it was known. Own
    retractions and doubts are among them, and what a rival reading of one's words would contradict.
    """
    case = belief.case
    heard = frozenset(claim.id for claim in case.claims if belief.heard(claim))
    taken = frozenset(id for id in heard if belief.credit.is_in_play(case.claim[id]))
    conflicts = conflicts_of(belief, taken)
    if not conflicts.complete:
        cut_off(CONFLICTS)
    every = (*_contradictions(case, conflicts), *_stops(case, heard), *_by_readings(belief, heard, taken))
    found = list({(each.speaker, each.before.id, each.after.id): each for each in reversed(every)}.values())
    chosen = [each for each in found if speaker in ("", each.speaker)]
    return tuple(sorted(chosen, key=lambda each: (_day(case, each.after), each.speaker, each.after.id)))


def _contradictions(case: Case, conflicts: Conflicts) -> Iterator[Shift]:
    for each in conflicts.found:
        pair = [case.claim[claim] for claim in each.claims]
        if each.tension or len(pair) != 2 or _in_one_breath(case, pair[0], pair[1]):  # noqa: PLR2004  one's word against one's own
            continue
        for speaker in _together(case, pair[0], pair[1]):
            before, after = sorted(pair, key=lambda claim: _day(case, claim))
            yield Shift(speaker=speaker, before=before, after=after, turn="contradicts")


def _in_one_breath(case: Case, one: Claim, other: Claim) -> bool:
    """Whether the same speakers said both on one day in one source: then neither came first."""
    same = one.by == other.by and one.source == other.source
    return same and _day(case, one) == _day(case, other)


def _together(case: Case, one: Claim, other: Claim) -> list[str]:
    """Return those whose word both claims are: their speakers, or else the side they are on."""
    same = set(one.by) & set(other.by)
    if same:
        return sorted(same)
    sides = (agent for agent in case.agents.values() if agent.kind is AgentKind.PARTY)
    return sorted(side.id for side in sides if _speaks(side, one) and _speaks(side, other))


def _speaks(side: Agent, claim: Claim) -> bool:
    return side.id in claim.by or not set(side.includes).isdisjoint(claim.by)


def _by_readings(belief: Belief, heard: frozenset[str], taken: frozenset[str]) -> Iterator[Shift]:
    """Yield the contradictions that appear if somebody's words are read otherwise."""
    case = belief.case
    for reading in until_over((case.claim[id] for id in sorted(heard - taken)), READINGS):
        first = reading.reading_of or reading.id
        rivals = {id for id in taken if first in (id, case.claim[id].reading_of)}
        own = {id for id in taken - rivals if _together(case, case.claim[id], reading)}
        among = frozenset((reading.id, *own))
        for shift in _contradictions(case, conflicts_of(belief, among)):
            if reading.id in (shift.before.id, shift.after.id):
                yield replace(shift, reading=True)


def _stops(case: Case, heard: frozenset[str]) -> Iterator[Shift]:
    for each in _own_stops(case):
        if each.before.id in heard and each.after.id in heard:
            yield each


def _own_stops(case: Case) -> Iterator[Shift]:
    stoppers = Stoppers(case)
    for claim in case.claims:
        for speaker in claim.by:
            for retraction in stoppers.retractions(claim, speaker):
                yield Shift(speaker=speaker, before=claim, after=retraction, turn="retracts")
            for doubt in stoppers.doubts(claim):
                own = speaker in doubt.by and claim.stance is Stance.AFFIRMS
                if own and not _in_one_breath(case, claim, doubt):
                    yield Shift(speaker=speaker, before=claim, after=doubt, turn="doubts")


def _day(case: Case, claim: Claim) -> int:
    said = said_date(case, claim)
    return _UNSAID if said is None or said.earliest is None else said.earliest
