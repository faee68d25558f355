"""Statements told by nouns: "the leader of X, Y", "X's successor Y", "the merger of X and Y"."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from abelard.reading.statements.circumstances import DOUBTS, HEDGES, is_negated, is_unreal, when_of
from abelard.reading.statements.found import Found
from abelard.reading.statements.roles import conjoined, objects, subjects
from abelard.reading.statements.vocabulary import NOUNS, STATES, Relation, fits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.reading.names.coreference import Referents
    from abelard.reading.result import DateProposal
    from abelard.reading.syntax import Doc, Token

# Nouns of action: predicate, and the prepositions of the doer and of the one it is done to.
_ACTIONS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "merger": ("merges-into", ("of", "between"), ("with", "into")),
    "departure": ("leaves", ("of",), ("from",)),
    "exit": ("leaves", ("of",), ("from",)),
    "withdrawal": ("leaves", ("of",), ("from",)),
    "defection": ("joins", ("of",), ("to",)),
    "meeting": ("meets", ("of", "between", "by"), ("with",)),
    "talks": ("meets", ("between",), ("with",)),
    "quarrel": ("disputes-with", ("of", "between"), ("with",)),
    "feud": ("disputes-with", ("of", "between"), ("with",)),
    "dispute": ("disputes-with", ("of", "between"), ("with",)),
    "accusation": ("accuses", ("by", "of"), ("against",)),
    "lawsuit": ("prosecutes", ("by", "of"), ("against",)),
    "suit": ("prosecutes", ("by", "of"), ("against",)),
    "link": ("associated-with", ("of", "between"), ("with", "to")),
    "tie": ("associated-with", ("of", "between"), ("with", "to")),
    "contact": ("associated-with", ("of", "between"), ("with",)),
    "pledge": ("pledges-to", ("of", "by"), ("to",)),
    "allegiance": ("pledges-to", ("of", "by"), ("to",)),
    "bayat": ("pledges-to", ("of", "by"), ("to",)),
    "homage": ("pledges-to", ("of", "by"), ("to",)),
    "murder": ("kills", ("by",), ("of",)),
    "assassination": ("kills", ("by",), ("of",)),
    "killing": ("kills", ("by",), ("of",)),
    "arrest": ("arrests", ("by",), ("of",)),
    "letter": ("writes-to", ("from", "by"), ("to",)),
    "acquisition": ("acquires", ("by",), ("of",)),
    "takeover": ("acquires", ("by",), ("of",)),
    "purchase": ("acquires", ("by",), ("of",)),
    "attack": ("attacks", ("by",), ("on", "against")),
    "invasion": ("attacks", ("by",), ("of",)),
    "support": ("supports", ("of", "by", "from"), ("for", "to")),
    "split": ("splits-from", ("of", "by"), ("from", "with")),
    "expulsion": ("expels", ("by",), ("of",)),
    "appointment": ("appoints", ("by",), ("of",)),
    "election": ("elects", ("by",), ("of",)),
    "founding": ("founds", ("by",), ("of",)),
    "foundation": ("founds", ("by",), ("of",)),
    "alliance": ("allied-with", ("of", "between"), ("with",)),
    "dissolution": ("dissolves", ("by",), ("of",)),
    "betrayal": ("deceives", ("by",), ("of",)),
    "resignation": ("resigns-from", ("of",), ("from",)),
    "criticism": ("criticises", ("by", "from"), ("of",)),
    "subordination": ("part-of", ("of",), ("to",)),
    "affiliation": ("part-of", ("of",), ("with", "to")),
    "loyalty": ("loyal-to", ("of",), ("to",)),
    "membership": ("member-of", ("of",), ("in",)),
    "independence": ("independent-of", ("of",), ("from",)),
    "opposition": ("opposes", ("of", "from"), ("to",)),
    "defiance": ("defies", ("by",), ("of",)),
    "marriage": ("spouse-of", ("of",), ("to", "with")),
    "visit": ("moves-to", ("of", "by"), ("to",)),
    "flight": ("moves-to", ("of", "by"), ("to",)),
    "return": ("moves-to", ("of", "by"), ("to",)),
}
_RENOUNCING = frozenset({"renounce", "withdraw", "revoke", "refuse", "repudiate", "break", "cancel"})
_POSS_IS_OBJECT = frozenset(
    {"murder", "assassination", "killing", "arrest", "expulsion", "appointment", "election", "founding"}
)
_BECOMING = frozenset(
    {
        "become",
        "serve",
        "act",
        "remain",
        "continue",
        "work",
        "emerge",
        "succeed",
        "replace",
        "follow",
        "return",
    }
)
_LEAVING = frozenset({"resign", "retire", "step", "stand", "quit", "withdraw"})
_MAKING = frozenset(
    {
        "appoint",
        "elect",
        "name",
        "make",
        "crown",
        "proclaim",
        "recognise",
        "recognize",
        "install",
        "choose",
        "declare",
        "select",
        "nominate",
        "confirm",
        "promote",
        "designate",
    }
)
_BOTH = frozenset(
    {"merger", "alliance", "meeting", "talks", "quarrel", "feud", "dispute", "link", "tie", "contact"}
)


def nominal(doc: Doc, who: Referents, dates: list[DateProposal], start: int) -> Iterator[Found]:
    """Every statement a noun of the vocabulary makes in a paragraph."""
    for token in doc:
        if not (token.pos_ in {"NOUN", "PROPN"} or token.dep_ == "acomp") or who.is_named(token):
            continue
        if any(child.lower_ == "no" for child in token.children):
            continue
        for relation in NOUNS.get(token.lemma_.lower(), ()):
            yield from _relation(token, relation, who, dates, start)
        action = _ACTIONS.get(token.lemma_.lower())
        if action:
            yield from _action(token, action, who, dates, start)


def _relation(
    noun: Token,
    relation: Relation,
    who: Referents,
    dates: list[DateProposal],
    start: int,
) -> Iterator[Found]:
    """Give the bearer stands in apposition or after the noun.

    The other in the possessive, before it, or after "of".
    """
    bearers = [(agent, head) for head in _bearers(noun, who) if (agent := who.agent(head))]
    others = [(agent, head) for head in _others(noun, who) if (agent := who.agent(head))]
    for (one, head), (two, other) in product(bearers, others):
        if (
            one == two
            or not fits(who.type_of(head), relation.types[0])
            or not fits(who.type_of(other), relation.types[1])
        ):
            continue
        subject, given = (two, one) if relation.turned else (one, two)
        yield _made(noun, relation.predicate, subject, given, dates, start, (head, other))


def _bearers(noun: Token, who: Referents) -> list[Token]:
    out = [child for child in noun.children if child.dep_ == "appos" and who.is_named(child)]
    if noun.dep_ in {"appos", "compound", "nmod", "amod"} and who.is_named(noun.head):
        out += _all_of(noun.head) if noun.tag_ == "NNS" and noun.dep_ == "appos" else [noun.head]
    if not out and noun.dep_ in {"nsubj", "attr"}:
        out = _equated(noun, who)
    if not out:
        out = _over_of(noun, who)
    if not out and noun.dep_ == "appos":
        out = _left_of(noun, who)
    return out or _installed(noun) or _right_of(noun, who)


def _equated(noun: Token, who: Referents) -> list[Token]:
    """Give who is said to be it: "her successor was X", "the founders of the League were X and Y"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ not in {"be", "become"} or is_negated(verb) or is_unreal(verb):
        return []
    told = [child for child in verb.children if child.dep_ == "attr" and who.is_named(child)]
    return [one for head in told for one in conjoined(head)]


def _over_of(noun: Token, who: Referents) -> list[Token]:
    """Give the name after a comma that the parser hung on the body: "the head of the League, X"."""
    return [
        inner
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ == "of"
        for body in child.children
        if who.type_of(body) == "ORG"
        for inner in body.children
        if inner.dep_ == "appos" and who.type_of(inner) == "PER"
    ]


def _left_of(noun: Token, who: Referents) -> list[Token]:
    """Give the name that an apposition follows, where the parser erred: "by A and B, both members"."""
    comma = noun.left_edge.i - 1
    if comma < 1 or noun.doc[comma].text != "," or not who.is_named(noun.doc[comma - 1]):
        return []
    name = noun.doc[comma - 1]
    return _all_of(name) if noun.tag_ == "NNS" else [name]


def _right_of(noun: Token, who: Referents) -> list[Token]:
    """Give the person named right after the noun, whatever the parser made of it: "his cousin Rupert"."""
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    held = any(child.dep_ == "poss" for child in noun.children)
    if after is None or not held or who.type_of(after) != "PER" or after.sent != noun.sent:
        return []
    return [after]


def _all_of(head: Token) -> list[Token]:
    """Give all of a conjunction from any of its members: "A and B, both members of X"."""
    while head.dep_ == "conj":
        head = head.head
    return conjoined(head)


def _installed(noun: Token) -> list[Token]:
    """Give who becomes or is made it: "became emir of X", "appointed Y head of X", "served as X's envoy"."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else noun.head
    if (
        noun.dep_ not in {"attr", "oprd", "pobj", "dobj", "acomp"}
        or (noun.dep_ == "pobj" and noun.head.lower_ != "as")
        or verb.pos_ != "VERB"
        or is_unreal(verb)
        or is_negated(verb)
    ):
        return []
    as_such = noun.dep_ == "pobj" and not objects(verb) and verb.lemma_ not in _LEAVING | _MAKING
    if as_such or (verb.lemma_ in _BECOMING and noun.dep_ in {"attr", "pobj", "acomp"}):
        return [one for head in subjects(verb) for one in conjoined(head)]
    if verb.lemma_ not in _MAKING:
        return []
    return (
        [child for child in noun.children if child.dep_ == "compound"]
        if noun.dep_ == "dobj"
        else objects(verb)
    )


def _others(noun: Token, who: Referents) -> list[Token]:
    out = []
    for child in noun.children:
        if child.dep_ == "poss" or (child.dep_ in {"compound", "nmod"} and who.is_named(child)):
            out.append(child)
        elif child.dep_ == "prep" and child.lower_ in {"of", "for", "to", "in", "with"}:
            out.extend(inner for head in child.children if head.dep_ == "pobj" for inner in conjoined(head))
    if noun.dep_ in {"compound", "nmod"}:
        mention = who.mention_of(noun.head)
        before = [
            child
            for child in noun.head.children
            if child.dep_ in {"compound", "nmod", "poss"} and child.i < noun.i
        ]
        out += [child for child in before if who.is_named(child) and who.mention_of(child) != mention]
    return out


def _action(
    noun: Token,
    action: tuple[str, tuple[str, ...], tuple[str, ...]],
    who: Referents,
    dates: list[DateProposal],
    start: int,
) -> Iterator[Found]:
    predicate, givers, takers = action
    poss = [
        child
        for child in noun.children
        if child.dep_ == "poss" or (child.dep_ == "compound" and who.is_named(child))
    ]
    doers, done = _after(noun, givers), _after(noun, takers)
    lemma = noun.lemma_.lower()
    if noun.dep_ == "dobj" and noun.head.lemma_ in _RENOUNCING:
        return
    if lemma == "expulsion":
        doers += _after(noun, ("from",))
    if lemma in _POSS_IS_OBJECT and done:
        poss, doers = [], poss + doers  # Roux's founding of the League
    if not poss and not doers and lemma == "letter" and noun.dep_ == "pobj" and noun.head.lower_ == "in":
        doers = subjects(noun.head.head)
    if not done and lemma in _BOTH and len(poss) == 1 and poss[0].lower_ == "their":
        poss = conjoined(next(iter(subjects(noun.head)), poss[0]))
    if lemma in _POSS_IS_OBJECT:
        done = poss + done
    else:
        doers = poss + doers
    if lemma in _BOTH and len(poss + doers) == 2 and not done:  # noqa: PLR2004 - the two that merge
        doers, done = doers[:1], doers[1:]
    for one, two in product(doers, done):
        subject, given = who.agent(one), who.agent(two)
        placed = who.type_of(two) == "LOC"
        if subject and given and subject != given and placed == (predicate == "moves-to"):
            yield _made(noun, predicate, subject, given, dates, start, (one, two))


def _holder_of_time(noun: Token) -> Token:
    """Give the word a date would hang on: the verb of "became emir of X in 2006", else the noun itself."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "as" else noun.head
    return verb if verb.pos_ == "VERB" and verb.lemma_ in _BECOMING | _MAKING else noun


def _after(noun: Token, words: tuple[str, ...]) -> list[Token]:
    return [
        inner
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ in words
        for head in child.children
        if head.dep_ == "pobj"
        for inner in conjoined(head)
    ]


def _made(
    noun: Token,
    predicate: str,
    subject: str,
    given: str,
    dates: list[DateProposal],
    start: int,
    ends: tuple[Token, Token],
) -> Found:
    hedge = " ".join(child.text for child in noun.children if child.lower_ in HEDGES)
    former = any(child.lower_ in {"former", "ex", "late", "then", "one-time"} for child in noun.children)
    first = min(noun.i, *(end.left_edge.i if end.dep_ in {"poss", "compound"} else end.i for end in ends))
    last = max(noun.i, *(end.i for end in ends))
    state = predicate in STATES
    return Found(
        subject=subject,
        predicate=predicate,
        object=given,
        head=noun.i,
        evidence=(first, last + 1),
        stance="doubt" if any(child.lower_ in DOUBTS for child in noun.children) else "affirm",
        hedge=hedge,
        when=None if former else when_of(_holder_of_time(noun), dates, start, state=state),
        sure=0.65,
        background=noun.lemma_.lower() in NOUNS,
    )
