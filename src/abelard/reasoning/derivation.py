"""Everything that follows from the claims of a case, by its rules: facts with their nodes in one circuit.

Built once for a case (and a choice of rules), for every viewpoint at once: the leaf `claim:ID` says whether
that claim carries, which is the viewpoint's affair. Predicates are settled stratum by stratum (`ruleset`),
each to its fixpoint, semi-naively: a new fact is joined only with what was there before it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from abelard.model.statement import Ref, Statement, Term
from abelard.model.vocabulary import Aspect
from abelard.model.when import begins, ends
from abelard.reasoning.assertions import Assertion, Assertions
from abelard.reasoning.circuit import Circuit, Node
from abelard.reasoning.facts import IDENTITY, Fact, Facts, Way
from abelard.reasoning.identity import Identities
from abelard.reasoning.matching import match
from abelard.reasoning.shelf import Shelf
from abelard.reasoning.stratum import Stratum
from abelard.reasoning.track import Track, cut_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.case import Case
    from abelard.reasoning.horn import Horn, Ruleset

CLAIM_MARK = "claim:"
_MOST_FACTS = 400_000
_MOST_WAYS = 100_000  # steps of derivation; beyond, answers say that they are not complete


class Derivation:
    """The facts of a case under a set of rules, and the circuit of why they hold."""

    def __init__(self, case: Case, ruleset: Ruleset) -> None:
        """Derive everything."""
        self.case = case
        self.ruleset = ruleset
        self.circuit = Circuit()
        self.facts = Facts(self.is_state)
        self.complete = True
        self._steps = 0
        self.assertions = _asserted(case)
        self.identities = Identities(self.circuit, self._identities())
        denials = (assertion for assertion in self.assertions if not assertion.so)
        self._denials = Shelf((assertion.statement, assertion) for assertion in denials)
        self._ended: defaultdict[Statement, list[Assertion]] = defaultdict(list)
        self._positive: defaultdict[str, list[Assertion]] = defaultdict(list)
        for assertion in self.assertions:
            if assertion.so and assertion.statement.is_ground:
                self._positive[assertion.statement.predicate].append(assertion)
                if _says_end(assertion) and self.is_state(assertion.statement):
                    self._ended[assertion.statement.labelled("")].append(assertion)
        self._derive()

    def claim_leaf(self, claim: str) -> Node:
        """Return the leaf that says whether a claim carries."""
        return self.circuit.leaf(CLAIM_MARK + claim)

    def assertion_node(self, assertion: Assertion) -> Node:
        """Return the node of an assertion: its claim, and those its date rests on."""
        return self.circuit.all_of(map(self.claim_leaf, (assertion.claim.id, *assertion.dated_by)))

    def denied(self, predicate: str) -> list[Assertion]:
        """Return what claims say was not so, of a predicate."""
        return self._denials.of(predicate)

    def denials_near(self, statement: Statement) -> list[Assertion]:
        """Return those that may be of this statement, in the same order."""
        return self._denials.near(statement)

    def is_state(self, statement: Statement) -> bool:
        """Whether a statement tells of something that lasts."""
        return self.case.vocabulary.aspect(statement.predicate) is Aspect.STATE

    def can_be_said(self, statement: Statement) -> bool:
        """Whether a predicate may be said of such agents: of a person, not that he is part of a body."""
        predicate = self.case.vocabulary.predicates.get(statement.predicate)
        if predicate is None:
            return True
        return self._is_one_of(statement.subject, predicate.subjects) and (
            statement.object is None or self._is_one_of(statement.object, predicate.objects)
        )

    def _is_one_of(self, term: Term, kinds: tuple[str, ...]) -> bool:
        agent = self.case.agents.get(term.id) if isinstance(term, Ref) else None
        return agent is None or not kinds or str(agent.kind) in kinds

    def enders(self, statement: Statement) -> Iterator[tuple[Fact | None, Track, Node, str, str]]:
        """Yield what ends a state: the event, its time and node; or the claim that gives its end, and label.

        Of a claim that gives an end, the time is that of the end.
        """
        for ending in self.ruleset.endings:
            if ending.state.predicate == statement.predicate:
                bound = match(ending.state, statement)
                if bound is not None:
                    for fact, _ in self.facts.matching(ending.event, bound, any_manner=True):
                        yield fact, fact.track, fact.node, "", ""
        for variant, same in self.identities.variants(statement.labelled("")):
            for assertion in self._ended.get(variant, ()):
                if _same_spell(assertion.statement, statement):
                    node = self.circuit.all_of((same, self.assertion_node(assertion)))
                    end = _end_of(assertion.track)
                    yield None, end, node, assertion.claim.id, assertion.statement.label

    def _identities(self) -> Iterator[tuple[str, str, Node]]:
        for assertion in self.assertions:
            one, other = assertion.statement.subject, assertion.statement.object
            identity = assertion.statement.predicate == IDENTITY and assertion.so
            if identity and isinstance(one, Ref) and isinstance(other, Ref) and one != other:
                yield one.id, other.id, self.assertion_node(assertion)

    def _derive(self) -> None:
        by_head: defaultdict[str, list[Horn]] = defaultdict(list)
        for rule in self.ruleset.rules:
            by_head[rule.conclusion.pattern.predicate].append(rule)
        for stratum in self.ruleset.strata:
            for predicate in sorted(stratum):
                for assertion in self._positive.get(predicate, ()):
                    self._assert(assertion)
            rules = [rule for predicate in sorted(stratum) for rule in by_head.get(predicate, ())]
            if rules:
                Stratum(self, rules).settle()
        for predicate in self._positive.keys() - {each for one in self.ruleset.strata for each in one}:
            for assertion in self._positive[predicate]:
                self._assert(assertion)

    def _assert(self, assertion: Assertion) -> None:
        """Add the fact that a claim states, and the same of each other name of those it speaks of."""
        persists = assertion.persists and self.is_state(assertion.statement)
        said: Fact | None = None
        for statement, same in self.identities.variants(assertion.statement):
            node = self.circuit.all_of((same, self.assertion_node(assertion)))
            track = self.cut(statement, assertion.track, assertion.claim.id) if persists else assertion.track
            way = Way(f"^{assertion.claim.id}", node) if said is None else Way(IDENTITY, node, (said,))
            fact = self.conclude(
                statement,
                track,
                way,
                key=assertion.claim.id,
                persists=persists,
                begins=begins(assertion.when),
                ends=ends(assertion.when),
            )
            said = said or fact

    def cut(self, statement: Statement, track: Track, claim: str = "") -> Track:
        """Return the track of a state that begins, with all that may end it."""
        found = (
            cut_by(track, ended, node)
            for _, ended, node, by, _ in self.enders(statement)
            if not by or by != claim
        )
        return Track(*track.limits, track.exists, track.cuts | {cut for cut in found if cut})

    def conclude(
        self,
        statement: Statement,
        track: Track,
        way: Way,
        *,
        key: str = "",
        persists: bool = False,
        begins: bool = False,
        ends: bool = False,
    ) -> Fact | None:
        """Add a fact, or one more way in which it follows; return it if it is new."""
        known = self.facts.known((key, statement, track))
        if known is None:
            if len(self.facts.all) >= _MOST_FACTS:
                self.complete = False
                return None
            number = len(self.facts.all)
            known = Fact(number, statement, track, self.circuit.open_or(), persists, begins, ends)
            self.facts.add((key, statement, track), known)
            new = True
        else:
            new = False
        if way not in known.ways:
            self._steps += 1
            self.complete = self.complete and self._steps < _MOST_WAYS
            known.ways.append(way)
            self.circuit.add(known.node, way.node)
        return known if new else None


def _asserted(case: Case) -> tuple[Assertion, ...]:
    assertions = Assertions(case)
    return tuple(assertion for claim in case.claims for assertion in assertions.of(claim))


def _says_end(assertion: Assertion) -> bool:
    return assertion.when.mode == "span" and bool(assertion.when.end)


def _end_of(track: Track) -> Track:
    return Track(track.end_least, track.end_most, track.end_least, track.end_most)


def _same_spell(one: Statement, other: Statement) -> bool:
    return not one.label or not other.label or one.label == other.label
