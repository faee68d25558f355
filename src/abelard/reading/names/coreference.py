"""Which agent a word stands for: names, pronouns, "the group", relative pronouns.

Reliable cases only: the nearest fitting subject of the same paragraph, two sentences back at most (after
Lappin & Leass 1994, cut down). Anything else is left unresolved, and what would need it is not proposed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abelard.reading.names.descriptions import PERSON_NOUNS, described_as, gender_of
from abelard.reading.names.mention import TITLES
from abelard.reading.names.prominence import (
    OBJECTS,
    SUBJECTS,
    conjoined,
    is_bare,
    is_titled,
    parallel,
    salience,
    wanted,
)
from abelard.reading.wordlists import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from abelard.reading.names.mention import Mention
    from abelard.reading.syntax import Doc, Token

_LISTS = word_lists("names")
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_BODIES = _LISTS["bodies"]
_PARTS = _LISTS["parts"]
_FIRST = frozenset({"i", "me", "my", "myself", "we", "us", "our"})
_FEMALE, _MALE = _LISTS["female"], _LISTS["male"]
_GENDER = dict.fromkeys(("he", "him", "his", "himself"), "m") | dict.fromkeys(
    ("she", "her", "hers", "herself"), "f"
)
_PERSONS = TITLES | PERSON_NOUNS | _LISTS["members"]
_REACH = 2
_FIT = {"person": {"PER"}, "body": {"ORG"}, "many": {"ORG", "NORP", "MANY"}}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Something a pronoun may stand for: where it is told, of what type, and how prominently.

    A thing that is no agent ("the diary") has an empty id: a pronoun that fits it best stands for nobody we
    know.
    """

    at: int
    sentence: int
    type: str
    agents: tuple[str, ...]
    salience: float


class Referents:
    """The agents of one paragraph, by token: built once, asked for every word of interest.

    What is handed on to the next paragraph: who bears a title (`titled`), what each was called in common
    words, whose body is whose (`bodies`, which the statements fill), and who was told of last (`tail`).
    """

    def __init__(
        self,
        doc: Doc,
        mentions: list[Mention],
        ids: Mapping[tuple[int, int], str],
        before: Referents | None = None,
    ) -> None:
        self._by_token: dict[int, tuple[Mention, str]] = {}
        for one in mentions:
            for at in range(one.first, one.last):
                self._by_token[at] = (one, ids[one.start, one.end])
        self._resolved: dict[int, tuple[str, ...]] = {}
        self._speakers: dict[int, str] = {}
        self.genders: dict[str, str] = before.genders if before else {}
        self.titled: dict[str, str] = before.titled if before else {}
        self.described: dict[str, dict[str, str]] = before.described if before else {}
        self.bodies: dict[str, str] = before.bodies if before else {}
        self.tail: list[_Candidate] = self._resolve(doc, before.tail if before else [])

    def agent(self, token: Token) -> str | None:
        """Give the id of the agent a word stands for, or None."""
        named = self._named(token)
        if named is not None:
            return named
        if token.lower_ in _RELATIVE and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "poss"}:
            return self._antecedent(token)
        if token.lower_ in _FIRST:
            return self._speakers.get(token.i)
        resolved = self._resolved.get(token.i, ())
        if len(resolved) == 1:
            return resolved[0]
        return self._held(token) if not resolved else None

    def agents(self, token: Token) -> tuple[str, ...]:
        """Give everyone a word stands for: several for "they" and "both"."""
        one = self.agent(token)
        return (one,) if one is not None else self._resolved.get(token.i, ())

    def hear(self, speakers: Iterable[tuple[range, str]]) -> None:
        """Say who "I" and "we" are in the words of others: token ranges, wider ones first."""
        for words, agent in speakers:
            self._speakers.update(dict.fromkeys(words, agent))

    def type_of(self, token: Token) -> str:
        """Give PER, ORG, LOC or NORP for a named word, or an empty string."""
        found = self._by_token.get(token.i)
        if found is None:
            return "PER" if token.lower_ in _GENDER else ""
        return found[0].type

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
            if child.dep_ == "appos" and named is not None and named[0].type in {"PER", "ORG"}:
                return named[1]
        above = self._by_token.get(token.head.i)
        if token.dep_ == "appos" and above is not None and token.pos_ == "NOUN":
            return above[1]
        return None

    def _held(self, token: Token) -> str | None:
        """Give whose part or instrument a word is: "the board of X", "X's troops", "a fifth of X"."""
        if token.lemma_.lower() not in _PARTS:
            return None
        for child in token.children:
            if child.dep_ in {"poss", "compound"} and (named := self._named(child)):
                return named
            for inner in child.children if child.lower_ == "of" else ():
                if inner.dep_ == "pobj" and (named := self._named(inner)):
                    return named
        return None

    def _antecedent(self, token: Token) -> str | None:
        clause = token.head if token.dep_ != "poss" else token.head.head
        while clause.dep_ not in {"relcl", "ROOT"} and clause.head != clause:
            clause = clause.head
        if clause.dep_ != "relcl":
            return None
        return self._named(clause.head) or self._before(clause)

    def _before(self, clause: Token) -> str | None:
        """Give the name that stands right before a relative clause, where the parser hung it elsewhere."""
        at = clause.left_edge.i - 1
        while at >= 0 and (clause.doc[at].is_punct or clause.doc[at].text in {"(", ")"}):
            at -= 1
        found = self._by_token.get(at)
        return found[1] if found is not None and found[0].type in {"PER", "ORG"} else None

    def _resolve(self, doc: Doc, before: list[_Candidate]) -> list[_Candidate]:
        """Walk on, each pronoun resolved by what came before it and then a candidate itself."""
        told = list(before)
        number = 0
        for number, sentence in enumerate(doc.sents):
            for token in sentence:
                found = self._by_token.get(token.i)
                if found is not None and token.i == found[0].first:
                    told.extend(self._told(doc, found, number))
                elif found is None and token.lower_.endswith(("self", "selves")) and token.dep_ in OBJECTS:
                    self._resolved[token.i] = self._own_subject(token)
                elif found is None:
                    told.extend(self._unnamed(token, number, told))
        return [
            replace(one, sentence=one.sentence - number - 1) for one in told if number - one.sentence < _REACH
        ]

    def _told(self, doc: Doc, found: tuple[Mention, str], number: int) -> list[_Candidate]:
        mention, agent = found
        root = doc[mention.first : mention.last].root
        title = next(
            (
                word.lower_
                for word in doc[max(0, mention.first - 1) : mention.last - 1]
                if word.lower_ in TITLES
            ),
            "",
        )
        if title:
            self.titled[title] = agent
        words = {word.lower_ for word in doc[max(0, mention.first - 2) : mention.last]}
        words |= {
            child.lower_
            for child in (*root.children, root.head)
            if child.dep_ in {"appos", "compound", "nmod"} or (child == root.head and root.dep_ == "appos")
        }
        gender = "f" if words & _FEMALE else "m" if words & _MALE else ""
        if not gender and mention.type == "PER":
            gender = gender_of(mention.text)
        if gender:
            self.genders.setdefault(agent, gender)
        out = [_Candidate(mention.first, number, mention.type, (agent,), salience(root))]
        for noun in described_as(root, doc[mention.first : mention.last], mention.type):
            known = self.described.setdefault(noun, {})
            known.pop(agent, None)
            known[agent] = mention.type
        joined = [self._by_token[child.i][1] for child in conjoined(root) if child.i in self._by_token]
        if joined:
            out.append(_Candidate(mention.first, number, "MANY", (agent, *joined), salience(root) + 0.5))
        return out

    def _unnamed(self, token: Token, number: int, told: list[_Candidate]) -> list[_Candidate]:
        called = self._called(token)
        if called is not None:
            self._resolved[token.i] = (called[0],)
            return [_Candidate(token.i, number, called[1], (called[0],), salience(token))]
        want = wanted(token)
        if want:
            best = self._nearest(token, number, want, told)
            if best is None:
                return []
            if best.agents:
                self._resolved[token.i] = best.agents
                if token.lower_ in _GENDER and len(best.agents) == 1:
                    self.genders.setdefault(best.agents[0], _GENDER[token.lower_])
            return [_Candidate(token.i, number, best.type, best.agents, salience(token))]
        if token.pos_ == "NOUN" and token.dep_ in SUBJECTS and self._named(token) is None:
            person = token.lemma_.lower() in _PERSONS
            kind = ("MANY" if token.tag_ == "NNS" else "PER") if person else "ORG"
            return [_Candidate(token.i, number, kind, (), salience(token))]
        return []

    def _own_subject(self, token: Token) -> tuple[str, ...]:
        """Give whom a reflexive stands for: the subject of its own verb."""
        verb = token.head if token.dep_ != "pobj" else token.head.head
        own = [child for child in verb.children if child.dep_ in SUBJECTS]
        if not own and verb.dep_ in {"conj", "xcomp", "advcl"}:
            own = [child for child in verb.head.children if child.dep_ in SUBJECTS]
        return tuple(agent for child in own for agent in self.agents(child))

    def _called(self, token: Token) -> tuple[str, str] | None:
        """Give who was introduced by a common word that stands for him now: "the tanker"."""
        title = self.titled.get(token.lower_) if is_titled(token) else None
        if title is not None:
            return title, "PER"
        known = self.described.get(token.lemma_.lower(), {})
        if not known or not is_bare(token) or (len(known) > 1 and token.lemma_.lower() in _BODIES):
            return None
        return next(reversed(known.items()))

    def _nearest(self, token: Token, here: int, want: str, told: list[_Candidate]) -> _Candidate | None:
        barred = self._co_argument(token)
        gender = _GENDER.get(token.lower_, "")
        fit = [
            one
            for one in told
            if (not gender or all(self.genders.get(agent, gender) == gender for agent in one.agents))
            and one.type in _FIT[want]
            and here - one.sentence <= _REACH
            and barred not in one.agents
        ]
        if want == "many":
            fit = [one for one in fit if one.agents or one.type == "MANY"]
        return max(
            fit,
            key=lambda one: (
                one.salience
                + parallel(token, one.at)
                - 1.6 * (here - one.sentence)
                - 0.01 * (token.i - one.at)
            ),
            default=None,
        )

    def _co_argument(self, token: Token) -> str:
        """Give who cannot be meant: the subject of the verb whose object a pronoun is."""
        if token.dep_ not in {"dobj", "dative", "pobj"}:
            return "-"
        verb = token.head if token.dep_ != "pobj" else token.head.head
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                return self._named(child) or next(iter(self._resolved.get(child.i, ())), "-")
        return "-"
