"""Who says what: the claims on the statements a pattern fits, and who told it differently before."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.claim import Claim, Stance
from abelard.model.matching import match
from abelard.model.statement import ClaimRef
from abelard.model.when import UNDATED, asserted_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.case import Case
    from abelard.model.inquiry import Dated
    from abelard.model.statement import Statement

FOR = frozenset((Stance.AFFIRMS,))
AGAINST = frozenset((Stance.DENIES, Stance.RETRACTS))


@dataclass(frozen=True, slots=True)
class Row:
    """One statement and every claim on it, in the order in which they were made."""

    statement: Statement
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """A speaker who first took one side and later the other."""

    speaker: str
    before: Claim
    after: Claim


def who(pattern: Dated, case: Case) -> tuple[Row, ...]:
    """Return the statements that a pattern fits, and the claims on each; times must be able to overlap.

    Claims about claims (`doubts ^id`) stand with what they are aimed at.
    """
    rows, aiming = [], _aiming(case)
    for statement, claims in case.statements.items():
        if _is_reference(statement) or match(pattern.statement, statement, case.vocabulary) is None:
            continue
        fitting = [claim for claim in claims if _overlaps(claim, pattern)]
        fitting += _about(fitting, aiming)
        if fitting:
            rows.append(Row(statement, tuple(sorted(fitting, key=lambda claim: said_order(claim, case)))))
    return tuple(rows)


def _is_reference(statement: Statement) -> bool:
    return isinstance(statement.subject, ClaimRef) and not statement.predicate


def _aiming(case: Case) -> dict[str, list[Claim]]:
    """Return the claims that are about a claim and nothing else, by the id of what they are aimed at."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in case.claims:
        target = claim.statement.subject
        if isinstance(target, ClaimRef) and _is_reference(claim.statement):
            for aimed in case.aimed_at(target):
                found[aimed.id].append(claim)
    return found


def _about(claims: list[Claim], aiming: dict[str, list[Claim]]) -> list[Claim]:
    """Return the claims aimed at some claims, and those aimed at these in turn."""
    seen = {claim.id for claim in claims}
    found: list[Claim] = []
    waiting = list(claims)
    while waiting:
        for claim in aiming.get(waiting.pop().id, ()):
            if claim.id not in seen:
                seen.add(claim.id)
                found.append(claim)
                waiting.append(claim)
    return found


def undated(pattern: Dated, rows: tuple[Row, ...]) -> tuple[Claim, ...]:
    """Return the claims that are shown though they give no time, where the pattern asks for one."""
    if pattern.when is UNDATED:
        return ()
    aimed = (claim for row in rows for claim in row.claims if not _is_reference(claim.statement))
    return tuple(claim for claim in aimed if claim.when is UNDATED)


def _overlaps(claim: Claim, pattern: Dated) -> bool:
    if pattern.when is UNDATED or claim.when is UNDATED:
        return True
    return asserted_span(claim.when).possibly_overlaps(asserted_span(pattern.when))


def said_order(claim: Claim, case: Case) -> tuple[float, float]:
    """Return what puts claims in the order in which they were made; undated ones come last."""
    source = case.sources.get(claim.source)
    date = claim.said or (source.said if source else None)
    if date is None or date.earliest is None:
        return (float("inf"), float("inf"))
    return (date.earliest, date.latest if date.latest is not None else float("inf"))


def shifts(rows: tuple[Row, ...], case: Case) -> tuple[Shift, ...]:
    """Return who changed their story: on one statement, or between two that exclude each other."""
    by_speaker: dict[str, list[Claim]] = defaultdict(list)
    for row in rows:
        for claim in row.claims:
            for speaker in claim.by:
                by_speaker[speaker].append(claim)
    found: list[Shift] = []
    for speaker, claims in by_speaker.items():
        ordered = sorted(claims, key=lambda claim: said_order(claim, case))
        found.extend(Shift(speaker, before, after) for before, after in _turns(ordered, case))
    return tuple(found)


def _turns(claims: list[Claim], case: Case) -> Iterator[tuple[Claim, Claim]]:
    """Yield each claim that goes against an earlier one of the same speaker, with the latest such."""
    for index, after in enumerate(claims):
        against = [before for before in claims[:index] if _apart(before, after, case)]
        if against:
            yield against[-1], after


def _apart(before: Claim, after: Claim, case: Case) -> bool:
    """Tell whether two claims are opposed and were not made in one breath, nor speak of different times."""
    if before.source == after.source and said_order(before, case) == said_order(after, case):
        return False
    times = asserted_span(before.when), asserted_span(after.when)
    overlap = UNDATED in (before.when, after.when) or times[0].possibly_overlaps(times[1])
    return overlap and opposed(before, after, case)


def opposed(one: Claim, other: Claim, case: Case) -> bool:
    """Tell whether two claims cannot both be meant: for and against one, or for two that exclude it."""
    if one.reading_of and one.reading_of in (other.id, other.reading_of):
        return False
    sides = {_side(one), _side(other)}
    if sides == {1, -1}:
        return _bears_on(one.statement, other.statement, case)
    return sides == {1} and _exclude(one.statement, other.statement, case)


def _side(claim: Claim) -> int:
    return 1 if claim.stance in FOR else -1 if claim.stance in AGAINST else 0


def _bears_on(one: Statement, other: Statement, case: Case) -> bool:
    vocabulary = case.vocabulary
    return match(one, other, vocabulary) is not None or match(other, one, vocabulary) is not None


def _exclude(one: Statement, other: Statement, case: Case) -> bool:
    known = case.vocabulary.predicates.get(one.predicate)
    if known is None or other.predicate not in known.disjoint:
        return False
    same = one.subject == other.subject and one.object == other.object
    return same and one.qualifiers == other.qualifiers
