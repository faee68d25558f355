"""What each claim asserts, before any rule: the statement, whether so or not so, and when.

A claim may assert more than one thing: who knows a thing asserts it, and who informs of it too (`inner` in
the vocabulary). A time told by something else ("within a month of the siege") is worked out from what
claims say of that, and then rests on those claims as well.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING

from abelard.model.claim import Claim, Stance
from abelard.model.date import Date
from abelard.model.source import Source
from abelard.model.span import ALWAYS as ANY_SPAN
from abelard.model.span import Bounds, Span
from abelard.model.statement import ClaimRef, Nested, Statement
from abelard.model.vocabulary import Aspect, Inner
from abelard.model.when import UNDATED, Anchor, Point, When, asserted_span, begins, ends, readings
from abelard.reasoning.track import ALWAYS, FOREVER, Track, track_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.case import Case

_DEEPEST = 4  # a date told by a date told by a date ...
_MOST_WAYS = 16  # combinations of what its anchors may mean, for one claim
_TOLD = "told"  # in the place of a calendar: the date is that of another thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """One thing that a claim asserts."""

    claim: Claim
    statement: Statement
    so: bool
    """Whether it is said to be so, rather than not so."""
    when: When
    track: Track
    """When it was so, or, of what is not so, all the time at which it was not."""
    dated_by: tuple[str, ...] = ()
    """Ids of other claims that its time rests on."""
    inner: bool = False
    """Whether it stands inside what the claim states."""

    @property
    def persists(self) -> bool:
        """Whether it is a state that is said to begin, and not when it ended."""
        return begins(self.when) and not ends(self.when)


class Assertions:
    """All that the claims of a case assert."""

    def __init__(self, case: Case) -> None:
        """Take the case."""
        self._case = case

    def of(self, claim: Claim) -> Iterator[Assertion]:
        """Yield what a claim asserts: nothing, if it doubts, retracts or searched in vain."""
        if claim.stance not in (Stance.AFFIRMS, Stance.DENIES):
            return
        for statement, so, when in self._meant(claim):
            yield from self._dated(claim, statement, so=so, when=when)
            if so:
                yield from self._inner(claim, statement)

    def _meant(self, claim: Claim) -> Iterator[tuple[Statement, bool, When]]:
        """Yield statement, so or not, and time; a claim about another claim is about what that one says."""
        affirmed = claim.stance is Stance.AFFIRMS
        target = claim.statement.subject
        if not isinstance(target, ClaimRef) or claim.statement.predicate:
            yield claim.statement, affirmed, claim.when
            return
        for aimed in self._case.aimed_at(target):
            if aimed.stance in (Stance.AFFIRMS, Stance.DENIES):
                when = aimed.when if claim.when == UNDATED else claim.when
                yield aimed.statement, affirmed == (aimed.stance is Stance.AFFIRMS), when

    def _inner(self, claim: Claim, statement: Statement) -> Iterator[Assertion]:
        predicate = self._case.vocabulary.predicates.get(statement.predicate)
        if predicate is None or predicate.inner is Inner.OPEN:
            return
        so = predicate.inner is Inner.SO
        for term in statement.terms():
            if isinstance(term, Nested) and term.statement.is_ground:
                for assertion in self._dated(claim, term.statement, so=so, when=term.when):
                    yield replace(assertion, inner=True)
                if so:
                    yield from self._inner(claim, term.statement)

    def _dated(self, claim: Claim, statement: Statement, *, so: bool, when: When) -> Iterator[Assertion]:
        state = self._case.vocabulary.aspect(statement.predicate) is Aspect.STATE
        found: dict[Track, tuple[str, ...]] = {}
        for reading, used in self._ways(when, claim.id, _DEEPEST):
            track = _affirmed(reading, state=state) if so else _denied(reading)
            if track is not None and track not in found:
                found[track] = used
        for track, used in found.items():
            yield Assertion(claim=claim, statement=statement, so=so, when=when, track=track, dated_by=used)

    def _ways(self, when: When, asking: str, depth: int) -> Iterator[tuple[When, tuple[str, ...]]]:
        """Yield the time as it stands, and with what it is told by put in, with the claims used."""
        yield when, ()
        refs = dict.fromkeys(anchor.ref for anchor in _anchors(when) if anchor.ref)
        if not refs or depth == 0:
            return
        options = [self._meanings(ref, asking, depth) for ref in refs]
        for chosen in islice(product(*options), _MOST_WAYS):
            spans = dict(zip(refs, (span for span, _ in chosen), strict=True))
            used = tuple(dict.fromkeys(claim for _, claims in chosen for claim in claims))
            yield _put(when, spans), used

    def _meanings(self, ref: str, asking: str, depth: int) -> list[tuple[Span, tuple[str, ...]]]:
        anchor = self._case.anchor(ref)
        if isinstance(anchor, Source):
            date = anchor.said or anchor.published
            return [(date.span, ())] if date else []
        found = []
        for claim in self._case.statements.get(anchor, ()) if anchor else ():
            if claim.stance is Stance.AFFIRMS and not claim.reading_of and asking != claim.id:
                for when, used in self._ways(claim.when, claim.id, depth - 1):
                    span = self._whole(claim, when)
                    if span is not None and span != ANY_SPAN:
                        found.append((span, (claim.id, *used)))
        return found

    def resolved(self, when: When) -> When:
        """Return a time with what it is told by put in, as the claims that come first have it."""
        return list(self._ways(when, "", _DEEPEST))[:2][-1][0]

    def _whole(self, claim: Claim, when: When) -> Span | None:
        """Return where the whole of a thing lies; a state met in 2004 may have begun before."""
        span = asserted_span(when)
        if span.is_empty:
            return None
        state = self._case.vocabulary.aspect(claim.statement.predicate) is Aspect.STATE
        if state and when.mode in ("at", "throughout"):
            return Span(Bounds(None, span.start.latest), Bounds(span.end.earliest, None))
        return span


def _anchors(when: When) -> Iterator[Anchor]:
    for point in (*when.start, *when.end):
        yield point.anchor
        if point.other is not None:
            yield point.other


def _put(when: When, spans: dict[str, Span]) -> When:
    """Put dates in the place of what a time is told by."""

    def anchor(old: Anchor) -> Anchor:
        span = spans.get(old.ref)
        return (
            Anchor(date=Date(text=old.ref, span=span, core=span, calendar=_TOLD), edge=old.edge)
            if span
            else old
        )

    def points(old: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple(
            replace(point, anchor=anchor(point.anchor), other=anchor(point.other) if point.other else None)
            for point in old
        )

    return replace(when, start=points(when.start), end=points(when.end))


@lru_cache(maxsize=1 << 16)
def _affirmed(when: When, *, state: bool) -> Track | None:
    """Return the track of what is said to be so; None where the time contradicts itself."""
    if when == UNDATED:
        return ALWAYS
    span = asserted_span(when)
    if span.is_empty:
        return None
    track = track_of(span)
    if state and begins(when) and not ends(when):
        return Track(track.start_least, track.start_most, FOREVER, FOREVER)
    return track


@lru_cache(maxsize=1 << 16)
def _denied(when: When) -> Track | None:
    """Return the stretch at no moment of which the thing is said to have been, if it is known."""
    if when == UNDATED:
        return ALWAYS_NOT
    if any(anchor.ref or (anchor.date and not _is_sharp(anchor.date)) for anchor in _anchors(when)):
        return None
    stretches = [stretch(reading) for reading in readings(_core(when))]
    first = max(start for start, _ in stretches)
    last = min(end for _, end in stretches)
    return None if first > last else Track(first, first, last, last)


ALWAYS_NOT = Track(-FOREVER, -FOREVER, FOREVER, FOREVER)
"""All of time."""


def _is_sharp(date: Date) -> bool:
    """Whether a date was written by the speaker, or else is a thing's time that is known to the day."""
    return date.calendar != _TOLD or (date.span.start.is_exact and date.span.end.is_exact)


def _core(when: When) -> When:
    """Return the time with every date as written, without what `about` adds: a denial says no more."""

    def anchor(old: Anchor) -> Anchor:
        return replace(old, date=replace(old.date, span=old.date.core)) if old.date else old

    def points(old: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple(
            replace(point, anchor=anchor(point.anchor), other=anchor(point.other) if point.other else None)
            for point in old
        )

    return replace(when, start=points(when.start), end=points(when.end))


def stretch(when: When) -> tuple[int, int]:
    """Return the first and last day of the stated time: of October to February, all of both months."""
    track = track_of(asserted_span(when))
    if when.mode != "span":
        return track.start_least, track.end_most
    from_dates = all(point.kind == "at" for point in when.start)
    to_dates = all(point.kind == "at" for point in when.end)
    first = track.start_least if from_dates else track.start_most
    last = track.end_most if to_dates else track.end_least
    return (first if when.start else -FOREVER), (last if when.end else FOREVER)
