"""Giving the names in a claim, an agent or a source other ids."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.model.statement import Nested, Ref, Statement
from abelard.model.when import When

if TYPE_CHECKING:
    from collections.abc import Mapping

    from abelard.model.agent import Agent
    from abelard.model.claim import Claim
    from abelard.model.source import Source
    from abelard.model.statement import Term
    from abelard.model.when import Anchor, Point


def claim_renamed(claim: Claim, ids: Mapping[str, str]) -> Claim:
    """Return a claim in which agents and sources have other ids."""
    return replace(
        claim,
        statement=statement_renamed(claim.statement, ids),
        by=_all(claim.by, ids),
        when=_when(claim.when, ids),
        details=_qualifiers(claim.details, ids),
        source=ids.get(claim.source, claim.source),
        passage=replace(claim.passage, source=ids.get(claim.passage.source, claim.passage.source)),
        to=_all(claim.to, ids),
        told_by=_all(claim.told_by, ids),
    )


def agent_renamed(agent: Agent, ids: Mapping[str, str]) -> Agent:
    """Return an agent, and those it names, under other ids."""
    return replace(agent, id=ids.get(agent.id, agent.id), includes=_all(agent.includes, ids))


def source_renamed(source: Source, ids: Mapping[str, str]) -> Source:
    """Return a source, and those it names, under other ids."""
    links = tuple(replace(link, source=ids.get(link.source, link.source)) for link in source.quoted_in)
    return replace(
        source,
        id=ids.get(source.id, source.id),
        by=_all(source.by, ids),
        to=_all(source.to, ids),
        told_by=_all(source.told_by, ids),
        quoted_in=links,
    )


def statement_renamed(statement: Statement, ids: Mapping[str, str]) -> Statement:
    """Return a statement, nested ones included, about other ids."""
    return Statement(
        _term(statement.subject, ids),
        statement.predicate,
        None if statement.object is None else _term(statement.object, ids),
        _qualifiers(statement.qualifiers, ids),
        statement.label,
    )


def _term(term: Term, ids: Mapping[str, str]) -> Term:
    if isinstance(term, Ref):
        return Ref(ids.get(term.id, term.id))
    if isinstance(term, Nested):
        return Nested(statement_renamed(term.statement, ids), _when(term.when, ids))
    return term


def _qualifiers(given: tuple[tuple[str, Term], ...], ids: Mapping[str, str]) -> tuple[tuple[str, Term], ...]:
    return tuple((name, _term(term, ids)) for name, term in given)


def _all(given: tuple[str, ...], ids: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids.get(id, id) for id in given))


def _when(when: When, ids: Mapping[str, str]) -> When:
    """Rename what a time is told by. One told by a statement stays: it is read again before writing."""
    return When(when.mode, *(tuple(_point(point, ids) for point in side) for side in (when.start, when.end)))


def _point(point: Point, ids: Mapping[str, str]) -> Point:
    other = _anchor(point.other, ids) if point.other else None
    return replace(point, anchor=_anchor(point.anchor, ids), other=other)


def _anchor(anchor: Anchor, ids: Mapping[str, str]) -> Anchor:
    return replace(anchor, ref=ids[anchor.ref]) if anchor.ref in ids else anchor
