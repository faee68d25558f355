"""CSV: rows to bytes and back (RFC 4180), whatever program wrote them.

Cells that a spreadsheet would run as a formula are written with an apostrophe before them, which is taken off
again when they are read (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from abelard.exchange.table import Row, Table, remark, table_of
from abelard.model.problem import Problem, Severity, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BOM = b"\xef\xbb\xbf"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
WESTERN = {byte: bytes((byte,)).decode("cp1252", "ignore") or byte for byte in range(0x80, 0xA0)}
"""Where Windows-1252 differs from Latin-1; five bytes have no meaning and stay."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
DELIMITERS = (",", ";", "\t", "|")
LARGEST = 64 * 1024 * 1024
"""Bytes of a file; more is reported and not read."""
SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""A first line by which some spreadsheets tell the delimiter."""
SAMPLE = 20
"""Lines by which the delimiter is told."""


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula."""
    return "'" + cell if cell.lstrip("'").startswith(FORMULA) else cell


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that guards it; the reverse of `guarded`."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell


def write_csv(table: Table, *, bom: bool = True) -> bytes:
    """Return a table as CSV in UTF-8; the byte order mark tells spreadsheets so."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in (table.header, *table.rows):
        writer.writerow([guarded(cell) for cell in row.cells])
    return (BOM if bom else b"") + out.getvalue().encode("utf-8", "surrogateescape")


def read_csv(data: bytes, name: str) -> tuple[Table, tuple[Problem, ...]]:
    """Return the table that a CSV file holds, and what is wrong with it."""
    where = Where(name, 1, 1)
    if len(data) > LARGEST:
        hint = f"split it: a sheet may have {LARGEST:,} bytes"
        return Table(name=name), (remark("file-too-large", f"{len(data):,} bytes", where, hint),)
    text, problems = decoded(data, where)
    if "\x00" in text[:8192]:
        hint = "save the sheet as CSV, or give the XLSX file itself"
        return Table(name=name), (remark("binary-file", "this is not text", where, hint),)
    rows = _rows(text, name, problems)
    return table_of(name, rows), tuple(problems)


def decoded(data: bytes, where: Where) -> tuple[str, list[Problem]]:
    """Return a file's text: UTF-8, with or without mark, UTF-16 with mark, else Windows-1252, and said so."""
    if data.startswith(UTF16):
        return data.decode("utf-16", "replace"), []
    try:
        return data.removeprefix(BOM).decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    message = "this is not UTF-8; it was read as Windows-1252"
    place = Where(where.path, line, 1)
    hint = "look whether the names are right; if not, save the sheet as `CSV UTF-8`"
    problem = remark("encoding-guessed", message, place, hint, Severity.WARNING)
    return data.decode("latin-1").translate(WESTERN), [problem]


def _rows(text: str, name: str, problems: list[Problem]) -> Iterator[Row]:
    """Yield the rows; what the csv module cannot read ends the table, and is said."""
    found = SEPARATOR.match(text)
    number = first = 1 if found else 0
    body = text[found.end() :] if found else text
    delimiter = found[1] if found else delimiter_of(body)
    # Strict, for an open quotation mark would swallow the rest of the file into one cell.
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, start=first + 1):
            yield Row(number, tuple(map(unguarded, cells)))
    except csv.Error as error:
        hint = "is a quotation mark never closed? The rows before it were read"
        problems.append(remark("bad-csv", str(error), Where(name, number + 1, 1), hint))


def delimiter_of(text: str) -> str:
    """Return the delimiter that gives the first lines the most columns, the same number in each."""
    lines = text.splitlines()[:SAMPLE]
    return max(DELIMITERS, key=lambda mark: _fit(lines, mark))


def _fit(lines: Iterable[str], mark: str) -> tuple[int, int]:
    """Return how many columns the header has and how many lines have as many."""
    try:
        widths = [len(cells) for cells in csv.reader(lines, delimiter=mark) if cells]
    except csv.Error:
        return 0, 0
    return (widths[0], widths.count(widths[0])) if widths else (0, 0)
