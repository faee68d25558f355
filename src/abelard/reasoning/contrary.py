"""What speaks against a statement, and on which days: denials, endings, what excludes it, other datings.

Each is a stretch of days on which the statement certainly was not so, if a node holds; cuts shorten it as
they do a track (a state that was ended may have begun anew).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from abelard.model.statement import Ref, Statement, Variable
from abelard.reasoning.circuit import FALSE, Node
from abelard.reasoning.limit import AGAINST, until_over
from abelard.reasoning.matching import answers_to
from abelard.reasoning.track import FOREVER, Cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from abelard.reasoning.derivation import Derivation
    from abelard.reasoning.facts import Fact
    from abelard.reasoning.horn import Never, Premise
    from abelard.reasoning.matching import Binding

Kind: TypeAlias = Literal["denied", "ended", "excluded", "implied", "elsewhere"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrary:
    """Something that speaks against a statement from the first to the last day, both included."""

    kind: Kind
    """By a claim, what ended it, a constraint, what a claim implies, or a claim that dates it elsewhere."""
    first: int
    last: int
    node: Node
    by: str
    """The claim (with `^`), the constraint or the event's predicate."""
    label: str = ""
    """Of a denial of one spell only, the label of that spell."""
    cuts: tuple[Cut, ...] = ()
    facts: tuple[Fact, ...] = ()
    """The facts it rests on."""

    def stretch(self, holds: Callable[[Node], bool]) -> tuple[int, int] | None:
        """Return the first and last day on which it speaks against the statement, given which nodes hold."""
        if not holds(self.node):
            return None
        last = min([self.last, *(cut.surely for cut in self.cuts if holds(cut.node))])
        return (self.first, last) if self.first <= last else None


def contraries(derivation: Derivation, statement: Statement) -> Iterator[Contrary]:
    """Yield all that speaks against a statement without variables."""
    for variant, same in derivation.identities.variants(statement):
        for contrary in (*_denials(derivation, variant),):
            yield _given(derivation, contrary, same)
    if derivation.is_state(statement):
        yield from _endings(derivation, statement)
    for never in derivation.ruleset.nevers:
        if not never.tension:
            yield from _exclusions(derivation, never, statement)
    yield from _elsewhere(derivation, statement)


def _given(derivation: Derivation, contrary: Contrary, same: Node) -> Contrary:
    node = derivation.circuit.all_of((same, contrary.node))
    return Contrary(
        kind=contrary.kind,
        first=contrary.first,
        last=contrary.last,
        node=node,
        by=contrary.by,
        label=contrary.label,
        cuts=contrary.cuts,
        facts=contrary.facts,
    )


def _denials(derivation: Derivation, statement: Statement) -> Iterator[Contrary]:
    for denial in derivation.denials_near(statement):
        if answers_to(denial.statement, statement) is not None:
            yield Contrary(
                kind="implied" if denial.inner else "denied",
                first=denial.track.start_least,
                last=denial.track.end_most,
                node=derivation.assertion_node(denial),
                by=f"^{denial.claim.id}",
                label=denial.statement.label,
            )


def _endings(derivation: Derivation, statement: Statement) -> Iterator[Contrary]:
    """Yield that a state which was ended stays so until it begins anew."""
    begun = [
        fact for fact, _ in derivation.facts.matching(statement.labelled(""), any_manner=True) if fact.begins
    ]
    for fact, ended, node, claim, label in derivation.enders(statement):
        if ended.exists and ended.end_most < FOREVER:
            restarts = (
                Cut(new.track.start_least - 1, FOREVER, new.node)
                for new in begun
                if new.track.start_most > ended.start_least and new.claim != (claim or None)
            )
            yield Contrary(
                kind="ended",
                first=ended.end_most + 1,
                last=FOREVER,
                node=node,
                by=f"^{claim}" if claim else fact.statement.predicate if fact else "",
                label=label,
                cuts=tuple(restarts),
                facts=(fact,) if fact else (),
            )


def _elsewhere(derivation: Derivation, statement: Statement) -> Iterator[Contrary]:
    """Yield that a claim dates the same thing wholly to another time: before and after that, it was not."""
    for fact in derivation.facts.matching_exactly(statement):
        if fact.claim and fact.track.exists:
            least, most = _confines(derivation, fact)
            for first, last in ((-FOREVER, least - 1), (most + 1, FOREVER)):
                if first <= last and abs(first) <= FOREVER and abs(last) <= FOREVER:
                    yield Contrary(
                        kind="elsewhere",
                        first=first,
                        last=last,
                        node=fact.node,
                        by=f"^{fact.claim}",
                        label=fact.statement.label,
                    )


def _confines(derivation: Derivation, fact: Fact) -> tuple[int, int]:
    """Return the days within which a claim puts the whole of a thing; a state merely met has no limits."""
    state = derivation.is_state(fact.statement)
    least = fact.track.start_least if fact.begins or not state else -FOREVER
    return least, (fact.track.end_most if fact.ends or not state else FOREVER)


def _exclusions(derivation: Derivation, never: Never, statement: Statement) -> Iterator[Contrary]:
    """Yield the time at which a constraint leaves no room for the statement."""
    for number, premise in enumerate(never.premises):
        if not can_be(derivation, never, premise, statement):
            continue
        bound = answers_to(premise.pattern, statement)
        if bound is not None:
            others = [each for each in range(len(never.premises)) if each != number]
            for facts, binding in _joined(derivation, never, others, bound):
                found = _excluded(never, number, dict(zip(others, facts, strict=True)))
                apart = distinct(derivation, never, binding, {number: statement, **_stated(others, facts)})
                if found is not None and apart != FALSE:
                    first, last, cuts = found
                    nodes = [apart, *(fact.node for fact in facts)]
                    yield Contrary(
                        kind="excluded",
                        first=first,
                        last=last,
                        node=derivation.circuit.all_of(nodes),
                        by=never.id,
                        cuts=cuts,
                        facts=facts,
                    )


def can_be(derivation: Derivation, never: Never, premise: Premise, statement: Statement) -> bool:
    """Whether a premise can be about a statement.

    A verb left open is any event the constraint does not name.
    """
    verb = premise.pattern.predicate
    if not verb.startswith("?"):
        return verb == statement.predicate
    named = {each.pattern.predicate for each in never.premises}
    return statement.predicate not in named and not derivation.is_state(statement)


def _stated(others: list[int], facts: tuple[Fact, ...]) -> dict[int, Statement]:
    return {number: fact.statement for number, fact in zip(others, facts, strict=True)}


def _joined(
    derivation: Derivation, never: Never, wanted: list[int], bound: Binding
) -> Iterator[tuple[tuple[Fact, ...], Binding]]:
    found: list[tuple[tuple[Fact, ...], Binding]] = [((), bound)]
    for number in wanted:
        found = [
            ((*facts, fact), more)
            for facts, binding in until_over(found, AGAINST)
            for fact, more in derivation.facts.matching(never.premises[number].pattern, binding)
            if fact.track.exists and can_be(derivation, never, never.premises[number], fact.statement)
        ]
    yield from found


def _excluded(never: Never, number: int, facts: dict[int, Fact]) -> tuple[int, int, tuple[Cut, ...]] | None:
    """Return the days that the other premises certainly take up."""
    own = never.premises[number]
    named = {premise.name: each for each, premise in enumerate(never.premises) if premise.name}
    first, last = -FOREVER, FOREVER
    cuts: list[Cut] = []
    for each, fact in facts.items():
        premise, track = never.premises[each], fact.track
        towards = str(premise.order) if premise.to and named.get(premise.to) == number else ""
        if own.to and named.get(own.to) == each:
            towards = {"after": "before", "before": "after", "in": "in"}.get(str(own.order), "")
        if towards == "before":
            first = max(first, track.end_most + 1)
        elif towards == "after":
            last = min(last, track.start_least - 1)
        elif towards == "in" or (premise.lasts and own.lasts and not premise.order and not own.order):
            first, last = max(first, track.start_most), min(last, track.end_least)
            cuts.extend(track.cuts)
        else:
            return None
    return (first, last, tuple(cuts)) if first <= last else None


def distinct(
    derivation: Derivation, never: Never, binding: Binding, statements: dict[int, Statement]
) -> Node:
    """Return the node that says the premises are really about different things where the constraint means so.

    Variables in the same place of two premises with the same verb mean different things; of two places,
    none that lies within the other. Statements that give different values to a qualifier are not about the
    same.
    """
    circuit = derivation.circuit
    nodes = []
    for one, first in enumerate(never.premises):
        for other in range(one + 1, len(never.premises)):
            second = never.premises[other]
            if not _agree(statements[one], statements[other]):
                return FALSE
            if first.pattern.predicate == second.pattern.predicate:
                nodes += [
                    circuit.negation(_one_or_within(derivation, binding, mine, yours))
                    for mine, yours in _opposed(first.pattern, second.pattern)
                ]
    return circuit.all_of(nodes)


def _opposed(one: Statement, other: Statement) -> list[tuple[str, str]]:
    pairs = ((one.subject, other.subject), (one.object, other.object))
    return [
        (mine.name, yours.name)
        for mine, yours in pairs
        if isinstance(mine, Variable) and isinstance(yours, Variable) and mine != yours
    ]


def _one_or_within(derivation: Derivation, binding: Binding, mine: str, yours: str) -> Node:
    one, other = binding.get(mine), binding.get(yours)
    if one == other:
        return 1
    if not isinstance(one, Ref) or not isinstance(other, Ref):
        return FALSE
    agents = derivation.case.agents
    nodes = [derivation.identities.node(one.id, other.id)]
    if all(each.id in agents and agents[each.id].kind == "place" for each in (one, other)):
        nodes += [
            fact.node
            for verb in ("part-of", "located-in")
            for inner, outer in ((one, other), (other, one))
            for fact, _ in derivation.facts.matching(Statement(inner, verb, outer))
        ]
    return derivation.circuit.any_of(nodes)


def _agree(one: Statement, other: Statement) -> bool:
    mine, yours = dict(one.qualifiers), dict(other.qualifiers)
    return all(mine[name] == yours[name] for name in mine.keys() & yours.keys())
