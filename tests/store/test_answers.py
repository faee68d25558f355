"""The store answers as the reasoning does: which claims carry, and every kind of answer at every kind of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from abelard.case.load import loads
from abelard.reasoning.answer import verdict
from abelard.reasoning.belief import Reasoning
from abelard.reasoning.grounds import grounds_of
from abelard.reasoning.period import Period
from abelard.store import Store
from bench.reasoning import workload, written
from tests.oracle.random_cases import random_case
from tests.sizes import REDUCED
from tests.store.making import generated, questions, statements, taken, viewpoints

if TYPE_CHECKING:
    from pathlib import Path

    from abelard.model.case import Case


def agree(case: Case, store: Store, seed: int, days: int) -> int:
    """Compare all answers; return how many were compared."""
    reasoning = Reasoning(case)
    views = viewpoints(case, seed)
    belief = store.believe(*views)
    beliefs = [reasoning.believe(view) for view in views]
    for number, (view, other) in enumerate(zip(views, beliefs, strict=True)):
        carried = [other.carries(claim) for claim in case.claims]
        assert belief.carried(number).tolist() == carried, view
    found = [each for each in statements(case, reasoning) if not each.qualifiers and each.is_ground]
    asked = questions(found, seed, days)
    for question, answers in zip(asked, belief.verdicts(asked), strict=True):
        period = Period(question.first, question.last)
        expected = [verdict(grounds_of(other, question.statement, period), other.holds) for other in beliefs]
        assert answers == expected, question
    return len(asked) * len(views)


@pytest.mark.parametrize("seed", range(2 if REDUCED else 6))
def test_it_answers_as_the_reasoning_does(seed: int) -> None:
    case = generated(200, seed)
    store = Store.of_case(case)
    assert store.complete
    assert not store.problems
    assert agree(case, store, seed, 6000) > 200


@pytest.mark.parametrize("seed", range(3 if REDUCED else 12))
def test_it_answers_as_the_reasoning_does_where_rules_run_in_circles(seed: int) -> None:
    case, store = taken(loads(random_case(seed, most=24)).case)
    if len(case.claims) > 3:
        assert agree(case, store, seed, 14) > 0


def test_parquet_and_a_case_give_the_same_tables(tmp_path: Path) -> None:
    made = workload.make(150, 3)
    written.parquet(made, tmp_path)
    stores = Store.of_parquet(tmp_path), Store.of_case(loads(written.ledger(made)).case)
    columns = "id, stance, mode, begins, ends, start_least, start_most, end_least, end_most"
    told = "anchor IS NULL, coalesce(least, 0) * (anchor IS NOT NULL)::INTEGER"
    one, other = (
        store.con.execute(f"SELECT {columns}, {told} FROM claims_in ORDER BY claim").fetchall()  # noqa: S608
        for store in stores
    )
    assert one == other
    sizes = [store.drawn.graph.size for store in stores]
    assert np.ptp([size - store.drawn.graph.leaves for size, store in zip(sizes, stores, strict=True)]) == 0


def test_what_it_does_not_take_is_named() -> None:
    case = loads(
        """
person anna "Anna"
person bert "Bert"
organisation club "The club"
source letter letter
  by: anna

in letter

anna leads club in 1900
  id: plain
anna part-of club manner "in-name" in 1900
  id: qualified
anna same-as bert
  id: identity
bert retracts ^plain
  id: retraction
anna leads club in one of 1901, 1903
  id: either
"""
    ).case
    store = Store.of_case(case)
    assert {problem.code for problem in store.problems} == {"beyond-store"}
    left_out = {problem.message.split()[0][1:] for problem in store.problems}
    assert "plain" not in left_out
    assert {"qualified", "identity", "retraction"} <= left_out
