"""EDTF, the whole of it (ISO 8601-2:2019 levels 0, 1 and 2), from text to spans.

The specification is the Library of Congress's of 4 February 2019. `edtf_parse` is its grammar, `edtf_year`
its years, `edtf_bounds` what a date means in days; here those are put together for intervals and sets.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from abelard.model.edtf_bounds import Reach, reach_of
from abelard.model.edtf_parse import Collection, Edtf, Interval, Stamp, parse_edtf
from abelard.model.span import ANY, Bounds, Span, later_of, sooner_of
from abelard.model.unreadable import Unreadable

if TYPE_CHECKING:
    from abelard.model.circa import Circa

_UNBOUNDED = Reach(ANY, ANY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What an EDTF text means."""

    core: Span
    """The hull, without what `~` adds."""
    span: Span
    """The hull: where its start lies and where its end lies."""
    alternatives: tuple[Span, ...] = ()
    """Of a one-of set, each member or range."""
    uncertain: bool = False
    approximate: bool = False


def read_edtf(text: str, circa: Circa) -> Meaning | Unreadable:
    """Give what an EDTF text means, or what is wrong with it."""
    parsed = parse_edtf(text)
    if isinstance(parsed, Unreadable):
        return parsed
    spans = _spans(parsed, circa)
    if isinstance(spans, Unreadable):
        return spans
    join = _all_of if isinstance(parsed, Collection) and parsed.every else or_
    one_of = isinstance(parsed, Collection) and not parsed.every
    stamps = _stamps(parsed)
    return Meaning(
        core=reduce(join, (core for core, _ in spans)),
        span=reduce(join, (wide for _, wide in spans)),
        alternatives=tuple(wide for _, wide in spans) if one_of else (),
        uncertain=any(stamp.uncertain for stamp in stamps),
        approximate=any(stamp.about for stamp in stamps),
    )


def _stamps(parsed: Edtf) -> list[Stamp]:
    if isinstance(parsed, Collection):
        return [stamp for member in parsed.members for stamp in _stamps(member)]
    if isinstance(parsed, Interval):
        return [stamp for stamp in (parsed.start, parsed.end) if stamp is not None]
    return [parsed]


def _spans(parsed: Edtf, circa: Circa) -> list[tuple[Span, Span]] | Unreadable:
    """Give each member's span, as written and widened."""
    if not isinstance(parsed, Collection):
        span = _span(parsed, circa, ranged=False, every=False)
        return span if isinstance(span, Unreadable) else [span]
    spans = []
    for member in parsed.members:
        span = _span(member, circa, ranged=True, every=parsed.every)
        if isinstance(span, Unreadable):
            return span
        spans.append(span)
    return spans


def _span(
    part: Stamp | Interval, circa: Circa, *, ranged: bool, every: bool
) -> tuple[Span, Span] | Unreadable:
    if isinstance(part, Stamp):
        reach = reach_of(part, circa)
        return reach if isinstance(reach, Unreadable) else (_moment(reach.core), _moment(reach.wide))
    start = reach_of(part.start, circa) if part.start else _UNBOUNDED
    if isinstance(start, Unreadable):
        return start
    end = reach_of(part.end, circa) if part.end else _UNBOUNDED
    if isinstance(end, Unreadable):
        return end
    spans = Span(start.core, end.core), Span(start.wide, end.wide)
    if spans[1].is_empty:
        return _backwards(part)
    if ranged and not every:
        return _one_of(spans[0]), _one_of(spans[1])
    return spans


def _moment(bounds: Bounds) -> Span:
    """Take a date as some moment within its bounds: start and end both lie there."""
    return Span(bounds, bounds)


def _one_of(span: Span) -> Span:
    """One date of a range: some moment from its first to its last."""
    return _moment(span.possible)


def _all_of(one: Span, other: Span) -> Span:
    """Join what is all meant: it starts with the first and ends with the last."""
    return Span(_first(one.start, other.start), _last(one.end, other.end))


def _first(one: Bounds, other: Bounds) -> Bounds:
    return Bounds((one | other).earliest, sooner_of(one.latest, other.latest))


def _last(one: Bounds, other: Bounds) -> Bounds:
    return Bounds(later_of(one.earliest, other.earliest), (one | other).latest)


def _backwards(interval: Interval) -> Unreadable:
    end = interval.end or interval.start
    return Unreadable(
        message="the interval ends before it starts",
        hint="write the earlier date first",
        offset=end.offset if end else 0,
    )
