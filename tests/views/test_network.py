"""Who is tied to whom as of a date, and where somebody was."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings

from abelard.case.load import loads
from abelard.model.day import day_of
from abelard.model.span import Bounds
from abelard.views.itinerary import itinerary
from abelard.views.network import Tie, network
from abelard.views.network_layout import place_network
from abelard.views.network_svg import network_svg
from abelard.views.sides import Standing
from abelard.views.text_width import text_width
from tests.views.lineages import ledgers

if TYPE_CHECKING:
    from abelard.model.case import Case

LEDGER = """
case "Ties"
person p "Paul"
person q "Quinn"
person r "Rosa"
organisation a "Alpha"
organisation b "Beta"
place rome "Rome"
place pisa "Pisa"
place fondi "Fondi"
source s article
  by: p
source t article
  by: q
in s
q member-of a from 2001 to 2005
r leads b from 2003
q meets r place pisa in 2004
a allied-with b from 2000 to 2009
q moves-to rome from-place fondi in 2002
q plans (r dies) place fondi in 2003
r located-in fondi
in t
q denies a allied-with b
"""


@pytest.fixture(scope="module")
def case() -> Case:
    return loads(LEDGER).case


def year(number: int) -> Bounds:
    return Bounds(day_of(number, 1, 1), day_of(number, 12, 31))


def pairs(case: Case, *, window: Bounds | None = None, acts: bool = True) -> dict[tuple[str, str], Tie]:
    found = network(case, window=window, acts=acts)
    return {(tie.one, tie.other): tie for tie in found.ties}


def test_ties_are_of_the_date_that_is_asked_for(case: Case) -> None:
    assert set(pairs(case)) == {("a", "q"), ("b", "r"), ("q", "r"), ("a", "b")}
    assert set(pairs(case, window=year(2001))) == {("a", "q"), ("a", "b")}
    assert ("q", "r") in pairs(case, window=year(2004))
    assert ("q", "r") not in pairs(case, window=year(2004), acts=False)


def test_a_tie_is_certain_or_only_possible(case: Case) -> None:
    assert pairs(case, window=year(2003))["a", "q"].certain
    assert not pairs(case, window=Bounds(day_of(2005, 12, 30), day_of(2005, 12, 30)))["a", "q"].certain


def test_a_tie_that_somebody_denies_is_disputed(case: Case) -> None:
    assert pairs(case)["a", "b"].standing is Standing.DISPUTED


def test_only_around_one(case: Case) -> None:
    near = network(case, focus="b", steps=1)
    assert {node.id for node in near.nodes} == {"a", "b", "r"}
    assert near.left_out == 1
    assert len(network(case, focus="b", steps=2).nodes) == 4


def test_the_same_rows_give_the_same_drawing_with_names_apart(case: Case) -> None:
    sheets = [place_network(network(case), 900) for _ in range(2)]
    assert sheets[0] == sheets[1]
    boxes = [(one.x, one.y, one.x + text_width(one.name, 12)) for one in sheets[0].nodes]
    for place, (left, y, right) in enumerate(boxes):
        assert 0 <= left <= 900
        for other_left, other_y, other_right in boxes[place + 1 :]:
            assert abs(y - other_y) > 15 or right < other_left or other_right < left


def test_a_drawing_tells_disputed_from_certain_by_shape(case: Case) -> None:
    svg = network_svg(place_network(network(case), 900), title="Ties", colour_of=lambda _: -1)
    root = ET.fromstring(svg)  # noqa: S314  our own
    ties = {each.get("class"): each for each in root.iter() if "tie" in (each.get("class") or "")}
    assert len([path for path in ties["tie disputed"].iter() if path.tag.endswith("path")]) == 3
    assert len([path for path in ties["tie affirmed"].iter() if path.tag.endswith("path")]) == 2


@settings(deadline=None, max_examples=20, suppress_health_check=list(HealthCheck))
@given(ledgers())
def test_any_case_can_be_drawn(ledger: str) -> None:
    case = loads(ledger).case
    found = network(case)
    if found.ties:
        ET.fromstring(network_svg(place_network(found, 900), title=case.title, colour_of=lambda _: 3))  # noqa: S314  our own
    for agent in case.agents:
        itinerary(case, agent)


def test_an_itinerary_has_the_places_in_their_order(case: Case) -> None:
    found = itinerary(case, "q")
    assert [stop.name for stop in found.stops] == ["Rome", "Fondi", "Pisa"]
    assert [stop.name for stop in itinerary(case, "r").stops] == ["Pisa"]
    assert itinerary(case, "r").undated == ("Fondi",)
    assert itinerary(case, "p").stops == ()
