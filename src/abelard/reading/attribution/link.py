"""One attribution, and how its source, its denial and its span are read from the words around the cue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abelard.reading.syntax import Doc, Token

Tokens = tuple[int, int]


SUBJECTS = {"nsubj", "nsubjpass"}


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


def source_of(verb: Token) -> Token:
    """Give the one who does what the verb says.

    Subject, agent of a passive, or the subject shared with another verb.
    """
    for child in verb.children:
        if child.dep_ == "agent":
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return None
    for child in verb.children:
        if child.dep_ == "nsubj" or (child.dep_ == "attr" and verb.lemma_ == "say"):
            return child
    return (_beside(verb) if verb.dep_ != "conj" else None) or _above(verb)


def _above(verb: Token) -> Token:
    """Give the subject of the verb or noun a verb hangs on."""
    if verb.dep_ in {"conj", "xcomp", "advcl"} and verb.head.pos_ in {"VERB", "AUX"}:
        return source_of(verb.head)
    return verb.head if verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ == "VBG") else None


def _beside(verb: Token) -> Token:
    """Give the name right before a verb that lacks a subject: "..., Roux said"."""
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].dep_ in {"aux", "advmod"}:
        at -= 1
    word = verb.doc[at]
    lone = (
        at >= verb.sent.start
        and word.tag_ in {"NNP", "PRP"}
        and word.dep_ in {"appos", "pobj", "conj", "dobj"}
    )
    return word if lone and verb.tag_ in {"VBD", "VBZ", "VBP"} else None


def content_clause(noun: Token) -> Token:
    """Give the clause of "the claim that P"; a relative clause ("the claim that he made") is none."""
    for child in noun.children:
        if child.dep_ in {"acl", "ccomp"} and is_that(child):
            return child
        that = next((one for one in child.children if one.lower_ == "that"), None)
        if child.dep_ != "relcl" or that is None or that.i != child.left_edge.i or that.dep_ in SUBJECTS:
            continue
        own = [one for one in child.children if one != that]
        if that.dep_ == "mark" or any(one.dep_ in {"dobj", "acomp", "attr"} for one in own):
            return child
    return None


def is_negated(token: Token) -> bool:
    """Whether "not", "never", "no longer" or "neither" stands with the verb, or it has a negative subject."""
    for child in token.children:
        if child.dep_ == "neg" or child.lower_ in {"never", "neither", "nor"}:
            return True
        if child.dep_ in SUBJECTS and (
            child.lower_ in {"nobody", "none", "no-one"} or any(c.lower_ == "no" for c in child.children)
        ):
            return True
        if child.dep_ == "aux" and any(c.dep_ == "neg" for c in child.children):
            return True
    return token.dep_ == "xcomp" and token.head.lemma_ in {"refuse", "decline", "fail"}


def made(
    doc: Doc,
    source: Token,
    cue: Token,
    content: Tokens,
    kind: str,
    stance: str,
    *,
    negative: bool = False,
) -> Attribution:
    """Make an Attribution; a source that holds its own cue is cut to its head."""
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


def is_that(clause: Token) -> bool:
    """Whether a clause begins with "that", "whether" or "if"."""
    return any(
        child.dep_ == "mark" and child.lower_ in {"that", "whether", "if"} for child in clause.children
    )


def _trimmed(doc: Doc, span: Tokens) -> Tokens:
    first, last = span
    while first < last and (doc[first].is_space or doc[first].text in {",", ":", ";", "—", "–", "-"}):
        first += 1
    while first < last and doc[last - 1].is_space:
        last -= 1
    return first, last
