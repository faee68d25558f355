"""Add one claim. Given whole, it is read, shown and written; without it, you are asked for each part.

Nothing is written before it has been read as you meant it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from abelard.cli.patience import Patience
from abelard.cli.screen import console, print_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from abelard.model.claim import Claim
    from abelard.workspace import Workspace
    from abelard.workspace.adding import Draft

EXAMPLE = "abelard add my-case 'zawahiri denies isi part-of aq in 2007' --in z2014 --at 'para 3'"

QUESTIONS = (
    ("source", "In which source (id or title)? "),
    ("locator", "Where in it (page, paragraph)? "),
    ("head", "Who says what, and when was it so?\n  such as `zawahiri denies isi part-of aq in 2007`: "),
    ("quote", "In which words (copied from the text; may be empty)? "),
    ("hedge", "With which words of caution (may be empty)? "),
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")
    parser.add_argument("claim", nargs="?", help="[label:] [date] [name STANCE] statement [time]")
    parser.add_argument(
        "--in", dest="source", default="", metavar="SOURCE", help="the source in which it stands"
    )
    parser.add_argument(
        "--at", dest="locator", default="", metavar="PLACE", help="page, paragraph, timestamp"
    )
    parser.add_argument("--quote", default="", help="the words it rests on")
    parser.add_argument("--hedge", default="", help="the speaker's words of caution")
    parser.add_argument("--note", default="", help="a remark of your own")
    parser.add_argument("--file", default="", help="the file of the case to write to")
    parser.add_argument("--dry-run", action="store_true", help="read and show it, write nothing")


def run(options: argparse.Namespace) -> int:
    """Add the claim."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  --help needs no model
    from abelard.workspace.adding import add, read_draft  # noqa: PLC0415  the same

    workspace = open_case(options.case)
    Patience.end()
    draft = _draft(options) if options.claim else _asked(input)
    claim, problems = read_draft(draft, workspace)
    if claim is None:
        _complain(draft, [f"{one.code}: {one.message}\n    {one.hint}" for one in problems])
        return 1
    if not options.json:
        _show(claim, workspace)
    if not options.claim and not options.dry_run and not _agreed(input):
        return 1
    path = "" if options.dry_run else add(claim, workspace, options.file)
    if options.json:
        _print(claim, workspace, path)
    else:
        console().print(f"Written to {path}." if path else "Nothing was written.", style="dim")
    return 0


def _draft(options: argparse.Namespace) -> Draft:
    from abelard.workspace.adding import Draft  # noqa: PLC0415  --help needs no model

    return Draft(
        head=options.claim,
        source=options.source,
        locator=options.locator,
        quote=options.quote,
        hedge=options.hedge,
        note=options.note,
    )


def _asked(ask: Callable[[str], str]) -> Draft:
    """Ask for the parts one by one; the end of the input gives up."""
    from abelard.cli.parser import Usage  # noqa: PLC0415  only where somebody is asked
    from abelard.workspace.adding import Draft  # noqa: PLC0415  --help needs no model

    try:
        answers = {key: ask(question).strip() for key, question in QUESTIONS}
    except EOFError:
        message = "no claim was given; write it on the command line or answer the questions"
        raise Usage(message) from None
    source = answers["source"]
    if " " in source and not source.startswith('"'):
        answers["source"] = f'"{source}"'
    return Draft(**answers)


def _agreed(ask: Callable[[str], str]) -> bool:
    return ask("Write it? [Y/n] ").strip().lower() in ("", "y", "yes")


def _complain(draft: Draft, problems: list[str]) -> None:
    screen = console(stderr=True)
    screen.print("This cannot be read; nothing was written:")
    screen.print(draft.text(), style="dim")
    for problem in problems:
        screen.print(f"  {problem}", style="red")


def _show(claim: Claim, workspace: Workspace) -> None:
    from abelard.cli.claims import print_claim  # noqa: PLC0415  --help needs no model

    screen = console()
    screen.print("Read as:" if sys.stdout.isatty() else "read as:", style="dim")
    print_claim(screen, claim, workspace)


def _print(claim: Claim, workspace: Workspace, path: str) -> None:
    from abelard.views.claim_json import claim_json  # noqa: PLC0415  --help needs no model

    print_json({"claim": claim_json(claim, workspace.case, workspace.texts), "written": path})
