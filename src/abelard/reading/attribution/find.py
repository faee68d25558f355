"""Who says, thinks or denies what, in one paragraph: verbs, nouns, adjectives and prepositions as cues.

Each finder is a function from a paragraph to Attributions; `FINDERS` is the order in which they are asked,
and where two find the same cue the first is kept. Methods: dependency rules after Krestel, Bergler & Witte
(2008) and Pareti (2015), with quotations found first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.reading.attribution.cues import (
    ACCUSING,
    ADJECTIVES,
    CLAIMING,
    DENYING_NOUNS,
    DOUBTING_NOUNS,
    GERUND,
    KNOWING,
    NOUNS,
    REPUTED,
    SAYING,
    THINKING,
    UNHELD,
    VIEWS,
    combined,
    verb_stance,
)  # fmt: skip
from abelard.reading.attribution.quotations import quotations

if TYPE_CHECKING:
    from collections.abc import Callable

    from abelard.reading.syntax import Doc, Span, Token

Tokens = tuple[int, int]
_SUBJECTS = {"nsubj", "nsubjpass"}
_CLAUSES = {"ccomp"}
_PERSONS = {"i", "we", "you", "he", "she", "they"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Token ranges of one paragraph: who (or None where the text leaves it open), by what word, what.

    `kind` is saying, thinking, knowing or view; `negative` is said of the cue ("did not say", "denied");
    `stance` what comes of both for the content.
    """

    source: Tokens | None
    cue: int
    content: Tokens
    kind: str
    stance: str = "affirm"
    negative: bool = False
    head: int | None = None


def find_attributions(doc: Doc) -> list[Attribution]:
    """Every attribution of a paragraph, in order of their cues."""
    quotes = quotations(doc)
    taken: dict[int, Attribution] = {}
    for find in FINDERS:
        for one in find(doc, quotes):
            if one.content[0] < one.content[1]:
                taken.setdefault(one.cue, one)
    return [taken[cue] for cue in sorted(taken)]


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
        clause = next((child for child in token.children if child.dep_ in _CLAUSES), None)
        if clause is None or not (is_finite(clause) or _in_quote(clause, token, quotes)):
            continue
        if not kind and not (token.pos_ == "VERB" and _is_that(clause)):
            continue
        content = _clause_span(token, clause, quotes)
        source = source_of(token)
        if token.lemma_ == "mean" and (source is None or source.lower_ not in _PERSONS):
            continue
        negated = is_negated(token)
        stance = combined("deny" if negated else "affirm", verb_stance(token.lemma_.lower()))
        out.append(
            _made(doc, source, token, content, kind or "other", stance, negative=negated or stance == "deny")
        )
    return out


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
            out.append(_made(doc, source_of(token), token, content, kind, "doubt", negative=negated))
    return out


def by_gerund(doc: Doc, quotes: list[Tokens]) -> list[Attribution]:  # noqa: ARG001 - a finder's shape
    """Read "X denied killing Y", "X admitted that", "X accused Y of killing Z"."""
    out = []
    for token in doc:
        lemma = token.lemma_.lower()
        if token.pos_ != "VERB" or lemma not in GERUND:
            continue
        clause = next((c for c in token.children if c.dep_ in {"xcomp", "ccomp"} and c.tag_ == "VBG"), None)
        if clause is None and lemma in ACCUSING:
            clause = next(
                (i for c in token.children if c.dep_ == "prep" for i in c.children if i.dep_ == "pcomp"), None
            )
        if clause is not None:
            negated = is_negated(token)
            stance = combined("deny" if negated else "affirm", verb_stance(lemma))
            content = (clause.left_edge.i, clause.right_edge.i + 1)
            out.append(
                _made(doc, source_of(token), token, content, "saying", stance, negative=stance == "deny")
            )
    return out


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
            _made(doc, source_of(token), token, content, "saying", "affirm", negative=is_negated(token))
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
            out.append(_made(doc, source_of(token), token, (first, last), "saying", "affirm"))
    return out


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
            out.append(_made(doc, holder, token, _rest(token, phrase), "view", "affirm"))
    return out


def by_noun(doc: Doc, quotes: list[Tokens]) -> list[Attribution]:  # noqa: ARG001 - a finder's shape
    """Read "X's claim that ...", "the allegation by X that ..."."""
    out = []
    for token in doc:
        lemma = token.lemma_.lower()
        if token.pos_ != "NOUN" or lemma not in NOUNS:
            continue
        clause = next(
            (child for child in token.children if child.dep_ in {"acl", "ccomp"} and _is_that(child)), None
        )
        if clause is None:
            continue
        stance = "deny" if lemma in DENYING_NOUNS else "doubt" if lemma in DOUBTING_NOUNS else "affirm"
        content = (clause.left_edge.i, clause.right_edge.i + 1)
        holder = _holder(token) or _giver(token)
        if holder is None and lemma not in UNHELD:
            continue
        out.append(_made(doc, holder, token, content, "saying", stance, negative=stance == "deny"))
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
            _made(doc, source_of(token.head), token, content, "thinking", stance, negative=negated or unsure)
        )
    return out


FINDERS: tuple[Callable[[Doc, list[Tokens]], list[Attribution]], ...] = (
    by_verb,
    by_question,
    by_gerund,
    by_infinitive,
    by_according,
    by_noun,
    by_adjective,
    by_quotation,
)


def source_of(verb: Token) -> Token:
    """Give the one who does what the verb says.

    Subject, agent of a passive, or the subject shared with another verb.
    """
    for child in verb.children:
        if child.dep_ == "agent":
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
    if not passive:
        for child in verb.children:
            if child.dep_ == "nsubj" or (child.dep_ == "attr" and verb.lemma_ == "say"):
                return child
    if verb.dep_ in {"conj", "xcomp", "advcl"} and not passive and verb.head.pos_ in {"VERB", "AUX"}:
        return source_of(verb.head)
    if verb.dep_ == "relcl":
        return verb.head if not passive else None
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    return None


def is_negated(token: Token) -> bool:
    """Whether "not", "never", "no longer" or "neither" stands with the verb, or it has a negative subject."""
    for child in token.children:
        if child.dep_ == "neg" or child.lower_ in {"never", "neither", "nor"}:
            return True
        if child.dep_ in _SUBJECTS and (
            child.lower_ in {"nobody", "none"} or any(c.lower_ == "no" for c in child.children)
        ):
            return True
        if child.dep_ == "aux" and any(c.dep_ == "neg" for c in child.children):
            return True
    return False


def _made(
    doc: Doc,
    source: Token,
    cue: Token,
    content: Tokens,
    kind: str,
    stance: str,
    *,
    negative: bool = False,
) -> Attribution:
    span = (source.left_edge.i, source.right_edge.i + 1) if source is not None else None
    if span and span[0] <= cue.i < span[1]:
        span = (source.i, source.i + 1) if source.i != cue.i else None
    return Attribution(
        source=span,
        cue=cue.i,
        content=_trimmed(doc, content),
        kind=kind,
        stance=stance,
        negative=negative,
        head=source.i if source is not None else None,
    )


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
        if child.dep_ in {*_SUBJECTS, "aux", "auxpass", "neg", "advmod"}
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
        if noun.dep_ == "dobj" and noun.head.lemma_ in {"make", "repeat", "issue", "raise", "publish"}
        else None
    )


def _is_that(clause: Token) -> bool:
    return any(
        child.dep_ == "mark" and child.lower_ in {"that", "whether", "if"} for child in clause.children
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


def _trimmed(doc: Doc, span: Tokens) -> Tokens:
    first, last = span
    while first < last and (doc[first].is_space or doc[first].text in {",", ":", ";", "—", "–", "-"}):
        first += 1
    while first < last and doc[last - 1].is_space:
        last -= 1
    return first, last
