"""A queue fitted to a case: whom its names mean there, and what accepting a proposal would write.

Pure: nothing is read from the disk or written to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from abelard.case.agents import read_agent
from abelard.case.claims import Here, read_claims
from abelard.case.lines import read_blocks
from abelard.case.scope import Scope
from abelard.case.sources import read_source
from abelard.case.tokens import MistakeError
from abelard.case.write import write_agent, write_claim, write_source
from abelard.model.agent import Agent, AgentKind
from abelard.model.names import NameIndex
from abelard.model.problem import Problem, Where
from abelard.model.source import Source
from abelard.model.statement import references
from abelard.workspace.matching import Because, Match, match
from abelard.workspace.renaming import agent_renamed, claim_renamed, source_renamed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.case import Case
    from abelard.model.claim import Claim, Signature
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
        others = {
            other.means
            for other in self.queue.candidates
            if other.means and other.id != one.id and self.home(other.id) != one.id
        }
        others.update(thing.id for thing in self.taken.values())
        return match(one, self.case, others)

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
        claim = _read_claim(proposal.text, self._scope, proposal.where, problems)
        if claim is None:
            return Fit(claim=None, text=proposal.text, problems=tuple(problems))
        matches: dict[str, Match] = {}
        things: list[Thing] = []
        for id in _named(claim):
            self._gather(id, matches, things, problems)
        ids = {id: found.id for id, found in matches.items()}
        final = replace(
            claim_renamed(claim, ids), id=proposal.id, explicit_id=True, entered=entered, reviewed=reviewed
        )
        text = write_claim(self._unspoken(final, claim))
        again = _read_claim(text, self._known_with(things), proposal.where, problems)
        return Fit(
            claim=None if problems else again,
            text=text,
            things=tuple(things),
            matches=matches,
            problems=tuple(problems),
        )

    def _unspoken(self, final: Claim, claim: Claim) -> Claim:
        """Leave the speaker out where it is the source's author: the source says so, and may change."""
        source = self._scope.sources.get(claim.source)
        return replace(final, by=()) if source is not None and source.by == claim.by else final

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
        value = self._things.get(id)
        if value is None:
            problems.extend(self._thing_problems.get(id, ()))
            return
        for other in _named_by(value):
            self._gather(other, matches, things, problems)
        ids = {name: one.id for name, one in matches.items()}
        things.append(_thing(id, value, ids))

    @cached_property
    def _things(self) -> dict[str, Agent | Source]:
        """The candidates as the notation reads them."""
        self._thing_problems: dict[str, tuple[Problem, ...]] = {}
        found: dict[str, Agent | Source] = {}
        bare = self._bare_scope(tuple(self.candidates))
        for one in self.candidates.values():
            problems: list[Problem] = []
            value = _read_thing(one, bare, problems)
            self._thing_problems[one.id] = tuple(problems)
            if value is not None:
                found[one.id] = value
        return found

    def _bare_scope(self, ids: tuple[str, ...]) -> Scope:
        """Return a scope in which candidates are but ids: all that one of them may say of another."""
        agents = {id: Agent(id=id, kind=AgentKind.GROUP) for id in ids}
        sources = {id: Source(id=id, kind="document") for id in ids}
        return Scope(
            {**agents, **self.case.agents},
            {**sources, **self.case.sources},
            self.case.names,
            self.case.vocabulary,
            self.case.circa,
        )

    @cached_property
    def _scope(self) -> Scope:
        """What the queue's claims may refer to: the case and all candidates, which go first."""
        return self._scope_with(self._things)

    def _known_with(self, things: list[Thing]) -> Scope:
        """Return what a claim may refer to once it is in the case."""
        if not things:
            return self._known
        new = {thing.id: thing.value for thing in (*self.taken.values(), *things)}
        return self._scope_with(new)

    @cached_property
    def _known(self) -> Scope:
        return self._scope_with({thing.id: thing.value for thing in self.taken.values()})

    def _scope_with(self, new: dict[str, Agent | Source]) -> Scope:
        agents = dict(self.case.agents)
        sources = dict(self.case.sources)
        for id, value in new.items():
            if isinstance(value, Agent):
                agents[id] = value
            else:
                sources[id] = value
        names = [(name.text, agent.id) for agent in agents.values() for name in agent.names]
        names += [(source.title, source.id) for source in sources.values() if source.title]
        return Scope(agents, sources, NameIndex(names), self.case.vocabulary, self.case.circa)


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


def _read_claim(text: str, scope: Scope, where: Where, problems: list[Problem]) -> Claim | None:
    """Read the one claim of a text; what is wrong with it is told at its place in the queue's file."""
    blocks, found = read_blocks(text, where.path)
    told = list(found)
    claims: list[Claim] = []
    for block in blocks:
        try:
            claims += read_claims(block, Here(), scope, told)
        except MistakeError as error:
            told.append(error.problem)
    if len(blocks) != 1 and not told:
        hint = "write one claim, its fields indented under it, without an empty line between"
        told.append(
            Problem(code="not-one-claim", message=f"{len(blocks)} blocks stand here", where=where, hint=hint)
        )
    if claims and not told:
        told += _unsayable(claims[0])
    problems.extend(replace(one, where=_moved(one.where, where)) for one in told)
    return claims[0] if claims and not told else None


def _unsayable(claim: Claim) -> Iterator[Problem]:
    if claim.stance == "affirms" and not claim.statement.is_ground:
        hint = "name who it is, or declare a `group`; a denial may contain ?x"
        message = "an affirmation cannot have ?x"
        yield Problem(code="variable-in-affirmation", message=message, where=claim.where, hint=hint)


def _moved(place: Where, start: Where) -> Where:
    """Return where in the queue's file a line of a block stands."""
    return Where(start.path, start.line + place.line - 1, place.column) if start.line else place


def _read_thing(one: Candidate, scope: Scope, problems: list[Problem]) -> Agent | Source | None:
    blocks, found = read_blocks(one.text, one.where.path)
    problems.extend(found)
    try:
        if len(blocks) == 1 and not found:
            reader = read_source if one.is_source else read_agent
            return reader(blocks[0], scope, problems)
    except MistakeError as error:
        problems.append(replace(error.problem, where=_moved(error.problem.where, one.where)))
    return None
