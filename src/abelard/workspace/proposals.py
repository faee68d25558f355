"""What waits in a review queue: proposed claims, and the agents and sources that they name.

All of it stands as text in `review/SOURCE.abl`: ordinary blocks of the notation, with a few fields more that
say how far the review has come (`QUEUE_FIELDS`). `queue_text.py` reads and writes it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from abelard.model.problem import NOWHERE, Problem, Where

if TYPE_CHECKING:
    from collections.abc import Mapping

    from abelard.case.lines import Block

QUEUE_FIELDS = ("status", "confidence", "decided", "means", "mentions")
"""Fields that stand in a queue only; the rest of a block goes into the case as it is."""


class Status(StrEnum):
    """How far the review of a proposal has come."""

    WAITING = "waiting"
    LATER = "later"
    """Put off: it comes again after all that waits."""
    ACCEPTED = "accepted"
    REJECTED = "rejected"


OPEN = (Status.WAITING, Status.LATER)
"""What still asks for a decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A claim that somebody should look at."""

    id: str
    """Made from the document, the words and the statement: the same whenever it is read."""
    source: str
    """The document it was read in, and the name of its queue."""
    text: str
    """The block as it would be written, with the names that the queue uses."""
    status: Status = Status.WAITING
    confidence: float = 0.5
    """How sure the reader is that the words say this, 0 to 1. It says nothing about whether it is true."""
    decided: str = ""
    """Who decided on it, and when: `anna on 2026-11-22`."""
    chars: tuple[int, int] = (-1, -1)
    """The words it rests on, in code points of the archived text."""
    where: Where = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An agent or a source that proposals name; the case may have it already, under this or another id."""

    id: str
    """What the queue's proposals call it."""
    source: str
    text: str
    """Its block, as it would be written if it is new."""
    names: tuple[str, ...] = ()
    kind: str = ""
    means: str = ""
    """What it was decided to be: the id of something in the case. Empty: nobody has decided yet."""
    mentions: int = 0
    is_source: bool = False
    where: Where = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """The queue of one document, as its file has it."""

    source: str
    path: str
    """Within the case's folder."""
    text: str
    sha256: str
    document: str = ""
    """SHA-256 of the original that was read."""
    reader: str = ""
    proposals: tuple[Proposal, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    problems: tuple[Problem, ...] = ()
    blocks: Mapping[str, Block] = field(default_factory=dict, compare=False)
    """The blocks as they stand in the file, by the id of the proposal or candidate."""

    def candidate(self, id: str) -> Candidate | None:
        """Return what a name of the queue stands for, if it is not of the case."""
        return next((one for one in self.candidates if one.id == id), None)
