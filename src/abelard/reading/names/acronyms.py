"""Acronyms introduced in brackets, and the names they are short for.

After Schwartz & Hearst, A Simple Algorithm for Identifying Abbreviation Definitions (PSB 2003):
the shortest run of words before the bracket whose first letters, small words aside, make the acronym.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abelard.reading.syntax import Doc


from abelard.reading.names.mention import is_acronym, is_acronym_of

_REACH = 12
_QUOTES = frozenset("\"“”'‘’")


def introduced(doc: Doc) -> list[tuple[int, int, int]]:
    """Every "Long Name (LN)" of a paragraph: first token and end of the name, and the acronym's token."""
    out = []
    for at in range(2, len(doc) - 1):
        if (
            doc[at - 1].text in {"(", "["}
            and is_acronym(doc[at].text)
            and doc[at + 1].text in {")", "]", ",", ";"}
        ):
            first = _begin(doc, at - 1, doc[at].text)
            if first is not None:
                out.append((first, at - 1, at))
    return out


def _begin(doc: Doc, end: int, short: str) -> int | None:
    for first in range(end - 1, max(-1, end - _REACH), -1):
        token = doc[first]
        if token.is_punct and token.text not in _QUOTES and token.text != "-":
            return None
        if token.text[:1].lower() != short[0].lower() or not (token.text[:1].isupper() or "-" in token.text):
            continue
        words = " ".join(word.text for word in doc[first:end] if word.text not in _QUOTES)
        if is_acronym_of(short, words):
            return first
    return None
