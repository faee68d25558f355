# ruff: noqa: N999 - the command is called so
"""Bring in claims from sheets (CSV, XLSX), or a whole case from its JSON form.

A sheet has one row a claim: `by`, `stance`, `subject`, `predicate`, `object`, `when`, `source`, `at`,
`quote`, `hedge`, `said`, `note`, or what else you call them; sheets of agents and of sources may come
along. Every row that cannot be read is told, with its place, and kept as a comment.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from abelard.cli.parser import Usage
from abelard.cli.screen import console, plural, print_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from abelard.case.load import Ledger
    from abelard.cli.screen import Screen
    from abelard.exchange.sheet_import import Imported
    from abelard.exchange.table import Table
    from abelard.model.problem import Problem

EXAMPLE = "abelard import claims.xlsx --into my-case --source essay --dry-run"
KINDS = ("person", "organisation", "group", "party", "place", "work", "office")
MANY, ROWS_A_SECOND = 4_000, 4_000
"""Rows that take more than a second, as measured on one slow core."""
MOST_ALIKE = 8
"""Problems of one code that are shown; `--json` has them all."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="sheets (.csv, .tsv, .xlsx) or a case (.json)"
    )
    parser.add_argument("--into", default="", metavar="CASE", help="the case the claims are added to")
    parser.add_argument("--new", default="", metavar="FOLDER", help="make a new case of it")
    parser.add_argument(
        "--source", default="", help="what claims stand in where no column says: an id or title"
    )
    parser.add_argument("--kind", default="", choices=KINDS, help="what a new name is, where nothing says")
    parser.add_argument(
        "--ask", default="", metavar="FILE", help="write a sheet of the names that wait for a kind"
    )
    review = "with --into: nothing is written yet, the claims wait for `abelard review`"
    parser.add_argument("--review", action="store_true", help=review)
    parser.add_argument("--dry-run", action="store_true", help="show what would be written, write nothing")


def run(options: argparse.Namespace) -> int:
    """Bring it in."""
    if bool(options.into) == bool(options.new) and (options.into or not options.dry_run):
        message = "say where it goes: --into CASE adds to a case, --new FOLDER makes one"
        raise Usage(message)
    if options.review and not options.into:
        message = "--review lays claims into the queue of a case: --into CASE"
        raise Usage(message)
    paths = [Path(file) for file in options.files]
    data = [_bytes(path) for path in paths]
    if paths[0].suffix.lower() == ".json":
        return _case(options, paths, data[0])
    return _sheets(options, paths, data)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{path}: {error.strerror}"
        raise Usage(message) from error


def _case(options: argparse.Namespace, paths: Sequence[Path], data: bytes) -> int:
    """Make a new case of a JSON form."""
    from abelard.exchange.case_json import borrowed, read_json  # noqa: PLC0415  --help needs no model
    from abelard.exchange.landing import settle_case, unwritable  # noqa: PLC0415  the same

    if options.into or len(paths) > 1:
        message = "a whole case goes into a folder of its own: --new FOLDER"
        raise Usage(message)
    case, problems = read_json(data, paths[0].name)
    problems = (*problems, *unwritable(case, paths[0].name))
    refusals = ("bad-json", "not-a-case", "not-a-ledger")
    refused = any(problem.code in refusals and problem.severity == "error" for problem in problems)
    files = () if refused or options.dry_run else settle_case(Path(options.new), case, borrowed(case))
    found = {"claims": len(case.claims), "agents": list(case.agents), "sources": list(case.sources)}
    return _report(options, found, files, problems)


def _sheets(options: argparse.Namespace, paths: Sequence[Path], data: Sequence[bytes]) -> int:
    """Add the claims of sheets to a case, or make a new one of them."""
    from abelard.exchange.sheet_import import import_tables  # noqa: PLC0415  --help needs no model

    read = [_tables(path, one) for path, one in zip(paths, data, strict=True)]
    ledger = _ledger(options)
    tables = [table for found, _ in read for table in found]
    _announce(sum(len(table.rows) for table in tables))
    result = import_tables(tables, ledger.case, source=options.source, kind=options.kind)
    land = _lay if options.review else _land
    files = land(options, ledger, result, paths[0]) if _has_fruit(result) and not options.dry_run else ()
    found = {
        "claims": result.read,
        "agents": list(result.agents),
        "sources": list(result.sources),
        "already_there": result.already_there,
        "unread": len(result.unread),
        **({"text": "\n".join(result.blocks)} if options.dry_run else {}),
    }
    _ask(options, result)
    return _report(options, found, files, [*(one for _, wrong in read for one in wrong), *result.problems])


def _announce(rows: int) -> None:
    """Say on a terminal that it will take a moment, where it will."""
    screen = console(stderr=True)
    if rows > MANY and screen.is_terminal:
        screen.print(f"Reading {rows:,} rows, some {rows // ROWS_A_SECOND + 1} seconds ...", style="dim")


def _has_fruit(result: Imported) -> bool:
    """Whether there is more to write than rows that could not be read."""
    return bool(result.claims or result.things)


def _tables(path: Path, data: bytes) -> tuple[Sequence[Table], tuple[Problem, ...]]:
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        from abelard.exchange.xlsx_file import read_xlsx  # noqa: PLC0415  --help needs no model

        return read_xlsx(data, path.name)
    from abelard.exchange.csv_file import read_csv  # noqa: PLC0415  the same

    table, problems = read_csv(data, path.name)
    return (table,), problems


def _ledger(options: argparse.Namespace) -> Ledger:
    from abelard.case.load import load, loads  # noqa: PLC0415  --help needs no model

    return load(options.into) if options.into else loads("")


def _land(options: argparse.Namespace, ledger: Ledger, result: Imported, path: Path) -> tuple[str, ...]:
    from abelard.exchange.landing import found_case, land  # noqa: PLC0415  --help needs no model

    if options.new:
        return found_case(Path(options.new), path.stem, result.blocks)
    return (land(ledger, result.blocks, in_its_file=Path(options.into).is_file()),)


def _lay(options: argparse.Namespace, _: Ledger, result: Imported, path: Path) -> tuple[str, ...]:
    """Lay the claims into a review queue."""
    from abelard.workspace.importing import lay  # noqa: PLC0415  --help needs no model

    file, new = lay(options.into, path.name, result.things, result.claims)
    if not options.json:
        waiting = f"{plural(new, 'claim')} to look at with: abelard review {options.into}"
        console(stderr=True).print(waiting)
    return (file,)


def _ask(options: argparse.Namespace, result: Imported) -> None:
    """Write the sheet of the names that wait, if it is wanted."""
    if options.ask and result.asked.rows:
        from abelard.exchange.csv_file import write_csv  # noqa: PLC0415  --help needs no model

        Path(options.ask).write_bytes(write_csv(result.asked))


def _report(
    options: argparse.Namespace, found: dict[str, Any], files: Sequence[str], problems: Sequence[Problem]
) -> int:
    """Say what was brought in, and what was not; 1 if something was not."""
    wrong = any(problem.severity == "error" for problem in problems) or not _anything(found)
    if options.json:
        told = [problem.as_json() for problem in problems]
        print_json({"files": options.files, **found, "written": list(files), "problems": told})
        return int(wrong)
    _complain(console(stderr=True), problems)
    screen = console()
    if found.get("text"):
        screen.print(found["text"])
    screen.print(_summary(options, found, files))
    return int(wrong)


def _anything(found: dict[str, Any]) -> bool:
    """Whether there was anything to bring in."""
    return any(found.get(key) for key in ("claims", "agents", "sources", "already_there"))


def _complain(screen: Screen, problems: Sequence[Problem]) -> None:
    """Print the problems, of each sort a few."""
    times: Counter[str] = Counter()
    for problem in problems:
        times[problem.code] += 1
        if times[problem.code] <= MOST_ALIKE:
            screen.print(str(problem), style="red" if problem.severity == "error" else "yellow")
            if problem.hint:
                screen.print(f"    {problem.hint}", style="dim")
    for code, number in times.items():
        if number > MOST_ALIKE:
            more = "; --ask FILE writes the names to a sheet you can fill in" if code == "which-kind" else ""
            screen.print(f"... and {number - MOST_ALIKE:,} more: {code}{more}")


def _summary(options: argparse.Namespace, found: dict[str, Any], files: Sequence[str]) -> str:
    """Return in a sentence or two what happened."""
    new = [plural(found["claims"], "claim"), plural(len(found["agents"]), "agent")]
    new.append(plural(len(found["sources"]), "source"))
    where = (
        f"written to {', '.join(files)} in {options.into or options.new}" if files else "nothing was written"
    )
    said = [f"{', '.join(new)}: {where}."]
    if found.get("already_there"):
        said.append(f"{plural(found['already_there'], 'claim')} the case had already.")
    if found.get("unread"):
        kept = ", and stand as comments at the end" if files or found.get("text") else ""
        said.append(f"{plural(found['unread'], 'row')} could not be read{kept}.")
    return " ".join(said)
