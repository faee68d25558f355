"""One AND/OR graph of all that follows from what, with negation for "until", hash-consed and never flattened.

Its leaves are witnesses (see `credit`) and each claim has a node of its own, so that the same graph answers
for sets of witnesses and for sets of claims. Positive cycles are allowed (two bodies allied with each
other); no cycle goes through a negation, because whatever an "until" asks about was settled before
(`ruleset`). What a node means is the least fixpoint, as in Datalog; its provenance is that of Green,
Karvounarakis and Tannen ("Provenance semirings", PODS 2007), with negation only on nodes of earlier strata.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Node: TypeAlias = int
Kind: TypeAlias = Literal["leaf", "and", "or", "not"]
FALSE: Node = 0
TRUE: Node = 1
Value = TypeVar("Value")


class Algebra(Protocol[Value]):
    """What the nodes are read as: truth in many worlds at once, minimal supports, decision diagrams."""

    def leaf(self, key: str) -> Value:
        """Return the value of a leaf."""

    def both(self, values: Sequence[Value]) -> Value:
        """Return the value of AND; of nothing, that of TRUE."""

    def either(self, values: Sequence[Value]) -> Value:
        """Return the value of OR; of nothing, that of FALSE."""

    def negation(self, node: Node, value: Value) -> Value:
        """Return the value of NOT of a node."""


class Circuit:
    """Nodes by number; 0 is FALSE, 1 is TRUE. An open OR may be given more alternatives."""

    def __init__(self) -> None:
        """Begin with the two constants."""
        self.kinds: list[Kind] = ["or", "and"]
        self.parts: list[list[Node]] = [[], []]
        self.keys: dict[Node, str] = {}
        self._known: dict[object, Node] = {}

    def leaf(self, key: str) -> Node:
        """Return the leaf of that name."""
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._new("leaf", [])
            self.keys[found] = key
        return found

    def all_of(self, nodes: Iterable[Node]) -> Node:
        """Return the AND of nodes."""
        parts = sorted({node for node in nodes if node != TRUE})
        if FALSE in parts:
            return FALSE
        return self._joined("and", parts, TRUE)

    def any_of(self, nodes: Iterable[Node]) -> Node:
        """Return the OR of nodes."""
        parts = sorted({node for node in nodes if node != FALSE})
        if TRUE in parts:
            return TRUE
        return self._joined("or", parts, FALSE)

    def negation(self, node: Node) -> Node:
        """Return NOT of a node."""
        if node in (FALSE, TRUE):
            return TRUE - node
        return self._joined("not", [node], FALSE, always=True)

    def open_or(self) -> Node:
        """Return a new OR that can be added to."""
        return self._new("or", [])

    def add(self, target: Node, node: Node) -> None:
        """Add an alternative to an open OR."""
        if node != FALSE and node not in self.parts[target]:
            self.parts[target].append(node)

    def below(self, roots: Iterable[Node], given: Mapping[Node, object] | None = None) -> set[Node]:
        """Return all nodes that the roots depend on, themselves included; not those that are given."""
        found: set[Node] = set()
        waiting = list(roots)
        while waiting:
            node = waiting.pop()
            if node not in found and (given is None or node not in given):
                found.add(node)
                waiting.extend(self.parts[node])
        return found

    def _joined(self, kind: Kind, parts: list[Node], empty: Node, *, always: bool = False) -> Node:
        if not always and len(parts) < 2:  # noqa: PLR2004  an AND or OR of one is that one
            return parts[0] if parts else empty
        key = (kind, tuple(parts))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._new(kind, parts)
        return found

    def _new(self, kind: Kind, parts: list[Node]) -> Node:
        self.kinds.append(kind)
        self.parts.append(parts)
        return len(self.kinds) - 1


def fold(
    circuit: Circuit,
    roots: Iterable[Node],
    algebra: Algebra[Value],
    given: Mapping[Node, Value] | None = None,
) -> dict[Node, Value]:
    """Work out the value of the roots and of all below them, each once, cycles to their least fixpoint.

    `given` are nodes whose value is known already; what stands below them is not looked at.
    """
    values: dict[Node, Value] = dict(given or {})
    fold_into(values, circuit, roots, algebra)
    return values


def fold_into(
    values: dict[Node, Value], circuit: Circuit, roots: Iterable[Node], algebra: Algebra[Value]
) -> None:
    """Add the values of the roots and of all below them to those that are known."""
    for group in groups(circuit, roots, values):
        if len(group) == 1 and group[0] not in circuit.parts[group[0]]:
            values[group[0]] = _value(circuit, group[0], algebra, values)
        else:
            _settle(circuit, group, algebra, values)


def _value(circuit: Circuit, node: Node, algebra: Algebra[Value], values: dict[Node, Value]) -> Value:
    kind = circuit.kinds[node]
    if kind == "leaf":
        return algebra.leaf(circuit.keys[node])
    parts = circuit.parts[node]
    if kind == "not":
        return algebra.negation(parts[0], values[parts[0]])
    known = [values[part] for part in parts]
    return algebra.both(known) if kind == "and" else algebra.either(known)


def _settle(circuit: Circuit, group: list[Node], algebra: Algebra[Value], values: dict[Node, Value]) -> None:
    """Begin with nothing true and go round until nothing changes."""
    for node in group:
        values[node] = algebra.either([])
    changed = True
    while changed:
        changed = False
        for node in group:
            value = _value(circuit, node, algebra, values)
            if value != values[node]:
                values[node] = value
                changed = True


def groups(circuit: Circuit, roots: Iterable[Node], given: Mapping[Node, object]) -> Iterator[list[Node]]:
    """Yield the strongly connected groups of nodes, those depended on first (Tarjan 1972)."""
    index: dict[Node, int] = {}
    low: dict[Node, int] = {}
    stack: list[Node] = []
    on_stack: set[Node] = set()
    for root in roots:
        if root in index or root in given:
            continue
        path: list[tuple[Node, Iterator[Node]]] = [_enter(circuit, root, index, low, stack, on_stack)]
        while path:
            node, rest = path[-1]
            following = next((part for part in rest if part not in given), None)
            if following is None:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[node])
                if low[node] == index[node]:
                    yield _leave(node, stack, on_stack)
            elif following not in index:
                path.append(_enter(circuit, following, index, low, stack, on_stack))
            elif following in on_stack:
                low[node] = min(low[node], index[following])


def _enter(
    circuit: Circuit,
    node: Node,
    index: dict[Node, int],
    low: dict[Node, int],
    stack: list[Node],
    on_stack: set[Node],
) -> tuple[Node, Iterator[Node]]:
    index[node] = low[node] = len(index)
    stack.append(node)
    on_stack.add(node)
    return node, iter(circuit.parts[node])


def _leave(node: Node, stack: list[Node], on_stack: set[Node]) -> list[Node]:
    group = []
    while True:
        top = stack.pop()
        on_stack.discard(top)
        group.append(top)
        if top == node:
            return group


class Worlds:
    """Truth in many worlds at once: bit i of a value says whether it holds in world i."""

    def __init__(self, truth: Callable[[str], int], count: int = 1) -> None:
        """Take the truth of each leaf, a bit for each of `count` worlds."""
        self._truth = truth
        self.everywhere = (1 << count) - 1

    def leaf(self, key: str) -> int:
        """Return the worlds in which the leaf is true."""
        return self._truth(key) & self.everywhere

    def both(self, values: Sequence[int]) -> int:
        """Return the worlds common to all."""
        result = self.everywhere
        for value in values:
            result &= value
        return result

    def either(self, values: Sequence[int]) -> int:
        """Return the worlds of any."""
        result = 0
        for value in values:
            result |= value
        return result

    def negation(self, _node: Node, value: int) -> int:
        """Return the other worlds."""
        return self.everywhere ^ value
