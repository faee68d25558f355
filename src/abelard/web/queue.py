"""The review queue in the workbench: what was read in documents waits to be accepted, changed or rejected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from abelard.web.editing import Decision, refuse_reading
from abelard.workspace.review import Done, Review

if TYPE_CHECKING:
    from abelard.web.desk import Desk

MOST = 50
"""Proposals sent at once."""
_OPEN = ("waiting", "later")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words that were read, in their sentence."""

    before: str
    text: str
    after: str
    marks: tuple[tuple[int, int], ...]
    """Stretches of `text`, in code points."""
    start: int
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Like:
    """An agent of the case with a like name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """Somebody in the document, and who of the case he is taken for."""

    candidate: str
    id: str
    name: str
    kind: str
    new: bool
    because: str
    ask: bool
    """Whether a person should say who is meant."""
    names: tuple[str, ...]
    mentions: int
    like: tuple[Like, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A claim of the case about the same statement."""

    id: str
    sentence: str
    where: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """Something like it that was rejected before."""

    id: str
    text: str
    decided: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A block that comes with it."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """What stands in the way, or should be seen."""

    code: str
    severity: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A claim that was read in a document, not yet in the case."""

    id: str
    kind: str
    source: str
    source_title: str
    locator: str
    page: int | None
    status: str
    decided: str
    confidence: float
    confidence_words: str
    passage: Words
    sentence: str
    text: str
    blocks: tuple[Piece, ...]
    agents: tuple[Meant, ...]
    duplicates: tuple[Alike, ...]
    rejected_before: tuple[Earlier, ...]
    problems: tuple[Wrong, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What waits, and how much of it there is."""

    waiting: int
    later: int
    accepted: int
    rejected: int
    sources: dict[str, dict[str, int]]
    items: tuple[Proposed, ...]
    problems: tuple[Wrong, ...]
    """Of the queues' files, such as edits by hand that cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What is decided of some proposals: `later` sends them back to the end of the queue."""

    act: Literal["accept", "reject", "later"]
    ids: tuple[str, ...]
    bulk: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """A proposal in other words: its block, perhaps with those of new agents."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """Who somebody in a document is: an agent of the case, or `new`."""

    source: str
    candidate: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it."""

    act: str
    done: tuple[str, ...]
    unchanged: tuple[str, ...]
    refused: dict[str, tuple[Wrong, ...]]
    written: tuple[str, ...]


def waiting(desk: Desk, source: str, status: str, first: int, limit: int) -> Waiting:
    """Return what waits for a decision, in the order of review."""
    review = _review(desk)
    wanted = tuple(status.split(",")) if status else _OPEN
    items = review.items(status=wanted, source=source, first=first, limit=min(limit, MOST)) if limit else ()
    problems = [each.as_json() for each in review.problems()]
    return msgspec.convert({**review.counts(), "items": items, "problems": problems}, Waiting)


def decide(desk: Desk, given: Decided) -> Outcome:
    """Accept, reject or put off. Raises ReadOnlyError, ClashError."""
    refuse_reading(desk)

    def act() -> Done:
        review = _review(desk)
        if given.act == "accept":
            return review.accept(given.ids, bulk=given.bulk)
        return (review.reject if given.act == "reject" else review.later)(given.ids)

    return _carried_out(desk, act(), Decision(act=given.act, back=lambda: _review(desk).undo(), forth=act))


def reword(desk: Desk, given: Reworded) -> Outcome:
    """Change a proposal; it stays in the queue. Raises ReadOnlyError, ClashError."""
    refuse_reading(desk)

    def act() -> Done:
        return _review(desk).edit(given.id, given.text)

    return _carried_out(desk, act(), Decision(act="edit", back=lambda: _review(desk).undo(), forth=act))


def match(desk: Desk, given: Matched) -> Outcome:
    """Say who somebody in a document is. Raises ReadOnlyError, ClashError."""
    refuse_reading(desk)

    def act() -> Done:
        return _review(desk).match(given.source, given.candidate, given.to)

    return _carried_out(desk, act(), Decision(act="match", back=lambda: _review(desk).undo(), forth=act))


def _carried_out(desk: Desk, done: Done, decision: Decision) -> Outcome:
    """Keep what was done, so that it can be taken back in its turn."""
    if done.done:
        desk.done.append(decision)
        desk.undone.clear()
    desk.refresh(now=True)
    told: dict[str, Any] = done.as_json()
    return msgspec.convert({**told, "act": done.act}, Outcome)


def _review(desk: Desk) -> Review:
    return Review(desk.path, by=desk.by)
