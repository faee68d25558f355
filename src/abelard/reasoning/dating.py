"""The dates of a set of claims: the tightest bounds for every statement, and the chain of claims behind each.

Affirmed claims date what they state; a denial or a doubt dates nothing. What a claim asserts inside its
statement (whoever knows of a thing says that it is so) is dated along with it. Sources date the letters and
speeches by which other things are dated.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from abelard.model.claim import Claim, Stance
from abelard.model.source import Source
from abelard.model.span import ALWAYS, ANY, Bounds, Span
from abelard.model.statement import Statement, inner_statements
from abelard.model.vocabulary import Aspect, Inner
from abelard.model.when import UNDATED, Difference, Kind, Moment, When, asserted_span, differences
from abelard.model.when_anchor import Known, nothing_known
from abelard.reasoning.network import ORIGIN, Alternatives, Constraint, Network, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from abelard.model.case import Case
    from abelard.reasoning.network import Conflict

STRUCTURE = ""
"""Stands for a claim where a constraint holds of itself."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a bound is what it is: the constraints from the calendar to the moment, in order."""

    moment: Moment
    side: Side
    chain: tuple[Constraint, ...]


class Dating:
    """The dates that some claims of a case give together. Nothing is worked out before it is asked for."""

    def __init__(
        self, case: Case, claims: Iterable[Claim] | None = None, sources: Iterable[str] | None = None
    ) -> None:
        """Take the claims that are believed; all affirmations of the case if none are named.

        `sources` are those that the claims are dated by, where that is known: all without it.
        """
        self.case = case
        self._told_by = case.sources if sources is None else sources
        chosen = case.claims if claims is None else claims
        self.claims = tuple(claim for claim in chosen if counts_as_dating(claim))
        self._calendar: dict[tuple[int, Kind], tuple[tuple[Difference, ...], ...]] = {}

    @cached_property
    def plain(self) -> Network:
        """The simple temporal network of the claims, months and years as long as they can be: who clashes."""
        return self._network(nothing_known)

    @cached_property
    def network(self) -> Network:
        """The same with months and years by the calendar, where what they are counted from is dated."""
        return self._network(self._known) if any(map(_counts_months, self.claims)) else self.plain

    def _network(self, known: Known) -> Network:
        constraints: list[Constraint] = []
        alternatives: list[Alternatives] = []
        for claim in self.claims:
            for statement, when in dated_by(claim, self.case):
                options = self._options(claim.id, statement, when, known)
                if len(options) == 1:
                    constraints.extend(options[0])
                elif options:
                    alternatives.append(Alternatives(claim.id, options))
        constraints.extend(self._sources())
        return Network(constraints, alternatives)

    def _options(
        self, claim: str, statement: Statement, when: When, known: Known
    ) -> tuple[tuple[Constraint, ...], ...]:
        """Return the constraints that a claim brings: one set of them, or several of which one holds."""
        kind, key = aspect(statement, self.case), statement.key
        found = self._absolute(when, kind) or differences(when, key, kind, self._resolve, known)
        moments = {ORIGIN: ORIGIN, SELF_START: Moment(key, "start"), SELF_END: Moment(key, "end")}
        return tuple(
            tuple(
                [
                    Constraint(
                        claim,
                        moments.get(one.later, one.later),
                        moments.get(one.earlier, one.earlier),
                        one.most,
                    )
                    for one in option
                ]
            )
            for option in found
        )

    def _absolute(self, when: When, kind: Kind) -> tuple[tuple[Difference, ...], ...]:
        """Return what a time told by the calendar alone demands of anything; nothing if it is told otherwise.

        A ledger repeats a few such, each read once; they are told apart by identity, since to hash a time is
        to go through all its parts.
        """
        found = self._calendar.get((id(when), kind))
        if found is None:
            points = (*when.start, *when.end)
            relative = any(point.anchor.ref or point.other for point in points)
            found = self._calendar[id(when), kind] = () if relative else differences(when, SELF, kind)
        return found

    def _known(self, moment: Moment) -> Bounds:
        """Return what the claims say outright of a moment's day; nothing where they contradict each other."""
        span = self._outright.get(self._resolve(moment.ref), ALWAYS)
        bounds = span.start if moment.edge == "start" else span.end
        return ANY if bounds.is_empty else bounds

    @cached_property
    def _outright(self) -> dict[str, Span]:
        found: dict[str, Span] = {}
        for claim in self.claims:
            if claim.when.mode == "span" or aspect(claim.statement, self.case) == "event":
                key = claim.statement.key
                found[key] = found.get(key, ALWAYS) & asserted_span(claim.when)
        for source in map(self.case.sources.__getitem__, self._told_by):
            if source.said is not None:
                found[source.id] = source.said.span
        return found

    def _resolve(self, ref: str) -> str:
        found = self.case.anchor(ref)
        if isinstance(found, Statement):
            return found.key
        return found.id if isinstance(found, Source) else ref

    def _sources(self) -> Iterator[Constraint]:
        """Date the sources that times are told by: a letter begins and ends when it was written."""
        for source in map(self.case.sources.__getitem__, self._told_by):
            if source.said is None or source.said.earliest is None or source.said.latest is None:
                continue
            start, end = Moment(source.id, "start"), Moment(source.id, "end")
            yield Constraint(STRUCTURE, ORIGIN, start, -source.said.earliest)
            yield Constraint(STRUCTURE, end, ORIGIN, source.said.latest)
            yield Constraint(STRUCTURE, start, end, 0)

    def span(self, statement: Statement) -> Span:
        """Return the tightest bounds of a statement's start and end; unbounded where nobody dates it."""
        bounds = self.network.bounds
        return Span(bounds(Moment(statement.key, "start")), bounds(Moment(statement.key, "end")))

    def because(self, statement: Statement) -> tuple[Reason, ...]:
        """Return the chain behind each bound of a statement that is bounded."""
        found = []
        for edge in ("start", "end"):
            for side in ("earliest", "latest"):
                moment = Moment(statement.key, "start" if edge == "start" else "end")
                one: Side = "earliest" if side == "earliest" else "latest"
                chain = self.network.because(moment, one)
                if chain:
                    found.append(Reason(moment, one, chain))
        return tuple(found)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Minimal sets of claims whose dates cannot all be, no two with a claim in common."""
        return self.plain.conflicts


MONTHLY = frozenset(("month-before", "month-after", "year-of"))


def _counts_months(claim: Claim) -> bool:
    points = (*claim.when.start, *claim.when.end)
    return any(
        point.anchor.ref and (point.kind in MONTHLY or point.unit in ("month", "year")) for point in points
    )


def counts_as_dating(claim: Claim) -> bool:
    """Whether a claim dates anything: what is affirmed does."""
    return claim.stance is Stance.AFFIRMS and not claim.reading_of and claim.statement.is_ground


def aspect(statement: Statement, case: Case) -> Kind:
    """Return whether a statement tells of an event or a state."""
    return "event" if case.vocabulary.aspect(statement.predicate) is Aspect.EVENT else "state"


def dated_by(claim: Claim, case: Case) -> Iterator[tuple[Statement, When]]:
    """Yield what a claim dates: its statement, and those inside that it says are so."""
    yield claim.statement, claim.when
    predicate = case.vocabulary.predicates.get(claim.statement.predicate)
    if predicate is None or predicate.inner is not Inner.SO:
        return
    for nested in inner_statements(claim.statement):
        if nested.when is not UNDATED and nested.statement.is_ground:
            yield nested.statement, nested.when


SELF = "\x00"
"""Stands for the thing that a time dates, where many things are dated alike."""
SELF_START, SELF_END = Moment(SELF, "start"), Moment(SELF, "end")
