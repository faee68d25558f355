"""A queue fitted to a case: whom its names mean there, and what accepting a proposal would write.

Pure: nothing is read from the disk or written to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from abelard.case.write import write_agent, write_claim, write_source
from abelard.model.agent import Agent
from abelard.model.statement import references
from abelard.workspace.matching import Because, Match, match
from abelard.workspace.queue_scope import names_speaker, placeholder, read_claim, read_thing, scope_with
from abelard.workspace.renaming import agent_renamed, claim_renamed, source_renamed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.case.scope import Scope
    from abelard.model.case import Case
    from abelard.model.claim import Claim, Signature
    from abelard.model.problem import Problem
    from abelard.model.source import Source
    from abelard.workspace.proposals import Candidate, Proposal, Queue


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A new agent or source that has to come into the case with a claim."""

    candidate: str
    """What the queue calls it."""
    id: str
    text: str
    value: Agent | Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A proposal as the case would have it."""

    claim: Claim | None
    text: str
    """The block as it would be written; the proposal's own text where it cannot be read."""
    things: tuple[Thing, ...] = ()
    """New agents and sources, those that others need first."""
    matches: dict[str, Match] = field(default_factory=dict)
    """For each candidate that is named what it is taken to be."""
    problems: tuple[Problem, ...] = ()


class Fitting:
    """The names of one queue in one case. What is taken in (`take`) counts as in the case from then on."""

    def __init__(self, queue: Queue, case: Case) -> None:
        """Take the queue and the case it was made for."""
        self.queue = queue
        self.case = case
        self.candidates = {one.id: one for one in queue.candidates}
        self.taken: dict[str, Thing] = {}
        self._matches: dict[str, Match] = {}

    def match(self, id: str) -> Match:
        """Return what a candidate is taken to be."""
        if id not in self._matches:
            self._matches[id] = self._match(self.candidates[self.home(id)])
        return self._matches[id]

    def home(self, id: str) -> str:
        """Return the candidate that a candidate was decided to be; itself where it was not."""
        seen = {id}
        while True:
            means = self.candidates[id].means
            known = means in self.case.agents or means in self.case.sources
            if known or means in seen or means not in self.candidates:
                return id
            seen.add(means)
            id = means

    def _match(self, one: Candidate) -> Match:
        if one.id in self.taken:
            return Match(id=self.taken[one.id].id, because=Because.DECIDED)
        others = {means for means, home in self._decided if home != one.id}
        others.update(thing.id for thing in self.taken.values())
        return match(one, self.case, others)

    @cached_property
    def _decided(self) -> list[tuple[str, str]]:
        """What candidates were decided to be, with the candidate that each of them is."""
        return [(one.means, self.home(one.id)) for one in self.queue.candidates if one.means]

    def take(self, fit: Fit) -> None:
        """Count the new agents and sources of a fit as in the case."""
        for thing in fit.things:
            self.taken[thing.candidate] = thing
        if fit.things:
            self._matches.clear()
            self.__dict__.pop("_known", None)

    def fit(
        self, proposal: Proposal, entered: Signature | None = None, reviewed: Signature | None = None
    ) -> Fit:
        """Return what accepting a proposal would write, or what is wrong with it.

        `entered` and `reviewed` are signatures that the claim gets.
        """
        problems: list[Problem] = []
        found = read_claim(proposal.text, self._scope, proposal.where, problems)
        if not found:
            return Fit(claim=None, text=proposal.text, problems=tuple(problems))
        matches: dict[str, Match] = {}
        things: list[Thing] = []
        claim, *rivals = found
        for one in found:
            for id in _named(one):
                self._gather(id, matches, things, problems)
        ids = {id: found.id for id, found in matches.items()}
        final = replace(
            claim_renamed(claim, ids), id=proposal.id, explicit_id=True, entered=entered, reviewed=reviewed
        )
        renamed = tuple(claim_renamed(one, ids) for one in rivals)
        spoken = names_speaker(proposal.text, self._scope)
        text = write_claim(final if spoken else replace(final, by=()), renamed)
        again = read_claim(text, self._known_with(things), proposal.where, problems)
        return Fit(
            claim=None if problems else next(iter(again), None),
            text=text,
            things=tuple(things),
            matches=matches,
            problems=tuple(problems),
        )

    def _gather(
        self, id: str, matches: dict[str, Match], things: list[Thing], problems: list[Problem]
    ) -> None:
        """Find out what a name of a claim is, and what its block names in turn."""
        if id in matches or id not in self.candidates:
            return
        found = matches[id] = self.match(id)
        if self.home(id) != id:
            self._gather(self.home(id), matches, things, problems)
            return
        if not found.is_new or id in self.taken:
            return
        value = self._value(id, problems)
        if value is None:
            return
        for other in _named_by(value):
            self._gather(other, matches, things, problems)
        ids = {name: one.id for name, one in matches.items()}
        things.append(_thing(id, value, ids))

    def _value(self, id: str, problems: list[Problem]) -> Agent | Source | None:
        """Return a candidate as the notation reads it, or say what is wrong with its block."""
        return read_thing(self.candidates[id], self._scope, problems)

    @cached_property
    def _scope(self) -> Scope:
        """What the queue's claims may refer to: the case and all candidates, which go first."""
        people = [one for one in self.queue.candidates if not one.is_source]
        agents = scope_with(self.case, map(placeholder, people))
        read = (read_thing(one, agents, []) for one in self.queue.candidates if one.is_source)
        said = [one for one in read if one is not None]
        return scope_with(self.case, [*map(placeholder, people), *said])

    def _known_with(self, things: list[Thing]) -> Scope:
        """Return what a claim may refer to once it is in the case."""
        if not things:
            return self._known
        return scope_with(self.case, [one.value for one in (*self.taken.values(), *things)], by_name=False)

    @cached_property
    def _known(self) -> Scope:
        return scope_with(self.case, [thing.value for thing in self.taken.values()], by_name=False)


def _thing(candidate: str, value: Agent | Source, ids: dict[str, str]) -> Thing:
    if isinstance(value, Agent):
        agent = agent_renamed(value, ids)
        return Thing(candidate=candidate, id=agent.id, text=write_agent(agent), value=agent)
    source = source_renamed(value, ids)
    return Thing(candidate=candidate, id=source.id, text=write_source(source), value=source)


def _named(claim: Claim) -> Iterator[str]:
    """Yield the ids that a claim names, wherever."""
    yield from (claim.source, claim.passage.source, *claim.by, *claim.to, *claim.told_by)
    yield from references(claim.statement)
    for _, term in claim.details:
        if hasattr(term, "id"):
            yield term.id


def _named_by(value: Agent | Source) -> Iterator[str]:
    yield from getattr(value, "by", ())
    yield from getattr(value, "told_by", ())
    yield from getattr(value, "includes", ())
    for link in getattr(value, "quoted_in", ()):
        yield link.source
