"""Matching a pattern with variables against statements; a denial's own variables match anything."""

from __future__ import annotations

from typing import TypeAlias

from abelard.model.statement import Nested, Ref, Statement, Term, Variable
from abelard.model.vocabulary import Vocabulary

Binding: TypeAlias = dict[str, Term]
"""What each variable of the pattern stands for."""


def match(pattern: Statement, statement: Statement, vocabulary: Vocabulary) -> Binding | None:
    """Return what the pattern's variables stand for in a statement; None if they do not fit.

    Qualifiers that the pattern leaves out may be anything; a symmetric predicate matches either way round.
    """
    if pattern.label and pattern.label != statement.label:
        return None
    found = _in_order(pattern, statement, vocabulary)
    known = vocabulary.predicates.get(statement.predicate)
    if (
        found is None
        and known is not None
        and known.symmetric
        and isinstance(statement.object, (Ref, Nested))
    ):
        turned = Statement(
            statement.object, statement.predicate, statement.subject, statement.qualifiers, statement.label
        )
        return _in_order(pattern, turned, vocabulary)
    return found


def _in_order(pattern: Statement, statement: Statement, vocabulary: Vocabulary) -> Binding | None:
    binding: Binding = {}
    if not _predicate(pattern.predicate, statement.predicate, binding):
        return None
    pairs = [(pattern.subject, statement.subject)]
    if (pattern.object is None) != (statement.object is None):
        return None
    if pattern.object is not None and statement.object is not None:
        pairs.append((pattern.object, statement.object))
    given = dict(statement.qualifiers)
    for name, term in pattern.qualifiers:
        if name not in given:
            return None
        pairs.append((term, given[name]))
    return binding if all(_term(one, other, binding, vocabulary) for one, other in pairs) else None


def _predicate(pattern: str, predicate: str, binding: Binding) -> bool:
    if pattern.startswith("?"):
        binding[pattern[1:]] = Ref(predicate)
        return True
    return pattern == predicate


def _term(pattern: Term, term: Term, binding: Binding, vocabulary: Vocabulary) -> bool:
    if isinstance(pattern, Variable):
        return binding.setdefault(pattern.name, term) == term
    if isinstance(term, Variable) or pattern == term:
        return True
    if isinstance(pattern, Nested) and isinstance(term, Nested):
        inner = match(pattern.statement, term.statement, vocabulary)
        if inner is None:
            return False
        return all(binding.setdefault(name, value) == value for name, value in inner.items())
    return False
