"""The largest sets of claims that violate no clause: what can be believed together.

Claims that are in conflict with just the same others stand or fall together and are counted as one. Sets are
held as the bits of a number, one for each claim in the order of their names.
"""

from __future__ import annotations

import time
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Bits: TypeAlias = int


class Clause(NamedTuple):
    """Claims that cannot all be believed, unless one of some sets is believed besides."""

    needs: frozenset[str]
    unless: frozenset[frozenset[str]] = frozenset()

    @property
    def claims(self) -> frozenset[str]:
        """All claims it names."""
        return self.needs.union(*self.unless)


class Ruled:
    """Clauses as bits, those that need the fewest first."""

    def __init__(self, clauses: Iterable[Clause]) -> None:
        """Give each claim its bit."""
        every = list(clauses)
        self.names = sorted(frozenset[str]().union(*(clause.claims for clause in every)))
        self._bit = {name: 1 << number for number, name in enumerate(self.names)}
        ranked = sorted(every, key=lambda clause: len(clause.needs))
        self._clauses = [(self.bits(each.needs), tuple(map(self.bits, each.unless))) for each in ranked]
        self._on: defaultdict[Bits, list[tuple[Bits, tuple[Bits, ...]]]] = defaultdict(list)
        for clause in self._clauses:
            for bit in _each(clause[0]):
                self._on[bit].append(clause)

    @property
    def everything(self) -> Bits:
        """All claims."""
        return (1 << len(self.names)) - 1

    def bits(self, claims: Iterable[str]) -> Bits:
        """Return a set as bits."""
        return sum(map(self._bit.__getitem__, claims))

    def claims(self, kept: Bits) -> frozenset[str]:
        """Return bits as a set."""
        return frozenset(self.names[bit.bit_length() - 1] for bit in _each(kept))

    def broken(self, kept: Bits) -> Bits | None:
        """Return what the first clause needs that a set violates; None if it violates none."""
        return _first(self._clauses, kept)

    def all_count(self, removed: Bits) -> bool:
        """Whether of each claim given up there is a clause that no other given up settles as well."""
        alone = 0
        for needs, _ in self._clauses:
            gone = needs & removed
            if not gone & (gone - 1):
                alone |= gone
        return alone == removed

    def completed(self, kept: Bits, order: Iterable[str]) -> Bits | None:
        """Add to a set that violates nothing what leaves it so, in some order; None if it violates any."""
        if self.broken(kept) is not None:
            return None
        for claim in order:
            bit = self._bit[claim]
            if not kept & bit and _first(self._on.get(bit, ()), kept | bit) is None:
                kept |= bit
        return kept


def _first(clauses: Iterable[tuple[Bits, tuple[Bits, ...]]], kept: Bits) -> Bits | None:
    for needs, unless in clauses:
        if needs & kept == needs and not any(each & kept == each for each in unless):
            return needs
    return None


def _each(bits: Bits) -> Iterator[Bits]:
    """Yield each bit on its own, the lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest
        bits ^= lowest


def maximal_sets(
    clauses: list[Clause], *, most: int = 1000, within: float = 1.0
) -> tuple[list[frozenset[str]], bool]:
    """Return the maximal sets of claims that violate no clause, and whether these are all.

    From all claims on, some clause that is violated loses one of its claims, in every way there is; what was
    lost in one way is held fast in the next, so that each maximal set is met once. A claim is given up only
    while some clause would be violated with it, and it alone, back (Murakami and Uno, "Efficient algorithms
    for dualizing large-scale hypergraphs", Discrete Applied Mathematics 170, 2014).
    """
    twins = _twins(clauses)
    first = {claim: name for name, group in twins.items() for claim in group}
    ruled = Ruled(dict.fromkeys(_reduced(clause, first) for clause in clauses))
    ends = time.monotonic() + within
    waiting: list[tuple[Bits, Bits]] = [(0, 0)]
    found: list[Bits] = []
    complete = True
    while waiting:
        if len(found) >= most * 4 or time.monotonic() > ends:
            complete = False
            break
        removed, held = waiting.pop()
        if not ruled.all_count(removed) or any(known & removed == known for known in found):
            continue  # it keeps less than another
        broken = ruled.broken(ruled.everything & ~removed)
        if broken is None:
            found = [*(known for known in found if removed & known != removed), removed]
            continue
        for bit in _each(broken & ~held):
            waiting.append((removed | bit, held))
            held |= bit
    kept = (ruled.claims(ruled.everything & ~removed) for removed in found)
    return [frozenset(claim for name in each for claim in twins[name]) for each in kept], complete


def _twins(clauses: list[Clause]) -> dict[str, list[str]]:
    """Group claims that stand in the same conflicts with the same others, by the first of each group."""
    places: defaultdict[str, set[object]] = defaultdict(set)
    for clause in clauses:
        for claim in clause.needs:
            places[claim].add((clause.needs - {claim}, clause.unless))
        for each in clause.unless:
            for claim in each:
                places[claim].add(("unless", clause))
    groups: defaultdict[frozenset[object], list[str]] = defaultdict(list)
    for claim in sorted(places):
        groups[frozenset(places[claim])].append(claim)
    return {group[0]: group for group in groups.values()}


def _reduced(clause: Clause, first: dict[str, str]) -> Clause:
    return Clause(
        frozenset(first[claim] for claim in clause.needs),
        frozenset(frozenset(first[claim] for claim in each) for each in clause.unless),
    )
