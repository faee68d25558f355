"""Who is named in the document: those the default reader found, and those a model names besides.

A name that is nowhere in the text is nobody. Two names are one agent only where the default reader says so.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from abelard.reading.endpoint.alignment import Folded, fold, overlapping
from abelard.reading.result import AgentProposal
from abelard.reading.wordlists import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PRONOUNS = word_lists("endpoint")["pronouns"]
_MOST_PLACES = 2_000


class Cast:
    """Finds agents by name, and makes new ones of names that stand in the text."""

    def __init__(self, text: str, agents: Iterable[AgentProposal]) -> None:
        self._text, self._folded = text, Folded(text)
        self._agents = {agent.id: agent for agent in agents}
        self._known: dict[str, str | None] = {}
        self._owners: dict[tuple[int, int], str] = {}
        for agent in self._agents.values():
            for span in agent.mentions:
                self._owners[span] = agent.id
            for name in {fold(name) for name in (*agent.names, *(text[s:e] for s, e in agent.mentions))}:
                # A name of two agents (six people of one surname) names neither by itself.
                self._known[name] = agent.id if self._known.get(name, agent.id) == agent.id else None
        self._spans = sorted(self._owners)

    def find(self, name: str, types: Mapping[str, str]) -> str | None:
        """Give the id of the agent of a name; nothing if it is nobody's, several people's, or a pronoun."""
        key = fold(name)
        if key in _PRONOUNS or not any(map(str.isalpha, key)):
            return None
        if key not in self._known:
            self._known[key] = self._owner(name) or self._made(name, types)
        return self._known[key]

    def is_near(self, agent: str, start: int, end: int) -> bool:
        """Whether an agent is named, or meant by a pronoun, somewhere between two offsets."""
        one = self._agents.get(agent)
        return one is not None and any(s < end and start < e for s, e in (*one.mentions, *one.references))

    def _owner(self, name: str) -> str | None:
        """Give the one agent whose mentions are within this name, or this name within theirs."""
        bare, found = fold(name), set()
        for place in islice(self._folded.places(name), _MOST_PLACES):
            for span in overlapping(self._spans, place.start, place.end):
                whole = fold(self._text[slice(*span)])
                if (whole in bare or bare in whole) and len(whole) * 2 > len(bare):
                    found.add(self._owners[span])
        return found.pop() if len(found) == 1 else None

    def _made(self, name: str, types: Mapping[str, str]) -> str | None:
        places = list(islice(self._folded.places(name), _MOST_PLACES))
        if not places:
            return None
        written = self._text[places[0].start : places[0].end]
        slug = (
            "-".join("".join(sign if sign.isalnum() else " " for sign in written.lower()).split()) or "agent"
        )
        made, number = slug, 2
        while made in self._agents:
            made, number = f"{slug}-{number}", number + 1
        self._agents[made] = AgentProposal(
            id=made,
            type=types.get(name, "other"),
            names=(" ".join(written.split()),),
            mentions=tuple((one.start, one.end) for one in places),
        )
        return made

    def with_those(self, kept: set[str], known: Iterable[str]) -> tuple[AgentProposal, ...]:
        """Give the agents known before, and of those made here the ones that something kept rests on."""
        before = set(known)
        return tuple(one for one in self._agents.values() if one.id in before or one.id in kept)
