"""Where somebody was, and when: the places of a person over time, as uncertain as they are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.agent import AgentKind
from abelard.model.statement import Ref
from abelard.views.timeline import timeline
from abelard.views.words import say_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.case import Case
    from abelard.model.statement import Statement
    from abelard.views.timeline import TimelineRow

_BEING = frozenset({"located-in", "based-in", "moves-to"})
"""Of the subject, at the object."""
_DONE_TO = frozenset({"meets", "arrests", "imprisons", "kills", "releases", "sends-to"})
"""Acts at whose place the one to whom they are done is, too."""
_PLACES = ("place", "from-place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A place where somebody is said to have been, or not to have been."""

    place: str
    name: str
    row: TimelineRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Itinerary:
    """The stops of one agent, by their earliest possible day."""

    agent: str
    stops: tuple[Stop, ...]
    undated: tuple[str, ...]
    """Names of the places for which no date is told."""


def itinerary(case: Case, agent: str) -> Itinerary:
    """Give the stops of an agent."""
    keys = {statement.key: tuple(_places(statement, agent, case)) for statement in case.statements}
    rows = timeline(case, agent=agent).rows
    stops = [
        Stop(place=place, name=say_name(place, case), row=row)
        for row in rows
        for place in keys.get(row.id, ())
    ]
    dated = {stop.row.id for stop in stops}
    left = dict.fromkeys(place for key, places in keys.items() if key not in dated for place in places)
    known = {stop.place for stop in stops}
    return Itinerary(
        agent=agent,
        stops=tuple(stops),
        undated=tuple(say_name(place, case) for place in left if place not in known),
    )


def _places(statement: Statement, agent: str, case: Case) -> Iterator[str]:
    """Yield the places at which a statement has an agent."""
    subject, object_ = statement.subject, statement.object
    if not statement.is_ground:
        return
    here = isinstance(subject, Ref) and subject.id == agent
    done_to = isinstance(object_, Ref) and object_.id == agent and statement.predicate in _DONE_TO
    if here and statement.predicate in _BEING and isinstance(object_, Ref):
        yield from _known(object_, case)
    if (here and (object_ is None or isinstance(object_, Ref))) or done_to:
        told = (each for claim in case.statements.get(statement, ()) for each in claim.details)
        for name, value in dict.fromkeys((*statement.qualifiers, *told)):
            if name in _PLACES and isinstance(value, Ref):
                yield from _known(value, case)


def _known(ref: Ref, case: Case) -> Iterator[str]:
    place = case.agents.get(ref.id)
    if place is not None and place.kind is AgentKind.PLACE:
        yield ref.id
