"""Notes about claims, agents, sources, and so about a conflict, which is a set of claims."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.case.write import write_note
from abelard.model.agent import Access
from abelard.model.date import Date, read_date
from abelard.model.inquiry import Note
from abelard.web.bar import BadRequestError
from abelard.web.editing import added

if TYPE_CHECKING:
    from abelard.web.desk import Desk

_LONGEST = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A note as it is shown."""

    text: str
    about: tuple[str, ...]
    private: bool
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWanted:
    """A note to be written: about the ids of agents and sources, and claims as `^id`."""

    text: str
    about: tuple[str, ...]
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Noting:
    """Where it was written."""

    path: str


def notes(desk: Desk, about: str) -> tuple[Remark, ...]:
    """Return the notes about some ids with commas between: those about any of them; without ids, all."""
    wanted = {each for each in about.split(",") if each}
    return tuple(
        Remark(
            text=note.text,
            about=note.about,
            private=note.access is Access.PRIVATE,
            where=f"{note.where.path}:{note.where.line}",
        )
        for note in desk.case.notes
        if not wanted or wanted.intersection(note.about)
    )


def note(desk: Desk, given: NoteWanted) -> Noting:
    """Write a note. Raises ClashError, ReadOnlyError."""
    text = " ".join(given.text.split())
    if not text or len(text) > _LONGEST:
        raise BadRequestError("a note says something, and not a book")
    for id in given.about:
        known = id.removeprefix("^") in desk.case.claim if id.startswith("^") else _is_thing(desk, id)
        if not known:
            raise BadRequestError(f"nothing in this case has the id {id!r}")
    today = read_date(dt.datetime.now().astimezone().date().isoformat())
    access = Access.PRIVATE if given.private else Access.PUBLIC
    written = write_note(
        Note(
            id="", text=text, about=given.about, on=today if isinstance(today, Date) else None, access=access
        )
    )
    return Noting(path=added(desk, written))


def _is_thing(desk: Desk, id: str) -> bool:
    case = desk.case
    return any(id in things for things in (case.agents, case.sources, case.questions, case.viewpoints))
