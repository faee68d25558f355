"""The rules and constraints of a vocabulary, ready to run: premises, their order in time, conclusions.

Besides the `rule` blocks there are those that predicates imply: what an event starts and ends, what is
symmetric. Besides the `constraint` blocks: what is disjoint, functional, irreflexive.

Rules are sorted into strata so that everything that could end a state is settled before the state: a rule
that would recurse through its own `until` is reported and left out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from abelard.model.problem import Problem
from abelard.model.statement import Statement, variables
from abelard.model.vocabulary import Aspect, Vocabulary
from abelard.model.when import UNDATED, When
from abelard.reasoning.horn import Conclusion, Horn, Never, Order, Premise, Ruleset
from abelard.reasoning.implied import disjoint, endings, implied, own_nevers
from abelard.reasoning.strata import stratified

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from abelard.model.inquiry import Dated
    from abelard.model.problem import Where

Rule = TypeVar("Rule", Horn, Never)


def compiled(vocabulary: Vocabulary, without: Iterable[str] = ()) -> Ruleset:
    """Return the rules of a vocabulary, less those switched off by id, and what is wrong with them."""
    off = frozenset(without)
    problems: list[Problem] = []
    unsaid = [rule for predicate in vocabulary.predicates.values() for rule in implied(predicate)]
    stated = [
        rule
        for each in vocabulary.rules.values()
        if (rule := _horn(each.id, each.body, each.head, each.until, each.because, each.where, problems))
    ]
    rules = [_with_aspects(rule, vocabulary) for rule in (*unsaid, *stated) if rule.id not in off]
    enders = [ending for each in vocabulary.predicates.values() for ending in endings(each)]
    nevers = [
        _with_aspects(never, vocabulary) for never in _nevers(vocabulary, problems) if never.id not in off
    ]
    sound, sound_enders, strata = stratified(vocabulary, rules, enders, problems)
    return Ruleset(
        rules=sound,
        endings=sound_enders,
        nevers=tuple(nevers),
        strata=strata,
        problems=tuple(problems),
    )


def _with_aspects(rule: Rule, vocabulary: Vocabulary) -> Rule:
    """Note of each premise whether it lasts; whatever verb a variable stands for is an event."""
    premises = tuple(
        replace(
            premise,
            lasts=not premise.pattern.predicate.startswith("?")
            and vocabulary.aspect(premise.pattern.predicate) is Aspect.STATE,
        )
        for premise in rule.premises
    )
    return replace(rule, premises=premises)


def _horn(
    id: str,
    body: tuple[Dated, ...],
    head: Dated,
    until: tuple[Dated, ...],
    because: str,
    where: Where,
    problems: list[Problem],
) -> Horn | None:
    premises = _premises(id, body, where, problems)
    names = {premise.name for premise in premises or ()}
    conclusion = _conclusion(head, names)
    if conclusion is None:
        problems.append(_bad_time(id, str(head.when), where))
    if premises is None or conclusion is None:
        return None
    bound = {name for premise in premises for name in variables(premise.pattern)}
    free = [name for name in variables(head.statement) if name not in bound]
    verbs = [each.statement.predicate for each in (*body, head)]
    if free or head.negated or any(verb.startswith("?") for verb in verbs):
        problems.append(_unbound(id, free, where))
        return None
    return Horn(
        id=id,
        premises=premises,
        conclusion=conclusion,
        until=tuple(_bare(each.statement) for each in until),
        because=because,
    )


def _premises(
    id: str, body: tuple[Dated, ...], where: Where, problems: list[Problem]
) -> tuple[Premise, ...] | None:
    names = {each.statement.label for each in body if each.statement.label}
    found = []
    for each in body:
        order, to = _order(each.when, names)
        if each.negated:
            problems.append(
                Problem(
                    code="rule-negation",
                    message=f"the rule {id} asks for what is not so",
                    where=where,
                    hint="a rule concludes from what is so; `until:` says what ends it",
                )
            )
            return None
        if order is None:
            problems.append(_bad_time(id, str(each.when), where))
            return None
        found.append(Premise(pattern=_bare(each.statement), name=each.statement.label, order=order, to=to))
    return tuple(found)


def _bare(statement: Statement) -> Statement:
    return replace(statement, label="")


def _order(when: When, names: set[str]) -> tuple[Order | None, str]:
    """Read `in p`, `after p`, `before p`; nothing else can be said of a premise's time."""
    if when == UNDATED:
        return "", ""
    point = when.start[0] if len(when.start) == 1 else None
    if when.mode != "at" or point is None or point.anchor.ref not in names or point.amount:
        return None, ""
    orders: dict[str, Order] = {"at": "in", "after": "after", "before": "before"}
    return orders.get(point.kind), point.anchor.ref


def _conclusion(head: Dated, names: set[str]) -> Conclusion | None:
    """Read the conclusion's time: none, `in p`, `from p`, `from p to q`."""
    pattern, when = _bare(head.statement), head.when
    if when == UNDATED:
        return Conclusion(pattern=pattern)
    start = _named(when.start, names)
    end = _named(when.end, names)
    if when.mode == "at" and start:
        return Conclusion(pattern=pattern, at=start)
    if when.mode == "span" and start and (end or not when.end):
        return Conclusion(pattern=pattern, start=start, end=end)
    return None


def _named(points: tuple[object, ...], names: set[str]) -> str:
    point = points[0] if len(points) == 1 else None
    ref = getattr(getattr(point, "anchor", None), "ref", "")
    plain = getattr(point, "kind", "") == "at"
    return ref if plain and ref in names else ""


def _nevers(vocabulary: Vocabulary, problems: list[Problem]) -> Iterator[Never]:
    for predicate in vocabulary.predicates.values():
        yield from own_nevers(predicate)
    seen: set[frozenset[str]] = set()
    for predicate in vocabulary.predicates.values():
        for other in predicate.disjoint:
            pair = frozenset((predicate.id, other))
            if pair not in seen:
                seen.add(pair)
                yield disjoint(predicate.id, other)
    for each in vocabulary.constraints.values():
        premises = _premises(each.id, each.body, each.where, problems)
        if premises is not None:
            yield Never(id=each.id, premises=premises, tension=each.tension, because=each.because)


def _bad_time(id: str, when: str, where: Where) -> Problem:
    return Problem(
        code="rule-time",
        message=f"{id}: `{when}` cannot be said in a rule",
        where=where,
        hint="`in`, `after`, `before`, `from` ... `to` and the label of a premise",
    )


def _unbound(id: str, free: list[str], where: Where) -> Problem:
    what = ", ".join(f"?{name}" for name in free) or "the conclusion"
    return Problem(
        code="rule-unbound",
        message=f"{id}: {what} is not settled by what the rule asks for",
        where=where,
        hint="every variable of the conclusion must stand in an `if:`",
    )
