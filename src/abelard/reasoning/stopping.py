"""Doubts and retractions, and which claims they are aimed at. Who is believed is for `credit` to say."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from abelard.model.claim import Claim, Stance
from abelard.model.statement import ClaimRef, Statement
from abelard.model.when import UNDATED, asserted_span
from abelard.reasoning.chain import said_date
from abelard.reasoning.matching import unite
from abelard.reasoning.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.case import Case

_STOPPED_BY_DOUBT = (Stance.AFFIRMS,)
_STOPPED_BY_RETRACTION = (Stance.AFFIRMS, Stance.DENIES, Stance.SEARCHED_FOR)


class Stoppers:
    """The doubts and retractions of a case, by what they are aimed at."""

    def __init__(self, case: Case) -> None:
        """Sort them; each is aimed at claims by id or label, or at a statement."""
        self._case = case
        self._at_claim: dict[str, list[Claim]] = {}
        self._at_statement: Shelf[Claim] = Shelf()
        for claim in case.claims:
            if claim.stance in (Stance.DOUBTS, Stance.RETRACTS):
                self._sort(claim)

    def doubts(self, claim: Claim) -> Iterator[Claim]:
        """Yield the doubts aimed at a claim: at the claim itself, or at what it affirms."""
        for stopper in self._aimed_at(claim, _STOPPED_BY_DOUBT):
            if stopper.stance is Stance.DOUBTS:
                yield stopper

    def retractions(self, claim: Claim, speaker: str) -> Iterator[Claim]:
        """Yield a speaker's own retractions of a claim that he made earlier: not certainly after them."""
        for stopper in self._aimed_at(claim, _STOPPED_BY_RETRACTION):
            if (
                stopper.stance is Stance.RETRACTS
                and speaker in stopper.by
                and not self._said_after(claim, stopper)
                and (claim.stance is Stance.AFFIRMS or not self._takes_back_yes(stopper, speaker))
            ):
                yield stopper

    def in_ring(self, one: Claim, other: Claim) -> bool:
        """Whether two stoppers are aimed at each other, directly or round a ring."""
        return other.id in self._rings.get(one.id, ())

    def _sort(self, claim: Claim) -> None:
        target = claim.statement.subject
        if isinstance(target, ClaimRef):
            for aimed in self._case.aimed_at(target, claim.by if claim.stance is Stance.RETRACTS else ()):
                self._at_claim.setdefault(aimed.id, []).append(claim)
        else:
            self._at_statement.put(claim.statement, claim)

    def _aimed_at(self, claim: Claim, stances: tuple[Stance, ...]) -> Iterator[Claim]:
        yield from (stopper for stopper in self._at_claim.get(claim.id, ()) if stopper.id != claim.id)
        if claim.stance in stances and not isinstance(claim.statement.subject, ClaimRef):
            for stopper in self._at_statement.near(claim.statement):
                if speaks_of(stopper.statement, claim.statement) and _meet(stopper, claim):
                    yield stopper

    def _takes_back_yes(self, stopper: Claim, speaker: str) -> bool:
        """Whether a retraction of a statement is of the speaker's yes to it, rather than of his no."""
        return not isinstance(stopper.statement.subject, ClaimRef) and any(
            speaker in claim.by
            and speaks_of(stopper.statement, claim.statement)
            and _meet(stopper, claim)
            and not self._said_after(claim, stopper)
            for claim in self._affirmed.near(stopper.statement)
        )

    @cached_property
    def _affirmed(self) -> Shelf[Claim]:
        affirmed = (claim for claim in self._case.claims if claim.stance is Stance.AFFIRMS)
        return Shelf((claim.statement, claim) for claim in affirmed)

    @cached_property
    def _rings(self) -> dict[str, set[str]]:
        """For each stopper, those from which a way of aiming leads back to it."""
        aimed: dict[str, set[str]] = {}
        for target, stoppers in self._at_claim.items():
            for stopper in stoppers:
                aimed.setdefault(stopper.id, set()).add(target)
        reach = {start: _reached(start, aimed) for start in aimed}
        return {start: {end for end in ends if start in reach.get(end, ())} for start, ends in reach.items()}

    def _said_after(self, claim: Claim, retraction: Claim) -> bool:
        said, retracted = said_date(self._case, claim), said_date(self._case, retraction)
        if said is None or retracted is None or said.earliest is None or retracted.latest is None:
            return False
        return said.earliest > retracted.latest


def _reached(start: str, aimed: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for target in aimed.get(waiting.pop(), ()):
            if target not in found:
                found.add(target)
                waiting.append(target)
    return found


def speaks_of(one: Statement, other: Statement) -> bool:
    """Whether the first is about what the other states, which may have a label and more qualifiers."""
    labels_agree = not one.label or not other.label or one.label == other.label
    theirs = dict(other.qualifiers)
    return (
        labels_agree
        and unite(one, other)
        and all(name in theirs and theirs[name] == term for name, term in one.qualifiers)
    )


def _meet(stopper: Claim, claim: Claim) -> bool:
    if UNDATED in (stopper.when, claim.when):
        return True
    return asserted_span(stopper.when).possibly_overlaps(asserted_span(claim.when))
