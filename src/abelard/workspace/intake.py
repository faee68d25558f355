"""Taking a read document into a case: archived, its source added, its proposals laid into the queue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from abelard import __version__
from abelard.case.edit import ClashError
from abelard.workspace.archiving import Origin, archive
from abelard.workspace.opening import open_case
from abelard.workspace.proposing import Proposing
from abelard.workspace.queue_folder import read_one, save_queue
from abelard.workspace.queue_merge import empty_queue, merged, read_by

if TYPE_CHECKING:
    from abelard.reading import Reading

__all__ = ["Origin", "Taken", "take_in"]

_TRIES = 5
READER = f"abelard {__version__}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a document."""

    source: str
    new_source: bool
    new: int
    """Proposals that the queue did not have."""
    known: int
    """Proposals of this reading that it had, decided or not."""
    queue: str
    """The queue's file."""
    authors: tuple[tuple[str, str], ...] = ()
    """Authors who were taken to be somebody of the case, because of the full name: (name, id)."""
    unclear_authors: tuple[str, ...] = ()
    """Authors of whom it is not settled who of the case they are."""


def take_in(path: str | Path, reading: Reading, origin: Origin, *, reader: str = READER) -> Taken:
    """Lay what was read in a document into the review queue of a case.

    May be done again with the same or a newer reading: nothing that is there changes. Raises ClashError
    where a file of the case keeps changing meanwhile, CaseNotFoundError where there is no case.
    """
    for left in reversed(range(_TRIES)):
        try:
            return _take_in(Path(path), reading, origin, reader)
        except ClashError:
            if not left:
                raise
    raise AssertionError  # the last try returns or raises


def _take_in(path: Path, reading: Reading, origin: Origin, reader: str) -> Taken:
    workspace = open_case(path)
    root = workspace.ledger.root
    file = workspace.ledger.documents[0].path if path.is_file() else ""
    archived = archive(workspace, reading, origin, file)
    if archived.new:
        workspace = open_case(path)
    known = read_one(root, archived.source)
    document = workspace.case.sources[archived.source].sha256 or reading.document.sha256
    queue = known or empty_queue(archived.source, reading.document.title, document, reader)
    same = replace(reading, document=replace(reading.document, sha256=queue.document or document))
    proposed = Proposing(same, archived.source, workspace.case, queue.candidates).run()
    after, new = merged(queue, proposed)
    save_queue(root, queue, read_by(after, reader))
    return Taken(
        source=archived.source,
        new_source=archived.new,
        new=len(new),
        known=len(proposed.proposals) - len(new),
        queue=queue.path,
        authors=archived.authors,
        unclear_authors=archived.unclear,
    )
