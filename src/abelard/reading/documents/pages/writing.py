"""The pages written down: paragraphs whole across pages, notes by their pages, their marks taken out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abelard.reading.documents.pages.letters import MARK_CLOSES, MARK_OPENS
from abelard.reading.documents.pages.paragraphs import (
    Paragraph,
    body_height,
    goes_on,
    joined,
    known_words,
    paragraphs_of,
)

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from abelard.reading.documents.manuscript import Manuscript
    from abelard.reading.documents.pages.columns import Line

_MARKED = re.compile(f"{MARK_OPENS}([^{MARK_CLOSES}]*){MARK_CLOSES}")
_LEADING = re.compile(r"^(?:\d{1,3}|[*†‡§¶])[.)]?\s*")


def write_pages(pages: Sequence[list[Line]], labels: Sequence[str], manuscript: Manuscript) -> None:
    """Write the pages; a page's notes stand before a paragraph that the next page takes up."""
    body, known = body_height(pages), known_words(pages)
    writer = _Writer(manuscript, known)
    split = [paragraphs_of(lines, body) for lines in pages]
    for number, paragraphs in enumerate(split):
        writer.page(labels[number] if labels else "")
        texts = [one for one in paragraphs if one.kind != "note"]
        notes = [one for one in paragraphs if one.kind == "note"]
        following = next(
            (one for each in split[number + 1 : number + 2] for one in each if one.kind != "note"), None
        )
        last = texts[-1] if texts and following and goes_on(texts[-1], following) else None
        for paragraph in texts:
            if paragraph is not last:
                writer.paragraph(paragraph)
        for note in notes:
            writer.note(note, number)
        if last is not None and following is not None:
            writer.paragraph(last, following.lines[0].text)
    writer.finish()


class _Writer:
    def __init__(self, manuscript: Manuscript, known: Counter[str]) -> None:
        self._manuscript, self._known = manuscript, known
        self._open = False
        self._turned: str | None = None

    def page(self, label: str) -> None:
        """Begin a page; inside a paragraph that goes on, at its next word."""
        self._turn()
        self._turned = label

    def paragraph(self, paragraph: Paragraph, following: str = "") -> None:
        """Write a paragraph; with `following`, the next line on the next page, it stays open."""
        self._turn()
        texts = [line.text for line in paragraph.lines]
        for text, after in zip(texts, [*texts[1:], following], strict=True):
            words, whole = joined(text, after, self._known)
            self._write(words if whole else f"{words} ", paragraph.lines[0].page)
        self._open = bool(following)
        if not self._open:
            self._manuscript.close(paragraph.kind or "body")

    def note(self, note: Paragraph, page: int) -> None:
        """Write a note, without its mark."""
        self._turn()
        start = self._manuscript.next
        texts = [_MARKED.sub(r"\1", line.text) for line in note.lines]
        texts[0] = _LEADING.sub("", texts[0]) if note.mark else texts[0]
        for text, after in zip(texts, [*texts[1:], ""], strict=True):
            words, whole = joined(text, after, self._known)
            self._manuscript.write(words if whole else f"{words} ")
        self._manuscript.close("note")
        if note.mark:
            self._manuscript.note_since(f"{page} {note.mark}", start)

    def finish(self) -> None:
        """Turn the last page, if nothing stands on it."""
        self._turn()
        self._manuscript.close("body")

    def _turn(self) -> None:
        if self._turned is not None:
            self._manuscript.begin_page(self._turned)
            self._turned = None

    def _write(self, words: str, page: int) -> None:
        """Write words, with the marks of notes taken out and remembered."""
        at = 0
        for found in _MARKED.finditer(words):
            self._manuscript.write(words[at : found.start()])
            self._manuscript.refer(f"{page} {found[1]}", found[1])
            at = found.end()
        self._manuscript.write(words[at:])
