"""Narratives: of one dispute, the largest sets of claims that can be believed together.

Never of the whole case: disputes have no claim in common, so their narratives combine freely, and their
number multiplies. Claims that are in conflict with just the same others stand or fall together and are
counted as one.
"""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from abelard.reasoning.hypothesis import verdict_of
from abelard.reasoning.limit import left

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.reasoning.answer import Verdict
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.dispute import Dispute


def _seeded(belief: Belief, clauses: list[Clause], claims: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield, for each witness who does not contradict himself, one narrative in which all of his stands.

    What else is kept is what the most witnesses before him left room for, in the order of the case.
    """
    order = [claim.id for claim in belief.case.claims if claim.id in claims]
    speakers = dict.fromkeys(speaker for claim in order for speaker in belief.case.claim[claim].by)
    for speaker in speakers:
        kept = frozenset(claim for claim in order if speaker in belief.case.claim[claim].by)
        if _broken(clauses, kept) is None:
            for claim in order:
                if claim not in kept and _broken(clauses, kept | {claim}) is None:
                    kept |= {claim}
            yield kept


class Clause(NamedTuple):
    """Claims that cannot all be believed, unless one of some sets is believed besides."""

    needs: frozenset[str]
    unless: frozenset[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative:
    """A largest set of claims of a dispute that can be believed together."""

    claims: tuple[str, ...]
    """The claims of the dispute that stand."""
    left_out: tuple[str, ...]
    """Those that have to be given up."""
    witnesses: tuple[str, ...]
    """Speakers all of whose claims in the dispute stand, and do not stand in every narrative."""
    answers: tuple[tuple[str, str, Verdict], ...] = ()
    """What it makes of the questions it bears on: question, hypothesis, answer."""

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {
            "claims": list(self.claims),
            "left_out": list(self.left_out),
            "witnesses": list(self.witnesses),
            "questions": [
                {"question": question, "hypothesis": hypothesis, "answer": str(answer)}
                for question, hypothesis, answer in self.answers
            ],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Narratives:
    """The narratives of a dispute, those that keep most first."""

    dispute: Dispute
    found: tuple[Narrative, ...]
    complete: bool = True

    def as_json(self) -> dict[str, Any]:
        """Give them as JSON."""
        return {
            "dispute": self.dispute.id,
            "about": self.dispute.about,
            "narratives": [each.as_json() for each in self.found],
            "complete": self.complete,
        }


def narratives_of(belief: Belief, dispute: Dispute, *, most: int = 50, within: float = 1.0) -> Narratives:
    """Find the narratives of a dispute; at most so many are told, in at most so many seconds."""
    clauses = clauses_of(dispute)
    claims = frozenset(claim for clause in clauses for claim in _claims(clause))
    found, complete = maximal_sets(clauses, most=most, within=min(within, left()))
    if not complete:
        found = [*_seeded(belief, clauses, claims), *found]
        found = list(dict.fromkeys(found))
    ranked = sorted(found[:most], key=lambda kept: (-len(kept), sorted(kept)))
    order = {claim.id: number for number, claim in enumerate(belief.case.claims)}
    narratives = tuple(_told(belief, kept, claims, ranked, order) for kept in ranked)
    return Narratives(dispute=dispute, found=narratives, complete=complete and len(found) <= most)


def with_questions(belief: Belief, narratives: Narratives) -> Narratives:
    """Add what each narrative makes of the questions on which they differ."""
    worlds = [
        belief.reasoning.believe(
            belief.viewpoint,
            known_at=belief.known_at,
            rejecting=[f"^{claim}" for claim in each.left_out],
        )
        for each in narratives.found
    ]
    rows: list[list[tuple[str, str, Verdict]]] = [[] for _ in worlds]
    for question in belief.case.questions.values():
        for hypothesis in question.hypotheses:
            answers = [verdict_of(world, hypothesis) for world in worlds]
            if len(set(answers)) > 1 or (len(worlds) == 1 and answers):
                for row, answer in zip(rows, answers, strict=True):
                    row.append((question.id, hypothesis.id, answer))
    found = tuple(
        Narrative(claims=each.claims, left_out=each.left_out, witnesses=each.witnesses, answers=tuple(row))
        for each, row in zip(narratives.found, rows, strict=True)
    )
    return Narratives(dispute=narratives.dispute, found=found, complete=narratives.complete)


def clauses_of(dispute: Dispute) -> list[Clause]:
    """Return what a dispute's conflicts, open and latent, rule out."""
    hard = (each for each in (*dispute.conflicts, *dispute.latent) if not each.tension)
    return list(dict.fromkeys(Clause(frozenset(each.claims), frozenset(each.undone_by)) for each in hard))


def _claims(clause: Clause) -> Iterator[str]:
    yield from clause.needs
    for each in clause.unless:
        yield from each


def maximal_sets(
    clauses: list[Clause], *, most: int = 1000, within: float = 1.0
) -> tuple[list[frozenset[str]], bool]:
    """Return the maximal sets of claims that violate no clause, and whether these are all.

    From all claims on, some clause that is violated loses one of its claims, in every way there is; whatever
    maximal set there is, one of these ways leads to it.
    """
    twins = _twins(clauses)
    reduced = list(dict.fromkeys(_reduced(clause, twins) for clause in clauses))
    everything = frozenset(claim for clause in reduced for claim in _claims(clause))
    ends = time.monotonic() + within
    waiting: list[frozenset[str]] = [frozenset()]
    seen: set[frozenset[str]] = set(waiting)
    found: list[frozenset[str]] = []
    complete = True
    while waiting:
        if len(found) >= most * 4 or time.monotonic() > ends:
            complete = False
            break
        removed = waiting.pop()
        if any(known <= removed for known in found):
            continue  # it keeps less than one that was found
        broken = _broken(reduced, everything - removed)
        if broken is None:
            found = [*(known for known in found if not removed <= known), removed]
            continue
        for claim in sorted(broken.needs):
            grown = removed | {claim}
            if grown not in seen:
                seen.add(grown)
                waiting.append(grown)
    return [_grown(everything - removed, twins) for removed in found], complete


def _broken(clauses: list[Clause], kept: frozenset[str]) -> Clause | None:
    violated = (
        clause
        for clause in clauses
        if clause.needs <= kept and not any(each <= kept for each in clause.unless)
    )
    return min(violated, key=lambda clause: len(clause.needs), default=None)


def _twins(clauses: list[Clause]) -> dict[str, list[str]]:
    """Group claims that stand in the same conflicts with the same others, by the first of each group."""
    places: defaultdict[str, set[object]] = defaultdict(set)
    for clause in clauses:
        for claim in clause.needs:
            places[claim].add((clause.needs - {claim}, clause.unless))
        for each in clause.unless:
            for claim in each:
                places[claim].add(("unless", clause))
    groups: defaultdict[frozenset[object], list[str]] = defaultdict(list)
    for claim in sorted(places):
        groups[frozenset(places[claim])].append(claim)
    return {group[0]: group for group in groups.values()}


def _reduced(clause: Clause, twins: dict[str, list[str]]) -> Clause:
    first = {claim: name for name, group in twins.items() for claim in group}
    return Clause(
        frozenset(first[claim] for claim in clause.needs),
        frozenset(frozenset(first[claim] for claim in each) for each in clause.unless),
    )


def _grown(kept: frozenset[str], twins: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(claim for name in kept for claim in twins[name])


def _told(
    belief: Belief,
    kept: frozenset[str],
    claims: frozenset[str],
    every: list[frozenset[str]],
    order: dict[str, int],
) -> Narrative:
    speakers: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for speaker in belief.case.claim[claim].by:
            speakers[speaker].add(claim)
    standing = sorted(
        speaker
        for speaker, own in speakers.items()
        if own <= kept and (len(every) == 1 or not all(own <= other for other in every))
    )
    return Narrative(
        claims=tuple(sorted(kept, key=order.__getitem__)),
        left_out=tuple(sorted(claims - kept, key=order.__getitem__)),
        witnesses=tuple(standing),
    )
