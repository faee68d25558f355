"""Attributions told by verbs: with a clause, a question, a gerund, an infinitive, a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.reading.attribution.cues import (
    ACCUSING,
    CLAIMING,
    GERUND,
    KNOWING,
    REPUTED,
    SAYING,
    THINKING,
    combined,
    verb_stance,
)  # fmt: skip
from abelard.reading.attribution.link import SUBJECTS, content_clause, is_negated, is_that, made, source_of

if TYPE_CHECKING:
    from abelard.reading.attribution.link import Attribution, Tokens
    from abelard.reading.syntax import Doc, Token

_CLAUSES = {"ccomp"}
_TELLING = SAYING | THINKING


_PERSONS = {"i", "we", "you", "he", "she", "they"}


def kind_of(lemma: str) -> str:
    """Give the kind of a verb, or an empty string if it is no cue."""
    if lemma in SAYING:
        return "saying"
    if lemma in THINKING:
        return "thinking"
    return "knowing" if lemma in KNOWING else ""


def by_verb(doc: Doc, quotes: list[Tokens]) -> list[Attribution]:
    """Read "X said that ...", "X denied that ...", "“...,” said X", "X told Y ..."."""
    out = []
    for token in doc:
        kind = kind_of(token.lemma_.lower()) if token.pos_ in {"VERB", "AUX"} else ""
        clause = _clause_of(token, quotes)
        if clause is None or not (is_finite(clause) or _in_quote(clause, token, quotes)):
            continue
        if not kind and not (token.pos_ == "VERB" and is_that(clause)):
            continue
        content = _clause_span(token, clause, quotes)
        source = source_of(token)
        if token.lemma_ == "mean" and (source is None or source.lower_ not in _PERSONS):
            continue
        negated = is_negated(token)
        stance = _stance(token, clause, negated=negated)
        out.append(
            made(doc, source, token, content, kind or "other", stance, negative=negated or stance == "deny")
        )
    return out


def _stance(verb: Token, clause: Token, *, negated: bool) -> str:
    """Give the stance to what is said; "did not say that P" is none, "nobody doubts that P" affirms."""
    own = verb_stance(verb.lemma_.lower())
    if _is_open(clause):
        return "doubt"
    if negated and own == "affirm" and verb.lemma_.lower() in SAYING:
        return ""
    if negated and own == "doubt":
        return "affirm"
    hardly = any(child.lower_ in {"hardly", "scarcely", "barely"} for child in verb.children)
    return "doubt" if hardly else combined("deny" if negated else "affirm", own)


def _clause_of(verb: Token, quotes: list[Tokens]) -> Token | None:
    """Give what is said: the clause after the verb, rather than one before it that a semicolon cuts off."""
    clauses = [child for child in verb.children if child.dep_ in _CLAUSES]
    after = [clause for clause in clauses if clause.i > verb.i]
    for clause in after or clauses:
        between = verb.doc[clause.i : verb.i].text if clause.i < verb.i else ""
        if ";" not in between or _in_quote(clause, verb, quotes):
            return clause
    return _astray(verb)


def _astray(verb: Token) -> Token | None:
    """Give a that-clause that the parser hung on a word between: "maintained to the end that P"."""
    if verb.lemma_.lower() not in _TELLING:
        return None
    nouns = [noun for child in verb.children if child.dep_ == "prep" for noun in child.children]
    return next(
        (clause for noun in nouns if noun.pos_ == "NOUN" and (clause := content_clause(noun)) is not None),
        None,
    )


def _is_open(clause: Token) -> bool:
    """Whether a clause asks: "whether he came", "if he came"."""
    return any(child.dep_ == "mark" and child.lower_ in {"whether", "if"} for child in clause.children)


def is_finite(clause: Token) -> bool:
    """Whether a clause has a finite verb: "found that he lied", not "found him guilty"."""
    if clause.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    return any(
        child.dep_ in {"aux", "auxpass", "cop"} and child.tag_ in {"VBD", "VBZ", "VBP", "MD"}
        for child in clause.children
    )


def _in_quote(clause: Token, verb: Token, quotes: list[Tokens]) -> bool:
    return any(first <= clause.i < last and not first <= verb.i < last for first, last in quotes)


def by_question(doc: Doc, quotes: list[Tokens]) -> list[Attribution]:  # noqa: ARG001 - a finder's shape
    """Read "X does not know how to ...", "X wondered whether to ..."."""
    out = []
    for token in doc:
        kind = kind_of(token.lemma_.lower()) if token.pos_ == "VERB" else ""
        clause = next((child for child in token.children if child.dep_ == "xcomp"), None) if kind else None
        if clause is not None and any(c.tag_ in {"WRB", "WP", "WDT"} for c in clause.children):
            negated = is_negated(token)
            content = (clause.left_edge.i, clause.right_edge.i + 1)
            out.append(made(doc, source_of(token), token, content, kind, "doubt", negative=negated))
    return out


def by_gerund(doc: Doc, quotes: list[Tokens]) -> list[Attribution]:  # noqa: ARG001 - a finder's shape
    """Read "X denied killing Y", "X admitted that", "X accused Y of killing Z"."""
    out = []
    for token in doc:
        lemma = token.lemma_.lower()
        if token.pos_ != "VERB" or lemma not in GERUND:
            continue
        clause = next((c for c in token.children if c.dep_ in {"xcomp", "ccomp"} and is_gerund(c)), None)
        if clause is None and lemma in {*ACCUSING, "admit", "boast", "confess"}:
            holders = [token, *(child for child in token.children if child.dep_ == "dobj")]
            clause = next(
                (
                    inner
                    for holder in holders
                    for child in holder.children
                    if child.dep_ == "prep"
                    for inner in child.children
                    if inner.dep_ == "pcomp"
                ),
                None,
            )
        if clause is not None:
            negated = is_negated(token)
            stance = combined("deny" if negated else "affirm", verb_stance(lemma))
            content = (clause.left_edge.i, clause.right_edge.i + 1)
            out.append(
                made(doc, source_of(token), token, content, "saying", stance, negative=stance == "deny")
            )
    return out


def is_gerund(clause: Token) -> bool:
    """Whether a clause is "killing Y" or "having killed Y"."""
    having = any(child.dep_ == "aux" and child.lower_ == "having" for child in clause.children)
    return bool(clause.tag_ == "VBG" or having)


def by_infinitive(doc: Doc, quotes: list[Tokens]) -> list[Attribution]:  # noqa: ARG001 - a finder's shape
    """Read "X claims to lead Y", "Z is said to have killed W" (by nobody in particular)."""
    out = []
    for token in doc:
        lemma = token.lemma_.lower()
        clause = (
            next((c for c in token.children if c.dep_ == "xcomp" and _is_to(c)), None)
            if token.pos_ == "VERB"
            else None
        )
        passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in token.children)
        if clause is None or not (lemma in CLAIMING or (passive and lemma in REPUTED)):
            continue
        content = (clause.left_edge.i, clause.right_edge.i + 1)
        out.append(
            made(doc, source_of(token), token, content, "saying", "affirm", negative=is_negated(token))
        )
    return out


def _is_to(clause: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)


def by_quotation(doc: Doc, quotes: list[Tokens]) -> list[Attribution]:
    """Give a verb of saying beside a quotation that the parser did not hang on it."""
    out = []
    for first, last in quotes:
        token = _saying_near(doc, first, last)
        if token is not None:
            out.append(made(doc, source_of(token), token, (first, last), "saying", "affirm"))
    return out


def _clause_span(verb: Token, clause: Token, quotes: list[Tokens]) -> Tokens:
    """Give the tokens of what is said; the whole quotation where the clause stands in one."""
    first, last = clause.left_edge.i, clause.right_edge.i + 1
    for quote in quotes:
        inside = quote[0] <= clause.i < quote[1] and not quote[0] <= verb.i < quote[1]
        if inside:
            return (
                quote
                if quote[0] <= first + 1 or clause.i < verb.i
                else (min(first, quote[0]), max(last, quote[1]))
            )
    if clause.i < verb.i:
        return first, min(last, max(first, _left_of(verb)))
    return max(first, verb.i + 1), last


def _left_of(verb: Token) -> int:
    """Where the verb's own words begin: its subject and auxiliaries."""
    own = [
        child.left_edge.i
        for child in verb.children
        if child.dep_ in {*SUBJECTS, "aux", "auxpass", "neg", "advmod"}
    ]
    return int(min([verb.i, *own]))


def _saying_near(doc: Doc, first: int, last: int) -> Token:
    """Give the verb of saying next to a quotation.

    Within a few words before it, or after it in its own sentence.
    """
    for at in [*range(last, min(len(doc), last + 8)), *range(first - 1, max(-1, first - 10), -1)]:
        token = doc[at]
        if token.pos_ == "VERB" and token.lemma_.lower() in SAYING:
            return token
        if token.text in {".", "?", "!"} and at != last:
            return None
    return None
