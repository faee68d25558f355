"""The rival tellings of each dispute: the largest sets of claims that can be believed together.

Each is named by the witnesses all of whose word stands in it, with what it makes of the case's questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.cli.limits import add_within, limited, print_reach
from abelard.cli.parser import Usage
from abelard.cli.screen import console, plural, print_json
from abelard.cli.viewing import add_viewpoint, belief_of

if TYPE_CHECKING:
    import argparse

    from abelard.model.case import Case
    from abelard.reasoning.dispute import Dispute
    from abelard.reasoning.narrative import Narratives

EXAMPLE = "abelard narratives my-case d1"
MOST_WITH_QUESTIONS = 12
SEARCHING = 10.0


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")
    parser.add_argument("dispute", nargs="?", help="a dispute's id, as `conflicts` gives it; all without it")
    add_within(parser, SEARCHING)
    add_viewpoint(parser)


def run(options: argparse.Namespace) -> int:
    """List them."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  the same
    from abelard.reasoning.conflict import conflicts_of  # noqa: PLC0415  --help needs no reasoning
    from abelard.reasoning.dispute import disputes_of  # noqa: PLC0415  the same
    from abelard.reasoning.limit import left, reach  # noqa: PLC0415  the same
    from abelard.reasoning.narrative import narratives_of, with_questions  # noqa: PLC0415  the same

    workspace = open_case(options.case)
    with limited(options) as limit:
        belief = belief_of(workspace, options)
        conflicts = conflicts_of(belief)
        disputes = _chosen(disputes_of(workspace.case, conflicts), options.dispute)
        told = [
            with_questions(belief, each) if len(each.found) <= MOST_WITH_QUESTIONS else each
            for number, dispute in enumerate(disputes)
            for each in [narratives_of(belief, dispute, within=left() / (len(disputes) - number))]
        ]
    complete = conflicts.complete and all(each.complete for each in told)
    listed = sum(len(each.found) for each in told)
    far = reach(limit, settled=belief.derivation.complete, complete=complete, listed=listed, of="narrative")
    if options.json:
        print_json({"disputes": [each.as_json() for each in told], **far.as_json()})
    else:
        for each in told:
            _show(each, workspace.case)
        print_reach(console(), far)
    return 0 if told else 1


def _chosen(disputes: tuple[Dispute, ...], name: str | None) -> list[Dispute]:
    found = [each for each in disputes if each.claims and name in (None, each.id)]
    if name and not found:
        raise Usage(f"there is no dispute {name}\n  `abelard conflicts` lists them")
    return found


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
