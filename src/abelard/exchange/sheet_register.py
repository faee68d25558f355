"""What the names in a sheet mean: things of the case, or new ones, which are collected and asked about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from abelard.case.build import KEYWORDS
from abelard.case.times import TIME_WORDS
from abelard.case.tokens import mistake
from abelard.model.claim import Stance
from abelard.model.names import fold
from abelard.model.statement import PLAIN_ID

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from abelard.model.problem import Where

OTHER_WORDS = frozenset(("and", "not", "finding", "start", "end", "of", "hedge", "lang", "used-by"))
RESERVED = KEYWORDS | TIME_WORDS | OTHER_WORDS | frozenset(map(str, Stance))
"""Words of the notation; nothing may have one for its id."""
LONGEST_ID = 40


class UnsettledError(Exception):
    """A row names something of which it is not known what it is; the row waits for the answer."""


@dataclass
class Asked:
    """A name that nothing is called yet."""

    text: str
    cell: Where
    """Where it stands first."""
    sorts: set[str] | None = None
    """What the verbs allow it to be; None where anything."""
    kinds: set[str] = field(default_factory=set)
    """What columns say it is."""
    times: int = 0

    def hear(self, sorts: Collection[str], kind: str) -> None:
        """Take what another row says of it."""
        self.times += 1
        if sorts:
            self.sorts = set(sorts) if self.sorts is None else self.sorts & set(sorts)
        if kind:
            self.kinds.add(kind.lower())


class Register:
    """Things by their names. First it collects the names that it does not find, then it knows their ids."""

    def __init__(self, find: Callable[[str], Collection[str]], shown: Mapping[str, str]) -> None:
        """Take what finds ids by name, and the name to show for each id that counts here."""
        self.find = find
        self.shown = shown
        self.asked: dict[str, Asked] = {}
        self.settled: dict[str, str] | None = None
        """Ids by folded name, once every name is settled that can be."""

    def id_of(self, text: str, cell: Where, sorts: Collection[str] = (), kind: str = "") -> str:
        """Return the id that a name means. Raises MistakeError where it may be several, UnsettledError."""
        found = self.known(text)
        if len(found) > 1:
            candidates = ", ".join(f"{id} ({self.shown[id]})" for id in found)
            raise mistake("ambiguous-name", f"{text!r} may be any of {candidates}", cell, "write the id")
        return found[0] if found else self._new(text, cell, sorts, kind)

    def known(self, text: str) -> tuple[str, ...]:
        """Return the ids of what is called so already."""
        return (text,) if text in self.shown else tuple(id for id in self.find(text) if id in self.shown)

    def _new(self, text: str, cell: Where, sorts: Collection[str], kind: str) -> str:
        key = fold(text)
        if self.settled is None:
            self.asked.setdefault(key, Asked(text, cell)).hear(sorts, kind)
            return "_"
        if key not in self.settled:
            raise UnsettledError
        return self.settled[key]


def new_id(text: str, taken: Collection[str]) -> str:
    """Return an id for a name: itself where it can be one, else its words in small Latin letters."""
    as_it_is = text == text.lower() and PLAIN_ID.fullmatch(text)
    bare = text if as_it_is else "-".join(_latin(text).split())[:LONGEST_ID].rstrip("-")
    base = bare if PLAIN_ID.fullmatch(bare) else f"x-{bare}".rstrip("-")
    id, number = base, 1
    while id in taken or id in RESERVED:
        number += 1
        id = f"{base}-{number}"
    return id


def _latin(text: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415  a table of every script, needed for new names only

    letters = anyascii(text).casefold()
    return "".join(letter if letter.isalnum() else " " if letter != "'" else "" for letter in letters)
