"""`abelard export --format parquet`: a case as the tables of the store, for ledgers that outgrow text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from abelard.cli.parser import Usage
from abelard.cli.screen import console, plural, print_json

if TYPE_CHECKING:
    import argparse

    from abelard.model.case import Case

NAME = "parquet"
HELP = "a folder of tables, for reasoning at scale"


def export_tables(options: argparse.Namespace, case: Case, left_out: tuple[str, ...]) -> int:
    """Write the tables, and say what they do not hold."""
    try:
        from abelard.store.parquet import write_parquet  # noqa: PLC0415  an extra, which need not be there
    except ImportError as error:
        message = f"parquet needs the extra `scale` ({error.name} is missing)\n  pip install 'abelard[scale]'"
        raise Usage(message) from error
    folder = Path(options.output)
    if folder.exists() and not folder.is_dir():
        message = f"{folder} is a file; parquet is written into a folder"
        raise Usage(message)
    problems = write_parquet(case, folder)
    if options.json:
        told = {
            "format": NAME,
            "file": options.output,
            "claims": len(case.claims) - len(problems),
            "left_out": list(left_out),
            "problems": [problem.as_json() for problem in problems],
        }
        print_json(told)
        return 0
    screen = console(stderr=True)
    screen.print(f"Wrote six tables into {folder}/.")
    if left_out:
        screen.print("Private, and so left out (--private puts it in): " + "; ".join(left_out))
    if problems:
        screen.print(f"{plural(len(problems), 'claim')} the tables cannot hold:")
    for problem in problems:
        screen.print(str(problem))
    return 0
