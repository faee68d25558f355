"""Which claims carry under a viewpoint, and on whose word: each claim's node over its witnesses.

A claim carries when one of its speakers, and every link of at least one route from him to a document in
hand, are believed; doubts and retractions that carry themselves stop it. `docs/semantics.md` has the rules
in words.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from abelard.model.claim import Claim, Stance
from abelard.model.statement import ClaimRef
from abelard.reasoning.arrival import Arrivals
from abelard.reasoning.authorship import Authorship
from abelard.reasoning.chain import known_by
from abelard.reasoning.circuit import FALSE, TRUE, Circuit, Node
from abelard.reasoning.standing import Standing, Standings, leaf_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from abelard.model.date import Date
    from abelard.model.source import Source
    from abelard.reasoning.testimony import Testimony


class Credit:
    """The claims of a case under one viewpoint, as known at a date; nodes are built when asked for."""

    def __init__(
        self, testimony: Testimony, circuit: Circuit, standings: Standings, known_at: Date | None = None
    ) -> None:
        """Prepare; nothing is worked out yet."""
        self.testimony = testimony
        self.case = testimony.case
        self.circuit = circuit
        self.standings = standings
        self.known_at = known_at
        self._nodes: dict[str, Node] = {}
        self._words: dict[object, Node] = {}
        self._stoppers = testimony.stoppers
        self._authorship: Authorship | None = Authorship(self)
        self._arrivals = Arrivals(self.case, circuit, self._passes_on)

    def node(self, claim: Claim) -> Node:
        """Return the node that says whether the claim carries."""
        if claim.id not in self._nodes:
            self._nodes[claim.id] = self._carries(claim)
        return self._nodes[claim.id]

    def uttered(self, claim: Claim) -> Node:
        """Return the node for the claim as it came to us, before any doubt or retraction stops it."""
        if not self.is_in_play(claim):
            return FALSE
        choice = self.standings.of_claim(claim.id)
        if choice is not None:
            return leaf_of(self.circuit, f"^{claim.id}", choice)
        return self.circuit.any_of(self._word_of(claim, speaker) for speaker in speakers_of(claim))

    def undoubted(self, claim: Claim) -> Node:
        """Return the node for the claim as uttered and not taken back, doubts left aside."""
        if self.standings.of_claim(claim.id) is not None or not self.is_in_play(claim):
            return self.uttered(claim)
        return self.circuit.any_of(
            self.circuit.all_of((self._word_of(claim, speaker), *self._unretracted(claim, speaker)))
            for speaker in speakers_of(claim)
        )

    def plain_word(self, claim: Claim) -> Node:
        """Return the node for the claim as uttered, taking every document for its authors' own."""
        return Credit.uttered(self._plain, claim)

    @cached_property
    def _plain(self) -> Credit:
        plain = Credit(self.testimony, self.circuit, self.standings, self.known_at)
        plain._authorship = None
        return plain

    def told(self, claim: Claim) -> Node:
        """Return the node for: its speakers said so, believed or not, taken back or not."""
        if self.standings.of_claim(claim.id) is Standing.REJECTED or not self._is_known(claim):
            return FALSE
        words = []
        for speaker in speakers_of(claim):
            own = self._own(claim, speaker)
            wrote = self._wrote(speaker, own) if own else TRUE
            words.append(self.circuit.all_of((wrote, self._on_some_way(claim, speaker))))
        return self.circuit.any_of(words)

    def is_doubted(self, claim: Claim) -> Node:
        """Return the node that says whether a believed doubt is aimed at the claim, stopped or not."""
        return self.circuit.any_of(self._against(doubt, claim) for doubt in self._stoppers.doubts(claim))

    def stoppers(self, claim: Claim) -> Iterator[tuple[Claim, Node]]:
        """Yield the doubts and retractions aimed at the claim, each with whether it counts."""
        found = {stopper.id: stopper for stopper in self._stoppers.doubts(claim)}
        for speaker in speakers_of(claim):
            found.update({stopper.id: stopper for stopper in self._stoppers.retractions(claim, speaker)})
        for stopper in found.values():
            yield stopper, self._against(stopper, claim)

    def expressly(self, claim: Claim, speaker: str) -> bool:
        """Whether the viewpoint names the claim, its speaker or his own source as believed."""
        standings = self.standings
        if standings.of_claim(claim.id) is Standing.BELIEVED or standings.expressly_believed(speaker):
            return True
        own = self._own(claim, speaker)
        return own is not None and standings.expressly_believed(own.id)

    def _carries(self, claim: Claim) -> Node:
        if not self.is_in_play(claim):
            return FALSE
        choice = self.standings.of_claim(claim.id)
        if choice is not None:
            return leaf_of(self.circuit, f"^{claim.id}", choice)
        words = (
            self.circuit.all_of((self._word_of(claim, speaker), *self._unstopped(claim, speaker)))
            for speaker in speakers_of(claim)
        )
        return self.circuit.any_of(words)

    def is_in_play(self, claim: Claim) -> bool:
        """Whether the claim is known by the date, and its reading is the one the viewpoint takes."""
        if not self._is_known(claim):
            return False
        chosen = self.standings.of_claim
        if claim.reading_of:
            return chosen(claim.id) is Standing.BELIEVED
        if chosen(claim.id) is Standing.BELIEVED:
            return True
        rivals = self.testimony.readings.get(claim.id, ())
        return not any(chosen(rival) is Standing.BELIEVED for rival in rivals)

    def _is_known(self, claim: Claim) -> bool:
        day = self.known_at.latest if self.known_at else None
        return day is None or known_by(self.case, claim, day)

    def _word_of(self, claim: Claim, speaker: str) -> Node:
        """Return the node for one speaker's word and the routes by which it came to us.

        It is the same for all that he says in one source and by the same informants.
        """
        key = (speaker, bool(claim.by), claim.source, claim.told_by, claim.passage.source)
        if key not in self._words:
            parts = (
                self._speaker(claim, speaker),
                self._any_relay(claim.told_by),
                self._on_some_way(claim, speaker),
            )
            self._words[key] = self.circuit.all_of(parts)
        return self._words[key]

    def _own(self, claim: Claim, speaker: str) -> Source | None:
        source = self.case.sources.get(claim.source)
        return source if source is not None and _is_own(claim, speaker, source) else None

    def _speaker(self, claim: Claim, speaker: str) -> Node:
        own = self._own(claim, speaker)
        if own is not None:
            choice = self.standings.chosen(own.id)
            if choice is not None:
                return TRUE if choice is Standing.BELIEVED else leaf_of(self.circuit, own.id, choice)
        choice = self.standings.chosen(speaker) or self.standings.otherwise
        word = leaf_of(self.circuit, speaker, choice)
        return self.circuit.all_of((word, self._wrote(speaker, own) if own else TRUE))

    def _wrote(self, author: str, source: Source) -> Node:
        return TRUE if self._authorship is None else self._authorship.node(author, source)

    def _on_some_way(self, claim: Claim, speaker: str) -> Node:
        """Return the node for the ways by which a speaker's word in his source came to us."""
        if not claim.source:
            return TRUE
        source = self.case.sources.get(claim.source)
        if source is None:
            return FALSE
        own, reader = _is_own(claim, speaker, source), claim.passage.source
        ways = [self._arrivals.onward(source.id)]
        if reader in self.case.sources and reader != source.id:
            read = not self._arrivals.reaches(source.id, reader)
            ways += [self._arrivals.arrives(reader)] if read else []
        return self.circuit.all_of((self._stands(source, own=own), self.circuit.any_of(ways)))

    def _passes_on(self, source: str) -> Node:
        return self._stands(self.case.sources[source], own=False)

    def _stands(self, source: Source, *, own: bool) -> Node:
        """Return the node for: the source tells what was said, for its authors' own words or for others'."""
        choice = self.standings.chosen(source.id) or Standing.BELIEVED
        parts = [leaf_of(self.circuit, source.id, choice), self._any_relay(source.told_by)]
        if not own and source.by and not self.standings.expressly_believed(source.id):
            parts.append(self._any_author(source.id))
        return self.circuit.all_of(parts)

    def _any_author(self, source_id: str) -> Node:
        source = self.case.sources[source_id]
        return self.circuit.any_of(
            self.circuit.all_of((self._relay(author), self._wrote(author, source))) for author in source.by
        )

    def _any_relay(self, agents: tuple[str, ...]) -> Node:
        return self.circuit.any_of(map(self._relay, agents)) if agents else TRUE

    def _relay(self, agent: str) -> Node:
        return leaf_of(self.circuit, agent, self.standings.chosen(agent) or Standing.BELIEVED)

    def _unstopped(self, claim: Claim, speaker: str) -> Iterable[Node]:
        yield from self._unretracted(claim, speaker)
        if not self.expressly(claim, speaker):
            for doubt in self._stoppers.doubts(claim):
                yield self.circuit.negation(self._against(doubt, claim))

    def _unretracted(self, claim: Claim, speaker: str) -> Iterable[Node]:
        for retraction in self._stoppers.retractions(claim, speaker):
            yield self.circuit.negation(self._against(retraction, claim))

    def _against(self, stopper: Claim, claim: Claim) -> Node:
        """Return whether a doubt or retraction counts; those that doubt each other do as uttered."""
        ring = self._stoppers.in_ring(stopper, claim)
        return self.uttered(stopper) if ring else self.node(stopper)


def speakers_of(claim: Claim) -> tuple[str, ...]:
    """Return whose word a claim is: its speakers, else its source, else the claim stands for itself."""
    return claim.by or (claim.source or f"^{claim.id}",)


def _is_own(claim: Claim, speaker: str, source: Source) -> bool:
    """Whether the speaker speaks in his own source, rather than being reported in another's."""
    return not claim.by or speaker in source.by


def aims(claim: Claim) -> bool:
    """Whether a claim is about other claims, rather than about what was so."""
    return claim.stance in (Stance.DOUBTS, Stance.RETRACTS) or isinstance(claim.statement.subject, ClaimRef)
