"""Statements to assertions: who holds each, through whom it is heard, with what stance and reserve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.reading.attribution.cues import CHANNELS, combined
from abelard.reading.statements.circumstances import HEDGES, when_of

if TYPE_CHECKING:
    from abelard.reading.attribution import Attribution
    from abelard.reading.names.coreference import Referents
    from abelard.reading.result import DateProposal
    from abelard.reading.statements import Found
    from abelard.reading.syntax import Doc, Token

AUTHOR = "author"
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
_PRONOUNS = frozenset(
    {
        "he",
        "she",
        "it",
        "they",
        "who",
        "which",
        "that",
        "this",
        "one",
        "there",
        "you",
        "his",
        "her",
        "its",
        "their",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One link of a chain: an agent's id, AUTHOR, or the tokens of an unnamed speaker ("critics")."""

    agent: str
    unnamed: tuple[int, int] | None
    attribution: Attribution
    channel: str
    hedge: str


def chain_of(one: Found, attributions: list[Attribution]) -> list[Attribution]:
    """Give the attributions a statement stands in, the outermost first."""
    around = [a for a in attributions if a.content[0] <= one.head < a.content[1] and a.cue != one.head]
    return sorted(around, key=lambda a: a.content[0] - a.content[1])


def voices(chain: list[Attribution], doc: Doc, who: Referents) -> list[Voice]:
    """Give those who speak in a chain; what is merely known or shown is vouched for by whoever tells it."""
    return [voice(one, doc, who) for one in chain if one.kind in {"saying", "thinking", "view"}]


def voice(one: Attribution, doc: Doc, who: Referents) -> Voice:
    """Give the speaker of one attribution."""
    cue = doc[one.cue]
    agent, unnamed, channel = AUTHOR, None, _channel_of(cue)
    if one.head is not None:
        head = doc[one.head]
        impersonal = head.lower_ == "it" and (cue.pos_ == "ADJ" or cue.tag_ == "VBN")
        agent = AUTHOR if impersonal else who.agent(head) or ""
        if not agent and head.lemma_.lower() in CHANNELS:
            channel = CHANNELS[head.lemma_.lower()]
            agent = _writer(head, who)
        if not agent and head.lower_ in _FIRST_PERSON:
            agent = AUTHOR
        if not agent and head.lower_ not in _PRONOUNS and head.pos_ in {"NOUN", "PROPN"}:
            unnamed = (_first_of(head), head.i + 1)
    hedge = " ".join(child.text for child in cue.children if child.lower_ in HEDGES)
    return Voice(agent=agent, unnamed=unnamed, attribution=one, channel=channel, hedge=hedge)


def first_persons(attributions: list[Attribution], doc: Doc, who: Referents) -> list[tuple[range, str]]:
    """Give who "I" is in the words of each named speaker, wider stretches first."""
    out = [
        (range(*one.content), agent)
        for one in attributions
        if one.head is not None and one.kind == "saying" and (agent := who.agent(doc[one.head]))
    ]
    return sorted(out, key=lambda pair: -len(pair[0]))


def stance_of(one: Found, spoken: list[Voice]) -> str:
    """Give the innermost speaker's stance to the statement; the author's where nobody else speaks."""
    if not spoken:
        return one.stance
    return combined(spoken[-1].attribution.stance, one.stance)


def said_when(
    spoken: list[Voice], doc: Doc, dates: list[DateProposal], start: int
) -> tuple[str | None, str | None] | None:
    """Give the days within which the innermost speaker said it, where the text dates the saying."""
    if not spoken:
        return None
    extent = when_of(doc[spoken[-1].attribution.cue], dates, start, state=False)
    return extent[0] if extent and extent[0] == extent[1] else None


def _channel_of(cue: Token) -> str:
    """Read "in a letter", "in his speech": the channel named beside the cue."""
    for child in cue.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "by", "through", "during"}:
            for inner in child.children:
                if inner.lemma_.lower() in CHANNELS:
                    return CHANNELS[inner.lemma_.lower()]
    return ""


def _writer(noun: Token, who: Referents) -> str:
    """Give whose letter or speech it is: "X's letter", "a letter from X"."""
    for child in noun.children:
        if child.dep_ == "poss" and (agent := who.agent(child)):
            return agent
        if child.dep_ == "prep" and child.lower_ in {"from", "by", "of"}:
            for inner in child.children:
                if agent := who.agent(inner):
                    return agent
    return ""


def _first_of(head: Token) -> int:
    """Where an unnamed speaker's short name begins: "senior officials", without the article."""
    own = [
        child.i
        for child in head.children
        if child.dep_ in {"amod", "compound", "nummod"} and child.i < head.i
    ]
    return int(min([head.i, *own]))
