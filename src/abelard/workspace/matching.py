"""Which agent of a case a proposed one may be: the same name is proposed, likeness told, nothing merged.

What a person has decided (`means:`) always goes before what is proposed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from abelard.exchange.sheet_register import new_id
from abelard.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from abelard.model.case import Case
    from abelard.workspace.proposals import Candidate

_LIKE = 4
"""Likenesses that are shown."""


class Because(StrEnum):
    """Why a candidate is taken to be this agent."""

    DECIDED = "decided"
    """Somebody said so."""
    SAME_NAME = "same-name"
    """One agent of the case, and only one, bears its full name."""
    SHORT_NAME = "short-name"
    """The same, but the name is a single word, which many people share."""
    NEW = "new"
    """None of that name is in the case."""
    SEVERAL = "several"
    """Several bear the name: somebody must say which; until then it counts as new."""
    IN_CASE = "in-case"
    """The case itself declares the id; the queue never had a block for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a candidate is taken to be."""

    id: str
    """The id in the case, or the one that a new agent gets."""
    because: Because
    like: tuple[tuple[str, str], ...] = ()
    """Agents with the same or a similar name, as (id, that name): who it may be instead."""

    @property
    def is_new(self) -> bool:
        """Whether its block has to come into the case with the claim."""
        return self.because in (Because.NEW, Because.SEVERAL)

    @property
    def needs_a_person(self) -> bool:
        """Whether it is too uncertain to be accepted in bulk."""
        asks = (Because.SHORT_NAME, Because.SEVERAL)
        return self.because in asks or (self.because is Because.NEW and bool(self.like))


def match(candidate: Candidate, case: Case, taken: Collection[str] = ()) -> Match:
    """Return what a candidate is taken to be in a case.

    `taken` are ids that other candidates of the same document were decided to be: the reader told these two
    apart, so they are not proposed again.
    """
    known = case.sources if candidate.is_source else case.agents
    if candidate.means in known:
        return Match(id=candidate.means, because=Because.DECIDED)
    if candidate.is_source:  # a source that only this document tells of: its id is its own
        here = candidate.id in case.sources
        return Match(id=candidate.id, because=Because.DECIDED if here else Because.NEW)
    bearers = _bearers(candidate.names, case)
    free = [id for id in bearers if id not in taken]
    like = _like(candidate, case, bearers, taken)
    fresh = candidate.means or new_id(candidate.id, {*case.agents, *case.sources, *taken})
    if candidate.means:
        return Match(id=fresh, because=Because.NEW)
    if not free:
        return Match(id=fresh, because=Because.NEW, like=like)
    if len(free) > 1:
        return Match(id=fresh, because=Because.SEVERAL, like=like)
    return Match(id=free[0], because=_how(candidate), like=tuple(one for one in like if one[0] != free[0]))


def _bearers(names: Sequence[str], case: Case) -> tuple[str, ...]:
    """Return the agents that bear the first of the names, or else any of its other full names."""
    first = tuple(id for id in case.names.find(names[0]) if id in case.agents) if names else ()
    if first:
        return first
    full = [name for name in names[1:] if " " in name.strip()]
    found = (id for name in full for id in case.names.find(name) if id in case.agents)
    return tuple(dict.fromkeys(found))


def _how(candidate: Candidate) -> Because:
    single = candidate.kind in ("person", "group") and len(fold(candidate.names[0]).split()) == 1
    return Because.SHORT_NAME if single else Because.SAME_NAME


def _like(
    candidate: Candidate, case: Case, bearers: Sequence[str], taken: Collection[str]
) -> tuple[tuple[str, str], ...]:
    found = {id: case.name_of(id) for id in bearers if id not in taken}
    for name in candidate.names[:3]:
        for id, other in case.names.suggest(name, limit=_LIKE):
            if id in case.agents and id not in taken:
                found.setdefault(id, other)
    return tuple(found.items())[:_LIKE]
