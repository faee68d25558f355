"""The desk: a case kept open, reasoned about once, and read again when its files change."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.case.edit import sweep
from abelard.reasoning.belief import Reasoning
from abelard.web.bar import Asked, Bar, read_bar
from abelard.web.shown import Showing
from abelard.workspace import Workspace, open_case

if TYPE_CHECKING:
    from pathlib import Path

    from abelard.model.case import Case
    from abelard.reasoning.belief import Belief
    from abelard.web.editing import Change, Decision

_KEPT = 24
"""Beliefs kept, so that going back and forth between two costs nothing."""
_PATIENCE = 0.5
"""Seconds between two looks at the files."""


class Desk:
    """A case under work. Everything that reads it holds `lock`: what was worked out is shared."""

    def __init__(self, path: Path, *, read_only: bool = False, by: str = "") -> None:
        """Open the case. Raises CaseNotFoundError where there is none."""
        self.path = path
        self.read_only = read_only
        self.by = by
        """Who reviews."""
        self.lock = threading.RLock()
        self.edition = 0
        """Counts how often the case was read."""
        self.done: list[Change | Decision] = []
        """Changes made from here, the last at the end."""
        self.undone: list[Change | Decision] = []
        self._looked = 0.0
        self._load(open_case(path))
        if not read_only:
            sweep(self.workspace.ledger.root)

    def _load(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.reasoning = Reasoning(self.workspace.case)
        self.showing = Showing(self.workspace.case, self.workspace.texts)
        self.keys = {statement.key: statement for statement in self.workspace.case.statements}
        self._beliefs: OrderedDict[Asked, tuple[Bar, Belief]] = OrderedDict()
        self._seen = self._stamp()
        self.edition += 1

    @property
    def case(self) -> Case:
        """The case."""
        return self.workspace.case

    def refresh(self, *, now: bool = False) -> None:
        """Read the case again if a file of it has changed."""
        if not now and time.monotonic() - self._looked < _PATIENCE:
            return
        self._looked = time.monotonic()
        if self._stamp() != self._seen:
            self._load(open_case(self.path))

    def show(self, case: Case) -> None:
        """Show a part of the case instead of the whole, until a file changes."""
        self._load(Workspace(replace(self.workspace.ledger, case=case)))

    def belief(self, asked: Asked) -> tuple[Bar, Belief]:
        """Return the bar, read, and what follows under it."""
        if asked not in self._beliefs:
            bar = read_bar(asked, self.case)
            self._beliefs[asked] = (bar, bar.belief(self.reasoning))
            if len(self._beliefs) > _KEPT:
                self._beliefs.popitem(last=False)
        self._beliefs.move_to_end(asked)
        return self._beliefs[asked]

    def _stamp(self) -> tuple[tuple[str, int, int], ...]:
        """Return what tells whether a file of the case has changed: names, times, sizes."""
        root = self.workspace.ledger.root
        files = [root / document.path for document in self.workspace.ledger.documents]
        files += [root / path for each in self.case.sources.values() if (path := each.text or each.digest)]
        if self.path.is_dir():
            files += self.path.glob("*.abl")
        return tuple(_stamp_of(file) for file in sorted(set(files)))


def _stamp_of(file: Path) -> tuple[str, int, int]:
    try:
        found = file.stat()
    except (OSError, ValueError):  # a name may have characters that no file can have
        return str(file), 0, -1
    return str(file), found.st_mtime_ns, found.st_size
