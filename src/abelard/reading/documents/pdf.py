"""PDF: the text layer page by page, in the order of reading; scanned pages by tesseract, if it is there.

What a page looks like is worked out in `pages/`. Here the file is opened, and its pages are written down.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from abelard.reading.documents.head import head_of
from abelard.reading.documents.manuscript import Manuscript
from abelard.reading.documents.pages.columns import Line, lines_of
from abelard.reading.documents.pages.letters import is_plain, pieces_of
from abelard.reading.documents.pages.running_heads import without_heads
from abelard.reading.documents.pages.writing import write_pages
from abelard.reading.documents.parts import find_parts
from abelard.reading.documents.refusal import LIMITS, Limits, UnreadableDocumentError
from abelard.reading.documents.scan import HINT, doubts, has_tesseract, recognise_picture

if TYPE_CHECKING:
    from abelard.reading.result import Document

_LEAST_TEXT = 8
_STAMP = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
_DOTS, _POINTS, _MOST_PIXELS = 300, 72, 40_000_000
_PICTURE = 3
"""FPDF_PAGEOBJ_IMAGE of PDFium."""


def read_pdf(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read a PDF; raises UnreadableDocumentError if broken, encrypted, too long, or a scan we cannot read."""
    import pypdfium2  # noqa: PLC0415 - the extra `read`, loaded when a PDF is read

    try:
        book = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        encrypted = "password" in str(error).lower()
        why = "encrypted: save it without a password" if encrypted else f"broken: {error}"
        msg = f"the PDF is {why}"
        raise UnreadableDocumentError(msg) from error
    try:
        return _document(book, data, limits)
    except pypdfium2.PdfiumError as error:
        msg = f"the PDF is broken: {error}"
        raise UnreadableDocumentError(msg) from error
    finally:
        book.close()


def _document(book: Any, data: bytes, limits: Limits) -> Document:  # noqa: ANN401 - pypdfium2 ships no types
    limits.check("pages", len(book))
    manuscript = Manuscript(limits)
    pages = _pages(book, limits, manuscript.warnings)
    kept, printed = without_heads(pages)
    labels = printed or _given_labels(book, len(kept))
    write_pages(kept, labels, manuscript)
    text = manuscript.text
    if len(text) < _LEAST_TEXT:
        msg = f"the PDF has no text layer (a scan?): {HINT}"
        raise UnreadableDocumentError(msg)
    _say_what_parts_are(manuscript)
    title, creators, published = head_of(text)
    facts = book.get_metadata_dict()
    stamp = _STAMP.match(facts.get("CreationDate") or "")
    made = manuscript.document(
        format="pdf",
        sha256=hashlib.sha256(data).hexdigest(),
        title=facts.get("Title") or title,
        creators=creators or tuple(filter(None, [facts.get("Author") or ""])),
    )
    dated = published or ("-".join(filter(None, stamp.groups())) if stamp else "")
    return replace(made, published=dated)


def _pages(book: Any, limits: Limits, warnings: list[str]) -> list[list[Line]]:  # noqa: ANN401 - no types
    """Give the lines of all pages; those of scanned pages are recognised, or missed with a warning."""
    pages, scanned, size = [], [], 0
    for number in range(len(book)):
        page = book[number]
        words = page.get_textpage()
        lines = _lines(words, number)
        size += sum(len(line.text) for line in lines)
        limits.check("characters", size)
        if not lines and any(one.type == _PICTURE for one in page.get_objects(max_depth=2)):
            scanned.append(number)
        pages.append(lines)
        words.close()
        page.close()
    if scanned and has_tesseract():
        limits.check("scanned", len(scanned))
        warnings += _recognised(book, scanned, pages)
    elif scanned and len(scanned) < len(pages):
        told = ", ".join(str(number + 1) for number in scanned[:10])
        warnings.append(f"pages without a text layer were not read ({told}): {HINT}")
    return pages


def _lines(words: Any, number: int) -> list[Line]:  # noqa: ANN401 - pypdfium2 ships no types
    """Give the lines of a page by their places; where writing runs otherwise, as the file has them."""
    pieces = pieces_of(words)
    if is_plain(pieces):
        return lines_of(pieces, number)
    text = words.get_text_range().replace("\r\n", "\n").replace("\r", "\n")
    listed = [line.strip() for line in text.split("\n")]
    return [_at(line, place, number) for place, line in enumerate(listed) if line]


def _at(text: str, place: int, page: int) -> Line:
    """Give a line a place below the one before it, as if it filled its column."""
    return Line(text, 0.0, 1.0, -12.0 * place, -12.0 * place + 10.0, 0.0, 1.0, page)


def _recognised(book: Any, scanned: list[int], pages: list[list[Line]]) -> list[str]:  # noqa: ANN401 - no types
    """Recognise the letters of scanned pages, and say how sure that is."""
    sure = []
    for number in scanned:
        found = recognise_picture(_picture(book[number]))
        place = 0
        for paragraph in found.paragraphs:
            for line in paragraph:
                pages[number].append(_at(line, place, number))
                place += 1
            place += 1
        sure.append(found.sure)
    return [f"{len(scanned)} scanned pages: {doubts(sum(sure) / len(sure))}"]


def _picture(page: Any) -> bytes:  # noqa: ANN401 - pypdfium2 ships no types
    """Draw a page in grey, as a portable greymap."""
    width, height = page.get_size()
    scale = min(_DOTS / _POINTS, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    drawn = page.render(scale=scale, grayscale=True)
    rows, step = bytes(drawn.buffer), drawn.stride
    grey = b"".join(rows[at * step : at * step + drawn.width] for at in range(drawn.height))
    return b"P5 %d %d 255\n" % (drawn.width, drawn.height) + grey


def _given_labels(book: Any, count: int) -> tuple[str, ...]:  # noqa: ANN401 - pypdfium2 ships no types
    """Give the labels the file has for its pages, if they say more than a count would."""
    labels = tuple(str(book.get_page_label(number) or "")[:20] for number in range(count))
    return labels if any(label not in {"", str(at)} for at, label in enumerate(labels, 1)) else ()


def _say_what_parts_are(manuscript: Manuscript) -> None:
    """Tell bylines, captions and comments apart by their words, where the type did not tell already."""
    by_words = {part.start: part.kind for part in find_parts(manuscript.text)}
    manuscript.parts = [
        part if part.kind != "body" else replace(part, kind=by_words.get(part.start, "body"))
        for part in manuscript.parts
    ]
