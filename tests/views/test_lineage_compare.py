"""Two viewpoints over each other: what each draws is marked as its own, never by its colour alone."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings

from abelard.case.load import loads
from abelard.reasoning.belief import Reasoning
from abelard.views.lineage_compare import Compared, Where, compared
from abelard.views.lineage_compare_svg import compare_svg
from abelard.views.lineage_compare_text import compare_text
from abelard.views.lineage_overlay import overlay
from abelard.views.lines import plain
from tests.views.lineages import ledgers

if TYPE_CHECKING:
    from abelard.model.case import Case

LEDGER = """
case "Two tellings"
person p "P"
person q "Q"
organisation a "Alpha"
organisation b "Beta"
organisation c "Gamma"
source s article
  by: p
source t article
  by: q
in s
a part-of b from 2001 to 2006
a pledges-to b in 2001
a leads c from 2000 to 2009
in t
a part-of b from 2001 to 2003
c merges-into b in 2005
a leads c from 2000 to 2009
viewpoint ps "What P says"
  believes: p
viewpoint qs "What Q says"
  believes: q
"""


def comparing(case: Case, here: str = "ps", there: str = "qs") -> Compared:
    reasoning = Reasoning(case)
    views = [case.viewpoint(each) for each in (here, there)]
    beliefs = [reasoning.believe(view) for view in views if view]
    return compared(beliefs[0], beliefs[1], (here, there))


@pytest.fixture(scope="module")
def found() -> Compared:
    case, problems = loads(LEDGER).case, loads(LEDGER).problems
    assert not [each for each in problems if each.severity == "error"]
    return comparing(case)


def test_each_statement_is_in_both_or_in_one(found: Compared) -> None:
    told = {each.id: each for each in found.told()}
    assert told["a part-of b"].where is Where.OTHERWISE
    assert told["a pledges-to b"].where is Where.HERE
    assert told["c merges-into b"].where is Where.THERE
    assert told["a leads c"].where is Where.BOTH
    assert told["a pledges-to b"].time_there == ""


def test_the_other_way_round_the_sides_are_exchanged(found: Compared) -> None:
    turned = {each.id: each.where for each in comparing(found.case, "qs", "ps").told()}
    swapped = {Where.HERE: Where.THERE, Where.THERE: Where.HERE}
    assert turned == {each.id: swapped.get(each.where, each.where) for each in found.told()}


def test_with_itself_nothing_differs(found: Compared) -> None:
    assert {each.where for each in comparing(found.case, "ps", "ps").told()} == {Where.BOTH}


def test_a_bar_has_its_extent_here_and_there(found: Compared) -> None:
    laid = overlay(found)
    [part] = [each for each in laid.bars if each.bar.kind == "part"]
    assert part.here is not None
    assert part.there is not None
    assert part.here.x3 > part.there.x3
    assert part.where is Where.OTHERWISE


def test_what_differs_is_marked_by_shape_and_sign(found: Compared) -> None:
    svg = compare_svg(overlay(found), subtitle=found.subtitle)
    root = ET.fromstring(svg)  # noqa: S314  our own
    acts = [each for each in root.iter() if each.get("class") == "act pledges-to"]
    assert "Only in “ps”" in "".join(acts[0].itertext())
    assert not any("stroke-dasharray" in each.attrib for each in acts[0].iter())
    curve = next(each for each in root.iter() if each.get("class") == "curve merges-into")
    assert any("stroke-dasharray" in each.attrib for each in curve.iter())
    texts = ["".join(each.itertext()) for each in root.iter() if each.tag.endswith("text")]
    assert any(text.endswith(" ¹") for text in texts)
    assert any("only in: qs" in text for text in texts)


def test_it_is_told_in_words(found: Compared) -> None:
    lines = [plain(line) for line in compare_text(found)]
    assert "Only in “ps”: 1" in lines
    assert any(line.strip().startswith("Alpha pledges allegiance to Beta") for line in lines)


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(ledgers())
def test_of_any_case_any_two_witnesses_can_be_compared(ledger: str) -> None:
    views = "\nviewpoint v0: believes p0\nviewpoint v1: believes p1\nviewpoint v2: rejects p0\n"
    case = loads(ledger + views).case
    for here, there in combinations(("everyone", *case.viewpoints), 2):
        found = comparing(case, here, there)
        svg = compare_svg(overlay(found), subtitle=found.subtitle)
        ET.fromstring(svg)  # noqa: S314  our own
        ids = re.findall(r'data-claims="([^"]*)"', svg)
        assert {claim for each in ids for claim in each.split()} <= set(found.case.claim)
