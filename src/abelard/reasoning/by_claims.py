"""Which claims a clash takes: labels over claims, found once for all, then for those that stand.

Of a node's labels over all claims those hold for some claims that need no others; and what could undo them
counts only as far as these claims can bring it about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from abelard.reasoning.derivation import CLAIM_MARK, Derivation
from abelard.reasoning.limit import left
from abelard.reasoning.supports import BestLabels, Label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abelard.reasoning.belief import Belief
    from abelard.reasoning.circuit import Node
    from abelard.reasoning.supports import Labels


class _OfClaims(BestLabels):
    """Labels with claims as leaves; those that do not stand have none."""

    def __init__(self, standing: frozenset[str]) -> None:
        super().__init__(open_too=True)
        self._standing = standing

    def leaf(self, key: str) -> Labels:
        claim = key.removeprefix(CLAIM_MARK)
        return (Label(frozenset((claim,))),) if claim in self._standing else ()


class ByClaims:
    """The labels of nodes over the claims that stand in a viewpoint."""

    def __init__(self, belief: Belief, standing: frozenset[str], nodes: Sequence[Node]) -> None:
        """Take the claims that stand; `nodes` are the same for every viewpoint."""
        self._belief = belief
        self._standing = standing
        self._algebra = _OfClaims(standing)
        self._found: dict[Node, Labels] = {}
        self._every = _over_all(belief, nodes)
        if self._every is None:
            self._found.update(belief.by_claims(nodes, self._algebra))

    @property
    def complete(self) -> bool:
        """Whether no label was cut off."""
        return self._algebra.complete

    def of(self, node: Node) -> Labels:
        """Return the labels of a node, best first."""
        if node not in self._found:
            if self._every is None or node not in self._every:
                self._found.update(self._belief.by_claims([node], self._algebra))
            else:
                self._found[node] = self._chosen(self._every[node])
        return self._found[node]

    def _chosen(self, labels: Labels) -> Labels:
        kept = tuple(label for label in labels if label.needs <= self._standing)
        if not any(label.unless for label in kept):
            return kept
        return self._algebra.best(
            Label(label.needs, frozenset(filter(self._can_hold, label.unless)), label.claims)
            for label in kept
        )

    def _can_hold(self, node: Node) -> bool:
        every = self._every or {}
        return any(label.needs <= self._standing for label in every[node])


def _over_all(belief: Belief, nodes: Sequence[Node]) -> Mapping[Node, Labels] | None:
    """Return the labels if every claim stood; None where they are too many to be all there."""
    derivation = belief.derivation
    if derivation not in _KNOWN and left():
        algebra = _OfClaims(frozenset(belief.testimony.order))
        labels = belief.by_claims(nodes, algebra)
        if left():
            _KNOWN[derivation] = labels if algebra.complete else None
    return _KNOWN.get(derivation)


_KNOWN: WeakKeyDictionary[Derivation, Mapping[Node, Labels] | None] = WeakKeyDictionary()
