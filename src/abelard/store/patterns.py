"""Rules and endings as SQL: what a pattern asks of a row, and how the rows of several premises are joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.statement import Ref, Statement, Variable, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from abelard.model.statement import Term
    from abelard.reasoning.horn import Horn, Premise, Ruleset

NOTHING = -1


@dataclass(frozen=True, slots=True)
class Names:
    """The numbers of predicates and terms in a store."""

    predicates: Mapping[str, int]
    terms: Mapping[str, int]

    def knows(self, pattern: Statement) -> bool:
        """Whether the store can hold anything that answers to a pattern."""
        return (
            not pattern.qualifiers
            and (pattern.predicate in self.predicates)
            and all(isinstance(each, Variable) or text_of(each) in self.terms for each in pattern.terms())
        )


def text_of(term: Term) -> str:
    """Return the text by which a store finds a term: an id, or words in their quotation marks."""
    return str(term) if isinstance(term, Ref | Words) else ""


def conditions(
    pattern: Statement, alias: str, bound: dict[str, str], names: Names, *, any_object: bool = False
) -> list[str]:
    """Return what a row must satisfy to answer to a pattern, and note in `bound` where its variables stand."""
    found = (
        [] if pattern.predicate.startswith("?") else [f"{alias}.pred = {names.predicates[pattern.predicate]}"]
    )
    if pattern.object is None:
        if not any_object:
            found.append(f"{alias}.o = {NOTHING}")
    elif not any_object:
        found.append(f"{alias}.o <> {NOTHING}")
    for term, column in ((pattern.subject, f"{alias}.s"), (pattern.object, f"{alias}.o")):
        if isinstance(term, Variable):
            if term.name in bound:
                found.append(f"{column} = {bound[term.name]}")
            else:
                bound[term.name] = column
        elif term is not None:
            found.append(f"{column} = {names.terms[text_of(term)]}")
    return found


@dataclass(frozen=True, slots=True)
class Group:
    """Premises that must have a day in common: their places, and of each the event that does not cut it short."""

    members: tuple[int, ...]
    uncut_by: int | None = None
    """Of `in p`, the place of p: what p itself ends still holds then."""

    def others(self, place: int, column: str) -> str:
        """Return the latest of a column of the other members; the beginning of time where there are none."""
        rest = [f"f{each}.{column}" for each in self.members if each != place]
        return f"greatest({', '.join(rest)})" if len(rest) > 1 else rest[0] if rest else "-1000000000"

    def meets(self, *, certain: bool) -> str:
        """Return the condition for their having a day in common, whatever might cut them short."""
        start, end = ("sm", "el") if certain else ("sl", "em")
        parts = [f"{self.others(each, start)} <= f{each}.{end}" for each in self.members]
        parts += [f"f{each}.sure" for each in self.members] if certain else []
        return " AND ".join(parts)


def groups_of(premises: tuple[Premise, ...]) -> tuple[Group, ...]:
    """Return which premises must have a day in common, as `reasoning.timing` has it."""
    named = {premise.name: place for place, premise in enumerate(premises) if premise.name}
    free = tuple(place for place, premise in enumerate(premises) if not premise.order and premise.lasts)
    found = [Group(free)] if free else []
    for place, premise in enumerate(premises):
        if premise.order == "in":
            found.append(Group((place, named[premise.to]), named[premise.to]))
    return tuple(found)


def in_order(premises: tuple[Premise, ...], *, certain: bool) -> list[str]:
    """Return the conditions for `before` and `after` between premises."""
    named = {premise.name: place for place, premise in enumerate(premises) if premise.name}
    found = []
    for place, premise in enumerate(premises):
        if premise.order in ("before", "after"):
            pair = (named[premise.to], place) if premise.order == "after" else (place, named[premise.to])
            first, second = (f"f{each}" for each in pair)
            found.append(f"{first}.em < {second}.sl" if certain else f"{first}.sl < {second}.em")
    return found


def joined(rule: Horn, names: Names, rounds: Iterable[str]) -> tuple[str, dict[str, str]]:
    """Return FROM and WHERE for the premises of a rule that may fit in time, and where its variables stand.

    `rounds` says of each premise which rows are asked for: the condition on `round`, for semi-naive steps.
    """
    bound: dict[str, str] = {}
    where: list[str] = []
    for place, (premise, rows) in enumerate(zip(rule.premises, rounds, strict=True)):
        where += conditions(premise.pattern, f"f{place}", bound, names)
        if rows:
            where.append(f"f{place}.{rows}")
    if rule.is_transitive:
        where.append(f"f0.chain <> '{rule.id}'")
    where += [group.meets(certain=False) for group in groups_of(rule.premises)]
    where += in_order(rule.premises, certain=False)
    tables = ", ".join(f"state f{place}" for place in range(len(rule.premises)))
    return f"FROM {tables} WHERE {' AND '.join(where)}", bound


def kept_apart(ruleset: Ruleset) -> frozenset[str]:
    """Return the events of which each claim must stay by itself.

    A rule may ask what was so `in p`, where p itself ends it: then what one claim says ended it is not what
    another says, and the two may not be merged.
    """
    return frozenset(
        rule.premises[group.uncut_by].pattern.predicate
        for rule in ruleset.rules
        for group in groups_of(rule.premises)
        if group.uncut_by is not None
        for ending in ruleset.endings
        if ending.event.predicate == rule.premises[group.uncut_by].pattern.predicate
        and ending.state.predicate in {rule.premises[each].pattern.predicate for each in group.members}
    )
