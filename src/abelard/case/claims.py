"""Reading claims: a head that reads as a sentence, and its fields.

head := [label:] [date] [agents STANCE] statement [when]
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from abelard.case.fields import Fields, plain, read_rest, value_place
from abelard.case.grammar import cursor, finish
from abelard.case.heads import Head, read_head
from abelard.case.sources import read_grades, read_said, read_signature
from abelard.case.tokens import mistake
from abelard.model.claim import NO_PASSAGE, Claim, Manner, Passage, Signature
from abelard.model.problem import Where
from abelard.model.statement import ClaimRef

if TYPE_CHECKING:
    from collections.abc import Callable

    from abelard.case.lines import Block, Field
    from abelard.case.scope import Scope
    from abelard.model.problem import Problem

CLAIM_FIELDS = (
    "id", "in", "at", "quote", "prefix", "suffix", "chars", "reading", "said", "channel", "to", "hedge",
    "manner", "told-by", "known", "grade", "because", "entered", "reviewed", "access", "note",
)  # fmt: skip


PLACE_FIELDS = frozenset(("at", "quote", "prefix", "suffix", "chars"))


@dataclass(frozen=True, slots=True)
class Here:
    """What a line `in SOURCE LOCATOR` says of all the claims that follow it."""

    source: str = ""
    locator: str = ""
    passage: Passage = NO_PASSAGE


OF_THE_CLAIM_ABOVE = "^"
"""Stands for the id of the claim whose words a reading reads, until that is known."""

NOT_HERE = Here()


def read_here(block: Block, scope: Scope) -> Here:
    """Read a line `in SOURCE LOCATOR`, which holds until the next such line of its file."""
    at = cursor(block.head, block.where, scope)
    at.take()
    source = at.scope.ref(at.take(), at.where).id
    if source not in scope.sources:
        raise at.mistake(
            "not-a-source", f"{source} is not a source", "declare it: `source ID KIND`", at.tokens[1]
        )
    locator = read_rest(at)
    finish(at)
    return Here(source, locator, Passage(source=source, locator=locator))


def read_claims(block: Block, here: Here, scope: Scope, problems: list[Problem]) -> list[Claim]:
    """Return the claim of a block and its rival readings; nothing if one of its fields cannot be read.

    Those without a written id get theirs later, in `abelard.case.ids`.
    """
    text, where = block.head, block.where
    if text.startswith("finding "):
        text, where = text[8:], Where(where.path, where.line, where.column + 8)
    head = read_head(text, where, scope)
    if not block.fields:
        return [_bare(head, block, here, scope)]
    fields = Fields(block, scope, problems)
    fields.expect(CLAIM_FIELDS)
    claim = _claim(head, fields, here)
    readings = fields.each(lambda field: _reading(field, claim, fields), "reading")
    return [] if fields.failed else [claim, *readings]


def _bare(head: Head, block: Block, here: Here, scope: Scope) -> Claim:
    """Return the claim of a single line."""
    return Claim(
        id="",
        statement=head.parsed.statement.labelled(head.label),
        stance=head.stance,
        by=head.by or (scope.sources[here.source].by if here.source else ()),
        when=head.parsed.when,
        details=head.parsed.details,
        source=here.source,
        passage=here.passage,
        said=head.said,
        finding=block.head.startswith("finding "),
        where=block.where,
    )


def _claim(head: Head, fields: Fields, here: Here) -> Claim:
    source = _source(fields, here)
    by = head.by or (fields.scope.sources[source].by if source else ())
    id = fields.text("id")
    given: dict[str, Any] = {}
    for keys, read in READERS:
        if not fields.keys.isdisjoint(keys):
            given.update(read(fields))
    said = given.pop("said", None)
    return Claim(
        id=id,
        explicit_id=bool(id),
        statement=head.parsed.statement.labelled(head.label),
        stance=head.stance,
        by=by,
        when=head.parsed.when,
        details=head.parsed.details,
        source=source,
        passage=_passage(fields, here, source),
        said=head.said or said,
        finding=fields.block.head.startswith("finding "),
        where=fields.block.where,
        **given,
    )


def _said(fields: Fields) -> dict[str, Any]:
    said, channel, to = read_said(fields)
    return {"said": said, "channel": channel, "to": to}


def _judged(fields: Fields) -> dict[str, Any]:
    grades = read_grades(fields)
    return {"grade": grades[0] if grades else None, "reasons": _reasons(fields)}


def _signed(fields: Fields) -> dict[str, Any]:
    return {"entered": _signature(fields, "entered"), "reviewed": _signature(fields, "reviewed")}


def _worded(fields: Fields) -> dict[str, Any]:
    return {"hedge": fields.text("hedge"), "note": fields.text("note")}


def _circumstances(fields: Fields) -> dict[str, Any]:
    return {
        "manner": fields.choice("manner", Manner, Manner.STATED),
        "told_by": fields.refs("told-by"),
        "known": fields.date("known"),
        "access": fields.access(),
    }


READERS: tuple[tuple[tuple[str, ...], Callable[[Fields], dict[str, Any]]], ...] = (
    (("said", "channel", "to"), _said),
    (("hedge", "note"), _worded),
    (("manner", "told-by", "known", "access"), _circumstances),
    (("grade", "because"), _judged),
    (("entered", "reviewed"), _signed),
)
"""What some fields say of a claim, by the names the model has for it; most claims have one or two of them."""


def _source(fields: Fields, here: Here) -> str:
    return fields.read(fields.get("in"), lambda field: _read_source(fields, field), here.source)


def _read_source(fields: Fields, field: Field) -> str:
    at = fields.cursor(field)
    found = at.scope.ref(at.take(), at.where).id
    finish(at)
    if found not in fields.scope.sources:
        raise mistake(
            "not-a-source", f"{found} is not a source", value_place(field), "declare it: `source ID KIND`"
        )
    return found


def _passage(fields: Fields, here: Here, source: str) -> Passage:
    """Read where the words stand: `at: orton2016 para 22`, or a locator in the claim's own source."""
    if source == here.source and fields.keys.isdisjoint(PLACE_FIELDS):
        return here.passage
    default = _document(fields, here, source)
    document, locator = fields.read(
        fields.get("at"), lambda field: _locator(fields, field, default[0]), default
    )
    start, end = fields.read(fields.get("chars"), _offsets, (-1, -1))
    exact, prefix, suffix = fields.text("quote"), fields.text("prefix"), fields.text("suffix")
    if not (document or locator or exact):
        return NO_PASSAGE
    return Passage(
        source=document, locator=locator, exact=exact, prefix=prefix, suffix=suffix, start=start, end=end
    )


def _document(fields: Fields, here: Here, source: str) -> tuple[str, str]:
    """Return where a claim without `at:` is read: here, unless it names another document that is in hand."""
    if here.source and (source == here.source or not fields.scope.sources[source].in_hand):
        return here.source, here.locator
    return source, ""


def _locator(fields: Fields, field: Field, document: str) -> tuple[str, str]:
    at = fields.cursor(field)
    token = at.peek()
    if token is not None and token.kind == "word" and token.text in fields.scope.sources:
        at.take()
        document = token.text
    locator = plain(field.value) if document != (token.text if token else "") else read_rest(at)
    return document, locator


def _offsets(field: Field) -> tuple[int, int]:
    start, dots, end = field.value.strip().partition("..")
    if not (dots and start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        raise mistake(
            "bad-number",
            f"{field.value!r} is not a range of characters",
            value_place(field),
            "write 120..178",
        )
    return int(start), int(end)


def _reasons(fields: Fields) -> tuple[ClaimRef, ...]:
    return tuple(ClaimRef(word.removeprefix("^")) for word in fields.words("because"))


def _signature(fields: Fields, key: str) -> Signature | None:
    """Read `entered: analyst on 2026-11-22`; the name need not be an agent of the case."""
    return fields.read(fields.get(key), lambda field: _read_signature(fields, field), None)


def _read_signature(fields: Fields, field: Field) -> Signature | None:
    at = fields.cursor(field)
    name = read_rest(at, "on")
    return Signature(by=name, on=read_signature(at)[1])


def _reading(field: Field, claim: Claim, fields: Fields) -> Claim:
    """Return the claim that a rival reading of the same words makes."""
    head = read_head(field.value, value_place(field), fields.scope)
    return replace(
        claim,
        statement=head.parsed.statement.labelled(head.label),
        stance=head.stance,
        by=head.by or claim.by,
        when=head.parsed.when,
        details=head.parsed.details,
        reading_of=OF_THE_CLAIM_ABOVE,
        explicit_id=False,
        where=field.where,
    )
