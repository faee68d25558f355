"""The rules and constraints of a vocabulary, ready to run: premises, their order in time, conclusions.

Besides the `rule` blocks there are those that predicates imply: what an event starts and ends, what is
symmetric. Besides the `constraint` blocks: what is disjoint, functional, irreflexive.

Rules are sorted into strata so that everything that could end a state is settled before the state: a rule
that would recurse through its own `until` is reported and left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar

from abelard.model.problem import NOWHERE, Problem
from abelard.model.statement import Statement, Variable, variables
from abelard.model.vocabulary import Aspect, Predicate, Vocabulary
from abelard.model.when import UNDATED, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from abelard.model.inquiry import Dated
    from abelard.model.problem import Where

Order: TypeAlias = Literal["in", "after", "before", ""]
_SUBJECT, _OBJECT = Variable("s"), Variable("o")


@dataclass(frozen=True, slots=True, kw_only=True)
class Premise:
    """One thing a rule asks for."""

    pattern: Statement
    name: str = ""
    """The label by which other parts of the rule refer to its time."""
    order: Order = ""
    """How its time stands to that of the premise named in `to`."""
    to: str = ""
    lasts: bool = True
    """Whether it is a state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What a rule concludes, and when: at or from the time of a premise, or when they all hold."""

    pattern: Statement
    at: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Horn:
    """A rule ready to run."""

    id: str
    premises: tuple[Premise, ...]
    conclusion: Conclusion
    until: tuple[Statement, ...] = ()
    because: str = ""

    @property
    def is_transitive(self) -> bool:
        """Whether it only joins links of one chain: `?a R ?b, ?b R ?c` give `?a R ?c`."""
        if len(self.premises) != 2:  # noqa: PLR2004  two links
            return False
        first, second = (premise.pattern for premise in self.premises)
        whole = Statement(first.subject, first.predicate, second.object)
        return (
            first.object == second.subject
            and first.predicate == second.predicate
            and self.conclusion == Conclusion(pattern=whole)
            and not any(premise.order for premise in self.premises)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """That an event ends a state."""

    event: Statement
    state: Statement
    by: str = ""
    """The id of the event's predicate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Never:
    """A constraint ready to run."""

    id: str
    premises: tuple[Premise, ...]
    tension: bool = False
    because: str = ""
    kind: Literal["rule", "constraint"] = "constraint"
    """`rule` for what a predicate implies by its own description."""


Rule = TypeVar("Rule", Horn, Never)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruleset:
    """All that follows from what."""

    rules: tuple[Horn, ...]
    endings: tuple[Ending, ...]
    nevers: tuple[Never, ...]
    strata: tuple[frozenset[str], ...]
    """Predicates in the order in which they are settled."""
    problems: tuple[Problem, ...]


def compiled(vocabulary: Vocabulary, without: Iterable[str] = ()) -> Ruleset:
    """Return the rules of a vocabulary, less those switched off by id, and what is wrong with them."""
    off = frozenset(without)
    problems: list[Problem] = []
    implied = [rule for predicate in vocabulary.predicates.values() for rule in _implied(predicate)]
    stated = [
        rule
        for each in vocabulary.rules.values()
        if (rule := _horn(each.id, each.body, each.head, each.until, each.because, each.where, problems))
    ]
    rules = [_with_aspects(rule, vocabulary) for rule in (*implied, *stated) if rule.id not in off]
    endings = [ending for each in vocabulary.predicates.values() for ending in _endings(each)]
    nevers = [
        _with_aspects(never, vocabulary) for never in _nevers(vocabulary, problems) if never.id not in off
    ]
    sound, sound_endings, strata = _stratified(vocabulary, rules, endings, problems)
    return Ruleset(
        rules=sound,
        endings=sound_endings,
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


def _implied(predicate: Predicate) -> Iterator[Horn]:
    whole = Statement(_SUBJECT, predicate.id, _OBJECT)
    if predicate.symmetric:
        yield Horn(
            id=f"{predicate.id}-symmetric",
            premises=(Premise(pattern=whole, name="p"),),
            conclusion=Conclusion(pattern=Statement(_OBJECT, predicate.id, _SUBJECT), at="p"),
            because=f"what {predicate.id} says of two, it says of each",
        )
    for number, state in enumerate(predicate.starts):
        for event in _forms(predicate):
            if set(variables(state)) <= set(variables(event)):
                yield Horn(
                    id=f"{predicate.id}-starts-{state.predicate}" + (f"-{number}" if number else ""),
                    premises=(Premise(pattern=event, name="p"),),
                    conclusion=Conclusion(pattern=state, start="p"),
                    because=f"{predicate.id} begins {state.predicate}",
                )


def _forms(predicate: Predicate) -> Iterator[Statement]:
    """Yield the shapes an event may have: with its object, and without where it may stand alone."""
    yield Statement(_SUBJECT, predicate.id, _OBJECT)
    if not predicate.objects or "nothing" in predicate.objects:
        yield Statement(_SUBJECT, predicate.id)


def _endings(predicate: Predicate) -> Iterator[Ending]:
    for state in predicate.ends:
        for event in _forms(predicate):
            if "o" not in set(variables(state)) or event.object is not None:
                yield Ending(event=event, state=state, by=predicate.id)


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
        yield from _own_nevers(predicate)
    seen: set[frozenset[str]] = set()
    for predicate in vocabulary.predicates.values():
        for other in predicate.disjoint:
            pair = frozenset((predicate.id, other))
            if pair not in seen:
                seen.add(pair)
                yield _disjoint(predicate.id, other)
    for each in vocabulary.constraints.values():
        premises = _premises(each.id, each.body, each.where, problems)
        if premises is not None:
            yield Never(id=each.id, premises=premises, tension=each.tension, because=each.because)


def _own_nevers(predicate: Predicate) -> Iterator[Never]:
    id, this, that = predicate.id, Variable("a"), Variable("b")
    if predicate.irreflexive:
        yield _never(f"{id}-irreflexive", (Statement(this, id, this),), f"nothing can {id} itself")
    if predicate.functional == "object":
        pair = (Statement(this, id, Variable("x")), Statement(this, id, Variable("y")))
        yield _never(f"{id}-one-object", pair, "there can be one at a time")
    elif predicate.functional == "subject":
        pair = (Statement(Variable("x"), id, that), Statement(Variable("y"), id, that))
        yield _never(f"{id}-one-subject", pair, "there can be one at a time")
    elif predicate.functional == "once":
        forms = list(_forms(predicate))
        event = forms[-1]
        yield Never(
            id=f"{id}-once",
            premises=(
                Premise(pattern=event, name="one"),
                Premise(pattern=event, order="after", to="one"),
            ),
            because="it happens once",
            kind="rule",
        )


def _disjoint(one: str, other: str) -> Never:
    first, second = Variable("a"), Variable("b")
    pair = (Statement(first, one, second), Statement(first, other, second))
    return _never(f"{one}-or-{other}", pair, f"{one} and {other} exclude each other")


def _never(id: str, patterns: tuple[Statement, ...], because: str) -> Never:
    return Never(
        id=id, premises=tuple(Premise(pattern=each) for each in patterns), because=because, kind="rule"
    )


def _stratified(
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
            problems.append(_circular(bad.id))
        else:
            endings = [ending for ending in endings if ending is not bad]
            problems.append(_circular(bad.by))


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


def _circular(id: str) -> Problem:
    return Problem(
        code="rule-circular",
        message=f"{id} would depend on its own end; it is left out",
        where=NOWHERE,
        hint="what ends a state may not follow from that state",
    )
