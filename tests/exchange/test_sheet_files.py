"""CSV and XLSX: what stands in the cells comes back, whatever wrote the file; hostile files are refused."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from abelard.exchange import csv_file, xlsx_file
from abelard.exchange.csv_file import guarded, read_csv, unguarded, write_csv
from abelard.exchange.table import Row, Table
from abelard.exchange.xlsx_file import read_xlsx, write_xlsx

AWKWARD = (
    "=1+1",
    "+1",
    "-0043",
    "@x",
    "'=x",
    "''-",
    "\t=1",
    "_x000D_",
    "a\r\nb",
    "أبو بكر",
    '"q"',
    "2004-10",
    "1e5",
    "",
)
CELL = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8),
)
HEADER = Row(1, ("a", "b", "c"))


def cells(table: Table) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, (*row.cells, "", "", "")[:3]) for row in table.rows]


@given(CELL)
def test_the_guard_against_formulas_comes_off_again(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(csv_file.FORMULA)


@settings(deadline=None)
@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=4))
def test_tables_come_back_from_both_formats(rows: list[tuple[str, str, str]]) -> None:
    table = Table(name="t", header=HEADER, rows=tuple(Row(n, row) for n, row in enumerate(rows, start=2)))
    filled = [(row.number, row.cells) for row in table.rows if not row.is_blank]
    again, problems = read_csv(write_csv(table), "t.csv")
    assert (cells(again), problems) == (filled, ())
    data, _ = write_xlsx([table])
    (sheet,), wrong = read_xlsx(data, "t.xlsx")
    assert (cells(sheet), wrong) == (filled, ())


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        ("who,what\nÉmile,x\n".encode(), []),
        (b"\xef\xbb\xbf" + "who,what\nÉmile,x\n".encode(), []),
        ("who;what\r\nÉmile;x\r\n".encode(), []),
        ("who\twhat\nÉmile\tx\n".encode(), []),
        ("who|what\rÉmile|x\r".encode(), []),
        ("sep=;\nwho;what\nÉmile;x\n".encode(), []),
        ("who;what\nÉmile;x\n".encode("utf-16"), []),
        ("who;what\nÉmile;x\n".encode("cp1252"), ["encoding-guessed"]),
    ],
)
def test_csv_of_every_making_is_read(data: bytes, codes: list[str]) -> None:
    table, problems = read_csv(data, "f.csv")
    assert table.header.cells == ("who", "what")
    assert [row.cells for row in table.rows] == [("Émile", "x")]
    assert [problem.code for problem in problems] == codes


def test_the_line_of_a_wrong_byte_is_told() -> None:
    _, problems = read_csv("who,what\na,b\nÉ,x\n".encode("cp1252"), "f.csv")
    assert [str(problem.where) for problem in problems] == ["f.csv:3:1"]


def test_a_delimiter_inside_words_is_none() -> None:
    table, _ = read_csv(b"who;said, then;what\na, b;c, d, e;f\n", "f.csv")
    assert table.header.cells == ("who", "said, then", "what")


def test_rows_are_numbered_as_a_spreadsheet_does() -> None:
    table, _ = read_csv(b'a,b\n\n"two\nlines",x\n,\ny,z\n', "f.csv")
    assert [row.number for row in table.rows] == [3, 5]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04\x00\x00\x00", "binary-file"),
        (b'a,b\n"' + b"x" * 140_000, "bad-csv"),
        (b'a,b\nc,d\n"e,f\ng,h\n', "bad-csv"),
        (b"a" * 101, "file-too-large"),
    ],
)
def test_what_is_no_csv_is_said(data: bytes, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if code == "file-too-large":
        monkeypatch.setattr(csv_file, "LARGEST", 100)
    assert [problem.code for problem in read_csv(data, "f.csv")[1]] == [code]


def book(*rows: tuple[object, ...]) -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_values_become_text() -> None:
    row = (2004, 2.0, 0.5, True, dt.datetime(2004, 10, 3), dt.datetime(2004, 10, 3, 9, 30), None, "x")  # noqa: DTZ001  cells have no zone
    (table,), problems = read_xlsx(book(("h",), row), "f.xlsx")
    assert table.rows[0].cells == ("2004", "2", "0.5", "yes", "2004-10-03", "2004-10-03T09:30:00", "", "x")
    assert problems == ()


def test_a_formula_is_never_computed_and_its_loss_is_told() -> None:
    (table,), problems = read_xlsx(book(("a", "b"), ("x", "=1+1")), "f.xlsx")
    assert table.rows[0].cells == ("x",)
    assert [(problem.code, str(problem.where)) for problem in problems] == [("formula", "f.xlsx/Sheet:2:2")]


def test_what_we_write_is_text_and_no_formula() -> None:
    table = Table(name="t", header=HEADER, rows=(Row(2, ("=HYPERLINK(1)", "+1", "x")),))
    data, _ = write_xlsx([table])
    sheet = load_workbook(io.BytesIO(data))["t"]
    assert [cell.data_type for cell in sheet[2]] == ["s", "s", "s"]
    assert sheet["A2"].quotePrefix


def test_a_cell_that_is_too_long_is_cut_and_told() -> None:
    table = Table(name="t", header=HEADER, rows=(Row(2, ("x" * 40_000, "", "")),))
    _, problems = write_xlsx([table])
    assert [(problem.code, str(problem.where)) for problem in problems] == [("cell-too-long", "t:2:1")]


def packed(sheet: str, extra: dict[str, str] | None = None) -> bytes:
    """Return a workbook whose one sheet has the given XML."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book(("a",)))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            own = sheet.encode() if member.filename.endswith("sheet1.xml") else old.read(member)
            new.writestr(member.filename, own)
        for name, text in (extra or {}).items():
            new.writestr(name, text)
    return out.getvalue()


XML = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}<sheetData>{}</sheetData></worksheet>'


@pytest.mark.parametrize(
    ("limit", "value", "data", "code"),
    [
        ("LARGEST", 10, book(("a",)), "file-too-large"),
        ("LARGEST_UNPACKED", 500_000, packed(XML.format("", " " * 600_000)), "file-too-large"),
        ("MOST_CELLS", 10, book(*[("a", "b")] * 6), "file-too-large"),
        ("MOST_ROWS", 3, book(*[("a", "b")] * 6), "sheet-too-large"),
        ("MOST_COLUMNS", 1, book(("a", "b")), "sheet-too-large"),
        (
            "MOST_ROWS",
            200_000,
            packed(XML.format("", '<row r="9999999999"><c r="A9999999999"><v>1</v></c></row>')),
            "sheet-too-large",
        ),
        ("", 0, packed('<!DOCTYPE x [<!ENTITY a "b">]>' + XML.format("", "")), "bad-xlsx"),
        ("", 0, packed("<worksheet"), "bad-xlsx"),
        ("", 0, b"not a zip", "bad-xlsx"),
        ("", 0, book(("a",))[:-30], "bad-xlsx"),
    ],
)
def test_hostile_workbooks_are_refused(
    limit: str, value: int, data: bytes, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if limit:
        monkeypatch.setattr(xlsx_file, limit, value)
    assert code in [problem.code for problem in read_xlsx(data, "f.xlsx")[1]]


def test_a_sheet_that_lies_about_its_size_is_read_as_it_is() -> None:
    lying = XML.format('<dimension ref="A1:XFD1048576"/>', '<row r="1"><c r="A1"><v>7</v></c></row>')
    (table,), problems = read_xlsx(packed(lying), "f.xlsx")
    assert (table.header.cells, table.rows, problems) == (("7",), (), ())
