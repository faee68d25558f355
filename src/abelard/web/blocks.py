"""The editor's side of the server: a block of the ledger to be opened, tried as it is typed, and written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.case.files import Document
from abelard.web.bar import BadRequestError
from abelard.web.editing import Change, commit, refuse_reading
from abelard.web.shown import Card, Showing
from abelard.workspace.adding import last_with_claims
from abelard.workspace.blocks import Slice, Tried, found_again, slice_at, tried, with_block

if TYPE_CHECKING:
    from abelard.model.problem import Problem, Where
    from abelard.web.desk import Desk

_MOST_ELSEWHERE = 5
_MOST_CARDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something wrong with a block; lines and columns are counted from 1, within the block."""

    code: str
    severity: str
    message: str
    hint: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A block to be edited."""

    path: str
    first: int
    text: str
    line: int
    """Of what was asked for, within the block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A block as somebody typed it."""

    path: str = ""
    """Without it, the file to which claims are added."""
    first: int = 0
    """Where it began when it was opened; 0 for a new block, which goes to the end of the file."""
    before: str = ""
    """As it was when it was opened."""
    text: str = ""
    write: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a block means, what is wrong with it, and whether it was written."""

    faults: tuple[Fault, ...]
    elsewhere: tuple[str, ...]
    """What would newly be wrong in the rest of the case."""
    cards: tuple[Card, ...]
    written: bool
    first: int
    clash: Opened | None
    """What stands there by now, where somebody else has changed it: nothing was written."""


def opened(desk: Desk, of: str, path: str, line: int) -> Opened:
    """Open the block of an agent, a source, a claim (`^id`), a question or a viewpoint, or that of a line."""
    where = _where(desk, of) if of else None
    path, line = (where.path, where.line) if where else (path, line)
    found = slice_at(_document(desk, path), line)
    return Opened(path=path, first=found.first, text=found.text, line=max(1, line - found.first + 1))


def typed(desk: Desk, given: Typed) -> Read:
    """Read a block as it is typed and, if it is wanted, write it. Raises ReadOnlyError."""
    document = _document(desk, given.path or last_with_claims(desk.workspace))
    old = found_again(document, given.first, given.before) if given.first else None
    if given.first and old is None:
        return _clashing(document, given)
    return _replaced(desk, document, old, given)


def _replaced(desk: Desk, document: Document, old: Slice | None, given: Typed) -> Read:
    changed, first = with_block(document, old, given.text)
    found = tried(desk.workspace, changed, first, given.text.strip("\n"))
    if given.write:
        refuse_reading(desk)
        commit(desk, Change(path=document.path, before=document.text, after=changed.text))
    showing = Showing(found.case, desk.workspace.texts)
    return Read(
        faults=tuple(_fault(each, found) for each in found.problems),
        elsewhere=tuple(f"{each.where}: {each.message}" for each in found.elsewhere[:_MOST_ELSEWHERE]),
        cards=tuple(map(showing.fresh, found.claims[:_MOST_CARDS])),
        written=given.write,
        first=first,
        clash=None,
    )


def _clashing(document: Document, given: Typed) -> Read:
    """Show what stands there by now: the block with the same head, or that of the same line."""
    head = given.before.partition("\n")[0]
    lines = document.text.split("\n")
    line = next((at for at, each in enumerate(lines, 1) if each.rstrip("\r") == head), given.first)
    now = slice_at(document, line)
    clash = Opened(path=document.path, first=now.first, text=now.text, line=1)
    return Read(faults=(), elsewhere=(), cards=(), written=False, first=now.first, clash=clash)


def _fault(problem: Problem, found: Tried) -> Fault:
    return Fault(
        code=problem.code,
        severity=str(problem.severity),
        message=problem.message,
        hint=problem.hint,
        line=problem.where.line - found.first + 1,
        column=problem.where.column,
    )


def _document(desk: Desk, path: str) -> Document:
    """Return a file of the case by its name; nothing else is ever opened."""
    for document in desk.workspace.ledger.documents:
        if document.path == path:
            return document
    raise BadRequestError(f"no file of this case is called {path!r}")


def _where(desk: Desk, of: str) -> Where:
    case = desk.case
    if of.startswith("^"):
        found = case.claim.get(of.removeprefix("^"))
        return _known(found.where if found else None, of)
    kinds = (case.agents, case.sources, case.questions, case.viewpoints, case.episodes)
    return _known(next((kind[of].where for kind in kinds if of in kind), None), of)


def _known(where: Where | None, of: str) -> Where:
    if where is None:
        raise BadRequestError(f"nothing in this case has the id {of!r}")
    return where
