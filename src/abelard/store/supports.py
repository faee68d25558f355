"""The minimal sets of believed witnesses from which one conclusion follows, smallest first.

As in `reasoning.supports`, but a set of witnesses is one whole number, a bit for each. The best so many are kept at
each node; where that left some out, what remains is cut down until every witness is needed, and the listing says
that it is not complete.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from abelard.store.cone import Cone

Labels = tuple[int, ...]
KEPT = 16
NO_NEEDS: Labels = (0,)


@dataclass(frozen=True, slots=True)
class Listing:
    """Supports by the ids of their witnesses, smallest first, and whether these are all."""

    supports: tuple[tuple[str, ...], ...]
    complete: bool


class Best:
    """The algebra of minimal sets of witnesses, the smallest so many of each node."""

    def __init__(self, most: int) -> None:
        """Keep so many a node."""
        self._most = most
        self._bits: dict[str, int] = {}
        self.complete = True

    def leaf(self, key: str) -> Labels:
        """Return that a witness is needed."""
        return (1 << self._bits.setdefault(key, len(self._bits)),)

    def both(self, values: Sequence[Labels]) -> Labels:
        """Return the ways in which all hold."""
        found = NO_NEEDS
        for value in sorted(values, key=len):
            if len(found) == 1 and len(value) == 1:
                found = (found[0] | value[0],)
            else:
                found = self._best({one | other for one, other in product(found, value)})
        return found

    def either(self, values: Sequence[Labels]) -> Labels:
        """Return the ways in which any holds."""
        some = [value for value in values if value]
        if len(some) < 2:  # noqa: PLR2004  nothing to compare
            return some[0] if some else ()
        return self._best({label for value in some for label in value})

    def negation(self, _node: int, value: Labels) -> Labels:
        """Return that nothing is needed where something does not hold."""
        return () if value else NO_NEEDS

    def names(self, label: int) -> tuple[str, ...]:
        """Return the witnesses of a set, in order of name."""
        return tuple(sorted(name for name, bit in self._bits.items() if label >> bit & 1))

    def _best(self, labels: Iterable[int]) -> Labels:
        kept: list[int] = []
        for label in sorted(labels, key=lambda each: (each.bit_count(), each)):
            if not any(other & label == other for other in kept):
                if len(kept) == self._most:
                    self.complete = False
                    break
                kept.append(label)
        return tuple(kept)


def supports(cone: Cone, name_of: Callable[[int], str], most: int) -> Listing:
    """List the supports of a cone whose nodes all hold."""
    algebra = Best(max(most, KEPT))
    labels = cone.read(algebra, name_of)
    found = [algebra.names(label) for label in labels]
    if not algebra.complete:
        found = [_minimal(cone, name_of, each) for each in found]
        sets = {frozenset(each) for each in found}
        found = [tuple(sorted(each)) for each in sets if not any(other < each for other in sets)]
    found.sort(key=lambda each: (len(each), each))
    return Listing(tuple(found[:most]), complete=algebra.complete and len(found) <= most)


class _Holding:
    """The algebra of truth, given who is believed."""

    def __init__(self, believed: frozenset[str]) -> None:
        self._believed = believed

    def leaf(self, key: str) -> bool:
        return key in self._believed

    def both(self, values: Sequence[bool]) -> bool:
        return all(values)

    def either(self, values: Sequence[bool]) -> bool:
        return any(values)

    def negation(self, _node: int, value: bool) -> bool:  # noqa: FBT001  as the protocol has it
        return not value


def _minimal(cone: Cone, name_of: Callable[[int], str], witnesses: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out every witness who is not needed, one after the other."""
    kept = frozenset(witnesses)
    for witness in witnesses:
        if cone.read(_Holding(kept - {witness}), name_of):
            kept -= {witness}
    return tuple(sorted(kept))
