"""The journal of a review: one line for each act, so that it can be taken back, also another day.

`review/journal.jsonl` only ever grows, one JSON object a line. A line is written before the act it tells of;
a torn last line, as a machine that stops may leave, is passed over.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

PATH = "review/journal.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act: what was done to which proposals, and how they stood before."""

    number: int
    act: str
    """accept, reject, later, edit, match or undo."""
    source: str
    """The queue it was done in."""
    before: dict[str, dict[str, str]]
    """For each proposal or candidate the fields it had; an empty value stands for none."""
    on: str = ""
    by: str = ""
    path: str = ""
    """The file of the case that was written, if any."""
    blocks: dict[str, str] = field(default_factory=dict)
    """The blocks that were written there, by the id of the claim, agent or source."""
    restore: dict[str, Any] = field(default_factory=dict)
    """How to have the file as it was, byte for byte, if nothing else changed it: its length before, and the
    SHA-256 after."""
    undoes: int = 0
    """The act that this one takes back."""
    together: int = 0
    """The first of several acts that one call did, in several queues: they are taken back together."""


def read_journal(root: Path) -> tuple[Act, ...]:
    """Return the acts of a review, the first first."""
    try:
        lines = (root / PATH).read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return ()
    return tuple(act for act in map(_act, lines) if act is not None)


def _act(line: str) -> Act | None:
    try:
        given = {"before": {}, **json.loads(line)}
        act = Act(**given)
    except (ValueError, TypeError):
        return None
    kinds = ((act.number, int), (act.act, str), (act.before, dict), (act.blocks, dict), (act.restore, dict))
    return act if all(isinstance(value, kind) for value, kind in kinds) else None


def write_act(root: Path, act: Act) -> None:
    """Add an act to the journal and wait until it is on the disk."""
    path = root / PATH
    path.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps({key: value for key, value in asdict(act).items() if value}, ensure_ascii=False)
    with path.open("a+b") as file:
        if file.tell() and not _ends_its_line(file):
            line = "\n" + line  # a torn line stays what it is and does not spoil this one
        file.write(line.encode("utf-8", "replace") + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _ends_its_line(file: Any) -> bool:  # noqa: ANN401  a binary file
    file.seek(-1, os.SEEK_END)
    return bool(file.read(1) == b"\n")


def last_to_undo(acts: tuple[Act, ...]) -> Act | None:
    """Return the last act that was not taken back."""
    undone = {act.undoes for act in acts if act.act == "undo"}
    return next((act for act in reversed(acts) if act.act != "undo" and act.number not in undone), None)
