"""A document in passages a model can hold, cut between paragraphs, each beginning with the last one's end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abelard.reading.result import Document

WORDS = 1_200
"""Words of a passage, about: few enough that small models read the end of it as well as the beginning."""
_OVERLAP = 120
_READ = frozenset({"body", "heading", "quotation", "byline"})
_WORD = re.compile(r"\S+")
_SENTENCE = re.compile(r"[^.!?…]*[.!?…]+[\"'”’)\]]*\s*|[^.!?…]+$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the document's text; `start` and `end` are offsets into it."""

    start: int
    end: int


def passages_of(document: Document, words: int = WORDS) -> list[Passage]:
    """Give the passages of the parts that are the author's, in order, with overlaps."""
    pieces = [
        piece
        for part in document.parts
        if part.kind in _READ
        for piece in _pieces(document.text, part.start, part.end, words)
    ]
    found: list[Passage] = []
    held: list[tuple[int, int, int]] = []
    for piece in pieces:
        broken = bool(held) and _other_between(document, held[-1][1], piece[0])
        if held and (broken or sum(one[2] for one in held) + piece[2] > words):
            found.append(Passage(held[0][0], held[-1][1]))
            held = [] if broken else _tail(held)
        held.append(piece)
    if held:
        found.append(Passage(held[0][0], held[-1][1]))
    return found


def halves(text: str, passage: Passage) -> list[Passage]:
    """Give a passage that was too much in two, cut at a sentence near its middle; itself, if it is short."""
    middle = (passage.start + passage.end) // 2
    cut = text.find(". ", middle, passage.end) + 2
    if cut < middle or cut >= passage.end:
        cut = text.find(" ", middle, passage.end) + 1
    return [Passage(passage.start, cut), Passage(cut, passage.end)] if cut > middle else [passage]


def count_words(text: str) -> int:
    """Count the words of a text."""
    return sum(1 for _ in _WORD.finditer(text))


def _pieces(text: str, start: int, end: int, most: int) -> list[tuple[int, int, int]]:
    """Give a paragraph with the number of its words; a very long one in sentences."""
    count = sum(1 for _ in _WORD.finditer(text, start, end))
    if count <= most // 2:
        return [(start, end, count)]
    pieces = []
    for sentence in _SENTENCE.finditer(text, start, end):
        words = list(_WORD.finditer(text, *sentence.span()))
        pieces += [
            (group[0].start(), group[-1].end(), len(group))
            for at in range(0, len(words), most // 2)
            if (group := words[at : at + most // 2])
        ]
    return pieces


def _tail(held: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Give what is repeated at the head of the next passage."""
    tail: list[tuple[int, int, int]] = []
    for piece in reversed(held[1:]):
        if sum(one[2] for one in tail) + piece[2] > _OVERLAP:
            break
        tail.insert(0, piece)
    return tail


def _other_between(document: Document, start: int, end: int) -> bool:
    """Whether something that is not the author's stands between two of his paragraphs."""
    return len(document.text[start:end].strip()) > 0
