"""Who changed their story: what they said before, what after, when and how openly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.cli.limits import add_within, limited, print_reach
from abelard.cli.screen import console, print_json
from abelard.cli.viewing import add_viewpoint, belief_of

if TYPE_CHECKING:
    import argparse

    from abelard.model.case import Case
    from abelard.reasoning.shift import Shift

TURNS = {
    "contradicts": "one thing first, then what excludes it",
    "retracts": "said, then taken back",
    "doubts": "said, then doubted",
}
READING = ", if the words are read otherwise"
EXAMPLE = "abelard shifts my-case zawahiri"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")
    parser.add_argument("agent", nargs="?", help="one speaker, by any name; everybody without it")
    add_within(parser)
    add_viewpoint(parser)


def run(options: argparse.Namespace) -> int:
    """List them."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  the same
    from abelard.reasoning.limit import reach  # noqa: PLC0415  --help needs no reasoning
    from abelard.reasoning.shift import shifts_of  # noqa: PLC0415  the same

    workspace = open_case(options.case)
    speaker = workspace.agent(options.agent) if options.agent else ""
    with limited(options) as limit:
        belief = belief_of(workspace, options)
        found = shifts_of(belief, speaker)
    told = reach(limit, settled=belief.derivation.complete, listed=len(found), of="change")
    if options.json:
        print_json({"shifts": [each.as_json(workspace.case) for each in found], **told.as_json()})
    else:
        _show(found, workspace.case)
        print_reach(console(), told)
    return 0 if found else 1


def _show(found: tuple[Shift, ...], case: Case) -> None:
    screen = console()
    for each in found:
        json = each.as_json(case)
        screen.print(f"{json['name']}: {TURNS[each.turn]}{READING * each.reading}", style="bold")
        for side in ("before", "after"):
            told = json[side]
            when = ", ".join(filter(None, (told["said"], told["channel"], told["source"])))
            screen.print(f"  {side}: {told['sentence']}", end="")
            screen.print(f" ({when})", style="dim")
    if not found:
        screen.print("Nobody changed their story.")
