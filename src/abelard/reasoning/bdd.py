"""Binary decision diagrams, a fresh one for each conclusion, and exact weighted counting over them.

Reduced and ordered (Bryant, "Graph-based algorithms for Boolean function manipulation", IEEE Trans. Comp.
C-35, 1986). Variables are ordered as the conclusion first meets them; past a cap on nodes the attempt is
given up, and the caller samples instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from abelard.reasoning.limit import is_over

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Diagram: TypeAlias = int
MOST_NODES = 50_000
"""The cap; a diagram of that size takes a second or two."""
COUNTING = "exact probabilities"
NO: Diagram = 0
YES: Diagram = 1
_LEAF_LEVEL = 1 << 60
_STEPS_A_NODE = 4  # choices remembered for each node allowed: what makes a diagram dear before it is wide


class TooWideError(Exception):
    """The diagram has more nodes than allowed."""


class Diagrams:
    """A set of diagrams that share nodes; also an algebra for `circuit.fold`."""

    def __init__(self, fixed: Callable[[str], bool | None], most: int = MOST_NODES) -> None:
        """Take which leaves are known to be true or false (None: neither), and the cap on nodes."""
        self._fixed = fixed
        self._most = most
        self._nodes: list[tuple[int, Diagram, Diagram]] = [(_LEAF_LEVEL, NO, NO), (_LEAF_LEVEL, YES, YES)]
        self._unique: dict[tuple[int, Diagram, Diagram], Diagram] = {}
        self._known: dict[tuple[Diagram, Diagram, Diagram], Diagram] = {}
        self.order: dict[str, int] = {}

    def leaf(self, key: str) -> Diagram:
        """Return the diagram of a leaf."""
        known = self._fixed(key)
        if known is not None:
            return YES if known else NO
        return self._node(self.order.setdefault(key, len(self.order)), NO, YES)

    def both(self, values: Sequence[Diagram]) -> Diagram:
        """Return AND."""
        result = YES
        for value in values:
            result = self.choose(result, value, NO)
        return result

    def either(self, values: Sequence[Diagram]) -> Diagram:
        """Return OR."""
        result = NO
        for value in values:
            result = self.choose(result, YES, value)
        return result

    def negation(self, _node: int, value: Diagram) -> Diagram:
        """Return NOT."""
        return self.choose(value, NO, YES)

    def choose(self, condition: Diagram, then: Diagram, otherwise: Diagram) -> Diagram:
        """Return `then` where the condition holds, else `otherwise`."""
        if condition in (NO, YES):
            return then if condition == YES else otherwise
        if then == otherwise:
            return then
        if (then, otherwise) == (YES, NO):
            return condition
        key = (condition, then, otherwise)
        found = self._known.get(key)
        if found is None:
            if len(self._known) > _STEPS_A_NODE * self._most:
                raise TooWideError
            level = min(self._nodes[each][0] for each in key)
            low = self.choose(*(self._side(each, level, 1) for each in key))
            high = self.choose(*(self._side(each, level, 2) for each in key))
            found = self._known[key] = self._node(level, low, high)
        return found

    def influences(self, root: Diagram, chance: Mapping[str, float]) -> dict[str, float]:
        """Return, for each leaf, how much more probable a root is with it true than false.

        One pass down: how often each node is reached, times what its choice makes of it (Darwiche, "A
        differential approach to inference in Bayesian networks", Journal of the ACM 50, 2003).
        """
        weights = [chance[key] for key in self.order]
        value = self._values(weights)
        reached = [0.0] * len(self._nodes)
        reached[root] = 1.0
        change = [0.0] * len(weights)
        for number in range(root, 1, -1):
            if reached[number]:
                level, low, high = self._nodes[number]
                change[level] += reached[number] * (value[high] - value[low])
                reached[low] += reached[number] * (1 - weights[level])
                reached[high] += reached[number] * weights[level]
        return dict(zip(self.order, change, strict=True))

    def probability(self, root: Diagram, chance: Mapping[str, float]) -> float:
        """Return the probability of a diagram, its leaves independent of each other."""
        return self.probabilities([root], chance)[0]

    def probabilities(self, roots: Sequence[Diagram], chance: Mapping[str, float]) -> list[float]:
        """Return the probability of each root; nodes come after those they point to."""
        value = self._values([chance[key] for key in self.order])
        return [value[root] for root in roots]

    def _values(self, weights: list[float]) -> list[float]:
        value = [0.0, 1.0] + [0.0] * (len(self._nodes) - 2)
        for number in range(2, len(self._nodes)):
            level, low, high = self._nodes[number]
            value[number] = (1 - weights[level]) * value[low] + weights[level] * value[high]
        return value

    def _side(self, node: Diagram, level: int, side: int) -> Diagram:
        own = self._nodes[node]
        return own[side] if own[0] == level else node

    def _node(self, level: int, low: Diagram, high: Diagram) -> Diagram:
        if low == high:
            return low
        key = (level, low, high)
        found = self._unique.get(key)
        if found is None:
            if len(self._nodes) >= self._most or is_over(COUNTING):
                raise TooWideError
            found = self._unique[key] = len(self._nodes)
            self._nodes.append(key)
        return found
