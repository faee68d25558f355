"""The picture: well-formed, safe, true to the dates, and nothing written over anything else."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings

from abelard.case.load import load, loads
from abelard.model.date import Date, read_date
from abelard.model.span import Bounds
from abelard.views.lineage_choice import within
from abelard.views.lineage_gather import lineage
from abelard.views.lineage_layout import draw_lineage
from abelard.views.lineage_shapes import INK, Bar, Drawing, Label
from abelard.views.lineage_svg import lineage_svg
from abelard.views.packing import packed
from abelard.views.text_width import fitted, text_width
from tests.views.lineages import ledgers

if TYPE_CHECKING:
    from abelard.model.case import Case

SVG = "{http://www.w3.org/2000/svg}"
AGENTS = """
case "A <b>case</b> & more"
person p "P"
person q "Q"
organisation a "Alpha"
organisation b "Beta"
organisation c "Gamma"
organisation d "Delta"
source s article
  by: p
in s
"""


def case_of(text: str) -> Case:
    return loads(AGENTS + text).case


def drawn(text: str) -> Drawing:
    case = case_of(text)
    return draw_lineage(lineage(case), case)


def bar(drawing: Drawing, kind: str, agent: str) -> Bar:
    return next(bar for bar in drawing.bars if bar.kind == kind and bar.agent == agent)


def overlap(one: Label, other: Label) -> bool:
    left, top, right, bottom = one.box
    left2, top2, right2, bottom2 = other.box
    return left < right2 and left2 < right and top < bottom2 and top2 < bottom


def assert_apart(drawing: Drawing) -> None:
    for one, other in itertools.combinations(drawing.labels, 2):
        assert not overlap(one, other), (one, other)
    for label in drawing.labels:
        assert label.x >= drawing.left - 0.01
        assert label.x + label.width <= drawing.right + 0.01


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(ledgers())
def test_any_case_is_drawn_well_formed_with_no_label_over_another(ledger: str) -> None:
    case = loads(ledger).case
    drawing = draw_lineage(lineage(case), case)
    assert_apart(drawing)
    svg = lineage_svg(drawing)
    root = ET.fromstring(svg)  # noqa: S314  our own text
    assert not root.findall(f".//{SVG}script")
    assert svg == lineage_svg(draw_lineage(lineage(case), case))


@pytest.mark.parametrize("example", sorted(path.parent for path in Path("examples").glob("*/case.abl")))
def test_the_examples_are_drawn_with_no_label_over_another(example: Path) -> None:
    case = load(example).case
    drawing = draw_lineage(lineage(case), case)
    assert_apart(drawing)
    ET.fromstring(lineage_svg(drawing))  # noqa: S314  our own text


def test_hostile_names_are_words_and_nothing_else() -> None:
    case = loads(
        'case "</title><script>alert(1)</script>"\n'
        'organisation a "\\" onload=\\"alert(1)"\norganisation b "</text><image href=x>"\n'
        'person p "\u202eevil ]]>"\nsource s article\n  by: p\nin s\n'
        "a becomes b in 2000\np leads a from 1999\np denies a becomes b\n"
    ).case
    svg = lineage_svg(draw_lineage(lineage(case), case))
    root = ET.fromstring(svg)  # noqa: S314  our own text
    names = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert names <= {
        *("svg", "title", "desc", "style", "defs", "linearGradient", "stop"),
        *("g", "rect", "path", "text", "circle"),
    }
    assert not [key for element in root.iter() for key in element.attrib if key.startswith("on")]
    assert "\u202e" not in svg
    assert "</text><image href=x>" in "".join(root.itertext())


def test_the_picture_fetches_nothing_and_is_told_to_those_who_cannot_see_it() -> None:
    svg = lineage_svg(drawn("a becomes b in 2000\n"))
    root = ET.fromstring(svg)  # noqa: S314  our own text
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "lineage-title lineage-desc"
    assert "Alpha becomes Beta, 2000." in (root.findtext(f"{SVG}desc") or "")
    assert "prefers-color-scheme: dark" in svg
    assert re.findall(r"url\(([^)]*)\)", svg)
    assert all(target.startswith("#") for target in re.findall(r"url\(([^)]*)\)", svg))
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


def test_every_gradient_and_class_that_is_used_is_there() -> None:
    svg = lineage_svg(drawn("a part-of b from 2000~ to 2010\nq denies a part-of b\np leads a from 2001\n"))
    for target in set(re.findall(r"url\(#([^)]*)\)", svg)):
        assert f'id="{target}"' in svg


def test_uncertain_ends_are_drawn_at_their_true_width() -> None:
    drawing = drawn(
        "a declares between 2000-01-01 and 2004-12-31\na dissolves in 2010-06-01\nb declares in 2012-01-01\na part-of b in 2012\n"
    )
    extent = bar(drawing, "life", "a").extent
    per_day = (extent.x2 - extent.x1) / (day("2010-06-01") - day("2004-12-31"))
    assert extent.x1 - extent.x0 == pytest.approx(per_day * (day("2004-12-31") - day("2000-01-01")))
    assert extent.x2 == extent.x3
    assert not extent.open_start
    assert not extent.open_end


def test_what_nobody_bounds_is_open() -> None:
    extent = bar(drawn("a declares in 2000\nb declares in 2010\na joins b in 2010\n"), "life", "a").extent
    assert extent.open_end
    assert not extent.open_start


def test_disputed_belonging_has_two_colours_and_undisputed_none() -> None:
    text = "p affirms a part-of b from 2000 to 2010\np leads b from 1999\np leads a from 1999\n"
    plainly = bar(drawn(text), "part", "a")
    assert (plainly.colour, plainly.contested) == (INK, ())
    split = bar(drawn(text + "q denies a part-of b in 2005\n"), "part", "a")
    assert split.colour != split.against
    ((left, right),) = split.contested
    assert split.extent.x0 < left < right < split.extent.x3


def test_accepted_and_barred_arrows() -> None:
    text = (
        "p leads a from 1999\nq leads b from 1999\np pledges-to b in 2000\nq accepts-pledge-of p in 2001\n"
        "b expels a in 2003\n"
    )
    pledge, expulsion = sorted(drawn(text).arrows, key=lambda arrow: arrow.kind, reverse=True)
    assert (pledge.kind, pledge.accepted, pledge.barred) == ("pledges-to", True, False)
    assert (expulsion.kind, expulsion.accepted, expulsion.barred) == ("expels", False, True)
    assert pledge.x < expulsion.x


def test_bodies_that_become_one_another_share_a_band_and_merging_ones_curve_into_it() -> None:
    drawing = drawn("a declares in 1999\na becomes b in 2000\nc declares in 1999\nc merges-into b in 2002\n")
    assert bar(drawing, "life", "a").y == bar(drawing, "life", "b").y
    (curve,) = drawing.curves
    assert curve.kind == "merges-into"
    assert curve.x0 < curve.x1


def test_what_is_only_part_of_another_has_no_track_of_its_own() -> None:
    drawing = drawn("a part-of b from 2000\nb declares in 1999\n")
    assert [one.agent for one in drawing.bars if one.kind == "life"] == ["b"]
    assert bar(drawing, "part", "a").label is not None


def test_bodies_without_a_date_are_named_below() -> None:
    assert drawn("a part-of b\nc declares in 1999\n").note == "Not dated: Alpha, Beta."


def test_bodies_that_stand_alone_share_rows() -> None:
    text = "a declares in 1900\na dissolves in 1901\nb declares in 1950\nb dissolves in 1951\n"
    drawing = drawn(text)
    assert bar(drawing, "life", "a").y == bar(drawing, "life", "b").y


def test_a_window_is_the_whole_width_of_the_paper() -> None:
    case = case_of("a becomes b in 2000\np leads a from 1900\np leads b from 2000 to 2090\n")
    days = Bounds(day("1990-01-01"), day("2010-12-31"))
    drawing = draw_lineage(within(lineage(case), days), case, window=days)
    assert [year for _, year in drawing.years] == [
        "1990",
        "1992",
        "1994",
        "1996",
        "1998",
        "2000",
        "2002",
        "2004",
        "2006",
        "2008",
        "2010",
    ]
    for one in drawing.bars:
        assert drawing.left <= one.extent.x0 <= one.extent.x3 <= drawing.right


def test_a_person_who_leads_on_is_named_once() -> None:
    drawing = drawn("a becomes b in 2000\np leads a from 1990\np leads b from 2000 to 2010\n")
    assert [label.text for label in drawing.labels if label.role == "leader"] == ["P"]


def test_an_empty_case_is_drawn() -> None:
    ET.fromstring(lineage_svg(drawn("")))  # noqa: S314  our own text


@settings(max_examples=30)
@given(ledgers())
def test_texts_are_fitted_to_their_room(ledger: str) -> None:
    case = loads(ledger).case
    for agent in case.agents.values():
        assert text_width(fitted(agent.name, 12, 100), 12) <= max(100, text_width("…", 12))


def test_packing_takes_as_few_rows_as_it_needs() -> None:
    assert packed([(0, 10), (11, 20), (5, 15)], 1) == [0, 0, 1]
    assert packed([(0, 10), (10.5, 20)], 1) == [0, 1]
    assert packed([]) == []


def day(text: str) -> int:
    date = read_date(text)
    assert isinstance(date, Date)
    assert date.earliest is not None
    return date.earliest
