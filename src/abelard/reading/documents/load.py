"""A path or bytes to a Document: the format is recognised from the bytes first, from the name second."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from abelard.reading.documents.html import read_html
from abelard.reading.documents.pdf import read_pdf
from abelard.reading.documents.plain import read_markdown, read_plain
from abelard.reading.documents.refusal import MOST_BYTES, UnreadableDocumentError

if TYPE_CHECKING:
    from collections.abc import Callable

    from abelard.reading.result import Document

FORMATS: dict[str, Callable[[bytes], Document]] = {
    "text": read_plain,
    "markdown": read_markdown,
    "html": read_html,
    "pdf": read_pdf,
}
_SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
}
_FOREIGN = {
    b"PK\x03\x04": "a ZIP container (DOCX, ODT, EPUB)",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"{\\rtf": "RTF",
    b"\x1f\x8b": "a gzip archive",
}


def load_document(source: str | Path | bytes, *, format: str = "") -> Document:
    """Read a document from a path or from bytes.

    `format` is text, markdown, html or pdf; empty means: find out. Raises UnreadableDocumentError for what
    cannot be read (missing, too large, encrypted, without text, of a format not known here).
    """
    data, suffix = _bytes_of(source)
    chosen = format or _recognise(data, suffix)
    if chosen not in FORMATS:
        msg = f"unknown format {chosen!r}; known are {', '.join(FORMATS)}"
        raise UnreadableDocumentError(msg)
    return FORMATS[chosen](data)


def _bytes_of(source: str | Path | bytes) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return _within_limit(source, len(source)), ""
    path = Path(source)
    try:
        size = path.stat().st_size
        return _within_limit(b"" if size > MOST_BYTES else path.read_bytes(), size), path.suffix.lower()
    except OSError as error:
        msg = f"cannot open {path}: {error.strerror or error}"
        raise UnreadableDocumentError(msg) from error


def _within_limit(data: bytes, size: int) -> bytes:
    if size > MOST_BYTES:
        msg = f"the document has {size / 1e6:.0f} MB; at most {MOST_BYTES / 1e6:.0f} MB are read: split it"
        raise UnreadableDocumentError(msg)
    return data


def _recognise(data: bytes, suffix: str) -> str:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF"):
        return "pdf"
    for magic, what in _FOREIGN.items():
        if head.startswith(magic):
            msg = f"this is {what}, which is not read yet; save it as PDF, HTML or plain text"
            raise UnreadableDocumentError(msg)
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    return "html" if head[:15].lower().startswith((b"<!doctype html", b"<html")) else "text"
