"""Sheets to blocks of the ledger: claims, with the agents and sources they name; nothing of a sheet is lost.

A row becomes a block, and the block is read by the ledger's own reader, so that what is imported is what was
meant by it, and what is wrong is said with the ledger's own words at the cell it comes from. A row that
cannot be read is kept as a comment, to be mended there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from abelard.case.agents import read_agent
from abelard.case.ids import content_id
from abelard.case.scope import Scope
from abelard.case.sources import read_source
from abelard.case.tokens import MistakeError
from abelard.case.write import write_agent, write_source
from abelard.exchange.columns import AGENTS, CLAIMS, SOURCES, read_header
from abelard.exchange.sheet import Sheet
from abelard.exchange.sheet_kinds import sorted_tables
from abelard.exchange.sheet_names import Names
from abelard.exchange.sheet_reading import (
    Reading,
    clash,
    kept,
    read_claim,
    read_row,
    rival_readings,
    whole_draft,
)
from abelard.exchange.sheet_things import agent_draft, declared_agents, declared_sources, source_draft
from abelard.exchange.table import Table
from abelard.model.names import NameIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from abelard.exchange.columns import Column
    from abelard.exchange.sheet_block import Draft
    from abelard.exchange.table import Row
    from abelard.model.case import Case
    from abelard.model.problem import Problem


T = TypeVar("T")
WORD = re.compile(r"[\w.-]+")


@dataclass(kw_only=True)
class Imported:
    """What became of a sheet."""

    things: list[str] = field(default_factory=list)
    """Blocks of new agents and sources."""
    claims: list[str] = field(default_factory=list)
    """Blocks of claims."""
    unread: list[str] = field(default_factory=list)
    """Rows that could not be read, as comments."""
    agents: tuple[str, ...] = ()
    """Ids of new agents."""
    sources: tuple[str, ...] = ()
    """Ids of new sources."""
    read: int = 0
    """Claims that were read; a rival reading is a claim of its own."""
    already_there: int = 0
    """Claims that the case has; they are not written again."""
    problems: list[Problem] = field(default_factory=list)
    asked: Table = field(default_factory=lambda: Table(name="agents"))
    """A sheet of the names of which it is not known what they are, to be filled in and imported along."""

    @property
    def blocks(self) -> tuple[str, ...]:
        """Everything for the ledger, in order."""
        return (*self.things, *self.claims, *self.unread)


def import_tables(tables: Sequence[Table], case: Case, *, source: str = "", kind: str = "") -> Imported:
    """Return the blocks that sheets make in a case.

    `source` is what claims stand in where the sheet does not say, `kind` what a new agent is where neither
    the sheet nor the vocabulary says.
    """
    return _Importing(tables, case, source, kind).run()


class _Importing:
    """One run over the sheets of one file."""

    def __init__(self, tables: Sequence[Table], case: Case, source: str, kind: str) -> None:
        self.case = case
        self.result = Imported()
        found = sorted_tables(tables, self.result.problems)
        taken = {*case.agents, *case.sources}
        self.agents = declared_agents(found["agents"], taken, self.result.problems)
        agents = {agent.id: agent for agent in self.agents.values()}
        self.sources = declared_sources(found["sources"], {*taken, *agents}, self.result.problems)
        sources = {one.id: one for one in self.sources.values()}
        self.names = Names(case, agents, sources, kind)
        self.agent_sheet = self._sheet(found["agents"], AGENTS)
        self.source_sheet = self._sheet(found["sources"], SOURCES)
        self.sheet = self._sheet(found["claims"], CLAIMS)
        self.sheet.source = source
        self.readings = rival_readings(self.sheet)
        self.words: set[str] = set()
        self.early: dict[Row, Problem] = {}
        """What was found wrong with rows that may have to wait for an answer as well."""
        self.ids: set[str] = set()

    def _sheet(self, table: Table, columns: Sequence[Column]) -> Sheet:
        return Sheet(table, read_header(table.header, columns), self.case, self.names)

    def run(self) -> Imported:
        for row, make in self._drafts():
            try:
                make()
            except MistakeError as error:
                self.early[row] = error.problem
        self.names.settle(self.result.problems)
        scope = self._scope()
        self._read_things(scope)
        rivals = {row.number for rows in self.readings.values() for row in rows}
        for row in self.sheet.table.rows:
            if row.number not in rivals:
                self._read_claim(row, scope)
        return self._finished()

    def _drafts(self) -> Iterator[tuple[Row, Callable[[], Draft]]]:
        for row, agent in self.agents.items():
            yield row, partial(agent_draft, self.agent_sheet, row, agent)
        for row, source in self.sources.items():
            yield row, partial(source_draft, self.source_sheet, row, source)
        for row in self.sheet.table.rows:
            yield row, partial(whole_draft, self.sheet, row, self.readings)

    def _scope(self) -> Scope:
        agents = {**self.names.known_agents, **self.names.new_agents}
        sources = {**self.names.known_sources, **self.names.new_sources}
        names = [(name.text, agent.id) for agent in agents.values() for name in agent.names]
        names += [(source.title, source.id) for source in sources.values() if source.title]
        return Scope(agents, sources, NameIndex(names), self.case.vocabulary, self.case.circa)

    def _read_things(self, scope: Scope) -> None:
        """Read the agents and sources of the sheet; where a field cannot be read, the bare thing stays."""
        for row, agent in self.agents.items():
            draft = partial(agent_draft, self.agent_sheet, row, agent)
            found = read_row(draft, lambda block, problems: read_agent(block, scope, problems))
            self._take(self.agent_sheet, row, found, self.result.things, bare=write_agent(agent))
        for row, source in self.sources.items():
            draft = partial(source_draft, self.source_sheet, row, source)
            read = read_row(draft, lambda block, problems: read_source(block, scope, problems))
            self._take(self.source_sheet, row, read, self.result.things, bare=write_source(source))

    def _read_claim(self, row: Row, scope: Scope) -> None:
        found = read_claim(self.sheet, row, self.readings, scope)
        claims = found.value or []
        wrong = clash(claims[0], self.case, self.ids, self.sheet, row) if claims else None
        if wrong is not None:
            found = Reading(problems=(wrong,))
        elif claims and (claims[0].id or content_id(claims[0])) in self.case.claim:
            self.result.already_there += len(claims)
            return
        else:
            self.result.read += len(claims)
            self.ids.update(claim.id for claim in claims)
        self._take(self.sheet, row, found, self.result.claims)
        if not found.text:
            rivals = self.readings.get(row.number, ())
            self.result.unread.extend(kept(self.sheet, rival, found) for rival in rivals)

    def _take(self, sheet: Sheet, row: Row, found: Reading[T], blocks: list[str], bare: str = "") -> None:
        """Put what was read with the rest, or keep the row as a comment."""
        if not found.text and not found.problems and row in self.early:
            found = Reading(problems=(self.early[row],))
        self.result.problems.extend(found.problems)
        if found.text:
            blocks.append(found.text)
            self.words.update(WORD.findall(found.text))
        else:
            self.result.unread.append(kept(sheet, row, found))
            blocks.extend([bare] if bare else [])

    def _finished(self) -> Imported:
        """Put the new agents and sources that somebody names before the rest."""
        agents = {id: agent for id, agent in self.names.new_agents.items() if id in self.words}
        sources = {id: source for id, source in self.names.new_sources.items() if id in self.words}
        result = self.result
        result.things[:0] = [*map(write_agent, agents.values()), *map(write_source, sources.values())]
        result.asked = self.names.asked()
        result.agents = (*agents, *(agent.id for agent in self.agents.values()))
        result.sources = (*sources, *(source.id for source in self.sources.values()))
        return result
