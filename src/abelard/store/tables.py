"""The tables of a store in DuckDB: read from Parquet, or from columns made of a case."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

import duckdb

from abelard.model.vocabulary import Aspect
from abelard.store.patterns import Names

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from abelard.model.vocabulary import Vocabulary

TABLES = ("terms", "sources", "authors", "links", "statements", "claims")
"""The tables of a store, each a file `NAME.parquet`; docs/scale.md has their columns."""


def script(name: str) -> str:
    """Return one of the SQL files of this package."""
    return (resources.files("abelard.store") / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def connected() -> duckdb.DuckDBPyConnection:
    """Open an empty database in memory."""
    con = duckdb.connect(config={"threads": 2})
    con.execute("SET preserve_insertion_order = true")
    return con


def from_parquet(folder: Path) -> duckdb.DuckDBPyConnection:
    """Open the tables of a folder."""
    con = connected()
    for name in TABLES:
        path = str(folder / f"{name}.parquet").replace("'", "''")
        con.execute(f"CREATE VIEW {name}_in AS SELECT * FROM read_parquet('{path}')")
    return con


def from_columns(tables: Mapping[str, Mapping[str, NDArray[np.generic]]]) -> duckdb.DuckDBPyConnection:
    """Open tables given column by column."""
    con = connected()
    for name in TABLES:
        con.register("given", dict(tables[name]))
        con.execute(f"CREATE TABLE {name}_in AS SELECT * FROM given")
        con.unregister("given")
    return con


def prepared(con: duckdb.DuckDBPyConnection, vocabulary: Vocabulary, apart: frozenset[str]) -> Names:
    """Read the tables, number the predicates, and collect what is claimed into states; return the names."""
    said = {row[0] for row in con.execute("SELECT DISTINCT predicate FROM statements_in").fetchall()}
    numbers = {name: number for number, name in enumerate(sorted({*said, *vocabulary.predicates}))}
    con.execute("CREATE TABLE predicate (pred SMALLINT, id VARCHAR, lasts BOOLEAN, apart BOOLEAN)")
    con.executemany(
        "INSERT INTO predicate VALUES (?, ?, ?, ?)",
        [
            (number, name, vocabulary.aspect(name) is Aspect.STATE, name in apart)
            for name, number in numbers.items()
        ],
    )
    for name in ("ledger", "assertions", "states"):
        con.execute(script(name))
    return Names(numbers, {})
