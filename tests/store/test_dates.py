"""The store dates everything as the network of dates does, whether claims agree or not."""

from __future__ import annotations

import pytest

from abelard.case.load import loads
from abelard.model.inquiry import EVERYONE
from abelard.reasoning.belief import Reasoning
from abelard.reasoning.dating import Dating
from tests.oracle.random_cases import random_case
from tests.sizes import REDUCED
from tests.store.making import generated, taken


@pytest.mark.parametrize("seed", range(2 if REDUCED else 8))
def test_bounds_are_those_of_the_network(seed: int) -> None:
    case = generated(250, seed) if seed % 2 == 0 else loads(random_case(seed, most=24)).case
    case, store = taken(case)
    belief = Reasoning(case).believe(EVERYONE)
    query = "SELECT id, statement FROM claims_in ORDER BY claim"
    numbers = dict(store.con.execute(query).fetchall())
    for dates, dating in (
        (store.dates(), Dating(case)),
        (store.dates(store.believe().carried()), belief.dating),
    ):
        disputed = {claim for component in dating.network.disputed for claim in component.claims}
        known = {claim.statement: numbers[claim.id] for claim in case.claims}
        for statement, number in known.items():
            assert dates.bounds(number) == dating.span(statement), statement
        for claim in dating.claims:
            assert bool(dates.disputed[dates.component[numbers[claim.id]]]) == (
                claim.id in disputed
            ) or not _dated(claim.id, disputed, dating)


def _dated(claim: str, disputed: set[str], dating: Dating) -> bool:
    """Whether a claim says anything of dates: one that does not is in no component."""
    return claim in disputed or claim in set(dating.network.claims)
