"""A document's text as it is written down: paragraph by paragraph, white space made one blank, offsets known.

Every reader of a format with markup writes into one of these, so that all of them agree on what a paragraph,
a link, a note and a page are.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from abelard.reading.documents.refusal import LIMITS
from abelard.reading.result import Document, Footnote, Link, Part

if TYPE_CHECKING:
    from abelard.reading.documents.refusal import Limits

_SPACES = re.compile(r"\s+")
# Soft hyphens and zero-width spaces show nothing; joiners stay, for Persian and Indian scripts need them.
_INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200b\u2060\ufeff\x00"))
GAP = "\n\n"


class Manuscript:
    """Collects the paragraphs of one document."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._done: list[str] = []
        self._at = 0
        self._now: list[str] = []
        self._length = 0
        self._blank = False
        self._open: list[tuple[str, int]] = []
        self._marks: dict[str, tuple[str, int]] = {}
        self.parts: list[Part] = []
        self.links: list[Link] = []
        self.footnotes: list[Footnote] = []
        self.pages: list[int] = []
        self.labels: list[str] = []
        self.warnings: list[str] = []

    def write(self, words: str) -> None:
        """Write words into the paragraph at hand."""
        words = _SPACES.sub(" ", words.translate(_INVISIBLE))
        self._blank = self._blank or words.startswith(" ")
        bare = words.strip(" ")
        if not bare:
            return
        if not bare.isascii():
            bare = unicodedata.normalize("NFC", bare)
        if self._blank and self._length:
            self._put(" ")
        self._put(bare)
        self._blank = words.endswith(" ")

    def turn_line(self) -> None:
        """Begin a new line of the same paragraph, as in verse."""
        if self._length and self._now[-1] != "\n":
            self._put("\n")
        self._blank = False

    def close(self, kind: str) -> None:
        """End the paragraph; an empty one leaves no trace."""
        while self._now and self._now[-1] == "\n":
            self._now.pop()
            self._length -= 1
        if self._length:
            self._done.append("".join(self._now))
            self.parts.append(Part(start=self._at, end=self._at + self._length, kind=kind))
            self._at += self._length + len(GAP)
            self._limits.check("characters", self._at)
        self._now, self._length, self._blank = [], 0, False

    def open_link(self, target: str) -> None:
        """Let a link begin at the next word."""
        self._open.append((target, self.next))

    def close_link(self) -> None:
        """End the link that began last."""
        if not self._open:
            return
        target, start = self._open.pop()
        end = self._at + self._length
        if target and end > start:
            self.links.append(Link(start=start, end=end, target=target))

    def refer(self, key: str, mark: str) -> None:
        """Note that a note belongs here."""
        self._marks.setdefault(key, (mark, self._at + self._length))

    def note_since(self, key: str, start: int) -> None:
        """Take what was written from `start` on as the note that `key` refers to."""
        end = self._at - len(GAP)
        if end > start:
            mark, at = self._marks.get(key, ("", start))
            self.footnotes.append(Footnote(start=start, end=end, at=at, mark=mark))

    def begin_page(self, label: str) -> None:
        """Begin a page at the next word, even if the one before it is empty."""
        self.pages.append(self.next)
        self.labels.append(label)

    def turn_page(self, label: str = "") -> None:
        """Begin a page at the next word; the text before the first such turn is a page too."""
        if not self.pages and self.next and not label:
            self.pages.append(0)
            self.labels.append("")
        if label or not self.pages or self.pages[-1] != self.next:
            self.pages.append(self.next)
            self.labels.append(label)

    @property
    def next(self) -> int:
        """The offset of the next word to be written."""
        return self._at + self._length + bool(self._blank and self._length)

    @property
    def text(self) -> str:
        """The text so far, without the paragraph that is not ended."""
        return GAP.join(self._done)

    def document(self, *, format: str, sha256: str, title: str, creators: tuple[str, ...]) -> Document:
        """Give the document; dates and addresses are for the format to add."""
        return Document(
            text=self.text,
            format=format,
            sha256=sha256,
            title=title,
            creators=creators,
            parts=tuple(self.parts),
            pages=tuple(min(page, max(0, self._at - len(GAP))) for page in self.pages),
            page_labels=tuple(self.labels) if any(self.labels) else (),
            links=tuple(self.links),
            footnotes=tuple(self.footnotes),
            warnings=tuple(self.warnings),
        )

    def _put(self, words: str) -> None:
        self._now.append(words)
        self._length += len(words)
        if self._length > self._limits.characters:
            self._limits.check("characters", self._length)
