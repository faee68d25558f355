"""The names of one paragraph, with the edges that prose needs: no articles, particles kept, repairs made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abelard.reading.names.acronyms import introduced
from abelard.reading.names.mention import TITLES, Mention
from abelard.reading.names.tagger import tag_names
from abelard.reading.wordlists import word_lists

if TYPE_CHECKING:
    from abelard.reading.language import Paragraph
    from abelard.reading.syntax import Doc, Token

_JOINING = re.compile(
    r"(?:[Aa]l|[Ee]l|[Aa]d|[Aa]s|[Aa]sh|[Aa]r|[Aa]n|[Aa]t|[Aa]z|[Uu]l|[Ee]d|[Uu]d|[Ww]al)-\w+$"
)
_LISTS = word_lists("names")
_NO_EDGE = _LISTS["no edge"]
_NO_NAME = _LISTS["no name"]
_DASHES = frozenset("-–—‑")
_CALENDAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$"
)


def names_in(paragraph: Paragraph, number: int) -> list[Mention]:
    """Every name the tagger finds in a paragraph, repaired, in order and without overlap."""
    doc = paragraph.doc
    told = [span for first, end, at in introduced(doc) for span in ((first, end, "ORG"), (at, at + 1, "ORG"))]
    busy = {at for first, last, _ in told for at in range(first, last)}
    tagged = (_repaired(doc, first, last, kind) for first, last, kind in _tagged(doc))
    found = told + [one for one in tagged if busy.isdisjoint(range(one[0], one[1]))]
    found += _peoples(doc, found)
    out: list[Mention] = []
    for first, last, kind in sorted(found):
        if first < last and (not out or first >= out[-1].last) and _is_name(doc, first, last):
            out.append(made(paragraph, number, first, last, kind))
    return out


def made(paragraph: Paragraph, number: int, first: int, last: int, kind: str) -> Mention:
    """Make the mention of tokens `first` to `last` (exclusive)."""
    span = paragraph.doc[first:last]
    return Mention(
        start=paragraph.start + span.start_char,
        end=paragraph.start + span.end_char,
        text=span.text,
        type=kind,
        paragraph=number,
        first=first,
        last=last,
    )


def _tagged(doc: Doc) -> list[tuple[int, int, str]]:
    out: list[tuple[int, int, str]] = []
    for at, tag in enumerate(tag_names(doc)):
        if tag == "O" or doc[at].text in _DASHES:
            continue
        if tag[0] == "I" and out and out[-1][1] == at:
            out[-1] = (out[-1][0], at + 1, out[-1][2])
        else:
            out.append((at, at + 1, tag[2:]))
    return out


def _repaired(doc: Doc, first: int, last: int, kind: str) -> tuple[int, int, str]:
    """Trim articles and marks from the edges; take in "al-Suri" after "Abu Hammam"."""
    while last < len(doc) and _continues(doc, last):
        last += 1
    while first > 0 and _begins(doc, first):
        first -= 1
    while first < last and _is_edge(doc[first]):
        first += 1
    while first < last and _is_edge(doc[last - 1]) and doc[last - 1].text[-1:] != ".":
        last -= 1
    return first, last, kind


def _continues(doc: Doc, at: int) -> bool:
    word = doc[at].text
    if _JOINING.match(word):
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
        and before.lower() not in _NO_NAME | TITLES
        and doc[first - 1].pos_ == "PROPN"
    )


def _is_edge(token: Token) -> bool:
    if token.is_sent_start and token.lower_ in _NO_NAME:
        return True
    return token.lower_ in _NO_EDGE or (not any(letter.isalnum() for letter in token.text))


def _is_name(doc: Doc, first: int, last: int) -> bool:
    words = doc[first:last]
    text = words.text
    if last - first == 1:
        token = doc[first]
        if token.lower_ in _NO_NAME or _CALENDAR.match(text) or len(text) < 2 or token.like_num:  # noqa: PLR2004
            return False
        if token.is_sent_start and token.pos_ not in {"PROPN", "NOUN", "ADJ"}:
            return False
    if any(mark in text for mark in "()[]@/"):
        return False
    return any(letter.isupper() for letter in text)


def _peoples(doc: Doc, taken: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Peoples and persuasions as nouns ("the Kurds"), not as adjectives ("Kurdish")."""
    busy = {at for first, last, _ in taken for at in range(first, last)}
    return [
        (entity.start, entity.end, "NORP")
        for entity in doc.ents
        if entity.label_ == "NORP"
        and entity.end - entity.start == 1
        and entity.start not in busy
        and (
            entity.root.tag_ == "NNPS"
            or (
                entity.text.endswith("s")
                and entity.root.dep_ in {"nsubj", "nsubjpass", "pobj", "dobj", "conj"}
            )
        )
    ]
