"""Paragraphs as office programs nest them (a note or a text box inside a paragraph), set one after another.

A text box follows the paragraph it hangs on; notes follow the text. Used by the readers of DOCX and ODT.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abelard.reading.documents.manuscript import Manuscript

Step = tuple[str, tuple[str, ...]]


@dataclass(slots=True)
class _Paragraph:
    kind: str
    steps: list[Step] = field(default_factory=list)


@dataclass(slots=True)
class _Aside:
    key: str
    kind: str
    paragraphs: list[_Paragraph] = field(default_factory=list)


class Flow:
    """Takes paragraphs in the order of the markup, writes them in the order of reading."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._manuscript = manuscript
        self._open: list[_Paragraph] = []
        self._asides: list[_Aside] = []
        self._boxes: list[_Paragraph] = []
        self._notes: list[_Aside] = []

    def begin(self, kind: str = "body") -> None:
        """Begin a paragraph, perhaps inside another."""
        self._open.append(_Paragraph(kind))

    def be(self, kind: str) -> None:
        """Say what the paragraph at hand is."""
        if self._open:
            self._open[-1].kind = kind

    def do(self, step: str, *given: str) -> None:
        """Let the manuscript do a step (write, open_link, refer, ...) when the paragraph is written."""
        if self._open:
            self._open[-1].steps.append((step, given))
        elif step == "turn_page" and not self._asides:
            self._manuscript.turn_page()

    def end(self) -> None:
        """End the paragraph at hand."""
        if not self._open:
            return
        done = self._open.pop()
        if self._asides:
            self._asides[-1].paragraphs.append(done)
        elif self._open:
            self._boxes.append(done)
        else:
            self._write(done, done.kind)
            self._write_boxes()

    def begin_aside(self, key: str = "", kind: str = "note") -> None:
        """Begin a note (with a key) or a text box (without)."""
        self._asides.append(_Aside(key, kind))

    def end_aside(self) -> None:
        """End it."""
        if not self._asides:
            return
        done = self._asides.pop()
        if done.key:
            self._notes.append(done)
        else:
            self._boxes.extend(done.paragraphs)

    def finish(self) -> None:
        """Write what was kept back."""
        self._write_boxes()
        for note in self._notes:
            start = self._manuscript.next
            for paragraph in note.paragraphs:
                self._write(paragraph, note.kind)
            self._manuscript.note_since(note.key, start)

    def _write_boxes(self) -> None:
        waiting, self._boxes = self._boxes, []
        for box in waiting:
            self._write(box, box.kind)

    def _write(self, paragraph: _Paragraph, kind: str) -> None:
        for step, given in paragraph.steps:
            getattr(self._manuscript, step)(*given)
        self._manuscript.close(kind)
