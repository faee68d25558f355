"""Clashes: facts that cannot both be so, as nodes over claims; certainly, or (a tension) possibly.

Denials against what is affirmed, endings against what is affirmed beyond them, constraints, and dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from abelard.reasoning.circuit import FALSE, Node
from abelard.reasoning.contrary import can_be, distinct
from abelard.reasoning.dating import Dating
from abelard.reasoning.limit import is_over, until_over
from abelard.reasoning.matching import answers_to
from abelard.reasoning.timing import fitting, may_fit, paired
from abelard.reasoning.track import FOREVER, meetings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from abelard.model.claim import Claim
    from abelard.reasoning.assertions import Assertion
    from abelard.reasoning.derivation import Derivation
    from abelard.reasoning.facts import Fact
    from abelard.reasoning.horn import Never
    from abelard.reasoning.matching import Binding

Kind: TypeAlias = Literal["denial", "rule", "constraint", "dates"]
CONFLICTS, DATES = "conflicts", "conflicts of dates"
_MOST_DATES = 200_000  # what may be spent on finding all date conflicts of one component


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Facts (and a denial) that exclude each other, if the node holds."""

    node: Node
    kind: Kind
    tension: bool = False
    """Whether they only possibly exclude each other, or only hint that something is wrong."""
    facts: tuple[Fact, ...] = ()
    denial: Assertion | None = None
    by: str = ""
    """The constraint, or the predicate of the event that ended something."""
    because: str = ""
    more: bool = False
    """Whether there may be others of its kind that were not looked for."""


def clashes(derivation: Derivation) -> Iterator[Clash]:
    """Yield the clashes that the logic of the case gives, whoever is believed."""
    for fact in until_over(derivation.facts.all, CONFLICTS):
        yield from _denied(derivation, fact)
        yield from _outlived(derivation, fact)
    for never in derivation.ruleset.nevers:
        yield from _forbidden(derivation, never)


def _denied(derivation: Derivation, fact: Fact) -> Iterator[Clash]:
    for denial in derivation.denials_near(fact.statement):
        labels = {"", denial.statement.label, fact.statement.label}
        if len(labels) <= 2 and answers_to(denial.statement, fact.statement) is not None:  # noqa: PLR2004  one spell
            node = derivation.assertion_node(denial)
            for meeting in meetings([fact.track, denial.track]):
                parts = (fact.node, node, *(derivation.circuit.negation(each) for each in meeting.unless))
                yield Clash(
                    node=derivation.circuit.all_of(parts),
                    kind="denial",
                    tension=not meeting.track.exists,
                    facts=(fact,),
                    denial=denial,
                )


def _outlived(derivation: Derivation, fact: Fact) -> Iterator[Clash]:
    """Yield that a state is affirmed beyond an event that ended it.

    It cannot have gone on, nor been so again.
    """
    if fact.persists or not derivation.is_state(fact.statement):
        return
    for event, ended, node, _, _ in derivation.enders(fact.statement):
        if event is None or not ended.exists or fact.track.end_least <= ended.end_most:
            continue
        cut = [each.node for each in fact.track.cuts if each.surely <= ended.end_most]
        if event.node in cut:
            continue  # the end of what it follows from is its own
        went_on = fact.track.start_most <= ended.start_least
        if went_on or (fact.track.start_least > ended.end_most and not fact.begins):
            begun = () if went_on else _begun_between(derivation, fact, ended.start_least)
            parts = (fact.node, node, *(derivation.circuit.negation(each) for each in (*begun, *cut)))
            yield Clash(
                node=derivation.circuit.all_of(parts),
                kind="rule",
                facts=(fact, event),
                by=event.statement.predicate,
            )


def _begun_between(derivation: Derivation, fact: Fact, day: int) -> list[Node]:
    return [
        other.node
        for other, _ in derivation.facts.matching(fact.statement.labelled(""), any_manner=True)
        if other.begins and other.track.start_most > day and other.track.start_least <= fact.track.end_least
    ]


def _forbidden(derivation: Derivation, never: Never) -> Iterator[Clash]:
    seen: set[Collection[int]] = set()
    ordered = any(premise.order for premise in never.premises)
    for facts, binding in _joined(derivation, never):
        numbers = tuple(fact.number for fact in facts)
        key = numbers if ordered else frozenset(numbers)
        if key in seen or len(set(numbers)) < len(facts):
            continue
        seen.add(key)
        apart = distinct(
            derivation, never, binding, {number: fact.statement for number, fact in enumerate(facts)}
        )
        if apart == FALSE:
            continue
        for certain, unless, _ in fitting(never.premises, facts):
            if not certain and (never.kind == "rule" or never.tension or _is_vague(facts)):
                continue  # one may well have followed the other
            nodes = [apart, *(fact.node for fact in facts)]
            nodes += [derivation.circuit.negation(each) for each in unless]
            yield Clash(
                node=derivation.circuit.all_of(nodes),
                kind=never.kind,
                tension=never.tension or not certain,
                facts=facts,
                by=never.id,
                because=never.because,
            )


def _joined(derivation: Derivation, never: Never) -> Iterator[tuple[tuple[Fact, ...], Binding]]:
    found: list[tuple[tuple[Fact, ...], Binding]] = [((), {})]
    pairs = _apart_in_time(never)
    for number, premise in enumerate(never.premises):
        found = [
            ((*facts, fact), more)
            for facts, binding in until_over(found, CONFLICTS)
            for fact, more in derivation.facts.matching(premise.pattern, binding)
            if can_be(derivation, never, premise, fact.statement)
            and may_fit(pairs, dict(enumerate(facts)), number, fact)
        ]
    if not is_over(CONFLICTS):
        yield from until_over(found, CONFLICTS)


def _apart_in_time(never: Never) -> tuple[tuple[int, int, bool], ...]:
    """Return the pairs of premises that settle, whichever fact stands for which, that facts do not clash."""
    verbs = [premise.pattern.predicate for premise in never.premises]

    def settles(one: int, other: int, *, before: bool) -> bool:
        rest = (verb for number, verb in enumerate(verbs) if number not in (one, other))
        return not (before and verbs[one] == verbs[other]) and {verbs[one], verbs[other]}.isdisjoint(rest)

    return tuple(pair for pair in paired(never.premises) if settles(pair[0], pair[1], before=pair[2]))


def date_clashes(derivation: Derivation, claims: Iterable[Claim]) -> Iterator[Clash]:
    """Yield the minimal sets of these claims whose dates cannot all be."""
    for component in until_over(Dating(derivation.case, claims).network.disputed, DATES):
        dispute = component.dispute_within(_MOST_DATES)
        for conflict in dispute.conflicts:
            node = derivation.circuit.all_of(map(derivation.claim_leaf, conflict.claims))
            yield Clash(node=node, kind="dates", more=not dispute.complete)


def _is_vague(facts: tuple[Fact, ...]) -> bool:
    return any(max(map(abs, fact.track.limits)) >= FOREVER for fact in facts)
