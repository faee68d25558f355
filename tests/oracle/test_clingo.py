"""The engine against clingo: which claims carry, answers, supports, conflicts and probabilities.

clingo is told the rules of docs/semantics.md as an answer-set program (`belief.lp`), and works them out with
machinery of its own: grounding, stable models, minimal models by domain heuristics.
"""

from __future__ import annotations

import random

import pytest

from abelard.case.load import loads
from abelard.model.inquiry import Chance, Otherwise, Viewpoint
from abelard.reasoning import conflict as conflict_module
from abelard.reasoning.answer import verdict
from abelard.reasoning.belief import Reasoning
from abelard.reasoning.conflict import conflicts_in_some_world, conflicts_of
from abelard.reasoning.grounds import grounds_of
from abelard.reasoning.period import EVER, Period
from abelard.reasoning.probability import probabilities
from tests.oracle import asp
from tests.oracle.random_cases import random_case
from tests.oracle.test_belief import START, loaded, periods, statements, used
from tests.sizes import some

TWO = [EVER, Period(START + 4, START + 6)]
MOST_WITNESSES = 8


@pytest.fixture(autouse=True)
def _no_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave date conflicts to the oracle of the date network."""
    monkeypatch.setattr(conflict_module, "_dates", lambda *_: ())


def check_answers(seed: int) -> None:
    case, viewpoints = loaded(seed)
    reasoning = Reasoning(case)
    for viewpoint in viewpoints:
        belief = reasoning.believe(viewpoint)
        theirs, carried = asp.answers(case, viewpoint, statements(), periods())
        assert {claim.id for claim in case.claims if belief.carries(claim)} == carried, (seed, viewpoint.id)
        mine = {
            (asked, when): str(verdict(grounds_of(belief, statement, period), belief.holds))
            for asked, statement in enumerate(statements())
            for when, period in enumerate(periods())
        }
        assert mine == theirs, (seed, viewpoint.id)


def check_supports(seed: int) -> None:
    case, viewpoints = loaded(seed)
    reasoning = Reasoning(case)
    for viewpoint in viewpoints:
        belief = reasoning.believe(viewpoint)
        theirs = asp.Supports(case, viewpoint, statements(), TWO)
        for asked, statement in enumerate(statements()):
            for when, period in enumerate(TWO):
                listing = belief.supports(grounds_of(belief, statement, period).pro_node(certain=True))
                assert listing.complete
                mine = {frozenset(support.needs) for support in listing}
                assert mine == theirs.of(asked, when), (seed, viewpoint.id, str(statement), when)


def check_conflicts(seed: int, most: int) -> None:
    case = loads(random_case(seed, most)).case
    belief = Reasoning(case).believe()
    found = conflicts_of(belief)
    assert found.complete
    standing = sorted(claim.id for claim in case.claims if belief.stands(claim) and not claim.reading_of)
    mine = {frozenset(each.claims) for each in found.found if not each.tension}
    theirs = asp.conflicts(case, standing)
    assert mine == theirs, (seed, mine ^ theirs)


def check_probability(seed: int) -> None:
    """Compare with the sum over all worlds, each worked out by clingo."""
    case = loads(random_case(seed)).case
    reasoning = Reasoning(case)
    leaves = sorted(used(reasoning.believe()))
    if len(leaves) > MOST_WITNESSES:
        return
    rng = random.Random(seed)  # noqa: S311  no secret hangs on it
    chances = {leaf: rng.choice((0.1, 0.3, 0.5, 0.8)) for leaf in leaves}
    given = tuple(Chance(witness=leaf, probability=chance) for leaf, chance in chances.items())
    view = Viewpoint(id="chancy", otherwise=Otherwise.BELIEVE, chances=given)
    belief = reasoning.believe(view)
    found = conflicts_in_some_world(belief)
    conflicts = [each.clash.node for each in (*found.found, *found.latent) if not each.tension]
    for statement in statements():
        node = grounds_of(belief, statement, EVER).pro_node(certain=True)
        if not belief.holds(node):
            continue
        (mine,) = probabilities(belief, [node], conflicts)
        base = joint = 0.0
        for believed, follows, consistent in asp.worlds(case, view, leaves, statement, EVER):
            weight = 1.0
            for leaf in leaves:
                weight *= chances[leaf] if leaf in believed else 1 - chances[leaf]
            base += weight * consistent
            joint += weight * (consistent and follows)
        assert mine.consistent == pytest.approx(base), (seed, str(statement))
        assert mine.value == (pytest.approx(joint / base) if base else None), (seed, str(statement))


@pytest.mark.parametrize("seed", range(30))
def test_answers(seed: int) -> None:
    check_answers(seed)


@pytest.mark.parametrize("seed", range(16))
def test_supports(seed: int) -> None:
    check_supports(seed)


@pytest.mark.parametrize("seed", [*range(12), 53, 107, 158, 207, 240])
def test_conflicts(seed: int) -> None:
    check_conflicts(seed, 18)


@pytest.mark.parametrize("seed", [*range(12), 55])
def test_probability(seed: int) -> None:
    check_probability(seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", some(range(30, 2500)))
def test_answers_of_many_more(seed: int) -> None:
    check_answers(seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", some(range(16, 1000)))
def test_supports_of_many_more(seed: int) -> None:
    check_supports(seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", some(range(12, 1000)))
def test_conflicts_of_many_more(seed: int) -> None:
    check_conflicts(seed, 18)


@pytest.mark.slow
@pytest.mark.parametrize("seed", some(range(12, 500)))
def test_probability_of_many_more(seed: int) -> None:
    check_probability(seed)
