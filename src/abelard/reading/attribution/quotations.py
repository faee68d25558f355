"""Quotations of a paragraph, as token ranges between their marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abelard.reading.syntax import Doc


_PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’", '"': '"', "``": "''"}
_LEAST = 3


def quotations(doc: Doc) -> list[tuple[int, int]]:
    """Every quotation of three words or more, without its marks.

    One left open runs to the paragraph's end.
    """
    out: list[tuple[int, int]] = []
    start, closing = None, ""
    for at, token in enumerate(doc):
        if start is not None and token.text == closing and not _is_apostrophe(doc, at):
            _add(out, start, at)
            start = None
        elif start is None and token.text in _PAIRS and not (token.text == "‘" and at + 1 >= len(doc)):
            start, closing = at + 1, _PAIRS[token.text]
    if start is not None and closing in {"”", "»"}:
        _add(out, start, len(doc))
    return out


def _add(out: list[tuple[int, int]], start: int, end: int) -> None:
    if end - start >= _LEAST:
        out.append((start, end))


def _is_apostrophe(doc: Doc, at: int) -> bool:
    """Whether a ’ belongs to a word ("the abbots’ men") and closes nothing."""
    before = doc[at - 1] if at else None
    return (
        doc[at].text == "’"
        and before is not None
        and before.text[-1:].lower() == "s"
        and not before.whitespace_
        and doc[at].tag_ == "POS"
    )
