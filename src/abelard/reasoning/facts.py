"""Facts: statements with a time that follow from claims, found again by predicate, subject and object."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from abelard.model.statement import Ref, Statement, Variable, Words
from abelard.reasoning.matching import NOTHING_BOUND, Binding, answers_to, bound_statement, match

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from abelard.reasoning.circuit import Node
    from abelard.reasoning.track import Track
IDENTITY = "same-as"


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a fact follows: by a claim or by a rule, from what."""

    by: str
    """The id of a claim with `^`, of a rule, or `same-as` where it is said of another name of the same."""
    node: Node
    premises: tuple[Fact, ...] = ()


@dataclass(slots=True, eq=False)
class Fact:
    """A statement that was so, when, and its node; all the ways in which it follows."""

    number: int
    statement: Statement
    """With its label, where it comes from a claim."""
    track: Track
    node: Node
    persists: bool = False
    """Whether it is a state that goes on until something ends it."""
    begins: bool = False
    """Whether it is said, or follows, when it began."""
    ends: bool = False
    """Whether it is said, or follows, when it ended."""
    ways: list[Way] = field(default_factory=list)

    @property
    def claim(self) -> str:
        """The id of the claim that states it, perhaps of another name of the same.

        Empty for what is derived.
        """
        first = self.ways[0] if self.ways else None
        if first is not None and first.by == IDENTITY:
            return first.premises[0].claim
        return first.by[1:] if first is not None and first.by.startswith("^") else ""


class Facts:
    """All facts of a case, under whatever viewpoint."""

    def __init__(self, is_state: Callable[[Statement], bool]) -> None:
        """Begin with none. A verb that is left open stands for events only, as `is_state` has it."""
        self._is_state = is_state
        self.all: list[Fact] = []
        self._by_key: dict[object, Fact] = {}
        self._by_predicate: defaultdict[str, list[Fact]] = defaultdict(list)
        self._by_subject: defaultdict[tuple[str, object], list[Fact]] = defaultdict(list)
        self._by_object: defaultdict[tuple[str, object], list[Fact]] = defaultdict(list)
        self._of_subject: defaultdict[object, list[Fact]] = defaultdict(list)
        self._events: list[Fact] = []

    def known(self, key: object) -> Fact | None:
        """Return the fact of that key."""
        return self._by_key.get(key)

    def add(self, key: object, fact: Fact) -> None:
        """Take a new fact."""
        self._by_key[key] = fact
        self.all.append(fact)
        statement = fact.statement
        self._by_predicate[statement.predicate].append(fact)
        self._by_subject[statement.predicate, _key(statement.subject)].append(fact)
        self._by_object[statement.predicate, _key(statement.object)].append(fact)
        if not self._is_state(statement):
            self._of_subject[statement.subject].append(fact)
            self._events.append(fact)

    def of(self, predicate: str) -> list[Fact]:
        """Return the facts of a predicate."""
        return self._by_predicate.get(predicate, [])

    def matching(
        self, pattern: Statement, binding: Binding = NOTHING_BOUND, *, any_manner: bool = False
    ) -> Iterator[tuple[Fact, Binding]]:
        """Yield the facts that are instances of a pattern, each with what that binds."""
        asked = bound_statement(pattern, binding) if binding else pattern
        compare = match if any_manner else answers_to
        for fact in list(self._candidates(asked)):
            found = compare(asked, fact.statement, binding)
            if found is not None:
                yield fact, found

    def matching_exactly(self, statement: Statement) -> Iterator[Fact]:
        """Yield the facts of the very same statement; a label counts where both have one."""
        plain = statement.labelled("")
        for fact in self._candidates(plain):
            own = fact.statement
            if own.labelled("") == plain and (not own.label or not statement.label or own == statement):
                yield fact

    def _candidates(self, asked: Statement) -> list[Fact]:
        verb, subject, target = asked.predicate, asked.subject, asked.object
        if verb.startswith("?"):
            return self._events if isinstance(subject, Variable) else self._of_subject.get(subject, [])
        options = [self._by_predicate.get(verb, [])]
        if subject.__class__ is not Variable and _is_plain(subject):
            options.append(self._by_subject.get((verb, _key(subject)), []))
        if target is not None and target.__class__ is not Variable and _is_plain(target):
            options.append(self._by_object.get((verb, _key(target)), []))
        return min(options, key=len)


def _key(term: object) -> object:
    """Return what an index goes by: for an agent its id, which remembers its hash."""
    return term.id if isinstance(term, Ref) else term


def _is_plain(term: object) -> bool:
    """Whether a term only ever matches its equal, so that an index finds it."""
    return isinstance(term, Ref | Words)
