"""What one conclusion hangs on: the part of the graph below a node, gone through with any algebra.

The algebras are those of `reasoning.circuit`: each node once, those below it first; where steps run in circles,
to their least fixpoint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from abelard.reasoning.circuit import Circuit, fold
from abelard.store.graph import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from abelard.reasoning.circuit import Algebra

    Below = Callable[[int], tuple[Kind, list[int]]]

Value = TypeVar("Value")


class Cone:
    """A node and all below it, except what is known beforehand."""

    def __init__(self, root: int, below: Below, known: Callable[[int], bool | None]) -> None:
        """Collect it; `known` says of a node that it is true or false whatever happens, or None."""
        self.root = root
        self.kinds: dict[int, Kind] = {}
        self.below: dict[int, list[int]] = {}
        self.known: dict[int, bool] = {}
        self.order: list[int] = []
        self.circular = False
        self._collect(below, known)

    def _collect(self, below: Below, known: Callable[[int], bool | None]) -> None:
        """Go down first things first, so that what belongs together gets neighbouring places."""
        on_path: set[int] = set()
        stack: list[tuple[int, bool]] = [(self.root, False)]
        while stack:
            node, done = stack.pop()
            if done:
                on_path.discard(node)
                self.order.append(node)
                continue
            if node in self.kinds or node in self.known:
                self.circular = self.circular or node in on_path
                continue
            fixed = known(node)
            if fixed is not None:
                self.known[node] = fixed
                continue
            kind, children = below(node)
            self.kinds[node] = kind
            self.below[node] = children
            on_path.add(node)
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(children))

    def read(self, algebra: Algebra[Value], name_of: Callable[[int], str]) -> Value:
        """Return the value of the root."""
        if self.circular:
            return self._round(algebra, name_of)
        values: dict[int, Value] = {
            node: algebra.both(()) if holds else algebra.either(()) for node, holds in self.known.items()
        }
        for node in self.order:
            kind = self.kinds[node]
            if kind is Kind.LEAF:
                values[node] = algebra.leaf(name_of(node))
            elif kind is Kind.AND:
                values[node] = algebra.both([values[each] for each in self.below[node]])
            else:
                value = algebra.either([values[each] for each in self.below[node]])
                values[node] = value if kind is Kind.OR else algebra.negation(node, value)
        return values[self.root]

    def _round(self, algebra: Algebra[Value], name_of: Callable[[int], str]) -> Value:
        circuit = Circuit()
        place = {node: int(holds) for node, holds in self.known.items()}
        for node, kind in self.kinds.items():
            place[node] = circuit.leaf(name_of(node)) if kind is Kind.LEAF else circuit.open_or()
        for node, kind in self.kinds.items():
            parts = [place[each] for each in self.below[node]]
            if kind is Kind.AND:
                circuit.add(place[node], circuit.all_of(parts))
            elif kind is not Kind.LEAF:
                either = circuit.any_of(parts)
                circuit.add(place[node], either if kind is Kind.OR else circuit.negation(either))
        return fold(circuit, [place[self.root]], algebra)[place[self.root]]
