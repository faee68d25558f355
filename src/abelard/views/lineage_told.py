"""What a case tells of its bodies: what joins, begins and ends them, who led them, what they are called."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from abelard.model.agent import AgentKind
from abelard.model.statement import Ref, Words
from abelard.model.wording_time import tells_julian
from abelard.views.extents import say_extent
from abelard.views.lineage import Called, Link, LinkKind, Mark, MarkKind, Stated
from abelard.views.sides import SideIndex
from abelard.views.words import clean, say_statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.case import Case
    from abelard.model.statement import Statement, Term
    from abelard.views.extents import Dating

BODIES = frozenset({AgentKind.ORGANISATION, AgentKind.GROUP, AgentKind.PARTY, AgentKind.OFFICE})
BETWEEN_BODIES = (
    LinkKind.BECOMES,
    LinkKind.MERGES,
    LinkKind.JOINS,
    LinkKind.SPLITS,
    LinkKind.FOUNDS,
    LinkKind.PART_OF,
    LinkKind.INDEPENDENT,
)
"""Links in which nobody acts for a body but itself."""
_REVERSED = frozenset({LinkKind.SPLITS})
_DEATHS = ("dies", "kills")


class Told:
    """The statements of a case that bear on its lineage, by predicate."""

    def __init__(self, case: Case, span_of: Dating) -> None:
        """Take the case and the dating by which its statements are drawn."""
        self.case = case
        self.julian = tells_julian(case)
        self._span_of = span_of
        self._sides = SideIndex(case)
        self._by_predicate: dict[str, list[Statement]] = defaultdict(list)
        for statement in case.statements:
            if statement.is_ground:
                self._by_predicate[statement.predicate].append(statement)

    def of(self, *predicates: str) -> Iterator[Statement]:
        """Yield the statements with some predicates, in the order of the files."""
        for predicate in predicates:
            yield from self._by_predicate.get(predicate, ())

    def stated(self, statement: Statement) -> Stated:
        """Give a statement with its time and all who speak of it."""
        span, sides = self._span_of(statement), self._sides.of(statement)
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

    def links(self) -> list[Link]:
        """Give the links between bodies in which no person acts."""
        return [link for kind in BETWEEN_BODIES for link in self._links(kind)]

    def _links(self, kind: LinkKind) -> Iterator[Link]:
        for statement in self.of(kind):
            subject, target = ref_of(statement.subject), ref_of(statement.object)
            if subject == target or not (self.is_body(subject) and self.is_body(target)):
                continue
            ends = (target, subject) if kind in _REVERSED else (subject, target)
            manner = _manner(dict(statement.qualifiers).get("manner"))
            yield Link(kind=kind, source=ends[0], target=ends[1], manner=manner, said=self.stated(statement))

    def marks(self) -> dict[str, list[Mark]]:
        """Give what is said to found, proclaim and dissolve each body."""
        marks: dict[str, list[Mark]] = defaultdict(list)
        for kind in MarkKind:
            for statement in self.of(kind):
                alone = statement.object is None
                ref = ref_of(statement.subject if alone else statement.object)
                if self.is_body(ref):
                    by = "" if alone else ref_of(statement.subject)
                    marks[ref].append(Mark(kind=kind, by=by, said=self.stated(statement)))
        return marks

    def deaths(self) -> dict[str, Stated]:
        """Give the death of each person, if somebody tells of it."""
        deaths: dict[str, Stated] = {}
        for statement in self.of(*_DEATHS):
            killed = statement.predicate != _DEATHS[0]
            ref = ref_of(statement.object if killed else statement.subject)
            stated = self.stated(statement)
            if ref and stated.holds:
                deaths.setdefault(ref, stated)
        return deaths

    def led(self) -> dict[str, list[tuple[str, Stated]]]:
        """Give who is said to lead each body or hold each office."""
        led: dict[str, list[tuple[str, Stated]]] = defaultdict(list)
        for statement in self.of("leads", "holds"):
            agent, body = ref_of(statement.subject), ref_of(statement.object)
            if agent and self.is_body(body):
                led[body].append((agent, self.stated(statement)))
        return led

    def names(self) -> dict[str, list[Called]]:
        """Give what each agent is called by somebody."""
        names: dict[str, list[Called]] = defaultdict(list)
        for statement in self.of("named"):
            ref, name = ref_of(statement.subject), statement.object
            if ref and isinstance(name, Words):
                names[ref].append(Called(name=clean(name.text), said=self.stated(statement)))
        return names


def ref_of(term: Term | None) -> str:
    """Give the id that a term names; empty if it names none."""
    return term.id if isinstance(term, Ref) else ""


def _manner(term: Term | None) -> str:
    if term is None:
        return ""
    text = term.id if isinstance(term, Ref) else term.text if isinstance(term, Words) else str(term)
    return clean(text.replace("-", " "))
