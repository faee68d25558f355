"""Rows of the sheets of agents and of sources as blocks of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.exchange import sheet_cells as cells
from abelard.exchange.columns import AGENTS, SOURCES, read_header
from abelard.exchange.sheet_block import Draft
from abelard.exchange.sheet_export import WORDS, cell_words
from abelard.exchange.sheet_fields import put_free
from abelard.exchange.sheet_names import KINDS, SPEAKERS
from abelard.exchange.sheet_register import new_id
from abelard.exchange.table import remark
from abelard.model.agent import NAME_KINDS, Agent, AgentKind, Name
from abelard.model.names import fold
from abelard.model.source import SOURCE_KINDS, Source
from abelard.model.statement import quoted

if TYPE_CHECKING:
    from collections.abc import Collection

    from abelard.exchange.sheet import Sheet
    from abelard.exchange.table import Row, Table
    from abelard.model.problem import Problem, Where

REFS = ("by", "to", "told-by")
SOURCE_KINDS_CALLED = {fold(kind): kind for kind in SOURCE_KINDS}


def declared_agents(table: Table, taken: Collection[str], problems: list[Problem]) -> dict[Row, Agent]:
    """Return the agents that a sheet declares, bare; those whose ids are taken are left out."""
    header = read_header(table.header, AGENTS)
    found: dict[Row, Agent] = {}
    ids = set(taken)
    for row in table.rows:
        name, id = cell_words(header.cell(row, "name")), header.cell(row, "id")
        kind = KINDS.get(header.cell(row, "kind").lower().strip())
        if id in taken:
            continue
        if kind is None:
            hint = "one of " + ", ".join(AgentKind)
            where = table.at(row, header.places.get("kind", 0))
            problems.append(remark("which-kind", f"what is {name or id or 'this'}?", where, hint))
            continue
        id = _id(id or name, id, ids)
        found[row] = Agent(id=id, kind=kind, names=(Name(text=name),) if name else ())
    return found


def _id(wanted: str, given: str, ids: set[str]) -> str:
    """Return an id: the one that is given, or a new one; either is then taken."""
    id = given if given and given not in ids and new_id(given, ()) == given else new_id(wanted, ids)
    ids.add(id)
    return id


def declared_sources(table: Table, taken: Collection[str], problems: list[Problem]) -> dict[Row, Source]:
    """Return the sources that a sheet declares, bare; those whose ids are taken are left out."""
    header = read_header(table.header, SOURCES)
    found: dict[Row, Source] = {}
    ids = set(taken)
    for row in table.rows:
        title, id = cell_words(header.cell(row, "title")), header.cell(row, "id")
        if id in taken:
            continue
        called = header.cell(row, "kind")
        kind = SOURCE_KINDS_CALLED.get(fold(called), "document")
        if called and fold(called) not in SOURCE_KINDS_CALLED:
            where = table.at(row, header.places["kind"])
            hint = "one of " + ", ".join(SOURCE_KINDS) + "; it was taken as a document"
            problems.append(remark("source-kind", f"no kind of source is called {called!r}", where, hint))
        id = _id(id or title or header.cell(row, "url") or "source", id, ids)
        found[row] = Source(id=id, kind=kind, title=title, url=header.cell(row, "url"))
    return found


def agent_draft(sheet: Sheet, row: Row, agent: Agent) -> Draft:
    """Return the block of an agent. Raises MistakeError and UnsettledError."""
    draft = Draft()
    draft.add(f"{agent.kind} {agent.id}", sheet.at(row, "id"))
    draft.add(quoted(agent.names[0].text) if agent.names else "", sheet.at(row, "name"))
    for line in _names(sheet.cell(row, "other names")):
        key, _, value = line.partition(": ")
        draft.add_field(key, value, sheet.at(row, "other names"))
    members = [
        sheet.names.agent(part, sheet.at(row, "includes"), SPEAKERS)
        for part in _several(sheet, row, "includes")
    ]
    draft.add_field("includes", ", ".join(members), sheet.at(row, "includes"))
    for name in ("count", "media", "same", "colour", "access"):
        draft.add_field(name, sheet.cell(row, name), sheet.at(row, name))
    put_free(draft, "description", cell_words(sheet.cell(row, "description")), sheet.at(row, "description"))
    put_free(draft, "note", _note(sheet, row), sheet.at(row, "note"))
    return draft


def _names(cell: str) -> list[str]:
    """Return further names as fields: `kunya: "..." lang ar`, or mere names, which are aliases."""
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    if all(line.partition(":")[0] in NAME_KINDS for line in lines):
        return lines
    return [f"alias: {quoted(part)}" for part in cells.parts_of(cell)]


def _several(sheet: Sheet, row: Row, name: str) -> list[str]:
    parts = cells.parts_of(sheet.cell(row, name))
    if len(parts) == 1 and not sheet.names.agents.known(parts[0]):
        return [part.strip() for part in parts[0].split(",") if part.strip()]
    return parts


def _note(sheet: Sheet, row: Row) -> str:
    extra = [f"{text}: {row.cell(n)}" for n, text in sheet.header.extra.items() if row.cell(n)]
    return "; ".join(filter(None, (cell_words(sheet.cell(row, "note")), *extra)))


def source_draft(sheet: Sheet, row: Row, source: Source) -> Draft:
    """Return the block of a source. Raises MistakeError and UnsettledError."""
    draft = Draft()
    draft.add(f"source {source.id} {source.kind}", sheet.at(row, "id"))
    draft.add(quoted(source.title) if source.title else "", sheet.at(row, "title"))
    for column in SOURCES[3:]:
        _put(sheet, row, column.name, draft, sheet.at(row, column.name))
    return draft


def _put(sheet: Sheet, row: Row, name: str, draft: Draft, at: Where) -> None:
    cell = sheet.cell(row, name)
    if name == "note":
        put_free(draft, "note", _note(sheet, row), at)
    elif name in WORDS:
        put_free(draft, name, cell_words(cell), at)
    elif name in REFS:
        draft.add_field(name, sheet.agents(row, name), at)
    elif name in ("said", "published"):
        date, comma, rest = cell.partition(", ")
        dated = date and sheet.calendar.date(date, at)
        draft.add_field(name, f"{dated}{comma}{rest}", at)
    else:
        for line in filter(None, map(str.strip, cell.split("\n"))):
            known = sheet.names.sources.known(line) if name == "quoted-in" else ()
            draft.add_field(name, known[0] if len(known) == 1 else line, at)
