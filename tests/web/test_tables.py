"""The tables of a published page say what the engine says when it is asked again without some witnesses."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from abelard.model.problem import AbelardError
from abelard.web.bar import Asked
from abelard.web.briefing import questions
from abelard.web.desk import Desk
from abelard.web.tables import LETTERS, Tables, tables

if TYPE_CHECKING:
    from pathlib import Path

WORDS = {letter: str(verdict) for verdict, letter in LETTERS.items()}


def from_tables(found: Tables, rejected: frozenset[str]) -> dict[str, str]:
    """Read the tables as the page does: who is rejected himself, or by his party, carries nothing."""
    stand = {
        leaf.key: leaf.carries
        and leaf.id not in rejected
        and (leaf.own or not rejected.intersection(leaf.parties))
        for leaf in found.leaves
    }
    default = {leaf.key: leaf.carries for leaf in found.leaves}
    told = {}
    for table in found.tables:
        if all(stand[each] == default[each] for each in table.besides):
            row = sum(1 << place for place, each in enumerate(table.on) if stand[each])
            told[table.statement] = WORDS[table.answers[row]]
    return told


def from_engine(desk: Desk, viewpoint: str, rejected: frozenset[str]) -> dict[str, str]:
    bar, belief = desk.belief(Asked(viewpoint=viewpoint, rejecting=tuple(sorted(rejected))))
    return {
        f"{question.id}/{rival.id}/{place}": part.verdict
        for question in questions(bar, belief, desk.showing)
        for rival in question.rivals
        for place, part in enumerate(rival.parts)
    }


@pytest.mark.parametrize("name", ["islamic-state-al-qaeda", "western-schism"])
def test_a_table_says_what_the_engine_says(name: str, root: Path, *, reduced: bool) -> None:
    desk = Desk(root / "examples" / name, read_only=True)
    chance, compared = random.Random(7), 0  # noqa: S311  a test's
    for viewpoint in ("everyone", *list(desk.case.viewpoints)[: 1 if reduced else 3]):
        found = tables(*desk.belief(Asked(viewpoint=viewpoint)))
        carrying = [leaf.id for leaf in found.leaves if leaf.carries and not leaf.id.startswith("^")]
        parties = sorted({party for leaf in found.leaves for party in leaf.parties})
        for _ in range(4 if reduced else 12):
            some = chance.sample([*carrying, *parties], k=min(len(carrying), chance.randint(0, 4)))
            rejected = frozenset(some)
            told, engine = from_tables(found, rejected), from_engine(desk, viewpoint, rejected)
            assert {key: engine[key] for key in told} == told, (viewpoint, sorted(rejected))
            compared += len(told)
    assert compared > 100


def test_open_witnesses_can_be_believed(case: Path) -> None:
    desk = Desk(case)
    found = tables(*desk.belief(Asked(viewpoint="bobs")))
    table = next(each for each in found.tables if each.statement == "q/yes/0")
    stand = {leaf.key: leaf.carries for leaf in found.leaves} | {"+ann": True}
    row = sum(1 << place for place, each in enumerate(table.on) if stand[each])
    bar, belief = desk.belief(Asked(viewpoint="bobs", believing=("ann",)))
    assert WORDS[table.answers[row]] == questions(bar, belief, desk.showing)[0].rivals[0].verdict


def test_a_case_without_questions_has_no_tables(tmp_path: Path) -> None:
    (tmp_path / "case.abl").write_text('person ann "Ann"\n', encoding="utf-8")
    try:
        found = tables(*Desk(tmp_path).belief(Asked()))
    except AbelardError as error:  # pragma: no cover
        pytest.fail(str(error))
    assert found.tables == ()
