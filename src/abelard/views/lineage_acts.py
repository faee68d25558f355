"""Acts between bodies in which a person may act for the one he leads: pledges, loyalties, expulsions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.model.agent import AgentKind
from abelard.model.span import ANY
from abelard.views.lineage import Link, LinkKind
from abelard.views.lineage_life import first_day, overlap
from abelard.views.lineage_told import ref_of
from abelard.views.words import say_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from abelard.model.span import Span
    from abelard.model.statement import Statement
    from abelard.views.lineage import Leader, Stated
    from abelard.views.lineage_told import Told

_CERTAINLY = 2
"""As `overlap` counts it."""


class Acts:
    """Finds for whom a person acted, and what was done in a body's name."""

    def __init__(self, told: Told, leaders: Mapping[str, Sequence[Leader]]) -> None:
        """Take what is told, and the leaders of each body."""
        self._told = told
        self._leaders = leaders
        self._deaths = told.deaths()
        self._acceptances = [
            (ref_of(statement.subject), ref_of(statement.object), told.stated(statement))
            for statement in told.of("accepts-pledge-of")
        ]

    def links(self) -> Iterator[Link]:
        """Yield the acts between bodies, pledges with their acceptance, loyalties with what ends them."""
        renounced = [*self._links(LinkKind.RENOUNCES)]
        yield from renounced
        yield from (_ended(link, renounced) for link in self._links(LinkKind.LOYAL))
        yield from self._links(LinkKind.EXPELS)
        for statement in self._told.of(LinkKind.PLEDGES):
            link = self._link(LinkKind.PLEDGES, statement)
            if link is not None:
                yield self._accepted(link, statement)

    def _links(self, kind: LinkKind) -> Iterator[Link]:
        for statement in self._told.of(kind):
            link = self._link(kind, statement)
            if link is not None:
                yield link

    def _link(self, kind: LinkKind, statement: Statement) -> Link | None:
        subject, target = ref_of(statement.subject), ref_of(statement.object)
        stated = self._told.stated(statement)
        acting, concerned = self._body_of(subject, stated.span), self._body_of(target, stated.span)
        if not acting and kind is LinkKind.LOYAL and self._kind(subject) is AgentKind.PLACE:
            acting = subject
        if not acting or not target or acting == concerned:
            return None
        death = self._deaths.get(target) if kind is LinkKind.LOYAL else None
        return Link(
            kind=kind,
            ended=death.span.possible if death else ANY,
            source=acting,
            target=concerned or target,
            by="" if acting == subject else subject,
            towards="" if concerned == target else target,
            towards_name=say_name(target, self._told.case),
            said=stated,
        )

    def _body_of(self, agent: str, span: Span) -> str:
        """Give the body for which somebody acts at a time: itself, or one that he leads.

        A body comes before an office; of several that he certainly leads the one he came to last; of those
        that he may lead, the first: what a pledge brings about comes after it.
        """
        if self._told.is_body(agent):
            return agent
        led = [
            (met, self._kind(body) is not AgentKind.OFFICE, _rank(leader, met), body)
            for body, leaders in self._leaders.items()
            for leader in leaders
            if leader.agent == agent and leader.said.holds and (met := overlap(leader.span, span))
        ]
        return max(led, default=(0, False, 0, ""), key=lambda found: found[:3])[3]

    def _kind(self, ref: str) -> AgentKind | None:
        agent = self._told.case.agents.get(ref)
        return agent.kind if agent else None

    def _accepted(self, link: Link, statement: Statement) -> Link:
        """Join a pledge with its acceptance: by whom it was made to, or by somebody for the same body."""
        pledger, receiver = ref_of(statement.subject), ref_of(statement.object)
        for accepting, pledged, stated in self._acceptances:
            if pledged in (pledger, link.source) and self._is_for(accepting, receiver, link, stated):
                return replace(link, accepted=stated)
        return link

    def _is_for(self, accepting: str, receiver: str, link: Link, stated: Stated) -> bool:
        return accepting == receiver or self._body_of(accepting, stated.span) == link.target


def _rank(leader: Leader, met: int) -> int:
    day = first_day(leader.span)
    return day if met == _CERTAINLY else -day


def _ended(link: Link, renounced: list[Link]) -> Link:
    """Let a loyalty end when it is renounced, if that is sooner than it would have ended."""
    start, ended = first_day(link.said.span), link.ended
    for other in renounced:
        bounds = other.said.span.possible
        same = (other.source, other.target, other.towards) == (link.source, link.target, link.towards)
        if not same or not other.said.holds or bounds.latest is None or bounds.latest <= start:
            continue
        if ended.latest is None or bounds.latest < ended.latest:
            ended = bounds
    return replace(link, ended=ended)
