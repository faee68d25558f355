"""What speaks for and against one statement in a period: nodes, to be read under any viewpoint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from abelard.model.when import asserted_span, readings
from abelard.reasoning.circuit import FALSE, Node
from abelard.reasoning.contrary import Contrary, contraries
from abelard.reasoning.limit import left
from abelard.reasoning.matching import answers_to
from abelard.reasoning.track import covering, meetings

if TYPE_CHECKING:
    from collections.abc import Callable

    from abelard.model.day import Day
    from abelard.model.statement import Statement
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.circuit import Circuit
    from abelard.reasoning.derivation import Derivation
    from abelard.reasoning.facts import Fact
    from abelard.reasoning.period import Period


_NAMED_WHERE_THEY_MEET = ("ended", "excluded", "elsewhere")


@dataclass(frozen=True, slots=True)
class For:
    """A fact that speaks for the statement at some moment of the period: certainly, or only possibly."""

    fact: Fact
    certain: Node
    possible: Node


@dataclass(frozen=True, slots=True)
class Grounds:
    """All that speaks for and against."""

    circuit: Circuit
    statement: Statement
    period: Period
    pros: tuple[For, ...]
    cons: tuple[Contrary, ...]

    def cons_of(self, each: For) -> list[Contrary]:
        """Return what can speak against one fact: not what is about another spell, nor the fact itself."""
        fact, own = each.fact, f"^{each.fact.claim}"
        return [con for con in self.cons if _can_oppose(con, fact, own)]

    def window(self, each: For, holds: Callable[[Node], bool]) -> tuple[Day, Day]:
        """Return the first and last day of the period on which a fact may have been so."""
        track = each.fact.track.within(cut for cut in each.fact.track.cuts if holds(cut.node))
        return max(track.start_least, self.period.first), min(track.end_most, self.period.last)

    def pro_node(self, *, certain: bool) -> Node:
        """Return the node for: it was so (certainly, or at least possibly) in the period."""
        if self.period.throughout:
            return self._throughout(certain=certain)
        return self.circuit.any_of(each.certain if certain else each.possible for each in self.pros)

    def con_node(self, *, elsewhere: bool = False) -> Node:
        """Return the node for: something speaks against it on some day of the period."""
        return self.circuit.any_of(
            con_in(self.circuit, con, self.period)
            for con in self.cons
            if elsewhere or con.kind != "elsewhere"
        )

    def opposing_node(self, holds: Callable[[Node], bool], *, elsewhere: bool) -> Node:
        """Return the node for: something speaks against it that is worth naming.

        That a thing ended, is excluded or dated elsewhere is named only against a fact all of whose days it
        rules out (or, together with others, where none does so alone); each also where nobody says it was so.
        """
        standing = [(each.fact, self.window(each, holds)) for each in self.pros if holds(each.possible)]
        return self.circuit.any_of(
            con_in(self.circuit, con, self.period)
            for con in self.cons
            if (elsewhere or con.kind != "elsewhere") and self._is_worth_naming(con, standing, holds)
        )

    def _is_worth_naming(
        self, con: Contrary, standing: list[tuple[Fact, tuple[Day, Day]]], holds: Callable[[Node], bool]
    ) -> bool:
        if self.period.throughout or con.kind not in _NAMED_WHERE_THEY_MEET or not standing:
            return True
        return any(
            _can_oppose(con, fact, f"^{fact.claim}") and self._bears_on(con, fact, window, holds)
            for fact, window in standing
        )

    def _bears_on(
        self, con: Contrary, fact: Fact, window: tuple[Day, Day], holds: Callable[[Node], bool]
    ) -> bool:
        """Whether a con rules out all days of a fact, or some where only several together rule out all."""
        stretch = con.stretch(holds)
        if stretch is None or not _touches(stretch, window):
            return False
        if _contains(stretch, window) or con.kind == "elsewhere":
            return _contains(stretch, window)
        others = [
            found
            for other in self.cons
            if _can_oppose(other, fact, f"^{fact.claim}") and (found := other.stretch(holds)) is not None
        ]
        return not any(_contains(other, window) for other in others) and covers(others, *window)

    def searched(self, belief: Belief) -> tuple[str, ...]:
        """Return the claims, believed here, of those who looked for it and found nothing."""
        return tuple(
            claim.id
            for claim in belief.testimony.searches.near(self.statement)
            if answers_to(claim.statement, self.statement) is not None and belief.carries(claim)
        )

    def stopped(self, belief: Belief) -> tuple[str, ...]:
        """Return the doubts and retractions, believed here, that stopped claims that it was so."""
        names = dict.fromkeys(each.fact.claim for each in self.pros if each.fact.claim)
        claims = [belief.case.claim[name] for name in names]
        silenced = [
            claim
            for claim in claims
            if not belief.carries(claim) and belief.holds(belief.credit.uttered(claim))
        ]
        found = (
            stopper.id
            for claim in silenced
            for stopper, counts in belief.credit.stoppers(claim)
            if belief.holds(counts)
        )
        return tuple(dict.fromkeys(found))

    def _throughout(self, *, certain: bool) -> Node:
        """Return the node for: at every moment some fact goes on. Days between two changes are alike."""
        circuit, period = self.circuit, self.period
        changes = sorted({period.first, *_changes(self.pros, period, certain=certain)})
        stretches = zip(changes, [*(day - 1 for day in changes[1:]), period.last], strict=True)
        return circuit.all_of(
            circuit.any_of(
                circuit.all_of((each.fact.node, *(circuit.negation(cut) for cut in cuts)))
                for each in self.pros
                if (cuts := covering(each.fact.track, first, last, certain=certain)) is not None
            )
            for first, last in stretches
        )


def _can_oppose(con: Contrary, fact: Fact, own: str) -> bool:
    """Whether it can speak against a fact, stated by the claim `own`."""
    label = fact.statement.label
    return (
        (not con.label or not label or con.label == label)
        and not (con.kind == "elsewhere" and con.by == own)
        and fact not in con.facts
    )


def _touches(one: tuple[Day, Day], other: tuple[Day, Day]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _contains(one: tuple[Day, Day], other: tuple[Day, Day]) -> bool:
    return one[0] <= other[0] and other[1] <= one[1]


def covers(stretches: list[tuple[int, int]], first: int, last: int) -> bool:
    """Whether the stretches together leave no day from the first to the last."""
    reached = first - 1
    for start, end in sorted(stretches):
        if start > reached + 1:
            break
        reached = max(reached, end)
    return reached >= last


def _changes(pros: tuple[For, ...], period: Period, *, certain: bool) -> list[int]:
    days = []
    for each in pros:
        track = each.fact.track
        days.append(track.start_most if certain else track.start_least)
        days.append((track.end_least if certain else track.end_most) + 1)
        days.extend((cut.surely if certain else cut.possibly) + 1 for cut in track.cuts)
    return [day for day in days if period.first < day <= period.last]


def grounds_of(belief: Belief, statement: Statement, period: Period) -> Grounds:
    """Return what speaks for and against a statement without variables; collected once for all viewpoints."""
    known = _KNOWN.setdefault(belief.derivation, {})
    key = (statement, period)
    found = known.get(key)
    if found is None:
        found = _collected(belief.derivation, statement, period)
        if left():  # what was cut off is worked out again for whoever has more time
            known[key] = found
    return found


_KNOWN: WeakKeyDictionary[Derivation, dict[tuple[Statement, Period], Grounds]] = WeakKeyDictionary()


def _collected(derivation: Derivation, statement: Statement, period: Period) -> Grounds:
    pros = tuple(
        found
        for fact, _ in derivation.facts.matching(statement.labelled(""))
        if not statement.label or not fact.statement.label or fact.statement.label == statement.label
        if (found := _for(derivation, fact, period)) is not None
    )
    cons = tuple(
        con for con in contraries(derivation, statement) if con.node != FALSE and _meets(con, period)
    )
    return Grounds(derivation.circuit, statement, period, pros, cons)


def _for(derivation: Derivation, fact: Fact, period: Period) -> For | None:
    circuit = derivation.circuit
    certain = possible = FALSE
    if period.is_ever:
        possible = fact.node
        certain = fact.node if fact.track.exists else FALSE
        return For(fact, certain, possible)
    if not period.throughout and not _may_mean(derivation, fact, period):
        return None
    for meeting in meetings([fact.track, period.track]):
        node = circuit.all_of((fact.node, *(circuit.negation(each) for each in meeting.unless)))
        if meeting.track.exists:
            certain = node
        possible = circuit.any_of((possible, node))
    return For(fact, certain, possible) if possible != FALSE else None


def _may_mean(derivation: Derivation, fact: Fact, period: Period) -> bool:
    """Whether a date of several, one of which is meant, can lie in the period: 3rd or 5th is not the 4th.

    Of events only: a state lasts over the days between.
    """
    claim = derivation.case.claim[fact.claim] if fact.claim else None
    if claim is None or claim.statement.predicate != fact.statement.predicate:
        return True
    options = () if derivation.is_state(fact.statement) else tuple(readings(claim.when))
    asked = period.track.span
    return len(options) < 2 or any(  # noqa: PLR2004  one reading is the hull itself
        asserted_span(each).possibly_overlaps(asked) for each in options
    )


def _meets(con: Contrary, period: Period) -> bool:
    return con.first <= period.last and con.last >= period.first


def con_in(circuit: Circuit, con: Contrary, period: Period) -> Node:
    """Return the node for: it speaks against the statement on some day of the period."""
    first = max(con.first, period.first)
    cuts = (circuit.negation(cut.node) for cut in con.cuts if cut.surely < first)
    return circuit.all_of((con.node, *cuts))
