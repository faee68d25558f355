"""One component of a date network: whether it is consistent, what bounds it gives, and why."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from abelard.model.span import Bounds
from abelard.reasoning.network_choice import Worlds
from abelard.reasoning.network_conflict import separate, verdict
from abelard.reasoning.network_dispute import Dispute, dispute
from abelard.reasoning.network_paths import because
from abelard.reasoning.network_piece import Patience, Piece

if TYPE_CHECKING:
    from abelard.reasoning.network_arrows import Settled
    from abelard.reasoning.network_terms import Conflict, Constraint, Node, Side, Told


class _Limit(NamedTuple):
    """How far a day can lie by one set of claims, and the choice among alternatives that takes it there."""

    day: int | None
    settled: Settled | None
    exact: bool


class Component:
    """Nodes that constraints or claims join, other than by way of the calendar.

    Where its claims cannot all be true, the bounds are taken over its maximal consistent sets of claims:
    the outer ones are their hull, the inner ones their intersection. `patience` limits the cost of each
    answer, in constraints looked at.
    """

    def __init__(self, told: Told, patience: int) -> None:
        self._piece = Piece(told)
        self._patience = patience
        self._limits: dict[tuple[Node, Side], tuple[_Limit, ...]] = {}

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The unknown days."""
        return tuple(self._piece.told.nodes())

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims, in the order in which the network was told of them."""
        return self._piece.claims

    @cached_property
    def consistent(self) -> bool | None:
        """Whether the claims can all be true; None where their alternatives were too many to tell."""
        return verdict(self._piece, self.claims, Patience(self._patience)).consistent

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Minimal conflicts that have no claim in common: soon found, and enough to see what is wrong."""
        return () if self.consistent else separate(self._piece, self._patience)

    @cached_property
    def dispute(self) -> Dispute:
        """All minimal conflicts, and all maximal sets of claims that can be true together."""
        return self.dispute_within(self._patience)

    def dispute_within(self, patience: int) -> Dispute:
        """Find the same with more or less patience than usual."""
        return dispute(self._piece, Patience(patience))

    def bounds(self, node: Node) -> Bounds:
        """Return where the day lies by one maximal set of claims or another (the outer bounds)."""
        lows = [limit.day for limit in self._of(node, "earliest")]
        highs = [limit.day for limit in self._of(node, "latest")]
        return Bounds(
            min((low for low in lows if low is not None), default=None) if None not in lows else None,
            max((high for high in highs if high is not None), default=None) if None not in highs else None,
        )

    def inner(self, node: Node) -> Bounds:
        """Return where the day lies by every maximal set of claims; it may be empty (the inner bounds)."""
        lows = (limit.day for limit in self._of(node, "earliest"))
        highs = (limit.day for limit in self._of(node, "latest"))
        return Bounds(
            max((low for low in lows if low is not None), default=None),
            min((high for high in highs if high is not None), default=None),
        )

    def is_exact(self, node: Node) -> bool:
        """Say whether the bounds are certain to be the tightest; if not, patience ran out."""
        limits = (*self._of(node, "earliest"), *self._of(node, "latest"))
        settled = self.consistent is not None and (self.consistent or self.dispute.complete)
        return settled and all(limit.exact for limit in limits)

    def because(self, node: Node, side: Side) -> tuple[Constraint, ...]:
        """Return the chain of constraints, from the calendar to the node, that gives an outer bound.

        Of several maximal sets of claims, and several choices among alternatives, it is that of the one which
        allows the most. Empty where there is no limit.
        """
        outer = self.bounds(node)
        bound = outer.earliest if side == "earliest" else outer.latest
        limit = next((each for each in self._of(node, side) if each.day == bound), None)
        if bound is None or limit is None or limit.settled is None:
            return ()
        arrows = because(self._piece.drawing.arrows, limit.settled, self._piece.drawing.index[node], side)
        return tuple(self._piece.drawing.constraints[arrow] for arrow in arrows)

    @cached_property
    def _worlds(self) -> tuple[Worlds, ...]:
        if self.consistent is False:
            return tuple(Worlds(self._piece, claims) for claims in self.dispute.maximal)
        return (Worlds(self._piece, self.claims),)

    def _of(self, node: Node, side: Side) -> tuple[_Limit, ...]:
        if (node, side) not in self._limits:
            patience = Patience(self._patience)
            self._limits[node, side] = tuple(
                self._limit(worlds, node, side, patience) for worlds in self._worlds
            )
        return self._limits[node, side]

    def _limit(self, worlds: Worlds, node: Node, side: Side, patience: Patience) -> _Limit:
        number = self._piece.drawing.index[node]
        world = worlds.best(patience, number, side)
        if world is None:
            return _Limit(None, None, exact=False)
        return _Limit(world.settled.day(number, side), world.settled, world.complete)
