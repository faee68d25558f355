"""The smallest sets of claims that cannot all be true, grouped into disputes; tensions apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.cli.limits import add_within, limited, print_reach
from abelard.cli.screen import console, plural, print_json
from abelard.cli.viewing import add_viewpoint, belief_of

if TYPE_CHECKING:
    import argparse

    from abelard.reasoning.dispute import Dispute

EXAMPLE = "abelard conflicts my-case --known-at 2012"
MOST = 5


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")
    parser.add_argument("--all", action="store_true", help="every conflict of a dispute, not the first few")
    add_within(parser)
    add_viewpoint(parser)


def run(options: argparse.Namespace) -> int:
    """List them."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  the same
    from abelard.reasoning.conflict import conflicts_of  # noqa: PLC0415  --help needs no reasoning
    from abelard.reasoning.dispute import disputes_of  # noqa: PLC0415  the same
    from abelard.reasoning.limit import reach  # noqa: PLC0415  the same

    workspace = open_case(options.case)
    with limited(options) as limit:
        belief = belief_of(workspace, options)
        conflicts = conflicts_of(belief)
        disputes = disputes_of(workspace.case, conflicts)
    listed = len(conflicts.found)
    told = reach(
        limit, settled=belief.derivation.complete, complete=conflicts.complete, listed=listed, of="conflict"
    )
    if options.json:
        print_json({"disputes": [each.as_json() for each in disputes], **told.as_json()})
    else:
        _show(disputes, MOST if not options.all else len(conflicts.found))
        print_reach(console(), told)
    return 0 if disputes else 1


def _show(disputes: tuple[Dispute, ...], most: int) -> None:
    screen = console()
    for dispute in disputes:
        screen.print(f"{dispute.id}  {dispute.about}", style="bold")
        for each in dispute.conflicts[:most]:
            screen.print("  tension: " if each.tension else "  conflict: ", style="yellow", end="")
            screen.print(each.sentence)
            screen.print(f"    {' '.join(f'^{claim}' for claim in each.claims)}", style="dim")
        if len(dispute.conflicts) > most:
            screen.print(f"  ... and {len(dispute.conflicts) - most} more", style="dim")
    if not disputes:
        screen.print("Nothing that is believed here excludes anything else.")
    else:
        screen.print(plural(len(disputes), "dispute"), style="bold")
