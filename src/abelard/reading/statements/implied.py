"""Statements whose body is not named again: "he resigned", "she was expelled", "they walked out".

What somebody leads, founded or belongs to was told before; that body is meant. Where none was told, nothing
is proposed.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from abelard.reading.statements.circumstances import hedge_of, is_negated, is_unreal, when_of
from abelard.reading.statements.found import Found
from abelard.reading.statements.roles import filler, is_passive, lemma_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abelard.reading.names.coreference import Referents
    from abelard.reading.result import DateProposal
    from abelard.reading.syntax import Doc, Token

_TELLING = frozenset({"leads", "member-of", "founds", "joins", "speaks-for", "splits-from"})
_GOING = {
    "resign": "resigns-from",
    "retire": "resigns-from",
    "step_down": "resigns-from",
    "stand_down": "resigns-from",
    "quit": "leaves",
    "walk_out": "leaves",
}
_PUT_OUT = frozenset({"expel", "dismiss", "sack", "fire", "oust", "suspend", "depose"})


def implied(
    doc: Doc, who: Referents, dates: list[DateProposal], start: int, told: Sequence[Found]
) -> Iterator[Found]:
    """Every such statement of a paragraph; `told` is what the other extractors found in it."""
    last = -1
    for token in doc:
        if token.pos_ == "VERB" and not is_unreal(token):
            _learn(who, [one for one in told if last <= one.head < token.i])
            last = token.i
            yield from _from(token, who, dates, start)
    _learn(who, [one for one in told if one.head >= last])


def _learn(who: Referents, told: Sequence[Found]) -> None:
    for one in told:
        if one.predicate in _TELLING and one.object is not None and one.stance == "affirm":
            who.bodies[one.subject] = one.object


def _from(verb: Token, who: Referents, dates: list[DateProposal], start: int) -> Iterator[Found]:
    going = next((_GOING[name] for name in lemma_of(verb) if name in _GOING), "")
    posts = _posts(verb, who) if going else []
    if posts:
        for agent, body in product(_agents(verb, "subj", who), posts):
            yield _made(verb, (agent, going, body), dates, start)
    elif going and not _has_object(verb):
        for agent in _agents(verb, "subj", who):
            if led := who.bodies.get(agent):
                yield _made(verb, (agent, going, led), dates, start)
    elif verb.lemma_ in _PUT_OUT and is_passive(verb) and not filler(verb, "subj"):
        for agent in _agents(verb, "obj", who):
            by = who.bodies.get(agent)
            if by and not filler(verb, "from"):
                yield _made(verb, (by, "expels", agent), dates, start)


def _posts(verb: Token, who: Referents) -> list[str]:
    """Give the body of "resigned as president of X", "stepped down as its head"."""
    posts = filler(verb, "as")
    heads = [child for post in posts for child in post.children if child.dep_ == "poss"]
    heads += [
        inner
        for post in posts
        for child in post.children
        if child.dep_ == "prep" and child.lower_ in {"of", "at", "for"}
        for inner in child.children
        if inner.dep_ == "pobj"
    ]
    return [agent for head in heads if who.type_of(head) in {"ORG", ""} and (agent := who.agent(head))]


def _agents(verb: Token, place: str, who: Referents) -> list[str]:
    return [agent for head in filler(verb, place) for agent in who.agents(head)]


def _has_object(verb: Token) -> bool:
    direct = any(child.dep_ == "dobj" for child in verb.children)
    return direct or bool(filler(verb, "from") or filler(verb, "of"))


def _made(verb: Token, ends: tuple[str, str, str], dates: list[DateProposal], start: int) -> Found:
    subject, predicate, given = ends
    return Found(
        subject=subject,
        predicate=predicate,
        object=given,
        head=verb.i,
        evidence=(verb.left_edge.i, verb.right_edge.i + 1),
        stance="deny" if is_negated(verb) else "affirm",
        hedge=hedge_of(verb),
        when=when_of(verb, dates, start, state=False),
        sure=0.45,
    )
