"""Statements told by verbs, active and passive, over conjunctions."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from abelard.reading.statements.circumstances import DOUBTS, hedge_of, is_negated, is_unreal, when_of
from abelard.reading.statements.found import Found
from abelard.reading.statements.roles import filler, is_passive, lemma_of, prepositional
from abelard.reading.statements.vocabulary import NOUNS, STATES, VERBS, Frame, fits
from abelard.reading.wordlists import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.reading.names.coreference import Referents
    from abelard.reading.result import DateProposal
    from abelard.reading.syntax import Doc, Token

_MOST, _PAIR = 6, 2
_COPULAS = frozenset({"be", "remain", "become", "stay", "prove"})
_RECIPROCAL = {
    "meet": "meets",
    "merge": "merges-into",
    "amalgamate": "merges-into",
    "unite": "merges-into",
    "ally": "allied-with",
    "quarrel": "disputes-with",
    "clash": "disputes-with",
    "feud": "disputes-with",
    "marry": "spouse-of",
}
_LEADERSHIP = frozenset({"leadership", "command", "direction", "rule", "presidency", "chairmanship"})
_OF_WORKS = frozenset({"criticises", "defends", "copies", "supports", "opposes", "investigates"})


def verbal(doc: Doc, who: Referents, dates: list[DateProposal], start: int) -> Iterator[Found]:
    """Every statement a verb of the vocabulary makes in a paragraph."""
    for verb in doc:
        if verb.pos_ not in {"VERB", "AUX"} or is_unreal(verb):
            continue
        yield from _from_verb(verb, who, dates, start)
        yield from _under(verb, who)
        yield from reciprocal(verb, who, dates, start)
        if verb.lemma_ in _COPULAS:
            yield from _from_copula(verb, who, dates, start)


def _from_verb(verb: Token, who: Referents, dates: list[DateProposal], start: int) -> Iterator[Found]:
    for name in lemma_of(verb):
        frames = VERBS.get(name, ())
        made = [one for frame in frames for one in _fill(verb, frame, who, dates, start)]
        if made:
            yield from _best(made)
            return


def reciprocal(verb: Token, who: Referents, dates: list[DateProposal], start: int) -> Iterator[Found]:
    """Read "A and B met", "the League and the Society merged": each does it with the other."""
    predicate = _RECIPROCAL.get(verb.lemma_, "")
    if not predicate or filler(verb, "obj") or filler(verb, "with") or filler(verb, "into"):
        return
    both = _agents(verb, ("subj", "O" if predicate == "merges-into" else "A"), who)
    if len(both) == _PAIR:
        yield made(verb, predicate, both[0], both[1], who, dates, start)


def _best(made: list[Found]) -> list[Found]:
    """One predicate for a verb: the first frame that could be filled."""
    return [one for one in made if one.predicate == made[0].predicate][:_MOST]


def _fill(
    verb: Token, frame: Frame, who: Referents, dates: list[DateProposal], start: int
) -> Iterator[Found]:
    subjects = _agents(verb, frame.subject, who)
    if not subjects and frame.predicate in {"declares", "dissolves"} and is_passive(verb):
        subjects, frame = (
            _agents(verb, ("obj", "O"), who),
            Frame(predicate=frame.predicate, subject=frame.subject, object=None),
        )
    objects = _agents(verb, frame.object, who) if frame.object else [None]
    if not objects and frame.predicate in _OF_WORKS:
        objects = _owners(verb, who)
    for subject, given in product(subjects, objects):
        if subject == given and frame.predicate == "dissolves":
            yield made(verb, frame.predicate, subject, None, who, dates, start)
        elif subject != given:
            yield made(verb, frame.predicate, subject, given, who, dates, start)


def _agents(verb: Token, place: tuple[str, str], who: Referents) -> list[str | None]:
    name, types = place
    out: list[str | None] = []
    for head in filler(verb, name):
        if fits(who.type_of(head), types):
            out.extend(agent for agent in who.agents(head) if agent not in out)
    return out


def _owners(verb: Token, who: Referents) -> list[str | None]:
    """Give whose work is criticised or defended: "criticised Newton's experiment"."""
    works = filler(verb, "obj")
    held = [child for head in works for child in head.children if child.dep_ == "poss"]
    held += [one for head in works for one in prepositional(head, "of")]
    return [agent for child in held if (agent := who.agent(child))]


def made(
    verb: Token,
    predicate: str,
    subject: str | None,
    given: str | None,
    who: Referents,
    dates: list[DateProposal],
    start: int,
) -> Found:
    """Make a statement of a verb with all that qualifies it."""
    hedge = hedge_of(verb)
    stance = (
        "deny"
        if is_negated(verb)
        else "doubt"
        if any(word.lower() in DOUBTS for word in hedge.split())
        else "affirm"
    )
    return Found(
        subject=subject or "",
        predicate=predicate,
        object=given,
        head=verb.i,
        evidence=_evidence(verb),
        stance=stance,
        hedge=hedge,
        when=when_of(verb, dates, start, state=predicate in STATES),
        where=_where(verb, who) if predicate not in {"moves-to", "sends-to"} else None,
        sure=0.7,
    )


def _evidence(verb: Token) -> tuple[int, int]:
    """Give the verb's own clause: its subtree less the clauses joined to it."""
    first = last = verb.i
    for child in verb.children:
        if child.dep_ in {"conj", "ccomp", "parataxis", "advcl", "punct", "cc"} and child.pos_ not in {
            "NOUN",
            "PROPN",
        }:
            continue
        first, last = min(first, child.left_edge.i), max(last, child.right_edge.i)
    return first, last + 1


def _where(verb: Token, who: Referents) -> str | None:
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "at", "near"}:
            for inner in child.children:
                if inner.dep_ == "pobj" and who.type_of(inner) == "LOC":
                    return who.agent(inner)
    return None


def adjectival(
    doc: Doc,
    who: Referents,
    dates: list[DateProposal],  # noqa: ARG001 - an extractor's shape
    start: int,  # noqa: ARG001 - an extractor's shape
) -> Iterator[Found]:
    """Every "X, loyal to Y", "a state independent of Y": an adjective that hangs on a noun, not on "be"."""
    for token in doc:
        predicate = next(
            (
                _ADJECTIVES[(token.lower_, c.lower_)]
                for c in token.children
                if (token.lower_, c.lower_) in _ADJECTIVES
            ),
            "",
        )
        if not predicate or token.dep_ not in {
            "amod",
            "appos",
            "acl",
            "relcl",
            "advcl",
            "conj",
            "oprd",
            "advmod",
        }:
            continue
        bearers = who.agents(token.head) or (
            _agents(token.head, ("subj", ""), who) if token.head.pos_ in {"VERB", "AUX"} else ()
        )
        for _, heads in _complements(token):
            for subject, given in product(bearers, [agent for one in heads if (agent := who.agent(one))]):
                if subject != given:
                    yield Found(
                        subject=subject or "", predicate=predicate, object=given, head=token.i,
                        evidence=(token.i, token.right_edge.i + 1), sure=0.6,
                    )  # fmt: skip


def _under(verb: Token, who: Referents) -> Iterator[Found]:
    """Read "X was proclaimed under the leadership of Y": Y leads X."""
    for head in prepositional(verb, "under"):
        named = [head] if who.type_of(head) == "PER" else []
        if head.lemma_.lower() not in _LEADERSHIP and not named:
            continue
        leaders = [agent for one in named or prepositional(head, "of") if (agent := who.agent(one))]
        for leader, body in product(
            leaders, _agents(verb, ("obj", "O"), who) or _agents(verb, ("subj", "O"), who)
        ):
            if leader != body:
                yield Found(
                    subject=leader,
                    predicate="leads",
                    object=body,
                    head=head.i,
                    evidence=_evidence(verb),
                    sure=0.7,
                )


def _from_copula(verb: Token, who: Referents, dates: list[DateProposal], start: int) -> Iterator[Found]:
    """Read "X is part of Y", "X was the leader of Y", "X was independent of Y", "X was really Y"."""
    subjects = _agents(verb, ("subj", ""), who)
    told = [child for child in verb.children if child.dep_ in {"attr", "acomp"} and subjects]
    told += [
        one for head in told if head.lower_ in {"one", "some", "two"} for one in prepositional(head, "of")
    ]
    for child in [one for head in told for one in (head, *_joined(head))]:
        for predicate, heads in _complements(child):
            objects = [agent for head in heads if (agent := who.agent(head))]
            for subject, given in product(subjects, objects):
                if subject != given:
                    one = made(verb, predicate, subject, given, who, dates, start)
                    yield replace(one, stance="deny") if _is_no(child) else one
        if child.dep_ == "attr" and who.is_named(child) and _really(verb) and (agent := who.agent(child)):
            for subject in subjects:
                if subject != agent:
                    yield made(verb, "same-as", subject, agent, who, dates, start)


_ADJECTIVES = {
    tuple(words.split("_")): predicate
    for predicate, group in lines("statements", "adjectives.txt")
    for words in group.split()
}
_PARTS = frozenset(
    {
        "part",
        "branch",
        "affiliate",
        "wing",
        "arm",
        "subsidiary",
        "franchise",
        "division",
        "section",
        "offshoot",
        "faction",
    }
)


def _is_no(attribute: Token) -> bool:
    """Whether what somebody is, is denied: "was no friend of X", "was not a member"."""
    return any(child.lower_ in {"no", "hardly"} for child in attribute.children)


def _joined(head: Token) -> list[Token]:
    """Give what "and" joins to an attribute: "was a general and founder of X"."""
    return [inner for child in head.children if child.dep_ == "conj" for inner in (child, *_joined(child))]


def _complements(attribute: Token) -> Iterator[tuple[str, list[Token]]]:
    for child in attribute.children:
        inner = [one for one in child.children if one.dep_ == "pobj"]
        pair = (attribute.lower_, child.lower_)
        if child.dep_ == "prep" and pair in _ADJECTIVES:
            yield _ADJECTIVES[pair], inner
        elif (
            child.dep_ == "prep"
            and child.lower_ in {"of", "for"}
            and attribute.lemma_.lower() in {*_PARTS, *NOUNS}
        ):
            lemma = attribute.lemma_.lower()
            relations = NOUNS.get(lemma, ())
            yield (
                (
                    relations[0].predicate
                    if relations and not relations[0].turned
                    else "part-of"
                    if lemma in _PARTS
                    else ""
                ),
                inner,
            )
        elif (
            child.dep_ == "poss"
            and (relations := NOUNS.get(attribute.lemma_.lower(), ()))
            and not relations[0].turned
        ):
            yield relations[0].predicate, [child]


def _really(verb: Token) -> bool:
    """Whether a bare "X was Y" identifies: with "really", "in fact", "none other than"."""
    words = {token.lower_ for token in verb.subtree}
    return bool(words & {"really", "actually", "alias", "pseudonym"}) or "in fact" in verb.sent.text.lower()
