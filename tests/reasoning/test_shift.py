"""Changes of story: of a speaker, and of a side whose members tell it differently."""

from __future__ import annotations

import pytest

from abelard.case.load import loads
from abelard.model.date import Date, read_date
from abelard.model.inquiry import Otherwise, Viewpoint
from abelard.reasoning.belief import Reasoning
from abelard.reasoning.shift import Shift, shifts_of
from tests.ledgers import ledger

LATER = ("source later speech", "  by: zawahiri", "  said: 2015, public")


def read(text: str) -> Date:
    date = read_date(text)
    assert isinstance(date, Date)
    return date


def shifts(*lines: str) -> tuple[Shift, ...]:
    found = loads(ledger(*LATER, *lines))
    assert not found.problems, found.problems
    belief = Reasoning(found.case).believe()
    return shifts_of(belief)


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


@pytest.mark.parametrize(
    ("view", "turns"),
    [
        (Viewpoint(id="v", rejects=("zawahiri",)), ["contradicts", "retracts"]),
        (Viewpoint(id="v", otherwise=Otherwise.OPEN), ["contradicts", "retracts"]),
        (Viewpoint(id="v", rejects=("later",)), []),
        (Viewpoint(id="v", known_at=read("2015")), ["contradicts"]),
        (Viewpoint(id="v", known_at=read("2014")), []),
    ],
)
def test_it_counts_that_they_said_so(view: Viewpoint, turns: list[str]) -> None:
    found = loads(
        ledger(
            *LATER,
            "source last letter",
            "  by: zawahiri",
            "  said: 2016, public",
            "in speech",
            "denies isi part-of aq",
            "in later",
            "yes: isi part-of aq",
            "in last",
            "retracts ^yes",
        )
    )
    assert [each.turn for each in shifts_of(Reasoning(found.case).believe(view))] == turns
