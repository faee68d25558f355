"""Every answer at every size, by Abelard and by others on the same graph and the same dates, in one run.

    python -m bench.reasoning.measure [--sizes 1000,10000,100000,1000000] [--limit 120] [--write]

Each program runs in a process of its own, by turns, and is stopped after `--limit` seconds an answer. What they
answer is compared: the run fails if two of them differ. `--write` puts the table into docs/benchmarks.md and draws
docs/pictures/reasoning.svg. It needs the extra `scale`; peers that are not installed are left out, and it says so.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.reasoning import tasks, workload, written
from bench.reasoning.told import skipped, table, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

Results = dict[tuple[str, int], dict[str, float | str]]
"""By program and size: seconds by column, or why there are none."""


def main() -> int:
    """Measure, compare, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", default="1000,10000,100000,1000000")
    parser.add_argument("--limit", type=float, default=120.0, help="seconds for each answer of a peer")
    parser.add_argument("--peers", default=",".join(tasks.PEERS), help="which; `none` for Abelard alone")
    parser.add_argument("--folder", type=Path, default=None, help="where the ledgers are kept")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    results: Results = {}
    agreed: dict[tuple[int, str], list[tuple[str, Any]]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for size in map(int, options.sizes.split(",")):
            folder = (options.folder or Path(scratch)) / str(size)
            if not folder.exists():
                written.parquet(workload.make(size), folder)
            wanted = {"Abelard": tasks.ABELARD} | {
                name: peer for name, peer in tasks.PEERS.items() if name in options.peers.split(",")
            }
            for program, of_program in wanted.items():
                found = measured(program, folder, of_program, None if program == "Abelard" else options.limit)
                results[program, size] = found[0]
                for name, check in found[1].items():
                    agreed.setdefault((size, name), []).append((program, check))
                print(program, size, json.dumps(found[0]), file=sys.stderr, flush=True)
    differing = compared(agreed)
    print(table(results), "Not done: " + skipped(results), sep="\n")
    print("\n".join(differing) or "All answers that were compared agree.")
    if options.write and not differing:
        write(results)
    return 1 if differing else 0


def measured(
    program: str, folder: Path, of_program: tuple[Callable[..., tasks.Task], ...], limit: float | None
) -> tuple[dict[str, float | str], dict[str, Any]]:
    """Run the tasks of a program in a process of its own, each within the limit."""
    columns: dict[str, float | str] = {}
    checks: dict[str, Any] = {}
    for task in of_program if limit else (None,):
        mine, theirs = multiprocessing.Pipe()
        child = multiprocessing.Process(target=run, args=(program, folder, task, theirs))
        child.start()
        theirs.close()
        answered = True
        try:
            while answered and (limit is None or mine.poll(limit + 60)):
                kind, name, value = mine.recv()
                if kind == "end":
                    break
                if kind == "ready":  # the store is open: the limit begins
                    answered = mine.poll(limit)
                (columns.update if kind == "seconds" else checks.update)(
                    value if kind != "check" else {name: value}
                )
        except EOFError:
            columns["failed"] = task.__name__ if task else program
        if not answered:
            columns[f"not {task.__name__ if task else program}"] = f"over {limit:.0f} s"
        child.kill()
        child.join()
    return columns, checks


def run(program: str, folder: Path, task: Callable[..., tasks.Task] | None, told: Connection) -> None:
    """Open the store in this process, and do one task or all of Abelard's."""
    from abelard.store import Store  # noqa: PLC0415  so that its import is no part of any time

    spent = []
    for _ in range(1 if task else 3):
        wall, cpu = time.perf_counter(), time.process_time()
        store = Store.of_parquet(folder)
        spent.append((time.perf_counter() - wall, time.process_time() - cpu))
    told.send(("ready", "", {}))
    if task is None:
        told.send(
            (
                "seconds",
                "",
                {"graph": min(each[0] for each in spent), "graph cpu": min(each[1] for each in spent)},
            )
        )
    for each in (task,) if task else tasks.ABELARD:
        try:
            seconds, check = each(store)
        except ImportError as error:
            seconds, check = {f"not {each.__name__}": f"{error.name} is not installed"}, None
        told.send(("seconds", "", seconds))
        told.send(("check", each.__name__.partition("_")[2], check))
    if task is None:
        told.send(("seconds", "", {"peak MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
        told.send(("seconds", "", {"nodes": store.drawn.graph.size, "edges": store.drawn.graph.edges}))
    told.send(("end", program, None))


def compared(agreed: dict[tuple[int, str], list[tuple[str, Any]]]) -> list[str]:
    """Return where programs differ: in the numbers both have, in lists of them, or in whether there is an answer."""
    found = []
    for (size, name), answers in agreed.items():
        known = [(program, check) for program, check in answers if check is not None]
        for program, check in known[1:]:
            if not alike(known[0][1], check):
                found.append(f"{name} at {size:,}: {known[0][0]} and {program} differ")
    return found


def alike(one: Any, other: Any) -> bool:  # noqa: ANN401  whatever a task compares
    """Whether two checks say the same; where one of them says nothing, they do."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) < 1e-6
    return one is None or other is None or (isinstance(other, bool) and other) or one == other


if __name__ == "__main__":
    sys.exit(main())
