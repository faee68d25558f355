"""Narratives: of one dispute, the largest sets of claims that can be believed together.

Never of the whole case: disputes have no claim in common, so their narratives combine freely, and their
number multiplies.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from abelard.reasoning.hypothesis import verdict_of
from abelard.reasoning.limit import left
from abelard.reasoning.maximal import Clause, Ruled, maximal_sets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.reasoning.answer import Verdict
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.dispute import Dispute


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
    claims = frozenset(claim for clause in clauses for claim in clause.claims)
    found, complete = maximal_sets(clauses, most=most, within=min(within, left()))
    if not complete:
        found = [*_seeded(belief, clauses, claims), *found]
        found = list(dict.fromkeys(found))
    told = found if complete else found[:most]
    ranked = sorted(told, key=lambda kept: (-len(kept), sorted(kept)))[:most]
    narratives = tuple(_told(belief, kept, claims, ranked) for kept in ranked)
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


def _seeded(belief: Belief, clauses: list[Clause], claims: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield, for each witness who does not contradict himself, one narrative in which all of his stands.

    What else is kept is what the most witnesses before him left room for, in the order of the case.
    """
    ruled = Ruled(clauses)
    order = sorted(claims, key=belief.testimony.order.__getitem__)
    own: dict[str, list[str]] = {}
    for claim in order:
        for speaker in belief.case.claim[claim].by:
            own.setdefault(speaker, []).append(claim)
    for said in own.values():
        kept = ruled.completed(ruled.bits(frozenset(said)), order)
        if kept is not None:
            yield ruled.claims(kept)


def _told(
    belief: Belief,
    kept: frozenset[str],
    claims: frozenset[str],
    every: list[frozenset[str]],
) -> Narrative:
    order = belief.testimony.order
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
