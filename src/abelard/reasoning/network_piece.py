"""One component of a date network, of which any set of claims can be tried."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from abelard.reasoning.network_parts import drawn, joined
from abelard.reasoning.network_paths import settle
from abelard.reasoning.network_terms import Told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from abelard.reasoning.network_arrows import Settled
    from abelard.reasoning.network_fork import Fork


@dataclass(slots=True)
class Patience:
    """How much may still be looked at for one answer: constraints, counted each time they are settled."""

    left: int


class Piece:
    """Constraints and alternatives, numbered once."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.drawing = drawn(told)
        self.claims: tuple[str, ...] = tuple(told.claims())
        self.size = len(self.drawing.constraints) + self.drawing.arrows.count
        self._groups = [1] * self.drawing.arrows.count
        self._place = {claim: place for place, claim in enumerate(self.claims)}
        self._arrows: dict[str, list[int]] = {"": []}
        for arrow in self.drawing.told:
            self._arrows.setdefault(told.constraints[arrow].claim, []).append(arrow)

    def ordered(self, claims: Iterable[str]) -> list[str]:
        """Return claims in the order in which the piece was told of them, so that answers never vary."""
        return sorted(claims, key=self._place.__getitem__)

    def arrows_of(self, claims: Iterable[str]) -> list[int]:
        """Return what holds of itself, and what the claims say outright."""
        told = (self._arrows.get(claim, ()) for claim in self.ordered(claims))
        return [*self._arrows[""], *chain.from_iterable(told)]

    def forks_of(self, claims: Collection[str]) -> list[Fork]:
        """Return the alternatives that hold of themselves, and those that the claims leave."""
        return [fork for fork in self.drawing.forks if not fork.claim or fork.claim in claims]

    def settle(self, arrows: Iterable[int]) -> Settled:
        """Find the bounds that the arrows give."""
        return settle(self.drawing.arrows, arrows, self._groups)

    def narrowed(self, claims: Collection[str]) -> Piece:
        """Return a piece of these claims alone, with as much of what holds of itself as touches them."""
        told = self.arrows_of(claims)[len(self._arrows[""]) :]
        chosen = chain.from_iterable(chain(*fork.options) for fork in self.forks_of(claims))
        touched = {self._standing[node] for arrow in chain(told, chosen) for node in self._ends(arrow)}
        standing = (arrow for arrow in self._arrows[""] if self._standing[max(self._ends(arrow))] in touched)
        return Piece(
            Told(
                [self.drawing.constraints[arrow] for arrow in chain(standing, told)],
                [each for each in self.told.alternatives if not each.claim or each.claim in claims],
            )
        )

    @cached_property
    def _standing(self) -> list[int]:
        """Which nodes are joined by what holds of itself."""
        return joined(self.drawing.arrows.count, map(self._ends, self._arrows[""]))

    def _ends(self, arrow: int) -> tuple[int, int]:
        return self.drawing.arrows.tails[arrow], self.drawing.arrows.heads[arrow]
