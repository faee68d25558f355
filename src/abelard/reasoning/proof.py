"""How something follows: the steps from the claims of a support to the statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from abelard.reasoning.circuit import Node, Worlds
from abelard.reasoning.derivation import CLAIM_MARK
from abelard.reasoning.facts import IDENTITY
from abelard.reasoning.sentences import say_claim, say_fact

if TYPE_CHECKING:
    from abelard.model.case import Case
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.facts import Fact, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: what follows, by which claim or rule, from which earlier steps."""

    sentence: str
    statement: str
    by: str
    """A claim's id with `^`, or a rule's."""
    because: str = ""
    """Why a historian would grant the rule."""
    premises: tuple[int, ...] = ()
    """Numbers of earlier steps, from 0."""

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {
            "statement": self.statement,
            "sentence": self.sentence,
            "by": self.by,
            "because": self.because,
            "from": list(self.premises),
        }


class _Only(Worlds):
    """The world of a few claims, in which what would undo anything stands as it does in the viewpoint."""

    def __init__(self, belief: Belief, claims: frozenset[str]) -> None:
        super().__init__(lambda key: int(key.removeprefix(CLAIM_MARK) in claims))
        self._belief = belief

    def negation(self, node: Node, value: int) -> int:  # noqa: ARG002  what matters is how it stands
        return int(not self._belief.holds(node))


def steps(belief: Belief, facts: list[Fact], claims: frozenset[str]) -> tuple[Step, ...]:
    """Return the steps by which the first of some facts that the claims carry follows from them."""
    values = belief.by_claims([fact.node for fact in facts], _Only(belief, claims))
    goal = next((fact for fact in facts if values[fact.node]), None)
    if goal is None:
        return ()
    found: dict[int, int] = {}
    told: list[Step] = []
    _prove(belief, goal, values, found, told, frozenset())
    return tuple(told)


def _prove(
    belief: Belief,
    fact: Fact,
    values: dict[Node, int],
    found: dict[int, int],
    told: list[Step],
    above: frozenset[int],
) -> bool:
    """Add the steps to a fact, those it rests on first; never over itself."""
    if fact.number in found:
        return True
    if fact.number in above:
        return False
    for way in fact.ways:
        if not values.get(way.node):
            continue
        if all(_prove(belief, each, values, found, told, above | {fact.number}) for each in way.premises):
            premises = tuple(found[each.number] for each in way.premises)
            found[fact.number] = len(told)
            told.append(_step(belief.case, fact, way, premises, belief))
            return True
    return False


def _step(case: Case, fact: Fact, way: Way, premises: tuple[int, ...], belief: Belief) -> Step:
    if way.by.startswith("^"):
        sentence, because = say_claim(case, case.claim[way.by[1:]]), ""
    else:
        sentence = say_fact(case, fact)
        rules = {rule.id: rule.because for rule in belief.derivation.ruleset.rules}
        because = "they are said to be the same" if way.by == IDENTITY else rules.get(way.by, "")
    return Step(
        sentence=sentence, statement=str(fact.statement), by=way.by, because=because, premises=premises
    )
