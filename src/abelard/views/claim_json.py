"""One claim as JSON, and the chain by which it came to us: the form every command and the API use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from abelard.case.anchors import find_words
from abelard.model.chain import Relay, routes
from abelard.model.source import Channel
from abelard.model.statement import Words
from abelard.model.vocabulary import Aspect
from abelard.model.when import Kind, asserted_span
from abelard.reasoning.chain import known_date

if TYPE_CHECKING:
    from abelard.case.texts import Texts
    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.model.date import Date
    from abelard.model.statement import Term


def claim_json(claim: Claim, case: Case, texts: Texts) -> dict[str, Any]:
    """Return the JSON object of a claim, as JSON.md has it."""
    ways = routes(claim, case)
    source = case.sources.get(claim.source)
    statement = claim.statement
    qualifiers = {name: _term(term) for name, term in (*statement.qualifiers, *claim.details)}
    return {
        "id": claim.id,
        "statement": str(statement),
        "label": statement.label,
        "subject": _term(statement.subject),
        "predicate": statement.predicate,
        "object": _term(statement.object),
        "extent": asserted_span(claim.when, _kind(claim, case)).as_json(),
        "when": str(claim.when),
        "qualifiers": qualifiers,
        "stance": str(claim.stance),
        "manner": str(claim.manner),
        "by": list(claim.by),
        "via": [_relay(relay) for relay in ways[0]] if ways else [],
        "routes": [[_relay(relay) for relay in way] for way in ways],
        "hedge": claim.hedge,
        "said": _date(claim.said or (source.said if source else None)),
        "known": _date(known_date(case, claim)),
        "channel": str(claim.channel or (source.channel if source else Channel.UNSTATED)),
        "source": claim.source,
        "passage": _passage(claim, texts),
        "reading_of": claim.reading_of,
        "finding": claim.finding,
        "note": claim.note,
        "where": f"{claim.where.path}:{claim.where.line}",
    }


def _kind(claim: Claim, case: Case) -> Kind:
    return "event" if case.vocabulary.aspect(claim.statement.predicate) is Aspect.EVENT else "state"


def _term(term: Term | None) -> str | None:
    """Return a term as text: an id, a number, a statement in the notation; of words the words alone."""
    return term.text if isinstance(term, Words) else None if term is None else str(term)


def _date(date: Date | None) -> str | None:
    return date.text if date else None


def _relay(relay: Relay) -> dict[str, Any]:
    return {
        "agent": ", ".join(relay.by),
        "source": relay.source,
        "channel": str(relay.channel),
        "said": _date(relay.said),
        "hedge": relay.hedge,
    }


def _passage(claim: Claim, texts: Texts) -> dict[str, Any]:
    passage = claim.passage
    found = find_words(passage, texts.of(passage.source))
    return {
        "source": passage.source,
        "exact": passage.exact,
        "start": found.start if found.start >= 0 else None,
        "end": found.end if found.end >= 0 else None,
        "page": passage.locator,
        "status": str(found.status),
    }
