"""The bounds of a statement's time as all claims together give them, and the claims behind each bound.

Where dates contradict each other, the bounds are the widest that any side allows, and the clash is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.cli.screen import console, print_json
from abelard.cli.viewing import add_viewpoint, belief_of

if TYPE_CHECKING:
    import argparse

    from abelard.cli.screen import Screen
    from abelard.reasoning.dating import Dating, Reason
    from abelard.views.dates import DateRow
    from abelard.workspace import Workspace

EXAMPLE = "abelard dates my-case 'jtj declares'"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")
    parser.add_argument("pattern", help="a statement in the notation; ?x stands for anything")
    add_viewpoint(parser)


def run(options: argparse.Namespace) -> int:
    """Answer."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  the same
    from abelard.views.dates import date_rows, row_json  # noqa: PLC0415  --help needs no model

    workspace = open_case(options.case)
    rows = date_rows(workspace.pattern(options.pattern), workspace.case, _dating(options, workspace))
    if options.json:
        print_json({"statements": [row_json(row) for row in rows]})
        return 0 if rows else 1
    screen = console()
    for row in rows:
        _show(screen, row, workspace)
    if not rows:
        screen.print("Nobody states that.")
    return 0 if rows else 1


def _dating(options: argparse.Namespace, workspace: Workspace) -> Dating:
    """Return the dates that the claims which carry give together; all claims where nobody is chosen."""
    from abelard.reasoning.dating import Dating  # noqa: PLC0415  --help needs no model

    chosen = options.viewpoint != "everyone" or options.believing or options.rejecting or options.known_at
    if not chosen:
        return Dating(workspace.case)
    belief = belief_of(workspace, options)
    return Dating(workspace.case, filter(belief.carries, workspace.case.claims))


def _show(screen: Screen, row: DateRow, workspace: Workspace) -> None:
    from abelard.model.wording import say_statement  # noqa: PLC0415  --help needs no model
    from abelard.model.wording_time import say_span, tells_julian  # noqa: PLC0415  the same
    from abelard.views.dates import say_constraint  # noqa: PLC0415  the same

    case = workspace.case
    screen.print(say_statement(row.statement, case), style="bold")
    screen.print("  " + (say_span(row.span, julian=tells_julian(case)) or "undated"))
    if row.because and tells_julian(case):
        screen.print("  in the Julian calendar; the days with dashes below are Gregorian", style="dim")
    for reason in _shown(row, workspace):
        day = getattr(row.span, reason.moment.edge)
        screen.print(
            f"  {reason.moment.edge}, {reason.side} {_iso(getattr(day, reason.side))}, because", style="dim"
        )
        for constraint in reason.chain:
            speaker = _speaker(constraint.claim, workspace)
            screen.print(f"    {say_constraint(constraint)}{speaker}", style="dim")
    for conflict in row.conflicts:
        told = "; ".join(_clash(claim, workspace) for claim in conflict.claims)
        screen.print(f"  these dates cannot all be: {told}", style="yellow")
    screen.print()


def _shown(row: DateRow, workspace: Workspace) -> tuple[Reason, ...]:
    """Leave out what says the same twice: of an event only its earliest start and its latest end."""
    from abelard.reasoning.dating import aspect  # noqa: PLC0415  --help needs no model

    if aspect(row.statement, workspace.case) == "state":
        return row.because
    wanted = {("start", "earliest"), ("end", "latest")}
    return tuple(reason for reason in row.because if (reason.moment.edge, reason.side) in wanted)


def _iso(day: int | None) -> str:
    from abelard.model.day import iso  # noqa: PLC0415  --help needs no model

    return "?" if day is None else iso(day)


def _speaker(claim: str, workspace: Workspace) -> str:
    if not claim:
        return ""
    known = workspace.case.claim[claim]
    names = ", ".join(map(workspace.case.name_of, known.by))
    return f"  [{names}, {known.where.path}:{known.where.line}]"


def _clash(claim: str, workspace: Workspace) -> str:
    from abelard.model.wording import say_statement  # noqa: PLC0415  --help needs no model
    from abelard.model.wording_when import say_when  # noqa: PLC0415  the same

    case = workspace.case
    known = case.claim[claim]
    names = ", ".join(map(case.name_of, known.by))
    return f"{names} says {say_when(known.when, case, lambda inner: say_statement(inner, case))}"
