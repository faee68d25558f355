"""What is not known: what nobody answers, dates or supports, or only the interested say: what to seek."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.cli.limits import add_within, limited, print_reach
from abelard.cli.screen import console, print_json
from abelard.cli.viewing import add_viewpoint, belief_of

if TYPE_CHECKING:
    import argparse

    from abelard.reasoning.unknowns import Unknown

EXAMPLE = "abelard unknowns my-case --viewpoint orton-view"
HEADINGS = {
    "open": "Questions that nobody answers",
    "doubted": "Doubted, and nothing else is said",
    "one-sided": "Said only by those it concerns",
    "one-origin": "Reported several times, from one origin",
    "undated": "Undated",
    "unsourced": "Without a source",
    "unreachable": "Not to be read in any document in hand",
}
MOST = 8


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")
    parser.add_argument("--all", action="store_true", help="all of each kind, not the first few")
    add_within(parser)
    add_viewpoint(parser)


def run(options: argparse.Namespace) -> int:
    """List them."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  the same
    from abelard.reasoning.limit import reach  # noqa: PLC0415  --help needs no reasoning
    from abelard.reasoning.unknowns import unknowns_of  # noqa: PLC0415  the same

    workspace = open_case(options.case)
    with limited(options) as limit:
        belief = belief_of(workspace, options)
        found = unknowns_of(belief)
    told = reach(limit, settled=belief.derivation.complete, listed=len(found), of="gap")
    if options.json:
        print_json({"unknowns": [each.as_json() for each in found], **told.as_json()})
    else:
        _show(found, len(found) if options.all else MOST)
        print_reach(console(), told)
    return 0 if found else 1


def _show(found: tuple[Unknown, ...], most: int) -> None:
    screen = console()
    for kind, heading in HEADINGS.items():
        of_kind = [each for each in found if each.kind == kind]
        if of_kind:
            screen.print(f"{heading} ({len(of_kind)})", style="bold")
        for each in of_kind[:most]:
            screen.print(f"  {each.sentence}", end="")
            screen.print(f" ({each.question})" if each.question else "", style="dim")
        if len(of_kind) > most:
            screen.print(f"  ... and {len(of_kind) - most} more", style="dim")
    if not found:
        screen.print("Nothing is left open.")
