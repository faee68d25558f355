"""Claims whose words are not found in their text: where they may stand, and how to put them there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.case.anchors import Status, find_words
from abelard.model.claim import NO_PASSAGE
from abelard.web.bar import BadRequestError
from abelard.web.editing import Change, commit, text_of
from abelard.web.shown import Card
from abelard.workspace.reanchoring import anchored_anew, likely_place, passage_at

if TYPE_CHECKING:
    from abelard.model.claim import Claim
    from abelard.model.source import Source
    from abelard.reasoning.belief import Belief
    from abelard.web.desk import Desk

_MOST = 50
"""Orphans that get a suggestion at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """A likely place; offsets count code points."""

    start: int
    end: int
    words: str
    likeness: int
    """In percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphan:
    """A claim whose words are not found in the text."""

    card: Card
    place: Suggested | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A claim and the words it is to quote: a stretch of the text, or words in it near a place."""

    claim: str
    start: int = -1
    end: int = -1
    words: str = ""
    near: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchoring:
    """What a claim quotes now."""

    claim: str
    quote: str
    path: str


def orphans(desk: Desk, source: Source, belief: Belief) -> tuple[Orphan, ...]:
    """Return the claims whose words a source's text does not have, each with a likely place."""
    text = desk.workspace.texts.of(source.id)
    found = [
        claim
        for claim in desk.case.claims
        if claim.passage.source == source.id and not claim.reading_of
        and find_words(claim.passage, text).status is Status.ORPHAN
    ]  # fmt: skip
    return tuple(
        Orphan(
            card=desk.showing.card(claim, belief),
            place=_suggested(claim, text or "") if number < _MOST else None,
        )
        for number, claim in enumerate(found)
    )


def _suggested(claim: Claim, text: str) -> Suggested | None:
    place = likely_place(claim.passage.exact, text)
    if place is None:
        return None
    words = text[place.start : place.end]
    return Suggested(start=place.start, end=place.end, words=words, likeness=round(place.likeness))


def attach(desk: Desk, given: Attached) -> Anchoring:
    """Let a claim quote other words of its text. Raises ClashError, ReadOnlyError."""
    claim = desk.case.claim.get(given.claim)
    if claim is None or claim.reading_of:
        raise BadRequestError(f"no claim has the id {given.claim!r}")
    text = desk.workspace.texts.of(claim.passage.source)
    if text is None:
        raise BadRequestError("the case has no text in which this claim is read")
    start, end = _stretch(given, text)
    passage = passage_at(claim.passage, text, start, end)
    if passage is None:
        raise BadRequestError("these words are not in the text")
    document = next(each for each in desk.workspace.ledger.documents if each.path == claim.where.path)
    after = anchored_anew(document, claim, passage)
    commit(desk, Change(path=document.path, before=text_of(desk, document.path), after=after))
    return Anchoring(claim=claim.id, quote=passage.exact, path=document.path)


def _stretch(given: Attached, text: str) -> tuple[int, int]:
    """Return the stretch that is meant: as given, or where the words stand from a place on."""
    if given.words:
        from dataclasses import replace  # noqa: PLC0415  only here

        for start in (max(0, given.near), 0):
            found = find_words(replace(NO_PASSAGE, exact=given.words), text[start:])
            if found.status in (Status.EXACT, Status.AMBIGUOUS):
                return start + found.start, start + found.end
    if 0 <= given.start < given.end <= len(text):
        return given.start, given.end
    raise BadRequestError("these words are not in the text")
