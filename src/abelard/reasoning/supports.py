"""Supports: the minimal sets of witnesses from which something follows, and what would undo it.

A label of a node (de Kleer, "An assumption-based TMS", Artificial Intelligence 28, 1986) is what it needs,
and which nodes must not hold besides. Labels are kept minimal and, node by node, to the best so many: they
explode otherwise. A listing that was cut short says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from abelard.reasoning.contained import minimal
from abelard.reasoning.limit import is_over, left
from abelard.reasoning.standing import OPEN_MARK, witness_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from abelard.reasoning.circuit import Node

MOST_LABELS = 48
SUPPORTS = "supports"


@dataclass(frozen=True, slots=True)
class Label:
    """One way for a node to hold: leaves that must be true, nodes that must not, claims it goes by."""

    needs: frozenset[str]
    unless: frozenset[Node] = frozenset()
    claims: frozenset[str] = frozenset()

    def __and__(self, other: Label) -> Label:
        """Join two: both must hold."""
        return Label(self.needs | other.needs, self.unless | other.unless, self.claims | other.claims)

    @property
    def rank(self) -> tuple[int, int, list[str], list[int], int, list[str]]:
        """Smaller is better: fewer witnesses, then fewer conditions; then by name, so that it is settled."""
        return (
            len(self.needs),
            len(self.unless),
            sorted(self.needs),
            sorted(self.unless),
            len(self.claims),
            sorted(self.claims),
        )


Labels = tuple[Label, ...]
NO_NEEDS: Labels = (Label(frozenset()),)


class BestLabels:
    """The algebra of labels, the best so many of each node."""

    def __init__(
        self,
        most: int = MOST_LABELS,
        *,
        open_too: bool = False,
        holds: Callable[[Node], bool] | None = None,
    ) -> None:
        """Keep `most` a node; with `open_too`, witnesses left open may be called upon.

        Given which nodes hold, what would undo a way is taken as it stands: a way that is undone is none,
        and of two ways with the same needs one is enough.
        """
        self._most = most
        self._open_too = open_too
        self._holds = holds
        self.complete = True

    def leaf(self, key: str) -> Labels:
        """Return what a witness's word needs: that he is believed."""
        if key.startswith(OPEN_MARK) and not self._open_too:
            return ()
        return (Label(frozenset((key,))),)

    def both(self, values: Sequence[Labels]) -> Labels:
        """Return the ways in which all hold."""
        result = NO_NEEDS
        for value in sorted(values, key=len):
            result = self.best(one & other for one in result for other in value)
        return result

    def either(self, values: Sequence[Labels]) -> Labels:
        """Return the ways in which any holds."""
        return self.best(label for value in values for label in value)

    def negation(self, node: Node, value: Labels) -> Labels:
        """Return that the node must not hold; nothing is asked where it cannot."""
        if self._holds is not None and self._holds(node):
            return ()
        return NO_NEEDS if self._open_too and not value else (Label(frozenset(), frozenset((node,))),)

    def best(self, labels: Iterable[Label]) -> Labels:
        """Return the minimal ones, best first, as many as are kept."""
        kept: list[Label] = []
        most = self._most if left() else 1  # when time is up, one way of each node has to do
        for label in sorted(set(labels), key=lambda each: each.rank):
            if not any(self._covers(other, label) for other in kept):
                if len(kept) == most:
                    self.complete = False
                    is_over(SUPPORTS)
                    break
                kept.append(label)
        return tuple(kept)

    def _covers(self, one: Label, other: Label) -> bool:
        return one.needs <= other.needs and (self._holds is not None or one.unless <= other.unless)


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """A minimal set of witnesses from which something follows."""

    needs: tuple[str, ...]
    """Ids of witnesses, a claim's with `^`."""
    unless: tuple[tuple[str, ...], ...] = ()
    """Minimal sets of witnesses any of which, if believed besides, undoes it."""
    claims: tuple[str, ...] = ()
    """The claims it goes by."""

    def as_json(self) -> dict[str, Any]:
        """Give it as the contract has it."""
        return {
            "needs": list(self.needs),
            "unless": [list(each) for each in self.unless],
            "claims": list(self.claims),
        }


@dataclass(frozen=True, slots=True)
class Listing:
    """Supports, smallest first, and whether these are all."""

    supports: tuple[Support, ...] = ()
    complete: bool = True

    def __iter__(self) -> Iterator[Support]:
        """Go through the supports."""
        return iter(self.supports)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.supports)

    def as_json(self) -> list[dict[str, Any]]:
        """Give the supports as the contract has them."""
        return [support.as_json() for support in self.supports]


NO_SUPPORTS = Listing()


def witnesses(leaves: Iterable[str]) -> tuple[str, ...]:
    """Return the witnesses that leaves stand for, in order of name."""
    return tuple(sorted({witness_of(leaf) for leaf in leaves}))


def hitting_sets(sets: Iterable[frozenset[str]], most: int = 256) -> Iterator[frozenset[str]]:
    """Yield the minimal sets that meet every one of the given (Berge's method), at most so many."""
    found: list[frozenset[str]] = [frozenset()]
    for each in sorted(sets, key=len):
        grown = (
            old if old & each else old | {one} for old in found for one in ([""] if old & each else each)
        )
        found = minimal(grown)[:most]
    yield from islice(found, most)
