"""The rival tellings of each dispute: the largest sets of claims that can be believed together.

Each is named by the witnesses all of whose word stands in it, with what it makes of the case's questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.cli.parser import Usage
from abelard.cli.screen import console, plural, print_json
from abelard.cli.viewing import add_viewpoint, belief_of

if TYPE_CHECKING:
    import argparse

    from abelard.model.case import Case
    from abelard.reasoning.narrative import Narratives

EXAMPLE = "abelard narratives my-case d1"
MOST_WITH_QUESTIONS = 12


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")
    parser.add_argument("dispute", nargs="?", help="a dispute's id, as `conflicts` gives it; all without it")
    parser.add_argument("--within", type=float, default=2.0, metavar="SECONDS", help="how long to search")
    add_viewpoint(parser)


def run(options: argparse.Namespace) -> int:
    """List them."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  the same
    from abelard.reasoning.conflict import conflicts_of  # noqa: PLC0415  --help needs no reasoning
    from abelard.reasoning.dispute import disputes_of  # noqa: PLC0415  the same
    from abelard.reasoning.narrative import narratives_of, with_questions  # noqa: PLC0415  the same

    workspace = open_case(options.case)
    belief = belief_of(workspace, options)
    disputes = [each for each in disputes_of(workspace.case, conflicts_of(belief)) if each.claims]
    if options.dispute:
        disputes = [each for each in disputes if each.id == options.dispute]
        if not disputes:
            raise Usage(f"there is no dispute {options.dispute}\n  `abelard conflicts` lists them")
    found = [narratives_of(belief, each, within=options.within) for each in disputes]
    told = [
        with_questions(belief, each) if len(each.found) <= MOST_WITH_QUESTIONS else each for each in found
    ]
    if options.json:
        print_json({"disputes": [each.as_json() for each in told]})
    else:
        for each in told:
            _show(each, workspace.case)
    return 0 if told else 1


def _show(narratives: Narratives, case: Case) -> None:
    from abelard.reasoning.sentences import say_claim  # noqa: PLC0415  --help needs no model

    screen = console()
    screen.print(f"{narratives.dispute.id}  {narratives.dispute.about}", style="bold")
    for number, each in enumerate(narratives.found, start=1):
        names = ", ".join(map(case.name_of, each.witnesses)) or "no one's whole word"
        screen.print(f"  {number}. {names}", style="bold", end="")
        screen.print(f" ({plural(len(each.claims), 'claim')} kept)", style="dim")
        for claim in each.left_out:
            screen.print(f"     gives up: {say_claim(case, case.claim[claim])}", style="dim")
        for question, hypothesis, answer in each.answers:
            screen.print(f"     {question}, {hypothesis}: {answer}")
    if not narratives.complete:
        screen.print(f"  at least {len(narratives.found)}: the search was cut off", style="dim")
