"""Gathers the lineage from a case's statements: links between bodies, their leaders, beginnings and ends."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from abelard.model.agent import AgentKind
from abelard.model.statement import Ref, Words
from abelard.model.wording_time import tells_julian
from abelard.views.extents import say_extent, spans_of
from abelard.views.lineage import Body, Called, Leader, Lineage, Link, LinkKind, Mark, MarkKind, Stated
from abelard.views.lineage_life import end_of, led_span, life_of, overlap, seen_days
from abelard.views.sides import SideIndex
from abelard.views.words import clean, say_name, say_statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from abelard.model.case import Case
    from abelard.model.span import Span
    from abelard.model.statement import Statement, Term
    from abelard.views.extents import Dating

BODIES = frozenset({AgentKind.ORGANISATION, AgentKind.GROUP, AgentKind.PARTY, AgentKind.OFFICE})
_LINKS = {str(kind): kind for kind in LinkKind}
_REVERSED = frozenset({LinkKind.SPLITS})
_MARKS = {str(kind): kind for kind in MarkKind}
_LEADS = frozenset({"leads", "holds"})
_ACCEPTS = "accepts-pledge-of"
# These are between bodies themselves; of the others, a person may act for his body.
_BODIES_ONLY = frozenset(
    {
        LinkKind.BECOMES,
        LinkKind.MERGES,
        LinkKind.SPLITS,
        LinkKind.JOINS,
        LinkKind.FOUNDS,
        LinkKind.PART_OF,
        LinkKind.INDEPENDENT,
    }
)


def lineage(case: Case, *, dating: Dating | None = None) -> Lineage:
    """Give the bodies of a case and what joins them."""
    return _Gathering(case, dating or spans_of(case)).finish()


class _Gathering:
    """One pass over the statements of a case."""

    def __init__(self, case: Case, span_of: Dating) -> None:
        self.case = case
        self.span_of = span_of
        self.index = SideIndex(case)
        self.julian = tells_julian(case)
        self.told: dict[str, list[Statement]] = defaultdict(list)
        for statement in case.statements:
            if statement.is_ground:
                self.told[statement.predicate].append(statement)

    def finish(self) -> Lineage:
        """Gather links first, since they begin and end bodies, then what hangs on each body."""
        self.marks = self._marks()
        plain = [link for kind in _BODIES_ONLY for link in self._plain_links(kind)]
        self.joined: dict[str, list[Link]] = defaultdict(list)
        for link in plain:
            self.joined[link.source].append(link)
            self.joined[link.target].append(link)
        self.deaths = self._deaths()
        self.leaders = self._leaders()
        links = [*plain, *self._acted_links()]
        order = {statement.key: place for place, statement in enumerate(self.case.statements)}
        links.sort(key=lambda link: order.get(link.said.id, len(order)))
        return Lineage(
            title=self.case.title,
            bodies=tuple(self._bodies(links)),
            links=tuple(links),
            julian=self.julian,
        )

    def stated(self, statement: Statement) -> Stated:
        """Give a statement with its time and all who speak of it."""
        span, sides = self.span_of(statement), self.index.of(statement)
        aspect = self.case.vocabulary.aspect(statement.predicate)
        return Stated(
            id=statement.key,
            span=span,
            time=say_extent(span, aspect, sides.affirming or sides.denying, julian=self.julian),
            sentence=say_statement(statement, self.case),
            standing=sides.standing(span),
            contested=sides.contested(span),
            voices=sides.voices(),
        )

    def is_body(self, ref: str) -> bool:
        """Tell whether an id is that of a body."""
        agent = self.case.agents.get(ref)
        return agent is not None and agent.kind in BODIES

    def _plain_links(self, kind: LinkKind) -> Iterator[Link]:
        for statement in self.told[kind]:
            subject, target = _ref(statement.subject), _ref(statement.object)
            if subject == target or not (self.is_body(subject) and self.is_body(target)):
                continue
            ends = (target, subject) if kind in _REVERSED else (subject, target)
            manner = dict(statement.qualifiers).get("manner")
            yield Link(
                kind=kind,
                source=ends[0],
                target=ends[1],
                manner=_manner(manner),
                said=self.stated(statement),
            )

    def _marks(self) -> dict[str, list[Mark]]:
        """Give what is said to found, proclaim and dissolve each body."""
        marks: dict[str, list[Mark]] = defaultdict(list)
        for name, kind in _MARKS.items():
            for statement in self.told[name]:
                alone = statement.object is None
                ref = _ref(statement.subject if alone else statement.object)
                if self.is_body(ref):
                    marks[ref].append(Mark(kind=kind, said=self.stated(statement)))
        return marks

    def _deaths(self) -> dict[str, Stated]:
        """Give the death of each person, if somebody tells of it."""
        deaths: dict[str, Stated] = {}
        for name in ("dies", "kills"):
            for statement in self.told[name]:
                ref = _ref(statement.subject if name == "dies" else statement.object)
                stated = self.stated(statement)
                if ref and stated.holds:
                    deaths.setdefault(ref, stated)
        return deaths

    def _leaders(self) -> dict[str, list[Leader]]:
        leaders: dict[str, list[Leader]] = defaultdict(list)
        for name in sorted(_LEADS):
            for statement in self.told[name]:
                agent, body = _ref(statement.subject), _ref(statement.object)
                if agent and self.is_body(body):
                    leaders[body].append(self._leader(agent, body, statement))
        return leaders

    def _leader(self, agent: str, body: str, statement: Statement) -> Leader:
        stated, death = self.stated(statement), self.deaths.get(agent)
        end = end_of(body, self.marks[body], self.joined[body])
        span = led_span(stated.span, death.span if death else None, end)
        died = death if death and not (death.span.possible & span.end).is_empty else None
        return Leader(agent=agent, name=say_name(agent, self.case), said=stated, death=died, span=span)

    def _acted_links(self) -> Iterator[Link]:
        """Give links in which a person may act for the body he leads, and pledges with their acceptance."""
        acceptances = [
            (_ref(statement.subject), _ref(statement.object), self.stated(statement))
            for statement in self.told[_ACCEPTS]
        ]
        for kind in (LinkKind.LOYAL, LinkKind.PLEDGES, LinkKind.EXPELS, LinkKind.RENOUNCES):
            for statement in self.told[kind]:
                link = self._acted(kind, statement)
                if link is not None:
                    pledge = kind is LinkKind.PLEDGES
                    yield self._accepted(link, statement, acceptances) if pledge else link

    def _acted(self, kind: LinkKind, statement: Statement) -> Link | None:
        subject, target = _ref(statement.subject), _ref(statement.object)
        stated = self.stated(statement)
        acting = self._acting(subject, stated.span)
        concerned = self._acting(target, stated.span)
        place = self.case.agents.get(subject)
        if not acting and kind is LinkKind.LOYAL and place and place.kind is AgentKind.PLACE:
            acting = subject
        if not acting or not target or acting == concerned:
            return None
        return Link(
            kind=kind,
            source=acting,
            target=concerned or target,
            by="" if acting == subject else subject,
            towards="" if concerned == target else target,
            towards_name=say_name(target, self.case),
            said=stated,
        )

    def _acting(self, agent: str, span: Span) -> str:
        """Give the body for which somebody acts at a time: itself, or the one he came to lead last.

        A body comes before an office.
        """
        if self.is_body(agent):
            return agent
        led = [
            (overlap(leader.span, span), not self._is_office(body), _first_day(leader.span), body)
            for body, leaders in self.leaders.items()
            for leader in leaders
            if leader.agent == agent and leader.said.holds and overlap(leader.span, span)
        ]
        return max(led, default=(0, False, 0, ""), key=lambda found: found[:3])[3]

    def _is_office(self, body: str) -> bool:
        return self.case.agents[body].kind is AgentKind.OFFICE

    def _accepted(self, link: Link, statement: Statement, acceptances: list[tuple[str, str, Stated]]) -> Link:
        pledger, receiver = _ref(statement.subject), _ref(statement.object)
        for accepting, pledged, stated in acceptances:
            body = self._acting(accepting, stated.span)
            if pledged in (pledger, link.source) and (accepting == receiver or body == link.target):
                return Link(
                    kind=link.kind,
                    source=link.source,
                    target=link.target,
                    by=link.by,
                    towards=link.towards,
                    towards_name=link.towards_name,
                    said=link.said,
                    accepted=stated,
                )
        return link

    def _bodies(self, links: Iterable[Link]) -> Iterator[Body]:
        around: dict[str, list[Link]] = defaultdict(list)
        for link in links:
            around[link.source].append(link)
            around[link.target].append(link)
        names = self._names()
        for ref, agent in self.case.agents.items():
            of = around.get(ref, [])
            if not (of or ((ref in self.leaders or self.marks.get(ref)) and agent.kind in BODIES)):
                continue
            if agent.kind not in BODIES and not any(link.source == ref for link in of):
                continue
            yield self._body(ref, of, names[ref])

    def _body(self, ref: str, links: list[Link], names: list[Called]) -> Body:
        agent = self.case.agents[ref]
        marks, leaders = self.marks[ref], self.leaders[ref]
        life, disputed = life_of(ref, marks, links)
        spans = [leader.said.span for leader in leaders] + [link.said.span for link in links]
        spans += [mark.said.span for mark in marks] + [called.said.span for called in names]
        order = sorted(leaders, key=lambda leader: (_first_day(leader.span), leader.name))
        short = next((name.text for name in agent.names if name.kind in ("acronym", "short")), "")
        return Body(
            id=ref,
            name=clean(agent.name),
            short=clean(short),
            kind=str(agent.kind),
            life=life,
            seen=seen_days(spans),
            ends_disputed=disputed,
            marks=tuple(marks),
            names=tuple(names),
            leaders=tuple(order),
        )

    def _names(self) -> dict[str, list[Called]]:
        names: dict[str, list[Called]] = defaultdict(list)
        for statement in self.told["named"]:
            ref, name = _ref(statement.subject), statement.object
            if ref and isinstance(name, Words):
                names[ref].append(Called(name=clean(name.text), said=self.stated(statement)))
        return names


def _ref(term: Term | None) -> str:
    return term.id if isinstance(term, Ref) else ""


def _manner(term: Term | None) -> str:
    if term is None:
        return ""
    text = term.id if isinstance(term, Ref) else term.text if isinstance(term, Words) else str(term)
    return clean(text.replace("-", " "))


def _first_day(span: Span) -> int:
    start, end = span.start, span.end
    return next(
        (day for day in (start.earliest, start.latest, end.earliest, end.latest) if day is not None), 0
    )
