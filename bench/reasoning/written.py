"""Write a workload: as Parquet in the tables of `abelard.store` (docs/scale.md), or in Abelard's notation."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import duckdb
import numpy as np

from bench.reasoning.workload import AFFIRMS, AFTER, BEFORE, DENIES, DIES, NOTHING, PREDICATES, STATES, WITHIN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.reasoning.workload import Workload

_STANCES = ("affirms", "denies", "doubts")
_TABLES = {
    "terms": """
        SELECT (row_number() OVER ())::INTEGER - 1 AS term,
               CASE kind WHEN 2 THEN '"n' || (row_number() OVER () - 1) || '"' ELSE ['b', 'p'][kind + 1] || (row_number() OVER () - 1) END AS id,
               ['organisation', 'person', 'words'][kind + 1] AS kind
        FROM agents""",
    "sources": "SELECT source::INTEGER AS source, 's' || source AS id, in_hand = 1 AS in_hand FROM sources",
    "authors": "SELECT source::INTEGER AS source, author::INTEGER AS term FROM sources",
    "links": "SELECT source::INTEGER AS source, quoted_in::INTEGER AS quoted_in FROM links",
    "statements": """
        SELECT statement::INTEGER AS statement, names[predicate + 1] AS predicate, subject::INTEGER AS subject,
               CASE WHEN object >= 0 THEN object::INTEGER END AS object,
               CASE WHEN label >= 0 THEN 'e' || label END AS label
        FROM statements""",
    "claims": """
        SELECT claim::INTEGER AS claim, 'c' || claim AS id, statement::INTEGER AS statement,
               ['affirms', 'denies', 'doubts'][stance + 1] AS stance,
               speaker::INTEGER AS speaker, source::INTEGER AS source,
               CASE WHEN mode = 0 THEN 'at' ELSE 'span' END AS mode, mode > 0 AS begins, mode = 2 AS ends,
               start_least::INTEGER AS start_least, start_most::INTEGER AS start_most,
               end_least::INTEGER AS end_least, end_most::INTEGER AS end_most,
               CASE WHEN anchor >= 0 THEN anchor::INTEGER END AS anchor,
               CASE form WHEN 0 THEN 'start' WHEN 1 THEN 'end' ELSE 'start' END AS least_of,
               CASE form WHEN 0 THEN -days WHEN 1 THEN days ELSE -days END::INTEGER AS least,
               CASE form WHEN 0 THEN 'end' WHEN 1 THEN 'end' ELSE 'start' END AS most_of,
               CASE form WHEN 0 THEN days WHEN 1 THEN days ELSE -days END::INTEGER AS most
        FROM claims""",
}


def parquet(made: Workload, folder: Path) -> None:
    """Write the six tables."""
    folder.mkdir(parents=True, exist_ok=True)
    con = duckdb.connect()
    con.execute("SET threads = 2")
    statements = {**_numbered("statement", made.statements)}
    tables = {
        "agents": made.agents,
        "sources": _numbered("source", made.sources),
        "links": made.links,
        "statements": statements,
        "claims": {**_numbered("claim", made.claims), **_stretches(made)},
    }
    for name, columns in tables.items():
        con.register(name, columns)
    names = "[" + ", ".join(f"'{each}'" for each in PREDICATES) + "]"
    for name, query in _TABLES.items():
        query = query.replace("names[", names + "[")  # noqa: PLW2901
        con.execute(f"COPY ({query}) TO '{folder / name}.parquet' (FORMAT parquet)")


def _numbered(name: str, columns: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    size = len(next(iter(columns.values())))
    return {name: np.arange(size), **columns}


def _stretches(made: Workload) -> dict[str, np.ndarray]:
    """Return when what is claimed was so, as `abelard.store` has it: what is denied, all the time it was not."""
    claims = made.claims
    forever = 10**9
    state = np.isin(made.statements["predicate"][claims["statement"]], STATES)
    told, ends = claims["anchor"] != NOTHING, claims["mode"] == 2
    one = np.where(told, -forever, claims["start_least"])
    two = np.where(told, forever, claims["start_most"])
    three = np.where(ends, np.maximum(claims["end_least"], one), np.where(state, forever, one))
    four = np.where(ends, claims["end_most"], np.where(state, forever, two))
    two = np.minimum(two, four)
    doubts = claims["stance"] == _STANCES.index("doubts")
    three = np.where(doubts & state & ~ends, one, three)
    denied = claims["stance"] == DENIES
    return {
        "start_least": one,
        "start_most": np.where(denied, one, two),
        "end_least": np.where(denied, four, three),
        "end_most": four,
    }


def ledger(made: Workload) -> str:
    """Return the workload in Abelard's notation."""
    return "\n".join(_lines(made)) + "\n"


def _lines(made: Workload) -> Iterator[str]:
    yield 'case "A generated case"'
    kinds = made.agents["kind"]
    yield from (f'organisation b{n} "Body {n}"' for n in np.flatnonzero(kinds == 0))
    yield from (f'person p{n} "Person {n}"' for n in np.flatnonzero(kinds == 1))
    quoted: dict[int, list[int]] = {}
    for source, into in zip(made.links["source"].tolist(), made.links["quoted_in"].tolist(), strict=True):
        quoted.setdefault(source, []).append(into)
    for number, author in enumerate(made.sources["author"].tolist()):
        yield f"\nsource s{number} report\n  by: p{author}"
        for into in quoted.get(number, ()):
            yield f"  quoted-in: s{into}"
        if number in quoted and made.sources["in_hand"][number]:
            yield "  in-hand: yes"
    columns = {name: column.tolist() for name, column in made.claims.items()}
    for number in range(len(columns["statement"])):
        claim = {name: column[number] for name, column in columns.items()}
        yield f"\n{_head(made, claim)}\n  id: c{number}\n  in: s{claim['source']}"


def _head(made: Workload, claim: dict[str, int]) -> str:
    number = claim["statement"]
    subject, predicate, target = (
        int(made.statements[name][number]) for name in ("subject", "predicate", "object")
    )
    kinds = made.agents["kind"]
    label = f"e{number}: " if made.statements["label"][number] >= 0 else ""
    whom = "" if target < 0 else f'"n{target}"' if kinds[target] == 2 else _agent(kinds, target)
    statement = f"{_agent(kinds, subject)} {PREDICATES[predicate]} {whom}".rstrip()
    return f"{label}p{claim['speaker']} {_STANCES[claim['stance']]} {statement} {_when(claim)}"


def _agent(kinds: np.ndarray, number: int) -> str:
    return f"{'b' if kinds[number] == 0 else 'p'}{number}"


def _when(claim: dict[str, int]) -> str:
    if claim["anchor"] != NOTHING:
        words = {WITHIN: "within {} days of", AFTER: "{} days after", BEFORE: "{} days before"}
        days = claim["days"]
        told = words[claim["form"]].format(days)
        return f"{told if days != 1 else told.replace('days', 'day')} e{claim['anchor']}"
    start = _date(claim["start_least"], claim["start_most"])
    if claim["mode"] == 0:
        return f"in {start}"
    end = f" to {_date(claim['end_least'], claim['end_most'])}" if claim["mode"] == 2 else ""
    return f"from {start}{end}"


def _date(least: int, most: int) -> str:
    text = dt.date.fromordinal(least).isoformat()
    return text if least == most else text[:7] if most - least < 31 else text[:4]


__all__ = ["AFFIRMS", "DIES", "ledger", "parquet"]
