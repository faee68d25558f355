"""All conflicts of a component, and all its maximal sets of claims, found together.

A set of claims is consistent when what it leaves out hits every minimal conflict, so the maximal sets are the
complements of the minimal hitting sets (Reiter, "A theory of diagnosis from first principles", 1987). Each
hitting set of the conflicts known so far is tried: what remains without it is either consistent, and then a
maximal set, or holds a conflict not known before. When none is left to try, both lists are complete (Bailey &
Stuckey, "Discovery of minimal unsatisfiable subsets of constraints using hitting set dualization", 2005).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.reasoning.network_conflict import minimal, verdict
from abelard.reasoning.network_piece import Patience

if TYPE_CHECKING:
    from abelard.reasoning.network_piece import Piece
    from abelard.reasoning.network_terms import Conflict

# Hitting sets that are kept in mind: independent conflicts multiply them.
_MOST = 5_000
# Looking at so many conflicts costs as much as settling one constraint, about.
_EDGES_A_CONSTRAINT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """The minimal conflicts of a component, and the largest sets of its claims that can be true together."""

    conflicts: tuple[Conflict, ...]
    maximal: tuple[frozenset[str], ...]
    complete: bool
    """If not, there are at least so many of both."""


def dispute(piece: Piece, patience: Patience) -> Dispute:
    """Find all conflicts and maximal sets of a piece; if patience runs out, some of both."""
    search = _Dual(piece, Patience(patience.left // 2))
    search.run()
    if not search.complete and all(conflict.claims for conflict in search.conflicts):
        search.sample(Patience(patience.left // 2))
    return Dispute(
        conflicts=tuple(search.conflicts),
        maximal=tuple(dict.fromkeys(search.maximal)),
        complete=search.complete,
    )


class _Dual:
    """The search, with sets of claims as bits of a number."""

    def __init__(self, piece: Piece, patience: Patience) -> None:
        self.conflicts: list[Conflict] = []
        self.maximal: list[frozenset[str]] = []
        self.complete = True
        self._piece, self._patience = piece, patience
        self._bits = {claim: 1 << place for place, claim in enumerate(piece.claims)}
        self._edges: list[int] = []
        self._hitting = [0]

    def run(self) -> None:
        tried: set[int] = set()
        while open_ones := [each for each in self._hitting if each not in tried]:
            for hitting in open_ones:
                if self._patience.left <= 0:
                    self.complete = False
                    return
                if self._try(hitting):
                    break
                tried.add(hitting)

    def learn(self, conflict: Conflict) -> None:
        """Extend the minimal hitting sets by one conflict (Berge, "Hypergraphs", 1989, chapter 2)."""
        bits = [self._bits[claim] for claim in conflict.claims]
        edge = sum(bits)
        self.conflicts.append(conflict)
        self._edges.append(edge)
        kept = [each for each in self._hitting if each & edge]
        grown = [each | bit for each in self._hitting if not each & edge for bit in bits]
        kept += filter(self._is_minimal, grown)
        self._patience.left -= len(grown) * len(self._edges) // _EDGES_A_CONSTRAINT
        self.complete &= conflict.minimal and len(kept) <= _MOST
        self._hitting = kept[:_MOST]

    def sample(self, patience: Patience) -> None:
        """Add maximal sets that each leave other claims of the known conflicts out."""
        turns = max((len(conflict.claims) for conflict in self.conflicts), default=1)
        for turn in range(turns):
            if self.maximal and patience.left <= 0:
                return
            self.maximal.append(self._grown(turn, patience))

    def _grown(self, turn: int, patience: Patience) -> frozenset[str]:
        """Return a maximal set: less one claim, by turns, for each conflict; and then what still fits."""
        order = self._piece.ordered
        out = {conflict.claims[turn % len(conflict.claims)] for conflict in self.conflicts}
        claims = frozenset(self._piece.claims) - out
        times = Counter(claim for conflict in self.conflicts for claim in conflict.claims)
        while (found := verdict(self._piece, claims, patience)).consistent is False:
            times.update(found.blamed)
            claims -= {max(order(found.blamed), key=times.__getitem__)}
        missing = frozenset(self._piece.claims) - claims
        for claim in (*order(missing - out), *order(missing & out)):
            if verdict(self._piece, claims | {claim}, patience).consistent:
                claims |= {claim}
        return claims

    def _try(self, hitting: int) -> bool:
        """Try what is left without a hitting set; say whether a new conflict was in it."""
        claims = frozenset(claim for claim, bit in self._bits.items() if not hitting & bit)
        found = verdict(self._piece, claims, self._patience)
        if found.consistent is False:
            self.learn(minimal(self._piece, found, self._patience))
            return True
        if found.consistent:
            self.maximal.append(claims)
        self.complete &= found.consistent is not None
        return False

    def _is_minimal(self, hitting: int) -> bool:
        """Say whether each claim of a hitting set is the only one in it of some conflict."""
        alone = 0
        for edge in self._edges:
            common = edge & hitting
            if not common & (common - 1):
                alone |= common
        return alone == hitting
