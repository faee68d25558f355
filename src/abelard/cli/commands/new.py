"""Make a new case: a folder with a ledger that explains itself, and a folder for texts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from abelard.cli.parser import Usage
from abelard.cli.screen import console, print_json

if TYPE_CHECKING:
    import argparse

EXAMPLE = "abelard new my-case --title 'Who wrote the letter?'"

LEDGER = """\
case {title}
  language: en

# Agents: person, organisation, group, party, place, work, office. Give each all its names.
person author "The author of your first source"

# Sources: what you have read, and what it quotes (`quoted-in:` says where you have that from).
source first article "Your first source"
  by: author

# Everything below stands in this source, until the next line that begins with `in`.
in first page 1

# One claim a line, or with fields indented under it. Nobody named: the author affirms it.
"Replace this with your first claim"

# question main "What is in dispute?"
#   hypothesis yes: somebody part-of something from 2001

# Next: `abelard check .` says what is missing; docs/ten-minutes.md teaches the rest.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("folder", help="the folder to make")
    parser.add_argument("--title", default="", help="the title of the case")


def run(options: argparse.Namespace) -> int:
    """Make the case."""
    from abelard.case.edit import save  # noqa: PLC0415  --help needs no parser
    from abelard.model.statement import quoted  # noqa: PLC0415  the same

    folder = Path(options.folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder} is there already and not empty; choose another folder"
        raise Usage(message)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "texts").mkdir(exist_ok=True)
    save(folder, "case.abl", LEDGER.format(title=quoted(options.title or folder.name)), "")
    if options.json:
        print_json({"case": str(folder), "files": ["case.abl"]})
    else:
        console().print(f"Made {folder}/case.abl. Open it in an editor, then: abelard check {folder}")
    return 0
