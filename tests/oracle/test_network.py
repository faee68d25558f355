"""The date network against other solvers, on random small networks: OR-tools CP-SAT, z3, and brute force."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, combinations, product
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from abelard.model.span import Bounds
from abelard.reasoning.network import ORIGIN, Alternatives, Constraint, Network
from abelard.reasoning.network_terms import Told
from tests.sizes import some

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from abelard.reasoning.network import Conflict

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
        every = Told(self.constraints, self.alternatives).lines()
        return sorted(
            {str(node) for each in every for node in (each.later, each.earlier) if node is not ORIGIN}
        )

    @property
    def claims(self) -> list[str]:
        return sorted(Told(self.constraints, self.alternatives).claims())

    def choices(self, claims: Collection[str]) -> Iterator[list[Constraint]]:
        told = [each for each in self.constraints if not each.claim or each.claim in claims]
        options = [each.options for each in self.alternatives if not each.claim or each.claim in claims]
        return ([*told, *chain(*chosen)] for chosen in product(*options))


def random_case(seed: int, *, claims: int = 8, alternatives: int = 0) -> Case:
    """Make a network of claims that each fit one of a few histories, but for some that fit none.

    It has self-loops, duplicates, cycles of length 0, unbounded nodes, and claims of several parts.
    """
    random = Random(seed)  # noqa: S311  # a case that can be had again, not a secret
    nodes = [ORIGIN, *"abcdef"[: random.choice([1, 2, 3, 4, 5, 6])]]
    width = random.choice([1, 3, 30, 1_000_000])
    histories = [
        {node: node and random.randint(-width, width) for node in nodes} for _ in range(random.randint(1, 4))
    ]

    def constraint(claim: str, history: dict[str | None, Any]) -> Constraint:
        later, earlier = random.choice(nodes), random.choice(nodes)
        apart = (history[later] or 0) - (history[earlier] or 0)
        slack = random.choice([0, 0, 0, 0, 1, width // 2])
        most = random.randint(-width, width) if random.random() < 0.03 else apart + slack
        return Constraint(claim, later, earlier, most)

    def conjunction(claim: str) -> tuple[Constraint, ...]:
        history = random.choice(histories)
        return tuple(constraint(claim, history) for _ in range(random.choice([1, 1, 2, 3])))

    told = [*chain(*(conjunction(f"c{number}") for number in range(random.randint(claims // 2, claims))))]
    told += random.choices(told, k=2) if told else []
    for _ in range(random.randint(0, 4)):
        told.append(Constraint("", random.choice(nodes), random.choice(nodes), random.choice([0, width])))
    random.shuffle(told)
    names = [random.choice([f"d{number}", "c0", "c1"]) for number in range(random.randint(0, alternatives))]
    options = [
        tuple(conjunction(name) for _ in range(random.choice([0] + [1, 2, 2, 2, 3] * 4))) for name in names
    ]
    return Case(seed, tuple(told), tuple(map(Alternatives, names, options)))


def distances(case: Case, constraints: Iterable[Constraint]) -> dict[tuple[object, object], int] | None:
    """Floyd's algorithm, with limits far away on every node; None if there is a negative cycle."""
    nodes: list[object] = [ORIGIN, *case.nodes]
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


def check_reasons(case: Case, conflict: Conflict) -> None:
    """Make sure that every choice that the claims leave runs into one of the cycles, and each is one."""
    for choice in case.choices(conflict.claims):
        assert any(set(cycle) <= set(choice) for cycle in conflict.cycles)
    for cycle in conflict.cycles:
        check_cycle(cycle, conflict.claims)


def check_cycle(cycle: tuple[Constraint, ...], claims: Collection[str]) -> None:
    """Make sure that a cycle closes, meets each node once, adds up to less than 0, and is these claims'."""
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
    check_conflicts(case, network, minimal)
    check_disputes(case, network, minimal, maximal)
    every = [found for claims in maximal if (found := brute_bounds(case, claims))]
    for node in case.nodes:
        assert network.is_exact(node)
        check_hulls(network, node, [bounds[node] for bounds in every])
        check_chains(case, network, node)


def check_conflicts(case: Case, network: Network, minimal: set[frozenset[str]]) -> None:
    assert bool(network.conflicts) == bool(minimal)
    named = [claim for conflict in network.conflicts for claim in conflict.claims]
    assert len(named) == len(set(named))
    for conflict in network.conflicts:
        assert frozenset(conflict.claims) in minimal
        assert conflict.minimal
        check_reasons(case, conflict)


def check_disputes(
    case: Case, network: Network, minimal: set[frozenset[str]], maximal: set[frozenset[str]]
) -> None:
    """Make sure that disputes hold all there is; maximal sets are their product."""
    disputes = [component.dispute for component in network.disputed]
    assert all(dispute.complete for dispute in disputes)
    found = [conflict for dispute in disputes for conflict in dispute.conflicts]
    assert {frozenset(conflict.claims) for conflict in found} == minimal
    assert len(found) == len(minimal)
    for conflict in found:
        check_reasons(case, conflict)
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
    """Make sure that a chain leads from the calendar to the node, and adds up to its bound."""
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
    for seed in range(1_000):
        check_against_brute_force(random_case(seed, claims=7))


def test_networks_with_alternatives_agree_with_brute_force() -> None:
    for seed in range(500):
        check_against_brute_force(random_case(seed, claims=4, alternatives=3))


@pytest.mark.slow
def test_many_more_networks_agree_with_brute_force() -> None:
    for seed in some(range(10_000, 15_000)):
        check_against_brute_force(random_case(seed, claims=8))
        check_against_brute_force(random_case(seed, claims=5, alternatives=4))


def test_withdrawing_claims_is_the_same_as_never_having_been_told_them() -> None:
    for seed in range(500):
        case = random_case(seed, claims=8, alternatives=2)
        random = Random(seed)  # noqa: S311  # as in random_case
        first, second = ({claim for claim in case.claims if random.random() < 0.3} for _ in range(2))
        left = [each for each in case.constraints if each.claim not in first | second]
        options = [each for each in case.alternatives if each.claim not in first | second]
        for network in (
            case.network.without(first).without(second),
            case.network.only(set(case.claims) - first).only(set(case.claims) - second),
        ):
            fresh = Network(left, options)
            assert network.consistent == fresh.consistent
            assert sorted(network.claims) == sorted(fresh.claims)
            for node in case.nodes:
                assert network.bounds(node) == fresh.bounds(node)
                assert network.inner(node) == fresh.inner(node)


class CpSat:
    """Questions to OR-tools CP-SAT, many networks in one model, since starting it costs more than solving."""

    def __init__(self) -> None:
        self.cp = pytest.importorskip("ortools.sat.python.cp_model")
        self.model = self.cp.CpModel()

    def told(self, case: Case, most: int) -> tuple[dict[object, Any], Any]:
        """Add a copy of a network, which need only hold where the literal returned is true."""
        days: dict[object, Any] = {ORIGIN: 0}
        days |= {node: self.model.new_int_var(-most, most, node) for node in case.nodes}
        holds = self.model.new_bool_var("holds")
        for each in case.constraints:
            self.model.add(days[each.later] - days[each.earlier] <= each.most).only_enforce_if(holds)
        return days, holds

    def possible(self) -> bool:
        solver = self.cp.CpSolver()
        solver.parameters.num_workers = 1
        status = solver.solve(self.model)
        assert status in {self.cp.OPTIMAL, self.cp.FEASIBLE, self.cp.INFEASIBLE}
        return bool(status != self.cp.INFEASIBLE)


def check_with_cp_sat(cases: Collection[Case]) -> None:
    """Make sure that each bound is reached, none can be passed, and what is called inconsistent is."""
    reached, passed, impossible = CpSat(), CpSat(), CpSat()
    passing, contradictory = [], []
    for case in cases:
        far = sum(abs(each.most) for each in case.constraints) + 1
        network = case.network
        if not network.consistent:
            contradictory.append(impossible.told(case, 4 * far)[1])
            continue
        days, holds = passed.told(case, 4 * far)
        for node in case.nodes:
            for low, sign in ((network.bounds(node).earliest, -1), (network.bounds(node).latest, 1)):
                copy, stands = reached.told(case, 4 * far)
                reached.model.add(stands == 1)
                if low is None:
                    reached.model.add(sign * copy[node] >= far)
                    continue
                reached.model.add(copy[node] == low)
                beyond = passed.model.new_bool_var("beyond")
                passed.model.add(sign * days[node] > sign * low).only_enforce_if(beyond)
                passed.model.add_implication(beyond, holds)
                passing.append(beyond)
    passed.model.add_bool_or(passing)
    impossible.model.add_bool_or(contradictory)
    assert reached.possible()
    assert not passed.possible()
    assert not impossible.possible()


def test_consistency_and_bounds_agree_with_cp_sat() -> None:
    for start in range(0, 1_500, 50):
        check_with_cp_sat([random_case(seed) for seed in range(start, start + 50)])


@pytest.mark.slow
def test_consistency_and_bounds_of_many_more_agree_with_cp_sat() -> None:
    for start in some(range(20_000, 40_000, 50)):
        check_with_cp_sat([random_case(seed) for seed in range(start, start + 50)])


def check_with_z3(case: Case) -> None:
    """Make sure that consistency, conflicts and tightest bounds are as z3 says."""
    z3 = pytest.importorskip("z3")
    solver, network = z3.SimpleSolver(), case.network
    days: dict[object, Any] = {ORIGIN: z3.IntVal(0)}
    days |= {node: z3.Int(node) for node in case.nodes}
    believed = {claim: z3.Bool(claim) for claim in case.claims} | {"": z3.BoolVal(val=True)}

    def formula(each: Constraint) -> Any:  # noqa: ANN401  # z3 ships no types
        return days[each.later] - days[each.earlier] <= each.most

    for each in case.constraints:
        solver.add(z3.Implies(believed[each.claim], formula(each)))
    for told in case.alternatives:
        options = [z3.And([formula(each) for each in option]) for option in told.options]
        solver.add(z3.Implies(believed[told.claim], z3.Or(options)))
    everything = [believed[claim] for claim in case.claims]
    consistent = solver.check(*everything) == z3.sat
    assert network.consistent == consistent
    for conflict in network.conflicts:
        named = [believed[claim] for claim in conflict.claims]
        assert solver.check(*named) == z3.unsat
        for place in range(len(named)):
            assert solver.check(*named[:place], *named[place + 1 :]) == z3.sat
    for node in case.nodes if consistent else ():
        bounds = network.bounds(node)
        for bound, sign in ((bounds.earliest, -1), (bounds.latest, 1)):
            reaches = sign * days[node] >= (FAR if bound is None else sign * bound)
            assert solver.check(*everything, reaches) == z3.sat
            if bound is not None:
                assert solver.check(*everything, sign * days[node] > sign * bound) == z3.unsat


def test_networks_with_alternatives_agree_with_z3() -> None:
    for seed in range(500, 800):
        check_with_z3(random_case(seed, claims=8, alternatives=4))


@pytest.mark.slow
def test_many_more_networks_with_alternatives_agree_with_z3() -> None:
    for seed in some(range(50_000, 55_000)):
        check_with_z3(random_case(seed, claims=8, alternatives=5))
