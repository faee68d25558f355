"""One stratum of rules, run to its fixpoint."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from abelard.reasoning.facts import Fact, Way
from abelard.reasoning.limit import DERIVING, FOLLOWS, is_over
from abelard.reasoning.matching import answers_to, bound_statement
from abelard.reasoning.timing import may_fit, paired, times
from abelard.reasoning.track import Track, cut_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.statement import Statement
    from abelard.reasoning.derivation import Derivation
    from abelard.reasoning.horn import Horn
    from abelard.reasoning.matching import Binding


class Stratum:
    """One stratum of rules, run to its fixpoint."""

    def __init__(self, derivation: Derivation, rules: list[Horn]) -> None:
        self.derivation = derivation
        self.facts = derivation.facts
        self.turn: dict[int, int] = {}
        self.chains = frozenset(rule.id for rule in rules if rule.is_transitive)
        self.wanted: defaultdict[str, list[tuple[Horn, int]]] = defaultdict(list)
        self.pairs = {rule.id: paired(rule.premises) for rule in rules}
        for rule in rules:
            for number, premise in enumerate(rule.premises):
                self.wanted[premise.pattern.predicate].append((rule, number))

    def settle(self) -> None:
        """Take each fact the rules ask for in turn, old ones first."""
        agenda = deque(fact for predicate in self.wanted for fact in self.facts.of(predicate))
        while agenda and self.derivation.complete:
            fact = agenda.popleft()
            self.turn[fact.number] = len(self.turn)
            for rule, number in self.wanted[fact.statement.predicate]:
                if is_over(FOLLOWS, DERIVING):
                    self.derivation.complete = False
                    return
                for premises, binding in self._joined(rule, number, fact):
                    for new in self._concluded(rule, premises, binding):
                        if new.statement.predicate in self.wanted:
                            agenda.append(new)

    def _joined(self, rule: Horn, number: int, fact: Fact) -> Iterator[tuple[tuple[Fact, ...], Binding]]:
        """Yield the ways to meet a rule's premises: a fact in one place, earlier ones in the others."""
        bound = answers_to(rule.premises[number].pattern, fact.statement)
        if bound is None or self._is_chain_so_far(rule, number, fact):
            return
        pairs = self.pairs[rule.id]
        found: list[tuple[dict[int, Fact], Binding]] = [({number: fact}, bound)]
        turn = self.turn[fact.number]
        for other, premise in enumerate(rule.premises):
            if other != number:
                last = turn if other > number else turn - 1
                found = [
                    ({**chosen, other: candidate}, more)
                    for chosen, binding in found
                    for candidate, more in self.facts.matching(premise.pattern, binding)
                    if self.turn.get(candidate.number, last + 1) <= last
                    and not self._is_chain_so_far(rule, other, candidate)
                    and may_fit(pairs, chosen, other, candidate)
                ]
        for chosen, binding in found:
            yield tuple(chosen[each] for each in range(len(rule.premises))), binding

    def _concluded(self, rule: Horn, premises: tuple[Fact, ...], binding: Binding) -> Iterator[Fact]:
        derivation, circuit = self.derivation, self.derivation.circuit
        statement = bound_statement(rule.conclusion.pattern, binding)
        if not derivation.can_be_said(statement) or self._says_less(rule, premises, statement):
            return
        for track, unless, persists in times(rule, premises):
            node = circuit.all_of(
                (*(fact.node for fact in premises), *(circuit.negation(each) for each in unless))
            )
            if persists and derivation.is_state(statement):
                track = self._ended_by(rule, binding, derivation.cut(statement, track))  # noqa: PLW2901
            way = Way(rule.id, node, premises)
            starts = bool(rule.conclusion.start)
            key = rule.id if rule.id in self.chains else ""  # its chains are kept apart: see _says_less
            new = derivation.conclude(statement, track, way, key=key, persists=persists, begins=starts)
            if new is not None:
                yield new

    def _says_less(self, rule: Horn, premises: tuple[Fact, ...], statement: Statement) -> bool:
        """Whether a conclusion could only repeat a premise over a shorter time, or another chain of the same.

        A chain of what is transitive is built from its end, one link at a time, rather than once for each way
        to put brackets: see `_is_chain_so_far`.
        """
        lasting = not (rule.conclusion.at or rule.conclusion.start)
        if not lasting:
            return False
        return any(fact.statement.labelled("") == statement for fact in premises)

    def _is_chain_so_far(self, rule: Horn, number: int, fact: Fact) -> bool:
        """Whether a fact, as the first link of a chain, would be one itself."""
        return number == 0 and rule.id in self.chains and fact.ways[0].by == rule.id

    def _ended_by(self, rule: Horn, binding: Binding, track: Track) -> Track:
        cuts = {
            cut
            for until in rule.until
            for fact, _ in self.facts.matching(until, binding, any_manner=True)
            if (cut := cut_by(track, fact.track, fact.node))
        }
        return Track(*track.limits, track.exists, track.cuts | cuts)
