"""Date networks of growing size: Abelard against networkx and OR-tools CP-SAT, on the same constraints.

    python bench/network.py [--sizes 1000,10000] [--seed 1]

Sizes count constraints; a claim brings about four. Most give a day or a year by the calendar, 13 % are
relative to another of the same affair, every statement starts before it ends. networkx is asked for one
direction only (Bellman-Ford from the origin), where Abelard gives both, with the chains behind them; CP-SAT
is asked only whether there is a solution. The peers' times include building their own graph or model.
"""

from __future__ import annotations

import argparse
import random
import time
from typing import TYPE_CHECKING

from abelard.reasoning.network import ORIGIN, Constraint, Network

if TYPE_CHECKING:
    from collections.abc import Callable

AFFAIR = 60
"""Claims that may refer to each other."""
RELATIVE = 0.13
# Above these sizes, in constraints, a peer takes minutes.
MOST_NETWORKX, MOST_CP_SAT = 1_000_000, 300_000
TITLES = ("settled", "all bounds", "without 10", "networkx", "CP-SAT", "networkx/", "CP-SAT/")


def generated(size: int, seed: int) -> list[Constraint]:
    """Make about so many constraints that have a solution."""
    source = random.Random(seed)  # noqa: S311  # a reproducible case, not a secret
    constraints: list[Constraint] = []
    claim = 0
    days: list[int] = []
    while len(constraints) < size:
        start = source.randint(700_000, 735_000)
        end = start + source.randint(0, 2_000)
        days.append(start)
        name, start_node, end_node = f"c{claim}", (claim, 0), (claim, 1)
        constraints.append(Constraint("", start_node, end_node, 0))
        first = claim - claim % AFFAIR
        if claim > first and source.random() < RELATIVE:
            other = source.randrange(first, claim)
            apart, slack = start - days[other], source.choice([7, 31, 366])
            constraints.append(Constraint(name, start_node, (other, 0), apart + slack))
            constraints.append(Constraint(name, (other, 0), start_node, slack - apart))
        else:
            constraints += _dated(name, start_node, start, source)
        if source.random() < 0.5:  # noqa: PLR2004  # half of the claims say when it ended
            constraints += _dated(name, end_node, end, source)
        claim += 1
    return constraints


def _dated(name: str, node: object, day: int, source: random.Random) -> list[Constraint]:
    width = source.choice([0, 0, 30, 365])
    early = source.randint(0, width)
    return [
        Constraint(name, node, ORIGIN, day - early + width),
        Constraint(name, ORIGIN, node, early - day),
    ]


def timed(task: Callable[[], object]) -> float:
    """Return the seconds a task takes; the better of two for the short ones."""
    start = time.perf_counter()
    task()
    first = time.perf_counter() - start
    if first > 1:
        return first
    start = time.perf_counter()
    task()
    return min(first, time.perf_counter() - start)


def settled(constraints: list[Constraint]) -> bool | None:
    """Settle everything and say whether it is consistent."""
    return Network(constraints).consistent


def all_bounds(constraints: list[Constraint]) -> int:
    """Settle everything and ask for every bound."""
    network = Network(constraints)
    nodes = {node for each in constraints for node in (each.later, each.earlier)} - {ORIGIN}
    return sum(network.bounds(node).latest is not None for node in nodes)


def networkx(constraints: list[Constraint]) -> int:
    """Find the latest days by Bellman-Ford."""
    import networkx as nx  # type: ignore[import-untyped]  # noqa: PLC0415  # a peer, which need not be there

    graph = nx.DiGraph()
    for each in constraints:
        earlier, later = ("origin" if node is ORIGIN else node for node in (each.earlier, each.later))
        known = graph.get_edge_data(earlier, later, {"weight": each.most})
        graph.add_edge(earlier, later, weight=min(each.most, known["weight"]))
    return len(nx.single_source_bellman_ford_path_length(graph, "origin"))


def cp_sat(constraints: list[Constraint]) -> bool:
    """Say whether there is a solution."""
    from ortools.sat.python import cp_model  # noqa: PLC0415  # a peer, which need not be there

    model = cp_model.CpModel()
    days: dict[object, object] = {ORIGIN: 0}
    for node in dict.fromkeys(node for each in constraints for node in (each.later, each.earlier)):
        if node is not ORIGIN:
            days[node] = model.new_int_var(-10_000_000, 10_000_000, "")
    for each in constraints:
        model.add(days[each.later] - days[each.earlier] <= each.most)  # type: ignore[operator]  # no stubs
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return solver.status_name(solver.solve(model)) in {"OPTIMAL", "FEASIBLE"}


def row(size: int, seed: int) -> list[float | None]:
    """Return the seconds of each column of the table, None where a peer is not asked."""
    constraints = generated(size, seed)
    network = Network(constraints)
    ten = list(network.claims)[::97][:10]
    network.without(ten)  # once, since the first time sorts the constraints by component for all later ones
    return [
        timed(lambda: settled(constraints)),
        timed(lambda: all_bounds(constraints)),
        timed(lambda: network.without(ten).consistent),
        timed(lambda: networkx(constraints)) if size <= MOST_NETWORKX else None,
        timed(lambda: cp_sat(constraints)) if size <= MOST_CP_SAT else None,
    ]


def main() -> None:
    """Print the table: seconds, and how many times as long as Abelard (all bounds) the peers take."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", default="1000,10000,100000,225000,1000000")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(f"{'constraints':>11}", *(f"{title:>11}" for title in TITLES))
    row(100, options.seed)  # so that imports are no part of the times
    for size in map(int, options.sizes.split(",")):
        seconds = row(size, options.seed)
        ratios = [each and f"{each / seconds[1]:.1f} x" for each in seconds[3:]] if seconds[1] else []
        cells = [f"{each:.4f}" if each else "-" for each in seconds]
        print(f"{size:>11,}", *(f"{cell or '-':>11}" for cell in (*cells, *ratios)), flush=True)


if __name__ == "__main__":
    main()
