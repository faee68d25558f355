"""What the words of a queue may refer to, and reading its blocks with the notation's own readers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.case.agents import read_agent
from abelard.case.claims import Here, read_claims
from abelard.case.heads import read_head
from abelard.case.lines import read_blocks
from abelard.case.scope import Scope
from abelard.case.sources import read_source
from abelard.case.tokens import MistakeError
from abelard.model.agent import Agent, AgentKind, Name
from abelard.model.names import NameIndex
from abelard.model.problem import NOWHERE, Problem, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.model.source import Source
    from abelard.workspace.proposals import Candidate


class BothNames(NameIndex):
    """The names of a case, which are known already, and a few more."""

    def __init__(self, known: NameIndex, more: Iterable[tuple[str, str]]) -> None:
        """Take the names of the case, and pairs of (name, id)."""
        super().__init__(more)
        self._known = known

    def find(self, text: str) -> tuple[str, ...]:
        """Return the ids of all that are called so."""
        return tuple(dict.fromkeys((*super().find(text), *self._known.find(text))))

    def suggest(self, text: str, limit: int = 5) -> tuple[tuple[str, str], ...]:
        """Return what has a similar name, the new ones first."""
        found = dict((*super().suggest(text, limit), *self._known.suggest(text, limit)))
        return tuple(found.items())[:limit]


def scope_with(case: Case, new: Iterable[Agent | Source], *, by_name: bool = True) -> Scope:
    """Return what words may refer to in a case that has a few more agents and sources.

    Those are found by their ids, and `by_name` also by their names.
    """
    agents, sources = dict(case.agents), dict(case.sources)
    names: list[tuple[str, str]] = []
    for value in new:
        if isinstance(value, Agent):
            agents[value.id] = value
            names += [(name.text, value.id) for name in value.names]
        else:
            sources[value.id] = value
            names += [(value.title, value.id)] if value.title else []
    index = BothNames(case.names, names) if by_name else case.names
    return Scope(agents, sources, index, case.vocabulary, case.circa)


def placeholder(candidate: Candidate) -> Agent:
    """Return an agent with the names of a candidate: all that a claim needs to know of it."""
    kind = AgentKind(candidate.kind)
    return Agent(id=candidate.id, kind=kind, names=tuple(Name(text=name) for name in candidate.names))


def read_claim(text: str, scope: Scope, where: Where, problems: list[Problem]) -> tuple[Claim, ...]:
    """Read the one claim of a text, and the rival readings of its words; none if something is wrong with it.

    What is wrong is told at its place in the queue's file.
    """
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
    return () if told else tuple(claims)


def names_speaker(text: str, scope: Scope) -> bool:
    """Whether a claim's head says whose word it is; else it is the word of the source's authors."""
    head = text.partition("\n")[0].removeprefix("finding ")
    return bool(read_head(head, NOWHERE, scope).by)


def _unsayable(claim: Claim) -> Iterator[Problem]:
    if claim.stance == "affirms" and not claim.statement.is_ground:
        hint = "name who it is, or declare a `group`; a denial may contain ?x"
        message = "an affirmation cannot have ?x"
        yield Problem(code="variable-in-affirmation", message=message, where=claim.where, hint=hint)


def _moved(place: Where, start: Where) -> Where:
    """Return where in the queue's file a line of a block stands."""
    return Where(start.path, start.line + place.line - 1, place.column) if start.line else place


def read_thing(one: Candidate, scope: Scope, problems: list[Problem]) -> Agent | Source | None:
    """Read the block of a candidate; what is wrong with it is told at its place in the queue's file."""
    blocks, found = read_blocks(one.text, one.where.path)
    problems.extend(found)
    try:
        if len(blocks) == 1 and not found:
            reader = read_source if one.is_source else read_agent
            return reader(blocks[0], scope, problems)
    except MistakeError as error:
        problems.append(replace(error.problem, where=_moved(error.problem.where, one.where)))
    return None
