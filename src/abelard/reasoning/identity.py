"""Identity as a claim: `x same-as y` merges two agents for those who believe it, and only for them.

Whatever is said of the one is then said of the other, on the strength of the claim besides. Chains of
identity are followed. Witnesses are never merged: what each said remains his.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from abelard.model.statement import Nested, Ref, Statement, Term
from abelard.reasoning.circuit import TRUE, Circuit, Node
from abelard.reasoning.facts import IDENTITY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST_VARIANTS = 256


class Identities:
    """Who may be one with whom, and the node that says so."""

    def __init__(self, circuit: Circuit, said: Iterable[tuple[str, str, Node]]) -> None:
        """Take the identities asserted: two ids, and the node of the claim."""
        self._circuit = circuit
        edges: defaultdict[tuple[str, str], list[Node]] = defaultdict(list)
        for one, other, node in said:
            edges[one, other].append(node)
            edges[other, one].append(node)
        self._edges = {pair: circuit.any_of(nodes) for pair, nodes in edges.items()}
        self._same: dict[tuple[str, str], Node] = {}
        self._others: dict[str, list[str]] = {}
        for group in _groups(self._edges):
            self._close(group)

    def node(self, one: str, other: str) -> Node:
        """Return the node that says two agents are one; FALSE where nobody says so."""
        return TRUE if one == other else self._same.get((one, other), 0)

    def variants(self, statement: Statement) -> Iterator[tuple[Statement, Node]]:
        """Yield the statement, and it about each other agent that may be the same; identity itself stays."""
        yield statement, TRUE
        if not self._others or statement.predicate == IDENTITY:
            return
        terms = list(statement.terms())
        options = [list(self._terms(term)) for term in terms]
        for number, chosen in enumerate(product(*options)):
            if number > _MOST_VARIANTS:
                return
            if number:  # the first is the statement itself
                yield (
                    _with(statement, [term for term, _ in chosen]),
                    self._circuit.all_of(node for _, node in chosen),
                )

    def _terms(self, term: Term) -> Iterator[tuple[Term, Node]]:
        yield term, TRUE
        if isinstance(term, Ref):
            for other in self._others.get(term.id, ()):
                yield Ref(other), self._same[term.id, other]
        elif isinstance(term, Nested):
            for statement, node in list(self.variants(term.statement))[1:]:
                yield Nested(statement, term.when), node

    def _close(self, group: list[str]) -> None:
        """Join every two of a group: directly, or over a third."""
        pairs = [(one, other) for one in group for other in group if one != other]
        for pair in pairs:
            self._same[pair] = self._circuit.open_or()
        for one, other in pairs:
            self._circuit.add(self._same[one, other], self._edges.get((one, other), 0))
            for third in group:
                if third not in (one, other) and (third, other) in self._edges:
                    step = self._circuit.all_of((self._same[one, third], self._edges[third, other]))
                    self._circuit.add(self._same[one, other], step)
        for one in group:
            self._others[one] = [other for other in group if other != one]


def _with(statement: Statement, terms: list[Term]) -> Statement:
    has_object = statement.object is not None
    names = [name for name, _ in statement.qualifiers]
    return replace(
        statement,
        subject=terms[0],
        object=terms[1] if has_object else None,
        qualifiers=tuple(zip(names, terms[1 + has_object :], strict=True)),
    )


def _groups(edges: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    near: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in edges:
        near[one].append(other)
    seen: set[str] = set()
    for start in near:
        if start not in seen:
            group, waiting = [], [start]
            while waiting:
                agent = waiting.pop()
                if agent not in seen:
                    seen.add(agent)
                    group.append(agent)
                    waiting.extend(near[agent])
            yield sorted(group)
