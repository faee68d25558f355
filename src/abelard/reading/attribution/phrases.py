"""Attributions told without verbs: "according to X", "X's claim that", "it is unclear whether"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.reading.attribution.cues import (
    ADJECTIVES,
    DENYING_NOUNS,
    DOUBTING_NOUNS,
    NOUNS,
    UNHELD,
    VIEWS,
)  # fmt: skip
from abelard.reading.attribution.link import content_clause, is_negated, made, source_of

if TYPE_CHECKING:
    from abelard.reading.attribution.link import Attribution, Tokens
    from abelard.reading.syntax import Doc, Span, Token


def by_according(doc: Doc, quotes: list[Tokens]) -> list[Attribution]:  # noqa: ARG001 - a finder's shape
    """Read "According to X, ...", "in X's view, ...", "in the telling of X, ..."."""
    out = []
    for token in doc:
        if token.lower_ == "according" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
            holder = next((child for child in doc[token.i + 1].children if child.dep_ == "pobj"), None)
            phrase = doc[token.left_edge.i : token.right_edge.i + 1]
        elif token.lower_ in {"in", "by"} and (
            noun := next((c for c in token.children if c.dep_ == "pobj"), None)
        ):
            holder = _holder(noun) if noun.lemma_.lower() in VIEWS else None
            phrase = doc[token.left_edge.i : token.right_edge.i + 1]
        else:
            continue
        if holder is not None and not (token.lower_ != "according" and _has_own_clause(phrase)):
            out.append(made(doc, holder, token, _rest(token, phrase), "view", "affirm"))
    return out


def by_noun(doc: Doc, quotes: list[Tokens]) -> list[Attribution]:  # noqa: ARG001 - a finder's shape
    """Read "X's claim that ...", "the allegation by X that ..."."""
    out = []
    for token in doc:
        lemma = token.lemma_.lower()
        if token.pos_ != "NOUN" or lemma not in NOUNS:
            continue
        clause = content_clause(token)
        if clause is None or any(child.lower_ in {"no", "little"} for child in token.children):
            continue
        stance = "deny" if lemma in DENYING_NOUNS else "doubt" if lemma in DOUBTING_NOUNS else "affirm"
        content = (clause.left_edge.i, clause.right_edge.i + 1)
        holder = _holder(token) or _giver(token)
        if holder is None and lemma not in UNHELD:
            continue
        out.append(made(doc, holder, token, content, "saying", stance, negative=stance == "deny"))
    return out


def by_adjective(doc: Doc, quotes: list[Tokens]) -> list[Attribution]:  # noqa: ARG001 - a finder's shape
    """Read "X is sure that ...", "it is unclear whether ..."."""
    out = []
    for token in doc:
        if token.lemma_.lower() not in ADJECTIVES or token.dep_ not in {"acomp", "attr", "ROOT", "conj"}:
            continue
        clause = next((child for child in token.children if child.dep_ == "ccomp"), None)
        clause = clause or next(
            (child for child in token.head.children if child.dep_ == "ccomp" and child.i > token.i), None
        )
        if clause is None or token.head.pos_ not in {"AUX", "VERB"}:
            continue
        negated = is_negated(token.head) or is_negated(token)
        unsure = token.lemma_.lower() in {
            "unsure",
            "uncertain",
            "unclear",
            "doubtful",
            "sceptical",
            "skeptical",
        }
        stance = "doubt" if unsure or negated else "affirm"
        content = (clause.left_edge.i, clause.right_edge.i + 1)
        out.append(
            made(doc, source_of(token.head), token, content, "thinking", stance, negative=negated or unsure)
        )
    return out


def _holder(noun: Token) -> Token:
    """Whose view: the possessive, or the noun after "of" or "by"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "by", "from"}:
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def _giver(noun: Token) -> Token:
    """Who makes the claim: the subject of "made", "rejected" and the like; none is better than a guess."""
    return (
        source_of(noun.head)
        if noun.dep_ == "dobj"
        and noun.head.lemma_
        in {"make", "repeat", "issue", "raise", "publish", "report", "spread", "circulate"}
        else None
    )


def _has_own_clause(phrase: Span) -> bool:
    return any(token.dep_ in {"relcl", "ccomp"} for token in phrase)


def _rest(token: Token, phrase: Span) -> Tokens:
    """Give the clause a phrase like "according to X" belongs to, without the phrase."""
    sentence = token.sent
    if phrase.start - sentence.start <= sentence.end - phrase.end:
        return phrase.end, sentence.end
    head = token.head
    while head.dep_ not in {"ROOT", "conj", "ccomp", "advcl", "relcl", "parataxis"} and head.head != head:
        head = head.head
    return max(sentence.start, min(head.left_edge.i, phrase.start - 1)), phrase.start
