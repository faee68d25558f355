"""Changing a case from the workbench: read first, then written; every change can be taken back.

Files are replaced whole and at once, and only if they are what they were when they were read: a file changed
by somebody else is never overwritten, the clash is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.case.edit import ClashError, appended, save
from abelard.case.write import write_claim
from abelard.model.names import fold
from abelard.model.problem import AbelardError
from abelard.web.shown import Card, Named
from abelard.workspace.adding import Draft, last_with_claims, read_draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from abelard.web.desk import Desk
    from abelard.workspace.review import Done

_MOST_NAMES = 8
_SHORTEST_NAME = 3


class ReadOnlyError(AbelardError):
    """The case was opened to be read, not to be changed."""


class NothingToUndoError(AbelardError):
    """No change was made since the workbench was opened, or none was taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One file before and after."""

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision on the review queue, which keeps a journal of its own."""

    act: str
    back: Callable[[], Done]
    forth: Callable[[], Done]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A claim as it was understood, or what is wrong with it."""

    card: Card | None
    text: str
    """The block as it is, or would be, written."""
    problems: tuple[str, ...]
    mentioned: tuple[Named, ...]
    """Agents whose names stand in the quoted words."""
    written: str
    """The file it was written to; empty where nothing was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What was taken back or done again, and what else can be."""

    path: str
    undo: int
    redo: int


def draft(desk: Desk, given: Draft, *, write: bool) -> Drafted:
    """Read a claim and, if it is wanted and nothing is wrong, write it. Raises ClashError, ReadOnlyError."""
    claim, problems = read_draft(given, desk.workspace)
    told = tuple(f"{each.message}{f' ({each.hint})' if each.hint else ''}" for each in problems)
    card = desk.showing.fresh(claim) if claim else None
    written = ""
    if write and claim and not told:
        written = added(desk, write_claim(claim))
    return Drafted(
        card=card,
        text=write_claim(claim) if claim else given.text(),
        problems=told,
        mentioned=_mentioned(desk, given.quote),
        written=written,
    )


def added(desk: Desk, *blocks: str) -> str:
    """Write blocks at the end of the file to which claims are added; return its path."""
    path = last_with_claims(desk.workspace)
    before = text_of(desk, path)
    commit(desk, Change(path=path, before=before, after=appended(before, *blocks)))
    return path


def text_of(desk: Desk, path: str) -> str:
    """Return the text of a file of the case, empty if there is none."""
    return next((each.text for each in desk.workspace.ledger.documents if each.path == path), "")


def commit(desk: Desk, change: Change) -> None:
    """Write a change, so that it can be taken back. Raises ClashError, ReadOnlyError."""
    _put(desk, change.path, change.before, change.after)
    desk.done.append(change)
    desk.undone.clear()


def undo(desk: Desk) -> Undone:
    """Take the last change back. Raises ClashError where the file has changed since."""
    return _move(desk, desk.done, desk.undone, back=True)


def redo(desk: Desk) -> Undone:
    """Do again what was taken back. Raises ClashError where the file has changed since."""
    return _move(desk, desk.undone, desk.done, back=False)


def _move(desk: Desk, taken: list[Change | Decision], kept: list[Change | Decision], *, back: bool) -> Undone:
    refuse_reading(desk)
    if not taken:
        raise NothingToUndoError("there is nothing to take back" if back else "there is nothing to do again")
    change = taken[-1]
    if isinstance(change, Decision):
        _decide(change, back=back)
        desk.refresh(now=True)
        kept.append(taken.pop())
        return Undone(path="the review queue", undo=len(desk.done), redo=len(desk.undone))
    found, wanted = (change.after, change.before) if back else (change.before, change.after)
    _put(desk, change.path, found, wanted)
    kept.append(taken.pop())
    return Undone(path=change.path, undo=len(desk.done), redo=len(desk.undone))


def _decide(decision: Decision, *, back: bool) -> None:
    """Take a decision back, or take it again. Raises ClashError where that cannot be."""
    done = decision.back() if back else decision.forth()
    if not done.done:
        told = [each.message for refused in done.refused.values() for each in refused]
        raise ClashError(told[0] if told else "the queue has changed since; nothing was done")


def _put(desk: Desk, path: str, found: str, wanted: str) -> None:
    """Replace a file that is as it was found. Raises ClashError, ReadOnlyError."""
    refuse_reading(desk)
    document = next((each for each in desk.workspace.ledger.documents if each.path == path), None)
    if document and document.text != found:
        raise ClashError(f"{path} has changed since; nothing was written")
    save(desk.workspace.ledger.root, path, wanted, document.sha256 if document else "")
    desk.refresh(now=True)


def refuse_reading(desk: Desk) -> None:
    """Raise ReadOnlyError where the case is only to be read."""
    if desk.read_only:
        raise ReadOnlyError("this case was opened to be read only")


def _mentioned(desk: Desk, words: str) -> tuple[Named, ...]:
    text = f" {fold(words)} "
    found = [
        agent.id
        for agent in desk.case.agents.values()
        if any(len(name.text) >= _SHORTEST_NAME and f" {fold(name.text)} " in text for name in agent.names)
    ]
    return desk.showing.names(tuple(found[:_MOST_NAMES]))
