"""Episodes of the same shape elsewhere in the case: who does what to whom, in what order.

And where it limps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.cli.limits import add_within, limited, print_reach
from abelard.cli.parser import Usage
from abelard.cli.screen import console, print_json

if TYPE_CHECKING:
    import argparse

    from abelard.model.case import Case
    from abelard.reasoning.analogue import Analogue

EXAMPLE = "abelard analogues my-case msm-2006"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")
    parser.add_argument("episode", help="an episode's id")
    add_within(parser)


def run(options: argparse.Namespace) -> int:
    """Find them."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  the same
    from abelard.reasoning.analogue import analogues_of  # noqa: PLC0415  --help needs no reasoning
    from abelard.reasoning.limit import reach  # noqa: PLC0415  the same

    case = open_case(options.case).case
    episode = case.episodes.get(options.episode)
    if episode is None:
        known = ", ".join(case.episodes) or "none"
        raise Usage(f"the case has no episode {options.episode!r}\n  it has {known}")
    with limited(options) as limit:
        found = analogues_of(case, episode)
    told = reach(limit, complete=all(each.exact for each in found), listed=len(found), of="episode")
    if options.json:
        print_json({"episode": episode.id, "analogues": [each.as_json() for each in found], **told.as_json()})
    else:
        _show(found, case)
        print_reach(console(), told)
    return 0 if found else 1


def _show(found: tuple[Analogue, ...], case: Case) -> None:
    from abelard.reasoning.sentences import say_about  # noqa: PLC0415  --help needs no model

    screen = console()
    for each in found:
        screen.print(f"{each.episode}  {each.title} (likeness {each.likeness:.0%})", style="bold")
        for pair in each.pairs:
            here = say_about(case, pair.here).removeprefix("whether ") if pair.here else "-"
            there = say_about(case, pair.there).removeprefix("whether ") if pair.there else "-"
            screen.print(f"  {here}  |  {there}")
        for one, other in each.agents:
            screen.print(f"  {case.name_of(one)} as {case.name_of(other)}", style="dim")
        for limp in each.limps:
            screen.print(f"  limps: {limp}", style="yellow")
    if not found:
        screen.print("No other episode of the case is of this shape.")
