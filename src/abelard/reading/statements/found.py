"""A statement as it stands in its sentence, before it is known who asserts it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abelard.reading.statements.circumstances import Extent


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Subject and object are agent ids; `head` is the token the statement hangs on, in its paragraph.

    `stance` is that of the sentence alone; `sure` says how far the pattern is to be trusted, 0 to 1;
    `background` marks what is told in passing ("X's leader, Y"), which is the author's even in another's
    sentence.
    """

    subject: str
    predicate: str
    object: str | None
    head: int
    evidence: tuple[int, int]
    stance: str = "affirm"
    hedge: str = ""
    when: Extent | None = None
    where: str | None = None
    sure: float = 0.6
    background: bool = False
