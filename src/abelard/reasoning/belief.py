"""One viewpoint on a case: which claims carry, what follows, and on whose word.

`Reasoning(case)` derives once what follows from which claims; `believe(viewpoint)` then asks who is believed.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from abelard.model.inquiry import EVERYONE, Viewpoint
from abelard.model.span import ALWAYS
from abelard.reasoning.circuit import Algebra, Node, Worlds, fold, fold_into
from abelard.reasoning.credit import Credit
from abelard.reasoning.dating import Dating
from abelard.reasoning.derivation import CLAIM_MARK, Derivation
from abelard.reasoning.limit import left
from abelard.reasoning.ruleset import compiled
from abelard.reasoning.standing import OPEN_MARK, Standings, adjusted
from abelard.reasoning.supports import BestLabels, Label, Labels, Listing, Support, witnesses
from abelard.reasoning.testimony import Testimony

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.model.date import Date
    from abelard.model.problem import Problem
    from abelard.model.span import Span
    from abelard.model.statement import Statement
    from abelard.reasoning.affair import Affair

Value = TypeVar("Value")


class Reasoning:
    """A case, reasoned about."""

    def __init__(self, case: Case) -> None:
        """Take the case; nothing is derived before it is asked for."""
        self.case = case
        self.testimony = Testimony(case)
        self._derivations: dict[frozenset[str], Derivation] = {}

    def derivation(self, without: Iterable[str] = ()) -> Derivation:
        """Return what follows with some rules switched off; worked out once."""
        key = frozenset(without)
        if key not in self._derivations:
            self._derivations[key] = Derivation(self.case, compiled(self.case.vocabulary, key))
        return self._derivations[key]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the rules of the case."""
        return self.derivation().ruleset.problems

    def believe(
        self,
        viewpoint: Viewpoint = EVERYONE,
        *,
        known_at: Date | None = None,
        believing: Sequence[str] = (),
        rejecting: Sequence[str] = (),
    ) -> Belief:
        """Return what follows for a viewpoint, with some witnesses believed or rejected besides."""
        chosen = adjusted(viewpoint, believing, rejecting)
        return Belief(self, chosen, known_at or viewpoint.known_at)


class Belief:
    """What follows from a viewpoint."""

    def __init__(self, reasoning: Reasoning, viewpoint: Viewpoint, known_at: Date | None = None) -> None:
        """Prepare the look-up of who is believed."""
        self.reasoning = reasoning
        self.case = reasoning.case
        self.viewpoint = viewpoint
        self.known_at = known_at
        self.derivation = reasoning.derivation(viewpoint.without_rules)
        self.circuit = self.derivation.circuit
        self.standings = Standings(self.case, viewpoint)
        self.testimony = reasoning.testimony
        self.credit = Credit(self.testimony, self.circuit, self.standings, known_at)
        self._supports: dict[Node, Listing] = {}
        self._truth: dict[Node, int] = {}
        self._dated: dict[Affair, Dating] = {}

    def credit_node(self, claim: str) -> Node:
        """Return the node that says whether a claim carries."""
        return self.credit.node(self.case.claim[claim])

    def holds(self, node: Node) -> bool:
        """Whether a node holds in this viewpoint."""
        found = self._truth.get(node)
        if found is None:
            self._fold_into(self._truth, [node], Worlds(_is_believed))
            found = self._truth[node]
        return bool(found)

    def hold(self, nodes: Sequence[Node]) -> list[bool]:
        """Tell of each node whether it holds, all of them worked out together."""
        self._fold_into(self._truth, nodes, Worlds(_is_believed))
        return [bool(self._truth[node]) for node in nodes]

    def carries(self, claim: Claim) -> bool:
        """Whether a claim carries in this viewpoint."""
        return self.holds(self.credit.node(claim))

    @cached_property
    def dating(self) -> Dating:
        """The dates that the claims that carry give together, all of them at once."""
        return Dating(self.case, filter(self.carries, self.case.claims))

    def dated(self, statement: Statement) -> Span:
        """Return when a thing was, by all dates that the claims that carry give together."""
        affair = self.testimony.affairs.of(statement)
        if affair is None:
            return ALWAYS
        if affair not in self._dated:
            self._dated[affair] = affair.dating(self.case, self.carries)
        return self._dated[affair].span(statement)

    def stands(self, claim: Claim) -> bool:
        """Whether a claim is believed as it came to us and not taken back, even if somebody doubts it."""
        return self.holds(self.credit.undoubted(claim))

    def heard(self, claim: Claim) -> bool:
        """Whether it is believed that its speakers said so, whatever is thought of them."""
        return self.holds(self.credit.told(claim))

    def in_worlds(self, nodes: Iterable[Node], truth: Callable[[str], int], count: int) -> dict[Node, int]:
        """Return in which of `count` worlds each node holds, given in which each leaf is true."""
        return self._fold(list(nodes), Worlds(truth, count))

    def by_claims(self, nodes: Iterable[Node], algebra: Algebra[Value]) -> dict[Node, Value]:
        """Read nodes with the claims themselves as leaves, whoever makes them."""
        return fold(self.circuit, list(nodes), algebra)

    def by_witnesses(self, nodes: Sequence[Node], algebra: Algebra[Value]) -> dict[Node, Value]:
        """Read nodes with witnesses as leaves."""
        return self._fold(nodes, algebra)

    def supports(self, node: Node, *, most: int = 0) -> Listing:
        """Return the minimal sets of believed witnesses that carry a node, smallest first."""
        listing = self._supports.get(node) or self._listed(node)
        if listing.complete or left():  # what was cut off for want of time is looked for again
            self._supports[node] = listing
        if most and len(listing.supports) > most:
            return Listing(listing.supports[:most], complete=False)
        return listing

    def labels(self, node: Node, *, open_too: bool = False) -> tuple[Labels, bool]:
        """Return the labels of a node over witnesses, and whether they are all."""
        best = BestLabels(open_too=open_too)
        return self._labelled([node], best)[node], best.complete

    def claims_below(self, nodes: Iterable[Node]) -> set[str]:
        """Return the claims on which nodes depend, whether they carry them or undo them."""
        return set(self._claim_leaves(list(nodes), {}).values())

    def holds_with(self, node: Node, leaves: Iterable[str]) -> bool:
        """Whether a node holds when exactly these leaves are believed."""
        believed = frozenset(leaves)
        return bool(self._fold([node], Worlds(lambda key: int(key in believed)))[node])

    def _listed(self, node: Node) -> Listing:
        best = BestLabels(holds=self.holds)
        labels = self._labelled([node], best)[node]
        if not best.complete:  # a smaller set may have been among what was cut off on the way
            labels = self._least(node, labels, best)
        return Listing(tuple(map(self.support, labels)), best.complete)

    def _least(self, node: Node, labels: Labels, best: BestLabels) -> Labels:
        """Return the labels less whatever leaf they can do without, taken away one by one."""
        while True:
            fewer = [(label, leaf) for label in labels for leaf in sorted(label.needs)]
            masks: dict[str, int] = {}
            for number, (label, gone) in enumerate(fewer):
                for leaf in label.needs - {gone}:
                    masks[leaf] = masks.get(leaf, 0) | 1 << number
            held = self._fold([node], _AsItStands(self, masks, len(fewer)))[node]
            spare = {label: leaf for number, (label, leaf) in enumerate(fewer) if held >> number & 1}
            if not spare:
                return labels
            less = (self._without(label, spare[label]) if label in spare else label for label in labels)
            labels = best.best(less)

    def _without(self, label: Label, leaf: str) -> Label:
        needs = label.needs - {leaf}
        kept = frozenset(claim for claim in label.claims if self.holds_with(self.credit_node(claim), needs))
        return Label(needs, label.unless, kept)

    def support(self, label: Label) -> Support:
        """Return a label as a support: witnesses instead of leaves, and what would undo it."""
        return Support(
            needs=witnesses(label.needs),
            unless=self._undone_by(label),
            claims=tuple(sorted(label.claims, key=self.testimony.order.__getitem__)),
        )

    def _undone_by(self, label: Label) -> tuple[tuple[str, ...], ...]:
        """Return the sets of witnesses, left open or believed, that would undo a support."""
        found = set()
        for node in label.unless:
            for other in self.labels(node, open_too=True)[0]:
                found.add(witnesses(other.needs - label.needs))
        return tuple(sorted(found, key=lambda each: (len(each), each)))

    def _labelled(self, nodes: list[Node], best: BestLabels) -> dict[Node, Labels]:
        """Work out labels that remember the claims they go by."""
        leaves = self._claim_leaves(nodes, {})
        credits = {leaf: self.credit_node(claim) for leaf, claim in leaves.items()}
        values = fold(self.circuit, list(credits.values()), best)
        given = {leaf: _by_way_of(values[node], leaves[leaf]) for leaf, node in credits.items()}
        return fold(self.circuit, nodes, best, {**values, **given})

    def _fold(self, nodes: Sequence[Node], algebra: Algebra[Value]) -> dict[Node, Value]:
        values: dict[Node, Value] = {}
        self._fold_into(values, nodes, algebra)
        return values

    def _fold_into(self, values: dict[Node, Value], nodes: Sequence[Node], algebra: Algebra[Value]) -> None:
        """Add the values of nodes, and of all below them, to those that are known."""
        leaves = self._claim_leaves(nodes, values)
        credits = {leaf: self.credit_node(claim) for leaf, claim in leaves.items()}
        fold_into(values, self.circuit, credits.values(), algebra)
        for leaf, node in credits.items():
            values[leaf] = values[node]
        fold_into(values, self.circuit, nodes, algebra)

    def _claim_leaves(self, nodes: Iterable[Node], known: Mapping[Node, object]) -> dict[Node, str]:
        keys = self.circuit.keys
        return {
            node: keys[node].removeprefix(CLAIM_MARK)
            for node in sorted(self.circuit.below(nodes, known))
            if keys.get(node, "").startswith(CLAIM_MARK)
        }


class _AsItStands(Worlds):
    """Worlds in which what would undo anything stands as it does in a viewpoint."""

    def __init__(self, belief: Belief, masks: Mapping[str, int], count: int) -> None:
        super().__init__(lambda key: masks.get(key, 0), count)
        self._belief = belief

    def negation(self, node: Node, value: int) -> int:  # noqa: ARG002  what matters is how it stands
        return 0 if self._belief.holds(node) else self.everywhere


def _by_way_of(labels: Labels, claim: str) -> Labels:
    return tuple(Label(label.needs, label.unless, label.claims | {claim}) for label in labels)


def _is_believed(leaf: str) -> int:
    return int(not leaf.startswith(OPEN_MARK))
