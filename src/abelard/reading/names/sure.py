"""Names that their own form gives away, whatever the tagger thinks.

"Port Workers' Federation", "Roger II of Sicily".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abelard.reading.names.acronyms import introduced
from abelard.reading.wordlists import word_lists

if TYPE_CHECKING:
    from abelard.reading.syntax import Doc

_LISTS = word_lists("names")
_ORG_HEADS, _COUNTED = _LISTS["org heads"], _LISTS["counted"]
_NUMERAL = re.compile(r"[IVX]{1,5}")
_QUOTES = frozenset("\"“”'‘’")
_OWNERS = frozenset({"people", "women", "men", "children", "king", "queen", "farmer", "worker"})
_FAMILY = frozenset({"Son", "Sons", "Co", "Company", "Brothers"})
_MARKS = frozenset({"'", "’", "&"})


def sure_names(doc: Doc) -> list[tuple[int, int, str]]:
    """Token spans and types of such names, in order; where two overlap the first found is kept."""
    found = [
        span for first, end, at in introduced(doc) for span in ((first, end, "ORG"), (at, at + 1, "ORG"))
    ]
    busy = {at for first, last, _ in found for at in range(first, last)}
    for first, last, kind in (*_numbered(doc), *_nicknamed(doc), *_firms(doc)):
        if busy.isdisjoint(range(first, last)):
            busy.update(range(first, last))
            found.append((first, last, kind))
    return sorted(found)


def headed_names(doc: Doc) -> list[tuple[int, int, str]]:
    """Capitalised runs that end in the word for a body: "Labour Ministry", "Port Workers' Federation"."""
    out = []
    at = 0
    while at < len(doc):
        if not _is_capital(doc, at):
            at += 1
            continue
        end = at + 1
        while end < len(doc) and (
            _is_capital(doc, end) or (end + 1 < len(doc) and _is_capital(doc, end + 1) and _links(doc, end))
        ):
            end += 1
        first = at + (
            doc[at].is_sent_start and doc[at].pos_ in {"DET", "ADP", "PRON", "SCONJ", "ADV", "CCONJ"}
        )
        if end - first > 1 and doc[end - 1].lower_ in _ORG_HEADS and not doc[first].is_stop:
            out.append((first, end, "ORG"))
        at = end
    return out


def _links(doc: Doc, at: int) -> bool:
    """Whether a mark stands inside a name: "Workers' Union", "People's Front"."""
    return doc[at].text in _MARKS or (doc[at].text in {"'s", "’s"} and doc[at - 1].lower_ in _OWNERS)


def _is_capital(doc: Doc, at: int) -> bool:
    word = doc[at].text
    return word[0].isupper() and word.isalpha() and (len(word) > 1 or word.isupper())


def _nicknamed(doc: Doc) -> list[tuple[int, int, str]]:
    """Give a nickname in marks inside a name: Francisco "Pancho" Villa."""
    out = []
    for at in range(1, len(doc) - 3):
        marks = doc[at].text in _QUOTES and doc[at + 2].text in _QUOTES
        names = (doc[at - 1].text, doc[at + 1].text, doc[at + 3].text)
        if (
            marks
            and all(name.istitle() for name in names)
            and doc[at - 1].pos_ == doc[at + 3].pos_ == "PROPN"
        ):
            out.append((at - 1, at + 4, "PER"))
    return out


def _firms(doc: Doc) -> list[tuple[int, int, str]]:
    """Give partners joined by "&", and "X and Sons": one name of a firm."""
    out = []
    for at in range(1, len(doc) - 1):
        joins = doc[at].text == "&" or (doc[at].lower_ == "and" and doc[at + 1].text in _FAMILY)
        if not (joins and _is_capital(doc, at - 1) and _is_capital(doc, at + 1)):
            continue
        first, end = at - 1, at + 2
        while first > 0 and _is_capital(doc, first - 1) and not doc[first - 1].is_stop:
            first -= 1
        while end < len(doc) and _is_capital(doc, end):
            end += 1
        out.append((first, end, "ORG"))
    return out


def _numbered(doc: Doc) -> list[tuple[int, int, str]]:
    """Rulers and popes: "Innocent II", "Roger II of Sicily"."""
    out = []
    for at in range(1, len(doc)):
        before = doc[at - 1]
        if not _NUMERAL.fullmatch(doc[at].text) or not before.text.istitle() or before.lower_ in _COUNTED:
            continue
        end = at + 1
        if end + 1 < len(doc) and doc[end].lower_ == "of" and doc[end + 1].text.istitle():
            end += 2
        out.append((at - 1, end, "PER"))
    return out
