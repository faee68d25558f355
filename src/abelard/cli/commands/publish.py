"""Write a case as pages that need no server: they work from a disk, and witnesses can be changed in them.

A name in `.html` is one file; any other, a folder with the pages, the briefing and the sources.

What is private is left out and listed, and so are the sources' own texts, unless you ask for them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from abelard.cli.parser import Usage
from abelard.cli.screen import console, print_json

if TYPE_CHECKING:
    import argparse

    from abelard.web.desk import Desk
    from abelard.web.publish import Published

EXAMPLE = "abelard publish my-case -o site"
_PAGE = (".html", ".htm")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")
    parser.add_argument(
        "-o", "--output", required=True, metavar="PLACE", help="the folder, or the page in .html, to write"
    )
    parser.add_argument("--single-file", action="store_true", help="one page, whatever the name")
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
    desk = Desk(Path(options.case), read_only=True)
    published = publish(desk, private=options.private, texts=options.texts)
    size = _write(desk, published, options)
    if options.json:
        told = {"file": options.output, "bytes": size, "answers": published.answers}
        print_json({**told, "left_out": list(published.left_out)})
        return 0
    screen = console(stderr=True)
    screen.print(f"{options.output}: {published.answers:,} answers, {size / 1e6:.1f} MB")
    for each in published.left_out:
        screen.print(f"  left out: {each}", style="dim")
    return 0


def _write(desk: Desk, published: Published, options: argparse.Namespace) -> int:
    """Write the page, or the folder, and return how many bytes it has."""
    from abelard.web.site import site, write_site  # noqa: PLC0415  --help needs no server

    place = Path(options.output)
    single = options.single_file or place.suffix.lower() in _PAGE
    try:
        if single:
            data = published.html.encode("utf-8")
            place.write_bytes(data)
            return len(data)
        files = site(desk, published)
        write_site(place, files)
    except OSError as error:
        raise Usage(f"{options.output} cannot be written: {error.strerror}") from error
    return sum(map(len, files.values()))
