"""Affairs: the claims of a case whose dates hang together, so that each lot can be worked out by itself.

Claims belong together that date the same thing, or tell the date of one thing by another. What is believed
makes the lots smaller, never larger; so they are found once for a case.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from abelard.model.statement import Statement
from abelard.reasoning.dating import Dating, counts_as_dating, dated_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.model.source import Source
    from abelard.model.when import When


@dataclass(frozen=True, slots=True, eq=False)
class Affair:
    """Claims whose dates hang together, in the order of the files, and the sources they are told by."""

    claims: tuple[Claim, ...]
    sources: frozenset[str]

    def dating(self, case: Case, believed: Callable[[Claim], bool]) -> Dating:
        """Return the dates that those of the claims give that are believed."""
        return Dating(case, filter(believed, self.claims), self.sources)


class Affairs:
    """The affairs of a case."""

    def __init__(self, case: Case) -> None:
        """Take the case."""
        self._case = case
        self._parent: dict[str, str] = {}

    def of(self, statement: Statement) -> Affair | None:
        """Return the affair of a statement; None where nobody dates it."""
        lots = self._of_key
        return lots.get(self._root(statement.key)) if statement.key in self._parent else None

    @cached_property
    def of_claim(self) -> dict[str, Affair]:
        """The affair of each claim that dates anything."""
        return {claim.id: affair for affair in self._of_key.values() for claim in affair.claims}

    @cached_property
    def _of_key(self) -> dict[str, Affair]:
        claims = [claim for claim in self._case.claims if counts_as_dating(claim)]
        for claim in claims:
            keys = list(self._keys(claim))
            for key in keys:
                self._join(keys[0], key)
        lots: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            lots[self._root(claim.statement.key)].append(claim)
        told: defaultdict[str, set[str]] = defaultdict(set)
        for source in self._case.sources:
            if source in self._parent:
                told[self._root(source)].add(source)
        return {key: Affair(tuple(lot), frozenset(told.get(key, ()))) for key, lot in lots.items()}

    def _keys(self, claim: Claim) -> Iterator[str]:
        """Yield what a claim dates, and what it tells the date by."""
        for statement, when in dated_by(claim, self._case):
            yield statement.key
            yield from self._anchors(when)

    def _anchors(self, when: When) -> Iterable[str]:
        for point in (*when.start, *when.end):
            for anchor in (point.anchor, point.other):
                if anchor is not None and anchor.ref:
                    found = self._case.anchor(anchor.ref)
                    yield found.key if isinstance(found, Statement) else _named(found, anchor.ref)

    def _join(self, one: str, other: str) -> None:
        self._parent.setdefault(one, one)
        self._parent.setdefault(other, other)
        self._parent[self._root(one)] = self._root(other)

    def _root(self, key: str) -> str:
        parent = self._parent
        while parent[key] != key:
            parent[key] = key = parent[parent[key]]
        return key


def _named(source: Source | None, ref: str) -> str:
    return source.id if source is not None else ref
