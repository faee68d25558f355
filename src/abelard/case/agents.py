"""Reading the blocks of agents: `person ID "Name"` and its like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.case.fields import Fields
from abelard.case.grammar import Cursor, finish, read_statement, read_term
from abelard.case.times import TIME_WORDS, read_when
from abelard.case.tokens import mistake, tokenise, unquote
from abelard.model.agent import COLOURS, NAME_KINDS, Agent, AgentKind, Name
from abelard.model.statement import PLAIN_ID, Quantity
from abelard.model.when import UNDATED

if TYPE_CHECKING:
    from abelard.case.lines import Block, Field
    from abelard.case.scope import Scope
    from abelard.model.problem import Problem

AGENT_FIELDS = (
    *NAME_KINDS,
    "count",
    "includes",
    "description",
    "media",
    "same",
    "colour",
    "access",
    "note",
)


def read_head(block: Block) -> tuple[str, str, str]:
    """Return the keyword, the id and the title of a head such as `person zarqawi "Abu Musab al-Zarqawi"`."""
    tokens = tokenise(block.head, block.where)
    keyword = tokens[0].text
    if len(tokens) < 2 or tokens[1].kind != "word":  # noqa: PLR2004  the keyword and the id
        raise mistake(
            "no-id", f"this {keyword} has no id", block.at(len(keyword) + 1), f"write `{keyword} ID`"
        )
    id = tokens[1].text
    if not PLAIN_ID.fullmatch(id):
        raise mistake(
            "bad-id",
            f"{id!r} cannot be an id",
            block.at(tokens[1].column),
            "letters first, then also digits - _ .",
        )
    title = unquote(tokens[2].text) if len(tokens) > 2 and tokens[2].kind == "string" else ""  # noqa: PLR2004
    rest = tokens[3 if title else 2 :]
    if rest:
        raise mistake("unexpected", f"did not expect {rest[0].text!r} here", block.at(rest[0].column))
    return keyword, id, title


def read_agent(block: Block, scope: Scope, problems: list[Problem]) -> Agent:
    """Return the agent that a block declares; raise MistakeError if its head cannot be read."""
    keyword, id, title = read_head(block)
    fields = Fields(block, scope, problems)
    fields.expect(AGENT_FIELDS)
    names = (Name(text=title),) if title else ()
    return Agent(
        id=id,
        kind=AgentKind(keyword),
        names=(*names, *_names(fields, title)),
        description=fields.text("description"),
        count=_count(fields),
        includes=fields.words("includes"),
        media=fields.words("media"),
        same_as=fields.words("same"),
        colour=fields.choice("colour", COLOURS, ""),
        access=fields.access(),
        note=fields.text("note"),
        where=block.where,
    )


def _names(fields: Fields, title: str) -> list[Name]:
    """Return the names given by fields; one that only repeats the title gives the title its kind."""
    found = [
        name for names in fields.each(lambda field: _read_names(fields, field), *NAME_KINDS) for name in names
    ]
    return [name for name in found if not (name.text == title and name.kind == "name")]


def _read_names(fields: Fields, field: Field) -> list[Name]:
    at = fields.cursor(field)
    names = [_read_name(at, field.key)]
    while (token := at.peek()) is not None and token.kind == "comma":
        at.take()
        names.append(_read_name(at, field.key))
    finish(at)
    return names


def _read_name(at: Cursor, kind: str) -> Name:
    """Read `"Name" lang ar used-by zawahiri from 2004`."""
    token = at.take()
    if token.kind not in ("string", "word"):
        raise at.mistake(
            "unexpected", f"expected a name, found {token.text!r}", 'write it between " "', token
        )
    text = unquote(token.text) if token.kind == "string" else token.text
    language = used_by = ""
    when = UNDATED
    while (following := at.peek()) is not None and following.kind == "word":
        if at.skip("lang"):
            language = at.take().text
        elif at.skip("used-by"):
            used_by = at.scope.ref(at.take(), at.where).id
        elif following.text in TIME_WORDS:
            when = read_when(at, read_statement)
        else:
            raise at.mistake(
                "unexpected",
                f"did not expect {following.text!r} here",
                "lang, used-by or a time may follow a name",
            )
    return Name(text=text, kind=kind, language=language, used_by=used_by, when=when)


def _count(fields: Fields) -> Quantity | None:
    return fields.read(fields.get("count"), lambda field: _quantity(fields, field), None)


def _quantity(fields: Fields, field: Field) -> Quantity | None:
    at = fields.cursor(field)
    term = read_term(at, at.take())
    finish(at)
    if not isinstance(term, Quantity):
        raise mistake("bad-number", f"{field.value!r} is not a number", field.where, "write 12, ~12 or 5..7")
    return term
