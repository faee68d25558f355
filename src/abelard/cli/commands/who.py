"""Who affirms, denies or doubts a statement, when, how openly and where; and who told it differently before.

The pattern is a statement; ?x stands for anything. Any name may stand for an id, between quotation marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from abelard.cli.screen import console, plural, print_json

if TYPE_CHECKING:
    import argparse

    from abelard.views.who import Row, Shift
    from abelard.workspace import Workspace

EXAMPLE = "abelard who my-case 'isi part-of ?x'"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")
    parser.add_argument("pattern", help="a statement in the notation, such as 'isi part-of ?x'")


def run(options: argparse.Namespace) -> int:
    """Answer."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  the same
    from abelard.views.who import shifts, undated, who  # noqa: PLC0415  --help needs no model

    workspace = open_case(options.case)
    pattern = workspace.pattern(options.pattern)
    rows = who(pattern, workspace.case)
    changed = shifts(rows, workspace.case)
    timeless = undated(pattern, rows)
    if options.json:
        found = as_json(rows, changed, workspace)
        print_json({**found, "undated": [claim.id for claim in timeless]})
    else:
        _show(rows, changed, workspace)
        if timeless:
            told = plural(len(timeless), "claim gives", "claims give")
            console().print(f"{told} no time, and may be about another.", style="dim")
    return 0 if rows else 1


def as_json(rows: tuple[Row, ...], changed: tuple[Shift, ...], workspace: Workspace) -> dict[str, Any]:
    """Return the answer as JSON.md has it."""
    from abelard.views.claim_json import claim_json  # noqa: PLC0415  --help needs no model

    case, texts = workspace.case, workspace.texts
    return {
        "statements": [
            {
                "statement": str(row.statement),
                "label": row.statement.label,
                "claims": [claim_json(claim, case, texts) for claim in row.claims],
            }
            for row in rows
        ],
        "shifts": [
            {
                "speaker": shift.speaker,
                "name": case.name_of(shift.speaker),
                "before": claim_json(shift.before, case, texts),
                "after": claim_json(shift.after, case, texts),
            }
            for shift in changed
        ],
    }


def _show(rows: tuple[Row, ...], changed: tuple[Shift, ...], workspace: Workspace) -> None:
    from abelard.cli.claims import print_claim  # noqa: PLC0415  --help needs no model
    from abelard.model.wording import say_statement  # noqa: PLC0415  the same

    screen = console()
    for row in rows:
        screen.print(say_statement(row.statement, workspace.case), style="bold")
        for claim in row.claims:
            print_claim(screen, claim, workspace)
        screen.print()
    if not rows:
        screen.print("Nobody says anything of that.")
    if changed:
        screen.print("Who changed their story", style="bold")
    for shift in changed:
        screen.print(f"{workspace.case.name_of(shift.speaker)}, first:")
        print_claim(screen, shift.before, workspace, speaker=False)
        screen.print("and then:")
        print_claim(screen, shift.after, workspace, speaker=False)
