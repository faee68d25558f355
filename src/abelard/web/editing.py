"""Changing a case from the workbench: a claim is read first, then written; every change can be taken back.

Files are replaced whole and at once, and only if they are what they were when they were read: a file changed
by somebody else is never overwritten, the clash is said.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.case.edit import save
from abelard.case.write import write_claim
from abelard.model.names import fold
from abelard.model.problem import AbelardError
from abelard.web.shown import Card, Named
from abelard.workspace.adding import Draft, add, read_draft

if TYPE_CHECKING:
    from abelard.web.desk import Desk

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
        _refuse_reading(desk)
        texts = {document.path: document.text for document in desk.workspace.ledger.documents}
        written = add(claim, desk.workspace)
        desk.refresh(now=True)
        after = {document.path: document.text for document in desk.workspace.ledger.documents}[written]
        desk.done.append(Change(path=written, before=texts.get(written, ""), after=after))
        desk.undone.clear()
    return Drafted(
        card=card,
        text=write_claim(claim) if claim else given.text(),
        problems=told,
        mentioned=_mentioned(desk, given.quote),
        written=written,
    )


def undo(desk: Desk) -> Undone:
    """Take the last change back. Raises ClashError where the file has changed since."""
    return _move(desk, desk.done, desk.undone, back=True)


def redo(desk: Desk) -> Undone:
    """Do again what was taken back. Raises ClashError where the file has changed since."""
    return _move(desk, desk.undone, desk.done, back=False)


def _move(desk: Desk, taken: list[Change], kept: list[Change], *, back: bool) -> Undone:
    _refuse_reading(desk)
    if not taken:
        raise NothingToUndoError("there is nothing to take back" if back else "there is nothing to do again")
    change = taken[-1]
    found, wanted = (change.after, change.before) if back else (change.before, change.after)
    save(desk.workspace.ledger.root, change.path, wanted, _sha256(found))
    kept.append(taken.pop())
    desk.refresh(now=True)
    return Undone(path=change.path, undo=len(desk.done), redo=len(desk.undone))


def _refuse_reading(desk: Desk) -> None:
    if desk.read_only:
        raise ReadOnlyError("this case was opened to be read only")


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", errors="surrogateescape")).hexdigest()


def _mentioned(desk: Desk, words: str) -> tuple[Named, ...]:
    text = f" {fold(words)} "
    found = [
        agent.id
        for agent in desk.case.agents.values()
        if any(len(name.text) >= _SHORTEST_NAME and f" {fold(name.text)} " in text for name in agent.names)
    ]
    return desk.showing.names(tuple(found[:_MOST_NAMES]))
