"""Finding and reading packs: those that come with Abelard, and those in a case's own folder `packs/`."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from abelard.case.files import read_document
from abelard.case.lines import Block, read_blocks
from abelard.case.scope import Scope
from abelard.case.tokens import MistakeError, mistake
from abelard.case.vocabulary import (
    read_constraint,
    read_predicate,
    read_qualifier,
    read_rule,
    with_effects,
)
from abelard.model.names import NameIndex
from abelard.model.problem import Problem, Where
from abelard.model.statement import PLAIN_ID
from abelard.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEYWORDS = frozenset(("predicate", "qualifier", "rule", "constraint"))
EMPTY = Vocabulary()


def load_vocabulary(names: tuple[str, ...], root: Path | None) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """Return what the named packs define together; a later pack overrides an earlier."""
    vocabulary = EMPTY
    problems: list[Problem] = []
    for name in names:
        own = root / "packs" / f"{name}.abl" if root and PLAIN_ID.fullmatch(name) else None
        if own is not None and own.is_file() and root is not None:
            found = _read_own(root, f"packs/{name}.abl", problems)
        elif name in built_in_packs():
            found = _built_in(name)
        else:
            known = ", ".join(built_in_packs())
            where = Where("case.abl", 1, 1)
            hint = f"Abelard brings {known}; your own go into packs/NAME.abl"
            problems.append(mistake("unknown-pack", f"no pack is called {name!r}", where, hint).problem)
            continue
        problems.extend(found[1])
        vocabulary = merged(vocabulary, found[0])
    return vocabulary, tuple(problems)


def built_in_packs() -> tuple[str, ...]:
    """Return the names of the packs that come with Abelard."""
    folder = resources.files("abelard") / "packs"
    return tuple(sorted(child.name[:-4] for child in folder.iterdir() if child.name.endswith(".abl")))


@cache
def _built_in(name: str) -> tuple[Vocabulary, tuple[Problem, ...]]:
    text = (resources.files("abelard") / "packs" / f"{name}.abl").read_text(encoding="utf-8")
    return _read_text(text, f"{name}.abl")


def _read_own(root: Path, relative: str, problems: list[Problem]) -> tuple[Vocabulary, tuple[Problem, ...]]:
    document = read_document(root, relative, problems)
    return _read_text(document.text, relative) if document else (EMPTY, ())


def _read_text(text: str, path: str) -> tuple[Vocabulary, tuple[Problem, ...]]:
    blocks, found = read_blocks(text, path)
    problems = list(found)
    scope = Scope({}, {}, NameIndex(()), EMPTY)
    vocabulary, _ = read_vocabulary(list(blocks), scope, problems)
    return vocabulary, tuple(problems)


def merged(first: Vocabulary, second: Vocabulary) -> Vocabulary:
    """Return both together; what the second defines again overrides the first."""
    return Vocabulary(
        predicates={**first.predicates, **second.predicates},
        qualifiers={**first.qualifiers, **second.qualifiers},
        rules={**first.rules, **second.rules},
        constraints={**first.constraints, **second.constraints},
    )


def read_vocabulary(
    blocks: list[Block], scope: Scope, problems: list[Problem]
) -> tuple[Vocabulary, Vocabulary]:
    """Return what the blocks define, and that merged over the vocabulary they build on."""
    words = [(block.head.partition(" ")[0], block) for block in blocks]
    read = _Reading(problems)
    bare = Vocabulary(
        predicates=read.all(words, "predicate", scope, read_predicate),
        qualifiers=read.all(words, "qualifier", scope, read_qualifier),
    )
    known = _within(scope, merged(scope.vocabulary, bare))
    places = {block.where: block for block in blocks}
    predicates = {
        id: with_effects(predicate, places[predicate.where], known, problems)
        for id, predicate in bare.predicates.items()
    }
    own = Vocabulary(
        predicates=predicates,
        qualifiers=bare.qualifiers,
        rules=read.all(words, "rule", known, read_rule),
        constraints=read.all(words, "constraint", known, read_constraint),
    )
    return own, merged(scope.vocabulary, own)


def _within(scope: Scope, vocabulary: Vocabulary) -> Scope:
    return Scope(scope.agents, scope.sources, scope.names, vocabulary, scope.circa)


class _Reading:
    """Reads blocks of one kind into a dictionary by id."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems

    def all(
        self,
        words: list[tuple[str, Block]],
        word: str,
        scope: Scope,
        read: Callable[[Block, Scope, list[Problem]], Any],
    ) -> dict[str, Any]:
        found = {}
        for _, block in (pair for pair in words if pair[0] == word):
            try:
                item = read(block, scope, self.problems)
            except MistakeError as error:
                self.problems.append(error.problem)
                continue
            if item is not None:
                found[item.id] = item
        return found
