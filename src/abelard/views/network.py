"""Who is tied to whom as of a date: agents, and what is said to be so between two of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.agent import AgentKind
from abelard.model.span import ALWAYS
from abelard.model.vocabulary import Aspect
from abelard.model.wording_time import tells_julian
from abelard.views.extents import say_extent, spans_of, told_days
from abelard.views.lineage_told import ref_of
from abelard.views.sides import SideIndex, Standing
from abelard.views.words import say_name, say_statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from abelard.model.case import Case
    from abelard.model.span import Bounds, Span
    from abelard.model.statement import Statement
    from abelard.views.sides import Voice

MOST = 60
"""So many agents can be read in one picture."""
_NOT_TIED = frozenset({AgentKind.PLACE, AgentKind.WORK})
_RANK = {Standing.AFFIRMED: 0, Standing.DISPUTED: 1, Standing.DENIED: 2, Standing.DOUBTED: 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing that is said to be so between two agents."""

    id: str
    sentence: str
    time: str
    lasting: bool
    """Whether it is a state; an act else."""
    certain: bool
    """Whether it was so for certain at the date that is asked for; always, if none is."""
    standing: Standing
    voices: tuple[Voice, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of all claims that bear on it."""
        return tuple(claim for voice in self.voices for claim in voice.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """All that is said to be so between two agents, what nobody denies first."""

    one: str
    other: str
    said: tuple[Said, ...]

    @property
    def standing(self) -> Standing:
        """How the best of it stands."""
        return self.said[0].standing

    @property
    def certain(self) -> bool:
        """Whether any of it was so for certain."""
        return any(each.certain for each in self.said if each.standing is self.standing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An agent of the network."""

    id: str
    name: str
    kind: str
    ties: int
    """With how many others he is tied, shown here or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Agents and their ties."""

    nodes: tuple[Node, ...]
    """Those with the most ties first."""
    ties: tuple[Tie, ...]
    left_out: int
    """Agents with ties that are not shown."""


def network(
    case: Case,
    *,
    window: Bounds | None = None,
    focus: str = "",
    steps: int = 1,
    acts: bool = True,
    most: int = MOST,
) -> Network:
    """Give the ties in a window of days; with a focus, only so many steps around one agent."""
    ties = [tie for tie in _ties(case, window) if acts or any(each.lasting for each in tie.said)]
    around: defaultdict[str, set[str]] = defaultdict(set)
    for tie in ties:
        around[tie.one].add(tie.other)
        around[tie.other].add(tie.one)
    order = {agent: place for place, agent in enumerate(case.agents)}
    ranked = sorted(around, key=lambda agent: (-len(around[agent]), order[agent]))
    near = _near(focus, around, steps) if focus else dict.fromkeys(ranked, 0)
    chosen = sorted((one for one in ranked if one in near), key=lambda one: near[one])[:most]
    shown = frozenset(chosen)
    return Network(
        nodes=tuple(
            Node(id=one, name=say_name(one, case), kind=str(case.agents[one].kind), ties=len(around[one]))
            for one in chosen
        ),
        ties=tuple(tie for tie in ties if tie.one in shown and tie.other in shown),
        left_out=len(ranked) - len(chosen),
    )


def _near(focus: str, around: dict[str, set[str]], steps: int) -> dict[str, int]:
    found, edge = {focus: 0}, {focus}
    for step in range(1, steps + 1):
        edge = {other for one in edge for other in around.get(one, ())} - found.keys()
        found |= dict.fromkeys(edge, step)
    return found


def _ties(case: Case, window: Bounds | None) -> Iterator[Tie]:
    pairs: defaultdict[tuple[str, str], list[Said]] = defaultdict(list)
    span_of, index, julian = spans_of(case), SideIndex(case), tells_julian(case)
    for statement in _between_agents(case):
        span = span_of(statement)
        if window is None or span == ALWAYS or not (told_days(span) & window).is_empty:
            said = _said(statement, span, case, index, window, julian=julian)
            if said.standing is not Standing.DOUBTED:
                one, other = sorted((ref_of(statement.subject), ref_of(statement.object)))
                pairs[one, other].append(said)
    for (one, other), every in pairs.items():
        yield Tie(one=one, other=other, said=tuple(sorted(every, key=lambda said: _RANK[said.standing])))


def _between_agents(case: Case) -> Iterable[Statement]:
    tied = {agent.id for agent in case.agents.values() if agent.kind not in _NOT_TIED}
    for statement in case.statements:
        if statement.is_ground and statement.predicate:
            one, other = ref_of(statement.subject), ref_of(statement.object)
            if one != other and one in tied and other in tied:
                yield statement


def _said(
    statement: Statement, span: Span, case: Case, index: SideIndex, window: Bounds | None, *, julian: bool
) -> Said:
    sides = index.of(statement).of_time(span)
    aspect = case.vocabulary.aspect(statement.predicate)
    return Said(
        id=statement.key,
        sentence=say_statement(statement, case),
        time=say_extent(span, aspect, sides.affirming or sides.denying, julian=julian),
        lasting=aspect is Aspect.STATE,
        certain=window is None or _certainly(span, window),
        standing=sides.standing(span),
        voices=sides.voices(),
    )


def _certainly(span: Span, window: Bounds) -> bool:
    return span.certain is not None and not (span.certain & window).is_empty
