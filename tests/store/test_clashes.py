"""The store finds the clashes that the reasoning finds, and names claims that really clash, none of them idle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from abelard.case.load import loads
from abelard.model.inquiry import EVERYONE
from abelard.reasoning.belief import Reasoning
from abelard.reasoning.clash import clashes
from abelard.reasoning.dating import Dating
from abelard.reasoning.derivation import CLAIM_MARK
from abelard.reasoning.supports import BestLabels
from tests.oracle.random_cases import random_case
from tests.sizes import REDUCED
from tests.store.making import generated, taken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abelard.model.case import Case
    from abelard.reasoning.clash import Clash
    from abelard.reasoning.supports import Labels
    from abelard.store import Store

Key = tuple[str, frozenset[tuple[object, ...]], str]


def key_of(clash: Clash) -> Key:
    facts = frozenset((str(fact.statement.labelled("")), *fact.track.limits) for fact in clash.facts)
    return (
        "denial" if clash.kind == "denial" else clash.by,
        facts,
        clash.denial.claim.id if clash.denial else "",
    )


def expected(case: Case) -> dict[Key, set[frozenset[str]]]:
    """Return the minimal sets of claims of every clash."""
    belief = Reasoning(case).believe(EVERYONE)
    standing = {f"{CLAIM_MARK}{claim.id}" for claim in case.claims if belief.stands(claim)}
    derivation = belief.derivation

    class Truth(BestLabels):
        """Minimal sets over claims that stand."""

        def leaf(self, key: str) -> Labels:
            return super().leaf(key) if key in standing else ()

    found: dict[Key, set[frozenset[str]]] = {}
    for clash in clashes(derivation):
        if not clash.tension:
            worlds = belief.by_claims([clash.node], _Standing(standing))
            if worlds[clash.node]:
                labels = belief.by_claims([clash.node], Truth(400, holds=lambda _: False))[clash.node]
                sets = {frozenset(need.removeprefix(CLAIM_MARK) for need in label.needs) for label in labels}
                found.setdefault(key_of(clash), set()).update(sets)
    return found


class _Standing:
    """The algebra of truth over the claims that stand."""

    def __init__(self, standing: set[str]) -> None:
        self._standing = standing

    def leaf(self, key: str) -> bool:
        return key in self._standing

    def both(self, values: Sequence[bool]) -> bool:
        return all(values)

    def either(self, values: Sequence[bool]) -> bool:
        return any(values)

    def negation(self, _node: int, value: bool) -> bool:  # noqa: FBT001  as the protocol has it
        return not value


def listed(store: Store) -> tuple[dict[Key, set[frozenset[str]]], list[frozenset[str]]]:
    """Return the clashes of a store in the same way."""
    query = "SELECT id FROM claims_in ORDER BY claim"
    ids = [row[0] for row in store.con.execute(query).fetchall()]
    query = """
        SELECT t.id || ' ' || p.id || coalesce(' ' || u.id, ''), sl, sm, el, em FROM state
        JOIN terms_in t ON t.term = s LEFT JOIN terms_in u ON u.term = o JOIN predicate p USING (pred) ORDER BY state
    """
    states = store.con.execute(query).fetchall()
    found: dict[Key, set[frozenset[str]]] = {}
    dates = []
    for clash in store.believe().clashes():
        claims = frozenset(ids[each] for each in clash.claims)
        if clash.by == "dates":
            dates.append(claims)
        else:
            facts = frozenset(states[each] for each in clash.states)
            key = (clash.by, facts, ids[clash.denial] if clash.denial >= 0 else "")
            found.setdefault(key, set()).add(claims)
    return found, dates


@pytest.mark.parametrize("seed", range(2 if REDUCED else 8))
def test_every_clash_is_found_and_rests_on_claims_it_needs(seed: int) -> None:
    case = generated(150, seed) if seed % 2 == 0 else loads(random_case(seed, most=24)).case
    case, store = taken(case)
    logical = expected(case)
    mine, _ = listed(store)
    assert mine.keys() == logical.keys()
    for key, sets in mine.items():
        assert sets <= logical[key], key


@pytest.mark.parametrize("seed", range(2 if REDUCED else 6))
def test_every_clash_of_dates_is_covered(seed: int) -> None:
    case = generated(150, seed) if seed % 2 == 0 else loads(random_case(seed, most=24)).case
    case, store = taken(case)
    belief = Reasoning(case).believe(EVERYONE)
    _, mine = listed(store)
    dating = Dating(case, [claim for claim in case.claims if belief.stands(claim)])
    disputed = list(dating.network.disputed)
    every = {
        frozenset(conflict.claims)
        for component in disputed
        for conflict in component.dispute_within(10**6).conflicts
    }
    assert set(mine) <= every
    assert all(any(each <= set(component.claims) for each in mine) for component in disputed)
