"""Plain text and Markdown: the file as it is, with its headings, captions and comments told apart.

The text is the file decoded as UTF-8, byte order mark dropped, line ends turned into a newline, otherwise
unchanged: that is the contract of `abelard read --json`, so nothing here may move a character.
"""

from __future__ import annotations

import hashlib

from abelard.reading.documents.head import head_of
from abelard.reading.documents.parts import find_parts
from abelard.reading.documents.refusal import MOST_CHARACTERS, UnreadableDocumentError
from abelard.reading.result import Document


def read_plain(data: bytes) -> Document:
    """Read plain text; other encodings than UTF-8 are recognised by their marks, or taken as Windows-1252."""
    return _document(data, "text")


def read_markdown(data: bytes) -> Document:
    """Read Markdown as its source text, so that offsets are those of the file."""
    return _document(data, "markdown")


def decode(data: bytes) -> str:
    """Decode bytes and turn every line end into one newline. Undecodable bytes become U+FFFD."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _one_line_end(data.decode(encoding, errors="replace"))
    try:
        return _one_line_end(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if b"\0" in data[:4096]:
            msg = "this is not text: it has zero bytes and is in no format known here"
            raise UnreadableDocumentError(msg) from error
        return _one_line_end(data.decode("cp1252", errors="replace"))


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _document(data: bytes, kind: str) -> Document:
    text = decode(data)
    if len(text) > MOST_CHARACTERS:
        msg = f"the text has {len(text):,} characters; at most {MOST_CHARACTERS:,} are read: split it"
        raise UnreadableDocumentError(msg)
    title, creators, published = head_of(text)
    return Document(
        text=text,
        format=kind,
        sha256=hashlib.sha256(data).hexdigest(),
        title=title,
        creators=creators,
        published=published,
        parts=find_parts(text),
    )
