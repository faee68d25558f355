"""What must not change an answer does not: the order of claims, the names of things, what is beside the point."""

from __future__ import annotations

import random
import re

import clingo
import pytest
from hypothesis import given
from hypothesis import strategies as st

from abelard.case.load import loads
from abelard.model.inquiry import EVERYONE, Otherwise, Viewpoint
from abelard.model.statement import Ref, Statement
from abelard.reasoning.answer import verdict
from abelard.reasoning.belief import Belief, Reasoning
from abelard.reasoning.grounds import grounds_of
from abelard.reasoning.maximal import Clause, maximal_sets
from tests.oracle.random_cases import random_case
from tests.oracle.test_belief import periods, statements

SEEDS = range(12)
RENAMED = {
    "aa": "body-one",
    "bb": "zz9",
    "cc": "b",
    "mm": "xylophone",
    "nn": "an-nasir",
    "xx": "qq",
    "zz": "aa0",
}


def believed(text: str, viewpoint: str = "everyone") -> Belief:
    case = loads(text).case
    return Reasoning(case).believe(case.viewpoints.get(viewpoint, EVERYONE))


def answers(belief: Belief, names: dict[str, str] | None = None) -> list[tuple[str, list[list[str]]]]:
    """Return every answer, with the supports; under other names, those of the same things."""
    back = {new: old for old, new in (names or {}).items()}
    found = []
    for statement in statements():
        asked = _renamed(statement, names or {})
        for period in periods():
            grounds = grounds_of(belief, asked, period)
            supports = belief.supports(grounds.pro_node(certain=True))
            needs = sorted(sorted(back.get(each, each) for each in one.needs) for one in supports)
            found.append((str(verdict(grounds, belief.holds)), needs))
    return found


def _renamed(statement: Statement, names: dict[str, str]) -> Statement:
    def one(term: object) -> Ref:
        assert isinstance(term, Ref)
        return Ref(names.get(term.id, term.id))

    return Statement(one(statement.subject), statement.predicate, one(statement.object))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("viewpoint", ["everyone", "vv"])
def test_the_order_of_claims_changes_nothing(seed: int, viewpoint: str) -> None:
    text = random_case(seed)
    blocks = re.split(r"\n(?=\S)", text)
    claims = [block for block in blocks if "\n  id: k" in block]
    rest = [block for block in blocks if "\n  id: k" not in block]
    random.Random(seed).shuffle(claims)  # noqa: S311  no secret hangs on it
    shuffled = "\n".join([*rest, *claims])
    assert answers(believed(shuffled, viewpoint)) == answers(believed(text, viewpoint))


@pytest.mark.parametrize("seed", SEEDS)
def test_other_names_change_nothing(seed: int) -> None:
    text = random_case(seed)
    other = re.sub(r"\b[a-z]{2}\b", lambda found: RENAMED.get(found[0], found[0]), text)
    assert answers(believed(other), RENAMED) == answers(believed(text))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_beside_the_point_changes_nothing(seed: int) -> None:
    text = random_case(seed)
    more = 'person other "O"\norganisation far "F"\nother affirms other leads far from 1999\n  id: far1\n'
    assert answers(believed(text + "\n" + more)) == answers(believed(text))


@pytest.mark.parametrize("seed", range(40))
def test_believing_more_loses_nothing_that_only_affirmations_carry(seed: int) -> None:
    """Without denials, doubts, identity and endings, what follows from some follows from more."""
    text = random_case(seed)
    kept = [
        block
        for block in re.split(r"\n(?=\S)", text)
        if "\n  id: k" not in block
        or not re.search(
            r"denies|doubts|retracts|searched|expels|renounces|dies|leaves|same-as|writes| to 2000|\^k", block
        )
    ]
    reasoning = Reasoning(loads("\n".join(kept)).case)
    fewer = reasoning.believe(Viewpoint(id="few", believes=("xx",)))
    more = reasoning.believe(Viewpoint(id="more", believes=("xx", "yy"), otherwise=Otherwise.OPEN))
    for fact in fewer.derivation.facts.all:
        assert not fewer.holds(fact.node) or more.holds(fact.node)


claims = st.sampled_from("abcdef")
sets = st.frozensets(claims, min_size=1, max_size=3)
clauses = st.lists(st.builds(Clause, sets, st.frozensets(sets, max_size=2)), min_size=1, max_size=6)


@given(clauses)
def test_narratives_are_those_that_clingo_finds(told: list[Clause]) -> None:
    every = sorted({claim for clause in told for each in (clause.needs, *clause.unless) for claim in each})
    program = [f"{{in({claim})}}." for claim in every]
    for number, clause in enumerate(told):
        program += [
            f"off({number}) :- {', '.join(f'in({claim})' for claim in sorted(each))}."
            for each in clause.unless
        ]
        needs = ", ".join(f"in({claim})" for claim in sorted(clause.needs))
        program.append(f":- {needs}, not off({number}).")
    control = clingo.Control(["0", "--warn=none"])
    control.add("base", [], "\n".join(program))
    control.ground([("base", [])])
    models: list[frozenset[str]] = []
    control.solve(
        on_model=lambda model: models.append(
            frozenset(str(atom.arguments[0]) for atom in model.symbols(atoms=True) if atom.name == "in")
        )
    )
    expected = {kept for kept in models if not any(kept < other for other in models)}
    assert set(maximal_sets(told, within=60)[0]) == expected
