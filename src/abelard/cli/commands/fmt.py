"""Write the files of a case in their canonical form: layout only; comments, order and every word stay.

A file that would mean something else afterwards is left as it is, and said so.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from abelard.cli.screen import console, plural, print_json

if TYPE_CHECKING:
    import argparse

EXAMPLE = "abelard fmt my-case"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file; - formats standard input to standard output")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit with 1 if a file would change"
    )


def run(options: argparse.Namespace) -> int:
    """Format."""
    if options.case == "-":
        from abelard.case.fmt import format_text  # noqa: PLC0415  --help needs no parser

        sys.stdout.write(format_text(sys.stdin.read()))
        return 0
    changed, refused = _format(options.case, write=not options.check)
    if options.json:
        print_json({"changed": changed, "refused": refused})
    else:
        _show(changed, refused, check=options.check)
    return int(bool(refused or (options.check and changed)))


def _format(path: str, *, write: bool) -> tuple[list[str], list[str]]:
    """Return the files that changed, and those that were left because their meaning would have changed."""
    from abelard.case.edit import save  # noqa: PLC0415  --help needs no parser
    from abelard.case.fmt import format_text  # noqa: PLC0415  the same
    from abelard.case.load import load  # noqa: PLC0415  the same

    ledger = load(path)
    changed, refused = [], []
    for document in ledger.documents:
        text = format_text(document.text)
        if text == document.text:
            continue
        if not _means_the_same(document.text, text):
            refused.append(document.path)
            continue
        changed.append(document.path)
        if write:
            save(ledger.root, document.path, text, document.sha256)
    return changed, refused


def _means_the_same(before: str, after: str) -> bool:
    from abelard.case.load import loads  # noqa: PLC0415  --help needs no parser

    one, other = loads(before), loads(after)
    return one.case == other.case and len(one.problems) >= len(other.problems)


def _show(changed: list[str], refused: list[str], *, check: bool) -> None:
    screen = console()
    for path in changed:
        screen.print(f"{'would change' if check else 'formatted'} {path}")
    for path in refused:
        screen.print(f"left {path}: formatted, it would mean something else", style="yellow")
    if not (changed or refused):
        screen.print("Everything is in its canonical form.")
    elif check:
        screen.print(plural(len(changed), "file") + " to format")
