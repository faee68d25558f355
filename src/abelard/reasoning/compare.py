"""Two viewpoints side by side.

What holds only here, only there, in both, and which witnesses make the difference.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from abelard.model.inquiry import Dated
from abelard.reasoning.answer import Verdict
from abelard.reasoning.ask import ask, verdict_for
from abelard.reasoning.credit import speakers_of
from abelard.reasoning.hypothesis import verdict_of
from abelard.reasoning.limit import until_over
from abelard.reasoning.sentences import say_dated
from abelard.reasoning.standing import Standing

if TYPE_CHECKING:
    from abelard.model.case import Case
    from abelard.model.statement import Statement
    from abelard.reasoning.belief import Belief

_HOLDS = frozenset((Verdict.YES, Verdict.POSSIBLY))
STATEMENTS = "some statements"
_MOST_SWAPPED = 4  # witnesses that are moved at once, at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A statement on which the two differ, and the fewest witnesses that must change sides for it."""

    statement: Statement
    sentence: str
    here: Verdict
    there: Verdict
    witnesses: tuple[str, ...]
    """Witnesses of the smallest support that only one of the two has; empty if they are too many."""

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {
            "statement": str(self.statement),
            "sentence": self.sentence,
            "answers": [str(self.here), str(self.there)],
            "witnesses": list(self.witnesses),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two viewpoints, compared."""

    here: str
    there: str
    only_here: tuple[Difference, ...]
    only_there: tuple[Difference, ...]
    otherwise: tuple[Difference, ...]
    """On which both say something, but not the same: denied here, disputed there."""
    both: tuple[Statement, ...]
    witnesses: tuple[str, ...]
    """A smallest set of witnesses that accounts for all the differences it was looked for in."""
    questions: tuple[tuple[str, str, Verdict, Verdict], ...]

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {
            "viewpoints": [self.here, self.there],
            "only_first": [each.as_json() for each in self.only_here],
            "only_second": [each.as_json() for each in self.only_there],
            "otherwise": [each.as_json() for each in self.otherwise],
            "both": [str(each) for each in self.both],
            "witnesses": list(self.witnesses),
            "questions": [
                {"question": question, "hypothesis": hypothesis, "answers": [str(here), str(there)]}
                for question, hypothesis, here, there in self.questions
            ],
        }


def compare(here: Belief, there: Belief, *, explain: int | None = None) -> Comparison:
    """Compare two viewpoints on everything that either of them makes something of.

    Whose word makes a difference is looked for in the first `explain` of them, in all if none is given.
    """
    only_here: list[Difference] = []
    only_there: list[Difference] = []
    otherwise: list[Difference] = []
    both: list[Statement] = []
    for statement in until_over(_statements(here, there), STATEMENTS):
        dated = Dated(statement=statement)
        mine, yours = verdict_for(here, dated), verdict_for(there, dated)
        if mine is yours:
            both += [statement] if mine in _HOLDS else []
            continue
        told = explain is None or len(only_here) + len(only_there) + len(otherwise) < explain
        difference = _difference(here, there, statement, (mine, yours), told=told)
        if mine in _HOLDS and yours not in _HOLDS:
            only_here.append(difference)
        elif yours in _HOLDS and mine not in _HOLDS:
            only_there.append(difference)
        else:
            otherwise.append(difference)
    every = (*only_here, *only_there, *otherwise)
    return Comparison(
        here=here.viewpoint.id,
        there=there.viewpoint.id,
        only_here=tuple(only_here),
        only_there=tuple(only_there),
        otherwise=tuple(otherwise),
        both=tuple(both),
        witnesses=_accounting(every),
        questions=tuple(_questions(here, there)),
    )


def _statements(here: Belief, there: Belief) -> list[Statement]:
    """Return the statements that hold or are denied in either, in the order of the derivation."""
    found: dict[Statement, None] = {}
    for belief in (here, there):
        for fact in belief.derivation.facts.all:
            if belief.holds(fact.node):
                found[fact.statement.labelled("")] = None
        for claim in belief.case.claims:
            if claim.statement.is_ground and claim.statement.predicate and belief.carries(claim):
                found[claim.statement.labelled("")] = None
    return list(found)


def _difference(
    here: Belief, there: Belief, statement: Statement, verdicts: tuple[Verdict, Verdict], *, told: bool
) -> Difference:
    return Difference(
        statement=statement,
        sentence=say_dated(here.case, Dated(statement=statement)),
        here=verdicts[0],
        there=verdicts[1],
        witnesses=_telling(here, there, statement) if told else (),
    )


def _telling(here: Belief, there: Belief, statement: Statement) -> tuple[str, ...]:
    """Return the witnesses of the smallest support that one of the two has and the other has not."""
    dated = Dated(statement=statement)
    found: list[tuple[str, ...]] = []
    for one, other in ((here, there), (there, here)):
        for finding in ask(one, dated).findings:
            for support in (*finding.supports, *finding.against):
                moved = tuple(
                    witness
                    for witness in (*support.needs, *(f"^{claim}" for claim in support.claims))
                    if _standing(one, witness, support.claims) != _standing(other, witness, support.claims)
                )
                if moved and len(moved) <= _MOST_SWAPPED:
                    found.append(moved)
    return min(found, key=lambda each: (len(each), each), default=())


def _standing(belief: Belief, witness: str, claims: tuple[str, ...]) -> Standing | None:
    """Return how a viewpoint takes a witness in some claims: as their speaker, or as a link of the way."""
    standings = belief.standings
    if witness.startswith("^"):
        return standings.of_claim(witness.removeprefix("^"))
    own = standings.chosen(witness)
    speaks = any(witness in speakers_of(belief.case.claim[claim]) for claim in claims)
    if own is None and speaks and witness not in belief.case.sources:
        return standings.otherwise
    return own or Standing.BELIEVED


def _accounting(differences: tuple[Difference, ...]) -> tuple[str, ...]:
    """Return few witnesses that between them touch every difference, the most telling first (greedily)."""
    left = [set(each.witnesses) for each in differences if each.witnesses]
    chosen: list[str] = []
    while left:
        counts: dict[str, int] = {}
        for each in left:
            for witness in each:
                counts[witness] = counts.get(witness, 0) + 1
        best = min(counts, key=lambda witness: (-counts[witness], witness))
        chosen.append(best)
        left = [each for each in left if best not in each]
    return tuple(chosen)


def _questions(here: Belief, there: Belief) -> list[tuple[str, str, Verdict, Verdict]]:
    case: Case = here.case
    return [
        (question.id, hypothesis.id, mine, yours)
        for question in case.questions.values()
        for hypothesis in question.hypotheses
        for mine, yours in [(verdict_of(here, hypothesis), verdict_of(there, hypothesis))]
        if mine is not yours
    ]
