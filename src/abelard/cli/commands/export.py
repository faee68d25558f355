"""Write a case in another format. What is private stays out, and you are told what that was."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from abelard.cli.export_tables import HELP as TABLES_HELP
from abelard.cli.export_tables import NAME as TABLES
from abelard.cli.export_tables import export_tables
from abelard.cli.parser import Usage
from abelard.cli.screen import console, plural, print_json
from abelard.exchange.formats import FORMATS, format_called

if TYPE_CHECKING:
    import argparse

    from abelard.exchange.formats import Exported
    from abelard.model.case import Case

EXAMPLE = "abelard export my-case --format xlsx -o my-case.xlsx"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    told = "; ".join([*(f"{item.name}: {item.help}" for item in FORMATS), f"{TABLES}: {TABLES_HELP}"])
    parser.add_argument("case", help="a folder or a .abl file")
    names = [*(item.name for item in FORMATS), TABLES]
    parser.add_argument("--format", required=True, choices=names, help=told)
    parser.add_argument("-o", "--output", default="", metavar="FILE", help="where to write it")
    parser.add_argument("--private", action="store_true", help="put private things in as well")


def run(options: argparse.Namespace) -> int:
    """Write the case."""
    from abelard.case.load import load  # noqa: PLC0415  --help needs no model

    tables = options.format == TABLES
    wanted = None if tables else format_called(options.format)
    _check(options, binary=wanted is None or wanted.binary)
    ledger = load(Path(options.case))
    broken = sum(problem.severity == "error" for problem in ledger.problems)
    case, left_out = _told(ledger.case, private=options.private)
    if wanted is None:
        return export_tables(options, case, left_out)
    exported = wanted.write(case)
    if options.output:
        Path(options.output).write_bytes(exported.data)
    if options.json:
        _print(options, case, exported, left_out)
    elif not options.output:
        sys.stdout.buffer.write(exported.data.removeprefix(b"\xef\xbb\xbf"))
    _remark(options, exported, left_out, broken)
    return 0


def _check(options: argparse.Namespace, *, binary: bool) -> None:
    """Refuse what would spoil a terminal or a ledger."""
    if binary and not options.output:
        message = f"--format {options.format} needs a file to write to: -o FILE"
        raise Usage(message)
    if options.output.endswith(".abl"):
        message = "an export is no ledger; give the file another ending than .abl"
        raise Usage(message)


def _told(case: Case, *, private: bool) -> tuple[Case, tuple[str, ...]]:
    from abelard.exchange.privacy import public  # noqa: PLC0415  --help needs no model

    if private:
        return case, ()
    told = public(case)
    return told.case, told.left_out


def _print(options: argparse.Namespace, case: Case, exported: Exported, left_out: tuple[str, ...]) -> None:
    text = {} if options.output else {"text": exported.data.decode("utf-8-sig")}
    print_json(
        {
            "format": options.format,
            "file": options.output,
            "claims": len(case.claims),
            "left_out": list(left_out),
            "not_held": list(exported.not_held),
            "problems": [problem.as_json() for problem in exported.problems],
            **text,
        }
    )


def _remark(options: argparse.Namespace, exported: Exported, left_out: tuple[str, ...], broken: int) -> None:
    """Say on standard error what was written and what was not."""
    screen = console(stderr=True)
    if options.output:
        screen.print(f"Wrote {options.output}.")
    if broken:
        screen.print(
            f"The case has {plural(broken, 'error')}; what stands in the broken blocks is not in the export: "
            f"abelard check {options.case}"
        )
    if left_out:
        screen.print("Private, and so left out (--private puts it in): " + "; ".join(left_out))
    if exported.not_held:
        screen.print(f"{options.format} does not hold: {', '.join(exported.not_held)}. --format json does.")
    for problem in exported.problems:
        screen.print(str(problem))
