"""The head of a claim's block from a row: who says what of whom, and when it was so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.case.tokens import mistake
from abelard.exchange import sheet_cells as cells
from abelard.exchange.sheet_block import Draft
from abelard.model.statement import quoted

if TYPE_CHECKING:
    from abelard.exchange.sheet import Sheet
    from abelard.exchange.table import Row


def claim_draft(sheet: Sheet, row: Row) -> Draft:
    """Return the head that a row makes. Raises MistakeError and UnsettledError."""
    draft = Draft()
    if sheet.cell(row, "finding").lower() in cells.YES:
        draft.add("finding", sheet.at(row, "finding"))
    label = sheet.cell(row, "label").rstrip(":")
    draft.add(label and f"{label}:", sheet.at(row, "label"))
    draft.add(sheet.date(row, "said"), sheet.at(row, "said"))
    _speak(sheet, row, draft)
    return draft


def reading_draft(sheet: Sheet, row: Row) -> Draft:
    """Return what a row says that is a rival reading of another."""
    draft = Draft()
    label = sheet.cell(row, "label").rstrip(":")
    draft.add(label and f"{label}:", sheet.at(row, "label"))
    _speak(sheet, row, draft)
    return draft


def _speak(sheet: Sheet, row: Row, draft: Draft) -> None:
    at = sheet.at(row, "stance")
    stance = cells.stance_of(sheet.cell(row, "stance"), at)
    by = sheet.agents(row, "by", sheet.cell(row, "by kind"))
    draft.add(by, sheet.at(row, "by"))
    draft.add(stance or (by and "affirms"), at)
    _state(sheet, row, draft)


def _state(sheet: Sheet, row: Row, draft: Draft) -> None:
    verb = cells.verb_of(sheet.cell(row, "predicate"), sheet.verbs)
    if verb.id:
        _put_statement(sheet, row, verb, draft)
    else:
        _put_words(sheet, row, draft)
    _qualify(sheet, row, draft)
    _date(sheet, row, verb, draft)


def _put_words(sheet: Sheet, row: Row, draft: Draft) -> None:
    """Put free words, a reference to a claim, or a whole statement in the notation."""
    name = "statement" if sheet.cell(row, "statement") else "subject"
    text = sheet.cell(row, name)
    if not text:
        hint = "a row has a subject and a predicate, or a statement in words"
        raise mistake("no-statement", "nothing is stated in this row", sheet.at(row, name), hint)
    if text[0] + text[-1] == "()":
        text = text[1:-1]
    plain = text[0] in '"^' or sheet.is_statement(text)
    draft.add(text if plain else quoted(text), sheet.at(row, name))


def _put_statement(sheet: Sheet, row: Row, verb: cells.Verb, draft: Draft) -> None:
    predicate = sheet.case.vocabulary.predicates.get(verb.id)
    first, last = ("object", "subject") if verb.reversed else ("subject", "object")
    subjects, objects = (predicate.subjects, predicate.objects) if predicate else ((), ())
    draft.add(sheet.term(row, first, subjects), sheet.at(row, first))
    draft.add(verb.id, sheet.at(row, "predicate"))
    draft.add(sheet.term(row, last, objects), sheet.at(row, last))


def _qualify(sheet: Sheet, row: Row, draft: Draft) -> None:
    draft.add(sheet.cell(row, "qualifiers"), sheet.at(row, "qualifiers"))
    for place, id in sheet.qualifiers.items():
        cell = row.cell(place)
        if cell:
            plain = cells.is_notation(cell) or cells.is_quantity(cell)
            known = sheet.names.agents.known(cell)
            value = cell if plain else known[0] if len(known) == 1 else quoted(cell)
            draft.add(f"{id} {value}", sheet.table.at(row, place))


def _date(sheet: Sheet, row: Row, verb: cells.Verb, draft: Draft) -> None:
    when, at = sheet.cell(row, "when"), sheet.at(row, "when")
    if when:
        draft.add(sheet.calendar.time(when, at, sheet.case.vocabulary.aspect(verb.id)), at)
        return
    for name, word in (("start", "from"), ("end", "to")):
        cell, at = sheet.cell(row, name), sheet.at(row, name)
        draft.add(cell and f"{word} {sheet.calendar.point(cell, at)}", at)
