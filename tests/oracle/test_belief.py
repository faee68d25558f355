"""The engine against the reference: answers and supports of small random cases, not one disagreement."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from abelard.case.load import loads
from abelard.model.inquiry import EVERYONE, Viewpoint
from abelard.model.statement import Ref, Statement
from abelard.reasoning.answer import verdict
from abelard.reasoning.belief import Belief, Reasoning
from abelard.reasoning.grounds import grounds_of
from abelard.reasoning.period import EVER, Period
from tests.oracle import brute
from tests.oracle.random_cases import BODIES, MEN, random_case

if TYPE_CHECKING:
    from abelard.model.case import Case

QUICK, SLOW = range(60), range(60, 3000)
START = 730119


def statements() -> list[Statement]:
    pairs = [
        (one, verb, other) for verb in ("part-of", "independent-of") for one, other in permutations(BODIES, 2)
    ]
    pairs += [
        (man, verb, body) for verb in ("leads", "member-of", "directs") for man in MEN for body in BODIES
    ]
    pairs.append((MEN[0], "loyal-to", MEN[1]))
    return [Statement(Ref(one), verb, Ref(other)) for one, verb, other in pairs]


def periods() -> list[Period]:
    return [
        EVER,
        Period(START + 3, START + 3),
        Period(START + 2, START + 9),
        Period(START + 4, START + 6, throughout=True),
    ]


def loaded(seed: int) -> tuple[Case, list[Viewpoint]]:
    ledger = loads(random_case(seed))
    problems = [
        problem for problem in ledger.problems if problem.code not in ("label-reused", "duplicate-claim")
    ]
    assert not problems, (seed, [str(problem) for problem in problems])
    return ledger.case, [EVERYONE, ledger.case.viewpoints["vv"]]


def check_answers(seed: int) -> None:
    case, viewpoints = loaded(seed)
    reasoning = Reasoning(case)
    for viewpoint in viewpoints:
        belief = reasoning.believe(viewpoint)
        world = brute.World(case, viewpoint, brute.Witnesses(case, viewpoint).leaves())
        for claim in case.claims:
            carries = belief.carries(claim)
            assert carries == (claim in world.carried), (seed, viewpoint.id, claim.id)
        for statement in statements():
            for period in periods():
                check_answer(seed, belief, world, statement, period)


def check_answer(seed: int, belief: Belief, world: brute.World, statement: Statement, period: Period) -> None:
    grounds = grounds_of(belief, statement, period)
    mine = verdict(grounds, belief.holds)
    theirs = brute.verdict(world, statement, period.first, period.last, throughout=period.throughout)
    assert str(mine) == theirs, (seed, belief.viewpoint.id, str(statement), period)


@pytest.mark.parametrize("seed", QUICK)
def test_answers(seed: int) -> None:
    check_answers(seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SLOW)
def test_answers_of_many_more(seed: int) -> None:
    check_answers(seed)


def check_supports(seed: int) -> int:
    """Compare the supports of what is asked, for both viewpoints; return how many were compared."""
    case, viewpoints = loaded(seed)
    reasoning = Reasoning(case)
    compared = 0
    for viewpoint in viewpoints:
        belief = reasoning.believe(viewpoint)
        leaves = used(belief)
        if len(leaves) > MOST_LEAVES:
            continue
        subsets = brute.Subsets(case, viewpoint, leaves)
        for statement in statements():
            for period in (EVER, Period(START + 4, START + 6)):
                compared += check_support(belief, statement, period, subsets)
    return compared


def used(belief: Belief) -> set[str]:
    """Return the believed witnesses on whom any claim depends."""
    circuit = belief.circuit
    below = circuit.below(belief.credit.node(claim) for claim in belief.case.claims)
    return {key for node in below if (key := circuit.keys.get(node, "+"))[0] != "+"}


def check_support(belief: Belief, statement: Statement, period: Period, subsets: brute.Subsets) -> int:
    node = grounds_of(belief, statement, period).pro_node(certain=True)
    listing = belief.supports(node)
    assert listing.complete
    mine = {frozenset(support.needs) for support in listing}

    def follows(world: brute.World) -> bool:
        return brute.held_at(world, statement, period.first, period.last) is True

    if mine:
        theirs = subsets.supports(follows)
        assert mine == theirs, (belief.viewpoint.id, str(statement), period)
    return bool(mine)


MOST_LEAVES = 7


@pytest.mark.parametrize("seed", range(40))
def test_supports(seed: int) -> None:
    check_supports(seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40, 600))
def test_supports_of_many_more(seed: int) -> None:
    check_supports(seed)
