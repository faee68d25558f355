"""Which of the sheets of a file holds claims, which agents, which sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.exchange.columns import AGENTS, CLAIMS, SOURCES, read_header
from abelard.exchange.table import Table, remark
from abelard.model.names import fold
from abelard.model.problem import Severity, Where

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abelard.exchange.columns import Column
    from abelard.model.problem import Problem

KINDS: dict[str, tuple[Column, ...]] = {"claims": CLAIMS, "agents": AGENTS, "sources": SOURCES}
CALLED = {
    "claims": {"claims", "claim", "statements", "assertions", "data"},
    "agents": {
        "agents",
        "agent",
        "people",
        "persons",
        "actors",
        "entities",
        "organisations",
        "organizations",
    },
    "sources": {"sources", "source", "documents", "bibliography", "references"},
}
"""What people call their sheets."""
NEEDED = {
    "claims": ({"predicate"}, {"statement"}),
    "agents": ({"name", "kind"}, {"id", "kind"}),
    "sources": ({"title"}, {"id", "by"}, {"id", "url"}),
}
"""Columns of which one set must be there."""


def sorted_tables(tables: Sequence[Table], problems: list[Problem]) -> dict[str, Table]:
    """Return the tables by what they hold; one that holds nothing known is reported."""
    found = {kind: Table(name="") for kind in KINDS}
    for table in tables:
        if not table.header.cells:
            where = Where(table.name, 1, 1)
            problems.append(remark("empty-file", "nothing stands in it", where, "", Severity.WARNING))
            continue
        kind = _kind(table)
        if kind and not found[kind].header.cells:
            found[kind] = table
        else:
            problems.append(_unknown(table))
    return found


def _kind(table: Table) -> str:
    """Return what a table holds: as its name says, else what most of its columns are of."""
    called = fold(table.name.rpartition("/")[2])
    fitting = [kind for kind in KINDS if _fits(table, kind)]
    named = [kind for kind in fitting if called in CALLED[kind]]
    return next(iter(named), max(fitting, key=lambda kind: _known(table, kind), default=""))


def _fits(table: Table, kind: str) -> bool:
    places = read_header(table.header, KINDS[kind]).places
    return any(needed <= set(places) for needed in NEEDED[kind])


def _known(table: Table, kind: str) -> int:
    return len(read_header(table.header, KINDS[kind]).places)


def _unknown(table: Table) -> Problem:
    headings = ", ".join(cell for cell in table.header.cells if cell.strip())
    return remark(
        "unknown-sheet",
        f"no sheet of claims, agents or sources has these columns: {headings[:120]}",
        Where(table.name, table.header.number, 1),
        "claims need a column `predicate` (and `subject`, `object`) or `statement`; see docs/exchange.md",
        Severity.ERROR,
    )
