"""Bodies over time: what became, merged, split, joined, pledged; who led; what belonged to what.

In the terminal as an outline; with --svg as a picture, which shows every date at its true width and both
sides of what is disputed. With --compare two viewpoints are set over each other: what stands in both, only in
the one, only in the other. `docs/lineage.md` says how to read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.cli.drawing import check_width, write_drawing
from abelard.cli.lines import print_lines
from abelard.cli.screen import console, plural, print_json
from abelard.cli.window import add_window, read_window

if TYPE_CHECKING:
    import argparse

    from abelard.model.case import Case
    from abelard.model.span import Bounds
    from abelard.views.lineage import Lineage

EXAMPLE = "abelard lineage my-case --focus isi --svg lineage.svg"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")
    parser.add_argument("--focus", metavar="AGENT", help="only the bodies connected with this one")
    parser.add_argument("--compare", nargs=2, metavar=("V1", "V2"), help="two viewpoints over each other")
    add_window(parser)
    parser.add_argument("--svg", metavar="FILE", help="draw it into this file")
    parser.add_argument(
        "--width", type=int, default=1080, metavar="PIXELS", help="of the picture (default 1080)"
    )


def run(options: argparse.Namespace) -> int:
    """Show or draw the lineage."""
    if options.compare:
        from abelard.cli.lineage_compare import run_compare  # noqa: PLC0415  only when asked for

        return run_compare(options)
    from abelard.cli.opening import open_case  # noqa: PLC0415  as above
    from abelard.views.lineage_choice import focused, within  # noqa: PLC0415  --help needs no model
    from abelard.views.lineage_gather import lineage  # noqa: PLC0415  as above

    workspace = open_case(options.case)
    case = workspace.case
    window = read_window(options, case.circa)
    found = lineage(case)
    if window is not None:
        found = within(found, window)
    if options.focus:
        found = focused(found, workspace.agent(options.focus))
    if options.svg:
        _draw(found, case, window, options)
    if options.json:
        from abelard.views.lineage_json import lineage_json  # noqa: PLC0415  only when asked for

        print_json(lineage_json(found))
    elif not options.svg:
        _show(found, case)
    return int(not found.bodies)


def _draw(found: Lineage, case: Case, window: Bounds | None, options: argparse.Namespace) -> None:
    from abelard.views.lineage_layout import NARROWEST, draw_lineage  # noqa: PLC0415  only for a picture
    from abelard.views.lineage_svg import lineage_svg  # noqa: PLC0415  as above

    check_width(options.width, NARROWEST)
    write_drawing(options.svg, lineage_svg(draw_lineage(found, case, width=options.width, window=window)))
    if not options.json:
        console(stderr=True).print(
            f"{options.svg}: {plural(len(found.bodies), 'body').replace('bodys', 'bodies')},"
            f" {plural(len(found.links), 'link')}",
            style="dim",
        )


def _show(found: Lineage, case: Case) -> None:
    from abelard.views.lineage_text import lineage_text  # noqa: PLC0415  --help needs no model

    screen = console()
    if not found.bodies:
        screen.print(
            "No bodies here: nothing becomes, merges, splits, belongs, pledges or is led.", style="dim"
        )
    print_lines(screen, lineage_text(found, case, min(screen.width, 120)))
