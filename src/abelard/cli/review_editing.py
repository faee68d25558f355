"""Changing a proposal: in the user's editor, or its first line at the prompt."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HINT = """\
# Change the claim, its fields, or the agents that come with it. Lines that begin with # are left out.
# An empty file, or an unchanged one, changes nothing. The notation: docs/notation.md
"""


def has_editor() -> bool:
    """Whether somebody named an editor."""
    return bool(_editor())


def _editor() -> str:
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""


def changed_in_editor(text: str) -> str | None:
    """Return a text as somebody changed it in an editor; None where nothing changed or the editor failed."""
    with tempfile.TemporaryDirectory(prefix="abelard-") as folder:
        path = Path(folder) / "claim.abl"
        path.write_text(f"{HINT}{text}", encoding="utf-8")
        try:
            ended = subprocess.run([*shlex.split(_editor()), str(path)], check=False)  # noqa: S603  it is the user's own
        except (OSError, ValueError):
            return None
        if ended.returncode:
            return None
        after = path.read_text(encoding="utf-8", errors="replace")
    lines = [line for line in after.split("\n") if not line.startswith("#")]
    changed = "\n".join(lines).strip("\n") + "\n"
    return None if not changed.strip() or changed.strip() == text.strip() else changed


def changed_by_hand(line: str, ask: Callable[[str], str]) -> str:
    """Return a line as somebody changed it at the prompt, where it stands ready to be changed."""
    try:
        import readline  # noqa: PLC0415  not everywhere
    except ImportError:
        return ask(f"  {line}\n  > ").strip()
    readline.set_startup_hook(lambda: readline.insert_text(line))
    try:
        return ask("  > ").strip()
    finally:
        readline.set_startup_hook(None)
