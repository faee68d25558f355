"""The queues of a case on the disk."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from abelard.case.edit import save
from abelard.workspace.proposals import Queue, Status
from abelard.workspace.queue_text import FOLDER, read_queue

if TYPE_CHECKING:
    from pathlib import Path

    from abelard.model.case import Case
    from abelard.workspace.proposals import Proposal


def read_queues(root: Path) -> tuple[Queue, ...]:
    """Return the queues of a case, by the names of their files."""
    found = (read_one(root, path.stem) for path in sorted((root / FOLDER).glob("*.abl")) if path.is_file())
    return tuple(queue for queue in found if queue is not None)


def read_one(root: Path, source: str) -> Queue | None:
    """Return the queue of a source, if there is one."""
    path = f"{FOLDER}/{source}.abl"
    try:
        data = (root / path).read_bytes()
    except OSError:
        return None
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="surrogateescape")
    return read_queue(text, path, hashlib.sha256(data).hexdigest())


def save_queue(root: Path, queue: Queue, text: str) -> None:
    """Write a queue's text. Raises ClashError if its file is not what it was when it was read."""
    if text != queue.text or not queue.sha256:
        save(root, queue.path, text, queue.sha256)


def effective(proposal: Proposal, case: Case) -> Status:
    """Return how a proposal stands; one whose claim is in the case is accepted, whatever its queue says.

    So nothing is asked twice where a program was stopped between writing the case and writing the queue.
    """
    return Status.ACCEPTED if proposal.id in case.claim else proposal.status
