"""What a reader of the first release found wrong, each as small as it gets."""

from __future__ import annotations

import pytest

from abelard.model.date import Date, read_date
from abelard.model.inquiry import EVERYONE, Otherwise, Viewpoint
from abelard.reasoning.ask import Answer, ask
from abelard.reasoning.belief import Reasoning
from abelard.reasoning.compare import compare
from abelard.reasoning.conflict import conflicts_of
from abelard.workspace import open_text

HEAD = """
person badri "Badri"
person orton "Orton"
person zawahiri "Zawahiri"
organisation aq "Al-Qaeda"
source one book
  by: orton
source two book
  by: badri
"""


def asked(text: str, pattern: str, at: str = "", view: Viewpoint = EVERYONE) -> Answer:
    workspace = open_text(HEAD + text)
    date = read_date(at) if at else None
    assert date is None or isinstance(date, Date)
    return ask(Reasoning(workspace.case).believe(view), workspace.pattern(pattern), at=date)


def against(answer: Answer) -> list[tuple[str, ...]]:
    return [support.needs for support in answer.findings[0].against]


def test_a_claim_does_not_speak_against_itself() -> None:
    dated = "in one\norton meets badri in 1846-08\nin two\n"
    denied = asked(dated + "denies orton meets badri\n", "orton meets badri")
    assert (str(denied.verdict), against(denied)) == ("disputed", [("badri", "two")])
    state = asked("in one\norton leads aq from 2000 to 2010\n", "orton leads aq")
    assert (str(state.verdict), against(state)) == ("yes", [])


def test_who_dates_it_wholly_elsewhere_is_named() -> None:
    rivals = asked(
        "in one\norton meets badri in 1846\nin two\norton meets badri in 1850\n", "orton meets badri"
    )
    assert str(rivals.verdict) == "disputed"
    assert against(rivals) == [("badri", "two"), ("one", "orton")]
    undated = "in one\norton meets badri in 1846\nin two\norton meets badri\nin one\nzawahiri denies orton meets badri\n"
    assert against(asked(undated, "orton meets badri")) == [("one", "orton", "zawahiri")]


def test_an_answer_is_dated_as_tightly_as_its_claims_allow() -> None:
    told = "in one\norton meets badri in 1846-09-23\nin two\norton meets badri"
    for later in ("", " 5 days after (zawahiri writes-to aq)"):
        answer = asked(f"{told}{later}\nzawahiri writes-to aq\n", "orton meets badri")
        extent = answer.findings[0].extent
        assert extent is not None
        assert extent.as_json() == {
            "start": ["1846-09-23", "1846-09-23"],
            "end": ["1846-09-23", "1846-09-23"],
        }


def test_what_stopped_a_claim_is_named() -> None:
    doubted = "in one\norton meets badri in 1846\n  id: met\nin two\ndoubts ^met\n  id: no-sure\n"
    answer = asked(doubted, "orton meets badri")
    assert (str(answer.verdict), answer.stopped) == ("unknown", ("no-sure",))
    trusting = Viewpoint(id="v", believes=("orton", "badri"))
    assert asked(doubted, "orton meets badri", view=trusting).stopped == ()


def test_of_two_days_one_of_which_is_meant_the_day_between_is_neither() -> None:
    told = "in one\norton writes-to badri in [2002-05-03,2002-05-05]\n"
    answers = {day: str(asked(told, "orton writes-to badri", f"2002-05-0{day}").verdict) for day in (3, 4, 5)}
    assert answers == {3: "possibly", 4: "unknown", 5: "possibly"}


def test_an_event_of_which_there_is_one_does_not_speak_against_itself() -> None:
    once = asked("in one\norton dies in 1854\n", "orton dies")
    assert (str(once.verdict), against(once)) == ("yes", [])
    twice = asked("in one\norton dies in 1854\nin two\norton dies in 1860\n", "orton dies", "1854")
    assert (str(twice.verdict), against(twice)) == ("disputed", [("badri", "two")])


def test_to_take_back_a_statement_is_not_to_take_back_its_denial() -> None:
    told = "in one\ndenies badri leads aq\n  said: 2001\nyes: badri leads aq\n  said: 2002\n"
    for taken in ("retracts ^yes", "retracts badri leads aq"):
        answer = asked(f"{told}{taken}\n  said: 2003\n", "badri leads aq")
        assert (str(answer.verdict), against(answer)) == ("denied", [("one", "orton")])
    only_no = "in one\ndenies badri leads aq\n  said: 2001\nretracts badri leads aq\n  said: 2003\n"
    assert str(asked(only_no, "badri leads aq").verdict) == "unknown"


def test_nobody_takes_back_the_word_of_others() -> None:
    told = "in one\nyes: badri leads aq\n  said: 2001\nin two\nyes: badri leads aq\nin one\nretracts ^yes\n  said: 2003\n"
    answer = asked(told, "badri leads aq")
    assert [support.needs for support in answer.findings[0].supports] == [("badri", "two")]


def test_what_both_viewpoints_take_alike_makes_no_difference() -> None:
    workspace = open_text(
        HEAD + "in one\nbadri affirms badri leads aq in 2001\nzawahiri denies badri leads aq in 2001\n"
    )
    reasoning = Reasoning(workspace.case)
    his, theirs = (
        reasoning.believe(Viewpoint(id=id, believes=yes, rejects=no, otherwise=Otherwise.OPEN))
        for id, yes, no in (("his", ("badri",), ("zawahiri",)), ("theirs", ("zawahiri",), ("badri",)))
    )
    found = compare(his, theirs)
    assert found.witnesses == ("badri",)
    assert [each.witnesses for each in found.only_here] == [("badri",)]


ONCE = """
person x "X"
person y "Y"
person z "Z"
organisation o "O"
source s book
  by: y
source t book
  by: z
in s
x dies in 1410-05-03
  id: may
y kills z in 1410
x founds o in 1400
o dissolves in 1420
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("x dies in 1411", "no"),
        ("x dies in 1410-05", "yes"),
        ("x dies in 1410", "yes"),
        ("x dies after 1412", "no"),
        ("x dies", "yes"),
        ("y kills z in 1411", "no"),
        ("y kills z in 1410-03", "possibly"),
        ("x founds o in 1402", "no"),
        ("o dissolves in 1421", "unknown"),
    ],
)
def test_what_happens_once_did_not_happen_elsewhere(question: str, answer: str) -> None:
    workspace = open_text(ONCE)
    assert str(ask(Reasoning(workspace.case).believe(), workspace.pattern(question)).verdict) == answer


def test_who_dates_otherwise_what_happens_once_disputes_it() -> None:
    workspace = open_text(ONCE + "in t\nx dies in 1411\n  id: later\n")
    reasoning = Reasoning(workspace.case)
    pattern = workspace.pattern("x dies in 1411")
    assert str(ask(reasoning.believe(), pattern).verdict) == "disputed"
    (conflict,) = conflicts_of(reasoning.believe()).found
    assert set(conflict.claims) == {"may", "later"}
    assert str(ask(reasoning.believe(rejecting=["z"]), pattern).verdict) == "no"
    assert str(ask(reasoning.believe(rejecting=["y"]), pattern).verdict) == "yes"
    off = Viewpoint(id="off", otherwise=Otherwise.BELIEVE, rejects=("z",), without_rules=("dies-once",))
    assert str(ask(reasoning.believe(off), pattern).verdict) == "unknown"


def test_what_ended_is_named_only_against_what_it_rules_out() -> None:
    told = "in one\nbadri leads aq from 2006 to 2014-02-03\nbadri leads aq in 2014\nin two\ndenies badri leads aq\n"
    assert against(asked(told, "badri leads aq")) == [("badri", "two")]
