"""The date network against other solvers, on random small networks: OR-tools CP-SAT, z3, and brute force."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, combinations, product
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from abelard.model.span import Bounds
from abelard.reasoning.network import ORIGIN, Alternatives, Constraint, Network

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

FAR = 10**9
"""Beyond anything that the random networks can reach, and small enough for the solvers."""


@dataclass(frozen=True, slots=True)
class Case:
    """A random network."""

    seed: int
    constraints: tuple[Constraint, ...]
    alternatives: tuple[Alternatives, ...] = ()

    @property
    def network(self) -> Network:
        return Network(self.constraints, self.alternatives)

    @property
    def nodes(self) -> list[str]:
        every = chain(self.constraints, *(chain(*each.options) for each in self.alternatives))
        return sorted({str(node) for each in every for node in (each.later, each.earlier) if node is not ORIGIN})

    @property
    def claims(self) -> list[str]:
        return sorted({each.claim for each in (*self.constraints, *self.alternatives)} - {""})

    def choices(self, claims: Collection[str]) -> Iterator[list[Constraint]]:
        told = [each for each in self.constraints if not each.claim or each.claim in claims]
        options = [each.options for each in self.alternatives if not each.claim or each.claim in claims]
        return ([*told, *chain(*chosen)] for chosen in product(*options))


def random_case(seed: int, *, claims: int = 8, alternatives: int = 0, tight: float = 0.5) -> Case:
    """Make a network with self-loops, duplicates, zero cycles, unbounded nodes, and claims of several parts."""
    random = Random(seed)
    nodes = [ORIGIN, *"abcdef"[: random.randint(1, 6)]]
    width = random.choice([1, 3, 30, 1_000_000])

    def constraint(claim: str) -> Constraint:
        later, earlier = random.choice(nodes), random.choice(nodes)
        low = -width if random.random() < tight else 0
        return Constraint(claim, later, earlier, random.randint(low, width))

    def structural() -> Constraint:
        return Constraint("", random.choice(nodes), random.choice(nodes), random.choice([0, 0, 0, width]))

    told = [constraint(f"c{claim}") for claim in range(random.randint(1, claims)) for _ in range(random.randint(1, 3))]
    told += random.choices(told, k=random.randint(0, 2)) + [structural() for _ in range(random.randint(0, 4))]
    random.shuffle(told)
    names = [random.choice([f"d{number}", "c0", "c1"]) for number in range(random.randint(0, alternatives))]
    options = [
        tuple(tuple(constraint(name) for _ in range(random.randint(0, 2) or 1)) for _ in range(random.randint(1, 3)))
        for name in names
    ]
    return Case(seed, tuple(told), tuple(map(Alternatives, names, options)))


def distances(case: Case, constraints: Iterable[Constraint]) -> dict[tuple[object, object], int] | None:
    """Floyd's algorithm, with limits far away on every node; None if there is a negative cycle."""
    nodes = [ORIGIN, *case.nodes]
    length = {(one, other): 0 if one == other else 4 * FAR for one in nodes for other in nodes}
    for node in case.nodes:
        length[ORIGIN, node] = length[node, ORIGIN] = FAR
    for each in constraints:
        length[each.earlier, each.later] = min(length[each.earlier, each.later], each.most)
    for middle, one, other in product(nodes, repeat=3):
        length[one, other] = min(length[one, other], length[one, middle] + length[middle, other])
    return None if any(length[node, node] < 0 for node in nodes) else length


def day(length: int) -> int | None:
    return None if length > FAR // 2 else length


def brute_bounds(case: Case, claims: Collection[str]) -> dict[str, Bounds] | None:
    """Return the hull over all possible choices among alternatives; None if there is none."""
    possible = [found for choice in case.choices(claims) if (found := distances(case, choice)) is not None]
    if not possible:
        return None
    bounds = {}
    for node in case.nodes:
        back, down = (max(each[pair] for each in possible) for pair in ((node, ORIGIN), (ORIGIN, node)))
        low = day(back)
        bounds[node] = Bounds(None if low is None else -low, day(down))
    return bounds


def subsets(claims: Collection[str]) -> Iterator[frozenset[str]]:
    for size in range(len(claims) + 1):
        yield from map(frozenset, combinations(sorted(claims), size))


def brute_dispute(case: Case) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """Return all minimal conflicts and all maximal consistent sets, by trying every subset."""
    consistent = {claims for claims in subsets(case.claims) if brute_bounds(case, claims) is not None}
    rest = [claims for claims in subsets(case.claims) if claims not in consistent]
    minimal = {claims for claims in rest if all(claims - {claim} in consistent for claim in claims)}
    maximal = {claims for claims in consistent if not any(claims < other for other in consistent)}
    return minimal, maximal


def check_cycle(cycle: tuple[Constraint, ...], claims: Collection[str]) -> None:
    """A cycle closes, comes by each node once, adds up to less than nothing, and is these claims' own."""
    assert sum(each.most for each in cycle) < 0
    for each, following in zip(cycle, (*cycle[1:], cycle[0]), strict=True):
        assert each.later == following.earlier
    assert len({each.later for each in cycle}) == len(cycle)
    assert {each.claim for each in cycle} - {""} <= set(claims)


def check_against_brute_force(case: Case) -> None:
    network = case.network
    everything = brute_bounds(case, case.claims)
    assert network.consistent == (everything is not None)
    minimal, maximal = brute_dispute(case)
    check_conflicts(network, minimal)
    check_disputes(case, network, minimal, maximal)
    every = [found for claims in maximal if (found := brute_bounds(case, claims))]
    for node in case.nodes:
        assert network.is_exact(node)
        check_hulls(network, node, [bounds[node] for bounds in every])
        check_chains(case, network, node)


def check_conflicts(network: Network, minimal: set[frozenset[str]]) -> None:
    assert bool(network.conflicts) == bool(minimal)
    named = [claim for conflict in network.conflicts for claim in conflict.claims]
    assert len(named) == len(set(named))
    for conflict in network.conflicts:
        assert frozenset(conflict.claims) in minimal
        assert conflict.minimal
        for cycle in conflict.cycles:
            check_cycle(cycle, conflict.claims)


def check_disputes(
    case: Case, network: Network, minimal: set[frozenset[str]], maximal: set[frozenset[str]]
) -> None:
    """The disputes of the components are all there is; maximal sets are their product."""
    disputes = [component.dispute for component in network.disputed]
    assert all(dispute.complete for dispute in disputes)
    found = [conflict for dispute in disputes for conflict in dispute.conflicts]
    assert {frozenset(conflict.claims) for conflict in found} == minimal
    assert len(found) == len(minimal)
    for conflict in found:
        for cycle in conflict.cycles:
            check_cycle(cycle, conflict.claims)
    undisputed = frozenset(case.claims).difference(*(component.claims for component in network.disputed))
    sets = [undisputed.union(*chosen) for chosen in product(*(dispute.maximal for dispute in disputes))]
    assert len(sets) == len(maximal)
    assert set(sets) == maximal


def check_hulls(network: Network, node: str, bounds: list[Bounds]) -> None:
    outer, inner = bounds[0], bounds[0]
    for each in bounds[1:]:
        outer, inner = outer | each, inner & each
    assert network.bounds(node) == outer
    assert network.inner(node) == inner


def check_chains(case: Case, network: Network, node: str) -> None:
    """A chain leads from the calendar to the node, and adds up to its bound."""
    bounds = network.bounds(node)
    down, back = network.because(node, "latest"), network.because(node, "earliest")
    assert (not down, not back) == (bounds.latest is None, bounds.earliest is None)
    if down:
        assert bounds.latest == sum(each.most for each in down)
        assert [ORIGIN, *(each.later for each in down)] == [*(each.earlier for each in down), node]
    if back:
        assert bounds.earliest == -sum(each.most for each in back)
        assert [ORIGIN, *(each.earlier for each in back)] == [*(each.later for each in back), node]
    for each in (*down, *back):
        assert each in case.constraints or any(each in chain(*told.options) for told in case.alternatives)


def test_simple_networks_agree_with_brute_force() -> None:
    for seed in range(1_200):
        check_against_brute_force(random_case(seed, claims=6))


def test_networks_with_alternatives_agree_with_brute_force() -> None:
    for seed in range(600):
        check_against_brute_force(random_case(seed, claims=4, alternatives=3, tight=0.8))
