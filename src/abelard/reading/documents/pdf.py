"""PDF: the text layer page by page, running heads and hyphenation undone.

Scanned pages have no text layer: they are refused with a sentence that says so, for recognising letters is
another program's work.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from abelard.reading.documents.head import head_of
from abelard.reading.documents.parts import find_parts
from abelard.reading.documents.refusal import LIMITS, Limits, UnreadableDocumentError
from abelard.reading.result import Document

if TYPE_CHECKING:
    from collections.abc import Sequence

# PDFium writes a hyphen at a line's end as U+FFFE, with or without the line end.
_HYPHEN = re.compile(r"(?<=[^\W\d_])(?:[-\u00ad]\n|[\ufffe\x02]\n?)(?=[a-zà-ÿ])")
_NUMBER = re.compile(r"\d+")
_LEAST_TEXT = 20
_STAMP = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")


def read_pdf(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read a PDF's text layer; raises UnreadableDocumentError if broken, encrypted, too long or scanned."""
    import pypdfium2  # noqa: PLC0415 - the extra `read`, loaded when a PDF is read

    try:
        book = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        encrypted = "password" in str(error).lower()
        msg = (
            "the PDF is encrypted: save it without a password" if encrypted else f"the PDF is broken: {error}"
        )
        raise UnreadableDocumentError(msg) from error
    try:
        return _document(book, data, limits)
    finally:
        book.close()


def _document(book: Any, data: bytes, limits: Limits) -> Document:  # noqa: ANN401 - pypdfium2 ships no types
    limits.check("pages", len(book))
    text, pages = join_pages([_page_lines(book, number) for number in range(len(book))])
    if len(text.strip()) < _LEAST_TEXT:
        msg = "the PDF has no text layer (a scan?): run it through OCR first, for example with ocrmypdf"
        raise UnreadableDocumentError(msg)
    title, creators, published = head_of(text)
    facts = book.get_metadata_dict()
    stamp = _STAMP.match(facts.get("CreationDate") or "")
    return Document(
        text=text,
        format="pdf",
        sha256=hashlib.sha256(data).hexdigest(),
        title=facts.get("Title") or title,
        creators=creators or tuple(filter(None, [facts.get("Author") or ""])),
        published=published or ("-".join(filter(None, stamp.groups())) if stamp else ""),
        parts=find_parts(text),
        pages=pages,
    )


def _page_lines(book: Any, number: int) -> list[str]:  # noqa: ANN401 - pypdfium2 ships no types
    page = book[number]
    words = page.get_textpage()
    lines = words.get_text_range().replace("\r\n", "\n").replace("\r", "\n").split("\n")
    words.close()
    page.close()
    return [line.rstrip() for line in lines]


def join_pages(pages: Sequence[list[str]]) -> tuple[str, tuple[int, ...]]:
    """One text of all pages without their running heads, and the offset at which each page begins."""
    heads = _running_heads(pages)
    text = ""
    starts = []
    for lines in pages:
        kept = "\n".join(line for at, line in enumerate(lines) if not _is_head(line, at, len(lines), heads))
        starts.append(len(text))
        text += _unhyphenated(kept.strip("\n")) + "\n\n"
    return text.rstrip("\n") + "\n", tuple(starts)


def _unhyphenated(words: str) -> str:
    return _HYPHEN.sub("", words)


def _running_heads(pages: Sequence[list[str]]) -> set[str]:
    """Lines that stand first or last on a third of the pages, page numbers aside."""
    edges = Counter(_NUMBER.sub("#", line.strip()) for lines in pages for line in {*lines[:1], *lines[-1:]})
    return {line for line, count in edges.items() if count >= max(3, len(pages) / 3)}


def _is_head(line: str, at: int, count: int, heads: set[str]) -> bool:
    at_edge = at == 0 or at == count - 1
    bare = line.strip()
    return at_edge and (bare.isdigit() or _NUMBER.sub("#", bare) in heads)
