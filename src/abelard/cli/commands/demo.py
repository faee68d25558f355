"""Show an example worked out: what each side makes of it, who led, what became of what, what dates follow.

Without a name it is the first; `--list` names them all. The last lines say what to try next.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from abelard.cli.screen import console, plural, print_json

if TYPE_CHECKING:
    import argparse

    from abelard.cli.screen import Screen
    from abelard.model.claim import Claim
    from abelard.model.inquiry import Question
    from abelard.model.span import Span
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.dating import Dating
    from abelard.views.verdicts import VerdictRow
    from abelard.workspace import Workspace

EXAMPLE = "abelard demo western-schism"
MOST, SAID, FEW = 12, 7, 4
"""Lines of a section, long, middling and short."""
A_DECADE = 3653
"""Days; a date less sharp than that is not worth a line here."""
LEADING = frozenset(("leads", "holds"))
BECOMING = frozenset(("founds", "becomes", "merges-into", "joins", "splits-from", "dissolves", "elects"))
STYLES = {
    "yes": "bold green",
    "possibly": "green",
    "disputed": "bold yellow",
    "denied": "bold red",
    "no": "red",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("name", nargs="?", default="islamic-state-al-qaeda", help="the name of an example")
    parser.add_argument("--list", action="store_true", help="name the examples and where they are")


def run(options: argparse.Namespace) -> int:
    """Show the example."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  --help needs no model
    from abelard.workspace.examples import EXAMPLES, example  # noqa: PLC0415  the same

    if options.list:
        return _list({name: str(example(name)) for name in EXAMPLES}, as_json=options.json)
    folder = example(options.name)
    workspace = open_case(folder)
    question, *_ = workspace.case.questions.values()
    if options.json:
        print_json(_as_json(str(folder), question, workspace))
    else:
        _show(question, workspace, f"{folder}")
    return 0


def _list(places: dict[str, str], *, as_json: bool) -> int:
    if as_json:
        print_json({"examples": [{"name": name, "path": path} for name, path in places.items()]})
    else:
        screen = console()
        for name, path in places.items():
            screen.print(f"{name}  {path}")
    return 0


def _as_json(folder: str, question: Question, workspace: Workspace) -> dict[str, Any]:
    from abelard.views.verdicts import verdict_rows  # noqa: PLC0415  --help needs no model

    rows = verdict_rows(question, workspace.case)
    return {
        "case": folder,
        "title": workspace.case.title,
        "question": question.text,
        "hypotheses": [{"id": one.id, "title": one.title} for one in question.hypotheses],
        "viewpoints": [
            {"id": row.viewpoint.id, "title": row.viewpoint.title, "verdicts": list(map(str, row.verdicts))}
            for row in rows
        ],
    }


def _show(question: Question, workspace: Workspace, folder: str) -> None:
    from abelard.reasoning.belief import Reasoning  # noqa: PLC0415  --help needs no model
    from abelard.reasoning.dating import Dating  # noqa: PLC0415  the same
    from abelard.views.verdicts import verdict_rows  # noqa: PLC0415  the same

    screen, case = console(), workspace.case
    screen.print(case.title, style="bold")
    counts = ((case.claims, "claim"), (case.speakers, "speaker"), (case.sources, "source"))
    told = ", ".join(plural(len(things), word) for things, word in counts)
    screen.print(f"{told}; every line below rests on somebody's word, kept with its place.", style="dim")
    dating, reasoning = Dating(case), Reasoning(case)
    _verdicts(screen, question, verdict_rows(question, case, reasoning))
    _says(screen, question, workspace)
    _told(screen, workspace, dating, "Who led what", LEADING)
    _told(screen, workspace, dating, "What became of what", BECOMING)
    _shifts(screen, workspace, reasoning.believe())
    relative = _dates(screen, workspace, dating)
    _next(screen, folder, question, workspace, relative)


def _heading(screen: Screen, text: str) -> None:
    screen.print(f"\n{text}", style="bold")


def _verdicts(screen: Screen, question: Question, rows: tuple[VerdictRow, ...]) -> None:
    """Print the question, its rival answers, and what each viewpoint makes of them."""
    _heading(screen, question.text)
    for number, one in enumerate(question.hypotheses, start=1):
        screen.print(f"  {number}. {one.title or one.id}")
    width = max(len(_title(row)) for row in rows) + 2
    heads = "".join(f"{number:<11}" for number, _ in enumerate(question.hypotheses, start=1))
    screen.print(f"\n  {'believing':{width}}{heads}", style="dim")
    for row in rows:
        screen.print("  " + _title(row).ljust(width), end="")
        for verdict in row.verdicts:
            screen.print(f"{verdict:<11}", style=STYLES.get(verdict, "dim"), end="")
        screen.print()


def _says(screen: Screen, question: Question, workspace: Workspace) -> None:
    """Print who says what of the statement on which the first answer turns."""
    from abelard.cli.claims import print_claim  # noqa: PLC0415  --help needs no model
    from abelard.model.when import UNDATED  # noqa: PLC0415  the same
    from abelard.views.who import who  # noqa: PLC0415  the same

    asked = replace(question.hypotheses[0].statements[0], when=UNDATED)
    claims = [claim for row in who(asked, workspace.case) for claim in row.claims if not claim.reading_of]
    _heading(screen, "Who says what of it")
    for claim in claims[:SAID]:
        print_claim(screen, claim, workspace)
    _more(screen, len(claims) - SAID)


def _title(row: VerdictRow) -> str:
    return row.viewpoint.title or row.viewpoint.id


def _told(screen: Screen, workspace: Workspace, dating: Dating, title: str, kinds: frozenset[str]) -> None:
    """Print the statements with some predicates, in the order in which they begin."""
    from abelard.model.wording import say_statement  # noqa: PLC0415  --help needs no model
    from abelard.model.wording_time import say_span, tells_julian  # noqa: PLC0415  the same

    case = workspace.case
    found = [one for one in case.statements if one.predicate in kinds and one.is_ground and one.object]
    if not found:
        return
    _heading(screen, title)
    spans = sorted(
        ((dating.span(one), one) for one in found), key=lambda pair: (_begins(pair[0]), str(pair[1]))
    )
    for span, one in spans[:MOST]:
        screen.print(f"  {say_statement(one, case)}, {say_span(span, julian=tells_julian(case))}")
    _more(screen, len(spans) - MOST)


def _begins(span: Span) -> float:
    known = span.start.earliest if span.start.earliest is not None else span.start.latest
    return float("inf") if known is None else known


def _more(screen: Screen, number: int) -> None:
    if number > 0:
        screen.print(f"  ... and {number} more", style="dim")


def _shifts(screen: Screen, workspace: Workspace, belief: Belief) -> None:
    """Print who told it differently before."""
    from abelard.cli.claims import print_claim  # noqa: PLC0415  --help needs no model
    from abelard.reasoning.shift import shifts_of  # noqa: PLC0415  the same

    found = shifts_of(belief)
    if found:
        _heading(screen, "Who changed their story")
    for shift in found[:FEW]:
        otherwise = " (if the words are read otherwise)" if shift.reading else ""
        screen.print(f"  {workspace.case.name_of(shift.speaker)}{otherwise}, first:")
        print_claim(screen, shift.before, workspace)
        screen.print("  and then:")
        print_claim(screen, shift.after, workspace)
    _more(screen, len(found) - FEW)


def _dates(screen: Screen, workspace: Workspace, dating: Dating) -> list[Claim]:
    """Print dates that nobody gives and that follow, the sharpest first; return the claims behind them."""
    from abelard.model.wording import say_statement  # noqa: PLC0415  --help needs no model
    from abelard.model.wording_time import say_span, tells_julian  # noqa: PLC0415  the same
    from abelard.model.wording_when import say_when  # noqa: PLC0415  the same

    case = workspace.case
    told = [claim for claim in dating.claims if _is_relative(claim) and _width(claim, dating) < A_DECADE]
    told.sort(key=lambda claim: _width(claim, dating))
    if told:
        _heading(screen, "Dates that nobody gives, and that follow")
    for claim in told[:FEW]:
        given = say_when(claim.when, case, lambda inner: say_statement(inner, case))
        screen.print(f"  {say_statement(claim.statement, case)}, {given}")
        span = dating.span(claim.statement)
        screen.print(f"      so: {say_span(span, julian=tells_julian(case))}", style="dim")
    _more(screen, len(told) - FEW)
    return told


def _is_relative(claim: Claim) -> bool:
    return claim.when.mode == "at" and any(point.anchor.ref for point in claim.when.start)


def _width(claim: Claim, dating: Dating) -> float:
    """Return how many days lie between the first and the last on which it can have been."""
    possible = dating.span(claim.statement).possible
    if possible.earliest is None or possible.latest is None:
        return float("inf")
    return possible.latest - possible.earliest


def _next(
    screen: Screen, folder: str, question: Question, workspace: Workspace, relative: list[Claim]
) -> None:
    """Print commands that lead on from here."""
    asked = f"'{question.hypotheses[0].statements[0].statement}'"
    viewpoint = next(iter(workspace.case.viewpoints), "everyone")
    lines = [
        f"ask {folder} {asked} --viewpoint {viewpoint}",
        f"why {folder} {asked}",
        f"who {folder} {asked}",
    ]
    if relative:
        lines.append(f"dates {folder} '{relative[0].statement}'")
    lines += [f"conflicts {folder}", f"lineage {folder} --svg lineage.svg"]
    _heading(screen, "Try next")
    for line in lines:
        screen.print(f"  abelard {line}")
