"""Weighing a question: the matrix of evidence by hypothesis, standards of proof, probabilities.

The matrix is that of the analysis of competing hypotheses (Heuer, "Psychology of Intelligence Analysis",
1999, chapter 8): what counts is what speaks against. For the standards of proof see `standards`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from abelard.model.inquiry import Standard
from abelard.reasoning.conflict import Conflicts, conflicts_in_some_world, conflicts_of
from abelard.reasoning.hypothesis import Stand, stands, verdict_of
from abelard.reasoning.probability import Probability, probabilities, with_chances
from abelard.reasoning.sentences import say_claim
from abelard.reasoning.standards import Side, meets, sides

if TYPE_CHECKING:
    from abelard.model.inquiry import Question
    from abelard.reasoning.answer import Verdict
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.circuit import Node

_WORDS = {2: "consistent", 1: "consistent", 0: "not-applicable", -1: "inconsistent", -2: "inconsistent"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How one claim bears on one hypothesis: 2 says it, 1 goes towards it, 0 neither, -1 and -2 against."""

    hypothesis: str
    degree: int
    override: str = ""
    """The analyst's own mark, beside."""
    by: str = ""

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {
            "hypothesis": self.hypothesis,
            "mark": _WORDS[self.degree],
            "degree": self.degree,
            "override": self.override or None,
            "override_by": self.by or None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One row of the matrix: a claim, and how it bears on each hypothesis."""

    claim: str
    sentence: str
    cells: tuple[Cell, ...]

    @property
    def diagnosticity(self) -> float:
        """How well it tells the hypotheses apart: 0 where it bears on all alike, 1 at most."""
        degrees = [cell.degree for cell in self.cells]
        return (max(degrees) - min(degrees)) / 4 if degrees else 0.0

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {
            "claim": self.claim,
            "sentence": self.sentence,
            "cells": [cell.as_json() for cell in self.cells],
            "diagnosticity": self.diagnosticity,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What a hypothesis weighs."""

    id: str
    title: str
    verdict: Verdict
    inconsistency: int
    """The sum of all that speaks against it: the lower, the better it stands (Heuer)."""
    for_it: Side
    """All that speaks for it: the weakest of its statements counts."""
    against_it: Side
    standards: tuple[Standard, ...]
    """The standards of proof it meets."""
    meets: bool
    """Whether it meets the one its question asks for."""
    probability: Probability | None
    """Where the viewpoint gives probabilities."""

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {
            "id": self.id,
            "title": self.title,
            "answer": str(self.verdict),
            "inconsistency": self.inconsistency,
            "strongest_for": self.for_it.strongest,
            "strongest_against": self.against_it.strongest,
            "weight_for": self.for_it.weight,
            "weight_against": self.against_it.weight,
            "corroboration": {
                "for": self.for_it.reports.as_json(),
                "against": self.against_it.reports.as_json(),
            },
            "standards": [str(each) for each in self.standards],
            "meets": self.meets,
            "probability": self.probability.as_json() if self.probability else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """A question, weighed."""

    question: Question
    weights: tuple[Weight, ...]
    matrix: tuple[Evidence, ...]
    conflicts: tuple[str, ...] = ()
    """Where no probability can be given: the conflicts of those who are believed for certain."""
    complete: bool = True
    """Whether every row of the matrix is there."""

    @property
    def is_sampled(self) -> bool:
        """Whether a probability is an estimate."""
        return any(each.probability is not None and not each.probability.exact for each in self.weights)

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {
            "question": self.question.id,
            "text": self.question.text,
            "standard": str(self.question.standard),
            "hypotheses": [each.as_json() for each in self.weights],
            "matrix": [each.as_json() for each in self.matrix],
            "conflicts": list(self.conflicts),
            "complete": self.complete,
        }


def weigh(viewpoint: Belief, question: Question) -> Weighing:
    """Weigh a question under a viewpoint; a witness with a probability counts as believed."""
    belief = with_chances(viewpoint)
    conflicts = conflicts_of(belief)
    every = [stands(belief, hypothesis) for hypothesis in question.hypotheses]
    matrix = _matrix(belief, question, every)
    possible = conflicts_in_some_world(belief) if belief.viewpoint.chances else conflicts
    chances = _probabilities(belief, every, possible)
    weights = []
    for number, hypothesis in enumerate(question.hypotheses):
        pro, con = sides(belief, every[number])
        met = tuple(standard for standard in Standard if meets(standard, pro, con))
        weights.append(
            Weight(
                id=hypothesis.id,
                title=hypothesis.title,
                verdict=verdict_of(belief, hypothesis),
                inconsistency=-sum(min(row.cells[number].degree, 0) for row in matrix),
                for_it=pro,
                against_it=con,
                standards=met,
                meets=question.standard in met,
                probability=chances[number] if chances else None,
            )
        )
    inconsistent = any(chance.value is None for chance in chances)
    named = tuple(each.sentence for each in conflicts.found if not each.tension) if inconsistent else ()
    listings = (belief.supports(node) for each in every for stand in each for node in (stand.pro, stand.con))
    return Weighing(
        question=question,
        weights=tuple(weights),
        matrix=matrix,
        conflicts=named,
        complete=conflicts.complete and all(listing.complete for listing in listings),
    )


def probabilities_of(belief: Belief, question: Question, conflicts: Conflicts) -> tuple[Probability, ...]:
    """Return how probable each hypothesis is, none without probabilities.

    `belief` is of `with_chances`, `conflicts` are those of `conflicts_in_some_world`.
    """
    every = [stands(belief, hypothesis) for hypothesis in question.hypotheses]
    return _probabilities(belief, every, conflicts)


def _matrix(belief: Belief, question: Question, every: list[tuple[Stand, ...]]) -> tuple[Evidence, ...]:
    columns = [_column(belief, hypothesis) for hypothesis in every]
    overrides = {(each.claim, each.hypothesis): each for each in question.overrides}
    order = {claim.id: number for number, claim in enumerate(belief.case.claims)}
    claims = {claim for column in columns for claim in column} | {claim for claim, _ in overrides}
    rows = []
    for claim in sorted(claims & order.keys(), key=order.__getitem__):
        cells = []
        for hypothesis, column in zip(question.hypotheses, columns, strict=True):
            override = overrides.get((claim, hypothesis.id))
            cells.append(
                Cell(
                    hypothesis=hypothesis.id,
                    degree=column.get(claim, 0),
                    override=override.mark if override else "",
                    by=override.by if override else "",
                )
            )
        sentence = say_claim(belief.case, belief.case.claim[claim])
        rows.append(Evidence(claim=claim, sentence=sentence, cells=tuple(cells)))
    rows.sort(key=lambda row: -row.diagnosticity)
    return tuple(rows)


def _column(belief: Belief, hypothesis: tuple[Stand, ...]) -> dict[str, int]:
    """Return how each claim bears on a hypothesis: fully where it needs no other claim, else partly."""
    found: dict[str, int] = {}
    for stand in hypothesis:
        for node, sign in ((stand.pro, 1), (stand.con, -1)):
            for support in belief.supports(node):
                degree = sign * (2 if len(support.claims) == 1 else 1)
                for claim in support.claims:
                    known = found.get(claim, 0)
                    found[claim] = degree if abs(degree) > abs(known) or degree < known else known
    return found


def _probabilities(
    belief: Belief, every: list[tuple[Stand, ...]], conflicts: Conflicts
) -> tuple[Probability, ...]:
    if not belief.viewpoint.chances:
        return ()
    nodes = [belief.circuit.all_of(stand.pro for stand in hypothesis) for hypothesis in every]
    return probabilities(belief, nodes, _disputed(belief, every, conflicts))


def _disputed(belief: Belief, every: list[tuple[Stand, ...]], conflicts: Conflicts) -> list[Node]:
    """Return the conflicts connected with what any hypothesis of a question depends on, for or against."""
    touched = belief.claims_below(
        node for hypothesis in every for each in hypothesis for node in (each.pro, each.con)
    )
    left = [each for each in (*conflicts.found, *conflicts.latent) if not each.tension]
    nodes: list[Node] = []
    grown = True
    while grown:
        near = [each for each in left if touched & set(each.claims)]
        grown = bool(near)
        left = [each for each in left if each not in near] if near else left
        touched |= {claim for each in near for claim in each.claims}
        nodes += [each.clash.node for each in near]
    return list(dict.fromkeys(nodes))
