"""Each party has one colour, of eight; it may choose its own."""

from __future__ import annotations

from abelard.case.load import loads
from abelard.model.agent import COLOURS
from abelard.views.colours import member_colours, party_colours


def test_parties_have_colours_in_the_order_of_the_files() -> None:
    case = loads("party a\n  includes: x\nparty b\nperson x\n").case
    assert party_colours(case) == {"a": 0, "b": 1}
    assert member_colours(case) == {"a": 0, "b": 1, "x": 0}


def test_a_party_may_choose_and_the_others_give_way() -> None:
    case = loads("party a\nparty b\n  colour: blue\nparty c\n  colour: violet\n").case
    assert party_colours(case) == {"b": 0, "c": COLOURS.index("violet"), "a": 1}


def test_there_are_eight() -> None:
    case = loads("".join(f"party p{number}\n" for number in range(10))).case
    assert sorted(party_colours(case).values()) == list(range(len(COLOURS)))


def test_a_colour_that_is_none_is_a_mistake() -> None:
    loaded = loads("party a\n  colour: mauve\n")
    assert [(each.code, each.where.line) for each in loaded.problems if each.severity == "error"]
    assert party_colours(loaded.case) == {"a": 0}
