"""What is measured: each answer by Abelard, and by a peer that is given the same graph or the same dates.

A task takes a store and returns its seconds and something to compare. Loading is no part of it.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import numpy as np

from abelard.model.inquiry import EVERYONE
from abelard.store.chances import chance
from abelard.store.cone import Cone
from abelard.store.graph import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from abelard.store import Store
    from abelard.store.dates import Dates

Task = tuple[dict[str, float], Any]
"""Seconds by the name of a column, and what to compare."""
SAMPLE = 200
NOBODY = np.zeros(0, dtype=np.int64)
FAR = 10**8


def timed(task: Callable[[], object], times: int = 3) -> tuple[float, float, Any]:
    """Return the least seconds by the clock and of the processor of some runs, and what the last returned."""
    walls, cpus, found = [], [], None
    for _ in range(times):
        wall, cpu = time.perf_counter(), time.process_time()
        found = task()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
        if walls[-1] > 20:
            break
    return min(walls), min(cpus), found


def both(name: str, measured: tuple[float, float, Any]) -> dict[str, float]:
    """Name the seconds."""
    return {name: measured[0], f"{name} cpu": measured[1]}


def hub(store: Store) -> int:
    """Return the source that the most others are quoted in."""
    return int(np.bincount(store.drawn.links[1], minlength=store.drawn.sources).argmax())


def sampled(store: Store) -> list[int]:
    """Return the nodes of some conclusions that hold with everybody believed: derived ones and claimed ones."""
    rng = np.random.default_rng(7)
    belief, states = store.believe(EVERYONE), store.drawn.states
    # States are numbered anew each time: they are told apart by what they say, so that all programs get the same.
    rows = store.con.execute(
        "SELECT any_value(state) AS state, claimed FROM state "
        "GROUP BY claimed, pred, s, o, label, sl, sm, el, em, sure, persists, begins, ends HAVING count(*) = 1 "
        "ORDER BY claimed, pred, s, o, label, sl, sm, el, em, sure, persists, begins, ends"
    ).fetchnumpy()
    state, claimed = np.asarray(rows["state"]), np.asarray(rows["claimed"])
    holds = (belief.values[states[state], 0] & np.uint64(1)).astype(bool)
    parts = state[holds & ~claimed], state[holds & claimed]
    chosen = [rng.choice(each, min(SAMPLE // 2, len(each)), replace=False) for each in parts if len(each)]
    return states[np.concatenate(chosen)].tolist()


def witness(store: Store, node: int) -> str:
    """Return a name for the witness of a leaf: the same for whoever speaks and passes on."""
    drawn = store.drawn
    return f"s{node}" if node < drawn.sources else f"a{(node - drawn.sources) % drawn.terms}"


def chance_of(name: str) -> float:
    """Return the probability given to a witness: between 0.5 and 0.95, settled by his name."""
    return 0.5 + (int(name[1:]) * 7919 % 10) / 20


def cones(store: Store) -> list[Cone]:
    """Return what stands below the sampled conclusions."""
    outlook = store.believe(EVERYONE).outlook
    return [Cone(node, outlook.below, lambda _: None) for node in sampled(store)]


# Abelard


def abelard_passes(store: Store) -> Task:
    """One viewpoint, and 64 at once: which nodes hold; the check is how many do without the largest hub."""
    painted = store.believe().painted()
    painted.withdraw(np.array([hub(store)]), NOBODY)
    count = int(painted.holds[store.drawn.states].sum())
    one = timed(store.believe)
    many = timed(lambda: store.believe(*[EVERYONE] * 64))
    return {**both("one viewpoint", one), **both("64 viewpoints", many)}, count


def abelard_sensitivity(store: Store) -> Task:
    """Every conclusion, every single source; the check is how many it bears that hang on the largest hub."""
    belief = store.believe()
    cut = timed(lambda: store.affairs, 1)
    found = timed(belief.sensitivity)
    bearing = sum(int(np.bitwise_count(words).sum()) for _, words, _ in found[2].parts)
    return {**both("cut into affairs", cut), **both("all sensitivities", found)}, bearing


def abelard_toggles(store: Store) -> Task:
    """Withdraw a source, and the largest hub."""
    painted = store.believe().painted()
    prepared = timed(lambda: store.drawn.graph.parents, 1)
    rng = np.random.default_rng(1)
    spent = []
    for source in rng.choice(store.drawn.sources, min(300, store.drawn.sources), replace=False).tolist():
        if source == hub(store):
            continue
        one = np.array([source])
        spent.append(timed(lambda one=one: painted.withdraw(one, NOBODY), 1)[:2])
        painted.restore(one, NOBODY)
    wall, cpu = np.array(spent).T
    largest = np.array([hub(store)])
    hubs = [
        (timed(lambda: painted.withdraw(largest, NOBODY), 1), painted.restore(largest, NOBODY))
        for _ in range(3)
    ]
    return {
        **both("prepare toggles", prepared),
        "toggle p50": float(np.percentile(wall, 50)),
        "toggle p99": float(np.percentile(wall, 99)),
        "toggle p99 cpu": float(np.percentile(cpu, 99)),
        "toggle hub": min(each[0][0] for each in hubs),
        "toggle hub cpu": min(each[0][1] for each in hubs),
    }, len(hubs[0][0][2])


def abelard_dates(store: Store) -> Task:
    """All bounds; the check is how many components are in dispute, and the sum of the latest days of the rest."""
    found = timed(store.dates)
    dates: Dates = found[2]
    return both("all dates", found), latest_sum(dates, dates.most)


def latest_sum(dates: Dates, most: np.ndarray) -> int:
    """Return the sum of the latest days of everything that is dated and not in dispute."""
    free = np.repeat(~dates.disputed[dates.component], 2) & (dates.most < FAR)
    return int(most[free].sum())


def abelard_clashes(store: Store) -> Task:
    """Every clash, each with its claims; the check is how many."""
    belief = store.believe()
    found = timed(lambda: sum(map(len, belief.clash_groups())), 1)
    return {**both("all clashes", found), "clashes": found[2]}, found[2]


def abelard_supports(store: Store) -> Task:
    """List the first ten supports of each sampled conclusion; the check are those listings that are complete."""
    belief = store.believe()
    spent, found = [], []
    store.ids_of({"s0", "t0"})  # names are read once
    for node in sampled(store):
        wall, cpu, listing = timed(lambda node=node: belief.supports_of(node), 1)
        spent.append((wall, cpu))
        found.append(sorted(map(len, listing.supports)) if listing.complete else None)
    return percentiles("supports", spent), found


def abelard_probability(store: Store) -> Task:
    """Work out the probability of each sampled conclusion; the check are those that are exact."""
    outlook = store.believe(EVERYONE).outlook
    spent, found = [], []
    for node in sampled(store):

        def one(node: int = node) -> object:
            cone = Cone(node, outlook.below, lambda _: None)
            named = {witness(store, leaf): 0.0 for leaf, kind in cone.kinds.items() if kind is Kind.LEAF}
            return chance(cone, lambda leaf: witness(store, leaf), {name: chance_of(name) for name in named})

        wall, cpu, value = timed(one, 1)
        spent.append((wall, cpu))
        found.append(round(value.value, 9) if value.exact else None)
    return percentiles("probability", spent), found


def abelard_asof(store: Store) -> Task:
    """Was it so on a day: as many questions as a tenth of the claims; the check is how many answers of each kind."""
    rng = np.random.default_rng(3)
    (claims,) = store.con.execute("SELECT count(*) FROM claims").fetchall()[0]
    rows = store.con.execute("SELECT pred, s, o FROM state").fetchnumpy()
    chosen = rng.integers(0, len(rows["pred"]), max(1, claims // 10))
    days = rng.integers(730_120, 735_000, len(chosen))
    asked = {name: np.asarray(rows[name])[chosen].astype(np.int64) for name in ("pred", "s", "o")}
    asked |= {"label": np.full(len(chosen), -1), "first": days, "last": days}
    belief = store.believe()
    found = timed(lambda: belief.weighed(asked), 1)
    return both("as-of questions", found), np.bincount(found[2][:, 0], minlength=6).tolist()


def percentiles(name: str, spent: list[tuple[float, float]]) -> dict[str, float]:
    """Name the middle and the last hundredth."""
    wall, cpu = np.array(spent).T
    return {
        f"{name} p50": float(np.percentile(wall, 50)),
        f"{name} p99": float(np.percentile(wall, 99)),
        f"{name} p99 cpu": float(np.percentile(cpu, 99)),
    }


# Peers


def duckdb_passes(store: Store) -> Task:
    """Which nodes hold without the largest hub, as a join and a grouping for each batch of the graph."""
    import duckdb  # noqa: PLC0415  a peer

    con, graph = duckdb.connect(config={"threads": 2}), store.drawn.graph
    for number, batch in enumerate(graph.batches):
        counts = np.diff(batch.starts, append=len(batch.children))
        con.register(
            "given",
            {"parent": np.repeat(np.arange(batch.first, batch.last), counts), "child": batch.children},
        )
        con.execute(f"CREATE TABLE edge{number} AS SELECT * FROM given")
        con.unregister("given")
    without = hub(store)

    def run() -> int:
        con.execute(
            f"CREATE OR REPLACE TABLE val AS SELECT range AS node, range <> {without} AS holds FROM range({graph.leaves})"
        )
        for number, batch in enumerate(graph.batches):
            how = {Kind.AND: "bool_and(holds)", Kind.OR: "bool_or(holds)", Kind.NOR: "NOT bool_or(holds)"}[
                batch.kind
            ]
            con.execute(
                f"INSERT INTO val SELECT parent, {how} FROM edge{number} JOIN val ON node = child GROUP BY parent"
            )
        con.register("asked", {"node": store.drawn.states})
        return int(
            con.execute("SELECT count(*) FROM val JOIN asked USING (node) WHERE holds").fetchall()[0][0]
        )

    found = timed(run, 2)
    sources = store.drawn.sources
    return {
        **both("one viewpoint", found),
        **both("all sensitivities", (found[0] * sources, found[1] * sources, None)),
        **both("toggle hub", found),
    }, found[2]


def clingo_passes(store: Store) -> Task:
    """Do the same with the graph as a ground program (reading it in included, as clingo has no other way in)."""
    import clingo  # noqa: PLC0415  a peer

    without = hub(store)
    wanted = set(store.drawn.states.tolist())

    def run() -> int:
        control = clingo.Control(["--warn=none"])
        with control.backend() as backend:
            atoms = backend_atoms(backend, store.drawn.graph.size)
            for leaf in range(store.drawn.graph.leaves):
                if leaf != without:
                    backend.add_rule([atoms[leaf]])
            for parent, kind, children in nodes_of(store):
                if kind is Kind.OR:
                    for child in children:
                        backend.add_rule([atoms[parent]], [atoms[child]])
                else:
                    sign = 1 if kind is Kind.AND else -1
                    backend.add_rule([atoms[parent]], [sign * atoms[child] for child in children])
        model = control.solve(yield_=True).model()
        return sum(model.is_true(atoms[node]) for node in wanted) if model else -1

    found, sources = timed(run, 1), store.drawn.sources
    return {
        **both("one viewpoint", found),
        **both("all sensitivities", (found[0] * sources, found[1] * sources, None)),
        **both("toggle hub", found),
    }, found[2]


def backend_atoms(backend: Any, size: int) -> list[int]:  # noqa: ANN401  clingo ships no types
    """Return an atom for each node."""
    return [backend.add_atom() for _ in range(size)]


def nodes_of(store: Store) -> Iterator[tuple[int, Kind, list[int]]]:
    """Yield each node with its kind and its children."""
    for batch in store.drawn.graph.batches:
        ends = [*batch.starts[1:].tolist(), len(batch.children)]
        children = batch.children.tolist()
        for row, (start, end) in enumerate(zip(batch.starts.tolist(), ends, strict=True)):
            yield batch.first + row, batch.kind, children[start:end]


def clingo_supports(store: Store) -> Task:
    """List the subset-minimal sets of witnesses, the first eleven: minimal models over the leaves, by domain heuristics."""
    import clingo  # noqa: PLC0415  a peer

    outlook = store.believe(EVERYONE).outlook
    spent, found = [], []
    for node in sampled(store):

        def one(node: int = node) -> list[int] | None:
            cone = Cone(
                node,
                outlook.below,
                lambda each: (
                    None
                    if outlook.holds(each) and outlook.below(each)[0] is not Kind.NOR
                    else outlook.holds(each)
                ),
            )
            control = clingo.Control(
                ["11", "--heuristic=Domain", "--enum-mode=domRec", "--dom-mod=5,16", "--warn=none"]
            )
            control.add("base", [], "\n".join(program(cone, lambda leaf: witness(store, leaf), choice=True)))
            control.ground([("base", [])])
            sizes: list[int] = []
            with control.solve(yield_=True) as models:
                sizes.extend(len(model.symbols(shown=True)) for model in models)
            return sorted(sizes) if len(sizes) <= 10 else None

        wall, cpu, value = timed(one, 1)
        spent.append((wall, cpu))
        found.append(value)
    return percentiles("supports", spent), found


def program(cone: Cone, name_of: Callable[[int], str], *, choice: bool) -> Iterator[str]:
    """Write a cone as a logic program: for clingo with its witnesses to choose, for ProbLog with their chances."""
    names = {name_of(leaf) for leaf, kind in cone.kinds.items() if kind is Kind.LEAF}
    yield from (f"{{{name}}}." if choice else f"{chance_of(name)}::{name}." for name in sorted(names))
    no = "not " if choice else r"\+"

    def atom(node: int) -> str:
        return name_of(node) if cone.kinds.get(node) is Kind.LEAF else f"n{node}"

    for node, kind in cone.kinds.items():
        if kind is Kind.OR:
            yield from (f"n{node} :- {atom(child)}." for child in cone.below[node])
        elif kind is not Kind.LEAF:
            yield (
                f"n{node} :- "
                + ", ".join((no if kind is Kind.NOR else "") + atom(child) for child in cone.below[node])
                + "."
            )
    yield from (f"n{node}." for node, holds in cone.known.items() if holds)
    if choice:
        yield f":- not {atom(cone.root)}."
        yield from (f"#show {name}/0." for name in sorted(names))
        yield "#show." if not names else ""
    else:
        yield f"query({atom(cone.root)})."


def problog_probability(store: Store) -> Task:
    """Work out the probability of each sampled conclusion."""
    from problog import get_evaluatable  # noqa: PLC0415  a peer
    from problog.program import PrologString  # noqa: PLC0415  the same

    spent, found = [], []
    for cone in cones(store):
        wall, cpu, value = timed(
            lambda cone=cone: (
                get_evaluatable()
                .create_from(
                    PrologString("\n".join(program(cone, lambda leaf: witness(store, leaf), choice=False)))
                )
                .evaluate()
            ),
            1,
        )
        spent.append((wall, cpu))
        found.append(round(float(next(iter(value.values()))), 9))
    return percentiles("probability", spent), found


def pysdd_probability(store: Store) -> Task:
    """Do the same, compiled into a sentential decision diagram."""
    spent, found = [], []
    for cone in cones(store):
        wall, cpu, value = timed(lambda cone=cone: sdd(store, cone), 1)
        spent.append((wall, cpu))
        found.append(round(value, 9))
    return percentiles("probability", spent), found


def sdd(store: Store, cone: Cone) -> float:
    """Compile a cone and count."""
    from pysdd.sdd import SddManager  # noqa: PLC0415  a peer

    names = sorted({witness(store, leaf) for leaf, kind in cone.kinds.items() if kind is Kind.LEAF})
    manager = SddManager(var_count=max(1, len(names)), auto_gc_and_minimize=False)
    literal = {name: manager.literal(number + 1) for number, name in enumerate(names)}
    value: dict[int, Any] = {}
    for node in cone.order:
        kind = cone.kinds[node]
        below = [value[child] for child in cone.below[node]]
        if kind is Kind.LEAF:
            value[node] = literal[witness(store, node)]
            continue
        found = below[0]
        for other in below[1:]:
            found = manager.conjoin(found, other) if kind is Kind.AND else manager.disjoin(found, other)
        value[node] = manager.negate(found) if kind is Kind.NOR else found
    wmc = value[cone.root].wmc(log_mode=False)
    for name in names:
        wmc.set_literal_weight(literal[name], chance_of(name))
        wmc.set_literal_weight(manager.negate(literal[name]), 1 - chance_of(name))
    return float(wmc.propagate())


def arrows(dates: Dates) -> Iterator[tuple[int, int, int]]:
    """Yield (earlier, later, days) of every constraint not in dispute; -1 is the calendar."""
    said, told = dates.outright, dates.told
    free = ~dates.disputed[dates.component]
    kept = free[said.statement]
    of = said.statement[kept]
    for edge, least, most in ((0, said.s_least, said.s_most), (1, said.e_least, said.e_most)):
        for node, low, high in zip(
            (2 * of + edge).tolist(), least[kept].tolist(), most[kept].tolist(), strict=True
        ):
            if low > -FAR:
                yield node, -1, -low
            if high < FAR:
                yield -1, node, high
    kept = free[told.statement]
    columns = (told.statement, told.anchor, told.least_of, told.least, told.most_of, told.most)
    for own, anchor, low_of, low, high_of, high in zip(
        *(each[kept].tolist() for each in columns), strict=True
    ):
        yield 2 * own, 2 * anchor + low_of, -low
        yield 2 * anchor + high_of, 2 * own + 1, high
    for each in np.unique(np.concatenate([of, told.statement[kept]])).tolist():
        yield 2 * each + 1, 2 * each, 0


def networkx_dates(store: Store) -> Task:
    """Work out the latest days alone (one direction), of what is not in dispute."""
    import networkx as nx  # type: ignore[import-untyped]  # noqa: PLC0415  a peer

    dates = store.dates()

    def run() -> np.ndarray:
        graph = nx.DiGraph()
        for earlier, later, days in arrows(dates):
            known = graph.get_edge_data(earlier, later)
            graph.add_edge(earlier, later, weight=days if known is None else min(days, known["weight"]))
        most = dates.most.copy()
        for node, days in nx.single_source_bellman_ford_path_length(graph, -1).items():
            if node >= 0:
                most[node] = days
        return most

    found = timed(run, 1)
    return both("all dates", found), latest_sum(dates, found[2])


def ortools_dates(store: Store) -> Task:
    """Only whether there is a solution, of what is not in dispute."""
    from ortools.sat.python import cp_model  # noqa: PLC0415  a peer

    dates = store.dates()

    def run() -> bool:
        model = cp_model.CpModel()
        days: dict[int, Any] = {-1: 0}
        for earlier, later, most in arrows(dates):
            for node in (earlier, later):
                if node not in days:
                    days[node] = model.new_int_var(-10_000_000, 10_000_000, "")
            model.add(days[later] - days[earlier] <= most)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        return solver.status_name(solver.solve(model)) in {"OPTIMAL", "FEASIBLE"}

    found = timed(run, 1)
    return both("all dates", found), found[2]


def z3_dates(store: Store) -> Task:
    """Only whether there is a solution, of what is not in dispute."""
    import z3  # noqa: PLC0415  a peer

    dates = store.dates()

    def run() -> bool:
        solver = z3.SolverFor("QF_IDL")
        days: dict[int, Any] = {-1: z3.Int("calendar")}
        for earlier, later, most in arrows(dates):
            for node in (earlier, later):
                if node not in days:
                    days[node] = z3.Int(f"d{node}")
            solver.add(days[later] - days[earlier] <= most)
        return bool(solver.check() == z3.sat)

    found = timed(run, 1)
    return both("all dates", found), found[2]


def z3_clashes(store: Store) -> Task:
    """One core for each component of dates in dispute: a sample of 200, and as many times longer as there are more."""
    import z3  # noqa: PLC0415  a peer

    dates = store.dates()
    disputed = np.flatnonzero(dates.disputed).tolist()
    some = disputed[:: max(1, len(disputed) // 200)]

    def run() -> int:
        cores = 0
        for component in some:
            solver = z3.Solver()
            solver.set("core.minimize", True)  # noqa: FBT003  z3's own way
            for number, each in enumerate(dates.constraints(component)):
                later, earlier = (
                    z3.IntVal(0) if end is None else z3.Int(f"d{end}") for end in (each.later, each.earlier)
                )
                solver.assert_and_track(later - earlier <= each.most, f"c{number}")
            cores += solver.check() == z3.unsat and len(solver.unsat_core()) > 0
        return cores

    found = timed(run, 1)
    more = len(disputed) / max(1, len(some))
    return both("all clashes", (found[0] * more, found[1] * more, None)), found[2] == len(some)


ABELARD = (
    abelard_passes,
    abelard_asof,
    abelard_sensitivity,
    abelard_toggles,
    abelard_dates,
    abelard_clashes,
    abelard_supports,
    abelard_probability,
)
PEERS = {
    "DuckDB": (duckdb_passes,),
    "clingo": (clingo_passes, clingo_supports),
    "ProbLog": (problog_probability,),
    "PySDD": (pysdd_probability,),
    "networkx": (networkx_dates,),
    "OR-tools": (ortools_dates,),
    "z3": (z3_dates, z3_clashes),
}
