"""What a name means in a case: ids first, then any of an agent's names; ambiguity is asked, never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.case.tokens import MistakeError, Token, mistake, unquote
from abelard.model.date import DEFAULT_CIRCA, Circa, Date, Unreadable, read_date
from abelard.model.names import NameIndex, did_you_mean
from abelard.model.statement import Ref

if TYPE_CHECKING:
    from collections.abc import Mapping

    from abelard.model.agent import Agent
    from abelard.model.problem import Where
    from abelard.model.source import Source
    from abelard.model.vocabulary import Vocabulary
    from abelard.model.when import When


class Scope:
    """Everything a statement may refer to. Built once for a case, then only read."""

    def __init__(
        self,
        agents: Mapping[str, Agent],
        sources: Mapping[str, Source],
        names: NameIndex,
        vocabulary: Vocabulary,
        circa: Circa = DEFAULT_CIRCA,
    ) -> None:
        """Take what has been declared; `names` finds agents by any of their names."""
        self.agents = agents
        self.sources = sources
        self.names = names
        self.vocabulary = vocabulary
        self.circa = circa
        self.times: dict[str, When] = {}
        """Times that were read before, by their text."""
        self._refs = {id: Ref(id) for id in (*agents, *sources)}

    def known(self, id: str) -> Ref | None:
        """Return the agent or source with an id, if there is one."""
        return self._refs.get(id)

    def ref(self, token: Token, where: Where) -> Ref:
        """Return what a word or a quotation names; raise MistakeError with the candidates otherwise."""
        text = unquote(token.text) if token.kind == "string" else token.text
        known = self._refs.get(text)
        if known is not None:
            return known
        # A block that is broken has declared its names, but there is nothing that bears them.
        found = tuple(id for id in self.names.find(text) if id in self._refs)
        if len(found) == 1:
            return self._refs[found[0]]
        place = type(where)(where.path, where.line, token.column)
        if found:
            candidates = ", ".join(f"{id} ({self._name(id)})" for id in found)
            raise mistake("ambiguous-name", f"{token.text} may be any of {candidates}", place, "write the id")
        raise self._unknown(text, place)

    def _unknown(self, text: str, place: Where) -> MistakeError:
        near = did_you_mean(text, self._refs)
        suggested = [] if near else self.names.suggest(text, limit=3)
        if near:
            hint = f"did you mean {near}?"
        elif suggested:
            hint = "did you mean " + " or ".join(f"{id} ({name})" for id, name in suggested) + "?"
        else:
            hint = "declare it with a block such as `person ID` or `organisation ID`"
        return mistake("unknown-name", f"nothing is called {text!r}", place, hint)

    def _name(self, id: str) -> str:
        thing = self.agents.get(id) or self.sources.get(id)
        return thing.name if thing else id

    def date(self, text: str, place: Where) -> Date:
        """Return a date; raise MistakeError where it is none."""
        date = read_date(text, self.circa)
        if isinstance(date, Unreadable):
            column = place.column + date.offset
            where = type(place)(place.path, place.line, column)
            raise mistake("bad-date", date.message, where, date.hint)
        return date
