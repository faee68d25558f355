"""A table of texts, as a sheet has it: a header, and rows that know their number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.problem import Problem, Severity, Where

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet shows it, and its cells."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """Return the text of a cell, trimmed; empty where the row is shorter or there is no such column."""
        return self.cells[column].strip() if 0 <= column < len(self.cells) else ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet: where it was read, its header and the rows under it."""

    name: str
    """Of the file, for messages; with the sheet's, where it has several: `dispute.xlsx/claims`."""
    header: Row = Row(1, ())
    rows: tuple[Row, ...] = ()

    def at(self, row: Row, column: int) -> Where:
        """Return the place of a cell: line and column count as a spreadsheet's do, from 1."""
        return Where(self.name, row.number, column + 1)


def table_of(name: str, rows: Iterable[Row]) -> Table:
    """Return the table of some rows; the first that is not blank is the header."""
    filled = [row for row in rows if not row.is_blank]
    return Table(name=name, header=filled[0], rows=tuple(filled[1:])) if filled else Table(name=name)


def remark(
    code: str, message: str, where: Where, hint: str = "", severity: Severity = Severity.ERROR
) -> Problem:
    """Return a problem of a sheet."""
    return Problem(code=code, message=message, where=where, hint=hint, severity=severity)
