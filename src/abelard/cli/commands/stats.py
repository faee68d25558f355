"""Count what a case holds: agents by kind, sources, claims, statements, speakers, questions, problems."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from abelard.cli.screen import console, print_json

if TYPE_CHECKING:
    import argparse

    from abelard.workspace import Workspace

EXAMPLE = "abelard stats my-case"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")


def run(options: argparse.Namespace) -> int:
    """Count."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  --help needs no model

    counts = count(open_case(options.case))
    if options.json:
        print_json(counts)
    else:
        _show(counts)
    return 0


def count(workspace: Workspace) -> dict[str, Any]:
    """Return the counts, as JSON.md has them."""
    case = workspace.case
    problems = Counter(str(problem.severity) for problem in workspace.problems)
    return {
        "title": case.title,
        "agents": dict(Counter(str(agent.kind) for agent in case.agents.values())),
        "sources": len(case.sources),
        "claims": len(case.claims),
        "statements": len(case.statements),
        "speakers": len(case.speakers),
        "questions": len(case.questions),
        "viewpoints": len(case.viewpoints),
        "problems": {name: problems[name] for name in ("error", "warning", "info")},
    }


def _show(counts: dict[str, Any]) -> None:
    screen = console()
    screen.print(counts["title"] or "(a case without a title)", style="bold")
    for name in ("claims", "statements", "speakers", "sources", "questions", "viewpoints"):
        screen.print(f"{counts[name]:>8,}  {name[:-1] if counts[name] == 1 else name}")
    for kind, number in counts["agents"].items():
        screen.print(f"{number:>8,}  {kind}", style="dim")
    problems = [f"{number} {name}" for name, number in counts["problems"].items() if number]
    screen.print("problems: " + (", ".join(problems) or "none"))
