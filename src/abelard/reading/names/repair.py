"""Repairs to what the tagger marks: edges trimmed, particles taken in, pieces of one name joined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abelard.reading.names.mention import TITLES
from abelard.reading.names.sure import headed_names
from abelard.reading.wordlists import word_lists

if TYPE_CHECKING:
    from abelard.reading.syntax import Doc, Token

_JOINING = re.compile(
    r"(?:[Aa]l|[Ee]l|[Aa]d|[Aa]s|[Aa]sh|[Aa]r|[Aa]n|[Aa]t|[Aa]z|[Uu]l|[Ee]d|[Uu]d|[Ww]al)-\w+$"
)


CALENDAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$"
)
_LISTS = word_lists("names")
NO_NAME = _LISTS["no name"]
_NO_EDGE = _LISTS["no edge"]
_PERSUASIONS = _LISTS["persuasions"]


_THINGS, ORG_HEADS = _LISTS["things"], _LISTS["org heads"]


_NUMERAL = re.compile(r"[IVX]{1,5}")


def repaired(doc: Doc, first: int, last: int, kind: str) -> tuple[int, int, str]:
    """Trim articles and marks from the edges; take in "al-Suri" after "Abu Hammam"."""
    began = first
    while last < len(doc) and _continues(doc, last):
        last += 1
    while first > 0 and _begins(doc, first):
        first -= 1
    while first < last and (_is_edge(doc[first]) or _is_persuasion(doc, first, last)):
        first += 1
    while last - first > 1 and (CALENDAR.match(doc[last - 1].text) or doc[last - 1].text.isdigit()):
        last -= 1
    while first < last and _is_edge(doc[last - 1]) and doc[last - 1].text[-1:] != ".":
        last -= 1
    return (
        first,
        last,
        "PER" if first > began and kind == "ORG" and _is_persuasion(doc, began, last) else kind,
    )


def cut_at_in(doc: Doc, piece: tuple[int, int, str]) -> list[tuple[int, int, str]]:
    """Cut "IS in Afghanistan" after its first name.

    "al-Qaeda in Mesopotamia (AQM)" is found by its acronym.
    """
    first, last, kind = piece
    to = next((at for at in range(first + 1, last - 1) if doc[at].text == "to"), None)
    if to is not None and kind == "ORG":
        return [(first, to, kind), (to + 1, last, kind)]
    at = next((at for at in range(first + 1, last - 1) if doc[at].lower_ == "in"), None)
    if at is None or not any(token.ent_type_ in {"GPE", "LOC"} for token in doc[at + 1 : last]):
        return [piece]
    return [(first, at, kind), (at + 1, last, "LOC")]


def with_heads(doc: Doc, found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Take whole runs like "Port Workers' Federation" where the tagger has only pieces of them."""
    for first, last, kind in headed_names(doc):
        over = [one for one in found if one[0] < last and first < one[1]]
        if all(first <= one[0] and one[1] <= last and one[1] - one[0] < last - first for one in over):
            found = [one for one in found if one not in over] + [(first, last, kind)]
    return found


def with_sees(doc: Doc, found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Join the pieces of "Bernard of Clairvaux", "Roger II of Sicily", "Port Workers' Federation"."""
    out: list[tuple[int, int, str]] = []
    for piece in sorted(found):
        before = out[-1] if out else (0, 0, "")
        if _has_see(doc, before, piece):
            out[-1] = (before[0], piece[1], "PER")
        elif out and _shares_apostrophe(doc, before, piece):
            out[-1] = (before[0], piece[1], "ORG")
        elif piece[2] == "LOC" and _is_by_name(doc, piece[0], before[1]):
            out.append((piece[0] - 2, piece[1], "PER"))
        else:
            out.append(piece)
    return out


def _has_see(doc: Doc, one: tuple[int, int, str], two: tuple[int, int, str]) -> bool:
    """Whether one name, or a numbered one, stands before "of" and a place of one word."""
    if one[2] != "PER" or one[1] + 1 != two[0] or doc[two[0] - 1].lower_ != "of" or two[1] - two[0] != 1:
        return False
    names = [token.text for token in doc[one[0] : one[1]]]
    return (len(names) == 1 or bool(_NUMERAL.fullmatch(names[-1]))) and names[0].lower() not in TITLES


def _is_by_name(doc: Doc, place: int, taken: int) -> bool:
    """Whether "X of" before a place makes a person: "Falco of Benevento", not "the Battle of Benevento"."""
    if place - 2 < taken or doc[place - 1].lower_ != "of":
        return False
    word = doc[place - 2]
    led = place - 3 >= 0 and doc[place - 3].pos_ in {"DET", "PROPN", "ADJ", "NUM"}
    plain = (
        word.pos_ == "PROPN" and word.text.isalpha() and word.text.istitle() and not word.text.endswith("s")
    )
    return plain and not led and word.lower_ not in TITLES | NO_NAME | _THINGS


def _shares_apostrophe(doc: Doc, one: tuple[int, int, str], two: tuple[int, int, str]) -> bool:
    """Whether an apostrophe cut one name in two: "Port Workers' Federation"."""
    mark = doc[one[1]].text if one[1] < len(doc) else ""
    plural = doc[one[1] - 1].text.endswith("s")
    return plural and one[1] + 1 == two[0] and mark in {"'", "’"} and doc[two[1] - 1].lower_ in ORG_HEADS


def _continues(doc: Doc, at: int) -> bool:
    word = doc[at].text
    if _JOINING.match(word) or (_NUMERAL.fullmatch(word) and doc[at - 1].text.istitle()):
        return True
    following = at + 1 < len(doc) and doc[at + 1].text[:1].isupper()
    return word in {"bin", "ibn", "bint", "wal"} and (
        following or bool(_JOINING.match(doc[at + 1].text if at + 1 < len(doc) else ""))
    )


def _begins(doc: Doc, first: int) -> bool:
    word, before = doc[first].text, doc[first - 1].text
    if before in {"Abu", "Umm", "Abd", "Ibn", "Bin", "Bint", "Abdul"}:
        return True
    joined = bool(_JOINING.match(word)) or word in {"bin", "ibn", "bint"}
    return (
        joined
        and before[:1].isupper()
        and before.isalpha()
        and before.lower() not in NO_NAME | TITLES
        and doc[first - 1].pos_ == "PROPN"
    )


def _is_persuasion(doc: Doc, first: int, last: int) -> bool:
    """Whether a name begins with what its bearer is: "the Jesuit Paolo Serra"."""
    is_body = doc[last - 1].lower_ in ORG_HEADS | _THINGS
    return last - first > 1 and doc[first].lower_ in _PERSUASIONS and not is_body


def _is_edge(token: Token) -> bool:
    if token.is_sent_start and token.lower_ in NO_NAME:
        return True
    return token.lower_ in _NO_EDGE or (not any(letter.isalnum() for letter in token.text))
