"""Make a contested ledger of any size, the same for the same seed: the workload of `measure.py`.

    python -m bench.reasoning.workload 1000000 FOLDER          Parquet, as `abelard.store` reads it
    python -m bench.reasoning.workload 1000 FOLDER --ledger    the same claims as a case in Abelard's notation

What is in it:

- *Affairs*: groups of bodies that have to do with each other, of heavy-tailed size (Pareto, 1.2), of at most
  300 bodies; one body for 24 claims.
- *Statements*: each body has a first leader, most a second; each but the first of an affair is part of another, three to
  one, so that parents nest up to five deep; names; a leader may pledge to that of a body of the parent's rank, who may
  accept, and may be renounced; leaders die; bodies attack each other; some are said to be independent.
- *Claims*: each statement has one or more, by members of the affair; of the later ones a quarter give another time.
  88 % affirm, 8 % deny, 4 % doubt. What is known of a day, it, its month or its year, is mostly the same for all who agree. 13 % of the claims are dated by
  another event: within 30 days of it, or so many days after or before it. Some give an end, some do not.
- *Sources*: one for ten claims, each by one of its affair, in a chain of one to four links down to a document in
  hand; some chains meet in one of twenty *hubs* that serve every affair.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Column = NDArray[np.int64]

PREDICATES = (
    "leads",
    "part-of",
    "named",
    "pledges-to",
    "accepts-pledge-of",
    "renounces",
    "dies",
    "attacks",
    "independent-of",
)
LEADS, PART_OF, NAMED, PLEDGES, ACCEPTS, RENOUNCES, DIES, ATTACKS, INDEPENDENT = range(9)
STATES = (LEADS, PART_OF, NAMED, INDEPENDENT)
AFFIRMS, DENIES, DOUBTS = range(3)
AT, FROM, FROM_TO = "at", "from", "from-to"
FOREVER = 10**9
NOTHING = -1
HUBS = 20
MOST_BODIES = 300
EPOCH = 730_120  # 2000-01-01, as Python counts days
WITHIN, AFTER, BEFORE = range(3)


@dataclass(frozen=True, kw_only=True)
class Workload:
    """The tables, column by column."""

    agents: dict[str, Column]
    sources: dict[str, Column]
    links: dict[str, Column]
    statements: dict[str, Column]
    claims: dict[str, Column]


def make(claims: int, seed: int = 1121) -> Workload:
    """Make a workload of exactly so many claims."""
    rng = np.random.default_rng(seed)
    affair, other, parent, superior = _bodies(max(2, claims // 24), rng)
    bodies = len(affair)
    # Terms: bodies, then two leaders and a name for each.
    statements = _statements(bodies, other, parent, superior, rng)
    size = len(statements["predicate"])
    repeats = _repeats(size, claims, rng)
    of = np.repeat(np.arange(size), repeats)
    first = np.zeros(len(of), dtype=bool)
    first[np.cumsum(repeats) - repeats] = True
    place = affair[statements["body"][of]]
    sources, links, authors = _sources(place, bodies, affair, rng)
    made = _claims(statements, of, first, rng)
    made["source"], made["speaker"] = _voices(place, sources, authors, affair, bodies, rng)
    kinds = np.concatenate([np.zeros(bodies), np.ones(2 * bodies), np.full(bodies, 2)]).astype(np.int64)
    return Workload(
        agents={"kind": kinds},
        sources={"author": authors, "in_hand": sources["in_hand"]},
        links=links,
        statements=statements,
        claims=made,
    )


def _bodies(count: int, rng: np.random.Generator) -> tuple[Column, Column, Column, Column]:
    """Return of each body its affair, another body of it, its parent, and whom its leader may pledge to.

    The other is itself where it is alone; the last two are -1 for the first body of an affair.
    """
    sizes = np.minimum(MOST_BODIES, (1 + rng.pareto(1.2, count) * 3).astype(np.int64))
    last = int(np.searchsorted(np.cumsum(sizes), count)) + 1
    affair = np.repeat(np.arange(last), sizes[:last])[:count]
    starts = np.searchsorted(affair, np.arange(affair[-1] + 1))
    start, size = starts[affair], np.bincount(affair)[affair]
    number = np.arange(count) - start
    other = start + (number + 1 + (rng.random(count) * (size - 1)).astype(np.int64)) % size
    parent = np.where(number > 0, start + (number - 1) // 3, NOTHING)
    above = (number - 1) // 3
    beside = 3 * ((above - 1) // 3) + 1 + rng.integers(0, 3, count)  # the parent, or another body of his rank
    superior = np.where(number > 0, start + np.where(above > 0, beside, 0), NOTHING)
    return affair, other, parent, superior


def _statements(
    bodies: int, other: Column, parent: Column, superior: Column, rng: np.random.Generator
) -> dict[str, Column]:
    """Make statements with their true times; `start` and `end` (-1: none) in days."""
    body = np.arange(bodies)
    leader, second, name = bodies + body, 2 * bodies + body, 3 * bodies + body
    none = np.full(bodies, NOTHING)
    founded = EPOCH + rng.integers(0, 3000, bodies)
    change = founded + rng.integers(400, 2500, bodies)
    pledged = np.maximum(founded, founded[superior]) + rng.integers(30, 900, bodies)
    alone = other == body
    parts = [
        (
            leader,
            LEADS,
            body,
            founded,
            np.where(rng.random(bodies) < 0.6, change, NOTHING),
            rng.random(bodies) < 1,
        ),
        (second, LEADS, body, change, none, rng.random(bodies) < 0.6),
        (
            body,
            PART_OF,
            parent,
            np.maximum(founded, founded[parent]) + 20,
            np.where(rng.random(bodies) < 0.3, change + 200, NOTHING),
            parent >= 0,
        ),
        (body, NAMED, name, founded, none, rng.random(bodies) < 0.6),
        (leader, PLEDGES, bodies + superior, pledged, none, (rng.random(bodies) < 0.35) & (superior >= 0)),
        (leader, DIES, none, change + 30, none, rng.random(bodies) < 0.5),
        (second, DIES, none, change + 2000, none, rng.random(bodies) < 0.2),
        (body, INDEPENDENT, other, founded, none, (rng.random(bodies) < 0.1) & ~alone),
    ]
    pledges = parts[4][5]
    accepts = pledges & (rng.random(bodies) < 0.8)
    parts.append((bodies + superior, ACCEPTS, leader, pledged + 15, none, accepts))
    parts.append(
        (leader, RENOUNCES, bodies + superior, pledged + 500, none, accepts & (rng.random(bodies) < 0.4))
    )
    for number in range(5):
        target = np.roll(other, number) if bodies == 1 else _again(body, other, number, rng)
        day = founded + rng.integers(10, 2500, bodies)
        kept = (target != body) & (rng.random(bodies) < (1 if number == 0 else 0.85))
        parts.append((body, ATTACKS, target, day, none, kept))
    columns = {
        "subject": np.concatenate([part[0][part[5]] for part in parts]),
        "predicate": np.concatenate([np.full(int(part[5].sum()), part[1]) for part in parts]),
        "object": np.concatenate([part[2][part[5]] for part in parts]),
        "start": np.concatenate([part[3][part[5]] for part in parts]),
        "end": np.concatenate([part[4][part[5]] for part in parts]),
        "body": np.concatenate([body[part[5]] for part in parts]),
    }
    columns["label"] = np.full(len(columns["body"]), NOTHING)
    attacks = np.flatnonzero(columns["predicate"] == ATTACKS)
    columns["label"][attacks] = attacks
    return columns


def _again(body: Column, other: Column, number: int, rng: np.random.Generator) -> Column:
    """Return the other body of each, or the other's other: somebody of the same affair."""
    return other if number == 0 else np.where(rng.random(len(body)) < 0.5, other, other[other])


def _repeats(size: int, claims: int, rng: np.random.Generator) -> Column:
    """Return how many claims each statement has, at least one (none for some, where claims are too few)."""
    if claims <= size:
        return np.bincount(rng.choice(size, claims, replace=False), minlength=size)
    weight = rng.gamma(1.0, 1.0, size)
    return 1 + rng.multinomial(claims - size, weight / weight.sum())


def _sources(
    place: Column, bodies: int, affair: Column, rng: np.random.Generator
) -> tuple[dict[str, Column], dict[str, Column], Column]:
    """Make sources for each affair, in chains: a source of level 1 to 3 is quoted in one of the level below."""
    affairs = int(affair[-1]) + 1
    count = np.maximum(1, np.bincount(place, minlength=affairs) // 10)
    own = np.repeat(np.arange(affairs), count)
    number = np.arange(len(own))
    start = (np.cumsum(count) - count)[own]
    # The first tenths of an affair's sources are of level 0, then 1, 2, 3; a draw looks in the level below.
    share = (number - start) / count[own]
    level = np.searchsorted(np.array([0.4, 0.7, 0.9]), share, side="right")
    low, high = np.array([0.0, 0.0, 0.4, 0.7])[level], np.array([0.0, 0.4, 0.7, 0.9])[level]
    links, into = [], []
    for chance in (1.0, 0.15):
        drawn = start + np.floor((low + rng.random(len(own)) * (high - low)) * count[own]).astype(np.int64)
        drawn = np.minimum(drawn, number - 1)
        hub = len(own) + np.minimum(HUBS - 1, rng.geometric(0.25, len(own)) - 1)
        target = np.where((level == 1) & (rng.random(len(own)) < 0.3), hub, drawn)
        kept = (level > 0) & (number > start) & (rng.random(len(own)) < chance)
        links.append(number[kept])
        into.append(target[kept])
    pairs = np.unique(np.stack([np.concatenate(links), np.concatenate(into)]), axis=1)
    first = np.searchsorted(affair, np.arange(affairs))
    size = np.bincount(affair, minlength=affairs)
    authors = bodies + first[own] + (rng.random(len(own)) ** 2 * size[own]).astype(np.int64)
    authors = np.concatenate([authors, 2 * bodies + np.arange(HUBS) % bodies])
    quoted = np.isin(np.arange(len(authors)), pairs[0])
    in_hand = ~quoted | (rng.random(len(authors)) < 0.1)
    return (
        {"in_hand": in_hand.astype(np.int64), "start": np.cumsum(count) - count, "count": count},
        {"source": pairs[0], "quoted_in": pairs[1]},
        authors,
    )


def _voices(
    place: Column,
    sources: dict[str, Column],
    authors: Column,
    affair: Column,
    bodies: int,
    rng: np.random.Generator,
) -> tuple[Column, Column]:
    """Return of each claim its source, and its speaker: mostly the author, else another of the affair."""
    source = sources["start"][place] + (rng.random(len(place)) * sources["count"][place]).astype(np.int64)
    first = np.searchsorted(affair, np.arange(int(affair[-1]) + 1))
    size = np.bincount(affair)
    reported = bodies * rng.integers(1, 3, len(place)) + first[place]
    reported += (rng.random(len(place)) ** 2 * size[place]).astype(np.int64)
    return source, np.where(rng.random(len(place)) < 0.65, authors[source], reported)


def _claims(
    statements: dict[str, Column], of: Column, first: NDArray[np.bool_], rng: np.random.Generator
) -> dict[str, Column]:
    size = len(of)
    predicate, truth = statements["predicate"][of], statements["start"][of]
    state = np.isin(predicate, STATES)
    moved = np.where(~first & (rng.random(size) < 0.25), rng.integers(-400, 400, size), 0)
    known = rng.choice(3, len(statements["predicate"]), p=[0.4, 0.4, 0.2])[of]
    known = np.where(rng.random(size) < 0.1, rng.integers(0, 3, size), known)
    start = _interval(truth + moved, known)
    has_end = (statements["end"][of] >= 0) & (rng.random(size) < 0.7)
    end = _interval(statements["end"][of] + moved, known)
    stance = rng.choice(3, size, p=[0.88, 0.08, 0.04])
    stance[(predicate == NAMED) & (stance == DENIES)] = AFFIRMS
    anchor, form, days = _relative(statements, of, stance, rng)
    told = anchor >= 0
    return {
        "statement": of,
        "stance": stance,
        "mode": np.where(~state, 0, np.where(has_end, 2, 1)),
        "start_least": np.where(told, NOTHING, start[0]),
        "start_most": np.where(told, NOTHING, start[1]),
        "end_least": np.where(has_end & state, end[0], NOTHING),
        "end_most": np.where(has_end & state, end[1], NOTHING),
        "anchor": anchor,
        "form": form,
        "days": days,
    }


def _interval(day: Column, known: Column) -> tuple[Column, Column]:
    """Return the first and last day of what is known: the day itself (0), its month (1), or its year (2)."""
    date = (day - 719_163).astype("datetime64[D]")
    month, year = date.astype("datetime64[M]"), date.astype("datetime64[Y]")

    def first(unit: NDArray[np.datetime64]) -> Column:
        return unit.astype("datetime64[D]").astype(np.int64) + 719_163

    least = np.choose(known, [day, first(month), first(year)])
    return least, np.choose(known, [day, first(month + 1) - 1, first(year + 1) - 1])


def _relative(
    statements: dict[str, Column], of: Column, stance: Column, rng: np.random.Generator
) -> tuple[Column, Column, Column]:
    """Choose 13 % of the claims to be dated by the first attack of their body: attacks and pledges, later ones."""
    anchor_of = np.full(int(statements["body"].max()) + 1, NOTHING)
    attacks = np.flatnonzero(statements["predicate"] == ATTACKS)[::-1]
    anchor_of[statements["body"][attacks]] = attacks  # the first, since they are gone through backwards
    anchor = anchor_of[statements["body"][of]]
    events = np.isin(statements["predicate"][of], (ATTACKS, PLEDGES, RENOUNCES))
    can = events & (stance == AFFIRMS) & (anchor >= 0) & (anchor != of)
    share = min(1.0, 0.13 * len(of) / max(1, int(can.sum())))
    chosen = can & (rng.random(len(of)) < share)
    form = rng.integers(0, 3, len(of))
    gap = statements["start"][of] - statements["start"][anchor]
    form = np.where(np.abs(gap) <= 30, WITHIN, np.where(gap > 0, AFTER, BEFORE))
    return np.where(chosen, anchor, NOTHING), form, np.where(form == WITHIN, 30, np.abs(gap))


def main() -> None:
    """Write a workload."""
    from bench.reasoning import written  # noqa: PLC0415  it imports this module

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("claims", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1121)
    parser.add_argument("--ledger", action="store_true", help="write the notation rather than Parquet")
    options = parser.parse_args()
    made = make(options.claims, options.seed)
    if options.ledger:
        options.folder.mkdir(parents=True, exist_ok=True)
        (options.folder / "case.abl").write_text(written.ledger(made), encoding="utf-8")
    else:
        written.parquet(made, options.folder)
    print(f"{options.claims} claims in {options.folder}")


if __name__ == "__main__":
    main()
