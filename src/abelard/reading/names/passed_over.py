"""Names that the tagger passed over: peoples, whom spaCy is sure of, and where somebody went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.reading.names.repair import CALENDAR
from abelard.reading.wordlists import word_lists

if TYPE_CHECKING:
    from abelard.reading.syntax import Doc, Token

    Piece = tuple[int, int, str]

_PLACING, _FEASTS = frozenset({"in", "at", "to", "from", "near", "into"}), word_lists("names")["feasts"]
_NO_PLACE = frozenset({"DATE", "TIME", "NORP", "LANGUAGE", "EVENT", "LAW", "CARDINAL", "ORDINAL"})
_TRUSTED = {"PERSON": "PER", "GPE": "LOC", "LOC": "LOC"}
_NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "appos", "conj", "poss"})
_MARKS = frozenset("\"“”'‘’-–—/")
_LONGEST = 3


def peoples(doc: Doc, taken: list[Piece]) -> list[Piece]:
    """Peoples and persuasions as nouns ("the Kurds"), not as adjectives ("Kurdish")."""
    busy = _busy(taken)
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


def people_and_places(doc: Doc, taken: list[Piece]) -> list[Piece]:
    """Persons and places spaCy names that the tagger let go: "his cousin Rupert", "drowned in the Po"."""
    busy = _busy(taken)
    return [
        (entity.start, entity.end, _TRUSTED[entity.label_])
        for entity in doc.ents
        if entity.label_ in _TRUSTED
        and busy.isdisjoint(range(entity.start, entity.end))
        and all(token.tag_ in {"NNP", "NNPS"} and token.text.istitle() for token in entity)
        and not doc[entity.start].is_sent_start
        and entity.root.dep_ in _NOUN_PLACES
        and (entity.label_ == "PERSON" or entity.root.head.dep_ == "prep" or entity.root.dep_ == "dobj")
        and _stands_alone(doc, entity.start, entity.end)
    ]


def places(doc: Doc, taken: list[Piece]) -> list[Piece]:
    """Capitalised words after "in", "at", "to" and "from": "fled to Flanders", "a house in Novy Brod"."""
    busy = _busy(taken)
    out = []
    for token in doc:
        first = token.i - sum(1 for _ in _compounds(token))
        if (
            token.dep_ == "pobj"
            and token.head.lower_ in _PLACING
            and token.head.i == first - 1
            and token.i - first < _LONGEST
            and all(_may_be_place(doc[at]) and at not in busy for at in range(first, token.i + 1))
            and _stands_alone(doc, first, token.i + 1)
        ):
            out.append((first, token.i + 1, "LOC"))
    return out


def _compounds(token: Token) -> list[Token]:
    return [child for child in token.children if child.dep_ == "compound" and child.i < token.i]


def _may_be_place(token: Token) -> bool:
    plain = token.tag_ in {"NNP", "NNPS"} and token.text.istitle() and token.ent_type_ not in _NO_PLACE
    return plain and not CALENDAR.match(token.text) and token.lower_ not in _FEASTS


def _stands_alone(doc: Doc, first: int, end: int) -> bool:
    """Whether no other capitalised word touches a name: pieces of longer names are left alone."""
    before, after = doc[first - 1].text if first else "", doc[end].text if end < len(doc) else ""
    capital = before[:1].isupper() and not doc[first - 1].is_sent_start
    return not capital and not after[:1].isupper() and before not in _MARKS and after not in _MARKS


def _busy(taken: list[Piece]) -> set[int]:
    return {at for first, last, _ in taken for at in range(first, last)}
