"""Reading the blocks of inquiry: questions with hypotheses, viewpoints, episodes, notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abelard.case.agents import read_head
from abelard.case.fields import Fields, plain, value_place
from abelard.case.grammar import Cursor, Parsed, cursor, finish, read_statement
from abelard.case.lines import Block, Field
from abelard.case.sources import read_signature
from abelard.case.tokens import mistake, tokenise, unquote
from abelard.model.inquiry import (
    Chance,
    Dated,
    Episode,
    Hypothesis,
    Note,
    Otherwise,
    Override,
    Question,
    Standard,
    Viewpoint,
)
from abelard.model.problem import Where

if TYPE_CHECKING:
    from abelard.case.scope import Scope
    from abelard.model.problem import Problem

HYPOTHESIS = re.compile(r'(?P<id>[^\s":]+)\s*(?P<title>"(?:[^"\\]|\\.)*")?\s*:')
"""An id, optionally a title, and a colon."""
MARKS = ("consistent", "inconsistent", "not-applicable")


def dated(parsed: Parsed, *, negated: bool = False, label: str = "") -> Dated:
    """Return what was parsed as a statement with a time, all its qualifiers belonging to it."""
    statement = parsed.statement
    if parsed.details:
        statement = type(statement)(
            statement.subject,
            statement.predicate,
            statement.object,
            tuple(sorted((*statement.qualifiers, *parsed.details))),
        )
    return Dated(statement=statement.labelled(label), when=parsed.when, negated=negated)


def read_dated(at: Cursor) -> Dated:
    """Read `[not] [label:] statement [when]`."""
    negated = at.skip("not")
    token = at.peek()
    label = ""
    if token is not None and token.kind == "word" and token.text[-1] == ":":
        label = at.take().text[:-1]
    return dated(read_statement(at), negated=negated, label=label)


def read_list(at: Cursor) -> tuple[Dated, ...]:
    """Read statements separated by commas, up to the end."""
    found = [read_dated(at)]
    while (token := at.peek()) is not None and token.kind == "comma":
        at.take()
        found.append(read_dated(at))
    finish(at)
    return tuple(found)


def read_question(block: Block, scope: Scope, problems: list[Problem]) -> Question:
    """Return the question a block puts, with its hypotheses."""
    _, id, text = read_head(block)
    fields = Fields(block, scope, problems)
    fields.expect(QUESTION_FIELDS)
    return Question(
        id=id,
        text=text,
        hypotheses=tuple(fields.each(lambda field: _hypothesis(fields, field), "hypothesis")),
        standard=fields.choice("standard", Standard, Standard.PREPONDERANCE),
        overrides=tuple(fields.each(lambda field: _override(fields, field), "override")),
        note=fields.text("note"),
        where=block.where,
    )


def _hypothesis(fields: Fields, field: Field) -> Hypothesis:
    """Read `yes "It was": isi part-of aq from 2006-10, not isi independent-of aq`."""
    found = HYPOTHESIS.match(field.value)
    if not found:
        hint = "write `hypothesis yes: a part-of b`"
        raise mistake("bad-hypothesis", "a hypothesis needs an id and a colon", value_place(field), hint)
    place = Where(field.where.path, field.where.line, field.column + found.end())
    statements = read_list(cursor(field.value[found.end() :], place, fields.scope))
    title = unquote(found["title"]) if found["title"] else ""
    return Hypothesis(id=found["id"], title=title, statements=statements, where=field.where)


def _override(fields: Fields, field: Field) -> Override:
    """Read `^claim yes inconsistent by analyst`."""
    at = fields.cursor(field)
    claim, hypothesis, mark = at.take(), at.take(), at.take()
    if claim.kind != "claim" or mark.text not in MARKS:
        raise mistake(
            "bad-override",
            "not an override",
            value_place(field),
            "write `^claim hypothesis consistent by NAME`",
        )
    return Override(
        claim=claim.text[1:], hypothesis=hypothesis.text, mark=mark.text, by=read_signature(at)[0]
    )


QUESTION_FIELDS = ("hypothesis", "standard", "override", "note")
EPISODE_FIELDS = ("steps", "note")
NOTE_FIELDS = ("about", "by", "on", "access", "text")
VIEWPOINT_FIELDS = (
    "believes",
    "rejects",
    "open",
    "probability",
    "otherwise",
    "known-at",
    "without",
    "whose",
    "note",
)


def spread(block: Block) -> Block:
    """Return a viewpoint on one line, `viewpoint x: believes a; rejects b`, as a block with fields."""
    head, colon, rest = block.head.partition(":")
    if not colon or '"' in head:
        return block
    fields = []
    column = len(head) + 2
    for part in rest.split(";"):
        bare = part.strip()
        start = column + len(part) - len(part.lstrip())
        key, _, value = bare.partition(" ")
        if bare:
            fields.append(Field(key.rstrip(":"), value.strip(), block.at(start), start + len(key) + 1))
        column += len(part) + 1
    return Block(head.rstrip(), block.where, (*fields, *block.fields), block.last)


def read_viewpoint(block: Block, scope: Scope, problems: list[Problem]) -> Viewpoint:
    """Return the viewpoint a block describes."""
    block = spread(block)
    _, id, title = read_head(block)
    fields = Fields(block, scope, problems)
    fields.expect(VIEWPOINT_FIELDS)
    whose = fields.refs("whose")
    return Viewpoint(
        id=id,
        title=title,
        whose=whose[0] if whose else "",
        believes=_witnesses(fields, "believes"),
        rejects=_witnesses(fields, "rejects"),
        open=_witnesses(fields, "open"),
        chances=tuple(fields.each(lambda field: _chance(fields, field), "probability")),
        otherwise=fields.choice("otherwise", Otherwise, Otherwise.OPEN),
        known_at=fields.date("known-at"),
        without_rules=fields.words("without"),
        note=fields.text("note"),
        where=block.where,
    )


def _witnesses(fields: Fields, key: str) -> tuple[str, ...]:
    found = fields.each(lambda field: _read_witnesses(fields, field), key)
    return tuple(witness for witnesses in found for witness in witnesses)


def _read_witnesses(fields: Fields, field: Field) -> tuple[str, ...]:
    at = fields.cursor(field)
    witnesses = [_witness(at)]
    while (token := at.peek()) is not None and (token.kind == "comma" or token.text == "and"):
        at.take()
        witnesses.append(_witness(at))
    finish(at)
    return tuple(witnesses)


def _witness(at: Cursor) -> str:
    token = at.take()
    return token.text if token.kind == "claim" else at.scope.ref(token, at.where).id


def _chance(fields: Fields, field: Field) -> Chance:
    """Read `zawahiri 0.7 by orton`."""
    at = fields.cursor(field)
    witness = _witness(at)
    token = at.take()
    try:
        probability = float(token.text)
    except ValueError:
        probability = -1.0
    if not 0 <= probability <= 1:
        raise at.mistake(
            "bad-probability", f"{token.text!r} is not a probability", "a number from 0 to 1", token
        )
    return Chance(witness=witness, probability=probability, by=read_signature(at)[0])


def read_episode(block: Block, scope: Scope, problems: list[Problem]) -> Episode:
    """Return the episode a block tells, as labels in order."""
    _, id, title = read_head(block)
    fields = Fields(block, scope, problems)
    fields.expect(EPISODE_FIELDS)
    return Episode(
        id=id, title=title, steps=fields.words("steps"), note=fields.text("note"), where=block.where
    )


def read_note(block: Block, scope: Scope, problems: list[Problem], number: int) -> Note:
    """Return the remark a block makes: `note "text"`."""
    tokens = tokenise(block.head, block.where)
    fields = Fields(block, scope, problems)
    fields.expect(NOTE_FIELDS)
    text = plain(block.head[len("note") :].strip()) if len(tokens) > 1 else fields.text("text")
    return Note(
        id=f"note-{number}",
        text=text,
        about=tuple(word for word in fields.words("about") if word),
        by=", ".join(fields.refs("by")),
        on=fields.date("on"),
        access=fields.access(),
        where=block.where,
    )
