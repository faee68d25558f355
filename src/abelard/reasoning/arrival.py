"""How a source came to us: whether it is in hand, or passed on by one that is, for sources of any number.

Routes multiply where many sources quote each other; here each source has one node, however many ways lead
through it, and a ring of quotations is settled by the circuit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.reasoning.circuit import FALSE, TRUE, Circuit, Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from abelard.model.case import Case


class Arrivals:
    """The nodes that say whether what stands in a source reaches us."""

    def __init__(self, case: Case, circuit: Circuit, passes_on: Callable[[str], Node]) -> None:
        """Take what says whether a source passes on what it quotes."""
        self._case = case
        self._circuit = circuit
        self._passes_on = passes_on
        self._onward: dict[str, Node] = {}
        self._rings: dict[str, Node] = {}

    def onward(self, source: str) -> Node:
        """Return the node for: the source is in hand, or one that quotes it passes it on and reaches us."""
        if source not in self._case.sources:
            return FALSE
        path: list[tuple[str, Iterator[str]]] = [] if source in self._onward else [self._enter(source)]
        entered = {source}
        while path:
            here, rest = path[-1]
            following = next(rest, None)
            if following is None:
                path.pop()
                entered.discard(here)
                self._leave(here)
            elif following in entered:
                self._rings.setdefault(following, self._circuit.open_or())
            elif following not in self._onward:
                path.append(self._enter(following))
                entered.add(following)
        return self._onward[source]

    def arrives(self, source: str) -> Node:
        """Return the node for: the source passes on what it quotes, and reaches us."""
        return self._circuit.all_of((self._passes_on(source), self.onward(source)))

    def reaches(self, source: str, reader: str) -> bool:
        """Whether one of the ways from a source to us goes through a reader."""
        seen, waiting = {source}, [source]
        while waiting:
            for outer in self._quoting(waiting.pop()):
                if outer not in seen:
                    seen.add(outer)
                    waiting.append(outer)
        return reader in seen and self.onward(reader) != FALSE

    def _enter(self, source: str) -> tuple[str, Iterator[str]]:
        return source, self._quoting(source)

    def _leave(self, source: str) -> None:
        ways = [TRUE] if self._case.sources[source].in_hand else []
        for outer in self._quoting(source):
            reached = self._onward.get(outer, self._rings.get(outer, FALSE))
            ways.append(self._circuit.all_of((self._passes_on(outer), reached)))
        node = self._circuit.any_of(ways)
        ring = self._rings.get(source)
        if ring is not None:
            self._circuit.add(ring, node)
        self._onward[source] = node if ring is None else ring

    def _quoting(self, source: str) -> Iterator[str]:
        known = self._case.sources
        return (link.source for link in known[source].quoted_in if link.source in known)
