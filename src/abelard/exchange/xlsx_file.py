"""XLSX: sheets to bytes and back, through openpyxl; no formula is ever computed.

A workbook is a zip archive, and a small one can unpack to more than a machine holds. So its members are
measured and its cells counted before openpyxl sees it. Document type declarations, by which XML grows
entities, are refused.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from abelard.exchange.table import Row, Table, remark, table_of
from abelard.exchange.xlsx_cells import escaped, text_of
from abelard.model.problem import Problem, Severity, Where

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LARGEST = 64 * 1024 * 1024
"""Bytes of a file."""
LARGEST_UNPACKED = 512 * 1024 * 1024
"""Bytes of all its members together."""
MOST_CELLS = 5_000_000
MOST_ROWS = 200_000
MOST_COLUMNS = 200
LONGEST_CELL = 32_767
"""Characters that a cell can hold (Excel specifications and limits)."""
CHUNK = 1 << 20


def read_xlsx(data: bytes, name: str) -> tuple[tuple[Table, ...], tuple[Problem, ...]]:
    """Return the sheets of a workbook as tables, and what is wrong with it."""
    wrong = refusal(data, name)
    if wrong is not None:
        return (), (wrong,)
    from openpyxl import load_workbook  # noqa: PLC0415  slow to import

    problems: list[Problem] = []
    try:
        shown = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        written = load_workbook(io.BytesIO(data), read_only=True)
        tables = tuple(
            table_of(f"{name}/{title}", _rows(shown[title], written[title], f"{name}/{title}", problems))
            for title in shown.sheetnames
            if hasattr(shown[title], "iter_rows")
        )
    except Exception as error:  # noqa: BLE001  openpyxl raises whatever its parsers do on a damaged file
        hint = "open it in a spreadsheet and save it again, or save it as CSV"
        return (), (remark("bad-xlsx", f"cannot be read: {error}", Where(name, 1, 1), hint),)
    return tables, tuple(problems)


def refusal(data: bytes, name: str) -> Problem | None:
    """Return why a workbook is not to be opened, or None."""
    where = Where(name, 1, 1)
    if len(data) > LARGEST:
        return remark("file-too-large", f"{len(data):,} bytes", where, f"a workbook may have {LARGEST:,}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
            if unpacked > LARGEST_UNPACKED:
                hint = f"a workbook may have {LARGEST_UNPACKED:,}"
                return remark("file-too-large", f"it would unpack to {unpacked:,} bytes", where, hint)
            return _suspicion(archive, where)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        hint = "an .xls file must be saved as .xlsx first; one with a password must be opened up"
        return remark("bad-xlsx", f"not a workbook: {error}", where, hint)


def _suspicion(archive: zipfile.ZipFile, where: Where) -> Problem | None:
    """Return what is wrong with the XML of a workbook: too many cells, or a document type."""
    cells = 0
    for member in archive.infolist():
        if not member.filename.endswith((".xml", ".rels")):
            continue
        for chunk in _chunks(archive, member):
            cells += chunk.count(b"<c ") + chunk.count(b"<c>") if "worksheets/" in member.filename else 0
            if b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk:
                return remark(
                    "bad-xlsx", f"{member.filename} declares a document type", where, "save it anew"
                )
            if cells > MOST_CELLS:
                hint = f"a workbook may have {MOST_CELLS:,}; split it"
                return remark("file-too-large", f"more than {cells:,} cells", where, hint)
    return None


def _chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield a member in pieces, each with the end of the one before, so that no tag is cut in two."""
    with archive.open(member) as file:
        tail = b""
        while piece := file.read(CHUNK):
            yield tail + piece
            tail = piece[-2:]


def _rows(shown: Any, written: Any, name: str, problems: list[Problem]) -> Iterator[Row]:  # noqa: ANN401  sheets of openpyxl, whose types are too narrow
    """Yield the rows of a sheet: of a formula the result that was stored with it, if any."""
    pairs = zip(_values(shown), _values(written), strict=False)
    for number, (values, formulas) in enumerate(pairs, start=1):
        if number > MOST_ROWS or any(value is not None for value in values[MOST_COLUMNS:]):
            hint = f"a sheet may have {MOST_ROWS:,} rows and {MOST_COLUMNS} columns; the rest was not read"
            problems.append(remark("sheet-too-large", "the sheet goes on", Where(name, number, 1), hint))
            return
        for column, (value, formula) in enumerate(zip(values, formulas, strict=False), start=1):
            if value is None and formula is not None:
                problems.append(_not_computed(formula, Where(name, number, column)))
        yield Row(number, _without_tail(tuple(map(text_of, values))))


def _without_tail(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cells up to the last that is filled."""
    filled = next((column for column in range(len(cells), 0, -1) if cells[column - 1]), 0)
    return cells[:filled]


def _values(sheet: Any) -> Iterator[tuple[object, ...]]:  # noqa: ANN401  as above
    """Yield the values of each row. The size that a sheet says it has may be wrong, and is not asked."""
    sheet.reset_dimensions()
    rows: Iterator[tuple[object, ...]] = sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
    return rows


def _not_computed(formula: object, where: Where) -> Problem:
    message = f"a formula without a result: {str(formula)[:40]}"
    hint = "open the sheet in a spreadsheet and save it, or paste the values"
    return remark("formula", message, where, hint, Severity.WARNING)


def write_xlsx(tables: Sequence[Table]) -> tuple[bytes, tuple[Problem, ...]]:
    """Return a workbook with a sheet for each table, and which cells were too long for it."""
    from openpyxl import Workbook  # noqa: PLC0415  slow to import

    book = Workbook(write_only=True)
    problems: list[Problem] = []
    for table in tables:
        sheet = book.create_sheet(table.name)
        sheet.freeze_panes = "A2"
        for row in (table.header, *table.rows):
            sheet.append([_cell(sheet, text, table.at(row, n), problems) for n, text in enumerate(row.cells)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), tuple(problems)


def _cell(sheet: Any, text: str, where: Where, problems: list[Problem]) -> Any:  # noqa: ANN401  openpyxl's cells
    """Return a cell that holds text and nothing else, whatever it begins with."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415  as above

    if len(text) > LONGEST_CELL:
        message = f"{len(text):,} characters; a cell holds {LONGEST_CELL:,}, the rest was cut off"
        problems.append(remark("cell-too-long", message, where, "--format json holds all", Severity.WARNING))
    cell = WriteOnlyCell(sheet, escaped(text[:LONGEST_CELL]))
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    return cell
