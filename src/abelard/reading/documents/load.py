"""A path or bytes to a Document: the format is recognised from the bytes first, from the name second."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from abelard.reading.documents.container import Container
from abelard.reading.documents.docx import read_docx
from abelard.reading.documents.epub import read_epub
from abelard.reading.documents.html import read_html
from abelard.reading.documents.mail import messages_of, read_mail
from abelard.reading.documents.odt import read_odt
from abelard.reading.documents.outlook import read_outlook
from abelard.reading.documents.pdf import read_pdf
from abelard.reading.documents.plain import read_markdown, read_plain
from abelard.reading.documents.refusal import LIMITS, Limits, UnreadableDocumentError
from abelard.reading.documents.scan import read_scan

if TYPE_CHECKING:
    from collections.abc import Callable

    from abelard.reading.result import Document

FORMATS: dict[str, Callable[..., Document]] = {
    "text": read_plain,
    "markdown": read_markdown,
    "html": read_html,
    "pdf": read_pdf,
    "docx": read_docx,
    "odt": read_odt,
    "epub": read_epub,
    "mail": read_mail,
    "outlook": read_outlook,
    "scan": read_scan,
}
_DECLARED = frozenset({"text", "markdown", "html"})
"""Formats whose encoding the server may have told."""
_PLAIN = frozenset({"text", "markdown"})
"""Formats in which an empty file is an empty text."""
_SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".eml": "mail",
    ".mbox": "mbox",
    ".mbx": "mbox",
}
_MAGIC = (
    (b"%PDF", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "outlook"),
    (b"\x89PNG", "scan"),
    (b"\xff\xd8\xff", "scan"),
    (b"II*\0", "scan"),
    (b"MM\0*", "scan"),
)
_FOREIGN = (
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"GIF8", "an image"),
    (b"AT&TFORM", "a DjVu scan"),
    (b"BOOKMOBI", "a Kindle book"),
)
_HEADERS = re.compile(
    rb"\A(?:From |(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|DKIM-Signature|X-[\w-]+):)",
    re.IGNORECASE,
)
_MBOX = re.compile(rb"\AFrom \S+ .*\d\d:\d\d.*\r?\n[\w-]+:")
SIDECAR = ".fetched.json"
"""What stands beside a page that was fetched, saying from where and when."""


def load_document(source: str | Path | bytes, *, format: str = "", limits: Limits = LIMITS) -> Document:
    """Read a document from a path or from bytes.

    `format` is one of FORMATS; empty means: find out. Raises UnreadableDocumentError for what cannot be read
    (missing, too large, encrypted, without text, of a format not known here), and for a mailbox of several
    messages, which are several documents.
    """
    found = load_documents(source, format=format, limits=limits)
    if len(found) != 1:
        msg = f"this mailbox holds {len(found):,} messages, which are documents of their own"
        raise UnreadableDocumentError(msg)
    return found[0]


def load_documents(
    source: str | Path | bytes, *, format: str = "", limits: Limits = LIMITS
) -> tuple[Document, ...]:
    """Read all documents of a file: a mailbox message by message, of other formats the one there is."""
    data, suffix = _bytes_of(source, limits)
    chosen = format or recognise(data, suffix)
    if chosen == "mbox":
        return tuple(read_mail(message, limits) for message in messages_of(data, limits))
    if chosen not in FORMATS:
        msg = f"unknown format {chosen!r}; known are {', '.join((*FORMATS, 'mbox'))}"
        raise UnreadableDocumentError(msg)
    note = _note_of(source, data)
    read = FORMATS[chosen]
    charset = str(note.get("charset") or "")
    document = read(data, limits, charset) if chosen in _DECLARED and charset else read(data, limits)
    if not document.text.strip() and chosen not in _PLAIN:
        msg = "no words were found in it; if it holds pictures of text, save it as PDF and read that"
        raise UnreadableDocumentError(msg)
    return (replace(document, address=str(note.get("address") or document.address)),)


def recognise(data: bytes, suffix: str = "") -> str:
    """Give the format of bytes; `suffix` of the file's name decides only between kinds of text."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, known in _MAGIC:
        if data.startswith(magic) or (known == "pdf" and magic in data[:1024]):
            return known
    for magic, what in _FOREIGN:
        if head.startswith(magic) or (magic == b"BOOKMOBI" and data[60:68] == magic):
            msg = f"this is {what}, which is not read; save it as PDF, DOCX, HTML or plain text"
            raise UnreadableDocumentError(msg)
    if head.startswith(b"PK\x03\x04"):
        return _in_zip(data, LIMITS)
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if _MBOX.match(data):
        return "mbox"
    if _HEADERS.match(data) and b"\nSubject:" in data[:20_000]:
        return "mail"
    return "html" if head[:15].lower().startswith((b"<!doctype html", b"<html")) else "text"


def _in_zip(data: bytes, limits: Limits) -> str:
    """Tell the kind of a container by the names of its parts."""
    names = Container(data, limits).names
    if "META-INF/container.xml" in names:
        return "epub"
    if "content.xml" in names:
        return "odt"
    if any(name.startswith("word/") for name in names):
        return "docx"
    msg = "this is a ZIP archive that is neither DOCX, ODT nor EPUB: unpack it and read what is in it"
    raise UnreadableDocumentError(msg)


def _bytes_of(source: str | Path | bytes, limits: Limits) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        limits.check("bytes", len(source))
        return source, ""
    path = Path(source)
    try:
        limits.check("bytes", path.stat().st_size)
        if not path.is_file():
            msg = f"{path} is not a file"
            raise UnreadableDocumentError(msg)
        with path.open("rb") as file:
            data = file.read(limits.bytes + 1)
    except OSError as error:
        msg = f"cannot open {path}: {error.strerror or error}"
        raise UnreadableDocumentError(msg) from error
    limits.check("bytes", len(data))
    return data, path.suffix.lower()


def _note_of(source: str | Path | bytes, data: bytes) -> dict[str, object]:
    """Give what a note beside the file says of where it was fetched, if it is of these very bytes."""
    if isinstance(source, bytes):
        return {}
    try:
        note = json.loads(Path(f"{source}{SIDECAR}").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    known = isinstance(note, dict) and note.get("sha256") == hashlib.sha256(data).hexdigest()
    return note if known else {}
