"""The fields of a claim's block from a row: where it stands, in which words, and what is remarked on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.case.write import free, quoted_if_needed
from abelard.exchange import sheet_cells as cells
from abelard.exchange.sheet_claims import reading_draft
from abelard.exchange.sheet_export import cell_words
from abelard.model.statement import quoted

if TYPE_CHECKING:
    from collections.abc import Collection

    from abelard.exchange.sheet import Sheet
    from abelard.exchange.sheet_block import Draft
    from abelard.exchange.table import Row
    from abelard.model.problem import Where

QUOTED = ("quote", "prefix", "suffix")
AS_THEY_ARE = ("grade", "entered", "reviewed")
IN_SMALL = {"channel": "channel", "manner of claim": "manner", "access": "access"}


def put_fields(sheet: Sheet, row: Row, draft: Draft, readings: Collection[Row] = ()) -> None:
    """Put the fields that a row fills, and its rival readings; not its id.

    Raises MistakeError and UnsettledError.
    """
    _put_place(sheet, row, draft)
    for name in QUOTED:
        words = cell_words(sheet.cell(row, name))
        draft.add_field(name, quoted(words) if words else "", sheet.at(row, name))
    draft.add_field("chars", sheet.cell(row, "chars"), sheet.at(row, "chars"))
    for reading in readings:
        text = reading_draft(sheet, reading).head
        draft.add_field("reading", text, sheet.at(reading, "reading of"))
    _put_circumstances(sheet, row, draft)
    _put_judgements(sheet, row, draft)
    put_free(draft, "note", _note(sheet, row), sheet.at(row, "note"))


def put_free(draft: Draft, key: str, words: str, at: Where) -> None:
    """Put a field of free words, quoted where it must be."""
    for line in free(key, words):
        draft.add_field(key, line.partition(": ")[2], at)


def _put_place(sheet: Sheet, row: Row, draft: Draft) -> None:
    """Put the source, the document in hand and the place in it."""
    source = sheet.source_of(row, "source")
    draft.add_field("in", source, sheet.at(row, "source"))
    document = sheet.source_of(row, "read in") or source
    locator = cells.locator_of(cell_words(sheet.cell(row, "at")), sheet.header.headings.get("at", ""))
    if locator or document != source:
        place = f"{document} {quoted_if_needed(locator) if locator else ''}"
        draft.add_field("at", place.strip(), sheet.at(row, "at"))


def _put_circumstances(sheet: Sheet, row: Row, draft: Draft) -> None:
    for name, key in IN_SMALL.items():
        draft.add_field(key, sheet.cell(row, name).lower(), sheet.at(row, name))
    draft.add_field("to", sheet.agents(row, "to"), sheet.at(row, "to"))
    put_free(draft, "hedge", cell_words(sheet.cell(row, "hedge")), sheet.at(row, "hedge"))
    draft.add_field("told-by", sheet.agents(row, "told by"), sheet.at(row, "told by"))
    draft.add_field("known", sheet.date(row, "known"), sheet.at(row, "known"))


def _put_judgements(sheet: Sheet, row: Row, draft: Draft) -> None:
    because = sheet.cell(row, "because").replace(";", " ").replace(",", " ").split()
    reasons = ", ".join(f"^{id.removeprefix('^')}" for id in because)
    draft.add_field("because", reasons, sheet.at(row, "because"))
    for name in AS_THEY_ARE:
        draft.add_field(name, sheet.cell(row, name), sheet.at(row, name))


def _note(sheet: Sheet, row: Row) -> str:
    """Return the note of a row, with everything that has no place of its own in a claim."""
    parts = [cell_words(sheet.cell(row, "note"))]
    unplaced = {
        "id": sheet.cell(row, "id").isdecimal(),
        "start": bool(sheet.cell(row, "when")),
        "end": bool(sheet.cell(row, "when")),
        "statement": bool(sheet.cell(row, "predicate")),
    }
    said = (
        (sheet.header.headings.get(name, ""), sheet.cell(row, name))
        for name, is_so in unplaced.items()
        if is_so
    )
    extra = ((text, row.cell(n)) for n, text in sheet.header.extra.items() if n not in sheet.qualifiers)
    parts += [f"{heading}: {cell}" for heading, cell in (*said, *extra) if cell]
    return "; ".join(filter(None, parts))


def id_of(sheet: Sheet, row: Row) -> str:
    """Return the id that a row gives its claim; a bare number is none, as every sheet counts from 1."""
    id = sheet.cell(row, "id").removeprefix("^")
    return "" if id.isdecimal() else id
