"""The timeline: which rows, in what order, how they stand, how they read."""

from __future__ import annotations

from abelard.case.load import loads
from abelard.model.date import Date, read_date
from abelard.model.span import Bounds
from abelard.views.lines import cells, plain
from abelard.views.sides import Standing
from abelard.views.timeline import Timeline, timeline
from abelard.views.timeline_json import timeline_json
from abelard.views.timeline_text import timeline_text

CASE = """
person zawahiri "al-Zawahiri"
person adnani "al-Adnani"
person orton "Kyle Orton"
person zarqawi "al-Zarqawi"
organisation isi "ISI"
organisation aq "al-Qaeda"
place iraq "Iraq"
source essay article
  by: orton
in essay
zarqawi pledges-to aq in 2004-10
isi declares in 2006-10-15
zarqawi moves-to iraq in 2002-07~
zarqawi located-in iraq from by 2002-05
isi declares as "a state"
zawahiri affirms isi part-of aq from 2006-10 to 2014-02-03
adnani affirms isi independent-of aq from 2006-10
2007-12 zawahiri denies ?x part-of aq place iraq in 2007-12
adnani denies zarqawi leads isi in 2005
isi opposes aq
"""
CASE_READ = loads(CASE).case


def window(first: str, last: str) -> Bounds:
    one, other = read_date(first), read_date(last)
    assert isinstance(one, Date)
    assert isinstance(other, Date)
    return Bounds(one.earliest, other.latest)


def said(rows: Timeline) -> list[str]:
    return [f"{row.time}: {row.sentence}" for row in rows.rows]


def test_rows_stand_in_the_order_of_their_earliest_possible_start() -> None:
    assert said(timeline(CASE_READ)) == [
        "from May 2002 or before: al-Zarqawi is in Iraq",
        "about Jul 2002: al-Zarqawi moves to Iraq",
        "Oct 2004: al-Zarqawi pledges allegiance to al-Qaeda",
        "2005: al-Zarqawi leads ISI",
        "from Oct 2006: ISI is independent of al-Qaeda",
        "from Oct 2006 to 3 Feb 2014: ISI is part of al-Qaeda",
        "15 Oct 2006: ISI is proclaimed",
    ]


def test_undated_statements_are_counted_and_patterns_are_not() -> None:
    assert timeline(CASE_READ).undated == 1


def test_rows_know_how_they_stand() -> None:
    standing = {row.sentence: row.standing for row in timeline(CASE_READ).rows}
    assert standing["ISI is part of al-Qaeda"] is Standing.DISPUTED
    assert standing["ISI is independent of al-Qaeda"] is Standing.DISPUTED
    assert standing["al-Zarqawi leads ISI"] is Standing.DENIED
    assert standing["ISI is proclaimed"] is Standing.AFFIRMED


def test_a_denial_of_another_time_disputes_nothing() -> None:
    text = CASE + "adnani denies isi declares in 1999\nadnani denies zarqawi pledges-to aq in 2004\n"
    standing = {row.sentence: row.standing for row in timeline(loads(text).case).rows}
    assert standing["ISI is proclaimed"] is Standing.AFFIRMED
    assert standing["al-Zarqawi pledges allegiance to al-Qaeda"] is Standing.DISPUTED


def test_a_denial_with_a_variable_disputes_what_it_fits() -> None:
    text = CASE + "adnani denies ?x pledges-to aq\n"
    rows = {row.sentence: row for row in timeline(loads(text).case).rows}
    row = rows["al-Zarqawi pledges allegiance to al-Qaeda"]
    assert row.disputed
    assert [voice.by for voice in row.voices] == [("orton",), ("adnani",)]


def test_a_window_keeps_what_may_lie_in_it() -> None:
    assert said(timeline(CASE_READ, window=window("2004", "2005"))) == [
        "from May 2002 or before: al-Zarqawi is in Iraq",
        "Oct 2004: al-Zarqawi pledges allegiance to al-Qaeda",
        "2005: al-Zarqawi leads ISI",
    ]


def test_rows_of_an_agent_and_of_a_speaker() -> None:
    assert len(timeline(CASE_READ, agent="iraq").rows) == 2
    spoken = {row.sentence for row in timeline(CASE_READ, speaker="zawahiri").rows}
    assert spoken == {"ISI is part of al-Qaeda", "ISI is independent of al-Qaeda"}


def test_lanes() -> None:
    assert {row.lane for row in timeline(CASE_READ, lane="kind").rows} >= {"part-of", "declares"}
    assert {row.lane for row in timeline(CASE_READ, lane="speaker").rows} == {"orton", "zawahiri", "adnani"}
    assert {row.lane_name for row in timeline(CASE_READ).rows} == {"ISI", "al-Zarqawi"}


def test_another_dating_is_used_where_one_is_given() -> None:
    days = window("1990", "1990")
    rows = timeline(CASE_READ, dating=lambda _: timeline(CASE_READ).rows[2].span, window=days)
    assert rows.rows == ()


def test_text_keeps_to_its_width_and_has_years_as_headings() -> None:
    lines = [plain(line) for line in timeline_text(timeline(CASE_READ), CASE_READ, 70)]
    assert max(map(cells, lines)) <= 70
    assert [line for line in lines if line.isdigit()] == ["2002", "2004", "2005", "2006"]
    assert "1 more statement has no date." in lines
    assert any("disputed: al-Zawahiri says so;" in line for line in lines)


def test_json_has_ids_extents_and_claims() -> None:
    value = timeline_json(timeline(CASE_READ))
    row = value["rows"][2]
    assert row["id"] == "zarqawi pledges-to aq"
    assert row["extent"]["start"] == ["2004-10-01", "2004-10-31"]
    assert row["claims"]
    assert set(row["claims"]) <= set(CASE_READ.claim)
    assert value["undated"] == 1


def test_an_empty_case_has_no_rows() -> None:
    empty = loads("").case
    assert timeline(empty).rows == ()
    assert list(timeline_text(timeline(empty), empty)) == [()]


def test_a_denial_of_another_time_has_a_row_of_its_own() -> None:
    case = loads(
        'person a "A"\nperson c "C"\nsource s letter\n  by: c\nin s\n'
        "a writes-to c in 1845-11\ndenies a writes-to c in 1845-12\n"
    ).case
    told = [(row.time, [str(voice.stance) for voice in row.voices]) for row in timeline(case).rows]
    assert told == [("Nov 1845", ["affirms"]), ("Dec 1845", ["denies"])]
