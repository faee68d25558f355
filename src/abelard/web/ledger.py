"""The text of the case: its files, and the blocks in each, so that any of them can be opened."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.case.build import keyword

if TYPE_CHECKING:
    from abelard.web.desk import Desk

MOST = 200
"""Blocks listed at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """One file."""

    path: str
    blocks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """One block."""

    path: str
    line: int
    kind: str
    """The word that opens it; `claim` where there is none."""
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The files, and some of the blocks."""

    files: tuple[Filed, ...]
    blocks: tuple[Headed, ...]
    found: int
    """How many blocks fit, listed or not."""


def listing(desk: Desk, path: str, words: str, first: int) -> Listing:
    """Return the blocks of a file, or of all, that have some words; at most 200 from a place on."""
    ledger = desk.workspace.ledger
    counts = Counter(block.where.path for block in ledger.blocks)
    wanted = words.casefold()
    fitting = [
        block
        for block in ledger.blocks
        if path in ("", block.where.path)
        and (not wanted or wanted in block.head.casefold() or _has(block.fields, wanted))
    ]
    return Listing(
        files=tuple(Filed(path=each.path, blocks=counts[each.path]) for each in ledger.documents),
        blocks=tuple(
            Headed(
                path=block.where.path,
                line=block.where.line,
                kind=keyword(block) or ("finding" if block.head.startswith("finding ") else "claim"),
                head=block.head,
            )
            for block in fitting[first : first + MOST]
        ),
        found=len(fitting),
    )


def _has(fields: tuple[object, ...], wanted: str) -> bool:
    return any(wanted in str(getattr(field, "value", "")).casefold() for field in fields)
