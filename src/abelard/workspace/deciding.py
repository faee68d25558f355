"""Carrying out decisions: first the journal, then the case, then the queue; each file guarded.

Stopped anywhere between, nothing is lost: a claim that is in the case counts as accepted whatever its queue
says, and an act that the journal tells of but that never happened takes nothing back.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from abelard.case.edit import ClashError, appended, save
from abelard.case.lines import read_blocks
from abelard.model.agent import AgentKind
from abelard.model.claim import Signature
from abelard.model.date import Date, read_date
from abelard.model.problem import NOWHERE, Problem
from abelard.workspace.fitting import Fitting
from abelard.workspace.journal import Act, read_journal, write_act
from abelard.workspace.opening import Workspace, open_case
from abelard.workspace.proposals import Proposal, Queue, Status
from abelard.workspace.queue_folder import effective, read_one, save_queue
from abelard.workspace.queue_text import FOLDER, IMPORT, bare_text, changed, queue_path, read_queue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from abelard.workspace.fitting import Fit

_TRIES = 5
READER, IMPORTER = "abelard read", "abelard import"


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


class Deciding:
    """Decisions on the queues of one case."""

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

    def accept(self, ids: tuple[str, ...], *, bulk: bool) -> Done:
        """Write proposals into the case."""
        done = Done(act="accept")
        together = self.next_number()
        for source, own in self._by_source(ids, done).items():
            self.again(lambda source=source, own=own: self._accept(source, own, bulk, together, done))  # type: ignore[misc]
        return done

    def _accept(self, source: str, ids: list[str], bulk: bool, together: int, done: Done) -> None:  # noqa: FBT001
        queue = self.queue(source)
        workspace = self.workspace()
        fitting = Fitting(queue, workspace.case)
        entered = self.signature(IMPORTER if queue.reader == IMPORT else READER)
        reviewed = self.signature(self.by or "somebody")
        blocks: dict[str, str] = {}
        changes: dict[str, dict[str, str]] = {}
        unchanged: list[str] = []
        for one in (one for one in queue.proposals if one.id in ids):
            if effective(one, workspace.case) is Status.ACCEPTED:
                unchanged.append(one.id)
                continue
            fit = fitting.fit(one, entered=entered, reviewed=reviewed)
            if self._refused(one, fit, done, bulk=bulk):
                continue
            fitting.take(fit)
            blocks |= {thing.id: thing.text for thing in fit.things} | {one.id: fit.text}
            changes[one.id] = {"status": str(Status.ACCEPTED), "decided": self.decided()}
            changes |= {id: {"means": found.id} for id, found in fit.matches.items()}
        if blocks:
            self._write(queue, changes, "accept", done, blocks=blocks, together=together)
        done.done += [id for id in changes if id in ids]
        done.unchanged += unchanged

    def _refused(self, one: Proposal, fit: Fit, done: Done, *, bulk: bool) -> bool:
        if fit.claim is None or fit.problems:
            done.refused[one.id] = list(fit.problems)
            return True
        unsure = [id for id, found in fit.matches.items() if bulk and found.needs_a_person]
        for id in unsure:
            hint = f"look at it with `abelard review`, or say who it is: --match {one.source}:{id}=ID"
            done.refuse(one.id, "which-agent", f"somebody should say who {id} is", hint)
        return bool(unsure)

    def mark(self, ids: tuple[str, ...], status: Status) -> Done:
        """Give proposals a status that writes nothing into the case."""
        done = Done(act={Status.REJECTED: "reject", Status.LATER: "later"}[status])
        together = self.next_number()
        for source, own in self._by_source(ids, done).items():
            self.again(lambda source=source, own=own: self._mark(source, own, status, together, done))  # type: ignore[misc]
        return done

    def _mark(self, source: str, ids: list[str], status: Status, together: int, done: Done) -> None:
        queue, case = self.queue(source), self.workspace().case
        changes: dict[str, dict[str, str]] = {}
        unchanged: list[str] = []
        refused: list[str] = []
        for one in (one for one in queue.proposals if one.id in ids):
            now = effective(one, case)
            if now is Status.ACCEPTED:
                refused.append(one.id)
            elif now is status:
                unchanged.append(one.id)
            else:
                decided = self.decided() if status is Status.REJECTED else ""
                changes[one.id] = {"status": str(status), "decided": decided}
        if changes:
            self._write(queue, changes, done.act, done, together=together)
        for id in refused:
            done.refuse(
                id,
                "already-accepted",
                f"{id} stands in the case",
                "take it back with --undo, or edit the case",
            )
        done.done += changes
        done.unchanged += unchanged

    def edit(self, id: str, text: str) -> Done:
        """Replace the text of a proposal, once it can be read."""
        done = Done(act="edit")
        for source in self._by_source((id,), done):
            self.again(lambda source=source: self._edit(source, id, text, done))  # type: ignore[misc]
        return done

    def _edit(self, source: str, id: str, text: str, done: Done) -> None:
        queue = self.queue(source)
        one = next(one for one in queue.proposals if one.id == id)
        if effective(one, self.workspace().case) is Status.ACCEPTED:
            done.refuse(
                id, "already-accepted", f"{id} stands in the case", "edit it there, or take it back first"
            )
            return
        changes, added, problems = _edited(queue, one, text)
        try_text = appended(changed(queue, changes), *added)
        tried = read_queue(try_text, queue.path, "")
        again = next((each for each in tried.proposals if each.id == id), None)
        fit = Fitting(tried, self.workspace().case).fit(again) if again else None
        problems += list(fit.problems) if fit else []
        if problems or fit is None:
            done.refused[id] = problems or [
                Problem(code="not-one-claim", message="no claim stands here", where=NOWHERE)
            ]
            return
        if try_text == queue.text:
            done.unchanged.append(id)
            return
        self._write(queue, changes, "edit", done, added=added)
        done.done.append(id)

    def match(self, source: str, candidate: str, to: str) -> Done:
        """Say what a candidate is."""
        done = Done(act="match")
        self.again(lambda: self._match(source, candidate, to, done))
        return done

    def _match(self, source: str, candidate: str, to: str, done: Done) -> None:
        queue = self.queue(source)
        one = queue.candidate(candidate)
        if one is None:
            done.refuse(
                candidate, "unknown-name", f"no agent in the queue of {source} is called {candidate!r}"
            )
            return
        case = self.workspace().case
        known = case.sources if one.is_source else case.agents
        id = to
        if to == "new":
            id = _fresh(one.id, queue, {*case.agents, *case.sources})
        elif to not in known and (to == candidate or not queue.candidate(to)):
            found = [each for each in case.names.find(to) if each in known]
            if len(found) != 1:
                code = "ambiguous-name" if found else "unknown-name"
                message = f"{to!r} may be any of {', '.join(found)}" if found else f"nothing is called {to!r}"
                done.refuse(candidate, code, message, "write the id of an agent of the case, or `new`")
                return
            id = found[0]
        if id == one.means:
            done.unchanged.append(candidate)
            return
        self._write(queue, {candidate: {"means": id}}, "match", done)
        done.done.append(candidate)

    def _write(
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

    def _by_source(self, ids: tuple[str, ...], done: Done) -> dict[str, list[str]]:
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


def _edited(
    queue: Queue, one: Proposal, text: str
) -> tuple[dict[str, dict[str, str]], list[str], list[Problem]]:
    """Return what an edited text changes: the proposal and known candidates; new ones; what is wrong."""
    blocks, problems = read_blocks(text, "")
    changes: dict[str, dict[str, str]] = {}
    added: list[str] = []
    claims = 0
    for block in blocks:
        word, _, rest = block.head.partition(" ")
        if word in {*AgentKind, "source"}:
            id = rest.strip().partition(" ")[0]
            if queue.candidate(id):
                changes[id] = {"text": bare_text(block)}
            else:
                added.append(bare_text(block))
        else:
            claims += 1
            fields = tuple(each for each in block.fields if each.key != "id")
            bare = bare_text(replace(block, fields=fields))
            head, _, rest = bare.partition("\n")
            changes[one.id] = {"text": f"{head}\n  id: {one.id}\n{rest}"}
    found = list(problems)
    if claims != 1 and not found:
        message = f"{claims} claims stand here; there should be one"
        found.append(Problem(code="not-one-claim", message=message, where=NOWHERE))
    return changes, added, found


def _fresh(id: str, queue: Queue, taken: set[str]) -> str:
    from abelard.exchange.sheet_register import new_id  # noqa: PLC0415  only for what is declared new

    others = {each.means for each in queue.candidates} | {
        each.id for each in queue.candidates if each.id != id
    }
    return new_id(id, taken | others - {""})


def _stamp(file: Path) -> tuple[str, int, int]:
    try:
        found = file.stat()
    except OSError:
        return str(file), 0, -1
    return str(file), found.st_mtime_ns, found.st_size


def _sha256(text: str) -> str:
    import hashlib  # noqa: PLC0415  once an act

    return hashlib.sha256(text.encode("utf-8", errors="surrogateescape")).hexdigest()
