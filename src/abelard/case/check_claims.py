"""Checks on claims: their signatures, sources, words, and what they refer to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from abelard.case.anchors import Status, find_words
from abelard.model.claim import Stance
from abelard.model.problem import Problem, Severity
from abelard.model.statement import (
    ClaimRef,
    Nested,
    Quantity,
    Ref,
    Statement,
    Variable,
    Words,
    inner_statements,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.case.texts import Texts
    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.model.problem import Where
    from abelard.model.statement import Term
    from abelard.model.when import Anchor, When

OPEN_STANCES = (Stance.DENIES, Stance.DOUBTS, Stance.SEARCHED_FOR, Stance.RETRACTS)


def problem(code: str, message: str, where: Where, severity: Severity, hint: str = "") -> Problem:
    """Return a problem; the order is the one checks are written in."""
    return Problem(code=code, message=message, where=where, severity=severity, hint=hint)


def variables(case: Case, _: Texts) -> Iterator[Problem]:
    """Find affirmations of something left open: nobody can say what they affirm."""
    for claim in case.claims:
        if claim.stance not in OPEN_STANCES and not claim.statement.is_ground:
            yield problem(
                "variable-in-affirmation", "an affirmation cannot have ?x", claim.where, Severity.ERROR,
                'declare a `group`, such as `group unknown-men "unknown men"`; a denial may contain ?x',
            )  # fmt: skip


def signatures(case: Case, _: Texts) -> Iterator[Problem]:
    """Find statements whose subject or object is not of a kind the predicate is said of."""
    checked: set[Statement] = set()
    for whole, claims in case.statements.items():
        for statement in (whole, *(nested.statement for nested in inner_statements(whole))):
            if statement not in checked:
                checked.add(statement)
                yield from _signature(statement, claims[0], case)


def _signature(statement: Statement, claim: Claim, case: Case) -> Iterator[Problem]:
    predicate = case.vocabulary.predicates.get(statement.predicate)
    if predicate is None:
        return
    for role, term, sorts in (
        ("subject", statement.subject, predicate.subjects),
        ("object", statement.object, predicate.objects),
    ):
        found = sort_of(term, case)
        if sorts and found and found not in sorts:
            what = "nothing" if term is None else f"{term} is {_a(found)}, which"
            message = f"{what} cannot be the {role} of {predicate.id}"
            hint = f"its {role} may be: {', '.join(sorts)}"
            yield problem(f"bad-{role}", message, claim.where, Severity.WARNING, hint)


def _a(sort: str) -> str:
    return sort if sort == "words" else f"{'an' if sort[0] in 'aeiou' else 'a'} {sort}"


def sort_of(term: Term | None, case: Case) -> str:
    """Return what sort of thing a term is, in the words of signatures; empty for what may be anything."""
    if isinstance(term, Ref):
        agent = case.agents.get(term.id)
        return str(agent.kind) if agent else "source"
    if isinstance(term, (Variable, ClaimRef)):
        return ""
    if isinstance(term, Words):
        return "words"
    if isinstance(term, Quantity):
        return "quantity"
    return "statement" if isinstance(term, Nested) else "nothing"


def sourced(case: Case, _: Texts) -> Iterator[Problem]:
    """Find claims of which nobody can say where they stand, or whose word they are."""
    for claim in case.claims:
        if not claim.source and not claim.finding:
            hint = "write `in SOURCE` above it, or give it a field `in:`"
            yield problem("no-source", "this claim stands in no source", claim.where, Severity.WARNING, hint)
        if not claim.by:
            hint = "begin it with `NAME affirms`, or give the source an author with `by:`"
            yield problem("no-speaker", "nobody makes this claim", claim.where, Severity.WARNING, hint)


def anchors(case: Case, _: Texts) -> Iterator[Problem]:
    """Find times told by something that the case does not have, or that nobody dates."""
    for claim in case.claims:
        for anchor in _anchors(claim):
            if anchor.date is None and case.anchor(anchor.ref) is None:
                message = f"{anchor} is no label, source or statement of this case"
                hint = "label the event it is told by, or make a claim about it"
                yield problem("unknown-anchor", message, claim.where, Severity.WARNING, hint)


def _anchors(claim: Claim) -> Iterator[Anchor]:
    yield from when_anchors(claim.when)
    for nested in inner_statements(claim.statement):
        yield from when_anchors(nested.when)


def when_anchors(when: When) -> Iterator[Anchor]:
    """Yield everything a time is told by."""
    for point in (*when.start, *when.end):
        yield point.anchor
        if point.other is not None:
            yield point.other


def references(case: Case, _: Texts) -> Iterator[Problem]:
    """Find `^id` that is no claim's."""
    for claim in case.claims:
        refs = [term for term in claim.statement.terms() if isinstance(term, ClaimRef)]
        for ref in (*refs, *claim.reasons):
            if not case.aimed_at(ref):
                hint = "give the claim a field `id:` and refer to that; a label will do as well"
                yield problem("unknown-claim", f"no claim is {ref}", claim.where, Severity.ERROR, hint)


def spells(case: Case, _: Texts) -> Iterator[Problem]:
    """Find affirmations that do not say which of several labelled spells they mean; a denial means all."""
    labels: dict[Statement, list[str]] = defaultdict(list)
    for label, statement in case.labels.items():
        labels[statement.labelled("")].append(label)
    several = {statement: known for statement, known in labels.items() if len(known) > 1}
    for claim in case.claims if several else ():
        known = several.get(claim.statement)
        if known and claim.stance is Stance.AFFIRMS:
            message = f"which one is meant: {', '.join(known)}?"
            yield problem(
                "which-spell", message, claim.where, Severity.WARNING, "begin the claim with its label"
            )


def quotations(case: Case, texts: Texts) -> Iterator[Problem]:
    """Find quoted words that do not stand, or not quite, in the document's text."""
    for claim in case.claims:
        passage = claim.passage
        if not passage.exact or claim.reading_of:
            continue
        found = find_words(passage, texts.of(passage.source))
        words = f"“{passage.exact[:60]}”"
        if found.status is Status.ORPHAN:
            message = f"{words} does not stand in {passage.source}"
            hint = "copy the words from the text, or take the quotation out"
            yield problem("quote-not-found", message, claim.where, Severity.WARNING, hint)
        elif found.status is Status.FUZZY:
            message = f"{words} stands only roughly in {passage.source}"
            yield problem("quote-fuzzy", message, claim.where, Severity.INFO, "copy the words from the text")
        elif found.status is Status.AMBIGUOUS:
            message = f"{words} stands several times in {passage.source}"
            yield problem(
                "quote-ambiguous", message, claim.where, Severity.INFO, "add `prefix:` or `suffix:`"
            )
