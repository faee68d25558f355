"""Agents and sources that a sheet names: which of the case each name means, and which are new.

A sheet is gone through twice. The first time every name that nothing is called is collected, with what the
columns and the verbs say of it; then it is settled what each new one is; the second time it has its id.
Nothing is guessed: where neither a column nor the vocabulary nor the caller says what a new name is, that is
asked, and the rows wait.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abelard.exchange.sheet_register import Asked, Register, new_id
from abelard.exchange.table import Row, Table, remark
from abelard.model.agent import Agent, AgentKind, Name
from abelard.model.names import NameIndex
from abelard.model.problem import Severity
from abelard.model.source import SOURCE_KINDS, Source

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from abelard.model.case import Case
    from abelard.model.problem import Problem, Where

SPEAKERS = ("person", "organisation", "group", "party")
"""What can speak."""
ORGANISATION, PLACE, OFFICE = AgentKind.ORGANISATION, AgentKind.PLACE, AgentKind.OFFICE
OTHERWISE_CALLED = {
    "organization": ORGANISATION,
    "org": ORGANISATION,
    "company": ORGANISATION,
    "body": ORGANISATION,
    "individual": AgentKind.PERSON,
    "people": AgentKind.GROUP,
    "faction": AgentKind.PARTY,
    "side": AgentKind.PARTY,
    "location": PLACE,
    "country": PLACE,
    "city": PLACE,
    "region": PLACE,
    "post": OFFICE,
    "position": OFFICE,
    "book": AgentKind.WORK,
}
"""What else sheets call the kinds of agent."""
KINDS: dict[str, AgentKind] = {**{str(kind): kind for kind in AgentKind}, **OTHERWISE_CALLED}
ADDRESS = re.compile(r"https?://(?:www\.)?(.+)", re.IGNORECASE)


class Names:
    """The agents and sources of a case and of a sheet, by their names."""

    def __init__(
        self, case: Case, agents: Mapping[str, Agent], sources: Mapping[str, Source], kind: str = ""
    ) -> None:
        """Take the case, what the sheet itself declares, and what a new name is where nobody says."""
        self.known_agents = {**agents, **case.agents}
        self.known_sources = {**sources, **case.sources}
        self.new_agents: dict[str, Agent] = {}
        self.new_sources: dict[str, Source] = {}
        self.waiting: list[tuple[str, str]] = []
        """New names of which it is not known what they are, and what they may be."""
        self.kind = kind
        self.case = case
        pairs = [(name.text, agent.id) for agent in agents.values() for name in agent.names]
        pairs += [(source.title, source.id) for source in sources.values() if source.title]
        pairs += [(source.url, source.id) for source in self.known_sources.values() if source.url]
        index = NameIndex(pairs)
        shown_sources = {id: source.name for id, source in self.known_sources.items()}
        shown = {id: agent.name for id, agent in self.known_agents.items()} | shown_sources

        def find(text: str) -> tuple[str, ...]:
            return tuple(dict.fromkeys((*case.names.find(text), *index.find(text))))

        self.agents = Register(find, shown)
        self.sources = Register(find, shown_sources)

    def agent(self, text: str, cell: Where, sorts: Collection[str] = (), kind: str = "") -> str:
        """Return the id of the agent or source that a name means. Raises as `Register.id_of` does."""
        return self.agents.id_of(text, cell, [sort for sort in sorts if sort in KINDS], kind)

    def source(self, text: str, cell: Where, kind: str = "") -> str:
        """Return the id of the source that a name or an address means. Raises as `Register.id_of` does."""
        return self.sources.id_of(text, cell, (), kind)

    def settle(self, problems: list[Problem]) -> None:
        """Make the new agents and sources, and say of which names it is not known what they are."""
        taken = {*self.known_agents, *self.known_sources, *self.case.vocabulary.predicates}
        taken.update(self.case.vocabulary.qualifiers)
        self.sources.settled = {}
        for key, asked in self.sources.asked.items():
            source = _source(asked, taken)
            self.new_sources[source.id] = source
            self.sources.settled[key] = source.id
            taken.add(source.id)
        self.agents.settled = {}
        for key, asked in self.agents.asked.items():
            kind = self._kind(asked, problems)
            if kind is not None:
                id = new_id(asked.text, taken)
                names = (Name(text=asked.text),) if id != asked.text else ()
                self.new_agents[id] = Agent(id=id, kind=kind, names=names)
                self.agents.settled[key] = id
                taken.add(id)
                self._compare(asked, id, problems)

    def asked(self) -> Table:
        """Return a sheet of the names that wait, to be filled in with what each of them is."""
        rows = (Row(n, (name, "", what)) for n, (name, what) in enumerate(self.waiting, start=2))
        return Table(name="agents", header=Row(1, ("name", "kind", "may be")), rows=tuple(rows))

    def _kind(self, asked: Asked, problems: list[Problem]) -> AgentKind | None:
        """Return what a new agent is: as a column says, else as the verbs allow, else as the caller says."""
        said = {KINDS[kind] for kind in asked.kinds if kind in KINDS}
        if len(said) == 1:
            return said.pop()
        allowed = [kind for kind in AgentKind if asked.sorts is None or kind in asked.sorts]
        if not said and len(allowed) == 1:
            return allowed[0]
        if not said and self.kind in allowed:
            return KINDS[self.kind]
        what = " or ".join(said or allowed or AgentKind)
        self.waiting.append((asked.text, what))
        rows = f"{asked.times} rows wait" if asked.times > 1 else "a row waits"
        problems.append(
            remark(
                "which-kind",
                f"{asked.text!r} is new; what is it: {what}? ({rows} for it)",
                asked.cell,
                "say so in a column `subject kind`, `object kind` or `by kind`, or with --kind",
            )
        )
        return None

    def _compare(self, asked: Asked, id: str, problems: list[Problem]) -> None:
        """Warn of a name that is like one the case has: it may be the same agent otherwise spelt."""
        near = self.case.names.suggest(asked.text, limit=1)
        if near:
            message = f"{asked.text!r} becomes a new agent, {id}; it is like {near[0][1]!r}"
            hint = f"if it is the same, write {near[0][0]} in the sheet, or give {near[0][0]} this name"
            problems.append(remark("like-known", message, asked.cell, hint, Severity.WARNING))


def _source(asked: Asked, taken: Collection[str]) -> Source:
    """Return a new source; what it is called may be its address."""
    kind = next((kind for kind in sorted(asked.kinds) if kind in SOURCE_KINDS), "")
    address = ADDRESS.fullmatch(asked.text)
    if address:
        return Source(id=new_id(address[1], taken), kind=kind or "webpage", url=asked.text)
    id = new_id(asked.text, taken)
    return Source(id=id, kind=kind or "document", title="" if id == asked.text else asked.text)
