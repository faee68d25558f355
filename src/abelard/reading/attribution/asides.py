"""Voices that stand beside what they say: "as X claims", "if X is to be believed", "X: ...", "for X".

And those who answer a claim in one breath: "X rejected the claim that P", "X denied any part in the murder".
These are for the ledger: annotated sets of attributions mark few of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.reading.attribution.cues import DENYING, DOUBTING, NOUNS, SAYING, THINKING, verb_stance
from abelard.reading.attribution.link import content_clause, is_negated, made, source_of
from abelard.reading.wordlists import word_lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from abelard.reading.attribution.link import Attribution, Tokens
    from abelard.reading.syntax import Doc, Token

_LISTS = word_lists("attribution")
_AGREEING = _LISTS["agreeing"]
_TELLING, _ANSWERING = SAYING | THINKING, DENYING | DOUBTING | _AGREEING
_TRUSTING = frozenset({"believe", "trust", "credit", "follow"})
_CHARGING = {
    "accuse": "affirm",
    "acquit": "deny",
    "admit": "affirm",
    "blame": "affirm",
    "charge": "affirm",
    "confess": "affirm",
    "convict": "affirm",
    "deny": "deny",
    "suspect": "affirm",
}
_DEFENDING = frozenset({"admit", "confess", "deny"})


def find_asides(doc: Doc, quotes: list[Tokens]) -> list[Attribution]:
    """Every such voice of a paragraph."""
    found = by_name_before(doc, quotes)
    for token in doc:
        if token.pos_ == "VERB" or token.dep_ in {"dobj", "nsubjpass"}:
            found += [one for read in _READERS for one in read(token)]
    return [one for one in found if one.content[0] < one.content[1]]


def by_as(token: Token) -> Iterator[Attribution]:
    """Read "P, as X claims", "as X says, P": unless P itself is denied, which answers X."""
    if token.dep_ not in {"advcl", "parataxis"} or token.lemma_.lower() not in _TELLING:
        return
    as_such = any(child.lower_ == "as" and child.i < token.i for child in token.children)
    if not as_such or any(child.dep_ in {"ccomp", "dobj", "xcomp"} for child in token.children):
        return
    if not is_negated(token.head) and not is_negated(token):
        yield made(token.doc, source_of(token), token, _around(token), "saying", "affirm")


def by_trust(token: Token) -> Iterator[Attribution]:
    """Read "if X is to be believed, P", "if we may trust X, P"."""
    if token.lemma_ not in _TRUSTING or token.pos_ != "VERB":
        return
    clause = token.head if token.dep_ == "xcomp" else token
    if clause.dep_ != "advcl" or not any(child.lower_ == "if" for child in clause.children):
        return
    passive = any(child.dep_ == "auxpass" for child in token.children)
    place = {"nsubj", "nsubjpass"} if passive else {"dobj"}
    source = next((c for c in (*token.children, *clause.children) if c.dep_ in place), None)
    if source is not None:
        yield made(token.doc, source, token, _around(clause), "saying", "affirm")


def by_name_before(doc: Doc, quotes: list[Tokens]) -> list[Attribution]:
    """Read "X: “...”" and "For X, P" at the head of a sentence."""
    out = []
    for first, last in quotes:
        colon = next((at for at in (first, first - 1, first - 2) if at > 0 and doc[at].text == ":"), 0)
        at = colon - 1
        if at >= 0 and doc[at].tag_ in {"NNP", "NN"}:
            out.append(made(doc, doc[at], doc[colon], (first, last), "saying", "affirm"))
    for sentence in doc.sents:
        word = sentence[0]
        held = [child for child in word.children if child.dep_ == "pobj" and child.ent_type_ == "PERSON"]
        end = word.right_edge.i + 1
        if word.lower_ == "for" and held and end < sentence.end and doc[end].text == ",":
            out.append(made(doc, held[0], word, (end + 1, sentence.end), "view", "affirm"))
    return out


def by_judgement(token: Token) -> Iterator[Attribution]:
    """Read "X considers it unlikely that P": X's view, which the verdict then turns."""
    if token.lemma_.lower() not in _TELLING or token.pos_ != "VERB":
        return
    for child in token.children:
        if child.dep_ in {"ccomp", "oprd"} and child.pos_ == "ADJ":
            content = (child.left_edge.i, child.right_edge.i + 1)
            yield made(token.doc, source_of(token), token, content, "thinking", "affirm")


def by_conviction(token: Token) -> Iterator[Attribution]:
    """Read "X was convinced that P", "X has no doubt that P"."""
    if token.lemma_ in {"convince", "persuade"} and any(c.dep_ == "auxpass" for c in token.children):
        holder = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
        clause = next((c for c in token.children if c.dep_ == "ccomp"), None)
    elif token.lower_ == "doubt" and token.dep_ == "dobj" and token.head.lemma_ in {"have", "feel"}:
        holder, clause = source_of(token.head), content_clause(token)
    else:
        return
    if holder is not None and clause is not None:
        stance = "deny" if token.pos_ == "VERB" and is_negated(token) else "affirm"
        content = (clause.left_edge.i, clause.right_edge.i + 1)
        yield made(token.doc, holder, token, content, "thinking", stance)


def by_rebuttal(token: Token) -> Iterator[Attribution]:
    """Read "X rejected the claim that P", "X accepts Y's view that P": X answers, Y may claim."""
    if token.dep_ not in {"dobj", "nsubjpass"} or token.lemma_.lower() not in NOUNS:
        return
    verb, clause = token.head, content_clause(token)
    lemma = verb.lemma_.lower()
    if clause is None or lemma not in _ANSWERING:
        return
    stance = verb_stance(lemma)
    if is_negated(verb):
        stance = "deny" if stance == "affirm" else "affirm"
    source = source_of(verb)
    content = (clause.left_edge.i, clause.right_edge.i + 1)
    yield made(token.doc, source, verb, content, "answer", stance, negative=stance == "deny")


def by_charge(token: Token) -> Iterator[Attribution]:
    """Read "X accused Y of the murder of Z", "Y denied any part in the murder of Z", "Y confessed to it"."""
    lemma = token.lemma_.lower()
    if token.pos_ != "VERB" or lemma not in _CHARGING:
        return
    own = [child for child in token.children if child.dep_ in {"prep", "dobj"} and child.i > token.i]
    nouns = [child for child in own if child.dep_ == "dobj" and lemma in _DEFENDING]
    nouns += [noun for child in own if child.dep_ == "prep" for noun in child.children if noun.dep_ == "pobj"]
    nouns += [
        noun
        for child in own
        if child.dep_ == "dobj"
        for word in child.children
        if word.dep_ == "prep" and word.lower_ in {"of", "for", "with"}
        for noun in word.children
        if noun.dep_ == "pobj" and noun.pos_ == "NOUN"
    ]
    negated = is_negated(token)
    stance = _CHARGING[lemma] if not negated else {"affirm": "", "deny": "affirm"}[_CHARGING[lemma]]
    for noun in nouns:
        content = (noun.left_edge.i, noun.right_edge.i + 1)
        yield made(token.doc, source_of(token), token, content, "saying", stance, negative=stance == "deny")


def _around(clause: Token) -> Tokens:
    """Give what a clause beside the main one is about: what follows it, or what stands before it."""
    head = clause.head
    first, last = clause.left_edge.i, clause.right_edge.i + 1
    if first <= head.left_edge.i:
        joined = [
            child.left_edge.i for child in head.children if child.dep_ == "conj" and child.pos_ == "VERB"
        ]
        return last, min([head.right_edge.i + 1, *joined])
    return head.left_edge.i, first if first > head.i else head.right_edge.i + 1


_READERS: tuple[Callable[[Token], Iterator[Attribution]], ...] = (
    by_as,
    by_trust,
    by_judgement,
    by_conviction,
    by_rebuttal,
    by_charge,
)
