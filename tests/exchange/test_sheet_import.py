"""Sheets of claims into a case: read as their writers meant them, asked about where that is unclear, never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from abelard.case.load import load, loads
from abelard.case.write_case import write_case
from abelard.exchange.columns import AGENTS, CLAIMS, SOURCES, Column, read_header
from abelard.exchange.csv_file import read_csv, write_csv
from abelard.exchange.sheet_export import agents_table, claims_table, not_in_sheets, sources_table
from abelard.exchange.sheet_import import Imported, import_tables
from abelard.exchange.table import Row, Table
from abelard.exchange.xlsx_file import read_xlsx, write_xlsx
from abelard.model.case import Case
from abelard.model.names import fold
from abelard.model.problem import Severity
from tests.strategies import ledgers
from tests.strategies_notation import words

ROOT = Path(__file__).parents[2]
LEDGER = (Path(__file__).parent / "ledger.abl").read_text("utf-8")
EXAMPLES = sorted(path.parent for path in ROOT.glob("examples/*/case.abl"))
KNOWN = """
person zawahiri "Ayman al-Zawahiri"
person zarqawi "Abu Musab al-Zarqawi"
organisation isi "ISI"
organisation aq "al-Qaeda"
source essay article "The Essay"
  by: zawahiri
place iraq "Iraq"
"""


def head_of(case: Case) -> str:
    """Return the ledger of a case without what sheets hold."""
    return write_case(Case(circa=case.circa, own_vocabulary=case.own_vocabulary))


def back_from_sheets(case: Case, tables: tuple[Table, ...]) -> Case:
    """Return the case that its own sheets make in one that has its vocabulary alone."""
    base = loads(head_of(case))
    result = import_tables(tables, base.case)
    assert (result.problems, result.unread) == ([], [])
    again = loads("\n\n".join((head_of(case), *result.blocks)))
    assert [problem for problem in again.problems if problem.severity is Severity.ERROR] == []
    return again.case


def assert_same(one: Case, other: Case) -> None:
    assert dict(one.agents) == dict(other.agents)
    assert dict(one.sources) == dict(other.sources)
    assert one.claims == other.claims


def sheets(case: Case) -> tuple[Table, ...]:
    return claims_table(case), agents_table(case), sources_table(case)


@pytest.mark.parametrize("folder", [None, *EXAMPLES], ids=lambda folder: folder.name if folder else "ledger")
def test_the_sheets_of_a_case_give_back_its_claims_agents_and_sources(folder: Path | None) -> None:
    case = loads(LEDGER).case if folder is None else load(folder).case
    assert_same(back_from_sheets(case, sheets(case)), case)
    data, _ = write_xlsx(sheets(case))
    assert_same(back_from_sheets(case, read_xlsx(data, "c.xlsx")[0]), case)
    tables = tuple(read_csv(write_csv(table), f"{table.name}.csv")[0] for table in sheets(case))
    assert_same(back_from_sheets(case, tables), case)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
@given(ledgers())
def test_the_sheets_of_every_case_give_it_back(ledger: str) -> None:
    case = loads(ledger).case
    assert_same(back_from_sheets(case, sheets(case)), case)


def test_what_no_sheet_holds_is_told() -> None:
    assert not_in_sheets(loads(LEDGER).case)[:4] == ("1 question", "1 viewpoint", "1 episode", "1 note")


def imported(text: str, case: str = KNOWN, **options: str) -> Imported:
    table, problems = read_csv(text.encode(), "s.csv")
    assert problems == ()
    return import_tables([table], loads(case).case, **options)


def told(result: Imported) -> list[str]:
    return [f"{problem.where}: {problem.code}" for problem in result.problems]


@pytest.mark.parametrize(
    ("sheet", "claim"),
    [
        ("subject,predicate,object\nisi,part-of,aq", "isi part-of aq"),
        ("who,actor,relation,target\nAyman al-Zawahiri,ISI,part of,Al Qaeda", "zawahiri affirms isi part-of aq"),
        ("subject,verb,object\nISI,Is Part Of,al-Qaeda", "isi part-of aq"),
        ("subject,verb,object\nISI,is led by,Ayman al-Zawahiri", "zawahiri leads isi"),
        ("speaker,stance,subject,predicate,object\nzawahiri,No,isi,part_of,aq", "zawahiri denies isi part-of aq"),
        ("by,subject,predicate,object\nzawahiri; zarqawi,isi,part-of,aq", "zawahiri, zarqawi affirms isi part-of aq"),
        ('by,subject,predicate,object\n"zawahiri, zarqawi",isi,part-of,aq', "zawahiri, zarqawi affirms isi part-of aq"),
        ("statement\nThe relationship was an abstraction", '"The relationship was an abstraction"'),
        ("statement\n(isi part-of aq)", "isi part-of aq"),
        ("subject,predicate,object\nisi,named,Islamic State of Iraq", 'isi named "Islamic State of Iraq"'),
        ("subject,predicate,object,amount\nzawahiri,asks,zarqawi,100000 USD", "zawahiri asks zarqawi amount 100000 USD"),
        ("subject,predicate,object,Place\nisi,part-of,aq,Iraq", "isi part-of aq place iraq"),
        ("subject,predicate,object,date\nzarqawi,pledges-to,aq,3 October 2004", "zarqawi pledges-to aq in 2004-10-03"),
        ("subject,predicate,object,date\nzarqawi,pledges-to,aq,by May 2004", "zarqawi pledges-to aq by 2004-05"),
        ("subject,predicate,object,date\nisi,part-of,aq,2006/2014", "isi part-of aq from 2006 to 2014"),
        ("subject,predicate,object,year\nisi,part-of,aq,2006", "isi part-of aq\n  note: year: 2006"),
        ("subject,predicate,object,when\nisi,part-of,aq,2006.0", "isi part-of aq in 2006"),
        ("subject,predicate,object,start,end\nisi,part-of,aq,2006,before 2014-03", "isi part-of aq from 2006 to before 2014-03"),
        ("subject,predicate,object,since\nisi,part-of,aq,circa 2006", "isi part-of aq from 2006~"),
        ("date said,speaker,subject,predicate,object\nMay 2014,zawahiri,isi,part-of,aq", "2014-05 zawahiri affirms isi part-of aq"),
        ("subject,predicate,object,source,page\nisi,part-of,aq,the essay,22", "isi part-of aq\n  in: essay\n  at: essay p. 22"),
        ('subject,predicate,object,source,page\nisi,part-of,aq,essay,"3, 5"', 'isi part-of aq\n  in: essay\n  at: essay "p. 3, 5"'),
        ("subject,predicate,object,mood,notes\nisi,part-of,aq,grim,seen", "isi part-of aq\n  note: seen; mood: grim"),
        ("no,subject,predicate,object\n7,isi,part-of,aq", "isi part-of aq\n  note: no: 7"),
        ("id,subject,predicate,object\nc-9,isi,part-of,aq", "isi part-of aq\n  id: c-9"),
        ("subject,predicate,object,because\nisi,part-of,aq,c-1; c-2", "isi part-of aq\n  because: ^c-1, ^c-2"),
    ],
)  # fmt: skip
def test_sheets_are_read_as_they_are_meant(sheet: str, claim: str) -> None:
    result = imported(sheet)
    assert told(result) == []
    assert (result.things, result.unread) == ([], [])
    (block,) = result.claims
    assert block == claim + "\n"


@pytest.mark.parametrize(
    ("sheet", "problems"),
    [
        ("subject,predicate,object\nisi,frobs,aq", ["s.csv:2:2: unknown-predicate"]),
        ("subject,predicate,object,when\nisi,part-of,aq,once upon", ["s.csv:2:4: bad-date"]),
        ("subject,predicate,object,when\nisi,part-of,aq,5/3/2014", ["s.csv:2:4: ambiguous-date"]),
        ("subject,predicate,object,end,start\nisi,part-of,aq,2004,2010", ["s.csv:2:5: impossible-time"]),
        ("subject,predicate,object,stance\nisi,part-of,aq,perhaps", ["s.csv:2:4: bad-choice"]),
        ("subject,predicate,object\n,part-of,aq", ["s.csv:2:2: unknown-name"]),
        ("subject,predicate,object\n,,aq", ["s.csv:2:1: no-statement"]),
        ("subject,predicate,object\nisi; aq,part-of,aq", ["s.csv:2:1: several-names"]),
        ('by,subject,predicate,object\n"Bin Ladin, Usama",isi,part-of,aq', ["s.csv:2:1: one-or-several"]),
        ("subject,predicate,object,channel\nisi,part-of,aq,loud", ["s.csv:2:4: bad-choice"]),
        ("subject,predicate,object,qualifiers\nisi,part-of,aq,place iraq # x", ["s.csv:2:4: bad-cell"]),
        ("subject,predicate,object\nISIS of Syria,part-of,aq", ["s.csv:2:1: which-kind"]),
        ("colour,shape\nx,y", ["s.csv:1:1: unknown-sheet"]),
        ("subject,predicate,object,reading of\nisi,part-of,aq,c-9", ["s.csv:2:4: unknown-claim"]),
        ("id,subject,predicate,object\nc,isi,part-of,aq\nc,aq,part-of,isi", ["s.csv:3:1: duplicate-id"]),
    ],
)
def test_what_cannot_be_read_is_told_at_its_cell_and_kept(sheet: str, problems: list[str]) -> None:
    result = imported(sheet)
    assert told(result) == problems
    kept = "\n".join(result.unread)
    assert "unknown-sheet" in problems[0] or sheet.rpartition("\n")[2].split(",")[-1].strip('"') in kept
    assert loads(KNOWN + kept).problems == ()


def test_two_with_one_name_are_asked_about() -> None:
    result = imported(
        "subject,predicate,object\nSaif,leads,isi", KNOWN + 'person s1 "Saif"\nperson s2 "Saif"\n'
    )
    assert told(result) == ["s.csv:2:1: ambiguous-name"]
    assert "s1 (Saif), s2 (Saif)" in result.problems[0].message


@pytest.mark.parametrize(
    ("sheet", "options", "blocks"),
    [
        ("statement\nisi part-of aq", {}, []),
        ("subject,predicate,object\nBadri,born,", {}, ['person badri "Badri"\n']),
        ("subject,predicate,object\nBadri,leads,isi", {"kind": "person"}, ['person badri "Badri"\n']),
        ("subject,subject type,predicate,object\nBadri,Individual,leads,isi", {}, ['person badri "Badri"\n']),
        ("subject,predicate,object\nأبو بكر,leads,isi", {"kind": "person"}, ['person bw-bkr "أبو بكر"\n']),
        ("subject,predicate,object\nBadri,born,\nBadri,leads,isi", {}, ['person badri "Badri"\n']),
        ("subject,predicate,object,source\nisi,part-of,aq,Memoirs", {}, ['source memoirs document "Memoirs"\n']),
        ("subject,predicate,object,source,source type\nisi,part-of,aq,Memoirs,book", {}, ['source memoirs book "Memoirs"\n']),
        ("subject,predicate,object\nisi,part-of,aq", {"source": "Memoirs"}, ['source memoirs document "Memoirs"\n']),
        ("subject,predicate,object,source\nisi,part-of,aq,https://www.example.org/a", {}, ["source example-org-a webpage\n  url: https://www.example.org/a\n"]),
        ("subject,predicate,object\nIn,born,", {}, ['person in-2 "In"\n']),
    ],
)  # fmt: skip
def test_new_agents_and_sources_are_made(sheet: str, options: dict[str, str], blocks: list[str]) -> None:
    result = imported(sheet, **options)
    assert result.things == blocks
    assert loads(KNOWN + "\n".join(result.blocks)).problems == ()


def test_a_new_name_that_is_like_a_known_one_is_pointed_out() -> None:
    result = imported("subject,predicate,object\nAbu Musab Zarkawi,leads,isi", kind="person")
    assert told(result) == ["s.csv:2:1: like-known"]
    assert "zarqawi" in result.problems[0].hint


def test_of_a_row_that_waits_its_other_mistakes_are_told_as_well() -> None:
    result = imported("subject,predicate,object,when\nBadri,leads,isi,5/3/2014")
    assert told(result) == ["s.csv:2:1: which-kind", "s.csv:2:4: ambiguous-date"]


def test_the_same_sheet_twice_adds_nothing() -> None:
    sheet = "by,subject,predicate,object,source\nzawahiri,isi,part-of,aq,essay"
    once = imported(sheet)
    twice = imported(sheet, KNOWN + "\n".join(once.blocks))
    assert (twice.blocks, twice.already_there) == ((), 1)


def test_no_cell_begins_a_block_of_its_own() -> None:
    result = imported('subject,predicate,object,note\nisi,part-of,aq,"x\nperson intruder"')
    assert "intruder" not in loads(KNOWN + "\n".join(result.blocks)).case.agents


@pytest.mark.parametrize("columns", [CLAIMS, AGENTS, SOURCES])
def test_no_heading_means_two_columns(columns: tuple[Column, ...]) -> None:
    names = [key for column in columns for key in {fold(name) for name in (column.name, *column.synonyms)}]
    assert sorted(names) == sorted(set(names))


def test_of_two_columns_that_mean_the_same_the_plain_name_counts() -> None:
    header = read_header(Row(1, ("Date", "when", "mood")), CLAIMS)
    assert (header.places, header.extra) == ({"when": 1}, {0: "Date", 2: "mood"})


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_sheet_is_read_without_damage_and_no_row_is_lost(data: st.DataObject) -> None:
    names = [column.name for column in CLAIMS]
    header = data.draw(
        st.lists(st.sampled_from([*names, "mood", "place"]), min_size=3, max_size=8, unique=True)
    )
    cell = st.one_of(
        st.sampled_from(("isi", "aq", "part-of", "leads", "2004", "yes", "", "essay", "denies")), words()
    )
    cells = data.draw(st.lists(st.tuples(*[cell] * (len(header) + 1)), min_size=1, max_size=4))
    table = Table(
        name="t",
        header=Row(1, ("predicate", *(name for name in header if name != "predicate"))),
        rows=tuple(Row(number, row) for number, row in enumerate(cells, start=2)),
    )
    result = import_tables([table], loads(KNOWN).case, kind="person")
    filled = [row for row in table.rows if not row.is_blank]
    assert result.read + len(result.unread) + result.already_there == len(filled)
    again = loads(KNOWN + "\n" + "\n\n".join(result.blocks))
    assert [problem for problem in again.problems if problem.severity is Severity.ERROR] == []
