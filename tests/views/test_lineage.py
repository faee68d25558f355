"""The lineage as rows: which bodies, from when to when, led by whom, joined by what."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from abelard.case.load import load, loads
from abelard.model.date import Date, read_date
from abelard.model.span import Bounds, Span
from abelard.views.lineage import Body, Lineage, Link, LinkKind
from abelard.views.lineage_choice import focused, within
from abelard.views.lineage_gather import lineage
from abelard.views.lineage_json import lineage_json
from abelard.views.lineage_order import components, lines_of
from abelard.views.lineage_text import lineage_text
from abelard.views.lines import cells, plain
from abelard.views.sides import Standing
from tests.views.lineages import ledgers

if TYPE_CHECKING:
    from abelard.model.case import Case

AGENTS = """
case "Bodies"
person zarqawi "al-Zarqawi"
person muhajir "al-Muhajir"
person binladin "Bin Ladin"
person zawahiri "al-Zawahiri"
person adnani "al-Adnani"
organisation jtj "JTJ"
organisation aqm "al-Qaeda in Mesopotamia"
  acronym: "AQM"
organisation msm "MSM"
organisation isi "ISI"
organisation aq "al-Qaeda"
group five "five groups"
office pope "pope"
place france "France"
source s article
  by: zawahiri
in s
"""
STORY = """
jtj declares in 2003-10
zarqawi leads jtj from 2003-10
zarqawi pledges-to aq in 2004-10
binladin accepts-pledge-of zarqawi in 2004-12
binladin leads aq from by 2000
jtj becomes aqm after 2004-12-01
zarqawi leads aqm from 2004-12-10
zarqawi dies in 2006-06-07
aqm joins msm in 2006-01
five merges-into msm in 2006-01-15
msm becomes isi in 2006-10-15
muhajir leads isi from 2006-10-15
zawahiri affirms isi part-of aq from 2006-10 to 2014-02-03
adnani denies isi part-of aq
adnani affirms isi independent-of aq manner "in-practice" from 2006-10
isi named "a state" from 2006-10
"""


def case_of(text: str) -> Case:
    ledger = loads(AGENTS + text)
    assert not [problem for problem in ledger.problems if problem.severity == "error"], ledger.problems
    return ledger.case


def of(text: str) -> Lineage:
    return lineage(case_of(text))


def body(found: Lineage, id: str) -> Body:
    return next(body for body in found.bodies if body.id == id)


def links(found: Lineage, kind: LinkKind) -> list[Link]:
    return [link for link in found.links if link.kind is kind]


def days(text: str) -> Bounds:
    date = read_date(text)
    assert isinstance(date, Date)
    return Bounds(date.earliest, date.latest)


def test_bodies_that_are_joined_or_led_are_there_and_places_are_not() -> None:
    assert [one.id for one in of(STORY).bodies] == ["jtj", "aqm", "msm", "isi", "aq", "five"]
    assert of("").bodies == ()


def test_a_body_ends_where_the_next_begins_and_each_tells_of_the_other() -> None:
    found = of(STORY)
    assert body(found, "jtj").life.start == days("2003-10")
    handed = body(found, "jtj").life.end
    assert handed == body(found, "aqm").life.start
    # After 1 December 2004; by 10 December, when al-Zarqawi is said to lead the new body.
    assert handed == days("2004-12-02/2004-12-10")


def test_lines_follow_the_names() -> None:
    assert [[one.id for one in line.bodies] for line in lines_of(of(STORY))] == [
        ["jtj", "aqm"],
        ["msm", "isi"],
        ["aq"],
        ["five"],
    ]


def test_of_two_that_a_body_becomes_the_first_goes_on_its_line() -> None:
    found = of("jtj becomes isi in 2006\njtj becomes aqm in 2004\n")
    assert ["jtj", "aqm"] in [[one.id for one in line.bodies] for line in lines_of(found)]


def test_bodies_that_become_each_other_in_a_circle_still_make_lines() -> None:
    found = of("jtj becomes aqm in 2004\naqm becomes msm in 2005\nmsm becomes jtj in 2006\n")
    assert [[one.id for one in line.bodies] for line in lines_of(found)] == [["jtj", "aqm", "msm"]]


def test_a_pledge_is_made_for_the_body_that_the_person_leads_and_knows_its_acceptance() -> None:
    (pledge,) = links(of(STORY), LinkKind.PLEDGES)
    assert (pledge.source, pledge.target, pledge.by) == ("jtj", "aq", "zarqawi")
    assert pledge.accepted is not None
    assert pledge.accepted.time == "Dec 2004"


def test_a_pledge_to_a_person_goes_to_his_body() -> None:
    found = of(
        "binladin leads aq from 2000\nzarqawi leads jtj from 2003\nzarqawi pledges-to binladin in 2004\n"
    )
    (pledge,) = links(found, LinkKind.PLEDGES)
    assert (pledge.target, pledge.towards, pledge.towards_name) == ("aq", "binladin", "Bin Ladin")


def test_nobody_pledges_for_a_body_that_he_led_only_before() -> None:
    found = of("zarqawi leads jtj from 2000 to 2002\nzarqawi pledges-to aq in 2004\n")
    assert links(found, LinkKind.PLEDGES) == []


def test_leaders_end_with_their_death_or_their_body() -> None:
    found = of(STORY)
    (first,) = body(found, "jtj").leaders
    assert first.span.end == body(found, "jtj").life.end
    assert first.death is None
    (second,) = body(found, "aqm").leaders
    assert second.span.end == days("2006-06-07")
    assert second.death is not None


def test_what_is_only_attested_does_not_last_until_the_death() -> None:
    (leader,) = body(of("binladin leads aq in 2004\nbinladin dies in 2011-05-02\n"), "aq").leaders
    assert leader.span.end.earliest == days("2004").earliest
    assert leader.span.end.latest == days("2011-05-02").latest
    (leader,) = body(of("binladin leads aq from 2004\nbinladin dies in 2011-05-02\n"), "aq").leaders
    assert leader.span.certain == Bounds(days("2004").latest, days("2011-05-02").latest)


def test_belonging_is_disputed_by_a_denial_but_not_by_independence_in_practice() -> None:
    (part,) = links(of(STORY), LinkKind.PART_OF)
    assert part.said.standing is Standing.DISPUTED
    assert [voice.by for voice in part.said.voices] == [("zawahiri",), ("adnani",)]
    undisputed = STORY.replace("adnani denies isi part-of aq\n", "")
    assert links(of(undisputed), LinkKind.PART_OF)[0].said.standing is Standing.AFFIRMED
    plainly = undisputed.replace(' manner "in-practice"', "")
    assert links(of(plainly), LinkKind.PART_OF)[0].said.standing is Standing.DISPUTED


def test_a_denial_of_one_spell_leaves_the_other_alone() -> None:
    found = of(
        "one: isi part-of aq from 2004 to 2006\ntwo: isi part-of aq from 2010\n"
        "two: adnani denies isi part-of aq\n"
    )
    assert [link.said.standing for link in links(found, LinkKind.PART_OF)] == [
        Standing.AFFIRMED,
        Standing.DISPUTED,
    ]


def test_a_denial_of_a_time_contests_that_time_only() -> None:
    (part,) = links(
        of("isi part-of aq from 2006 to 2014\nadnani denies isi part-of aq in 2007-12\n"), LinkKind.PART_OF
    )
    assert part.said.contested == (days("2007-12"),)


def test_the_end_of_a_body_is_the_sooner_becoming_not_the_later_dissolution() -> None:
    found = of("jtj becomes aqm in 2004\nadnani affirms jtj dissolves in 2009\n")
    assert body(found, "jtj").life.end == days("2004")


def test_a_disputed_end_is_marked() -> None:
    found = of("muhajir dissolves aqm in 2006-11-10\nadnani denies muhajir dissolves aqm\n")
    assert body(found, "aqm").disputed_end is not None
    assert body(of("muhajir dissolves aqm in 2006-11-10\n"), "aqm").disputed_end is None


def test_under_its_old_name_the_body_of_today_is_meant() -> None:
    found = of("jtj becomes aqm in 2004\njtj joins msm in 2014\n")
    assert body(found, "aqm").seen.latest == days("2014").latest


def test_places_are_bodies_only_where_they_are_loyal() -> None:
    found = of("france loyal-to zawahiri from 1378\nzawahiri holds pope from 1378\n")
    assert {one.id for one in found.bodies} == {"france", "pope"}
    (loyal,) = links(found, LinkKind.LOYAL)
    assert (loyal.source, loyal.target, loyal.towards) == ("france", "pope", "zawahiri")


def test_loyalty_ends_when_it_is_renounced() -> None:
    text = "zawahiri holds pope from 1370\njtj loyal-to zawahiri from 1378\njtj renounces zawahiri in 1398\n"
    (loyal,) = links(of(text), LinkKind.LOYAL)
    assert loyal.ended == days("1398")


def test_focus_keeps_what_is_connected() -> None:
    found = of(STORY + 'pope named "papa" in 1999\nadnani holds pope from 1999\n')
    assert "pope" in {one.id for one in found.bodies}
    assert {one.id for one in focused(found, "isi").bodies} == {"jtj", "aqm", "msm", "isi", "aq", "five"}
    assert {one.id for one in focused(found, "adnani").bodies} == {"pope"}
    assert focused(found, "france").bodies == ()


def test_a_window_keeps_what_may_lie_in_it() -> None:
    found = within(of(STORY), days("2003/2004-11"))
    assert {link.kind for link in found.links} == {LinkKind.PLEDGES}
    assert {one.id for one in found.bodies} >= {"jtj", "aq"}
    assert "isi" not in {one.id for one in found.bodies}


def test_text_tells_each_body_once_and_keeps_to_its_width() -> None:
    case = case_of(STORY)
    lines = [plain(line) for line in lineage_text(lineage(case), case, 80)]
    assert max(map(cells, lines)) <= 80
    text = "\n".join(lines)
    assert "↳ al-Qaeda in Mesopotamia (AQM)  from 2–10 Dec 2004" in text
    assert "led by              al-Zarqawi, from 10 Dec 2004, † 7 Jun 2006" in text
    assert "pledges to          al-Qaeda, by al-Zarqawi, Oct 2004, accepted Dec 2004" in text
    assert "disputed: al-Zawahiri says so; al-Adnani denies it" in text
    assert "called              “a state”, from Oct 2006" in text
    assert sum(line.startswith(("ISI ", "↳ ISI")) for line in lines) == 1


def test_json_has_ids_extents_and_claims() -> None:
    case = case_of(STORY)
    value = json.loads(json.dumps(lineage_json(lineage(case))))
    row = next(row for row in value["rows"] if row["id"] == "aqm")
    assert row["line"] == "jtj"
    assert row["extent"]["start"] == ["2004-12-02", "2004-12-10"]
    assert set(row["claims"]) <= set(case.claim)
    link = next(link for link in value["links"] if link["kind"] == "part-of")
    assert link["disputed"] is True
    assert link["contested"] == [["2006-10-01", "2014-02-03"]]
    assert {voice["stance"] for voice in link["voices"]} == {"affirms", "denies"}


def test_another_dating_is_used_where_one_is_given() -> None:
    other = Span(days("1990"), days("1991"))
    found = lineage(case_of("isi part-of aq from 2006\n"), dating=lambda _: other)
    assert links(found, LinkKind.PART_OF)[0].said.span == other


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ledgers())
def test_any_case_has_a_lineage_in_which_every_body_is_on_one_line(ledger: str) -> None:
    case = loads(ledger).case
    found = lineage(case)
    on_lines = [one.id for line in lines_of(found) for one in line.bodies]
    assert sorted(on_lines) == sorted(one.id for one in found.bodies)
    in_components = [one.id for each in components(found) for line in each.lines for one in line.bodies]
    assert sorted(in_components) == sorted(on_lines)
    for one in found.bodies:
        assert not one.life.is_empty
    assert list(lineage_text(found, case, 60)) == list(lineage_text(lineage(case), case, 60))
    json.dumps(lineage_json(found))


@pytest.mark.parametrize("example", sorted(path.parent for path in Path("examples").glob("*/case.abl")))
def test_the_examples_have_a_lineage(example: Path) -> None:
    case = load(example).case
    found = lineage(case)
    assert len(found.bodies) > 10
    assert any(link.said.disputed for link in found.links)
