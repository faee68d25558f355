"""`abelard read DOCUMENT... --into CASE`: what it shows while it works, and at the end."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from abelard.cli.parser import Usage
from abelard.cli.patience import Patience
from abelard.cli.reading import ADDRESS, fetched, limits_of
from abelard.cli.reading_elsewhere import DEFAULT, agree, named_reader, read_as, reader_of, settings_of
from abelard.cli.screen import console, plural, print_json, say_aside

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from abelard.reading import Document, Limits
    from abelard.workspace.reading_many import Outcome

INTERRUPTED = 130


def read_into(options: argparse.Namespace) -> int:
    """Read documents into a case's review queue; 1 if one of them could not be read."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  --help needs no model

    open_case(options.into)
    with TemporaryDirectory(prefix="abelard-") as folder:
        documents = _documents(options.documents)
        outcomes, stopped = _read(options, [_local(one, folder, options) for one in documents])
    _conclude(options.into, outcomes, len(documents), stopped=stopped, json=options.json)
    if stopped:
        return INTERRUPTED
    return int(any(outcome.refusal for outcome in outcomes))


def _read(options: argparse.Namespace, documents: Sequence[str]) -> tuple[list[Outcome], bool]:
    """Read the documents and tell of each; and whether somebody stopped it."""
    told = _Telling(len(documents), quiet=options.json)
    outcomes: list[Outcome] = []
    try:
        from abelard.workspace.intake import READER  # noqa: PLC0415  needs the extra `read`
        from abelard.workspace.reading_many import read_file, read_many  # noqa: PLC0415  needs the extra `read`

        read = partial(read_file, limits=limits_of(options.limit), **_elsewhere(options, documents))
        processes = options.processes or _cores()
        if len(documents) == 1:
            read = partial(read, progress=told.part)
        for outcome in read_many(
            options.into,
            documents,
            read=read,
            reader=read_as(options, READER),
            again=options.again,
            processes=processes,
        ):
            outcomes.append(outcome)
            told.hear(outcome)
    except ImportError as error:
        message = f"reading needs the extra `read` ({error.name} is missing)\n  pip install 'abelard[read]'"
        raise Usage(message) from error
    except KeyboardInterrupt:
        return outcomes, True
    finally:
        told.end()
    return outcomes, False


def _elsewhere(options: argparse.Namespace, documents: Sequence[str]) -> dict[str, Any]:
    """Give the reader and its settings, once it is agreed what that sends where."""
    reader, limits = reader_of(options), limits_of(options.limit)
    if named_reader(options) != DEFAULT:
        agree(reader, _loaded(documents, limits), yes=options.yes)
    return {"reader": named_reader(options), "settings": settings_of(options)}


def _loaded(documents: Sequence[str], limits: Limits) -> Iterator[Document]:
    """Give the documents as they will be read; why one cannot be is said then."""
    from abelard.reading import UnreadableDocumentError, load_documents  # noqa: PLC0415  the extra `read`

    for document in documents:
        with suppress(UnreadableDocumentError):
            yield from load_documents(document, limits=limits)


def _local(document: str, folder: str, options: argparse.Namespace) -> str:
    """Return the path of a document; one that is given by its address is fetched."""
    if not ADDRESS.match(document):
        return document
    return str(fetched(document, folder, limits_of(options.limit)))


def _documents(given: Sequence[str]) -> list[str]:
    """Return the documents; a folder stands for the files in it."""
    found: list[str] = []
    for one in given:
        path = Path(one)
        if not ADDRESS.match(one) and path.is_dir():
            files = (each for each in sorted(path.iterdir()) if each.is_file())
            found += [str(each) for each in files if not each.name.startswith(".")]
        else:
            found.append(one)
    if not found:
        message = "no document is there to read"
        raise Usage(message)
    return found


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Telling:
    """A line for each document, and on a terminal how far it is."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        self.total = total
        self.quiet = quiet
        self.done = 0
        self.live = sys.stderr.isatty()
        Patience.end()
        self._progress("")

    def hear(self, outcome: Outcome) -> None:
        self.done += 1
        self._clear()
        if not self.quiet or outcome.refusal:
            screen = console(stderr=bool(outcome.refusal))
            screen.print(_line(outcome), style="yellow" if outcome.refusal else "")
            for note in outcome.notes:
                screen.print(f"    {note}", style="dim")
        self._progress(Path(outcome.document).name)

    def part(self, done: int, total: int) -> None:
        """Hear how much of the only document is read."""
        if self.live:
            sys.stderr.write(f"\rreading … {done / max(total, 1):4.0%} (Ctrl-C stops; nothing is lost)")
            sys.stderr.flush()

    def end(self) -> None:
        self._clear()

    def _progress(self, last: str) -> None:
        if self.live and self.done < self.total:
            more = f"; last: {last[:40]}" if last else ""
            sys.stderr.write(
                f"reading … {self.done} of {self.total} done{more} (Ctrl-C stops; nothing is lost)"
            )
            sys.stderr.flush()

    def _clear(self) -> None:
        if self.live:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


def _line(outcome: Outcome) -> str:
    from abelard.model.wording_text import clean  # noqa: PLC0415  --help needs no model

    name = clean(outcome.document)
    if outcome.taken is None:
        return f"{name}: {clean(outcome.refusal)}"
    taken = outcome.taken
    if outcome.known:
        return f"{name}: read before, as {taken.source}; {plural(taken.known, 'proposal')} in {taken.queue}"
    known = f", {taken.known:,} known before" if taken.known else ""
    source = f"new source {taken.source}" if taken.new_source else f"source {taken.source}"
    lines = [f"by {each}: taken to be {id} of the case; if not, change `by:`" for each, id in taken.authors]
    lines += [f"by {each}: say with `by:` who of the case that is" for each in taken.unclear_authors]
    who = "".join(f"\n    {line}" for line in lines)
    return f"{name}: {plural(taken.new, 'claim')} proposed{known}; {source}{who}"


def _conclude(case: str, outcomes: Sequence[Outcome], total: int, *, stopped: bool, json: bool) -> None:
    from abelard.workspace.review import Review  # noqa: PLC0415  --help needs no model

    waiting = len(Review(case).ids())
    if json:
        found = [_value(outcome) for outcome in outcomes]
        print_json({"case": case, "documents": found, "waiting": waiting, "complete": not stopped})
        return
    if stopped:
        say_aside(f"stopped: {len(outcomes)} of {total} are in the case; the same command goes on from there")
    failed = sum(bool(outcome.refusal) for outcome in outcomes)
    screen = console()
    if failed:
        screen.print(f"{plural(failed, 'document')} could not be read.")
    hint = f"; look at them with: abelard review {case}" if waiting else ""
    screen.print(f"{plural(waiting, 'proposal')} in the queue{hint}", style="bold")


def _value(outcome: Outcome) -> dict[str, Any]:
    taken = outcome.taken
    return {
        "document": outcome.document,
        "source": taken.source if taken else None,
        "new_source": bool(taken and taken.new_source),
        "proposed": taken.new if taken else 0,
        "known": taken.known if taken else 0,
        "queue": taken.queue if taken else None,
        "read_before": outcome.known,
        "authors": [{"name": name, "id": id} for name, id in taken.authors] if taken else [],
        "unclear_authors": list(taken.unclear_authors) if taken else [],
        "notes": list(outcome.notes),
        "problem": outcome.refusal or None,
    }
