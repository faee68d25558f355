"""Is it so? Answers yes, possibly, no, denied, disputed or unknown, with whose word each answer rests on.

The question is a statement; ?x stands for what is asked. Any name may stand for an id, between quotation
marks. Without --at or --throughout the question is whether it was ever so. Exit code 1 where the answer is
unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.cli.limits import add_within, limited, print_reach
from abelard.cli.reports import say_reports
from abelard.cli.screen import console, print_json
from abelard.cli.viewing import add_viewpoint, belief_of, date_of

if TYPE_CHECKING:
    import argparse

    from abelard.cli.screen import Screen
    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.reasoning.answer import Finding
    from abelard.reasoning.ask import Answer
    from abelard.reasoning.both_sides import BothSides
    from abelard.reasoning.corroboration import Corroboration
    from abelard.reasoning.supports import Listing

EXAMPLE = "abelard ask my-case 'isi part-of ?x' --at 2007-12 --viewpoint aq-telling"
STYLES = {
    "yes": "bold green",
    "possibly": "green",
    "disputed": "bold yellow",
    "denied": "bold red",
    "no": "red",
    "unknown": "dim",
}
MOST = 3


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")
    parser.add_argument("pattern", help="a statement in the notation, such as 'isi part-of ?x'")
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--at", metavar="EDTF", help="at some moment of this time")
    when.add_argument("--throughout", metavar="EDTF", help="at every moment of this time")
    add_within(parser)
    add_viewpoint(parser)


def run(options: argparse.Namespace) -> int:
    """Answer."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  the same
    from abelard.reasoning.ask import ask  # noqa: PLC0415  --help needs no reasoning
    from abelard.reasoning.limit import reach  # noqa: PLC0415  the same

    workspace = open_case(options.case)
    pattern = workspace.pattern(options.pattern)
    at = date_of(options.at, "--at", workspace)
    throughout = date_of(options.throughout, "--throughout", workspace)
    with limited(options) as limit:
        answer = ask(belief_of(workspace, options), pattern, at=at, throughout=throughout)
    listed = sum(len(each.supports.supports) + len(each.against.supports) for each in answer.findings)
    told = reach(limit, settled=answer.exact, complete=answer.complete, listed=listed)
    if options.json:
        print_json(answer.as_json(workspace.case.name_of) | told.as_json())
    else:
        _show(answer, workspace.case)
        print_reach(console(), told)
    return int(answer.verdict == "unknown")


def _show(answer: Answer, case: Case) -> None:
    from abelard.model.wording import say_statement  # noqa: PLC0415  --help needs no model

    screen = console()
    if not answer.findings:
        screen.print("unknown", style=STYLES["unknown"])
    for each in answer.findings:
        screen.print(f"{each.verdict}: ", style=STYLES[each.verdict], end="")
        screen.print(say_statement(each.statement, case) + _doubt(each))
        if each.extent is not None and each.verdict not in ("denied", "no", "unknown"):
            screen.print(f"  {_extent(each)}", style="dim")
        print_supports(screen, "if you believe", each.supports, case)
        print_reports(screen, each.reports_for, case)
        print_supports(screen, "against it", each.against, case)
        print_reports(screen, each.reports_against, case)
        print_both(screen, each.both, case)
        print_stopped(screen, each.stopped, case)
        if each.searched:
            screen.print(f"  looked for and not found: {', '.join(each.searched)}", style="dim")


def print_supports(screen: Screen, heading: str, listing: Listing, case: Case) -> None:
    """Print who carries something, the smallest sets of witnesses first."""
    for support in listing.supports[:MOST]:
        unless = " or ".join(" and ".join(map(case.name_of, each)) for each in support.unless[:MOST])
        screen.print(f"  {heading}: {', '.join(map(case.name_of, support.needs))}", end="")
        screen.print(f" (unless {unless})" if unless else "", style="dim")
    rest = len(listing.supports) - MOST
    if rest > 0 or not listing.complete:
        screen.print(f"  ... and {'at least ' * (not listing.complete)}{max(rest, 1)} more", style="dim")


def print_reports(screen: Screen, reports: Corroboration, case: Case) -> None:
    """Print that several reports go back to fewer origins, where they do."""
    if reports.is_less_than_it_seems:
        screen.print(f"  {say_reports(reports, case)}", style="yellow")


def print_both(screen: Screen, both: tuple[BothSides, ...], case: Case) -> None:
    """Print who is on both sides: what was said for it, and what against it, when and how openly."""
    for each in both:
        screen.print(f"  {case.name_of(each.speaker)} is on both sides, {each.how}:", style="yellow")
        for side, claims in (("for it", each.claims_for), ("against it", each.claims_against)):
            told = "; ".join(filter(None, (_told(case, case.claim[id]) for id in claims[:MOST])))
            screen.print(f"    {side}: {told}", style="dim")


def _told(case: Case, claim: Claim) -> str:
    from abelard.model.wording_time import say_date  # noqa: PLC0415  --help needs no model
    from abelard.reasoning.chain import channel_of, said_date  # noqa: PLC0415  the same

    said = said_date(case, claim)
    where = case.name_of(claim.source) if claim.source else ""
    return ", ".join(filter(None, (say_date(said) if said else "", str(channel_of(case, claim)), where)))


def print_stopped(screen: Screen, stopped: tuple[str, ...], case: Case) -> None:
    """Print whose doubt, or taking back, keeps a claim from counting."""
    for name in stopped:
        claim = case.claim[name]
        what = "doubt" if claim.stance == "doubts" else "retraction"
        by = ", ".join(map(case.name_of, claim.by or (claim.source,)))
        screen.print(f"  stopped by the {what} of {by}", style="dim")


def _doubt(each: Finding) -> str:
    return " (doubted)" if each.doubted else ""


def _extent(each: Finding) -> str:
    """Say around when: the bounds of its start and of its end."""
    json = each.extent.as_json() if each.extent else {"start": [None, None], "end": [None, None]}
    first, last = json["start"][0], json["end"][1]
    if first is None and last is None:
        return "at some time"
    return f"{first or 'from before anyone says'} to {last or 'beyond what anyone says'}"
