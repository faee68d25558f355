"""Words not found in a source's text: a likely place is offered, and the claim is put there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abelard.case.anchors import LONGEST_FUZZY, Status, find_words
from abelard.case.edit import Edit, edited
from abelard.case.lines import split_comment
from abelard.model.statement import quoted
from abelard.workspace.blocks import slice_at

if TYPE_CHECKING:
    from abelard.case.files import Document
    from abelard.model.claim import Claim, Passage

LEAST_LIKE = 45.0
"""Percent of likeness below which a place is no suggestion."""
AROUND = 24
"""Code points of the words before and after, where the same words stand more than once."""
_PLACE = re.compile(r"\s+(quote|prefix|suffix|chars):(\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where words may stand, in code points, and how like they are, in percent."""

    start: int
    end: int
    likeness: float


def likely_place(words: str, text: str) -> Place | None:
    """Return where a text has what is most like some words, whole words only; None where nothing is."""
    if not words or len(text) > LONGEST_FUZZY:
        return None
    from rapidfuzz import fuzz  # noqa: PLC0415  only needed when a quotation is off

    found = fuzz.partial_ratio_alignment(words, text, score_cutoff=LEAST_LIKE)
    if found is None or found.dest_end <= found.dest_start:
        return None
    start, end = _whole_words(text, found.dest_start, found.dest_end)
    return Place(start=start, end=end, likeness=found.score)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch to whole words, then leave out white space and marks at its ends."""
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, end


def passage_at(old: Passage, text: str, start: int, end: int) -> Passage | None:
    """Return a passage for a stretch of a text, with the words around it where that is needed to find it."""
    words = " ".join(text[start:end].split())
    if not words:
        return None
    plain = replace(old, exact=words, prefix="", suffix="", start=-1, end=-1)
    if find_words(plain, text).status is Status.EXACT:
        return plain
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    told = replace(plain, prefix=before.split("\n")[-1].strip(), suffix=after.split("\n")[0].strip())
    found = find_words(told, text)
    if found.status is Status.EXACT and found.start == start:
        return told
    return replace(told, exact=text[start:end], start=start, end=end)


def anchored_anew(document: Document, claim: Claim, passage: Passage) -> str:
    """Return a file's text in which a claim quotes other words; nothing but those fields is changed."""
    block = slice_at(document, claim.where.line)
    lines = block.text.split("\n")
    kept, at, comments = _without_place(lines)
    kept[at:at] = [line + comment for line, comment in zip(_fields(passage), (*comments, "", "", "", ""))]  # noqa: B905
    return edited(document.text, Edit(block.first, block.last, "\n".join(kept)))


def _without_place(lines: list[str]) -> tuple[list[str], int, list[str]]:
    """Return the lines without the fields of a place, where those stood, and their comments."""
    kept: list[str] = []
    comments: list[str] = []
    at, deep = 0, 0
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if deep and indent > deep:
            continue
        deep = 0
        if _PLACE.match(line):
            comment = split_comment(line)[1].strip()
            comments += [f"  {comment}"] if comment else []
            at, deep = at or len(kept), indent
        else:
            kept.append(line)
    return kept, at or len(kept), comments


def _fields(passage: Passage) -> list[str]:
    words = (("quote", passage.exact), ("prefix", passage.prefix), ("suffix", passage.suffix))
    lines = [f"  {key}: {quoted(value)}" for key, value in words if value]
    return [*lines, f"  chars: {passage.start}..{passage.end}"] if passage.start >= 0 else lines
