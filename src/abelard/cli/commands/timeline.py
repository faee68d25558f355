"""Every dated statement in order: what was so, when - as uncertain as it is - and who says it or denies it.

A fuzzy date is written as it is: `by May 2002`, `20 Aug – 20 Oct 2003`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.cli.lines import print_lines
from abelard.cli.screen import console, print_json
from abelard.cli.window import add_window, read_window

if TYPE_CHECKING:
    import argparse

EXAMPLE = "abelard timeline my-case --from 2003 --to 2006-10 --agent zarqawi"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")
    add_window(parser)
    parser.add_argument("--agent", metavar="NAME", help="only what names this agent")
    parser.add_argument("--speaker", metavar="NAME", help="only what this agent speaks of")
    parser.add_argument("--lane", choices=("agent", "kind", "speaker"), help="group the rows by this")


def run(options: argparse.Namespace) -> int:
    """Show the timeline."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  as above
    from abelard.views.timeline import timeline  # noqa: PLC0415  --help needs no model
    from abelard.views.timeline_json import timeline_json  # noqa: PLC0415  as above
    from abelard.views.timeline_text import timeline_text  # noqa: PLC0415  as above

    workspace = open_case(options.case)
    case = workspace.case
    rows = timeline(
        case,
        window=read_window(options, case.circa),
        agent=workspace.agent(options.agent) if options.agent else "",
        speaker=workspace.agent(options.speaker) if options.speaker else "",
        lane=options.lane or "agent",
    )
    if options.json:
        print_json(timeline_json(rows))
        return 0
    screen = console()
    print_lines(screen, timeline_text(rows, case, min(screen.width, 120), by_lane=bool(options.lane)))
    return 0
