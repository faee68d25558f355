"""What one conclusion hangs on: the part of the graph below a node, gone through with any algebra.

The algebras are those of `reasoning.circuit`: each node once, those below it first; where steps run in circles,
to their least fixpoint.
"""

from __future__ import annotations

import math
from collections import Counter
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


def modules(
    cone: Cone, name_of: Callable[[int], str], chances: dict[str, float]
) -> tuple[Cone, Callable[[int], str]]:
    """Put a single leaf in the place of what hangs on witnesses of its own, and its probability among the chances.

    Such a part has one way up, and none of its witnesses stands anywhere else: its probability is a product, and
    the rest need not know what it is made of.
    """
    if cone.circular:
        return cone, name_of
    above = Counter(child for children in cone.below.values() for child in children)
    leaves = [node for node, kind in cone.kinds.items() if kind is Kind.LEAF]
    bearers = Counter(map(name_of, leaves))
    apart: dict[int, float] = {node: float(holds) for node, holds in cone.known.items()}
    apart.update((leaf, chances[name_of(leaf)]) for leaf in leaves if bearers[name_of(leaf)] == 1)
    for node in cone.order:
        below = cone.below[node]
        if below and all(each in apart and (above[each] == 1 or each in cone.known) for each in below):
            both = cone.kinds[node] is Kind.AND
            product = math.prod(apart[each] if both else 1 - apart[each] for each in below)
            apart[node] = 1 - product if cone.kinds[node] is Kind.OR else product
    if not cone.known.keys() < apart.keys():
        return cone, name_of

    def named(node: int) -> str:
        return f"m{node}" if node in apart else name_of(node)

    def known(node: int) -> bool | None:
        return cone.known.get(node)

    def below_of(node: int) -> tuple[Kind, list[int]]:
        return (Kind.LEAF, []) if node in apart else (cone.kinds[node], cone.below[node])

    chances.update((f"m{node}", value) for node, value in apart.items())
    return Cone(cone.root, below_of, known), named
