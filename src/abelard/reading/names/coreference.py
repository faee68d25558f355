"""Which agent a word stands for: names, pronouns, "the group", relative pronouns.

Reliable cases only: the nearest fitting subject of the same paragraph, two sentences back at most (after
Lappin & Leass 1994, cut down). Anything else is left unresolved, and what would need it is not proposed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.reading.wordlists import word_lists

if TYPE_CHECKING:
    from collections.abc import Mapping

    from abelard.reading.names.mention import Mention
    from abelard.reading.syntax import Doc, Token

_LISTS = word_lists("names")
_PERSONAL = _LISTS["personal"]
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_BODIES = _LISTS["bodies"]
_REACH = 2
_FIT = {"person": {"PER"}, "body": {"ORG"}, "many": {"ORG", "NORP"}}


class Referents:
    """The agents of one paragraph, by token: built once, asked for every word of interest."""

    def __init__(self, doc: Doc, mentions: list[Mention], ids: Mapping[tuple[int, int], str]) -> None:
        self._doc = doc
        self._by_token: dict[int, tuple[Mention, str]] = {}
        for one in mentions:
            for at in range(one.first, one.last):
                self._by_token[at] = (one, ids[one.start, one.end])
        self._heads = sorted({one.first: one for one in mentions}.values(), key=lambda one: one.first)
        self._ids = ids
        sentences = list(doc.sents)
        self._sentence = {token.i: number for number, sentence in enumerate(sentences) for token in sentence}

    def agent(self, token: Token) -> str | None:
        """Give the id of the agent a word stands for, or None."""
        named = self._named(token)
        if named is not None:
            return named
        word = token.lower_
        if word in _RELATIVE and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "poss"}:
            return self._antecedent(token)
        if word in _PERSONAL:
            return self._nearest(token, "person")
        if word in _NEUTER or (token.lemma_.lower() in _BODIES and _is_definite(token)):
            return self._nearest(token, "body")
        return self._nearest(token, "many") if word in _PLURAL else None

    def type_of(self, token: Token) -> str:
        """Give PER, ORG, LOC or NORP for a named word, or an empty string."""
        found = self._by_token.get(token.i)
        return found[0].type if found else ""

    def is_named(self, token: Token) -> bool:
        """Whether the word stands in a name."""
        return token.i in self._by_token

    def mention_of(self, token: Token) -> Mention | None:
        """Give the mention the word stands in."""
        found = self._by_token.get(token.i)
        return found[0] if found else None

    def _named(self, token: Token) -> str | None:
        found = self._by_token.get(token.i)
        if found is not None:
            return found[1]
        for child in token.children:
            named = self._by_token.get(child.i)
            if child.dep_ == "appos" and named is not None and named[0].type == "PER":
                return named[1]
        return None

    def _antecedent(self, token: Token) -> str | None:
        clause = token.head if token.dep_ != "poss" else token.head.head
        while clause.dep_ not in {"relcl", "ROOT"} and clause.head != clause:
            clause = clause.head
        return self._named(clause.head) if clause.dep_ == "relcl" else None

    def _nearest(self, token: Token, want: str) -> str | None:
        here = self._sentence.get(token.i, 0)
        best: tuple[float, str] | None = None
        for one in self._heads:
            if one.first >= token.i:
                break
            gap = here - self._sentence.get(one.first, 0)
            if one.type not in _FIT[want] or gap > _REACH:
                continue
            score = _salience(self._doc, one) - 1.6 * gap - 0.01 * (token.i - one.first)
            if best is None or score > best[0]:
                best = (score, self._ids[one.start, one.end])
        return best[1] if best else None


def _salience(doc: Doc, one: Mention) -> float:
    """Subjects before objects before the rest."""
    root = doc[one.first : one.last].root
    if root.dep_ in {"nsubj", "nsubjpass"}:
        return 2.0
    return {"dobj": 1.0, "pobj": 0.5, "agent": 1.0}.get(root.dep_, 0.3)


def _is_definite(token: Token) -> bool:
    return any(
        child.lower_ in {"the", "this", "that"} for child in token.children if child.dep_ == "det"
    ) and not any(child.dep_ in {"prep", "relcl", "appos"} for child in token.children)
