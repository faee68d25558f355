"""The dates of any choice of a component's claims, and of the alternatives that they leave.

With alternatives a network is disjunctive, and finding its bounds is hard in general (Stergiou & Koubarakis,
"Backtracking algorithms for disjunctions of temporal constraints", 2000). A bound that ignores some of the
alternatives is never too narrow, so choices are searched best first: the first complete one that comes up has
the widest bound of all, and where the search is cut short, the best that is still open is a sound limit.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import chain, count
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from abelard.reasoning.network_paths import Settled
    from abelard.reasoning.network_piece import Patience, Piece
    from abelard.reasoning.network_terms import Constraint

# Score (negated), choices made (negated), a number to settle ties, the choices, what they come down to.
_Entry: TypeAlias = "tuple[int, int, int, tuple[int, ...], Settled]"
# Settled choices are kept, since every node of a component asks for much the same; but not without end.
_KEPT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """One choice among the alternatives, with its bounds."""

    settled: Settled
    complete: bool
    """False where the search was cut short, and some alternatives are left open."""


class Worlds:
    """All choices among alternatives that some claims of a piece leave."""

    def __init__(self, piece: Piece, claims: Collection[str]) -> None:
        self.piece = piece
        self.cycles: list[tuple[Constraint, ...]] = []
        """The contradictions met so far."""
        self._arrows = piece.arrows_of(claims)
        self._options = piece.options_of(claims)
        self._order = count()
        self._kept: dict[tuple[int, ...], Settled] = {}

    @property
    def branching(self) -> set[str]:
        """The claims that leave alternatives."""
        return {claim for claim, _ in self._options}

    def best(self, patience: Patience, score: Callable[[Settled], int] = lambda _: 0) -> World | None:
        """Return the possible choice with the highest score, or None where every choice is contradictory.

        The score may not grow as more is chosen; no bound does. Without one, any possible choice will do.
        """
        heap: list[_Entry] = []
        self._open(heap, (), patience, score)
        while heap:
            *_, choice, settled = heappop(heap)
            complete = len(choice) == len(self._options)
            if complete or patience.left <= 0:
                return World(settled=settled, complete=complete)
            for option in range(len(self._options[len(choice)][1])):
                self._open(heap, (*choice, option), patience, score)
        return None

    def _open(
        self, heap: list[_Entry], choice: tuple[int, ...], patience: Patience, score: Callable[[Settled], int]
    ) -> None:
        settled = self._kept.get(choice)
        if settled is None:
            settled = self._settle(choice)
            patience.left -= self.piece.size
        if not settled.cycles:
            heappush(heap, (-score(settled), -len(choice), next(self._order), choice, settled))

    def _settle(self, choice: tuple[int, ...]) -> Settled:
        chosen = (options[option] for option, (_, options) in zip(choice, self._options, strict=False))
        settled = self.piece.settle(chain(self._arrows, *chosen))
        if len(self._kept) < _KEPT:
            self._kept[choice] = settled
        if settled.cycles:
            self.cycles.append(self.piece.cycle_of(settled))
        return settled
