"""The `case` block: its title, language, packs, and how wide "circa" is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.case.fields import Fields, value_place
from abelard.case.tokens import mistake, tokenise, unquote
from abelard.model.circa import DEFAULT_CIRCA, Circa, read_circa
from abelard.model.date import Unreadable

if TYPE_CHECKING:
    from abelard.case.lines import Block, Field
    from abelard.case.scope import Scope
    from abelard.model.problem import Problem

CASE_FIELDS = ("language", "packs", "circa", "description")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a case says of itself."""

    title: str = ""
    language: str = ""
    description: str = ""
    packs: tuple[str, ...] = ("organisations",)
    circa: Circa = DEFAULT_CIRCA


def read_settings(blocks: list[Block], scope: Scope, problems: list[Problem]) -> Settings:
    """Return the settings that the `case` block gives; a second such block is reported."""
    if not blocks:
        return Settings()
    first = blocks[0].where
    problems.extend(
        mistake("duplicate-id", "a second `case` block", again.where, f"the first is at {first}").problem
        for again in blocks[1:]
    )
    block = blocks[0]
    tokens = tokenise(block.head, block.where)
    fields = Fields(block, scope, problems)
    fields.expect(CASE_FIELDS)
    return Settings(
        title=unquote(tokens[1].text) if len(tokens) > 1 and tokens[1].kind == "string" else "",
        language=fields.text("language"),
        description=fields.text("description"),
        packs=fields.words("packs") or ("organisations",),
        circa=fields.read(fields.get("circa"), _circa, DEFAULT_CIRCA),
    )


def _circa(field: Field) -> Circa:
    found = read_circa(field.value)
    if isinstance(found, Unreadable):
        raise mistake("bad-circa", found.message, value_place(field), found.hint)
    return found
