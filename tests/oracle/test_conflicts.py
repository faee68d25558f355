"""Conflicts, narratives and probabilities against independent answers: all subsets, PySAT, all worlds."""

from __future__ import annotations

import random
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pysat.examples.lbx import LBX
from pysat.formula import WCNF

from abelard.case.load import loads
from abelard.model.inquiry import Chance, Otherwise, Viewpoint
from abelard.reasoning import conflict as conflict_module
from abelard.reasoning.belief import Belief, Reasoning
from abelard.reasoning.circuit import FALSE
from abelard.reasoning.conflict import conflicts_of
from abelard.reasoning.contained import minimal
from abelard.reasoning.maximal import Clause, maximal_sets
from abelard.reasoning.probability import probabilities
from tests.oracle import brute
from tests.oracle.random_cases import random_case

if TYPE_CHECKING:
    from abelard.model.case import Case

MOST_CLAIMS = 9


def brute_conflicts(case: Case, standing: frozenset[str]) -> set[frozenset[str]]:
    """Return the minimal sets of claims that exclude each other, by trying every set."""
    whole = only(case, standing)
    found: set[frozenset[str]] = set()
    for size in range(1, len(standing) + 1):
        for chosen in combinations(sorted(standing), size):
            some = frozenset(chosen)
            if not any(known <= some for known in found) and brute.inconsistent(only(case, some, whole)):
                found.add(some)
    return found


def only(case: Case, claims: frozenset[str], whole: brute.World | None = None) -> brute.World:
    """Return the world in which just these claims are believed, whoever makes them."""
    marks = tuple(f"^{claim}" for claim in claims)
    view = Viewpoint(id="only", believes=marks, otherwise=Otherwise.REJECT)
    return brute.World(case, view, marks, whole)


def check_conflicts(seed: int) -> int:
    case = loads(random_case(seed, 8)).case
    belief = Reasoning(case).believe()
    standing = frozenset(claim.id for claim in case.claims if belief.stands(claim) and not claim.reading_of)
    found = conflicts_of(belief)
    assert found.complete
    mine = {frozenset(each.claims) for each in found.found if not each.tension}
    theirs = brute_conflicts(case, standing)
    assert mine == theirs, (seed, mine ^ theirs)
    return len(mine)


@pytest.fixture(autouse=True)
def _no_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave date conflicts to the oracle of the date network."""
    monkeypatch.setattr(conflict_module, "_dates", lambda *_: ())


@pytest.mark.parametrize("seed", range(40))
def test_conflicts(seed: int) -> None:
    check_conflicts(seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40, 1000))
def test_conflicts_of_many_more(seed: int) -> None:
    check_conflicts(seed)


claims = st.sampled_from("abcdefg")
sets = st.frozensets(claims, min_size=1, max_size=3)
clauses = st.lists(st.builds(Clause, sets, st.frozensets(sets, max_size=1)), min_size=1, max_size=7)


def violates(clause: Clause, kept: frozenset[str]) -> bool:
    return clause.needs <= kept and not any(each <= kept for each in clause.unless)


@given(clauses)
def test_narratives_are_the_maximal_sets_that_break_nothing(told: list[Clause]) -> None:
    every = sorted({claim for clause in told for each in (clause.needs, *clause.unless) for claim in each})
    subsets = [frozenset(kept) for size in range(len(every) + 1) for kept in combinations(every, size)]
    sound = [kept for kept in subsets if not any(violates(clause, kept) for clause in told)]
    expected = {kept for kept in sound if not any(kept < other for other in sound)}
    found, complete = maximal_sets(told, within=60)
    assert complete
    assert set(found) == expected


@given(
    st.lists(st.frozensets(st.sampled_from("abcdefghijkl"), min_size=2, max_size=4), min_size=1, max_size=12)
)
def test_narratives_leave_out_what_pysat_leaves_out(conflicts: list[frozenset[str]]) -> None:
    conflicts = minimal(conflicts)
    names = sorted({claim for each in conflicts for claim in each})
    number = {name: place for place, name in enumerate(names, start=1)}
    formula = WCNF()
    for each in conflicts:
        formula.append([-number[claim] for claim in each])
    for name in names:
        formula.append([number[name]], weight=1)
    with LBX(formula, use_cld=True, solver_name="g3") as solver:
        left_out = set()
        for correction in solver.enumerate():
            left_out.add(frozenset(names[place - 1] for place in correction))
            solver.block(correction)
    found, complete = maximal_sets([Clause(each) for each in conflicts], within=60)
    assert complete
    assert {frozenset(names) - kept for kept in found} == left_out


def weighted(belief: Belief, chances: dict[str, float], nodes: tuple[int, int]) -> tuple[float, float]:
    """Return the weight of the worlds in which two nodes hold, world by world."""
    totals = [0.0, 0.0]
    leaves = sorted(chances)
    for bits in range(1 << len(leaves)):
        believed = {leaf for place, leaf in enumerate(leaves) if bits >> place & 1}
        weight = 1.0
        for leaf in leaves:
            weight *= chances[leaf] if leaf in believed else 1 - chances[leaf]
        for place, node in enumerate(nodes):
            totals[place] += weight * belief.holds_with(node, believed)
    return totals[0], totals[1]


def check_sensitivity(
    belief: Belief, chances: dict[str, float], nodes: tuple[int, int], found: dict[str, float]
) -> None:
    """Compare one witness's sensitivity with what the worlds with and without him give."""
    for leaf, change in list(found.items())[:1]:
        base, joint = weighted(belief, {**chances, leaf: 1.0}, nodes)
        less, apart = weighted(belief, {**chances, leaf: 0.0}, nodes)
        assert change == pytest.approx(joint / base - apart / less)


@pytest.mark.parametrize("seed", range(25))
def test_probability_is_that_of_the_worlds_in_which_it_holds(seed: int) -> None:
    case = loads(random_case(seed, 7)).case
    rng = random.Random(seed)  # noqa: S311  no secret hangs on it
    reasoning = Reasoning(case)
    everyone = reasoning.believe()
    below = everyone.circuit.below(everyone.credit.node(claim) for claim in case.claims)
    leaves = sorted(key for node in below if (key := everyone.circuit.keys.get(node, "+"))[0] != "+")
    chances = {leaf: rng.choice((0.1, 0.3, 0.5, 0.8)) for leaf in leaves}
    view = Viewpoint(
        id="chancy",
        otherwise=Otherwise.BELIEVE,
        chances=tuple(Chance(witness=leaf, probability=chance) for leaf, chance in chances.items()),
    )
    belief = reasoning.believe(view)
    conflicts = [each.clash.node for each in conflicts_of(belief).found if not each.tension]
    consistent = belief.circuit.all_of(belief.circuit.negation(node) for node in conflicts)
    for fact in belief.derivation.facts.all[:6]:
        both = belief.circuit.all_of((fact.node, consistent))
        if both == FALSE:
            continue
        base, joint = weighted(belief, chances, (consistent, both))
        (found,) = probabilities(belief, [fact.node], conflicts)
        assert found.consistent == pytest.approx(base)
        assert found.value == pytest.approx(joint / base)
        check_sensitivity(belief, chances, (consistent, both), dict(found.sensitivity))
        (sampled,) = probabilities(belief, [fact.node], conflicts, most_nodes=3)
        assert sampled.value == pytest.approx(joint / base, abs=0.06)
