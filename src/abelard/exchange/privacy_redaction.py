"""What may be told of the single things of a case: each without the entries that name what is private."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abelard.model.agent import Access
from abelard.model.statement import ClaimRef, Nested, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from abelard.model.agent import Agent
    from abelard.model.claim import Claim
    from abelard.model.inquiry import Dated, Episode, Hypothesis, Note, Question, Viewpoint
    from abelard.model.source import Source
    from abelard.model.statement import Statement
    from abelard.model.vocabulary import Predicate, Rule, Vocabulary
    from abelard.model.when import When

WORD = re.compile(r"[\w.-]+")


def named(statement: Statement) -> Iterator[str]:
    """Yield every id that a statement names: agents, sources, claims, labels."""
    for term in statement.terms():
        yield from named_by(term)


def named_by(term: object) -> Iterator[str]:
    """Yield every id that a term names."""
    if isinstance(term, Ref | ClaimRef):
        yield term.id
    elif isinstance(term, Nested):
        yield from named(term.statement)
        yield from named_in_time(term.when)


def named_in_time(when: When) -> Iterator[str]:
    """Yield every word by which a time is told, dates aside."""
    for point in (*when.start, *when.end):
        for anchor in (point.anchor, point.other):
            if anchor is not None:
                yield from WORD.findall(anchor.ref)


@dataclass(frozen=True)
class Redaction:
    """Takes a thing of a case and gives back what may be told of it."""

    names: frozenset[str]
    """Ids of what is private."""

    def open(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return those of the ids that may be told; `^id` is a claim's."""
        return tuple(id for id in ids if id.removeprefix("^") not in self.names)

    def _is_open(self, *names: str) -> bool:
        return self.names.isdisjoint(names)

    def _is_told(self, item: Dated) -> bool:
        return self._is_open(*named(item.statement), *named_in_time(item.when))

    def agent(self, agent: Agent) -> Agent:
        """Return an agent without the names, members and pictures that tell of others."""
        names = (name for name in agent.names if self._is_open(name.used_by, *named_in_time(name.when)))
        return replace(
            agent, names=tuple(names), includes=self.open(agent.includes), media=self.open(agent.media)
        )

    def source(self, source: Source) -> Source:
        """Return a source without the authors, routes and grades that tell of others."""
        return replace(
            source,
            by=self.open(source.by),
            to=self.open(source.to),
            told_by=self.open(source.told_by),
            quoted_in=tuple(link for link in source.quoted_in if self._is_open(link.source)),
            grades=tuple(grade for grade in source.grades if self._is_open(grade.by)),
        )

    def claim(self, claim: Claim) -> Claim:
        """Return a claim without the hearers, informants and reasons that may not be told."""
        return replace(
            claim,
            to=self.open(claim.to),
            told_by=self.open(claim.told_by),
            grade=claim.grade if claim.grade and self._is_open(claim.grade.by) else None,
            reasons=tuple(reason for reason in claim.reasons if self._is_open(reason.id)),
        )

    def question(self, question: Question) -> Question:
        """Return a question without the hypotheses and marks that tell of what is private."""
        told = tuple(item for item in question.hypotheses if self._may_be_put(item))
        ids = {hypothesis.id for hypothesis in told}
        marks = (mark for mark in question.overrides if mark.hypothesis in ids)
        open_ = tuple(mark for mark in marks if self._is_open(mark.claim, mark.by))
        return replace(question, hypotheses=told, overrides=open_)

    def _may_be_put(self, hypothesis: Hypothesis) -> bool:
        return all(map(self._is_told, hypothesis.statements))

    def episode(self, episode: Episode) -> Episode:
        """Return an episode without the steps of which nothing is told."""
        return replace(episode, steps=self.open(episode.steps))

    def viewpoint(self, viewpoint: Viewpoint) -> Viewpoint:
        """Return a viewpoint without the witnesses that may not be told."""
        return replace(
            viewpoint,
            believes=self.open(viewpoint.believes),
            rejects=self.open(viewpoint.rejects),
            open=self.open(viewpoint.open),
            chances=tuple(
                chance
                for chance in viewpoint.chances
                if self._is_open(chance.witness.removeprefix("^"), chance.by)
            ),
        )

    def may_tell(self, note: Note) -> bool:
        """Whether a note is public and about nothing private."""
        about = (id.removeprefix("^") for id in note.about)
        return note.access is Access.PUBLIC and self._is_open(note.by, *about)

    def vocabulary(self, vocabulary: Vocabulary) -> Vocabulary:
        """Return a vocabulary without the rules and effects that name what is private."""
        return replace(
            vocabulary,
            predicates={id: self._predicate(verb) for id, verb in vocabulary.predicates.items()},
            rules={id: rule for id, rule in vocabulary.rules.items() if self._is_general(rule)},
            constraints={
                id: c for id, c in vocabulary.constraints.items() if all(map(self._is_told, c.body))
            },
        )

    def _predicate(self, predicate: Predicate) -> Predicate:
        effects = (*predicate.starts, *predicate.ends)
        if all(self._is_open(*named(effect)) for effect in effects):
            return predicate
        return replace(
            predicate,
            starts=tuple(effect for effect in predicate.starts if self._is_open(*named(effect))),
            ends=tuple(effect for effect in predicate.ends if self._is_open(*named(effect))),
        )

    def _is_general(self, rule: Rule) -> bool:
        return all(map(self._is_told, (*rule.body, rule.head, *rule.until)))
