"""What `abelard read` is told of the documents: which to read, and how much of one."""

from __future__ import annotations

import re
import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from abelard.cli.parser import Usage
from abelard.cli.patience import Patience

if TYPE_CHECKING:
    import argparse

    from abelard.reading import Document, Limits

LIMIT_HELP = (
    "read more (or less) of one document than by default: "
    "bytes, characters, pages, unpacked, elements, messages, scanned; may be repeated"
)


ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def configure_limits(parser: argparse.ArgumentParser) -> None:
    """Add the options that say how much is read, and where a fetched page is kept."""
    keep = "where a page given by its address is kept (default: fetched)"
    parser.add_argument("--archive", metavar="FOLDER", default="fetched", help=keep)
    parser.add_argument("--limit", metavar="WHAT=N", action="append", default=[], help=LIMIT_HELP)


def configure_intake(parser: argparse.ArgumentParser) -> None:
    """Add the options of reading into a case."""
    into = "keep the documents (several, or a folder of them) in a case, and their proposals in its queue"
    parser.add_argument("--into", default="", metavar="CASE", help=into)
    parser.add_argument("--again", action="store_true", help="with --into: read what was read before, too")
    cores = "with --into: how many documents at a time (default: as many as there are cores)"
    parser.add_argument("--processes", type=int, default=0, metavar="N", help=cores)


def documents_of(options: argparse.Namespace) -> tuple[Document, ...]:
    """Give the documents of the file: the messages of a mailbox, or the one that it is."""
    from abelard.reading import UnreadableDocumentError, load_documents  # noqa: PLC0415  --help needs no reader

    limits = limits_of(options.limit)
    given = options.document
    path = fetched(given, options.archive, limits) if ADDRESS.match(given) else Path(given)
    try:
        return load_documents(path, limits=limits)
    except UnreadableDocumentError as error:
        raise Usage(f"{options.document}: {error}") from error


def fetched(address: str, folder: str, limits: Limits) -> Path:
    """Fetch a page and keep it; give the path of the copy."""
    from abelard.reading.fetching import NotFetchedError, archive, fetch  # noqa: PLC0415  --help needs none

    try:
        path = archive(fetch(address, limits=limits), folder)
    except NotFetchedError as error:
        raise Usage(str(error)) from error
    except OSError as error:
        message = f"{folder}: {error.strerror}"
        raise Usage(message) from error
    Patience.end()
    sys.stderr.write(f"Fetched {address}\nKept as {path}, with its time and hash beside it\n")
    return path


def limits_of(given: list[str]) -> Limits:
    """Give the limits with what `--limit WHAT=N` changes of them."""
    from abelard.reading import LIMITS  # noqa: PLC0415  --help needs no reader

    known = [field.name for field in fields(LIMITS)]
    limits = LIMITS
    for one in given:
        what, _, number = one.partition("=")
        count = number.replace("_", "").replace(",", "")
        if what not in known or not (count.isascii() and count.isdigit()):
            message = f"--limit {one}: write WHAT=NUMBER, with WHAT one of {', '.join(known)}"
            raise Usage(message)
        limits = replace(limits, **{what: int(count)})
    return limits
