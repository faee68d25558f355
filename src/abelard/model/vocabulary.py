"""Vocabularies: predicates with their signatures and words, rules and constraints. Loaded from packs."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from abelard.model.problem import NOWHERE, Where

if TYPE_CHECKING:
    from collections.abc import Mapping

    from abelard.model.inquiry import Dated
    from abelard.model.statement import Statement


class Aspect(StrEnum):
    """Whether a predicate tells of something that happens or of something that lasts."""

    EVENT = "event"
    STATE = "state"


class Inner(StrEnum):
    """What asserting a statement says about the statement inside it."""

    OPEN = "open"
    """Nothing: one who fears, plans or orders a thing does not say that it is so."""
    SO = "so"
    """That it is so: one can only know what is the case."""
    NOT_SO = "not-so"
    """That it is not so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A verb of the vocabulary: what it may be said of, how it reads, what it brings about."""

    id: str
    aspect: Aspect
    subjects: tuple[str, ...] = ()
    """Kinds of agent, or `source`, `statement`, `words`, `quantity`; empty: anything."""
    objects: tuple[str, ...] = ()
    """The same for the object; `nothing` among them where it may be left out."""
    forward: str = ""
    """Words for reading aloud from the subject: `{s} is part of {o}`."""
    backward: str = ""
    """The same from the object: `{o} has {s} as a part`."""
    negative: str = ""
    """`{s} is not part of {o}`."""
    symmetric: bool = False
    irreflexive: bool = False
    functional: str = ""
    """`object`: one object at a time for each subject; `subject`: the reverse; `once`: an event that
    happens at most once to its subject; empty: no such limit."""
    disjoint: tuple[str, ...] = ()
    """Predicates that cannot hold of the same two at the same time."""
    starts: tuple[Statement, ...] = ()
    """States that the event begins, with `?s` and `?o` for its subject and object."""
    ends: tuple[Statement, ...] = ()
    """States that the event ends; other variables stand for anything."""
    inner: Inner = Inner.OPEN
    description: str = ""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifier:
    """A word that adds something to a statement: `place iraq`, `amount 100000 USD`."""

    id: str
    key: bool = False
    """Whether statements that differ in it are different statements."""
    values: tuple[str, ...] = ()
    """Words that may stand after it without quotation marks."""
    description: str = ""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A Horn rule over statements with time, and why a historian would grant it."""

    id: str
    body: tuple[Dated, ...]
    """Labels inside the rule tell its premises apart: `p: ?a pledges-to ?b`."""
    head: Dated
    until: tuple[Dated, ...] = ()
    """What ends the state that the rule begins."""
    because: str = ""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """What cannot all be so together, and why a historian would say so."""

    id: str
    body: tuple[Dated, ...]
    tension: bool = False
    """Whether a clash is only a warning sign, as an anachronism is."""
    because: str = ""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All that the packs of a case, and the case itself, define; a later definition overrides an earlier."""

    predicates: Mapping[str, Predicate] = field(default_factory=dict)
    qualifiers: Mapping[str, Qualifier] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=dict)
    constraints: Mapping[str, Constraint] = field(default_factory=dict)

    def aspect(self, predicate: str) -> Aspect:
        """Return whether the predicate is an event or a state; free words count as states."""
        known = self.predicates.get(predicate)
        return known.aspect if known else Aspect.STATE
