"""A proposal as it is shown: plain values, ready for JSON, the same for the terminal and the workbench."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from abelard.case.anchors import Status as Found
from abelard.case.anchors import find_words
from abelard.case.check_claims import signatures
from abelard.model.claim import Stance
from abelard.model.statement import Ref, Statement
from abelard.model.wording import say_statement
from abelard.model.wording_text import clean, listed, sentence
from abelard.model.wording_when import say_when
from abelard.workspace.queue_merge import rejected_beside
from abelard.workspace.words_shown import surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.case.texts import Texts
    from abelard.model.case import Case
    from abelard.model.claim import Claim, Passage
    from abelard.model.problem import Problem
    from abelard.workspace.fitting import Fit, Fitting
    from abelard.workspace.proposals import Proposal

STANCES = {
    Stance.AFFIRMS: "says that",
    Stance.DENIES: "denies that",
    Stance.DOUBTS: "doubts that",
    Stance.RETRACTS: "takes back that",
    Stance.SEARCHED_FOR: "looked in vain for it that",
}
CONFIDENCE = ((0.85, "almost sure"), (0.7, "likely"), (0.55, "more likely than not"), (0.4, "an even chance"))
"""How sure the reader is that the words say this, in words; below the last, "doubtful"."""
_PAGE = re.compile(r"(?:page|p\.?) (\d+)")


def confidence_in_words(confidence: float) -> str:
    """Say how sure the reader is: a word for a range of numbers, as in ICD 203, Annex A."""
    return next((words for least, words in CONFIDENCE if confidence >= least), "doubtful")


def item(proposal: Proposal, fitting: Fitting, texts: Texts) -> dict[str, Any]:
    """Return all there is to show of a proposal. See `Review.items` for the fields."""
    fit = fitting.fit(proposal)
    case = _with_new(fitting.case, fit)
    claim = fit.claim
    passage = claim.passage if claim else None
    page = _PAGE.search(passage.locator) if passage else None
    return {
        "id": proposal.id,
        "kind": _kind(claim),
        "source": proposal.source,
        "source_title": clean(case.name_of(proposal.source)),
        "locator": passage.locator if passage else "",
        "page": int(page[1]) if page else None,
        "status": str(proposal.status),
        "decided": proposal.decided,
        "confidence": proposal.confidence,
        "confidence_words": confidence_in_words(proposal.confidence),
        "passage": _passage(proposal, passage, texts),
        "sentence": said(claim, case) if claim else "",
        "text": fit.text,
        "editable": editable(proposal, fit, fitting),
        "blocks": [{"id": one.id, "text": one.text} for one in fit.things],
        "agents": [_agent(id, fit, fitting) for id in fit.matches],
        "duplicates": list(_duplicates(claim, fitting.case)) if claim else [],
        "rejected_before": [
            {"id": one.id, "text": one.text, "decided": one.decided}
            for one in rejected_beside(proposal, fitting.queue)
        ],
        "problems": [one.as_json() for one in (*fit.problems, *_remarks(claim, case, texts))],
    }


def editable(proposal: Proposal, fit: Fit, fitting: Fitting) -> str:
    """Return what somebody may change before it is accepted: the claim, and the agents that come with it."""
    safe = all(one.id == id or one.id not in fitting.candidates for id, one in fit.matches.items())
    text = fit.text if safe else proposal.text  # else an id of the case would be taken for one of the queue
    lines = text.rstrip("\n").split("\n")
    claim = "".join(f"{line}\n" for line in lines if not line.startswith("  id: "))
    new = [one.text if safe else fitting.candidates[one.candidate].text for one in fit.things]
    return "\n".join([claim, *new])


def said(claim: Claim, case: Case) -> str:
    """Return a claim as a plain sentence: who says what, and when it was so."""
    clause = say_statement(claim.statement, case, details=claim.details)
    when = say_when(claim.when, case, lambda inner: say_statement(inner, case))
    what = f"{clause}, {when}" if when else clause
    speakers = claim.by or _author(claim, case)
    who = listed(clean(case.name_of(one)) for one in speakers) or "The document"
    return sentence(f"{who} {_verb(claim.stance, len(speakers))} {what}")


def _author(claim: Claim, case: Case) -> tuple[str, ...]:
    source = case.sources.get(claim.source)
    return source.by if source else ()


def _verb(stance: Stance, speakers: int) -> str:
    words = STANCES[stance]
    if speakers < 2:  # noqa: PLR2004  one speaker, or nobody named
        return words
    return {"says that": "say that", "denies that": "deny that", "doubts that": "doubt that",
            "takes back that": "take back that"}.get(words, words)  # fmt: skip


def _kind(claim: Claim | None) -> str:
    """Return what a proposal can be picked by in bulk: its predicate, `words` or `unreadable`."""
    if claim is None:
        return "unreadable"
    return claim.statement.predicate or "words"


def _with_new(case: Case, fit: Fit) -> Case:
    """Return the case with the agents and sources of a fit, for their names."""
    from dataclasses import replace  # noqa: PLC0415  only where something is new

    from abelard.model.agent import Agent  # noqa: PLC0415  the same

    if not fit.things:
        return case
    agents = {one.id: one.value for one in fit.things if isinstance(one.value, Agent)}
    sources = {one.id: one.value for one in fit.things if not isinstance(one.value, Agent)}
    return replace(case, agents={**case.agents, **agents}, sources={**case.sources, **sources})


def _passage(proposal: Proposal, passage: Passage | None, texts: Texts) -> dict[str, Any]:
    text = texts.of(passage.source if passage and passage.source else proposal.source)
    words = passage.exact if passage else ""
    found = find_words(passage, text) if passage else None
    start, end = (found.start, found.end) if found and found.start >= 0 else proposal.chars
    shown = surroundings(text, start, end, words)
    return {
        "before": shown.before,
        "text": shown.text,
        "after": shown.after,
        "marks": [list(mark) for mark in shown.marks],
        "start": shown.start,
        "status": str(found.status if found else Found.UNQUOTED),
    }


def _agent(id: str, fit: Fit, fitting: Fitting) -> dict[str, Any]:
    found = fit.matches[id]
    candidate = fitting.candidates[id]
    known = fitting.case.agents.get(found.id) or fitting.case.sources.get(found.id)
    return {
        "candidate": id,
        "id": found.id,
        "name": clean(known.name if known else candidate.names[0] if candidate.names else id),
        "kind": candidate.kind,
        "new": found.is_new,
        "because": str(found.because),
        "ask": found.needs_a_person,
        "names": list(candidate.names),
        "mentions": candidate.mentions,
        "claims": len(fitting.case.mentions.get(found.id, ())),
        "like": [{"id": other, "name": clean(name)} for other, name in found.like],
    }


def _duplicates(claim: Claim, case: Case) -> Iterator[dict[str, Any]]:
    """Yield the claims of the case about the same statement, either way round where that is the same."""
    for statement in _ways(claim.statement, case):
        for other in case.statements.get(statement, ()):
            if other.id != claim.id:
                yield {
                    "id": other.id,
                    "sentence": said(other, case),
                    "where": f"{other.where.path}:{other.where.line}",
                    "how": _how(claim, other),
                }


def _ways(statement: Statement, case: Case) -> Iterator[Statement]:
    yield statement
    known = case.vocabulary.predicates.get(statement.predicate)
    if known and known.symmetric and isinstance(statement.object, Ref):
        yield Statement(statement.object, statement.predicate, statement.subject, statement.qualifiers)


def _how(claim: Claim, other: Claim) -> str:
    """Say how another claim about the same stands to this one."""
    same_stance = claim.stance is other.stance
    if other.by != claim.by:
        return "another says the same" if same_stance else "another says otherwise"
    if not same_stance:
        return "the same speaker says otherwise"
    if other.when != claim.when:
        return "the same speaker, of another time"
    return "the very same claim" if other.source == claim.source else "the same speaker, in another source"


def _remarks(claim: Claim | None, case: Case, texts: Texts) -> Iterator[Problem]:
    """Yield what does not stand in the way, but should be seen."""
    from dataclasses import replace  # noqa: PLC0415  only where there is a claim

    if claim is not None:
        yield from signatures(replace(case, claims=(claim,)), texts)
