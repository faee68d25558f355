"""What `abelard read` is told of the documents: which to read, and how much of one."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from abelard.cli.parser import Usage

if TYPE_CHECKING:
    import argparse

    from abelard.reading import Document, Limits

LIMIT_HELP = (
    "read more (or less) of one document than by default: "
    "bytes, characters, pages, unpacked, elements, messages, scanned; may be repeated"
)


def configure_limits(parser: argparse.ArgumentParser) -> None:
    """Add the option that changes how much is read."""
    parser.add_argument("--limit", metavar="WHAT=N", action="append", default=[], help=LIMIT_HELP)


def documents_of(options: argparse.Namespace) -> tuple[Document, ...]:
    """Give the documents of the file: the messages of a mailbox, or the one that it is."""
    from abelard.reading import UnreadableDocumentError, load_documents  # noqa: PLC0415  --help needs no reader

    try:
        return load_documents(Path(options.document), limits=limits_of(options.limit))
    except UnreadableDocumentError as error:
        raise Usage(f"{options.document}: {error}") from error


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
