"""All dates of a viewpoint as one network: what follows for each, why, and where they contradict each other.

This is a simple temporal network (Dechter, Meiri & Pearl, "Temporal constraint networks", Artificial
Intelligence 49, 1991), with alternatives where a claim leaves some. It knows nothing of wording: days are
whole numbers, nodes are unknown days, and a constraint says how long after another a node lies at most.

    network = Network([Constraint("orton-12", later="pledge", earlier=ORIGIN, most=731_885), ...])
    network.bounds("pledge")                # the tightest, whatever the chain that gives it
    network.because("pledge", "latest")     # that chain
    network.without({"orton-12"})           # cheap: only what the claim touches is worked out again
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from abelard.model.span import Bounds
from abelard.reasoning.network_block import Block
from abelard.reasoning.network_component import Component
from abelard.reasoning.network_dispute import Dispute
from abelard.reasoning.network_patchwork import Patchwork
from abelard.reasoning.network_paths import because
from abelard.reasoning.network_terms import ORIGIN, Alternatives, Conflict, Constraint, Node, Side, Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "ORIGIN",
    "Alternatives",
    "Component",
    "Conflict",
    "Constraint",
    "Dispute",
    "Network",
    "Node",
    "Side",
]

_UNKNOWN = Bounds(None, None)


class Network:
    """Constraints, settled. It never changes; `without` and `only` make another, which shares what stays.

    `patience` is what one answer may cost where the exact one can be exponentially dear (all conflicts,
    alternatives), in constraints looked at: a million is about a second.
    """

    def __init__(
        self,
        constraints: Iterable[Constraint],
        alternatives: Iterable[Alternatives] = (),
        *,
        patience: int = 1_000_000,
    ) -> None:
        told = Told(tuple(constraints), tuple(alternatives))
        self._parts = Patchwork(blocks=(Block(told, patience),))

    def bounds(self, node: Node) -> Bounds:
        """Return the earliest and latest day of a node; where claims conflict, by some of them (outer)."""
        block, group = self._parts.place(node)
        if not group:
            return _UNKNOWN
        if not block.is_plain(group):
            return block.component(group).bounds(node)
        number = block.drawing.index[node]
        return Bounds(block.settled.day(number, "earliest"), block.settled.day(number, "latest"))

    def inner(self, node: Node) -> Bounds:
        """Return the bounds on which all maximal consistent sets of claims agree; they may be empty."""
        block, group = self._parts.place(node)
        plain = not group or block.is_plain(group)
        return self.bounds(node) if plain else block.component(group).inner(node)

    def is_exact(self, node: Node) -> bool:
        """Say whether the bounds of a node are certain to be the tightest; if not, patience ran out."""
        block, group = self._parts.place(node)
        return not group or block.is_plain(group) or block.component(group).is_exact(node)

    def because(self, node: Node, side: Side) -> tuple[Constraint, ...]:
        """Return the chain of constraints, from the calendar to the node, that gives one of its bounds."""
        block, group = self._parts.place(node)
        if not group:
            return ()
        if not block.is_plain(group):
            return block.component(group).because(node, side)
        drawing = block.drawing
        arrows = because(drawing.arrows, block.settled, drawing.index[node], side)
        return tuple(drawing.constraints[arrow] for arrow in arrows)

    def component(self, node: Node) -> Component | None:
        """Return the component of a node, None if nothing is said of it."""
        block, group = self._parts.place(node)
        return block.component(group) if group else None

    @property
    def components(self) -> Iterator[Component]:
        """Every component, in the order told."""
        return (block.component(group) for block, group in self._parts.places())

    @property
    def disputed(self) -> Iterator[Component]:
        """The components that are not known to be consistent."""
        doubtful = (block.component(group) for block, group in self._parts.doubtful())
        return (component for component in doubtful if not component.consistent)

    @property
    def consistent(self) -> bool | None:
        """Whether all claims can be true; None where alternatives were too many to tell."""
        verdicts = {component.consistent for component in self.disputed}
        return False if False in verdicts else None if verdicts else True

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Minimal sets of claims that cannot all be true; no two share a claim, so not all there are."""
        return tuple(conflict for component in self.disputed for conflict in component.conflicts)

    @property
    def claims(self) -> Iterator[str]:
        """The claims that the network still has."""
        return self._parts.claims()

    def without(self, claims: Iterable[str]) -> Network:
        """Return the network without some claims; those it does not know make no difference."""
        other = copy(self)
        other._parts = self._parts.without(frozenset(claims))  # noqa: SLF001  # of its own class
        return other

    def only(self, claims: Iterable[str]) -> Network:
        """Return the network with these claims alone, and with what holds of itself."""
        return self.without(frozenset(self.claims).difference(claims))
