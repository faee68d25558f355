"""Repairs against RC2, an exact MaxSAT solver of PySAT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from pysat.examples.rc2 import RC2
from pysat.formula import WCNF

from abelard.reasoning import repair
from abelard.reasoning.repair import disputes, repaired

if TYPE_CHECKING:
    import pytest

claims = st.sampled_from("abcdefghijklmn")
conflicts = st.lists(st.frozensets(claims, min_size=1, max_size=4), max_size=16)
weights = st.lists(st.integers(0, 9), min_size=14, max_size=14)


def least(told: list[frozenset[str]], weight: dict[str, float]) -> float:
    number = {name: place for place, name in enumerate(sorted(weight), start=1)}
    formula = WCNF()
    for each in told:
        formula.append([-number[claim] for claim in each])
    for name, place in number.items():
        if weight[name]:
            formula.append([place], weight=weight[name])
    with RC2(formula) as solver:
        assert solver.compute() is not None
        return float(solver.cost)


@given(conflicts, weights)
def test_what_is_given_up_is_the_lightest_that_will_do(
    told: list[frozenset[str]], given_weights: list[int]
) -> None:
    weight = dict(zip("abcdefghijklmn", map(float, given_weights), strict=True))
    found = repaired(told, weight)
    assert found.exact
    assert all(each & found.given_up for each in told)
    assert found.weight == sum(weight[each] for each in found.given_up) == least(told, weight)


@given(conflicts)
def test_disputes_share_no_claim_and_lose_no_conflict(told: list[frozenset[str]]) -> None:
    groups = disputes(told)
    assert {each for group in groups for each in group} == set(told)
    spread = [frozenset[str]().union(*group) for group in groups]
    assert sum(map(len, spread)) == len(frozenset[str]().union(*spread))


def test_a_dispute_that_takes_too_long_is_repaired_all_the_same_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(repair, "MOST_TRIED", 2)
    told = [frozenset((f"x{one}", f"x{(one * 7 + other) % 12}")) for one in range(12) for other in (1, 2, 5)]
    found = repaired(told, {f"x{one}": 1.0 + one % 3 for one in range(12)})
    assert not found.exact
    assert all(each & found.given_up for each in told)
