"""Lines to paragraphs, across columns and pages; headings and notes by the size of their type."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from abelard.reading.documents.pages.letters import MARK_CLOSES, MARK_OPENS, SOFT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abelard.reading.documents.pages.columns import Line

_ENDS = re.compile(r"""[.!?:;…]["'”’»)\]]*[\ue000-\ue001\d]*$""")
_NOTE = re.compile(rf"^(?:{MARK_OPENS})?(?P<mark>\d{{1,3}}|[*†‡§¶])(?:{MARK_CLOSES})?[.)\s]?\s*(?=\S)")
_REFERENCE = re.compile(rf"{MARK_OPENS}(\d+){MARK_CLOSES}|\[(\d{{1,3}})\]|(?<=\S)([*†‡§¶])")
_WORD = re.compile(r"\w+(?:-\w+)*")
_LAST_WORD = re.compile(r"[\w-]*$")
_HYPHENS = ("-", SOFT, "\u2010")
_LOW, _HIGH = 0.94, 1.12
_INDENT, _PITCH, _SHORT = 0.6, 1.4, 0.15
_LONGEST_HEADING = 25
_TAIL = 120
"""Signs at the end of a line that tell how it ends; more would take quadratic time on hostile lines."""
_LEADERS = re.compile(r"(?:\. ?){6,}\s*(?:\d+|[ivxlc]+)\s*$")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; `goes_on` if the next page takes it up; `mark` if it is a note."""

    lines: list[Line] = field(default_factory=list)
    kind: str = ""
    mark: str = ""

    @property
    def height(self) -> float:
        """The usual height of its letters."""
        return median(line.height for line in self.lines)


def body_height(pages: Iterable[Sequence[Line]]) -> float:
    """Give the height of the type that most of the text is set in."""
    weights: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            weights[round(line.height, 1)] += len(line.text)
    return weights.most_common(1)[0][0] if weights else 0.0


def paragraphs_of(lines: Sequence[Line], body: float) -> list[Paragraph]:
    """Give the paragraphs of a page: notes marked, headings known by their size."""
    pitch = _usual_pitch(lines)
    made: list[Paragraph] = []
    for at, line in enumerate(lines):
        if at == 0 or _begins(lines[at - 1], line, pitch, body):
            made.append(Paragraph())
        made[-1].lines.append(line)
    for paragraph in made:
        words = sum(len(line.text.split()) for line in paragraph.lines)
        if _LEADERS.search(paragraph.lines[-1].text[-_TAIL:]):
            paragraph.kind = "menu"
        elif paragraph.height > _HIGH * body and words <= _LONGEST_HEADING:
            paragraph.kind = "heading"
    _find_notes(made, body)
    return made


def goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph that ends a page is taken up by the one that begins the next."""
    last, first = before.lines[-1], after.lines[0]
    if before.kind or after.kind or abs(before.height - after.height) > 0.1 * before.height:
        return False
    indented = first.left - first.column_left > _INDENT * first.height
    return not _ENDS.search(last.text[-_TAIL:]) and (not indented or first.text[:1].islower())


def _usual_pitch(lines: Sequence[Line]) -> float:
    steps = [above.bottom - below.bottom for above, below in pairwise(lines) if above.bottom > below.bottom]
    return median(steps) if steps else 0.0


def _begins(before: Line, line: Line, pitch: float, body: float) -> bool:
    """Whether a line begins a paragraph."""
    if abs(before.height - line.height) > 0.1 * max(before.height, line.height):
        return True
    small = line.height < _LOW * body
    if _LEADERS.search(before.text[-_TAIL:]) or (small and _NOTE.match(line.text)):
        return True
    step = before.bottom - line.bottom
    ended = _ENDS.search(before.text[-_TAIL:]) is not None
    indented = line.left - line.column_left > _INDENT * line.height
    if step <= 0:  # the head of the next column
        return ended and (indented or before.right < before.column_right - _SHORT * _width(before))
    if step > _PITCH * max(pitch, line.height):
        return True
    was_indented = before.left - before.column_left > _INDENT * before.height
    if indented and not was_indented:
        return True
    return ended and before.right < before.column_right - _SHORT * _width(before)


def _width(line: Line) -> float:
    return line.column_right - line.column_left


def _find_notes(paragraphs: list[Paragraph], body: float) -> None:
    """Mark the paragraphs in small type at the foot of the page, from the first that begins with a mark."""
    lowest = min(
        (line.bottom for one in paragraphs if one.height >= _LOW * body for line in one.lines), default=0.0
    )
    marks = {mark for one in paragraphs if one.height >= _LOW * body for mark in _marks_in(one)}
    marked = False
    for one in paragraphs:
        if one.height >= _LOW * body or one.lines[0].top > lowest + one.height:
            continue
        found = _NOTE.match(one.lines[0].text)
        marked = marked or (found is not None and found["mark"] in marks)
        if marked:
            one.kind, one.mark = "note", found["mark"] if found else ""


def _marks_in(paragraph: Paragraph) -> set[str]:
    """Give the marks of notes that a paragraph refers to."""
    text = " ".join(line.text for line in paragraph.lines)
    return {next(filter(None, found)) for found in _REFERENCE.findall(text)}


def known_words(pages: Iterable[Sequence[Line]]) -> Counter[str]:
    """Count the words that stand whole in lines, to tell a word's own hyphen from a line's."""
    words: Counter[str] = Counter()
    for lines in pages:
        for line in lines:
            words.update(found[0].lower() for found in _WORD.finditer(line.text[:-1]))
    return words


def joined(line: str, following: str, known: Counter[str]) -> tuple[str, bool]:
    """Give a line as it is written before the next, and whether the next goes on in its last word."""
    bare = line.rstrip()
    first = re.match(r"\w+", following)
    if not first or not bare.endswith(_HYPHENS) or not bare[-2:-1].isalpha():
        return bare, False
    stem, after = bare[:-1], first[0].lower()
    if not following[0].islower():  # al-Qaeda, Jean-Pierre
        return f"{stem}-", True
    found = _LAST_WORD.search(stem)
    start = found[0].lower() if found else ""
    own = known[f"{start}-{after}"] > known[f"{start}{after}"]
    return (f"{stem}-" if own else stem), True
