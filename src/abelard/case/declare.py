"""The first look at a ledger: which ids and names its blocks declare, before anything refers to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from abelard.case.tokens import MistakeError, tokenise, unquote
from abelard.model.agent import NAME_KINDS, Agent, AgentKind, Name
from abelard.model.names import NameIndex
from abelard.model.problem import Problem, Where
from abelard.model.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.case.lines import Block

AGENTS = frozenset(AgentKind)
OTHERS = frozenset(("question", "viewpoint", "episode"))
NAME_FIELDS = frozenset(NAME_KINDS)


@dataclass
class Declarations:
    """What is declared: bare agents and sources, all names, and the blocks that repeat an id."""

    agents: dict[str, Agent] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    names: NameIndex = field(default_factory=lambda: NameIndex(()))
    repeated: set[Where] = field(default_factory=set)


def declare(blocks: list[tuple[str, Block]], problems: list[Problem]) -> Declarations:
    """Return what the blocks declare. Heads that cannot be read are left to the second look to report."""
    found = Declarations()
    first: dict[tuple[str, str], Where] = {}
    names: list[tuple[str, str]] = []
    for word, block in blocks:
        space = "name" if word in AGENTS or word == "source" else word
        if space != "name" and word not in OTHERS:
            continue
        head = _head(block)
        if head is None:
            continue
        id, title = head
        if (space, id) in first:
            found.repeated.add(block.where)
            problems.append(_duplicate(id, block, first[space, id]))
            continue
        first[space, id] = block.where
        if space == "name":
            _take(word, id, title, found)
            names.extend((name, id) for name in _names(block, title))
    found.names = NameIndex(names)
    return found


def _take(word: str, id: str, title: str, found: Declarations) -> None:
    if word == "source":
        found.sources[id] = Source(id=id, kind="document", title=title)
    else:
        names = (Name(text=title),) if title else ()
        found.agents[id] = Agent(id=id, kind=AgentKind(word), names=names)


def _head(block: Block) -> tuple[str, str] | None:
    try:
        tokens = tokenise(block.head, block.where)
    except MistakeError:
        return None
    if len(tokens) < 2 or tokens[1].kind != "word":  # noqa: PLR2004  the keyword and the id
        return None
    last = tokens[-1]
    return tokens[1].text.rstrip(":"), unquote(last.text) if last.kind == "string" else ""


def _names(block: Block, title: str) -> Iterator[str]:
    if title:
        yield title
    for item in block.fields:
        if item.key in NAME_FIELDS:
            yield from _names_in(item.value, item.where)


def _names_in(value: str, where: Where) -> Iterator[str]:
    """Yield the quotations of a field, and a bare word that begins it."""
    try:
        tokens = tokenise(value, where)
    except MistakeError:
        return
    fresh = True
    for token in tokens:
        if token.kind == "string":
            yield unquote(token.text)
        elif fresh and token.kind == "word":
            yield token.text
        fresh = token.kind == "comma"


def _duplicate(id: str, block: Block, first: Where) -> Problem:
    return Problem(
        code="duplicate-id",
        message=f"the id {id} is taken: it is declared at {first}",
        where=block.where,
        hint="give one of them another id; this block is left out",
    )
