"""What may leave the house: a case without its private agents, sources, claims and notes.

With a private thing goes whatever would tell of it: the claims that name it, stand in it or rest on it, the
notes about it, the hypotheses and rules that name it. Lists lose the one entry. Words are not searched: who
writes an informant's name into a note has told it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from abelard.exchange.privacy_redaction import Redaction, named, named_by, named_in_time
from abelard.model.agent import Access

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from abelard.model.agent import Agent
    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.model.source import Source

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Public:
    """The part of a case that may leave, and what had to stay."""

    case: Case
    left_out: tuple[str, ...] = ()
    """In words, for the one who exports and nobody else: it names what is private."""


def public(case: Case) -> Public:
    """Return the case without what is private."""
    hidden = {thing.id for thing in _things(case) if thing.access is Access.PRIVATE}
    claims = _open_claims(case, hidden)
    redaction = Redaction(frozenset((*hidden, *_vanished(case, claims))))
    opened = replace(
        case,
        agents=_each(case.agents, redaction.agent, hidden),
        sources=_each(case.sources, redaction.source, hidden),
        claims=tuple(map(redaction.claim, claims)),
        questions=_each(case.questions, redaction.question),
        viewpoints=_each(case.viewpoints, redaction.viewpoint, _of_the_hidden(case, hidden)),
        episodes=_each(case.episodes, redaction.episode),
        notes=tuple(filter(redaction.may_tell, case.notes)),
        vocabulary=redaction.vocabulary(case.vocabulary),
        own_vocabulary=redaction.vocabulary(case.own_vocabulary),
    )
    return Public(case=opened, left_out=tuple(_left_out(case, opened)))


def _things(case: Case) -> tuple[Agent | Source, ...]:
    return (*case.agents.values(), *case.sources.values())


def _each(things: Mapping[str, T], redacted: Callable[[T], T], without: Collection[str] = ()) -> dict[str, T]:
    return {id: redacted(thing) for id, thing in things.items() if id not in without}


def _of_the_hidden(case: Case, hidden: set[str]) -> set[str]:
    """Return the viewpoints of agents who may not be told."""
    return {viewpoint.id for viewpoint in case.viewpoints.values() if viewpoint.whose in hidden}


def _open_claims(case: Case, hidden: set[str]) -> tuple[Claim, ...]:
    """Return the claims that may be told. One that speaks of a claim that stays must stay as well."""
    claims = case.claims
    while True:
        names = hidden.union(_vanished(case, claims))
        told = tuple(claim for claim in claims if not _tells(claim, names))
        if len(told) == len(claims):
            return claims
        claims = told


def _tells(claim: Claim, names: set[str]) -> bool:
    """Whether a claim is private or tells of something that is."""
    if claim.access is Access.PRIVATE:
        return True
    parts = (claim.source, claim.passage.source, claim.reading_of, *claim.by)
    details = (name for _, term in claim.details for name in named_by(term))
    said = (*parts, *details, *named(claim.statement), *named_in_time(claim.when))
    return not names.isdisjoint(said)


def _vanished(case: Case, claims: tuple[Claim, ...]) -> Iterator[str]:
    """Yield the ids and labels of which nothing is left."""
    ids = {claim.id for claim in claims}
    labels = {claim.statement.label for claim in claims}
    for claim in case.claims:
        if claim.id not in ids:
            yield claim.id
            if claim.statement.label and claim.statement.label not in labels:
                yield claim.statement.label


def _left_out(case: Case, opened: Case) -> Iterator[str]:
    """Yield in words what is not told, whole things first."""
    for kind in ("agents", "sources", "questions", "viewpoints", "episodes"):
        before, after = getattr(case, kind), getattr(opened, kind)
        yield from (f"{kind.removesuffix('s')} {id}" for id in before if id not in after)
        yield from (f"part of {kind.removesuffix('s')} {id}" for id in after if after[id] != before[id])
    for claim in case.claims:
        if opened.claim.get(claim.id) != claim:
            yield f"{'part of ' if claim.id in opened.claim else ''}claim {claim.id} ({claim.where})"
    told = {note.id for note in opened.notes}
    yield from (f"{note.id} ({note.where})" for note in case.notes if note.id not in told)
    rules = {*opened.vocabulary.rules, *opened.vocabulary.constraints}
    yield from (
        f"rule {id}" for id in (*case.vocabulary.rules, *case.vocabulary.constraints) if id not in rules
    )
