"""Answers to what was just said: "Y denied this", "Z rejects the claim", "W called it a lie".

What is answered is not in the sentence: the ledger looks it up among what was told before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.reading.attribution.cues import DENYING, DOUBTING, combined
from abelard.reading.attribution.link import is_negated, source_of
from abelard.reading.wordlists import word_lists

if TYPE_CHECKING:
    from abelard.reading.syntax import Doc, Token

_LISTS = word_lists("attribution")
_NOUNS, _AGREEING, _LIES = _LISTS["answer nouns"], _LISTS["agreeing"], _LISTS["lies"]
_POINTING = frozenset({"this", "it", "that", "these"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Tokens of a paragraph: the answering word, who answers, whose word is answered (None.

    Whoever spoke last).
    """

    cue: int
    source: int
    owner: int | None
    stance: str
    in_passing: bool = False


def find_answers(doc: Doc) -> list[Answer]:
    """Every answer of a paragraph, in order."""
    return [answer for token in doc if token.pos_ == "VERB" and (answer := _answer(token)) is not None]


def _answer(verb: Token) -> Answer | None:
    stance = _stance(verb)
    source = source_of(verb) if stance else None
    target = _target(verb) if source is not None else None
    if target is None or source is None:
        return None
    if target.lemma_.lower() == "denial":
        stance = combined(stance, "deny")
    owner = next((child.i for child in target.children if child.dep_ == "poss"), None)
    return Answer(
        cue=verb.i,
        source=source.i,
        owner=owner,
        stance=combined("deny", stance) if is_negated(verb) else stance,
        in_passing=verb.dep_ == "relcl",
    )


def _stance(verb: Token) -> str:
    lemma = verb.lemma_.lower()
    if lemma in DENYING:
        return "deny"
    if lemma in DOUBTING:
        return "doubt"
    if lemma in {"call", "consider", "brand", "dismiss"} and any(
        word.lower_ in _LIES for word in verb.subtree
    ):
        return "deny"
    return "affirm" if lemma in _AGREEING else ""


def _target(verb: Token) -> Token | None:
    """Give what is answered: a pointing word, or a definite noun for something said."""
    if any(
        child.dep_ == "ccomp" and child.i > verb.i and child.tag_ != "JJ" and child.pos_ == "VERB"
        for child in verb.children
    ):
        return None
    for child in verb.subtree:
        in_clause = child.head == verb or (child.head.dep_ == "ccomp" and child.head.head == verb)
        if (
            not in_clause
            or child.dep_ not in {"dobj", "nsubj", "nsubjpass"}
            or (child.dep_ == "nsubj" and child.head == verb)
        ):
            continue
        definite = any(
            one.lower_ in {"the", "this", "that", "these"} or one.dep_ == "poss" for one in child.children
        )
        if (
            child.lower_ in _POINTING
            or (child.lower_ == "which" and verb.dep_ == "relcl")
            or (child.lemma_.lower() in _NOUNS and definite)
        ):
            return child
    return None
