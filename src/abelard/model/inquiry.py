"""What a case is about: questions and rival answers, viewpoints, episodes, notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from abelard.model.agent import Access
from abelard.model.date import Date
from abelard.model.problem import NOWHERE, Where
from abelard.model.statement import Statement
from abelard.model.when import UNDATED, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A statement with a time: what a hypothesis, a rule or a query is made of."""

    statement: Statement
    when: When = UNDATED
    negated: bool = False
    """Whether it is put as *not so*: `not isi part-of aq`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One of the rival answers to a question: a set of statements that would all hold."""

    id: str
    title: str = ""
    statements: tuple[Dated, ...] = ()
    where: Where = field(default=NOWHERE, compare=False)


class Standard(StrEnum):
    """How much proof a question asks for (Carneades)."""

    SCINTILLA = "scintilla"
    PREPONDERANCE = "preponderance"
    CLEAR_AND_CONVINCING = "clear-and-convincing"
    BEYOND_REASONABLE_DOUBT = "beyond-reasonable-doubt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """The analyst's own mark in a cell of the matrix, kept beside what the claims give."""

    claim: str
    hypothesis: str
    mark: str
    """`consistent`, `inconsistent` or `not-applicable`."""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the case is about, in words, with its rival answers."""

    id: str
    text: str
    hypotheses: tuple[Hypothesis, ...] = ()
    standard: Standard = Standard.PREPONDERANCE
    overrides: tuple[Override, ...] = ()
    note: str = ""
    where: Where = field(default=NOWHERE, compare=False)


class Otherwise(StrEnum):
    """What a viewpoint makes of the speakers it does not name."""

    OPEN = "open"
    BELIEVE = "believe"
    REJECT = "reject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """A probability that a witness's word carries, and whose estimate it is."""

    witness: str
    probability: float
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewpoint:
    """A choice of whom to believe: agents, sources and single claims (written `^id`)."""

    id: str
    title: str = ""
    whose: str = ""
    """The agent whose viewpoint this is, if anybody's."""
    believes: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    chances: tuple[Chance, ...] = ()
    otherwise: Otherwise = Otherwise.OPEN
    known_at: Date | None = None
    without_rules: tuple[str, ...] = ()
    """Ids of rules and constraints that are switched off."""
    note: str = ""
    where: Where = field(default=NOWHERE, compare=False)


EVERYONE = Viewpoint(id="everyone", title="Everyone", otherwise=Otherwise.BELIEVE)
"""The default: believes all, so that conflicts show as disputes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A course of events that may be compared with another: its steps are labels of statements, in order."""

    id: str
    title: str = ""
    steps: tuple[str, ...] = ()
    note: str = ""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark about something in the case: a conflict, a claim, an agent, a source."""

    id: str
    text: str
    about: tuple[str, ...] = ()
    """Ids; a claim's is written `^id`."""
    by: str = ""
    on: Date | None = None
    access: Access = Access.PUBLIC
    where: Where = field(default=NOWHERE, compare=False)
