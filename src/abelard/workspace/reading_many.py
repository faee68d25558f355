"""Reading many documents into a case: over several processes, each taken in as soon as it is read.

One document that cannot be read, or that brings its process down, does not stop the others. Whatever stops
the whole, the same call goes on where it was: a document that this reader has read into the case is known by
its hash and passed over.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import signal
import threading
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from abelard.model.problem import AbelardError
from abelard.reading import LIMITS, UnreadableDocumentError, load_documents
from abelard.reading.documents.load import SIDECAR
from abelard.reading.documents.mail import messages_of
from abelard.reading.endpoint import EndpointError
from abelard.reading.readers import reader_named
from abelard.workspace.intake import READER, Origin, Taken, take_in
from abelard.workspace.opening import open_case
from abelard.workspace.queue_folder import read_queues

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from abelard.reading import Document, Limits, Reading
    from abelard.workspace.proposals import Queue

NO_SETTINGS: Mapping[str, str] = MappingProxyType({})
MOST_PROCESSES = 8
"""Each holds a language model: some 300 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A file that was read, or why it was not. A mailbox has several readings, one for each message."""

    document: str
    readings: tuple[tuple[Reading, Origin], ...] = ()
    refusal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one document."""

    document: str
    taken: Taken | None = None
    refusal: str = ""
    """Why it could not be read, in a sentence; empty where it could."""
    known: bool = False
    """Whether this reader had read it into the case before, so that there was nothing to do."""
    notes: tuple[str, ...] = ()
    """What could not be read in it as it should be."""


def read_file(
    document: str,
    *,
    limits: Limits = LIMITS,
    reader: str = "rules",
    settings: Mapping[str, str] = NO_SETTINGS,
    progress: Callable[[int, int], None] | None = None,
) -> Read:
    """Read one document from a file, by the reader of a name. It never raises, whatever is in the file.

    `progress` hears (characters read, characters in all).
    """
    try:
        read = partial(reader_named(reader, settings).read, progress=progress)
        return Read(document=document, readings=tuple(_readings(Path(document), limits, read)))
    except (UnreadableDocumentError, EndpointError) as error:
        return Read(document=document, refusal=str(error))
    except OSError as error:
        return Read(document=document, refusal=error.strerror or str(error))
    except (RecursionError, MemoryError) as error:
        return Read(document=document, refusal=f"too much for the reader ({type(error).__name__})")
    except Exception as error:  # noqa: BLE001  a hostile document must not stop the others
        return _failed(document, error)


def _failed(document: str, error: Exception) -> Read:
    return Read(document=document, refusal=f"the reader failed on it ({type(error).__name__}: {error})")


def _readings(
    path: Path, limits: Limits, read: Callable[[Document], Reading]
) -> Iterator[tuple[Reading, Origin]]:
    documents = load_documents(path, limits=limits)
    data = path.read_bytes()
    originals = [data] if len(documents) == 1 else list(messages_of(data, limits))
    for document, original in zip(documents, originals, strict=True):
        if hashlib.sha256(original).hexdigest() != document.sha256:
            message = "it changed while it was read; read it again"
            raise UnreadableDocumentError(message)
        origin = Origin(name=path.name, data=original, url=document.address, fetched=_fetched(path))
        yield read(document), origin


def _fetched(path: Path) -> str:
    """Return when a page was fetched, as the note beside it says."""
    try:
        note = json.loads(Path(f"{path}{SIDECAR}").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(note.get("retrieved", "")) if isinstance(note, dict) else ""


def read_many(
    case: str | Path,
    documents: Sequence[str],
    *,
    read: Callable[[str], Read] = read_file,
    reader: str = READER,
    processes: int = 1,
    again: bool = False,
) -> Iterator[Outcome]:
    """Read documents into a case and yield what became of each, as soon as it is known.

    `read` is called in other processes where there are several documents and `processes` is more than 1: it
    must be a function of a module. With `again`, documents are read that this reader has read before, too.
    Raises what `take_in` raises.
    """
    workspace = open_case(case)
    queues = read_queues(workspace.ledger.root)
    todo = []
    for document in dict.fromkeys(documents):
        queue = None if again else _read_before(document, queues, reader)
        if queue is None:
            todo.append(document)
        else:
            yield Outcome(document=document, known=True, taken=_as_before(queue))
    for one in _all_read(todo, read, min(processes, len(todo), MOST_PROCESSES)):
        yield from _taken(case, one, reader)


def _taken(case: str | Path, one: Read, reader: str) -> Iterator[Outcome]:
    if not one.readings:
        yield Outcome(document=one.document, refusal=one.refusal or "nothing stands in it")
    for reading, origin in one.readings:
        try:
            taken = take_in(case, reading, origin, reader=reader)
        except (AbelardError, OSError) as error:
            yield Outcome(document=one.document, refusal=f"it could not be taken into the case: {error}")
        else:
            yield Outcome(document=one.document, taken=taken, notes=reading.notes)


def _read_before(document: str, queues: Sequence[Queue], reader: str) -> Queue | None:
    """Return the queue of a document that this reader has read into the case, if it has."""
    try:
        with Path(document).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
    return next((queue for queue in queues if queue.document == found and queue.reader == reader), None)


def _as_before(queue: Queue) -> Taken:
    return Taken(source=queue.source, new_source=False, new=0, known=len(queue.proposals), queue=queue.path)


def _all_read(documents: Sequence[str], read: Callable[[str], Read], processes: int) -> Iterator[Read]:
    if processes <= 1:
        yield from (_guarded(document, read) for document in documents)
        return
    left = list(documents)
    while left:
        broken: list[str] = []
        for one in _pooled(left, read, processes, broken):
            left.remove(one.document)
            yield one
        for document in broken:  # one of these brought its process down: each gets a process of its own
            left.remove(document)
            yield _alone(document, read)


def _guarded(document: str, read: Callable[[str], Read]) -> Read:
    try:
        return read(document)
    except Exception as error:  # noqa: BLE001  whatever reader was given
        return _failed(document, error)


def _pooled(
    documents: Sequence[str], read: Callable[[str], Read], processes: int, broken: list[str]
) -> Iterator[Read]:
    """Read documents in several processes, no more of them at a time than there are processes.

    Where a process goes down, the documents that were being read are put into `broken`, and it ends.
    """
    waiting = list(reversed(documents))
    running: dict[Future[Read], str] = {}
    with _pool(processes) as pool:
        while waiting or running:
            try:
                while waiting and len(running) < processes:
                    future = pool.submit(read, waiting[-1])
                    running[future] = waiting.pop()
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    found = _result(future, running[future])
                    del running[future]
                    yield found
            except BrokenProcessPool:
                sound = [one for one in running if one.done() and not one.exception()]
                yield from (one.result() for one in sound)
                broken += [document for one, document in running.items() if one not in sound]
                broken += [] if running else [waiting[-1]]
                return


def _result(future: Future[Read], document: str) -> Read:
    """Return what came of a document. Raises BrokenProcessPool."""
    try:
        return future.result()
    except BrokenProcessPool:
        raise
    except Exception as error:  # noqa: BLE001  whatever reader was given
        return _failed(document, error)


def _alone(document: str, read: Callable[[str], Read]) -> Read:
    with _pool(1) as pool:
        try:
            return pool.submit(read, document).result()
        except BrokenProcessPool:
            return Read(document=document, refusal="the reader broke down on it; perhaps it is too large")
        except Exception as error:  # noqa: BLE001  whatever reader was given
            return _failed(document, error)


@contextmanager
def _pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Return processes that leave Ctrl-C to this one, and that are gone when it is interrupted."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_begin)
    try:
        yield pool
    except BaseException:
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """Leave Ctrl-C to the process that began this one, and do not outlive it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
