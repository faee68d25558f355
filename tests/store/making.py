"""Cases for the tests of the store: generated ones, and random ones less what the store does not take."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.case.load import loads
from abelard.model.claim import Stance
from abelard.model.inquiry import EVERYONE, Otherwise, Viewpoint
from abelard.store import Question, Store
from abelard.store.deriving import FOREVER
from bench.reasoning import workload, written

if TYPE_CHECKING:
    from abelard.model.case import Case
    from abelard.model.statement import Statement
    from abelard.reasoning.belief import Reasoning

FIRST_DAY = 730_120


def generated(claims: int, seed: int) -> Case:
    """Return a case of the benchmark's workload."""
    return loads(written.ledger(workload.make(claims, seed))).case


def taken(case: Case) -> tuple[Case, Store]:
    """Return the case without the claims that the store does not take, and its store."""
    kept = tuple(
        claim for claim in case.claims if claim.stance is not Stance.SEARCHED_FOR
    )  # it carries nothing
    case = replace(case, claims=kept)
    store = Store.of_case(case)
    while store.problems:
        left_out = {problem.message.split()[0][1:] for problem in store.problems}
        case = replace(case, claims=tuple(claim for claim in case.claims if claim.id not in left_out))
        store = Store.of_case(case)
    return case, store


def viewpoints(case: Case, seed: int) -> list[Viewpoint]:
    """Return everyone's viewpoint and some that believe, reject and leave open this one and that."""
    rng = random.Random(seed)  # noqa: S311  no secret hangs on it
    found = [EVERYONE, *case.viewpoints.values()]
    for number in range(4):
        pool = [
            *rng.sample(list(case.agents), 4),
            *rng.sample(list(case.sources), 3),
            *(f"^{claim.id}" for claim in rng.sample(case.claims, 3)),
        ]
        rng.shuffle(pool)
        found.append(
            Viewpoint(
                id=f"v{number}",
                believes=tuple(pool[:4]),
                rejects=tuple(pool[4:7]),
                open=tuple(pool[7:]),
                otherwise=rng.choice(list(Otherwise)),
            )
        )
    return found


def statements(case: Case, reasoning: Reasoning) -> list[Statement]:
    """Return all that is said or follows."""
    facts = (fact.statement for fact in reasoning.derivation().facts.all)
    return list(dict.fromkeys((*facts, *(claim.statement for claim in case.claims))))


def questions(found: list[Statement], seed: int, days: int, most: int = 80) -> list[Question]:
    """Ask of some statements at times of every length, with their labels and without."""
    rng = random.Random(seed)  # noqa: S311  no secret hangs on it
    asked = []
    for statement in rng.sample(found, min(most, len(found))):
        first = FIRST_DAY + rng.randint(-days // 10, days)
        last = first + rng.choice([0, 0, days // 100, days // 10, days // 3])
        if rng.random() < 0.2:
            first, last = -FOREVER, FOREVER
        asked.append(Question(statement.labelled("") if rng.random() < 0.3 else statement, first, last))
    return asked
