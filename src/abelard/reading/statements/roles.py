"""Who does what to whom: the deep roles of a verb, passives turned round, conjunctions shared out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abelard.reading.syntax import Token


ACCUSING = frozenset({"accuse", "suspect", "charge", "convict", "blame", "criticise", "criticize", "acquit"})
_IRREGULAR = {"wrote": "write", "written": "write", "led": "lead"}
_BESIDE = frozenset({"dobj", "advmod", "acomp", "oprd", "ccomp"})
_NAMING = frozenset({"call", "name", "term", "style", "be", "become"})
# spaCy ships no types: tokens and docs are Any throughout this module.


def lemma_of(verb: Token) -> tuple[str, ...]:
    """Give the names under which a verb may stand in the vocabulary.

    With its particle, its object, and alone.
    """
    lemma = verb.lemma_.lower()
    if lemma.startswith("co-"):
        bare = lemma.removeprefix("co-")
        return (_IRREGULAR.get(bare, bare.removesuffix("e") if bare.endswith("nde") else bare),)
    out = [
        f"{lemma}_{child.lemma_.lower()}" for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}
    ]
    out += [f"{lemma}_{child.lower_}" for child in verb.children if child.dep_ == "prt"]
    out += [f"{lemma}_{child.lower_}" for child in verb.children if child.dep_ in _BESIDE]
    out += [
        f"{lemma}_{child.lower_}_{inner.lemma_.lower()}"
        for child in verb.children
        if child.dep_ == "prep"
        for inner in child.children
        if inner.dep_ == "pobj"
    ]
    if verb.dep_ == "relcl":
        out.append(f"{lemma}_{verb.head.lemma_.lower()}")
    if verb.dep_ == "xcomp":
        out.append(f"{verb.head.lemma_.lower()}_{lemma}")
    return (*out, lemma)


def filler(verb: Token, place: str) -> list[Token]:
    """Give the head words that fill a place of the verb, with everything joined to them by "and"."""
    found = {"subj": subjects, "obj": objects, "attr": _attributes, "oprd": _attributes, "poss": _owners}.get(
        place
    )
    heads = found(verb) if found else prepositional(verb, place)
    return [one for head in heads for one in conjoined(head)]


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, reduced relatives ("the party founded by X") included."""
    deps = {child.dep_ for child in verb.children}
    if deps & {"nsubjpass", "auxpass", "agent"}:
        return True
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and not deps & {"nsubj", "aux"}:
        return True
    reduced = verb.dep_ in {"conj", "advcl"} and not deps & {"nsubj", "dobj", "aux"}
    return reduced and any(child.lower_ == "by" and child.i > verb.i for child in verb.children)


def subjects(verb: Token) -> list[Token]:
    """Give who does it; shared subjects of conjoined and controlled verbs are found at the verb above."""
    if is_passive(verb):
        by = [child for child in verb.children if child.dep_ == "agent" or child.lower_ == "by"]
        return [inner for child in by or _far_by(verb) for inner in child.children if inner.dep_ == "pobj"]
    own = [child for child in verb.children if child.dep_ == "nsubj"]
    return own or _controller(verb)


def _far_by(verb: Token) -> list[Token]:
    """Give the "by" of a passive that the parser hung on a noun between: "financed from the start by X"."""
    return [
        inner
        for child in verb.children
        if child.dep_ == "prep" and child.i > verb.i
        for noun in child.children
        if noun.dep_ == "pobj"
        for inner in noun.children
        if inner.dep_ == "prep" and inner.lower_ == "by"
    ]


def _controller(verb: Token) -> list[Token]:
    """Give the subject of a verb without one of its own, from the verb or noun above it."""
    above = verb.head
    if verb.dep_ == "xcomp" and objects(above) and not is_passive(above):
        return objects(above)
    if verb.dep_ in {"conj", "xcomp"} or (verb.dep_ == "advcl" and verb.tag_ == "VBG"):
        return _surface(above)
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBG":
        return [above]
    if verb.dep_ == "pcomp" and above.head.dep_ == "dobj" and above.head.head.lemma_ in ACCUSING:
        return [above.head]
    if verb.dep_ == "pcomp" and above.head.pos_ in {"VERB", "AUX"}:
        return objects(above.head) if above.head.lemma_ in ACCUSING else _surface(above.head)
    return []


def _surface(verb: Token) -> list[Token]:
    own = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    if own or verb.head == verb:
        return own
    if verb.dep_ in {"conj", "xcomp"} or (verb.dep_ == "advcl" and verb.tag_ == "VBG"):
        return _surface(verb.head)
    return [verb.head] if verb.dep_ in {"acl", "relcl"} and verb.pos_ == "VERB" else []


def objects(verb: Token) -> list[Token]:
    """Give what it is done to: the object, or the subject of a passive."""
    if is_passive(verb):
        own = [child for child in verb.children if child.dep_ == "nsubjpass"]
        if own:
            return own
        if verb.dep_ == "acl":
            return [verb.head]
        return _surface(verb.head) if verb.dep_ in {"conj", "xcomp"} else []
    own = [child for child in verb.children if child.dep_ in {"dobj", "dative"} and child.pos_ != "ADP"]
    clauses = [child for child in verb.children if child.dep_ == "ccomp"]
    small = [one for clause in clauses if _is_small(clause) for one in clause.children if one.dep_ == "nsubj"]
    return own or small or [name for clause in clauses for name in _what_is_called(clause)]


def _is_small(clause: Token) -> bool:
    """Whether a clause only holds the verb's object: "forbade X to speak", "found X guilty"."""
    to = clause.tag_ == "VB" and any(
        child.dep_ == "aux" and child.lower_ == "to" for child in clause.children
    )
    return bool(to or clause.pos_ == "ADJ")


def _what_is_called(clause: Token) -> list[Token]:
    """Read "founded what they called the X", "what is now the X": the X."""
    if not any(child.lower_ == "what" for child in clause.children) or clause.lemma_ not in _NAMING:
        return []
    return [child for child in clause.children if child.dep_ in {"oprd", "attr"}]


def _attributes(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in {"attr", "oprd"}]


def _owners(verb: Token) -> list[Token]:
    return [child for head in objects(verb) for child in head.children if child.dep_ == "poss"]


def prepositional(verb: Token, word: str) -> list[Token]:
    """Give what stands after a preposition of the verb, or of its object ("gave his pledge to X")."""
    holders = [
        verb,
        *(child for child in verb.children if child.dep_ in {"dobj", "prt", "advmod", "nsubjpass"}),
    ]
    for holder in holders:
        for child in holder.children:
            if child.dep_ in {"prep", "dative"} and child.lower_ == word:
                return [inner for inner in child.children if inner.dep_ == "pobj"]
    return _deeper(verb, word) if word == "of" else []


def _deeper(verb: Token, word: str) -> list[Token]:
    """Give what stands after the preposition of a phrase: "spoke on behalf of X", "was in the hands of X"."""
    return [
        one
        for child in verb.children
        if child.dep_ == "prep"
        for noun in child.children
        if noun.dep_ == "pobj"
        for inner in noun.children
        if inner.dep_ == "prep" and inner.lower_ == word
        for one in inner.children
        if one.dep_ == "pobj"
    ]


def conjoined(head: Token) -> list[Token]:
    """Give a head and all that "and", "or" and commas join to it."""
    out, stack = [], [head]
    while stack:
        one = stack.pop()
        out.append(one)
        stack.extend(
            child
            for child in one.children
            if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "X"}
        )
    return sorted(out, key=lambda token: token.i)
