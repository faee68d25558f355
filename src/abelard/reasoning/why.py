"""Why an answer is what it is.

Whom one has to believe, by which steps, what speaks against, what would overturn it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from abelard.reasoning.answer import Finding, finding
from abelard.reasoning.chain import via
from abelard.reasoning.grounds import grounds_of
from abelard.reasoning.overturn import Overturning, overturning
from abelard.reasoning.proof import Step, steps
from abelard.reasoning.sentences import say_claim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abelard.model.claim import Claim
    from abelard.model.statement import Statement
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.facts import Fact
    from abelard.reasoning.grounds import Grounds
    from abelard.reasoning.period import Period
    from abelard.reasoning.supports import Support

_WORST = "FEDCBA"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A support with the steps it goes by and the chain of each of its claims down to the words."""

    support: Support
    steps: tuple[Step, ...]
    ladder: tuple[dict[str, Any], ...]

    def as_json(self) -> dict[str, Any]:
        """Give it as the contract has it."""
        return {
            **self.support.as_json(),
            "steps": [each.as_json() for each in self.steps],
            "chain": list(self.ladder),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Weakest:
    """The witness on whom most supports hang; among equals the worst graded."""

    witness: str
    supports: int
    """How many supports fall without him."""
    of: int
    grade: str = ""

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {"witness": self.witness, "supports": self.supports, "of": self.of, "grade": self.grade}


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Everything behind an answer."""

    found: Finding
    supports: tuple[Reason, ...]
    against: tuple[Reason, ...]
    overturned_by: Overturning
    weakest: Weakest | None
    common: tuple[str, ...]
    """Witnesses in every support: several reports, one origin."""

    def as_json(self) -> dict[str, Any]:
        """Give it as the contract has it."""
        return {
            "statement": str(self.found.statement),
            "answer": str(self.found.verdict),
            "doubted": self.found.doubted,
            "extent": self.found.extent.as_json() if self.found.extent else None,
            "supports": [each.as_json() for each in self.supports],
            "against": [each.as_json() for each in self.against],
            "stopped": list(self.found.stopped),
            "weakest": self.weakest.as_json() if self.weakest else None,
            "on_both_sides": [each.as_json() for each in self.found.both],
            "in_every_support": list(self.common),
            "corroboration": {
                "for": self.found.reports_for.as_json(),
                "against": self.found.reports_against.as_json(),
            },
            "overturned_by": self.overturned_by.as_json(),
            "complete": self.complete,
        }

    @property
    def complete(self) -> bool:
        """Whether all that carries it, and all that speaks against it, is listed."""
        return self.found.supports.complete and self.found.against.complete


def why(belief: Belief, statement: Statement, period: Period) -> Why:
    """Explain the answer for a statement without variables."""
    found = finding(belief, statement, period)
    grounds = grounds_of(belief, statement, period)
    pros = [each.fact for each in grounds.pros]
    return Why(
        found=found,
        supports=tuple(_reason(belief, each, pros) for each in found.supports),
        against=tuple(_reason(belief, each, _opposing(grounds)) for each in found.against),
        overturned_by=overturning(belief, grounds),
        weakest=_weakest(belief, found),
        common=_common(found),
    )


def _opposing(grounds: Grounds) -> list[Fact]:
    return list(dict.fromkeys(fact for con in grounds.cons for fact in con.facts))


def _reason(belief: Belief, support: Support, facts: list[Fact]) -> Reason:
    return Reason(
        support=support,
        steps=steps(belief, facts, frozenset(support.claims)),
        ladder=tuple(_ladder(belief, support.claims)),
    )


def _ladder(belief: Belief, claims: Iterable[str]) -> Iterable[dict[str, Any]]:
    """Yield each claim with the words it goes by and those through whom it came."""
    for id in claims:
        claim = belief.case.claim[id]
        yield {
            "claim": id,
            "sentence": say_claim(belief.case, claim),
            "quote": claim.passage.exact,
            "locator": claim.passage.locator,
            "in": claim.passage.source or claim.source,
            "hedge": claim.hedge,
            "by": list(claim.by),
            "via": [relay.as_json() for relay in via(belief.case, claim)],
        }


def _common(found: Finding) -> tuple[str, ...]:
    needs = [set(each.needs) for each in found.supports]
    return tuple(sorted(set.intersection(*needs))) if len(needs) > 1 else ()


def _weakest(belief: Belief, found: Finding) -> Weakest | None:
    counts = Counter(witness for each in found.supports for witness in each.needs)
    if not counts:
        return None
    grades = {witness: _grade(belief, witness, found) for witness in counts}
    witness = min(counts, key=lambda each: (-counts[each], _rank(grades[each]), each))
    return Weakest(
        witness=witness, supports=counts[witness], of=len(found.supports.supports), grade=grades[witness]
    )


def _rank(grade: str) -> int:
    return _WORST.find(grade[:1]) if grade[:1] in _WORST and grade else len(_WORST)


def _grade(belief: Belief, witness: str, found: Finding) -> str:
    """Return the worst grade anybody gave a source, or the claims of a speaker that are used here."""
    source = belief.case.sources.get(witness)
    grades = [str(grade) for grade in source.grades] if source else []
    used: list[Claim] = [belief.case.claim[claim] for each in found.supports for claim in each.claims]
    grades += [str(claim.grade) for claim in used if claim.grade and witness in claim.by]
    return min(grades, key=_rank, default="")
