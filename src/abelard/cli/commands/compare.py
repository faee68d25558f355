"""What two viewpoints make of the case.

What holds only in one, what in both, and whose word makes the difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.cli.limits import add_within, limited, print_reach
from abelard.cli.screen import console, print_json
from abelard.cli.viewing import date_of, viewpoint_named

if TYPE_CHECKING:
    import argparse

    from abelard.cli.screen import Screen
    from abelard.model.case import Case
    from abelard.reasoning.compare import Comparison, Difference

EXAMPLE = "abelard compare my-case aq-telling is-telling"
MOST = 12


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")
    parser.add_argument("first", help="a viewpoint of the case, everyone, or a witness")
    parser.add_argument("second", help="another")
    parser.add_argument("--known-at", metavar="DATE", help="only what was known by then, as EDTF")
    add_within(parser)


def run(options: argparse.Namespace) -> int:
    """Compare."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  the same
    from abelard.reasoning.belief import Reasoning  # noqa: PLC0415  --help needs no reasoning
    from abelard.reasoning.compare import compare  # noqa: PLC0415  the same
    from abelard.reasoning.limit import reach  # noqa: PLC0415  the same

    workspace = open_case(options.case)
    known_at = date_of(options.known_at, "--known-at", workspace)
    reasoning = Reasoning(workspace.case)
    views = [viewpoint_named(workspace, name) for name in (options.first, options.second)]
    with limited(options) as limit:
        here, there = (reasoning.believe(view, known_at=known_at) for view in views)
        found = compare(here, there)
    listed = len(found.only_here) + len(found.only_there) + len(found.otherwise)
    told = reach(
        limit, settled=here.derivation.complete and there.derivation.complete, listed=listed, of="difference"
    )
    if options.json:
        print_json(found.as_json() | told.as_json())
    else:
        _show(found, workspace.case)
        print_reach(console(), told)
    return 0


def _show(found: Comparison, case: Case) -> None:
    screen = console()
    for question, hypothesis, here, there in found.questions:
        screen.print(f"{question}, {hypothesis}: {here} / {there}")
    _list(screen, f"Only in {found.here}", found.only_here, case)
    _list(screen, f"Only in {found.there}", found.only_there, case)
    _list(screen, "Otherwise in each", found.otherwise, case)
    screen.print(f"\n{len(found.both)} statements hold in both.")
    if found.witnesses:
        screen.print(f"The difference is made by {', '.join(map(case.name_of, found.witnesses))}.")


def _list(screen: Screen, heading: str, differences: tuple[Difference, ...], case: Case) -> None:
    if not differences:
        return
    screen.print(f"\n{heading}: {len(differences)}", style="bold")
    for each in differences[:MOST]:
        by = ", ".join(map(case.name_of, each.witnesses))
        screen.print(f"  {each.sentence} ({each.here} / {each.there})", end="")
        screen.print(f" by {by}" if by else "", style="dim")
    if len(differences) > MOST:
        screen.print(f"  ... and {len(differences) - MOST} more", style="dim")
