"""Reading packs: predicates, qualifiers, rules and constraints, written in the notation itself."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from abelard.case.agents import read_head
from abelard.case.fields import Fields, value_place
from abelard.case.inquiries import dated, read_list
from abelard.case.tokens import mistake
from abelard.model.agent import AgentKind
from abelard.model.vocabulary import Aspect, Constraint, Inner, Predicate, Qualifier, Rule

if TYPE_CHECKING:
    from abelard.case.lines import Block, Field
    from abelard.case.scope import Scope
    from abelard.model.inquiry import Dated
    from abelard.model.problem import Problem
    from abelard.model.statement import Statement

PREDICATE_FIELDS = (
    "subject", "object", "reads", "back", "not", "is", "functional", "disjoint", "starts", "ends", "inner",
    "description",
)  # fmt: skip
SORTS = (*AgentKind, "agent", "source", "statement", "words", "quantity", "nothing")
"""What a signature may name. `agent` stands for every kind of agent but places, works and offices."""
BODIES = ("person", "organisation", "group", "party")
FLAGS = ("symmetric", "irreflexive")


def read_predicate(block: Block, scope: Scope, problems: list[Problem]) -> Predicate:
    """Return the predicate a block declares: `predicate part-of state`. Its effects are read later."""
    words = block.head.split()
    if len(words) < 3 or words[2] not in set(Aspect):  # noqa: PLR2004  keyword, id, aspect
        raise mistake(
            "bad-predicate",
            "a predicate is an event or a state",
            block.where,
            "write `predicate ID event` or `... state`",
        )
    fields = Fields(block, scope, problems)
    fields.expect(PREDICATE_FIELDS)
    flags = _checked(fields, "is", FLAGS)
    return Predicate(
        id=words[1],
        aspect=Aspect(words[2]),
        subjects=_sorts(fields, "subject"),
        objects=_sorts(fields, "object"),
        forward=fields.text("reads"),
        backward=fields.text("back"),
        negative=fields.text("not"),
        symmetric="symmetric" in flags,
        irreflexive="irreflexive" in flags,
        functional=fields.choice("functional", ("object", "subject", "once", ""), ""),
        disjoint=fields.words("disjoint"),
        inner=fields.choice("inner", Inner, Inner.OPEN),
        description=fields.text("description"),
        where=block.where,
    )


def _sorts(fields: Fields, key: str) -> tuple[str, ...]:
    found = _checked(fields, key, SORTS)
    spread = (BODIES if sort == "agent" else (sort,) for sort in found)
    return tuple(dict.fromkeys(sort for sorts in spread for sort in sorts))


def _checked(fields: Fields, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    words = fields.words(key)
    for word in words:
        if word not in known:
            fields.read(next(fields.all(key)), partial(_unknown, word, known), None)
    return tuple(word for word in words if word in known)


def _unknown(word: str, known: tuple[str, ...], field: Field) -> None:
    raise mistake(
        "bad-choice", f"{word!r} cannot stand here", value_place(field), "one of " + ", ".join(known)
    )


def with_effects(predicate: Predicate, block: Block, scope: Scope, problems: list[Problem]) -> Predicate:
    """Return the predicate with what it starts and ends, once every predicate is known."""
    fields = Fields(block, scope, problems)
    return replace(predicate, starts=_effects(fields, "starts"), ends=_effects(fields, "ends"))


def _effects(fields: Fields, key: str) -> tuple[Statement, ...]:
    found = (fields.statement(field) for field in fields.all(key))
    return tuple(dated(parsed).statement for parsed in found if parsed)


def read_qualifier(block: Block, scope: Scope, problems: list[Problem]) -> Qualifier:
    """Return the qualifier a block declares: `qualifier place key`."""
    words = block.head.split()
    if len(words) < 2:  # noqa: PLR2004  the keyword and the id
        raise mistake("no-id", "this qualifier has no id", block.where, "write `qualifier ID`")
    fields = Fields(block, scope, problems)
    fields.expect(("values", "description"))
    return Qualifier(
        id=words[1],
        key="key" in words[2:],
        values=fields.words("values"),
        description=fields.text("description"),
        where=block.where,
    )


def read_rule(block: Block, scope: Scope, problems: list[Problem]) -> Rule | None:
    """Return the rule a block states, or nothing where a premise or its conclusion cannot be read."""
    _, id, _ = read_head(block)
    fields = Fields(block, scope, problems)
    fields.expect(("if", "then", "until", "because"))
    body = _statements(fields, "if")
    heads = _statements(fields, "then")
    if not (body and heads) and not fields.failed:
        raise mistake("bad-rule", "a rule needs `if:` and `then:`", block.where, "see docs/notation.md")
    if fields.failed or not heads:
        return None
    return Rule(
        id=id,
        body=body,
        head=heads[0],
        until=_statements(fields, "until"),
        because=fields.text("because"),
        where=block.where,
    )


def _statements(fields: Fields, key: str) -> tuple[Dated, ...]:
    found = fields.each(lambda field: read_list(fields.cursor(field)), key)
    return tuple(item for items in found for item in items)


def read_constraint(block: Block, scope: Scope, problems: list[Problem]) -> Constraint | None:
    """Return what a block says cannot all be so together: `never: a part-of b, a independent-of b`."""
    _, id, _ = read_head(block)
    fields = Fields(block, scope, problems)
    fields.expect(("never", "because", "severity"))
    body = _statements(fields, "never")
    if not body and not fields.failed:
        raise mistake("bad-rule", "a constraint needs `never:`", block.where, "see docs/notation.md")
    if fields.failed:
        return None
    return Constraint(
        id=id,
        body=body,
        tension=fields.choice("severity", ("conflict", "tension"), "conflict") == "tension",
        because=fields.text("because"),
        where=block.where,
    )
