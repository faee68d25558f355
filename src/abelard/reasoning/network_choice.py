"""The dates of any choice of a component's claims, and of the alternatives that they leave.

With alternatives a network is disjunctive, and finding its bounds is hard in general (Stergiou & Koubarakis,
"Backtracking algorithms for disjunctions of temporal constraints", 2000). A bound that ignores some of the
alternatives is never too narrow, so choices are searched best first: the first complete one that comes up has
the widest bound of all, and where the search is cut short, the best that is still open is a sound limit.
"""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import chain, count
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from abelard.reasoning.network_fork import ways

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from abelard.reasoning.network_arrows import Settled
    from abelard.reasoning.network_fork import Fork
    from abelard.reasoning.network_piece import Patience, Piece
    from abelard.reasoning.network_terms import Constraint, Side

# How promising: score, choices made, sum of lengths (all negated), and a number to settle ties.
_Rank: TypeAlias = tuple[int, int, int, int]
_Entry: TypeAlias = "tuple[_Rank, tuple[int, ...], Settled]"
# Settled choices are kept, since every node of a component asks for much the same; but not without end.
_KEPT = 500


class World(NamedTuple):
    """One choice among the alternatives, with its bounds."""

    settled: Settled
    complete: bool
    """False where the search was cut short, and some alternatives are left open."""


class Worlds:
    """All choices among alternatives that some claims of a piece leave."""

    def __init__(self, piece: Piece, claims: Collection[str]) -> None:
        self.cycles: list[tuple[Constraint, ...]] = []
        """The contradictions met so far."""
        self._piece = piece
        self._arrows = piece.arrows_of(claims)
        self._forks = piece.forks_of(claims)
        self._order = count()
        self._kept: dict[tuple[int, ...], Settled] = {}
        self._complete: list[Settled] = []

    @property
    def branching(self) -> set[str]:
        """The claims that leave alternatives."""
        return {fork.claim for fork in self._forks}

    def best(self, patience: Patience, node: int = 0, side: Side = "latest") -> World | None:
        """Return a possible choice by which a node is as early or late as can be; None if none is possible.

        Without a node, any possible choice will do.
        """
        heap: list[_Entry] = []
        self._open(heap, (), patience, node, side)
        if heap and (known := self._known(heap[0][2].length(node, side), node, side)):
            return World(known, complete=True)
        while heap:
            _, choice, settled = heappop(heap)
            if len(choice) == len(self._forks):
                self._complete.append(settled)
                return World(settled, complete=True)
            if patience.left <= 0:
                return World(settled, complete=False)
            for option in range(len(self._forks[len(choice)].options)):
                self._open(heap, (*choice, option), patience, node, side)
        return None

    def _known(self, length: int, node: int, side: Side) -> Settled | None:
        """Return a choice found before that reaches a length, if there is one: then none goes further."""
        return next((each for each in self._complete if each.length(node, side) == length), None)

    def _open(
        self, heap: list[_Entry], choice: tuple[int, ...], patience: Patience, node: int, side: Side
    ) -> None:
        settled = self._kept.get(choice)
        if settled is None:
            settled = self._settle(choice)
            patience.left -= self._piece.size
        if not settled.cycles:
            # Of choices that are as good for this node, one that is good for all may serve for the next, too.
            rank = -settled.length(node, side), -len(choice), -settled.total(side), next(self._order)
            heappush(heap, (rank, choice, settled))

    def _settle(self, choice: tuple[int, ...]) -> Settled:
        chosen = (fork.options[option] for option, fork in zip(choice, self._forks, strict=False))
        arrows = [*self._arrows, *chain.from_iterable(chosen)]
        undecided = self._forks[len(choice) :]
        settled = self._piece.settle(chain(arrows, *(fork.hull for fork in undecided)))
        if settled.cycles and not self._blame(settled, undecided):
            settled = self._piece.settle(arrows)
            self._blame(settled, ())
        if len(self._kept) < _KEPT:
            self._kept[choice] = settled
        return settled

    def _blame(self, settled: Settled, undecided: Sequence[Fork]) -> bool:
        """Note why a choice is impossible, if that can be said in so many words."""
        drawing = self._piece.drawing
        found = [way for cycle in settled.cycles.values() for way in ways(cycle, undecided, drawing.arrows)]
        self.cycles += (tuple(drawing.constraints[arrow] for arrow in way) for way in found)
        return bool(found)
