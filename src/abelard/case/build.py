"""From blocks to a case. A broken block is reported and left out; the rest is not affected.

Names may be used before they are declared, so every block is looked at twice: first for the ids and names it
declares, then for what it says.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from abelard.case.agents import read_agent
from abelard.case.claims import NOT_HERE, read_claims, read_here
from abelard.case.declare import Declarations, declare
from abelard.case.ids import identified
from abelard.case.inquiries import read_episode, read_note, read_question, read_viewpoint
from abelard.case.labels import unify
from abelard.case.packs import KEYWORDS as PACK_KEYWORDS
from abelard.case.packs import load_vocabulary, read_vocabulary
from abelard.case.scope import Scope
from abelard.case.settings import Settings, read_settings
from abelard.case.sources import read_source
from abelard.case.tokens import MistakeError
from abelard.model.agent import AgentKind
from abelard.model.case import Case
from abelard.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from abelard.case.lines import Block
    from abelard.model.claim import Claim
    from abelard.model.inquiry import Note
    from abelard.model.problem import Problem

T = TypeVar("T")

AGENTS = frozenset(AgentKind)
INQUIRIES = frozenset(("question", "viewpoint", "episode", "note"))


def keyword(block: Block) -> str:
    """Return the word that says what a block is; empty for a claim."""
    word = block.head.partition(" ")[0]
    return word if word in KEYWORDS else ""


KEYWORDS = frozenset((*AGENTS, *INQUIRIES, *PACK_KEYWORDS, "case", "include", "source", "in"))
"""Words that open a block; no agent and no label may be called so."""


def build(blocks: Iterable[Block], root: Path | None) -> tuple[Case, tuple[Problem, ...]]:
    """Return the case that the blocks describe, and what is wrong with them."""
    builder = _Builder(root)
    return builder.build([(keyword(block), block) for block in blocks])


class _Builder:
    """One run of interpretation."""

    def __init__(self, root: Path | None) -> None:
        self.root = root
        self.problems: list[Problem] = []

    def build(self, blocks: list[tuple[str, Block]]) -> tuple[Case, tuple[Problem, ...]]:
        settings = self._settings([block for word, block in blocks if word == "case"])
        declared = declare(blocks, self.problems)
        scope = self._scope(blocks, settings, declared)
        agents = {agent.id: agent for agent in self._read(blocks, AGENTS, scope, read_agent, declared)}
        sources = {
            source.id: source for source in self._read(blocks, {"source"}, scope, read_source, declared)
        }
        scope = Scope(agents, sources, declared.names, scope.vocabulary, settings.circa)
        questions = self._read(blocks, {"question"}, scope, read_question, declared)
        viewpoints = self._read(blocks, {"viewpoint"}, scope, read_viewpoint, declared)
        episodes = self._read(blocks, {"episode"}, scope, read_episode, declared)
        case = Case(
            title=settings.title,
            language=settings.language,
            description=settings.description,
            packs=settings.packs,
            circa=settings.circa,
            agents=agents,
            sources=sources,
            claims=self._claims(blocks, scope),
            questions={question.id: question for question in questions},
            viewpoints={viewpoint.id: viewpoint for viewpoint in viewpoints},
            episodes={episode.id: episode for episode in episodes},
            notes=self._notes(blocks, scope),
            vocabulary=scope.vocabulary,
            own_vocabulary=self.own,
        )
        return case, tuple(self.problems)

    def _settings(self, blocks: list[Block]) -> Settings:
        scope = Scope({}, {}, Declarations().names, Vocabulary())
        try:
            return read_settings(blocks, scope, self.problems)
        except MistakeError as error:
            self.problems.append(error.problem)
            return Settings()

    def _scope(self, blocks: list[tuple[str, Block]], settings: Settings, declared: Declarations) -> Scope:
        """Load the packs, then what the case itself adds to them."""
        packed, problems = load_vocabulary(settings.packs, self.root)
        self.problems.extend(problems)
        scope = Scope(declared.agents, declared.sources, declared.names, packed, settings.circa)
        own_blocks = [block for word, block in blocks if word in PACK_KEYWORDS]
        self.own, vocabulary = read_vocabulary(own_blocks, scope, self.problems)
        return Scope(declared.agents, declared.sources, declared.names, vocabulary, settings.circa)

    def _read(
        self,
        blocks: list[tuple[str, Block]],
        words: Iterable[str],
        scope: Scope,
        read: Callable[[Block, Scope, list[Problem]], T],
        declared: Declarations,
    ) -> list[T]:
        """Read the blocks that one of the words opens, each id once."""
        wanted = frozenset(words)
        found = (
            self._attempt(lambda block: read(block, scope, self.problems), block, None)
            for word, block in blocks
            if word in wanted and block.where not in declared.repeated
        )
        return [item for item in found if item is not None]

    def _claims(self, blocks: list[tuple[str, Block]], scope: Scope) -> tuple[Claim, ...]:
        claims: list[Claim] = []
        here, path = NOT_HERE, ""
        for word, block in blocks:
            if block.where.path != path:
                here, path = NOT_HERE, block.where.path
            if word == "in":
                here = self._attempt(lambda block: read_here(block, scope), block, NOT_HERE)
            elif word in ("", "finding"):
                place = NOT_HERE if word else here  # a finding is the analyst's own, wherever it stands
                read = partial(read_claims, here=place, scope=scope, problems=self.problems)
                claims.extend(self._attempt(read, block, []))
        return identified(unify(claims, self.problems), self.problems)

    def _notes(self, blocks: list[tuple[str, Block]], scope: Scope) -> tuple[Note, ...]:
        notes: list[Note] = []
        for block in (block for word, block in blocks if word == "note"):
            read = partial(read_note, scope=scope, problems=self.problems, number=len(notes) + 1)
            note = self._attempt(read, block, None)
            if note is not None:
                notes.append(note)
        return tuple(notes)

    def _attempt(self, read: Callable[[Block], T], block: Block, default: T) -> T:
        """Return what a reader makes of a block; report its mistake and return the default otherwise."""
        try:
            return read(block)
        except MistakeError as error:
            self.problems.append(error.problem)
            return default
