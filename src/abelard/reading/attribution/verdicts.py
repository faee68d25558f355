"""What is said of a statement without naming a speaker: "it is untrue that", "no evidence that", "a myth".

A verdict is no voice: it turns the stance of whoever speaks, the author or the one whose words it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.reading.attribution.cues import NOUNS, combined
from abelard.reading.attribution.link import content_clause, is_negated
from abelard.reading.wordlists import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.reading.attribution.link import Tokens
    from abelard.reading.syntax import Doc, Token

_LISTS = word_lists("attribution")
_STANCES = {word: stance for stance in ("deny", "doubt", "affirm") for word in _LISTS[f"verdict {stance}"]}
_LIKELY = _LISTS["likely"]
_SEEMING = frozenset({"seem", "appear", "transpire", "emerge", "happen"})
_FACTUAL = frozenset({"true", "correct", "fact"})
_LACKING = {"doubt": "affirm", "question": "affirm"} | dict.fromkeys(
    ("evidence", "proof", "indication", "sign", "trace", "reason", "suggestion", "record"), "doubt"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Tokens of a paragraph: the word that judges, and the clause it judges."""

    cue: int
    content: Tokens
    stance: str
    hedge: str = ""


def find_verdicts(doc: Doc) -> list[Verdict]:
    """Every verdict of a paragraph."""
    return [one for token in doc for one in _of(token)]


def turned(stance: str, head: int, verdicts: list[Verdict], voices: list[int]) -> tuple[str, str]:
    """Give a statement's stance and hedge after the verdicts over it.

    Where somebody speaks inside a verdict's clause (`voices` are the cues), his speaking is judged, not what
    he says.
    """
    hedges = []
    for one in verdicts:
        inside = one.content[0] <= head < one.content[1]
        if inside and not any(one.content[0] <= cue < one.content[1] for cue in voices):
            stance = combined(one.stance, stance)
            hedges.append(one.hedge)
    return stance, " ".join(filter(None, hedges))


def _of(token: Token) -> Iterator[Verdict]:
    if token.lemma_.lower() in _STANCES and token.dep_ in {"acomp", "attr", "ccomp", "oprd"}:
        yield from _predicated(token)
    elif token.pos_ == "NOUN" and token.lower_ in _LACKING:
        yield from _lacking(token)
    elif token.lemma_ in _SEEMING and token.pos_ == "VERB":
        clause = next(
            (child for child in token.children if child.dep_ == "ccomp" and child.i > token.i), None
        )
        if clause is not None and any(child.lower_ == "it" for child in token.children):
            hedge = token.text if token.lemma_ in {"seem", "appear"} else ""
            yield Verdict(cue=token.i, content=_span(clause), stance=_negated("affirm", token), hedge=hedge)


def _predicated(word: Token) -> Iterator[Verdict]:
    """Read "it is untrue that P", "that P is a myth", "the claim that P is unproven"."""
    verb = word.head if word.dep_ != "ccomp" else word
    clause = _judged(word, verb)
    if clause is None:
        return
    lemma = word.lemma_.lower()
    stance = _negated(_STANCES[lemma], verb)
    stance = "deny" if lemma in _FACTUAL and is_negated(verb) else stance
    hedge = word.text if lemma in _LIKELY and stance != "deny" else ""
    yield Verdict(cue=word.i, content=_span(clause), stance=stance, hedge=hedge)


def _negated(stance: str, verb: Token) -> str:
    return {"affirm": "doubt"}.get(stance, "affirm") if is_negated(verb) else stance


def _judged(word: Token, verb: Token) -> Token | None:
    """Give the clause that is judged: after "it is ...", before "is ...", or of a noun like "the claim"."""
    dummy = any(child.lower_ == "it" and child.dep_ in {"nsubj", "expl"} for child in verb.children)
    for child in (*word.children, *verb.children):
        if child.dep_ in {"ccomp", "advcl", "csubj"} and _is_that(child):
            if child.i > word.i and dummy:
                return child
            if child.i < word.i and child.left_edge.i == verb.left_edge.i:
                return child
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"} and child.lemma_.lower() in NOUNS:
            return content_clause(child)
    return None


def _lacking(noun: Token) -> Iterator[Verdict]:
    """Read "there is no evidence that P", "no doubt that P"; "little" counts as none."""
    none = any(child.lower_ in {"no", "little", "scant"} for child in noun.children)
    clause = content_clause(noun)
    if clause is not None and (none or (noun.head.lemma_ == "be" and is_negated(noun.head))):
        yield Verdict(cue=noun.i, content=_span(clause), stance=_LACKING[noun.lower_])


def _is_that(clause: Token) -> bool:
    return any(
        child.lower_ in {"that", "whether", "if"} and child.dep_ == "mark" for child in clause.children
    )


def _span(clause: Token) -> Tokens:
    return clause.left_edge.i, clause.right_edge.i + 1
