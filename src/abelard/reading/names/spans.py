"""The names of one paragraph, with the edges that prose needs: no articles, particles kept, repairs made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.reading.names.mention import Mention
from abelard.reading.names.passed_over import people_and_places, peoples, places
from abelard.reading.names.repair import CALENDAR, NO_NAME, cut_at_in, repaired, with_heads, with_sees
from abelard.reading.names.sure import sure_names
from abelard.reading.names.tagger import tag_names

if TYPE_CHECKING:
    from abelard.reading.language import Paragraph
    from abelard.reading.syntax import Doc

_DASHES = frozenset("-–—‑")


def names_in(paragraph: Paragraph, number: int) -> list[Mention]:
    """Every name the tagger finds in a paragraph, repaired, in order and without overlap."""
    doc = paragraph.doc
    told = sure_names(doc)
    busy = {at for first, last, _ in told for at in range(first, last)}
    tagged = [repaired(doc, *one) for piece in _tagged(doc) for one in cut_at_in(doc, piece)]
    found = told + [one for one in with_sees(doc, tagged) if busy.isdisjoint(range(one[0], one[1]))]
    found = with_heads(doc, found)
    for add in (peoples, people_and_places, places):
        found += add(doc, found)
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
        text=paragraph.written(first, last),
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


def _is_name(doc: Doc, first: int, last: int) -> bool:
    words = doc[first:last]
    text = words.text
    if last - first == 1:
        token = doc[first]
        if token.lower_ in NO_NAME or CALENDAR.match(text) or len(text) < 2 or token.like_num:  # noqa: PLR2004
            return False
        if (
            token.ent_type_ == "NORP"
            and token.tag_ in {"JJ", "NNP"}
            and token.dep_ in {"amod", "compound", "nmod"}
        ):
            return False
        if token.is_sent_start and token.pos_ not in {"PROPN", "NOUN", "ADJ"}:
            return False
    if any(mark in text for mark in "()[]@/"):
        return False
    return any(letter.isupper() for letter in text)
