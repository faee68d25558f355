"""One block of a ledger, cut out to be edited: found again where lines moved, read before it is written."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.case.build import build, keyword
from abelard.case.check import check
from abelard.case.edit import Edit, appended, edited
from abelard.case.files import Document
from abelard.case.lines import read_blocks, split_lines
from abelard.case.load import reloaded

if TYPE_CHECKING:
    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.model.problem import Problem
    from abelard.workspace.opening import Workspace

MANY_CLAIMS = 4_000
"""In a case with more, only the block itself is read again while it is typed, not all the rest."""
CLAIMS = ("", "finding")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Lines `first` to `last` of a file, counted from 1 and both included."""

    path: str
    first: int
    last: int
    text: str
    """As it stands, line ends made one line feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What a block would mean where it is put."""

    document: Document
    """The file with the block in it."""
    first: int
    problems: tuple[Problem, ...]
    """In the block."""
    elsewhere: tuple[Problem, ...]
    """In the rest of the case, and new."""
    claims: tuple[Claim, ...]
    """The claims in the block, as they are read; in a case that is otherwise as it would be."""
    case: Case


def slice_at(document: Document, line: int) -> Slice:
    """Return the block that a line belongs to; a line outside any block stands for itself."""
    lines = split_lines(document.text)
    first = last = max(1, min(line, len(lines) or 1))
    while first > 1 and lines and _is_inside(lines[first - 1]) and lines[first - 2].strip():
        first -= 1
    while last < len(lines) and lines[last].strip() and _is_inside(lines[last]):
        last += 1
    while last > first and lines[last - 1].lstrip().startswith("#"):
        last -= 1
    return Slice(path=document.path, first=first, last=last, text="\n".join(lines[first - 1 : last]))


def _is_inside(line: str) -> bool:
    """Whether a line goes on with the block above it: it is indented, or a comment."""
    return line[:1] in (" ", "\t", "#")


def found_again(document: Document, first: int, before: str) -> Slice | None:
    """Return where a block stands as it was read: at its place, or moved as a whole; None if it changed."""
    lines, wanted = split_lines(document.text), split_lines(before)
    if not wanted:
        return None
    places = [first - 1, *(at for at in range(len(lines)) if lines[at] == wanted[0])]
    fitting = [at for at in dict.fromkeys(places) if at >= 0 and _stands(wanted, lines, at)]
    if not fitting or (fitting[0] != first - 1 and len(fitting) > 1):
        return None
    at = fitting[0]
    return Slice(path=document.path, first=at + 1, last=at + len(wanted), text="\n".join(wanted))


def _stands(wanted: list[str], lines: list[str], at: int) -> bool:
    """Whether a block stands at a place, and ends where it ended."""
    end = at + len(wanted)
    return lines[at:end] == wanted and not (end < len(lines) and lines[end][:1] in (" ", "\t"))


def with_block(document: Document, old: Slice | None, text: str) -> tuple[Document, int]:
    """Return a file with a block in the place of another, or at its end; and the block's first line."""
    text = text.strip("\n")
    if old is None:
        changed = appended(document.text, text)
        return _document(document.path, changed), len(split_lines(changed)) - len(split_lines(text)) + 1
    last = old.last
    lines = split_lines(document.text)
    if not text and last < len(lines) and not lines[last].strip():
        last += 1  # the blank line after it goes along
    return _document(document.path, edited(document.text, Edit(old.first, last, text))), old.first


def _document(path: str, text: str) -> Document:
    return Document(path, text, hashlib.sha256(text.encode("utf-8", errors="surrogateescape")).hexdigest())


def tried(workspace: Workspace, document: Document, first: int, text: str) -> Tried:
    """Say what a block means and what is wrong with it, in a file that is not written yet."""
    last = first + max(0, len(split_lines(text)) - 1)
    if len(workspace.case.claims) > MANY_CLAIMS:
        case, found = _read_alone(workspace, document, first, last)
        known = found
    else:
        ledger = reloaded(workspace.ledger, document)
        case = ledger.case
        found = (*ledger.problems, *check(case, workspace.ledger.root))
        known = (*workspace.ledger.problems, *check(workspace.case, workspace.ledger.root))
    old = {(each.code, each.message) for each in known}

    def is_within(path: str, line: int) -> bool:
        return path == document.path and first <= line <= last

    return Tried(
        document=document,
        first=first,
        problems=tuple(each for each in found if is_within(each.where.path, each.where.line)),
        elsewhere=tuple(
            each
            for each in found
            if not is_within(each.where.path, each.where.line) and (each.code, each.message) not in old
        ),
        claims=tuple(each for each in case.claims if is_within(each.where.path, each.where.line)),
        case=case,
    )


def _read_alone(
    workspace: Workspace, document: Document, first: int, last: int
) -> tuple[Case, tuple[Problem, ...]]:
    """Read a block among the declarations of the case, but without its other claims."""
    blocks, problems = read_blocks(document.text, document.path)
    within = [block for block in blocks if first <= block.where.line <= last or keyword(block) not in CLAIMS]
    others = [
        block
        for block in workspace.ledger.blocks
        if block.where.path != document.path and keyword(block) not in CLAIMS
    ]
    case, found = build([*others, *within], workspace.ledger.root)
    lines = [each for each in problems if first <= each.where.line <= last]
    return case, (*lines, *found)
