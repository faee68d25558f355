"""Questions with variables: every statement that answers to a pattern, each with its own answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from abelard.reasoning.answer import Finding, Verdict, finding, verdict
from abelard.reasoning.grounds import grounds_of
from abelard.reasoning.limit import until_over
from abelard.reasoning.matching import answers_to, bound_statement
from abelard.reasoning.period import period_of
from abelard.reasoning.supports import Listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from abelard.model.date import Date
    from abelard.model.inquiry import Dated
    from abelard.model.statement import Statement
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.matching import Binding
    from abelard.reasoning.period import Period

_ORDER = tuple(Verdict)
FILLINGS = "some fillings of its variables"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to a question: one finding for each way to fill its variables."""

    question: str
    findings: tuple[Finding, ...]
    complete: bool = True
    exact: bool = True
    """Whether all that follows was looked at; if not, more may hold, or speak against it."""

    @property
    def verdict(self) -> Verdict:
        """The strongest answer of any filling; unknown where there is none."""
        return min((each.verdict for each in self.findings), key=_ORDER.index, default=Verdict.UNKNOWN)

    @property
    def doubted(self) -> bool:
        """Whether the answer goes by a claim that somebody believed doubts."""
        return any(each.doubted for each in self.findings)

    @property
    def stopped(self) -> tuple[str, ...]:
        """The doubts and retractions that stopped claims of it."""
        return tuple(dict.fromkeys(claim for each in self.findings for claim in each.stopped))

    def as_json(self, name_of: Callable[[str], str]) -> dict[str, Any]:
        """Give it as the contract has it."""
        first = self.findings[0] if self.findings else None
        return {
            "question": self.question,
            "answer": str(self.verdict),
            "doubted": self.doubted,
            "bindings": [each.as_json(name_of) for each in self.findings],
            "supports": (first.supports if first else Listing()).as_json(),
            "against": (first.against if first else Listing()).as_json(),
            "stopped": list(self.stopped),
            "complete": self.complete,
            "exact": self.exact,
        }


def ask(belief: Belief, pattern: Dated, *, at: Date | None = None, throughout: Date | None = None) -> Answer:
    """Answer a question under a viewpoint. A negated pattern is asked as it stands, without its `not`."""
    period = period_of(belief.case, pattern, at=at, throughout=throughout)
    found = [
        finding(belief, statement, period, binding)
        for statement, binding in until_over(fillings(belief, pattern.statement, period), FILLINGS)
    ]
    open_question = not pattern.statement.is_ground
    kept = [each for each in found if not open_question or each.verdict is not Verdict.UNKNOWN]
    kept.sort(key=lambda each: (_ORDER.index(each.verdict), str(each.statement)))
    complete = belief.derivation.complete and all(
        each.supports.complete and each.against.complete for each in kept
    )
    question = f"{pattern.statement} {pattern.when}".strip()
    return Answer(
        question=question, findings=tuple(kept), complete=complete, exact=belief.derivation.complete
    )


def verdict_for(belief: Belief, pattern: Dated) -> Verdict:
    """Return the bare answer to a question: the same as `ask`, without working out on whose word."""
    period = period_of(belief.case, pattern)
    found = (
        verdict(grounds_of(belief, statement, period), belief.holds)
        for statement, _ in fillings(belief, pattern.statement, period)
    )
    return min(found, key=_ORDER.index, default=Verdict.UNKNOWN)


def fillings(belief: Belief, pattern: Statement, period: Period) -> Iterator[tuple[Statement, Binding]]:
    """Yield each statement without variables that answers to the pattern and of which something is said.

    Of a pattern without variables, itself.
    """
    if pattern.is_ground and not pattern.predicate.startswith("?"):
        yield pattern, {}
        return
    seen: set[Statement] = set()
    for statement in _spoken_of(belief, pattern, period):
        binding = answers_to(pattern, statement)
        if binding is not None:
            filled = bound_statement(pattern, binding).labelled(pattern.label)
            if filled not in seen:
                seen.add(filled)
                yield filled, binding


def _spoken_of(belief: Belief, pattern: Statement, _period: Period) -> Iterator[Statement]:
    derivation = belief.derivation
    any_verb = pattern.predicate.startswith("?")
    facts = derivation.facts.all if any_verb else derivation.facts.of(pattern.predicate)
    for fact in facts:
        if answers_to(pattern, fact.statement) is not None and belief.holds(fact.node):
            yield fact.statement
    for assertion in derivation.assertions if any_verb else derivation.denied(pattern.predicate):
        if not assertion.so and assertion.statement.is_ground:
            yield assertion.statement
