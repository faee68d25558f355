"""Reading the blocks of sources: `source ID KIND "Title"`, its dates, its chain and its grades."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abelard.case.fields import Fields, read_refs, read_rest
from abelard.case.grammar import Cursor, finish
from abelard.case.tokens import mistake, tokenise, unquote
from abelard.model.names import did_you_mean
from abelard.model.source import SOURCE_KINDS, Channel, Grade, Link, Source
from abelard.model.statement import PLAIN_ID

if TYPE_CHECKING:
    from abelard.case.lines import Block, Field
    from abelard.case.scope import Scope
    from abelard.model.date import Date
    from abelard.model.problem import Problem

PLAIN_FIELDS = (
    "url", "archived", "sha256", "text", "digest", "file", "credit", "language", "container",
    "publisher", "edition", "translator", "pages", "note",
)  # fmt: skip
SOURCE_FIELDS = (
    "by", "said", "published", "channel", "to", "quoted-in", "in-hand", "told-by", "grade", "access",
    *PLAIN_FIELDS,
)  # fmt: skip
GRADE = re.compile(r"([A-F]?)([1-6]?)")


def read_source(block: Block, scope: Scope, problems: list[Problem]) -> Source:
    """Return the source that a block declares; raise MistakeError if its head cannot be read."""
    id, kind, title = _head(block)
    fields = Fields(block, scope, problems)
    fields.expect(SOURCE_FIELDS)
    said, channel, to = read_said(fields)
    links = tuple(fields.each(lambda field: _link(fields, field), "quoted-in"))
    return Source(
        id=id,
        kind=kind,
        title=title,
        by=fields.refs("by"),
        said=said,
        published=fields.date("published"),
        channel=channel,
        to=to,
        quoted_in=links,
        in_hand=fields.yes("in-hand", default=not links),
        told_by=fields.refs("told-by"),
        grades=tuple(read_grades(fields)),
        access=fields.access(),
        where=block.where,
        **{name: fields.text(name) for name in PLAIN_FIELDS},
    )


def _head(block: Block) -> tuple[str, str, str]:
    """Read `source ID KIND "Title"`; the kind may be left out, and is then a document."""
    tokens = tokenise(block.head, block.where)[1:]
    if not tokens or not PLAIN_ID.fullmatch(tokens[0].text):
        raise mistake(
            "no-id", "this source has no id", block.at(len("source ")), 'write `source ID KIND "Title"`'
        )
    id = tokens.pop(0).text
    kind = tokens.pop(0) if tokens and tokens[0].kind == "word" else None
    if kind is not None and kind.text not in SOURCE_KINDS:
        near = did_you_mean(kind.text, SOURCE_KINDS)
        hint = f"did you mean {near}?" if near else "one of " + ", ".join(SOURCE_KINDS)
        raise mistake("bad-choice", f"no kind of source is called {kind.text!r}", block.at(kind.column), hint)
    title = unquote(tokens.pop(0).text) if tokens and tokens[0].kind == "string" else ""
    if tokens:
        raise mistake("unexpected", f"did not expect {tokens[0].text!r} here", block.at(tokens[0].column))
    return id, kind.text if kind else "document", title


def read_said(fields: Fields) -> tuple[Date | None, Channel, tuple[str, ...]]:
    """Read `said: 2014-05, public` together with the fields `channel:` and `to:`."""
    channel = fields.choice("channel", Channel, Channel.UNSTATED)
    to = fields.refs("to")
    nothing: tuple[Date | None, Channel] = (None, Channel.UNSTATED)
    date, said_channel = fields.read(fields.get("said"), lambda field: _said(fields, field), nothing)
    return date, said_channel or channel, to


def _said(fields: Fields, field: Field) -> tuple[Date | None, Channel]:
    at = fields.cursor(field)
    date: Date | None = None
    channel = Channel.UNSTATED
    while (token := at.peek()) is not None:
        at.take()
        if token.kind == "comma":
            continue
        if token.text in set(Channel):
            channel = Channel(token.text)
        else:
            date = fields.scope.date(token.text, at.place(token))
    return date, channel


def _link(fields: Fields, field: Field) -> Link:
    """Read `z2014 para 3, hedge "purportedly"`."""
    at = fields.cursor(field)
    source = at.scope.ref(at.take(), at.where).id
    locator = read_rest(at, "hedge")
    hedge = ""
    if (token := at.peek()) is not None and token.kind == "comma":
        at.take()
    if at.skip("hedge"):
        hedge = read_rest(at)
    finish(at)
    return Link(source=source, locator=locator, hedge=hedge)


def read_grades(fields: Fields) -> list[Grade]:
    """Return the Admiralty grades of a block."""
    return fields.each(lambda field: _grade(fields, field), "grade")


def _grade(fields: Fields, field: Field) -> Grade:
    """Read `B2 by orton on 2016-08`."""
    at = fields.cursor(field)
    token = at.take()
    found = GRADE.fullmatch(token.text)
    if not found:
        raise at.mistake(
            "bad-grade", f"{token.text!r} is not an Admiralty grade", "A-F and 1-6, such as B2", token
        )
    by, on = read_signature(at)
    return Grade(reliability=found[1], credibility=found[2], by=by, on=on)


def read_signature(at: Cursor) -> tuple[str, Date | None]:
    """Read `by NAME on DATE`, either part optional, up to the end."""
    by = ""
    on: Date | None = None
    while at.peek() is not None:
        if at.skip("by"):
            by = ", ".join(read_refs(at))
        elif at.skip("on"):
            token = at.take()
            on = at.scope.date(token.text, at.place(token))
        else:
            finish(at)
    return by, on
