"""Why is it so? Whom you have to believe, down to the words; what speaks against it; what would overturn it.

Each set of witnesses is a smallest one: leave any of them out, and it no longer follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.cli.commands.ask import print_both, print_reports, print_stopped
from abelard.cli.limits import add_within, limited, print_reach
from abelard.cli.parser import Usage
from abelard.cli.screen import console, print_json
from abelard.cli.viewing import add_viewpoint, belief_of, date_of

if TYPE_CHECKING:
    import argparse

    from abelard.cli.screen import Screen
    from abelard.model.case import Case
    from abelard.reasoning.overturn import Change
    from abelard.reasoning.why import Reason, Why

EXAMPLE = "abelard why my-case 'isi part-of aq' --at 2007-12"
MOST = 5


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")
    parser.add_argument("statement", help="a statement without variables")
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--at", metavar="EDTF", help="at some moment of this time")
    when.add_argument("--throughout", metavar="EDTF", help="at every moment of this time")
    add_within(parser)
    add_viewpoint(parser)


def run(options: argparse.Namespace) -> int:
    """Explain."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  the same
    from abelard.reasoning.limit import reach  # noqa: PLC0415  --help needs no reasoning
    from abelard.reasoning.period import period_of  # noqa: PLC0415  --help needs no reasoning
    from abelard.reasoning.why import why  # noqa: PLC0415  the same

    workspace = open_case(options.case)
    pattern = workspace.pattern(options.statement)
    if not pattern.statement.is_ground:
        raise Usage("`why` explains one statement\n  `abelard ask` finds those that a ?variable stands for")
    period = period_of(
        workspace.case,
        pattern,
        at=date_of(options.at, "--at", workspace),
        throughout=date_of(options.throughout, "--throughout", workspace),
    )
    with limited(options) as limit:
        belief = belief_of(workspace, options)
        found = why(belief, pattern.statement, period)
    listed = len(found.supports) + len(found.against)
    told = reach(limit, settled=belief.derivation.complete, complete=found.complete, listed=listed)
    if options.json:
        print_json(found.as_json() | told.as_json())
    else:
        _show(found, workspace.case)
        print_reach(console(), told)
    return int(not (found.supports or found.against))


def _show(found: Why, case: Case) -> None:
    from abelard.model.wording import say_statement  # noqa: PLC0415  --help needs no model

    screen = console()
    screen.print(f"{found.found.verdict}: {say_statement(found.found.statement, case)}", style="bold")
    if found.supports:
        one = "this" if len(found.supports) == 1 else "one of these"
        screen.print(f"\nTo conclude it you have to believe {one}:")
        _reasons(screen, found.supports, case)
        print_reports(screen, found.found.reports_for, case)
    if found.against:
        screen.print("\nAgainst it:")
        _reasons(screen, found.against, case)
        print_reports(screen, found.found.reports_against, case)
    if not (found.supports or found.against):
        screen.print("Nobody who is believed here says anything of it.")
    print_both(screen, found.found.both, case)
    print_stopped(screen, found.found.stopped, case)
    if found.common:
        screen.print(f"\nEvery one of them goes by {', '.join(map(case.name_of, found.common))}.")
    if found.weakest:
        weak = found.weakest
        grade = f", graded {weak.grade}" if weak.grade else ""
        screen.print(f"Weakest link: {case.name_of(weak.witness)} ({weak.supports} of {weak.of}{grade}).")
    _changes(screen, "It would be otherwise without", found.overturned_by.withdrawals, case)
    _changes(screen, "It would be otherwise if one believed too", found.overturned_by.additions, case)


def _reasons(screen: Screen, reasons: tuple[Reason, ...], case: Case) -> None:
    for number, reason in enumerate(reasons[:MOST], start=1):
        screen.print(f"  {number}. {', '.join(map(case.name_of, reason.support.needs))}", style="bold")
        for each in reason.support.unless:
            screen.print(f"     unless one believes {', '.join(map(case.name_of, each))}", style="dim")
        for place, step in enumerate(reason.steps):
            because = f" [{step.by}: {step.because}]" if step.because else ""
            screen.print(f"     ({place + 1}) {step.sentence}{because}")
        for rung in reason.ladder:
            if not reason.steps:
                screen.print(f"     {rung['sentence']}")
            words = f"“{rung['quote']}”, " if rung["quote"] else ""
            through = "; ".join(f"{relay['agent'] or relay['source']}" for relay in rung["via"])
            screen.print(f"         {words}{rung['in']} {rung['locator']}".rstrip(), style="dim", end="")
            screen.print(f", through {through}" if through else "", style="dim")
    if len(reasons) > MOST:
        screen.print(f"  ... and {len(reasons) - MOST} more", style="dim")


def _changes(screen: Screen, heading: str, changes: tuple[Change, ...], case: Case) -> None:
    for each in changes[:MOST]:
        screen.print(f"{heading} {', '.join(map(case.name_of, each.witnesses))}: {each.answer}.")
