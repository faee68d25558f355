"""Statements: what is asserted, without who asserts it and without its time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from abelard.model.when import UNDATED, When, write_when

PLAIN_ID = re.compile(r"[^\W\d_][\w.-]*", re.UNICODE)
"""An id begins with a letter of any script and goes on with letters, digits, `-`, `_` and `.`."""


def quoted(text: str) -> str:
    """Write words between quotation marks, as the ledger does."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


@dataclass(frozen=True, slots=True)
class Ref:
    """An agent or a source, by its id."""

    id: str

    def __str__(self) -> str:
        """Write the id."""
        return self.id


@dataclass(frozen=True, slots=True)
class Variable:
    """Something left open: `?x`. In a denial it is anything at all, in a question what is asked for."""

    name: str

    def __str__(self) -> str:
        """Write `?name`."""
        return f"?{self.name}"


@dataclass(frozen=True, slots=True)
class Words:
    """Free words, kept as they are."""

    text: str

    def __str__(self) -> str:
        """Write the words between quotation marks."""
        return quoted(self.text)


@dataclass(frozen=True, slots=True)
class ClaimRef:
    """Another claim, by its id or label: what a doubt or a retraction is aimed at."""

    id: str

    def __str__(self) -> str:
        """Write `^id`."""
        return f"^{self.id}"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, as somebody gave it: `~12`, `12000 soldiers`, `100000 USD`, `5..7 days`."""

    least: float
    """The smallest number meant; equal to `most` unless a range or a bound was given."""
    most: float
    """The largest; infinite for `>`."""
    unit: str = ""
    approximate: bool = False
    text: str = ""
    """The number as written, without the unit."""

    def __str__(self) -> str:
        """Write the number as it was written, and its unit."""
        return f"{self.text} {self.unit}" if self.unit else self.text


@dataclass(frozen=True, slots=True)
class Nested:
    """A statement that stands inside another: what is known, ordered, believed, caused."""

    statement: Statement
    when: When = UNDATED

    def __str__(self) -> str:
        """Write it between brackets."""
        when = write_when(self.when)
        return f"({self.statement} {when})" if when else f"({self.statement})"


Term: TypeAlias = Ref | Variable | Words | ClaimRef | Quantity | Nested
"""What may stand as the subject, the object or a qualifier of a statement."""


class _Kept:
    """Room for the text of a statement, which is no part of it: made when first asked for, then kept."""

    __slots__ = ("_key",)
    _key: str


@dataclass(frozen=True, slots=True)
class Statement(_Kept):
    """`subject predicate object` with its key qualifiers: claims about the same one speak of one thing."""

    subject: Term
    predicate: str = ""
    """An id of the vocabulary; empty for free words or a bare reference to a claim."""
    object: Term | None = None
    qualifiers: tuple[tuple[str, Term], ...] = ()
    """Only those that tell statements apart, sorted by name: `part-of aq manner in-name`."""
    label: str = ""
    """Tells repeated events and separate spells apart, and names this one for relative dates."""

    def __str__(self) -> str:
        """Write the statement in the notation, without its label: the text that stands for it everywhere."""
        parts = [str(self.subject)]
        if self.predicate:
            parts.append(self.predicate)
        if self.object is not None:
            parts.append(str(self.object))
        if self.qualifiers:
            parts.extend(f"{name} {term}" for name, term in self.qualifiers)
        return " ".join(parts)

    @property
    def key(self) -> str:
        """The text by which the case finds it: the statement, and its label where it has one."""
        try:
            return self._key
        except AttributeError:
            key = f"{self.label}: {self}" if self.label else str(self)
            object.__setattr__(self, "_key", key)
            return key

    def __hash__(self) -> int:
        """Hash the key: equal statements are written alike, and a text remembers its hash."""
        return hash(self.key)

    def terms(self) -> tuple[Term, ...]:
        """Return subject, object and qualifiers, in order."""
        main = (self.subject,) if self.object is None else (self.subject, self.object)
        return (*main, *(term for _, term in self.qualifiers)) if self.qualifiers else main

    def labelled(self, label: str) -> Statement:
        """Return the same statement under a label."""
        if label == self.label:
            return self
        return Statement(self.subject, self.predicate, self.object, self.qualifiers, label)

    @property
    def is_ground(self) -> bool:
        """Whether no variable stands in it, at any depth."""
        return not any(variables(self))


def variables(statement: Statement) -> Iterator[str]:
    """Yield the names of the variables of a statement, nested ones included."""
    for term in statement.terms():
        if isinstance(term, Variable):
            yield term.name
        elif isinstance(term, Nested):
            yield from variables(term.statement)


def references(statement: Statement) -> Iterator[str]:
    """Yield the ids of the agents and sources a statement names, nested ones included."""
    for term in statement.terms():
        if isinstance(term, Ref):
            yield term.id
        elif isinstance(term, Nested):
            yield from references(term.statement)


def inner_statements(statement: Statement) -> tuple[Nested, ...]:
    """Return the statements that stand inside another, outermost first: in most there are none."""
    nested = [term for term in statement.terms() if isinstance(term, Nested)]
    return tuple(one for term in nested for one in (term, *inner_statements(term.statement)))
