"""Probabilities on condition of consistency, against ProbLog: the circuit as a logic program, with evidence.

ProbLog (De Raedt, Kimmig and Toivonen, IJCAI 2007; Fierens et al. 2015) breaks positive cycles, compiles to
decision diagrams of its own making and conditions on evidence. What it is told is the circuit, so that this
checks what is counted; that the circuit is right is for clingo and brute force to say.
"""

from __future__ import annotations

import random
import warnings
from typing import TYPE_CHECKING

import pytest

from abelard.case.load import loads
from abelard.model.inquiry import Chance, Otherwise, Viewpoint
from abelard.reasoning import conflict as conflict_module
from abelard.reasoning.belief import Belief, Reasoning
from abelard.reasoning.circuit import FALSE, TRUE, Node
from abelard.reasoning.conflict import conflicts_in_some_world
from abelard.reasoning.derivation import CLAIM_MARK
from abelard.reasoning.probability import probabilities
from tests.oracle.random_cases import random_case
from tests.sizes import some

with warnings.catch_warnings(action="ignore"):  # its source has escapes that Python warns of
    from problog import get_evaluatable
    from problog.errors import InconsistentEvidenceError
    from problog.program import PrologString

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _no_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave date conflicts to the oracle of the date network."""
    monkeypatch.setattr(conflict_module, "_dates", lambda *_: ())


def program(belief: Belief, nodes: list[Node], chances: dict[str, float]) -> Iterator[str]:
    """Yield the part of the circuit below some nodes, claims with those who carry them, as clauses."""
    circuit = belief.circuit
    seen: set[Node] = set()
    waiting = [TRUE, FALSE, *nodes]
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        kind, parts, key = circuit.kinds[node], list(circuit.parts[node]), circuit.keys.get(node, "")
        if key.startswith(CLAIM_MARK):
            parts = [belief.credit_node(key.removeprefix(CLAIM_MARK))]
            yield f"n{node} :- n{parts[0]}."
        elif kind == "leaf":
            chance = 0.0 if key.startswith("+") else chances.get(key, 1.0)
            yield f"{chance}::n{node}."
        elif kind == "and":
            yield f"n{node} :- {', '.join(f'n{part}' for part in parts) or 'true'}."
        elif kind == "not":
            yield f"n{node} :- \\+n{parts[0]}."
        else:
            yield from (f"n{node} :- n{part}." for part in parts)
            if not parts:
                yield f"n{node} :- fail."
        waiting += parts


def theirs(belief: Belief, node: Node, conflicts: list[Node], chances: dict[str, float]) -> float | None:
    """Return ProbLog's answer; None where it says that the evidence cannot be."""
    lines = list(program(belief, [node, *conflicts], chances))
    lines += [f"query(n{node})."]
    lines += [f"evidence(\\+n{each})." for each in conflicts]
    try:
        (value,) = get_evaluatable().create_from(PrologString("\n".join(lines))).evaluate().values()
    except InconsistentEvidenceError:
        return None
    return float(value)


def check(seed: int) -> int:
    case = loads(random_case(seed)).case
    rng = random.Random(seed)  # noqa: S311  no secret hangs on it
    witnesses = [*case.agents, *case.sources]
    chances = {each: rng.choice((0.1, 0.3, 0.5, 0.8)) for each in witnesses}
    given = tuple(Chance(witness=each, probability=chance) for each, chance in chances.items())
    belief = Reasoning(case).believe(Viewpoint(id="v", otherwise=Otherwise.BELIEVE, chances=given))
    found = conflicts_in_some_world(belief)
    conflicts = [each.clash.node for each in (*found.found, *found.latent) if not each.tension]
    conflicts = [each for each in dict.fromkeys(conflicts) if each != FALSE]
    facts = belief.derivation.facts.all[:: max(1, len(belief.derivation.facts.all) // 3)][:4]
    for fact in facts:
        (mine,) = probabilities(belief, [fact.node], conflicts)
        expected = theirs(belief, fact.node, conflicts, chances)
        assert mine.value == (None if expected is None else pytest.approx(expected)), (
            seed,
            str(fact.statement),
        )
    return len(facts)


@pytest.mark.parametrize("seed", range(10))
def test_probabilities(seed: int) -> None:
    check(seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", some(range(10, 300)))
def test_probabilities_of_many_more(seed: int) -> None:
    check(seed)
