"""Opening a case for a command: what could not be read is said once, on standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.cli.parser import Usage
from abelard.cli.patience import Patience
from abelard.cli.screen import plural, say_aside

if TYPE_CHECKING:
    from pathlib import Path

    from abelard.workspace import Workspace


def open_case(path: str | Path) -> Workspace:
    """Open a case; say how much of it had to be left out. Raises Usage where none of it can be read."""
    from abelard.workspace import open_case as opened  # noqa: PLC0415  --help needs no model

    workspace = opened(path)
    errors = [problem for problem in workspace.ledger.problems if problem.severity == "error"]
    if not workspace.ledger.documents:
        raise Usage("\n  ".join(f"{problem}" for problem in errors) or f"{path}: nothing to read")
    if errors:
        Patience.end()
        told = plural(len(errors), "error")
        say_aside(
            f"{told} in the case: what could not be read is left out here; `abelard check {path}` lists it"
        )
    return workspace
