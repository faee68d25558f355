"""A generated case loaded, checked and dated, beside beancount on as many transactions.

    python bench/check.py [--sizes 50000,500000] [--runs 5] [--bean-check PATH]

Both are whole processes, run by turns: `abelard check FOLDER` and `bean-check --no-cache FILE`. Times are CPU
seconds (user and system), medians of the runs; memory is the most that a process held, in MB. The phases are
measured once more inside one process: loading, checking, dating. Sizes count claims, and transactions of two
postings each. beancount is a peer, not a dependency; docs/benchmarks.md says how to install it.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import NamedTuple

import make_case

PHASES = ("load", "check", "dates")
PEER_ONCE = 200_000
"""From this size on every program runs once only: minutes each."""


class Cost(NamedTuple):
    """What one process cost: CPU seconds, and MB at most."""

    seconds: float
    megabytes: float


def main() -> None:
    """Print the table, a line as soon as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", default="50000,500000")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--bean-check", default=shutil.which("bean-check"), help="if it is not on PATH")
    parser.add_argument("--phases", metavar="FOLDER", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.phases:
        print(*phases(options.phases))
        return
    if options.bean_check is None:
        print("bean-check is neither on PATH nor given by --bean-check PATH: Abelard alone is measured")
    titles = ("size", "program", "CPU s", "peak MB", "times", *PHASES)
    print("".join(f"{title:>12}" for title in titles))
    for size in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            measure(size, Path(folder), options.runs if size < PEER_ONCE else 1, options.bean_check)


def measure(size: int, folder: Path, runs: int, bean_check: str | None) -> None:
    """Measure one size and print a line for each program."""
    ledger = folder / "ledger.beancount"
    (folder / "case.abl").write_text(make_case.make_case(size), encoding="utf-8")
    commands = {"abelard": [sys.executable, "-m", "abelard", "check", str(folder)]}
    if bean_check is not None:
        ledger.write_text(make_ledger(size), encoding="utf-8")
        commands["bean-check"] = [bean_check, "--no-cache", str(ledger)]
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):  # by turns, so that a busy hour of the machine is shared
        for name, command in commands.items():
            costs[name].append(cost(command))
    own = median(one.seconds for one in costs["abelard"])
    for name, found in costs.items():
        seconds = median(one.seconds for one in found)
        peak = max(one.megabytes for one in found)
        parts = told(folder) if name == "abelard" else []
        cells = (name, f"{seconds:.2f}", f"{peak:.0f}", f"{seconds / own:.2f} x", *parts)
        print(f"{size:>12,}", *(f"{cell:>11}" for cell in cells), flush=True)


def cost(command: list[str]) -> Cost:
    """Run a program to its end and say what it cost; its output is thrown away, its exit code no matter."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):  # 1: it found something wrong
        message = f"{command[0]} ended with {process.returncode}"
        raise SystemExit(message)
    scale = 2**20 if sys.platform == "darwin" else 2**10
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale)


def told(folder: Path) -> list[str]:
    """Return the seconds of each phase, measured in a process of its own."""
    command = [sys.executable, __file__, "--phases", str(folder)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


def phases(folder: str) -> list[str]:
    """Load, check and date a case, and return the CPU seconds of each."""
    from abelard.case.check import check  # noqa: PLC0415  only the measured process needs them
    from abelard.case.load import load, uncollected  # noqa: PLC0415  the same
    from abelard.workspace.dating import date_problems  # noqa: PLC0415  the same

    marks = [time.process_time()]
    with uncollected():
        ledger = load(folder)
        marks.append(time.process_time())
        check(ledger.case, ledger.root)
        marks.append(time.process_time())
        date_problems(ledger.case)
        marks.append(time.process_time())
    return [f"{later - earlier:.2f}" for earlier, later in pairwise(marks)]


def make_ledger(transactions: int, seed: int = 1121) -> str:
    """Return the text of a beancount ledger that balances, with so many transactions of two postings."""
    chance = random.Random(seed)  # noqa: S311  a benchmark wants the same ledger each time
    accounts = 1000
    lines = [f"2000-01-01 open Assets:A{number}" for number in range(accounts)]
    for number in range(transactions):
        date = f"20{number * 20 // transactions + 1:02}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        giver, taker = chance.sample(range(accounts), 2)
        amount = f"{chance.randint(1, 99_999) / 100:.2f} USD"
        lines += ["", f'{date} * "Payee {number % 500}" "Narration {number}"']
        lines += [f"  Assets:A{taker}  {amount}", f"  Assets:A{giver}  -{amount}"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
