"""Claims: somebody's stance towards a statement. The atom of a case; all else is derived from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from abelard.model.agent import Access
from abelard.model.date import Date
from abelard.model.problem import NOWHERE, Where
from abelard.model.source import Channel, Grade
from abelard.model.statement import ClaimRef, Statement, Term
from abelard.model.when import UNDATED, When


class Stance(StrEnum):
    """What a speaker does with a statement."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    DOUBTS = "doubts"
    RETRACTS = "retracts"
    SEARCHED_FOR = "searched-for"
    """Looked for it in the source and did not find it: weaker than a denial."""


class Manner(StrEnum):
    """How the stance shows in the words."""

    STATED = "stated"
    IMPLIED = "implied"
    PRESUPPOSED = "presupposed"
    BY_CONDUCT = "by-conduct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A place in a document in hand: a free locator and, where its text is there, the words themselves."""

    source: str = ""
    """The document in which the words are read; it may only report what the claim's own source says."""
    locator: str = ""
    """Page, paragraph, folio, timestamp: as scholars write it."""
    exact: str = ""
    """The words, as a W3C TextQuoteSelector."""
    prefix: str = ""
    suffix: str = ""
    start: int = -1
    """Code-point offset of the words in the text (W3C TextPositionSelector); -1 where nobody said."""
    end: int = -1


NO_PASSAGE = Passage()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who did something to a record, and when."""

    by: str
    on: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Somebody affirms, denies, doubts, retracts a statement, or searched for it in vain."""

    id: str
    statement: Statement
    stance: Stance = Stance.AFFIRMS
    by: tuple[str, ...] = ()
    """Ids of those whose word it is; several speak together. Empty only where no author is known."""
    when: When = UNDATED
    """The time they give it."""
    details: tuple[tuple[str, Term], ...] = ()
    """Qualifiers that do not tell statements apart: `as "temporary"`."""
    source: str = ""
    """Where they say so: the innermost source."""
    passage: Passage = NO_PASSAGE
    hedge: str = ""
    """Their own words of caution or of estimative probability."""
    manner: Manner = Manner.STATED
    said: Date | None = None
    """When they said so, where it differs from the source's own date."""
    channel: Channel = Channel.UNSTATED
    to: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    known: Date | None = None
    """When it became known, where that does not follow from the chain."""
    reading_of: str = ""
    """The id of the claim of which this is a rival reading: the same words, otherwise understood."""
    grade: Grade | None = None
    finding: bool = False
    """Whether it is the analyst's own judgement."""
    reasons: tuple[ClaimRef, ...] = ()
    """The claims a finding rests on."""
    entered: Signature | None = None
    reviewed: Signature | None = None
    access: Access = Access.PUBLIC
    note: str = ""
    explicit_id: bool = False
    """Whether the id stands in the file; else it is made from the content."""
    where: Where = field(default=NOWHERE, compare=False)
