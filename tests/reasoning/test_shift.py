"""Changes of story: of a speaker, and of a side whose members tell it differently."""

from __future__ import annotations

import pytest

from abelard.case.load import loads
from abelard.reasoning.belief import Reasoning
from abelard.reasoning.conflict import conflicts_of
from abelard.reasoning.shift import Shift, shifts_of
from tests.ledgers import ledger

LATER = ("source later speech", "  by: zawahiri", "  said: 2015, public")


def shifts(*lines: str) -> tuple[Shift, ...]:
    found = loads(ledger(*LATER, *lines))
    assert not found.problems, found.problems
    belief = Reasoning(found.case).believe()
    return shifts_of(belief, conflicts_of(belief))


@pytest.mark.parametrize(
    ("lines", "speakers"),
    [
        (["in speech", "isi part-of aq in 2007", "in later", "denies isi part-of aq in 2007"], ["zawahiri"]),
        (["in speech", "isi part-of aq in 2007", "in later", "denies isi part-of aq in 2010"], []),
        (["in speech", "isi part-of aq in 2007", "denies isi part-of aq in 2007"], []),
        (["in speech", "isi part-of aq in 2007", "retracts isi part-of aq in 2007"], ["zawahiri"]),
        (["in speech", "isi part-of aq in 2007", "badri denies isi part-of aq in 2007"], []),
        (["party side", "  includes: zawahiri, badri", "in speech", "isi part-of aq in 2007", "badri denies isi part-of aq in 2007"], ["side"]),
    ],
)  # fmt: skip
def test_who_changed_their_story(lines: list[str], speakers: list[str]) -> None:
    assert [each.speaker for each in shifts(*lines)] == speakers


def test_the_earlier_telling_comes_first() -> None:
    (shift,) = shifts("in later", "denies isi part-of aq in 2007", "in speech", "isi part-of aq in 2007")
    assert (shift.before.source, shift.after.source) == ("speech", "later")


def test_a_rival_reading_may_be_what_changed() -> None:
    (shift,) = shifts(
        "in speech", 'denies ?x named "al-Qaeda" place iraq in 2007', "  reading: denies isi part-of aq in 2007",
        "in later", "isi part-of aq in 2007",
    )  # fmt: skip
    assert shift.reading
