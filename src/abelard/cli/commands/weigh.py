"""Weigh the rival answers to a question: what speaks for and against each, and how telling it is.

Probabilities are given where the viewpoint gives some to its witnesses, and only on condition that no
conflict of the dispute holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.cli.limits import add_within, limited, print_reach
from abelard.cli.parser import Usage
from abelard.cli.reports import say_reports
from abelard.cli.screen import console, print_json
from abelard.cli.viewing import add_viewpoint, belief_of

if TYPE_CHECKING:
    import argparse

    from abelard.cli.screen import Screen
    from abelard.model.case import Case
    from abelard.reasoning.probability import Probability
    from abelard.reasoning.weigh import Weighing, Weight

EXAMPLE = "abelard weigh my-case branch --viewpoint orton-view"
MARKS = {2: "++", 1: "+ ", 0: "  ", -1: "- ", -2: "--"}
MOST = 20


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")
    parser.add_argument("question", help="a question's id")
    add_within(parser)
    add_viewpoint(parser)


def run(options: argparse.Namespace) -> int:
    """Weigh."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  the same
    from abelard.reasoning.limit import reach  # noqa: PLC0415  --help needs no reasoning
    from abelard.reasoning.weigh import weigh  # noqa: PLC0415  --help needs no reasoning

    workspace = open_case(options.case)
    question = workspace.case.questions.get(options.question)
    if question is None:
        known = ", ".join(workspace.case.questions) or "none"
        raise Usage(f"the case has no question {options.question!r}\n  it has {known}")
    with limited(options) as limit:
        belief = belief_of(workspace, options)
        found = weigh(belief, question)
    settled = belief.derivation.complete
    listed = len(found.matrix)
    told = reach(
        limit, settled=settled, complete=found.complete, sampled=found.is_sampled, listed=listed, of="row"
    )
    if options.json:
        print_json(found.as_json() | told.as_json())
    else:
        _show(found, workspace.case)
        print_reach(console(), told)
    return int(not any(each.meets for each in found.weights))


def _show(found: Weighing, case: Case) -> None:
    screen = console()
    screen.print(found.question.text, style="bold")
    for each in found.weights:
        met = each.standards[-1] if each.standards else "no standard of proof"
        screen.print(f"\n  {each.id}  {each.title}", style="bold")
        screen.print(f"    answer: {each.verdict}; against it: {each.inconsistency}; meets {met}")
        screen.print(f"    {_weights(each, case)}", style="dim")
        if each.probability is not None:
            _chance(screen, each.probability, case)
    screen.print("\n  " + " ".join(f"{each.id:<12}" for each in found.weights), style="bold")
    for row in found.matrix[:MOST]:
        cells = " ".join(f"{MARKS[cell.degree] + '*' * bool(cell.override):<12}" for cell in row.cells)
        screen.print(f"  {cells} {row.sentence}")
    if len(found.matrix) > MOST:
        screen.print(f"  ... and {len(found.matrix) - MOST} more rows", style="dim")
    for sentence in found.conflicts:
        screen.print(f"  no probability: {sentence}", style="yellow")


def _weights(each: Weight, case: Case) -> str:
    """Say what speaks for and against, and by how many independent witnesses."""
    told = []
    for name, side in (("for", each.for_it), ("against", each.against_it)):
        by = say_reports(side.reports, case) if side.reports.reports else "nobody"
        told.append(f"{name} it {side.weight:.2f} ({by})")
    return "; ".join(told)


def _chance(screen: Screen, chance: Probability, case: Case) -> None:
    from abelard.reasoning.probability import in_words  # noqa: PLC0415  --help needs no reasoning

    if chance.value is None:
        screen.print("    no probability: those who are believed contradict each other")
        return
    interval = "" if chance.exact else f" (sampled: {chance.low:.3f} to {chance.high:.3f})"
    screen.print(f"    {in_words(chance.value)}: {chance.value:.3f}{interval}")
    for witness, change in chance.sensitivity[:3]:
        screen.print(f"      with {case.name_of(witness)}'s word {change:+.3f}", style="dim")
