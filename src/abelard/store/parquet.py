"""A case written as the tables that a store opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.store.of_case import tabled
from abelard.store.tables import TABLES, from_columns

if TYPE_CHECKING:
    from pathlib import Path

    from abelard.model.case import Case
    from abelard.model.problem import Problem


def write_parquet(case: Case, folder: Path) -> tuple[Problem, ...]:
    """Write a case into a folder, a file for each table; return what the tables do not hold."""
    found = tabled(case)
    con = from_columns(found.tables)
    folder.mkdir(parents=True, exist_ok=True)
    for name in TABLES:
        path = str(folder / f"{name}.parquet").replace("'", "''")
        con.execute(f"COPY {name}_in TO '{path}' (FORMAT parquet)")
    return found.problems
