"""The case: everything that stands in a ledger, frozen, with indexes. Changing it means making a new one."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from abelard.model.claim import Stance
from abelard.model.date import DEFAULT_CIRCA, Circa
from abelard.model.inquiry import EVERYONE
from abelard.model.names import NameIndex
from abelard.model.statement import ClaimRef, Statement, Words, references
from abelard.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from abelard.model.agent import Agent
    from abelard.model.claim import Claim
    from abelard.model.inquiry import Episode, Note, Question, Viewpoint
    from abelard.model.source import Source


@dataclass(frozen=True, kw_only=True)
class Case:
    """A dispute as its ledger has it. Mappings keep the order of the files."""

    title: str = ""
    language: str = ""
    description: str = ""
    packs: tuple[str, ...] = ("organisations",)
    circa: Circa = DEFAULT_CIRCA
    agents: Mapping[str, Agent] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    questions: Mapping[str, Question] = field(default_factory=dict)
    viewpoints: Mapping[str, Viewpoint] = field(default_factory=dict)
    episodes: Mapping[str, Episode] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    """What the packs and the case itself define, together."""
    own_vocabulary: Vocabulary = field(default_factory=Vocabulary)
    """What the case itself defines."""

    @cached_property
    def claim(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def statements(self) -> dict[Statement, tuple[Claim, ...]]:
        """Claims by the statement they take a stance on, in the order of the files."""
        groups: dict[Statement, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            groups[claim.statement].append(claim)
        return {statement: tuple(claims) for statement, claims in groups.items()}

    @cached_property
    def labels(self) -> dict[str, Statement]:
        """Statements by their label."""
        return {statement.label: statement for statement in self.statements if statement.label}

    @cached_property
    def mentions(self) -> dict[str, tuple[Claim, ...]]:
        """Claims by the agents and sources that their statements name or that utter them."""
        groups: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            for ref in dict.fromkeys((*references(claim.statement), *claim.by)):
                groups[ref].append(claim)
        return {ref: tuple(claims) for ref, claims in groups.items()}

    @cached_property
    def names(self) -> NameIndex:
        """Finds agents and sources by any of their names, those that only claims give them included."""
        return NameIndex(self._all_names())

    def _all_names(self) -> Iterator[tuple[str, str]]:
        for agent in self.agents.values():
            for name in agent.names:
                yield name.text, agent.id
        for source in self.sources.values():
            if source.title:
                yield source.title, source.id
        for claim in self.claims:
            statement = claim.statement
            if statement.predicate == "named" and isinstance(statement.object, Words):
                for ref in references(Statement(statement.subject)):
                    yield statement.object.text, ref

    @cached_property
    def speakers(self) -> dict[str, int]:
        """How many claims each agent makes, most first."""
        counts = Counter(speaker for claim in self.claims for speaker in claim.by)
        return dict(counts.most_common())

    def viewpoint(self, name: str) -> Viewpoint | None:
        """Return a viewpoint by its id; `everyone` is always there."""
        return self.viewpoints.get(name) or (EVERYONE if name == EVERYONE.id else None)

    def name_of(self, ref: str) -> str:
        """Return the name to show for an agent or a source; the id itself where it is neither."""
        thing = self.agents.get(ref) or self.sources.get(ref)
        return thing.name if thing else ref

    @cached_property
    def _by_text(self) -> dict[str, Statement]:
        keys = ((str(one) if one.label else one.key, one) for one in reversed(self.statements))
        return dict(keys)

    def anchor(self, ref: str) -> Statement | Source | None:
        """Return what a relative time is told by: a label, a statement as written, or a source."""
        if ref in self.labels:
            return self.labels[ref]
        return self._by_text.get(ref) or self.sources.get(ref)

    def aimed_at(self, ref: ClaimRef, by: tuple[str, ...] = ()) -> tuple[Claim, ...]:
        """Return the claims that `^id` means: one by its id, or what is affirmed (else denied) of a label.

        With `by`, only of the word of these: a retraction takes back one's own.
        """
        if ref.id in self.claim:
            return (self.claim[ref.id],)
        statement = self.labels.get(ref.id)
        found = self.statements[statement] if statement else ()
        own = tuple(claim for claim in found if not by or set(by) & set(claim.by))
        return tuple(claim for claim in own if claim.stance is Stance.AFFIRMS) or own
