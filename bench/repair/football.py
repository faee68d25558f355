"""How well false facts are found among true ones, and how fast, beside exact MAP solvers.

FootballDB with false facts mixed in, from the public repository of TeCoRe (Chekol, Pirrò, Schoenfisch and
Stuckenschmidt, "Marrying uncertainty and time in knowledge graphs", AAAI 2017): the folder
`conf/resources/rockit/football` of dwslab/TeCoRe. Nothing is downloaded: give its path.

    python bench/repair/football.py PATH/TO/football

Each fact has a certainty in log-odds (1.0 is written as an enormous one, and clipped) and says whether it is
true; what is true is looked at only to score. The constraints are the published ones (a birth year is one; a
career begins after birth, at 16 and ends before 50; one club at a time), and that two spells at one club do
not overlap. The most probable repair gives up the least certainty: by Abelard, dispute by dispute; by RC2
(PySAT) and CP-SAT (OR-tools) for all facts at once.
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from abelard.reasoning.repair import repaired

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LINE = re.compile(r'pinstConf\("(.*?)", "(.*?)", "(.*?)", "(-?\d+)", "(-?\d+)", "(.*?)", ([\d.E+-]+)\)')
CLIP = 20.0
FIRST, LAST = 16, 50  # years of age
SCALE = 10_000  # certainties are given to four digits; the solvers want whole numbers


class Fact(NamedTuple):
    """A player, what of him, with whom, in which years; whether it is true; how certain it is said to be."""

    player: str
    verb: str
    what: str
    start: int
    end: int
    true: bool
    certainty: float


def read(path: Path) -> list[Fact]:
    """Return the facts of a file."""
    found = map(LINE.fullmatch, path.read_text(encoding="utf-8").splitlines())
    return [
        Fact(m[1], m[2], m[3], int(m[4]), int(m[5]), m[6] == "true", min(float(m[7]), CLIP))
        for m in found
        if m
    ]


def conflicts(facts: list[Fact]) -> Iterator[frozenset[str]]:
    """Yield the sets of facts, by number, that cannot all be true."""
    by_player: defaultdict[str, list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        if fact.start > fact.end:
            yield frozenset((str(number),))
        else:
            by_player[fact.player].append(number)
    for numbers in by_player.values():
        for one, other in combinations(numbers, 2):
            if _exclude(facts[one], facts[other]):
                yield frozenset((str(one), str(other)))


def _exclude(one: Fact, other: Fact) -> bool:
    if one.verb == other.verb == "hasBirthdate":
        return one.what != other.what
    if one.verb == other.verb:
        return one.start <= other.end and other.start <= one.end
    birth, career = (one, other) if one.verb == "hasBirthdate" else (other, one)
    return career.start - birth.start <= FIRST or career.end - birth.start >= LAST


def by_abelard(told: list[frozenset[str]], weight: dict[str, float]) -> frozenset[str]:
    """Repair dispute by dispute."""
    found = repaired(told, weight)
    assert found.exact  # noqa: S101  a table of numbers is worth nothing otherwise
    return found.given_up


def by_rc2(told: list[frozenset[str]], weight: dict[str, float]) -> frozenset[str]:
    """Solve all of it as one weighted partial MaxSAT problem."""
    from pysat.examples.rc2 import RC2  # noqa: PLC0415  a peer, not needed by the others
    from pysat.formula import WCNF  # noqa: PLC0415  the same

    names = sorted({claim for each in told for claim in each}, key=int)
    number = {name: place for place, name in enumerate(names, start=1)}
    formula = WCNF()
    for each in told:
        formula.append([-number[claim] for claim in each])
    for name in names:
        formula.append([number[name]], weight=round(weight[name] * SCALE) or 1)
    with RC2(formula) as solver:
        kept = {literal for literal in solver.compute() if literal > 0}
    return frozenset(name for name in names if number[name] not in kept)


def by_cp_sat(told: list[frozenset[str]], weight: dict[str, float]) -> frozenset[str]:
    """Solve all of it as one integer program."""
    from ortools.sat.python import cp_model  # noqa: PLC0415  a peer, not needed by the others

    model = cp_model.CpModel()
    names = sorted({claim for each in told for claim in each}, key=int)
    gone = {name: model.new_bool_var(name) for name in names}
    for each in told:
        model.add_bool_or([gone[claim] for claim in each])
    model.minimize(sum((round(weight[name] * SCALE) or 1) * gone[name] for name in names))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL  # noqa: S101  as above
    return frozenset(name for name in names if solver.value(gone[name]))


PEERS: tuple[tuple[str, Callable[[list[frozenset[str]], dict[str, float]], frozenset[str]]], ...] = (
    ("abelard", by_abelard),
    ("RC2", by_rc2),
    ("CP-SAT", by_cp_sat),
)


def score(facts: list[Fact], given_up: frozenset[str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of false facts among those given up."""
    hits = sum(not facts[int(each)].true for each in given_up)
    false = sum(not fact.true for fact in facts)
    precision, recall = hits / max(1, len(given_up)), hits / max(1, false)
    return precision, recall, 2 * precision * recall / max(1e-12, precision + recall)


def main() -> None:
    """Measure every noise level, each solver by turns with the others."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--noise", type=int, nargs="*", default=[10, 25, 50, 75, 100])
    names = [name for name, _ in PEERS]
    parser.add_argument(
        "--by", nargs="*", choices=names, default=names, help="RC2 needs many minutes from 50 on"
    )
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    chosen = [(name, solve) for name, solve in PEERS if name in options.by]
    print(
        "| noise % | facts | conflicts | by | given up | lost certainty | precision | recall | F1 | CPU s |"
    )
    print("| ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for noise in options.noise:
        facts = read(options.folder / f"player_team_year_rockit_{noise}.db")
        told = list(dict.fromkeys(conflicts(facts)))
        weight = {str(number): fact.certainty for number, fact in enumerate(facts)}
        spent: dict[str, list[float]] = defaultdict(list)
        found: dict[str, frozenset[str]] = {}
        for _ in range(options.runs):
            for name, solve in chosen:
                began = time.process_time()
                found[name] = solve(told, weight)
                spent[name].append(time.process_time() - began)
        for name, _ in chosen:
            precision, recall, f1 = score(facts, found[name])
            lost = sum(weight[each] for each in found[name])
            print(
                f"| {noise} | {len(facts):,} | {len(told):,} | {name} | {len(found[name]):,} | {lost:.1f} "
                f"| {precision:.3f} | {recall:.3f} | {f1:.3f} | {statistics.median(spent[name]):.2f} |"
            )


if __name__ == "__main__":
    main()
