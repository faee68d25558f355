"""When one statement is an instance of another: variables bound, qualifiers that only add.

A statement with more qualifiers says more, so it answers to the same with fewer: who asks for 100,000 USD
asks. Only `manner` changes what is said: part of a body in name is not yet part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from abelard.model.statement import Nested, Quantity, Ref, Statement, Term, Variable, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

Binding: TypeAlias = "Mapping[str, Term]"
NOTHING_BOUND: Binding = {}
CHANGES_MEANING = frozenset(("manner",))


def match(pattern: Statement, statement: Statement, binding: Binding = NOTHING_BOUND) -> Binding | None:
    """Return the binding under which a statement is an instance of the pattern, None if there is none.

    The statement may have further qualifiers. Labels are compared only where the pattern has one that is
    not the name of a premise, which `matching` leaves to its callers: they are not looked at.
    """
    bound = _predicate(pattern.predicate, statement.predicate, binding)
    if bound is None:
        return None
    bound = _term(pattern.subject, statement.subject, bound)
    if bound is None:
        return None
    bound = _object(pattern, statement, bound)
    if not pattern.qualifiers:
        return bound
    own = dict(statement.qualifiers)
    for name, term in pattern.qualifiers:
        if bound is None or name not in own:
            return None
        bound = _term(term, own[name], bound)
    return bound


def answers_to(pattern: Statement, statement: Statement, binding: Binding = NOTHING_BOUND) -> Binding | None:
    """Match, where what the statement says beyond the pattern does not change its meaning."""
    if statement.qualifiers:
        asked = {name for name, _ in pattern.qualifiers}
        if any(name in CHANGES_MEANING and name not in asked for name, _ in statement.qualifiers):
            return None
    return match(pattern, statement, binding)


def _predicate(pattern: str, predicate: str, binding: Binding | None) -> Binding | None:
    if pattern.startswith("?"):
        return None if binding is None else _bind(pattern[1:], Words(predicate), binding)
    return binding if pattern == predicate else None


def _object(pattern: Statement, statement: Statement, binding: Binding | None) -> Binding | None:
    if pattern.object is None:
        return binding if statement.object is None or pattern.predicate.startswith("?") else None
    if statement.object is None:
        open_verb = pattern.predicate.startswith("?") and isinstance(pattern.object, Variable)
        return binding if open_verb else None
    return _term(pattern.object, statement.object, binding)


def _term(pattern: Term, term: Term, binding: Binding | None) -> Binding | None:
    if binding is None:
        return None
    if isinstance(pattern, Variable):
        return _bind(pattern.name, term, binding)
    if isinstance(pattern, Nested) and isinstance(term, Nested):
        timed = bool(pattern.when.start or pattern.when.end)
        if timed and pattern.when != term.when:
            return None
        return match(pattern.statement, term.statement, binding)
    return binding if same_term(pattern, term) else None


def _bind(name: str, term: Term, binding: Binding) -> Binding | None:
    known = binding.get(name)
    if known is None:
        return {**binding, name: term}
    return binding if same_term(known, term) else None


def same_term(one: Term, other: Term) -> bool:
    """Whether two terms say the same, however a number was written."""
    if isinstance(one, Ref) and isinstance(other, Ref):
        return one.id == other.id
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return (one.least, one.most, one.unit) == (other.least, other.most, other.unit)
    return one == other


def bound_term(term: Term, binding: Binding) -> Term:
    """Put what is bound in the place of variables, at any depth."""
    if isinstance(term, Ref):
        return term
    if isinstance(term, Variable):
        return binding.get(term.name, term)
    if isinstance(term, Nested):
        return Nested(bound_statement(term.statement, binding), term.when)
    return term


def bound_statement(statement: Statement, binding: Binding) -> Statement:
    """Put what is bound in the place of a statement's variables; its label is dropped."""
    predicate = statement.predicate
    if predicate.startswith("?"):
        verb = binding.get(predicate[1:])
        predicate = verb.text if isinstance(verb, Words) else predicate
    return Statement(
        bound_term(statement.subject, binding),
        predicate,
        None if statement.object is None else bound_term(statement.object, binding),
        tuple((name, bound_term(term, binding)) for name, term in statement.qualifiers),
    )


def unite(one: Statement, other: Statement) -> bool:
    """Whether two statements, either of which may hold variables, can mean the same."""
    if one.predicate != other.predicate or (one.object is None) != (other.object is None):
        return False
    if not _can_be(one.subject, other.subject):
        return False
    return one.object is None or other.object is None or _can_be(one.object, other.object)


def _can_be(one: Term, other: Term) -> bool:
    return isinstance(one, Variable) or isinstance(other, Variable) or same_term(one, other)
