"""Things kept by the statement they are about, so that those about another need not be looked at."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar

from abelard.model.statement import Ref, Statement, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Thing = TypeVar("Thing")


class Shelf(Generic[Thing]):
    """Things by predicate and subject. What it gives back comes in the order in which it was put in."""

    def __init__(self, things: Iterable[tuple[Statement, Thing]] = ()) -> None:
        """Put in things, each under its statement, which may have variables."""
        self._count = 0
        self._every: defaultdict[str, list[tuple[int, Thing]]] = defaultdict(list)
        self._fixed: defaultdict[tuple[str, object], list[tuple[int, Thing]]] = defaultdict(list)
        self._loose: defaultdict[str, list[tuple[int, Thing]]] = defaultdict(list)
        self._open: list[tuple[int, Thing]] = []
        for statement, thing in things:
            self.put(statement, thing)

    def put(self, statement: Statement, thing: Thing) -> None:
        """Put in one thing."""
        entry = (self._count, thing)
        self._count += 1
        if statement.predicate.startswith("?"):
            self._open.append(entry)
            return
        self._every[statement.predicate].append(entry)
        if isinstance(statement.subject, Ref | Words):
            self._fixed[statement.predicate, statement.subject].append(entry)
        else:
            self._loose[statement.predicate].append(entry)

    def of(self, predicate: str) -> list[Thing]:
        """Return all things of a predicate, those of a verb left open among them."""
        return _in_order(self._every.get(predicate, ()), self._open)

    def near(self, statement: Statement) -> list[Thing]:
        """Return the things whose statement may be about the same subject; whether it is, is to be seen."""
        verb, subject = statement.predicate, statement.subject
        if not isinstance(subject, Ref | Words):
            return self.of(verb)
        return _in_order(self._fixed.get((verb, subject), ()), self._loose.get(verb, ()), self._open)


def _in_order(*shelves: Sequence[tuple[int, Thing]]) -> list[Thing]:
    filled = [shelf for shelf in shelves if shelf]
    entries = filled[0] if len(filled) == 1 else sorted(chain(*filled), key=_place)
    return [thing for _, thing in entries]


def _place(entry: tuple[int, object]) -> int:
    return entry[0]
