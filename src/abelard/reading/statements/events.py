"""Statements told by other means: a death in passing, a merger "to form", somebody "of" a body, an insult."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.reading.statements.circumstances import is_negated, is_unreal, when_of
from abelard.reading.statements.found import Found
from abelard.reading.statements.roles import ACCUSING, conjoined, is_passive, objects, subjects
from abelard.reading.wordlists import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from abelard.reading.names.coreference import Referents
    from abelard.reading.result import DateProposal
    from abelard.reading.syntax import Doc, Token

_LISTS = word_lists("statements")
_INSULTS, _ENDS = (
    _LISTS["insults"],
    {"death": "dies", "suicide": "dies", "execution": "dies"},
)
_SEATS = frozenset({"seat", "headquarters", "base"})
_BY_WHOM = {
    **dict.fromkeys(("orders", "order", "instructions", "instigation", "behest", "command"), "orders"),
    **dict.fromkeys(("support", "help", "backing", "aid", "assistance"), "supports"),
    **dict.fromkeys(("protection",), "shelters"),
}
_DEEDS = {
    "killing": "kills",
    "murder": "kills",
    "assassination": "kills",
    "attack": "attacks",
    "bombing": "attacks",
    "raid": "attacks",
    "forgery": "falsifies",
    "betrayal": "deceives",
}
_SHARES = frozenset(
    {
        "involvement",
        "role",
        "part",
        "participation",
        "complicity",
        "responsibility",
        "hand",
        "connection",
        "share",
    }
)
_OWNING = frozenset({"admit", "confess", "deny", "claim", "commit", "order", "take", "play", "have"})
_JOINING = frozenset({"merge", "unite", "amalgamate", "fuse", "combine", "join"})
_FORMING = frozenset({"form", "create", "become", "found", "establish"})
_RESULTING = _FORMING | {"result", "emerge", "arise"}
_CALLING = frozenset({"call", "brand", "label", "dub", "denounce", "consider", "describe"})


def events(doc: Doc, who: Referents, dates: list[DateProposal], start: int) -> Iterator[Found]:
    """Every such statement of a paragraph."""
    for token in doc:
        word = token.lower_
        if token.pos_ == "NOUN":
            for words, read in _NOUNS:
                if word in words:
                    yield from read(token, who, dates, start)
        elif token.pos_ == "VERB" and not is_unreal(token) and not is_negated(token):
            for tell in (_joined_to_form, _formed_from, _insulted, _claimed):
                yield from tell(token, who, dates, start)
        if token.dep_ == "prep" and word in {"of", "at"}:
            yield from _of_body(token, who)
        elif word == "based" and token.dep_ == "amod":
            yield from _x_based(token, who)


def _found(
    head: Token,
    ends: tuple[str, str, str | None],
    dates: Iterable[DateProposal],
    start: int,
    *,
    sure: float = 0.6,
    background: bool = False,
) -> Found:
    subject, predicate, given = ends
    return Found(
        subject=subject,
        predicate=predicate,
        object=given,
        head=head.i,
        evidence=(head.left_edge.i, head.right_edge.i + 1),
        when=when_of(head, list(dates), start, state=False),
        sure=sure,
        background=background,
    )


def _ends(noun: Token, who: Referents, dates: list[DateProposal], start: int) -> Iterator[Found]:
    """Read "after X's death", "the birth of X", "his suicide": told as known, by whoever tells it."""
    for head in [*_owned_by(noun), *_after(noun, "of")]:
        agent = who.agent(head)
        if agent is not None and who.type_of(head) in {"PER", ""}:
            yield _found(noun, (agent, _ENDS[noun.lower_], None), dates, start, background=True)


def _formed_by(noun: Token, who: Referents, dates: list[DateProposal], start: int) -> Iterator[Found]:
    """Read "X was formed by the merger of A and B"."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if verb.lemma_ not in _RESULTING or noun.head.lower_ not in {"by", "from", "in"}:
        return
    wholes = objects(verb) if is_passive(verb) else subjects(verb)
    yield from _into(noun, _after(noun, "of") + _after(noun, "between"), wholes, who, dates, start)


def _joined_to_form(verb: Token, who: Referents, dates: list[DateProposal], start: int) -> Iterator[Found]:
    """Read "A merged with B to form C", "A and B united to become C"."""
    if verb.lemma_ not in _JOINING:
        return
    for child in verb.children:
        if child.dep_ in {"advcl", "xcomp"} and child.lemma_ in _FORMING and child.tag_ == "VB":
            wholes = [one for one in child.children if one.dep_ in {"dobj", "attr"}]
            own = objects(verb) if is_passive(verb) else subjects(verb)
            parts = [one for part in own for one in conjoined(part)] + _after(verb, "with")
            yield from _into(verb, parts, wholes, who, dates, start)


def _into(
    head: Token,
    parts: list[Token],
    wholes: list[Token],
    who: Referents,
    dates: list[DateProposal],
    start: int,
) -> Iterator[Found]:
    for whole in wholes:
        body = who.agent(whole)
        for part in {agent: None for one in parts for agent in who.agents(one)}:
            if body and part != body:
                yield _found(head, (part, "merges-into", body), dates, start)


def _formed_from(verb: Token, who: Referents, dates: list[DateProposal], start: int) -> Iterator[Found]:
    """Read "X was formed from A and B"."""
    if verb.lemma_ in {"form", "create"} and is_passive(verb):
        yield from _into(verb, _after(verb, "from"), objects(verb), who, dates, start)


def _insulted(verb: Token, who: Referents, dates: list[DateProposal], start: int) -> Iterator[Found]:
    """Read "X called Y a liar": X criticises Y."""
    if verb.lemma_ not in _CALLING:
        return
    words = [child for child in verb.children if child.dep_ in {"oprd", "attr", "ccomp"}]
    words += [inner for child in verb.children if child.lower_ == "as" for inner in child.children]
    if not any(word.lemma_.lower() in _INSULTS for word in words):
        return
    targets = objects(verb) or [one for word in words for one in word.children if one.dep_ == "nsubj"]
    for one in subjects(verb):
        for two in targets:
            subject, given = who.agent(one), who.agent(two)
            if subject and given and subject != given:
                yield _found(verb, (subject, "criticises", given), dates, start, sure=0.55)


def _of_body(word: Token, who: Referents) -> Iterator[Found]:
    """Read "Miriam Koch of the Larsen Institute": she is a member of it."""
    bearer = who.mention_of(word.head)
    for inner in word.children:
        body = who.mention_of(inner)
        if bearer and body and bearer.type == "PER" and body.type == "ORG" and bearer != body:
            subject, given = who.agent(word.head), who.agent(inner)
            if subject and given and subject != given:
                yield _found(word, (subject, "member-of", given), (), 0, sure=0.5, background=True)


def _claimed(verb: Token, who: Referents, dates: list[DateProposal], start: int) -> Iterator[Found]:
    """Read "claimed responsibility for the killing of X": the killing is claimed too."""
    if verb.lemma_ not in {"claim", "take", "assume"}:
        return
    deeds = [one for child in verb.children for word in child.children for one in _deeds(child, word, verb)]
    for deed in deeds:
        victims = [*_owned_by(deed), *_after(deed, "of"), *_after(deed, "on")]
        for one in subjects(verb):
            for two in victims:
                subject, given = who.agent(one), who.agent(two)
                if subject and given and subject != given:
                    yield _found(verb, (subject, _DEEDS[deed.lemma_], given), dates, start, sure=0.5)


def _deeds(child: Token, word: Token, verb: Token) -> list[Token]:
    """Give the deed after "for" of "responsibility", or the noun a clause "for which ..." hangs on."""
    if child.lemma_ != "responsibility" and child.lower_ != "for":
        return []
    inner = [one for one in word.children if one.dep_ == "pobj"] if word.lower_ == "for" else [word]
    found = [verb.head if one.lower_ in {"which", "that"} else one for one in inner]
    return [one for one in found if one.lemma_ in _DEEDS]


def _charged(deed: Token, who: Referents, dates: list[DateProposal], start: int) -> Iterator[Found]:
    """Read "accused X of the murder of Y", "X denied any part in the murder of Y", "X confessed to it"."""
    if _after(deed, "by") or _owned_by(deed):
        return
    for one in _charged_with(deed):
        for two in [*_after(deed, "of"), *_after(deed, "on")]:
            subject, given = who.agent(one), who.agent(two)
            if subject and given and subject != given:
                yield _found(deed, (subject, _DEEDS[deed.lemma_], given), dates, start, sure=0.5)


def _charged_with(deed: Token) -> list[Token]:
    """Give who did the deed: whom the verb above charges with it, or who owns up to it or denies it."""
    above = deed.head.head if deed.dep_ == "pobj" else deed.head
    while above.lower_ in _SHARES and above.dep_ in {"dobj", "pobj"}:
        above = above.head if above.dep_ == "dobj" else above.head.head
    if above.dep_ == "dobj" and above.head.lemma_ in ACCUSING:
        return [above]
    if above.lower_ in {"responsible", "guilty"} and above.head.lemma_ == "be":
        return [] if is_negated(above.head) else subjects(above.head)
    if above.lemma_ in ACCUSING:
        return objects(above)
    return subjects(above) if above.lemma_ in _OWNING and not is_unreal(above) else []


def _seated(noun: Token, who: Referents, dates: list[DateProposal], start: int) -> Iterator[Found]:
    """Read "with its seat in Prague", "X has its headquarters in Y"."""
    for holder in _owned_by(noun):
        for place in _after(noun, "in") + _after(noun, "at"):
            subject, given = who.agent(holder), who.agent(place)
            if subject and given and subject != given and who.type_of(place) == "LOC":
                yield _found(noun, (subject, "based-in", given), dates, start, background=True)


def _by_whom(noun: Token, who: Referents, dates: list[DateProposal], start: int) -> Iterator[Found]:
    """Read "on the orders of X", "with X's support", of who did something."""
    verb = noun.head.head
    if (
        noun.dep_ != "pobj"
        or noun.head.lower_ not in {"on", "at", "under", "by", "with"}
        or verb.pos_ != "VERB"
    ):
        return
    for one in [*_owned_by(noun), *_after(noun, "of"), *_after(noun, "from")]:
        for two in subjects(verb):
            subject, given = who.agent(one), who.agent(two)
            if subject and given and subject != given:
                yield _found(noun, (subject, _BY_WHOM[noun.lower_], given), dates, start)


def _x_based(word: Token, who: Referents) -> Iterator[Found]:
    """Read "the Oslo-based Nordbank"."""
    place, body = word.doc[max(0, word.i - 2)], who.agent(word.head)
    given = who.agent(place) if who.type_of(place) == "LOC" else None
    if body and given and body != given:
        yield _found(word, (body, "based-in", given), (), 0, background=True)


def _owned_by(noun: Token) -> list[Token]:
    return [child for child in noun.children if child.dep_ == "poss"]


def _after(head: Token, word: str) -> list[Token]:
    return [
        one
        for child in head.children
        if child.dep_ == "prep" and child.lower_ == word
        for inner in child.children
        if inner.dep_ == "pobj"
        for one in conjoined(inner)
    ]


_NOUNS = (
    (frozenset(_ENDS), _ends),
    (frozenset({"merger"}), _formed_by),
    (_SEATS, _seated),
    (frozenset(_DEEDS), _charged),
    (frozenset(_BY_WHOM), _by_whom),
)
