"""How prominent a word is in its sentence, and what kind of thing a pronoun or "the group" asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.reading.names.mention import TITLES
from abelard.reading.wordlists import word_lists

if TYPE_CHECKING:
    from abelard.reading.syntax import Token

OBJECTS = frozenset({"dobj", "dative", "pobj"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LISTS = word_lists("names")
_PERSONAL, _BODIES, _CONTRASTING = _LISTS["personal"], _LISTS["bodies"], _LISTS["contrasting"]
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})


def wanted(token: Token) -> str:
    """Give what a word asks for: a person, a body, many, or nothing where it points at nobody."""
    word = token.lower_
    if word in _PERSONAL:
        return "person"
    if word in _NEUTER or (token.lemma_.lower() in _BODIES and _is_definite(token)):
        return "" if word == "it" and token.dep_ == "expl" else "body"
    return "many" if word in _PLURAL else ""


def conjoined(root: Token) -> list[Token]:
    """Give what "and" joins to a name."""
    out = []
    for child in root.children:
        if child.dep_ == "conj":
            out += [child, *conjoined(child)]
    return out


def is_titled(token: Token) -> bool:
    """Whether a title stands alone for its bearer: "the King", "the abbot"."""
    if token.lower_ not in TITLES or token.pos_ not in {"NOUN", "PROPN"}:
        return False
    return any(child.lower_ == "the" for child in token.children) and not any(
        child.dep_ in {"prep", "relcl", "amod", "compound", "poss"} for child in token.children
    )


def parallel(token: Token, place: int) -> float:
    """Give a bonus where a subject pronoun follows the subject of the clause it is joined to or told in."""
    verb = token.head
    if token.dep_ not in SUBJECTS or verb.dep_ not in {"conj", "ccomp", "advcl"}:
        return 0.0
    above = [child for child in verb.head.children if child.dep_ in SUBJECTS]
    return 1.0 if any(child.left_edge.i <= place <= child.right_edge.i for child in above) else 0.0


def salience(root: Token) -> float:
    """Subjects of main clauses before other subjects, before objects, before the rest."""
    head = root.head if root.dep_ in {"appos", "conj"} and root.head.dep_ in SUBJECTS else root
    if head.dep_ in SUBJECTS:
        return 2.0 if head.head.dep_ in {"ROOT", "conj", "ccomp"} else 1.3
    return {"dobj": 1.0, "pobj": 0.5, "agent": 1.0, "poss": 0.6}.get(root.dep_, 0.3)


def is_bare(token: Token) -> bool:
    """Whether a noun has "the" or "this" and nothing that narrows it."""
    words = [child for child in token.children if child.dep_ != "punct"]
    pointed = any(child.lower_ in {"the", "this", "that"} for child in words if child.dep_ == "det")
    narrowed = {"prep", "relcl", "poss", "compound", "acl", "appos", "nummod", "amod"}
    return (
        token.pos_ in {"NOUN", "PROPN"}
        and token.tag_ in {"NN", "NNP"}
        and pointed
        and token.dep_ not in {"compound", "attr", "amod", "nmod"}
        and not any(child.dep_ in narrowed for child in words)
    )


def _is_definite(token: Token) -> bool:
    pointed = any(child.lower_ in {"the", "this", "that"} for child in token.children if child.dep_ == "det")
    return pointed and not any(
        child.dep_ in {"prep", "appos"} or child.lower_ in _CONTRASTING for child in token.children
    )
