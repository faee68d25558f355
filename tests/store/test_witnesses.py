"""What hangs on whom: supports, probabilities, what every source bears, and witnesses withdrawn one by one."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest

from abelard.case.load import loads
from abelard.model.inquiry import Chance
from abelard.reasoning.answer import Verdict, verdict
from abelard.reasoning.belief import Reasoning
from abelard.reasoning.grounds import grounds_of
from abelard.reasoning.period import Period
from abelard.reasoning.probability import probabilities, with_chances
from abelard.reasoning.standing import adjusted
from tests.oracle.random_cases import random_case
from tests.sizes import REDUCED
from tests.store.making import generated, questions, statements, taken, viewpoints

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from abelard.model.case import Case
    from abelard.store import Store

SEEDS = range(2 if REDUCED else 6)
DAYS = {True: 6000, False: 14}


@cache
def made(seed: int) -> tuple[Case, Store]:
    """Return a case and its store: by turns a generated one, and one whose rules run in circles."""
    case = generated(100, seed) if seed % 2 == 0 else loads(random_case(seed + 20, most=24)).case
    return taken(case)


def bits(words: NDArray[np.uint64], world: int) -> NDArray[np.bool_]:
    """Return what holds in a world."""
    return ((words[:, world // 64] >> np.uint64(world % 64)) & np.uint64(1)).astype(bool)


@pytest.mark.parametrize("seed", SEEDS)
def test_supports_and_probabilities_are_those_of_the_reasoning(seed: int) -> None:
    case, store = made(seed)
    reasoning, rng = Reasoning(case), random.Random(seed)  # noqa: S311  no secret hangs on it
    found = [each for each in statements(case, reasoning) if not each.qualifiers and each.is_ground]
    for plain in viewpoints(case, seed)[:2]:
        named = rng.sample([*case.agents, *case.sources], 8)
        chances = tuple(Chance(witness=each, probability=rng.choice([0.2, 0.5, 0.9])) for each in named)
        view = replace(plain, chances=chances)
        belief, other = store.believe(view), reasoning.believe(view)
        weighed = with_chances(other)
        for question in questions(found, seed, DAYS[seed % 2 == 0], 12):
            period = Period(question.first, question.last)
            grounds = grounds_of(other, question.statement, period)
            certain = verdict(grounds, other.holds) is Verdict.YES
            expected = other.supports(grounds.pro_node(certain=certain))
            listing = belief.supports(question, 48)
            assert listing.complete == expected.complete
            assert set(listing.supports) == {each.needs for each in expected}, question
            node = grounds_of(weighed, question.statement, period).pro_node(certain=True)
            (probability,) = probabilities(weighed, [node], [])
            assert belief.probability(question).value == pytest.approx(probability.value), question


@pytest.mark.parametrize("seed", SEEDS)
def test_what_every_source_bears_is_what_changes_without_it(seed: int) -> None:
    case, store = made(seed)
    sources = list(case.sources)
    numbers = store.find("sources", set(sources))
    nodes = np.concatenate([store.drawn.states, store.drawn.claims]).tolist()
    for view in viewpoints(case, seed)[:3]:
        belief = store.believe(view)
        sensitivity = belief.sensitivity()
        without = store.believe(*(adjusted(view, rejecting=(each,)) for each in sources)).values
        stands = bits(belief.values, 0)
        for node in nodes:
            holds, bearing = sensitivity.of(node)
            assert holds == stands[node]
            changed = {
                numbers[each]
                for world, each in enumerate(sources)
                if bits(without[[node]], world)[0] != holds
            }
            assert set(bearing) == changed


@pytest.mark.parametrize("seed", SEEDS)
def test_withdrawing_one_by_one_comes_to_the_same_as_believing_the_rest(seed: int) -> None:
    case, store = made(seed)
    rng = random.Random(seed)  # noqa: S311  no secret hangs on it
    witnesses = [*case.sources, *case.agents]
    leaves = store.drawn.graph.leaves
    for view in viewpoints(case, seed)[:3]:
        painted = store.believe(view).painted()
        out: list[str] = []
        for _ in range(8):
            back = bool(out) and rng.random() < 0.4
            witness = rng.choice(out if back else [each for each in witnesses if each not in out])
            (out.remove if back else out.append)(witness)
            before = painted.holds.copy()
            changed = (painted.restore if back else painted.withdraw)(*store.witnesses(witness))
            assert set(np.flatnonzero(before != painted.holds)) == set(changed.tolist())
            expected = bits(store.believe(adjusted(view, rejecting=out)).values, 0)
            assert np.array_equal(painted.holds[leaves:], expected[leaves:]), out
