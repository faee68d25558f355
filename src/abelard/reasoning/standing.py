"""What a viewpoint makes of each witness: believed, left open or rejected, in the role in which he appears.

A choice for a claim beats one for a source, which beats one for an agent. A choice for a party or group
covers those it includes, unless they are chosen themselves. Sources and those who pass things on are
believed unless something else was chosen; speakers are as the viewpoint says `otherwise`.

Each witness becomes a leaf of the circuit. `zawahiri` is his word where it is believed, `+zawahiri` where
it is left open: it does not count, but one may ask what would follow if it did.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from abelard.model.inquiry import Otherwise, Viewpoint
from abelard.reasoning.circuit import FALSE, Circuit, Node

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abelard.model.case import Case

OPEN_MARK = "+"


class Standing(StrEnum):
    """How a witness stands in a viewpoint."""

    BELIEVED = "believed"
    OPEN = "open"
    REJECTED = "rejected"


_OTHERWISE = {
    Otherwise.BELIEVE: Standing.BELIEVED,
    Otherwise.OPEN: Standing.OPEN,
    Otherwise.REJECT: Standing.REJECTED,
}


class Standings:
    """The choices of one viewpoint, looked up by witness."""

    def __init__(self, case: Case, viewpoint: Viewpoint) -> None:
        """Take the choices; where one witness is listed twice, the more cautious counts."""
        self.viewpoint = viewpoint
        self.otherwise = _OTHERWISE[viewpoint.otherwise]
        self._case = case
        self._chosen: dict[str, Standing] = dict.fromkeys(viewpoint.believes, Standing.BELIEVED)
        self._chosen.update(dict.fromkeys(viewpoint.open, Standing.OPEN))
        self._chosen.update(dict.fromkeys(viewpoint.rejects, Standing.REJECTED))

    def chosen(self, witness: str) -> Standing | None:
        """Return what was chosen for a witness itself, or for a party that includes it; None if nothing."""
        own = self._chosen.get(witness)
        if own is not None or witness not in self._parties:
            return own
        found = {self._chosen[party] for party in self._parties[witness] if party in self._chosen}
        return next((standing for standing in reversed(Standing) if standing in found), None)

    def of_claim(self, claim: str) -> Standing | None:
        """Return what was chosen for a single claim."""
        return self._chosen.get(f"^{claim}")

    def expressly_believed(self, witness: str) -> bool:
        """Whether the viewpoint names this witness, or a party of his, as believed."""
        return self.chosen(witness) is Standing.BELIEVED

    @cached_property
    def _parties(self) -> dict[str, frozenset[str]]:
        """For each agent, the parties and groups that include it, directly or through another."""
        chosen = [
            agent for agent in self._case.agents.values() if agent.id in self._chosen and agent.includes
        ]
        found: dict[str, set[str]] = {}
        for party in chosen:
            for member in self._members(party.id):
                found.setdefault(member, set()).add(party.id)
        return {member: frozenset(parties) for member, parties in found.items()}

    def _members(self, party: str) -> Iterable[str]:
        seen: set[str] = set()
        waiting = [party]
        while waiting:
            agent = self._case.agents.get(waiting.pop())
            for member in agent.includes if agent else ():
                if member not in seen and member != party:
                    seen.add(member)
                    waiting.append(member)
        return seen


def leaf_of(circuit: Circuit, witness: str, standing: Standing) -> Node:
    """Return the leaf that stands for a witness's word, given how he stands."""
    if standing is Standing.REJECTED:
        return FALSE
    return circuit.leaf(witness if standing is Standing.BELIEVED else OPEN_MARK + witness)


def witness_of(leaf: str) -> str:
    """Return the witness a leaf stands for."""
    return leaf.removeprefix(OPEN_MARK)


def adjusted(viewpoint: Viewpoint, believing: Iterable[str] = (), rejecting: Iterable[str] = ()) -> Viewpoint:
    """Return the viewpoint with some witnesses believed or rejected instead."""
    believed, rejected = tuple(believing), tuple(rejecting)
    moved = {*believed, *rejected}
    return replace(
        viewpoint,
        believes=(*(each for each in viewpoint.believes if each not in moved), *believed),
        rejects=(*(each for each in viewpoint.rejects if each not in moved), *rejected),
        open=tuple(each for each in viewpoint.open if each not in moved),
    )
