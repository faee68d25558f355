"""Say what is wrong with a case: syntax, references, signatures, chains, quotations, dates - all in one pass.

Exit code 1 if there are errors (with --strict, warnings too). Every code is explained in docs/problems.md.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from abelard.cli.screen import console, plural, print_json

if TYPE_CHECKING:
    import argparse

    from abelard.model.problem import Problem

EXAMPLE = "abelard check my-case"
STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")
    parser.add_argument("--strict", action="store_true", help="exit with 1 on warnings as well")
    parser.add_argument("--quiet", action="store_true", help="leave out the remarks (info)")


def run(options: argparse.Namespace) -> int:
    """Check the case."""
    from abelard.case.load import uncollected  # noqa: PLC0415  --help needs no model
    from abelard.workspace import open_case  # noqa: PLC0415  the same

    with uncollected():
        problems = open_case(options.case).problems
    if options.quiet:
        problems = tuple(problem for problem in problems if problem.severity != "info")
    if options.json:
        print_json({"problems": [problem.as_json() for problem in problems]})
    else:
        _show(problems)
    failing = {"error", "warning"} if options.strict else {"error"}
    return int(any(problem.severity in failing for problem in problems))


def _show(problems: tuple[Problem, ...]) -> None:
    screen = console()
    for problem in problems:
        screen.print(f"{problem.where}: ", style="dim", end="")
        screen.print(f"{problem.code}: ", style=STYLES[problem.severity], end="")
        screen.print(problem.message)
        if problem.hint:
            screen.print(f"    {problem.hint}", style="dim")
    counts = Counter(str(problem.severity) for problem in problems)
    words = [
        plural(counts[name], word)
        for name, word in (("error", "error"), ("warning", "warning"), ("info", "remark"))
    ]
    screen.print(", ".join(words) if problems else "Nothing wrong.", style="bold")
