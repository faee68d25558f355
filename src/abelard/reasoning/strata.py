"""The order in which predicates are settled, so that whatever could end a state comes before the state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.model.problem import NOWHERE, Problem
from abelard.reasoning.horn import Ending, Horn

if TYPE_CHECKING:
    from abelard.model.vocabulary import Vocabulary


def stratified(
    vocabulary: Vocabulary, rules: list[Horn], endings: list[Ending], problems: list[Problem]
) -> tuple[tuple[Horn, ...], tuple[Ending, ...], tuple[frozenset[str], ...]]:
    """Leave out whatever runs into its own ending, one by one, until the rest can be put in order."""
    while True:
        needs, ends = _dependencies(vocabulary, rules, endings)
        strata = _ordered(needs, ends)
        place = {predicate: number for number, stratum in enumerate(strata) for predicate in stratum}
        every: list[Horn | Ending] = [*rules, *endings]
        bad = next(
            (each for each in every for ender, state in _ending_pairs(each) if place[ender] == place[state]),
            None,
        )
        if bad is None:
            return tuple(rules), tuple(endings), tuple(strata)
        if isinstance(bad, Horn):
            rules = [rule for rule in rules if rule is not bad]
            problems.append(_circular(bad.id, vocabulary))
        else:
            endings = [ending for ending in endings if ending is not bad]
            problems.append(_circular(bad.by, vocabulary))


def _ending_pairs(each: Horn | Ending) -> list[tuple[str, str]]:
    if isinstance(each, Ending):
        return [(each.event.predicate, each.state.predicate)]
    return [(until.predicate, each.conclusion.pattern.predicate) for until in each.until]


def _dependencies(
    vocabulary: Vocabulary, rules: list[Horn], endings: list[Ending]
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    needs: dict[str, set[str]] = {predicate: set() for predicate in vocabulary.predicates}
    ends: dict[str, set[str]] = {}
    for rule in rules:
        head = rule.conclusion.pattern.predicate
        needs.setdefault(head, set()).update(premise.pattern.predicate for premise in rule.premises)
    every: list[Horn | Ending] = [*rules, *endings]
    for each in every:
        for ender, state in _ending_pairs(each):
            ends.setdefault(state, set()).add(ender)
    return needs, ends


def _ordered(needs: dict[str, set[str]], ends: dict[str, set[str]]) -> list[frozenset[str]]:
    """Return the strongly connected groups of predicates, those depended on first."""
    every = {*needs, *ends, *(each for group in (*needs.values(), *ends.values()) for each in group)}
    after = {each: sorted(needs.get(each, set()) | ends.get(each, set())) for each in sorted(every)}
    reach = {each: _reached(each, after) | {each} for each in after}
    groups: list[frozenset[str]] = []
    placed: set[str] = set()
    waiting = sorted(after, key=lambda each: (len(reach[each]), each))
    for each in waiting:
        if each not in placed:
            group = frozenset({each, *(other for other in reach[each] if each in reach[other])})
            placed |= group
            groups.append(group)
    return groups


def _reached(start: str, after: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for each in after[waiting.pop()]:
            if each not in found:
                found.add(each)
                waiting.append(each)
    return found


def _circular(id: str, vocabulary: Vocabulary) -> Problem:
    stated = vocabulary.rules.get(id) or vocabulary.predicates.get(id)
    return Problem(
        code="rule-circular",
        message=f"{id} would depend on its own end; it is left out",
        where=stated.where if stated else NOWHERE,
        hint="what ends a state may not follow from that state",
    )
