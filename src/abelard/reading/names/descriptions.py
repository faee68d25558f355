"""The common words by which the text introduces somebody: "the tanker Delta Star", "Zen, the envoy"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.reading.wordlists import lines, word_lists

if TYPE_CHECKING:
    from abelard.reading.syntax import Span, Token

_LISTS = word_lists("names")
_SMALL = frozenset({"of", "the", "for", "and", "&", "in", "to"})
PERSON_NOUNS = _LISTS["persons before"] | _LISTS["female"] | _LISTS["male"] | _LISTS["persons"]
_GENDERS = {name: gender for gender, names in lines("names", "given_names.txt") for name in names.split()}


def gender_of(name: str) -> str:
    """Give "f" or "m" where a full name begins with a common given name, else nothing."""
    words = name.split()
    return _GENDERS.get(words[0], "") if len(words) > 1 else ""


def described_as(root: Token, name: Span, kind: str) -> list[str]:
    """Give the nouns that introduce a name, in small letters: before it, in apposition, after "is"."""
    out = [child.lemma_.lower() for child in root.children if child.dep_ == "compound" and _is_common(child)]
    out += [child.lemma_.lower() for child in root.children if child.dep_ == "appos" and _is_common(child)]
    if root.dep_ == "appos" and _is_common(root.head):
        out.append(root.head.lemma_.lower())
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        out += [
            child.lemma_.lower() for child in root.head.children if child.dep_ == "attr" and _is_common(child)
        ]
    if kind == "ORG" and len(name) > 1:
        out.append(_head_of(name))
    return [noun for noun in out if kind != "ORG" or noun not in PERSON_NOUNS]


def _head_of(name: Span) -> str:
    """Give the noun of a body's name: its last word, or the one before "of" ("Army of Guidance")."""
    at = next((at for at in range(1, len(name)) if name[at].lower_ in _SMALL), len(name))
    return str(name[at - 1].lower_)


def _is_common(token: Token) -> bool:
    return bool(token.tag_ == "NN" and token.text.islower())
