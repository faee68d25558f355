"""A sheet and what its cells mean: names as ids, dates as EDTF, each with its place for messages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from abelard.case.tokens import mistake
from abelard.exchange import sheet_cells as cells
from abelard.exchange.sheet_names import SPEAKERS
from abelard.model.names import fold
from abelard.model.statement import quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from abelard.exchange.columns import Header
    from abelard.exchange.sheet_names import Names
    from abelard.exchange.table import Row, Table
    from abelard.model.case import Case
    from abelard.model.problem import Where


@dataclass
class Sheet:
    """A table with its header read, and what its names may refer to."""

    table: Table
    header: Header
    case: Case
    names: Names
    source: str = ""
    """What claims stand in where the sheet does not say: an id, a title or an address."""

    @cached_property
    def qualifiers(self) -> Mapping[int, str]:
        """The columns that are headed by a qualifier of the vocabulary."""
        known = {fold(id): id for id in self.case.vocabulary.qualifiers}
        headings = {
            place: known.get(fold(text.replace("_", " "))) for place, text in self.header.extra.items()
        }
        return {place: id for place, id in headings.items() if id}

    @cached_property
    def verbs(self) -> Mapping[str, cells.Verb]:
        """The predicates by what cells may call them."""
        return cells.verbs_of(self.case.vocabulary)

    @cached_property
    def calendar(self) -> cells.Calendar:
        """What the dates of the sheet mean, and by which labels and sources times may be told."""
        own = {self.cell(row, "label").rstrip(":") for row in self.table.rows}
        return cells.Calendar(self.case.circa, {*own, *self.case.labels, *self.names.known_sources} - {""})

    def is_statement(self, text: str) -> bool:
        """Whether a text begins as a statement of the notation does: with a known id and a verb."""
        words = text.split(maxsplit=2)
        verbs = self.case.vocabulary.predicates
        return len(words) > 1 and words[1] in verbs and bool(self.names.agents.known(words[0]))

    def cell(self, row: Row, name: str) -> str:
        """Return what a row has in a column."""
        return self.header.cell(row, name)

    def at(self, row: Row, name: str) -> Where:
        """Return the place of a cell; of the row's first cell where the sheet has no such column."""
        return self.table.at(row, self.header.places.get(name, 0))

    def date(self, row: Row, name: str) -> str:
        """Return the date in a cell."""
        cell = self.cell(row, name)
        return cell and self.calendar.date(cell, self.at(row, name))

    def agents(self, row: Row, name: str, kind: str = "") -> str:
        """Return the ids of the agents that a cell lists; whether a comma parts names is asked."""
        cell, at = self.cell(row, name), self.at(row, name)
        return ", ".join(self.names.agent(part, at, SPEAKERS, kind) for part in self._parts(cell, at))

    def _parts(self, cell: str, at: Where) -> list[str]:
        listed = [part.strip() for part in cell.split(",") if part.strip()]
        for parts in (cells.parts_of(cell), listed):
            if all(part in self.names.agents.shown for part in parts):
                return parts
        if ";" in cell or "\n" in cell or "," not in cell or self.names.agents.known(cell):
            return [cell] if self.names.agents.known(cell) else cells.parts_of(cell)
        if all(map(self.names.agents.known, listed)):
            return listed
        hint = "write ; between several names, or declare the one in a sheet `agents`"
        raise mistake("one-or-several", f"is {cell!r} one name or several?", at, hint)

    def source_of(self, row: Row, name: str) -> str:
        """Return the id of the source a cell names."""
        cell = self.cell(row, name) or (self.source if name == "source" else "")
        return cell and self.names.source(cell, self.at(row, name), self.cell(row, "source kind"))

    def term(self, row: Row, name: str, sorts: Collection[str]) -> str:
        """Return the term a cell means: a name's id, a number, words, or what is written in the notation."""
        cell, at = self.cell(row, name), self.at(row, name)
        if not cell:
            return ""
        known = bool(self.names.agents.known(cell))
        number = "quantity" in sorts and not known and cells.is_quantity(cell)
        if number or cells.is_notation(cell):
            return cell
        kind = self.cell(row, f"{name} kind")
        if not known and not kind and "words" in sorts:
            return quoted(cell)
        if not known and ";" in cell:
            hint = "write a row for each of them, or a group that includes them"
            raise mistake("several-names", f"one claim has one {name}", at, hint)
        return self.names.agent(cell, at, sorts, kind)
