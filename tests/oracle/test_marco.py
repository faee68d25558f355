"""Minimal conflicts and maximal consistent sets by MARCO, with PySAT, against those of the engine.

MARCO (Liffiton, Previti, Malik and Marques-Silva, "Fast, flexible MUS enumeration", Constraints 21, 2016): a
solver keeps the map of the sets not yet judged; each that it gives is shrunk to a minimal conflict or grown
to a maximal consistent set, and all that this settles is struck from the map. Whether a set is consistent
is for the reference to say (`brute`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pysat.solvers import Solver

from abelard.case.load import loads
from abelard.reasoning import conflict as conflict_module
from abelard.reasoning.belief import Reasoning
from abelard.reasoning.conflict import conflicts_of
from abelard.reasoning.maximal import Clause, maximal_sets
from tests.oracle import brute
from tests.oracle.random_cases import random_case
from tests.oracle.test_conflicts import only
from tests.sizes import some

if TYPE_CHECKING:
    from collections.abc import Callable

    from abelard.model.case import Case

Claims = frozenset[str]


@pytest.fixture(autouse=True)
def _no_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave date conflicts to the oracle of the date network."""
    monkeypatch.setattr(conflict_module, "_dates", lambda *_: ())


def marco(claims: list[str], is_consistent: Callable[[Claims], bool]) -> tuple[set[Claims], set[Claims]]:
    """Return the minimal inconsistent sets of claims, and the maximal consistent ones."""
    number = {claim: place for place, claim in enumerate(claims, start=1)}
    conflicts: set[Claims] = set()
    maximal: set[Claims] = set()
    with Solver(name="g4") as chart:
        chart.set_phases(list(number.values()))
        while chart.solve([]):
            model = set(chart.get_model() or ())
            seed = frozenset(claim for claim in claims if -number[claim] not in model)
            if is_consistent(seed):
                for claim in claims:
                    if claim not in seed and is_consistent(seed | {claim}):
                        seed |= {claim}
                maximal.add(seed)
                chart.add_clause([number[claim] for claim in claims if claim not in seed])
            else:
                for claim in sorted(seed):
                    if not is_consistent(seed - {claim}):
                        seed -= {claim}
                conflicts.add(seed)
                chart.add_clause([-number[claim] for claim in seed])
    return conflicts, maximal


def judged(case: Case, standing: Claims) -> Callable[[Claims], bool]:
    whole, known = only(case, standing), dict[Claims, bool]()

    def is_consistent(claims: Claims) -> bool:
        if claims not in known:
            known[claims] = not brute.inconsistent(only(case, claims, whole))
        return known[claims]

    return is_consistent


def check(seed: int) -> int:
    case = loads(random_case(seed, 14)).case
    belief = Reasoning(case).believe()
    standing = frozenset(claim.id for claim in case.claims if belief.stands(claim) and not claim.reading_of)
    found = conflicts_of(belief)
    assert found.complete
    mine = {frozenset(each.claims) for each in found.found if not each.tension}
    conflicts, maximal = marco(sorted(standing), judged(case, standing))
    assert mine == conflicts, (seed, mine ^ conflicts)
    involved = frozenset(claim for each in conflicts for claim in each)
    sets, complete = maximal_sets([Clause(each) for each in mine], within=60)
    assert complete
    assert {frozenset(each) for each in sets or [frozenset[str]()]} == {each & involved for each in maximal}
    return len(conflicts)


@pytest.mark.parametrize("seed", range(25))
def test_minimal_conflicts(seed: int) -> None:
    check(seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", some(range(25, 700)))
def test_minimal_conflicts_of_many_more(seed: int) -> None:
    check(seed)


def test_marco_finds_all_of_both() -> None:
    bad = [frozenset("ab"), frozenset("bcd"), frozenset("e")]
    conflicts, maximal = marco(list("abcdef"), lambda claims: not any(each <= claims for each in bad))
    assert conflicts == set(bad)
    assert maximal == {frozenset("acdf"), frozenset("bcf"), frozenset("bdf")}
