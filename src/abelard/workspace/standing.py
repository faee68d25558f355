"""A case and its queues as they stand on the disk, and the one way in which an act on them is written.

First the journal, then the case, then the queue; each file guarded by its hash. Stopped anywhere between,
nothing is lost: a claim that is in the case counts as accepted whatever its queue says, and an act that the
journal tells of but that never happened takes nothing back.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from abelard.case.edit import ClashError, appended, save
from abelard.model.claim import Signature
from abelard.model.date import Date, read_date
from abelard.model.problem import NOWHERE, Problem
from abelard.workspace.fitting import Fitting
from abelard.workspace.journal import Act, read_journal, write_act
from abelard.workspace.opening import Workspace, open_case
from abelard.workspace.proposals import Queue
from abelard.workspace.queue_folder import read_one, save_queue
from abelard.workspace.queue_text import FOLDER, changed, queue_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_TRIES = 5


@dataclass(kw_only=True)
class Done:
    """What came of an act."""

    act: str
    done: list[str] = field(default_factory=list)
    """Proposals (of `match`: candidates) that it changed."""
    unchanged: list[str] = field(default_factory=list)
    """Those that were so already."""
    refused: dict[str, list[Problem]] = field(default_factory=dict)
    """Those that could not be, and why."""
    written: list[str] = field(default_factory=list)
    """Files of the case that were written."""
    undone: str = ""
    """Of `undo`: the act that was taken back; empty where there was none."""

    def refuse(self, id: str, code: str, message: str, hint: str = "") -> None:
        """Add why one could not be."""
        self.refused.setdefault(id, []).append(Problem(code=code, message=message, where=NOWHERE, hint=hint))

    def as_json(self) -> dict[str, object]:
        """Return plain values, ready for JSON."""
        refused = {id: [one.as_json() for one in problems] for id, problems in self.refused.items()}
        return {
            "act": self.act,
            "done": self.done,
            "unchanged": self.unchanged,
            "refused": refused,
            "written": self.written,
            "undone": self.undone,
        }


class Standing:
    """What stands on the disk, read again only when it has changed; and the writing of an act."""

    def __init__(self, path: Path, *, by: str, today: Callable[[], str]) -> None:
        self.path = path
        self.root = path if path.is_dir() else path.parent
        self.by = by
        self.today = today
        self._stamp: object = None
        self._workspace: Workspace | None = None
        self._fittings: dict[str, Fitting] = {}
        self._queues: dict[Path, tuple[object, Queue | None]] = {}

    def workspace(self) -> Workspace:
        """Return the case as it stands on the disk; it is read again only when a file has changed."""
        stamp = tuple(_stamp(file) for file in self._files())
        if self._workspace is None or stamp != self._stamp:
            self._workspace = open_case(self.path)
            self._stamp = tuple(_stamp(file) for file in self._files())
            self._fittings = {}
        return self._workspace

    def _files(self) -> list[Path]:
        known = self._workspace.ledger.documents if self._workspace else ()
        found = {self.root / document.path for document in known}
        if self.path.is_dir():
            found.update(self.path.glob("*.abl"))
        return sorted(found)

    def queues(self) -> tuple[Queue, ...]:
        """Return the queues as they stand on the disk; one is read again only when its file has changed."""
        found = [self._queue(path) for path in sorted((self.root / FOLDER).glob("*.abl"))]
        return tuple(queue for queue in found if queue is not None)

    def queue(self, source: str) -> Queue:
        """Return a queue as it stands; an empty one where its file has gone."""
        found = self._queue(self.root / queue_path(source))
        return found or Queue(source=source, path=queue_path(source), text="", sha256="")

    def _queue(self, path: Path) -> Queue | None:
        stamp = _stamp(path)
        kept = self._queues.get(path)
        if kept is None or kept[0] != stamp:
            kept = self._queues[path] = (stamp, read_one(self.root, path.stem))
        return kept[1]

    def fitting(self, queue: Queue) -> Fitting:
        """Return a queue fitted to the case as it stands; nothing may be taken into it."""
        case = self.workspace().case
        kept = self._fittings.get(queue.source)
        if kept is None or kept.queue.sha256 != queue.sha256 or kept.case is not case:
            kept = self._fittings[queue.source] = Fitting(queue, case)
        return kept

    def signature(self, by: str) -> Signature:
        """Return who did something, today."""
        date = read_date(self.today())
        return Signature(by=by, on=date if isinstance(date, Date) else None)

    def decided(self) -> str:
        """Return what is written down of a decision: `anna on 2026-11-22`."""
        return f"{self.by or 'somebody'} on {self.today()}"

    def write(
        self,
        queue: Queue,
        changes: dict[str, dict[str, str]],
        act: str,
        done: Done,
        *,
        blocks: dict[str, str] | None = None,
        added: Iterable[str] = (),
        together: int = 0,
    ) -> None:
        """Write the journal, then the case, then the queue."""
        text = appended(changed(queue, changes), *added)
        before = {id: _before(queue, id, fields) for id, fields in changes.items()}
        record = Act(number=self.next_number(), act=act, source=queue.source, before=before,
                     on=self.today(), by=self.by, together=together)  # fmt: skip
        if blocks:
            self._write_case(queue.source, blocks, record, done)
        else:
            write_act(self.root, record)
        save_queue(self.root, queue, text)

    def _write_case(self, source: str, blocks: dict[str, str], record: Act, done: Done) -> None:
        ledger = self.workspace().ledger
        path = ledger.documents[0].path if self.path.is_file() else case_file(source)
        document = next((one for one in ledger.documents if one.path == path), None)
        before = document.text if document else ""
        after = appended(before, *blocks.values())
        restore = {"length": len(before), "sha256": _sha256(after), "new": document is None}
        write_act(self.root, replace(record, path=path, blocks=blocks, restore=restore))
        save(self.root, path, after, document.sha256 if document else "")
        if path not in done.written:
            done.written.append(path)

    def next_number(self) -> int:
        """Return the number of the next act."""
        return max((act.number for act in read_journal(self.root)), default=0) + 1

    def by_source(self, ids: tuple[str, ...], done: Done) -> dict[str, list[str]]:
        """Sort proposals by their queue; those that no queue has are refused."""
        home = {one.id: queue.source for queue in self.queues() for one in queue.proposals}
        sources: dict[str, list[str]] = defaultdict(list)
        for id in dict.fromkeys(ids):
            if id in home:
                sources[home[id]].append(id)
            else:
                done.refuse(
                    id,
                    "no-such-proposal",
                    f"no proposal is called {id}",
                    "`abelard review --list` has the ids",
                )
        return sources

    def again(self, act: Callable[[], None]) -> None:
        """Do something, from the beginning if a file changed in the middle."""
        for left in reversed(range(_TRIES)):
            try:
                act()
            except ClashError:
                self._workspace = None
                self._queues = {}
                if not left:
                    raise
            else:
                return


def case_file(source: str) -> str:
    """Return the file of the case that what was read in a source is written to."""
    return f"read-{source}.abl"


def _before(queue: Queue, id: str, fields: dict[str, str]) -> dict[str, str]:
    """Return what some fields were."""
    one = next((each for each in queue.proposals if each.id == id), None)
    if one is not None:
        now = {"status": str(one.status), "decided": one.decided, "text": one.text}
    else:
        found = queue.candidate(id)
        now = {"means": found.means if found else "", "text": found.text if found else ""}
    return {key: now[key] for key in fields}


def _stamp(file: Path) -> tuple[str, int, int]:
    try:
        found = file.stat()
    except OSError:
        return str(file), 0, -1
    return str(file), found.st_mtime_ns, found.st_size


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", errors="surrogateescape")).hexdigest()
