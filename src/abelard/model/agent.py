"""Agents: the persons, bodies, places and works that statements are about, and their names."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from abelard.model.problem import NOWHERE, Where
from abelard.model.when import UNDATED, When

if TYPE_CHECKING:
    from abelard.model.statement import Quantity


class AgentKind(StrEnum):
    """What sort of thing an agent is; the words that open its block in a ledger."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    """Named, part-named or only counted: "a dozen operatives, among them A and B"."""
    PARTY = "party"
    """A side in the dispute; its members may be persons, bodies or other parties."""
    PLACE = "place"
    WORK = "work"
    OFFICE = "office"
    """A post that persons hold one after another: "bishop of Rome", "wali of Anbar"."""


NAME_KINDS = (
    "name",
    "legal",
    "kunya",
    "nom-de-guerre",
    "acronym",
    "transliteration",
    "exonym",
    "native",
    "short",
    "former",
    "title",
    "alias",
)
"""The kinds of name, in the order they are listed. `name` says nothing about its kind."""


class Access(StrEnum):
    """Who may see a thing: what is private never leaves the house in an export or a published page."""

    PUBLIC = "public"
    PRIVATE = "private"


COLOURS = ("blue", "orange", "green", "pink", "ochre", "sky", "olive", "violet")
"""Eight that colour-blind readers tell apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One of the names an agent goes by: who uses it, in which language, and when."""

    text: str
    kind: str = "name"
    language: str = ""
    """A BCP 47 tag such as `ar` or `ru-Latn`; empty where nobody said."""
    when: When = UNDATED
    """When it was in use."""
    used_by: str = ""
    """The agent who calls him so; empty for names in general use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """Somebody or something that statements are about. Names here are editorial: the analyst's own."""

    id: str
    kind: AgentKind
    names: tuple[Name, ...] = ()
    """The first is the one shown."""
    description: str = ""
    count: Quantity | None = None
    """How many a group is said to be."""
    includes: tuple[str, ...] = ()
    """Ids of the members that are known by name."""
    media: tuple[str, ...] = ()
    """Ids of sources that portray the agent."""
    same_as: tuple[str, ...] = ()
    """Addresses or identifiers in other registers, such as a Wikidata item."""
    colour: str = ""
    """Of a party, in every view: one of `COLOURS`; given by its place among the parties where it is empty."""
    access: Access = Access.PUBLIC
    note: str = ""
    where: Where = field(default=NOWHERE, compare=False)

    @property
    def name(self) -> str:
        """The name to show; the id where the agent has none."""
        return self.names[0].text if self.names else self.id
