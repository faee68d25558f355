"""Who tells one statement: its speaker, those who answer him, and the author where he judges him."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.reading.attribution.cues import combined
from abelard.reading.attribution.link import is_negated
from abelard.reading.attribution.verdicts import turned
from abelard.reading.speakers import AUTHOR, chain_of, voice, voices
from abelard.reading.wordlists import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.reading.attribution import Attribution
    from abelard.reading.attribution.verdicts import Verdict
    from abelard.reading.names.coreference import Referents
    from abelard.reading.speakers import Voice
    from abelard.reading.statements import Found
    from abelard.reading.syntax import Doc, Token

_LISTS = word_lists("attribution")
_FALSELY, _RIGHTLY = _LISTS["falsely"], _LISTS["rightly"]
_SEEMING = frozenset({"seem", "appear", "transpire", "emerge", "happen", "turn"})

Telling = tuple["Found", list["Voice"]]


def told_by(
    one: Found, attributions: list[Attribution], verdicts: list[Verdict], doc: Doc, who: Referents
) -> Iterator[Telling]:
    """Give a statement under each chain of voices that takes a stance to it, the teller last."""
    chain = [link for link in chain_of(one, attributions) if not _seems(link, doc)]
    if any(link.kind == "other" for link in chain):
        return
    cues = [link.cue for link in chain]
    stance, hedge = turned(one.stance, one.head, verdicts, cues)
    one = replace(one, stance=stance, hedge=" ".join(filter(None, [one.hedge, hedge])))
    answers = [] if one.background else [link for link in chain if link.kind == "answer"]
    spoken = [] if one.background else voices([link for link in chain if link not in answers], doc, who)
    yield from _answering(one, answers, spoken, doc, who)
    if answers and all(link.agent == AUTHOR for link in spoken):
        return
    if any(link.attribution.negative and link is not spoken[-1] for link in spoken):
        return
    if spoken and not spoken[-1].attribution.stance:
        return
    yield one, spoken
    if len(spoken) > 1 and _is_aside(doc[spoken[-1].attribution.cue]):
        yield one, spoken[:-1]
    yield from _judged(one, spoken, doc)


def _is_aside(cue: Token) -> bool:
    """Whether one speaks beside another: "it is disputed whether P, as X claims"."""
    return bool(cue.dep_ == "advcl") and any(child.lower_ == "as" for child in cue.children)


def _seems(link: Attribution, doc: Doc) -> bool:
    """Whether a clause only seems: what stands in "it appears that" is told by whoever says it appears."""
    return link.kind == "other" and doc[link.cue].lemma_ in _SEEMING


def _answering(
    one: Found, answers: list[Attribution], spoken: list[Voice], doc: Doc, who: Referents
) -> Iterator[Telling]:
    for link in answers:
        outer = [other for other in spoken if _holds(other.attribution, link.cue)]
        if link.source is not None:
            yield one, [*outer, voice(link, doc, who)]


def _holds(link: Attribution, at: int) -> bool:
    return link.content[0] <= at < link.content[1]


def _judged(one: Found, spoken: list[Voice], doc: Doc) -> Iterator[Telling]:
    """Give the author's own stance where he judges the saying: "falsely claimed"."""
    verdict = _verdict_on(doc[spoken[-1].attribution.cue]) if spoken else ""
    if verdict:
        said = combined(spoken[-1].attribution.stance, one.stance)
        yield replace(one, stance=combined(verdict, said), hedge=""), spoken[:-1]


def _verdict_on(cue: Token) -> str:
    words = {child.lower_ for child in cue.children if child.dep_ == "advmod"}
    if words & _FALSELY:
        return "deny"
    if words & _RIGHTLY:
        return "affirm"
    if cue.dep_ == "advcl" and cue.head.lemma_ == "lie" and cue.head.pos_ == "VERB":
        return "affirm" if is_negated(cue.head) else "deny"
    return ""
