"""Write a case as one page that needs no server: it works from a disk, and witnesses can be changed in it.

What is private is left out and listed, and so are the sources' own texts, unless you ask for them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from abelard.cli.parser import Usage
from abelard.cli.screen import console, print_json

if TYPE_CHECKING:
    import argparse

EXAMPLE = "abelard publish my-case -o my-case.html"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help="the page to write")
    parser.add_argument("--private", action="store_true", help="leave in what is private")
    parser.add_argument("--texts", action="store_true", help="leave in the texts of sources, too")


def run(options: argparse.Namespace) -> int:
    """Write it."""
    try:
        from abelard.web.desk import Desk  # noqa: PLC0415  --help needs no server
        from abelard.web.publish import publish  # noqa: PLC0415  the same
    except ModuleNotFoundError as error:
        raise Usage(
            "publishing needs two more packages\n  install them with: pip install 'abelard[serve]'"
        ) from error
    console(stderr=True).print("Working out the answers; a large case takes minutes ...", style="dim")
    published = publish(Desk(Path(options.case)), private=options.private, texts=options.texts)
    try:
        Path(options.output).write_text(published.html, encoding="utf-8")
    except OSError as error:
        raise Usage(f"{options.output} cannot be written: {error.strerror}") from error
    size = len(published.html.encode())
    if options.json:
        told = {"file": options.output, "bytes": size, "answers": published.answers}
        print_json({**told, "left_out": list(published.left_out)})
        return 0
    screen = console(stderr=True)
    screen.print(f"{options.output}: {published.answers:,} answers, {size / 1e6:.1f} MB")
    for each in published.left_out:
        screen.print(f"  left out: {each}", style="dim")
    return 0
