"""When a statement was so: what views draw, and how they say it.

A view takes a `Dating`: a function from a statement to its span. By default it is that of the date network,
in which the rest of the case speaks as well.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, TypeAlias

from abelard.model.claim import Stance
from abelard.model.span import ALWAYS, ANY, Bounds, Span, later_of, sooner_of
from abelard.model.vocabulary import Aspect
from abelard.model.when import asserted_span, begins, ends
from abelard.model.wording_time import say_bounds, say_date, say_span
from abelard.reasoning.dating import Dating as Dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.model.date import Date
    from abelard.model.statement import Statement

    Dating: TypeAlias = Callable[[Statement], Span]


def spans_of(case: Case) -> Dating:
    """Give the dating of the whole case: the tightest bounds that all affirmations together leave.

    What nobody affirms has the time for which it is denied.
    """
    dates = Dates(case)

    def span_of(statement: Statement) -> Span:
        claims = case.statements.get(statement, ())
        if any(claim.stance is Stance.AFFIRMS for claim in claims):
            return dates.span(statement)
        return joined_span(claim for claim in claims if claim.stance is Stance.DENIES)

    return span_of


def joined_span(claims: Iterable[Claim]) -> Span:
    """Join the times of several claims: hulls where they name a start or end, else what is attested.

    It spans the earliest and the latest time at which it is attested. Undated claims add nothing.
    """
    dated = [claim.when for claim in claims if claim.when.mode != "never-said"]
    spans = [(when, span) for when in dated if not (span := asserted_span(when)).is_empty]
    starts = [span.start for when, span in spans if begins(when)]
    closes = [span.end for when, span in spans if ends(when)]
    attested = [span for when, span in spans if not begins(when) and not ends(when) and span != ALWAYS]
    start, end = _hull(starts), _hull(closes)
    if attested and not starts:
        start = reduce(_first, (span.start for span in attested))
    if attested and not closes and not starts:
        end = reduce(_last, (span.end for span in attested))
    joined = Span(start, end)
    return joined if joined.is_empty else joined.tightened()


def denied_days(claim: Claim) -> Bounds:
    """Give the days for which a claim denies a thing, or affirms what excludes it; undated: all."""
    span = asserted_span(claim.when)
    return ANY if span.is_empty else span.possible


def say_extent(
    span: Span, aspect: Aspect, claims: Iterable[Claim], *, julian: bool, short: bool = True
) -> str:
    """Say when a statement was so, in as many words as its claims dated it: `about July 2002`.

    Of an event it is the time within which it lies.
    """
    marked = _marked_date(claims)
    if marked is not None and marked.span.possible == told_days(span):
        return say_date(marked, short=short)
    if aspect is Aspect.EVENT and span.certain is None:
        return say_bounds(span.possible, short=short, julian=julian)
    return say_span(span, short=short, julian=julian)


def _marked_date(claims: Iterable[Claim]) -> Date | None:
    """Give the one date by which all claims date a thing, where it says more than its bounds do."""
    whens = {claim.when for claim in claims if claim.when.mode != "never-said"}
    when = whens.pop() if len(whens) == 1 else None
    if when is None or when.mode != "at" or len(when.start) != 1:
        return None
    point = when.start[0]
    date = point.anchor.date if point.kind == "at" and not point.anchor.edge else None
    return date if date and (date.approximate or date.uncertain or date.alternatives) else None


def told_days(span: Span) -> Bounds:
    """Give the days by which a thing is dated: of what is only attested, those at some of which it was so."""
    first, last = span.end.earliest, span.start.latest
    unbounded = span.start.earliest is None and span.end.latest is None
    return Bounds(first, last) if unbounded and first is not None and last is not None else span.possible


def _hull(bounds: list[Bounds]) -> Bounds:
    return reduce(or_, bounds) if bounds else ANY


def _first(one: Bounds, other: Bounds) -> Bounds:
    return Bounds((one | other).earliest, sooner_of(one.latest, other.latest))


def _last(one: Bounds, other: Bounds) -> Bounds:
    return Bounds(later_of(one.earliest, other.earliest), (one | other).latest)
