"""Writing what a case adds to its vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.case.write import dated, field, free
from abelard.model.vocabulary import Inner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.vocabulary import Constraint, Predicate, Qualifier, Rule, Vocabulary


def write_vocabulary(vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the blocks of a vocabulary."""
    yield from map(write_qualifier, vocabulary.qualifiers.values())
    yield from map(write_predicate, vocabulary.predicates.values())
    yield from map(write_rule, vocabulary.rules.values())
    yield from map(write_constraint, vocabulary.constraints.values())


def write_qualifier(qualifier: Qualifier) -> str:
    """Write a qualifier's block."""
    head = f"qualifier {qualifier.id}" + (" key" if qualifier.key else "")
    values = field("values", ", ".join(qualifier.values))
    return _block(head, [*values, *free("description", qualifier.description)])


def write_predicate(predicate: Predicate) -> str:
    """Write a predicate's block."""
    flags = [flag for flag in ("symmetric", "irreflexive") if getattr(predicate, flag)]
    lines = [
        *field("subject", ", ".join(predicate.subjects)),
        *field("object", ", ".join(predicate.objects)),
        *free("reads", predicate.forward),
        *free("back", predicate.backward),
        *free("not", predicate.negative),
        *field("is", ", ".join(flags)),
        *field("functional", predicate.functional),
        *field("disjoint", ", ".join(predicate.disjoint)),
        *(f"  starts: {effect}" for effect in predicate.starts),
        *(f"  ends: {effect}" for effect in predicate.ends),
        *field("inner", "" if predicate.inner is Inner.OPEN else str(predicate.inner)),
        *free("description", predicate.description),
    ]
    return _block(f"predicate {predicate.id} {predicate.aspect}", lines)


def write_rule(rule: Rule) -> str:
    """Write a rule's block."""
    lines = [
        *(f"  if: {dated(item)}" for item in rule.body),
        f"  then: {dated(rule.head)}",
        *(f"  until: {dated(item)}" for item in rule.until),
        *free("because", rule.because),
    ]
    return _block(f"rule {rule.id}", lines)


def write_constraint(constraint: Constraint) -> str:
    """Write a constraint's block."""
    lines = [
        *(f"  never: {dated(item)}" for item in constraint.body),
        *field("severity", "tension" if constraint.tension else ""),
        *free("because", constraint.because),
    ]
    return _block(f"constraint {constraint.id}", lines)


def _block(head: str, lines: list[str]) -> str:
    return "\n".join((head, *lines)) + "\n"
