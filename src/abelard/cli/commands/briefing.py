"""Write the briefing of a case as a document: Markdown, HTML or PDF, by the name of the file.

Under each question the rival answers and whom each goes by, then what is established, disputed and unknown,
with footnotes down to the quoted words and a bibliography. What is private is left out, unless asked for.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from abelard.cli.parser import Usage
from abelard.cli.screen import console, plural, print_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from abelard.web.bar import Asked
    from abelard.web.brief.content import Brief
    from abelard.workspace import Workspace

EXAMPLE = "abelard briefing my-case -o briefing.md"
FORMS = (".md", ".html", ".pdf")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    from abelard.cli.viewing import add_viewpoint  # noqa: PLC0415  one place for all commands

    parser.add_argument("case", help="a folder or a .abl file")
    parser.add_argument(
        "-o",
        "--output",
        default="-",
        metavar="FILE",
        help=f"a file in {', '.join(FORMS)}; `-` prints Markdown",
    )
    parser.add_argument("--question", default="", metavar="Q", help="of this question alone")
    parser.add_argument("--at", default="", metavar="EDTF", help="asked of this time")
    parser.add_argument(
        "--all", action="store_true", help="tell of all statements, not only what bears on it"
    )
    parser.add_argument("--private", action="store_true", help="leave in what is private")
    add_viewpoint(parser)


def run(options: argparse.Namespace) -> int:
    """Write it."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  --help needs no model
    from abelard.exchange.privacy import public  # noqa: PLC0415  the same
    from abelard.web.brief.content import brief  # noqa: PLC0415  the same
    from abelard.web.desk import Desk  # noqa: PLC0415  the same

    write = _form(options.output)
    asked = _asked(options, open_case(options.case))
    desk = Desk(Path(options.case), read_only=True)
    opened = public(desk.case)
    if not options.private:
        desk.show(opened.case)
    found = brief(desk, asked, question=options.question, everything=options.all)
    size = _put(options.output, write(found), as_json=options.json)
    _tell(options, found, size, () if options.private else opened.left_out)
    return 0


def _form(output: str) -> Callable[[Brief], bytes]:
    """Return what writes a file of this name."""
    suffix = ".md" if output == "-" else Path(output).suffix.lower()
    if suffix == ".md":
        from abelard.web.brief.markdown import write  # noqa: PLC0415  only the one that is wanted
    elif suffix in (".html", ".htm"):
        from abelard.web.brief.html import write  # noqa: PLC0415  the same
    elif suffix == ".pdf":
        from abelard.web.brief.pdf import write  # noqa: PLC0415  the same
    else:
        raise Usage(f"{output}: a briefing is written to a file in {', '.join(FORMS)}")
    return write


def _asked(options: argparse.Namespace, workspace: Workspace) -> Asked:
    """Return the bar that the options describe."""
    from abelard.cli.viewing import date_of, viewpoint_named, witness_named  # noqa: PLC0415  the same
    from abelard.web.bar import Asked  # noqa: PLC0415  the same

    viewpoint = viewpoint_named(workspace, options.viewpoint)
    if viewpoint.id not in ("everyone", *workspace.case.viewpoints):
        raise Usage(f"--viewpoint {options.viewpoint}: a briefing takes a viewpoint of the case, or everyone")
    date_of(options.at or None, "--at", workspace)
    date_of(options.known_at, "--known-at", workspace)
    return Asked(
        viewpoint=viewpoint.id,
        believing=tuple(witness_named(workspace, each) for each in options.believing),
        rejecting=tuple(witness_named(workspace, each) for each in options.rejecting),
        at=options.at,
        known=options.known_at or "",
    )


def _put(output: str, written: bytes, *, as_json: bool) -> int:
    """Write the briefing, and return how many bytes it has."""
    if output != "-":
        try:
            Path(output).write_bytes(written)
        except OSError as error:
            raise Usage(f"{output} cannot be written: {error.strerror}") from error
    elif not as_json:
        sys.stdout.write(written.decode())
    return len(written)


def _tell(options: argparse.Namespace, found: Brief, size: int, left_out: tuple[str, ...]) -> None:
    if options.json:
        from dataclasses import asdict  # noqa: PLC0415  only for JSON

        told = {"file": "" if options.output == "-" else options.output, "bytes": size}
        print_json({**told, "briefing": asdict(found), "left_out": list(left_out)})
        return
    screen = console(stderr=True)
    if options.output != "-":
        notes, works = plural(len(found.notes), "footnote"), plural(len(found.works), "source")
        screen.print(f"{options.output}: {notes}, {works}")
    for each in left_out:
        screen.print(f"  left out: {each}", style="dim")
