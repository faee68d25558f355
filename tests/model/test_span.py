"""The algebra of bounds and spans, by its laws and by counting days."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abelard.model.day import day_of, from_iso
from abelard.model.span import ALWAYS, ANY, Bounds, Span

SMALL = st.one_of(st.none(), st.integers(-6, 6))
ANY_BOUNDS = st.builds(Bounds, SMALL, SMALL)
BOUNDS = ANY_BOUNDS.filter(lambda bounds: not bounds.is_empty)
SPANS = st.builds(Span, BOUNDS, BOUNDS).filter(lambda span: not span.is_empty)
LINE = range(-9, 10)


def days(bounds: Bounds) -> set[int]:
    return {day for day in LINE if bounds.contains(day)}


def choices(span: Span) -> list[tuple[int, int]]:
    """Every start and end the bounds allow, on a line long enough to show what is unbounded."""
    return sorted((s, e) for s, e in product(days(span.start), days(span.end)) if s <= e)


@given(ANY_BOUNDS, ANY_BOUNDS)
def test_and_of_bounds_is_the_days_of_both(one: Bounds, other: Bounds) -> None:
    assert days(one & other) == days(one) & days(other)
    assert one & other == other & one
    assert one & one == one
    assert one & ANY == one


@given(BOUNDS, BOUNDS, BOUNDS)
def test_or_of_bounds_is_the_hull(one: Bounds, other: Bounds, third: Bounds) -> None:
    hull = one | other
    assert days(hull) >= days(one) | days(other)
    assert {hull.earliest, hull.latest} <= {one.earliest, one.latest, other.earliest, other.latest}
    assert hull == other | one
    assert (one | other) | third == one | (other | third)
    assert (one & hull) == one
    assert hull.covers(one)


@given(ANY_BOUNDS)
def test_an_empty_side_adds_nothing(bounds: Bounds) -> None:
    empty = Bounds(1, 0)
    assert bounds | empty == bounds or bounds.is_empty
    assert empty | bounds == bounds
    assert bounds.covers(empty)


@given(BOUNDS, BOUNDS)
def test_covering_is_having_every_day(one: Bounds, other: Bounds) -> None:
    assert one.covers(other) == (days(other) <= days(one))


@given(ANY_BOUNDS, st.integers(-3, 3))
def test_shifting_back_undoes_it(bounds: Bounds, by: int) -> None:
    assert bounds.shift(by).shift(-by) == bounds
    assert bounds.shift(-1, 1).shift(1, -1) == bounds


@given(SPANS)
def test_tightening_keeps_every_choice(span: Span) -> None:
    assert choices(span.tightened()) == choices(span)
    assert span.tightened().tightened() == span.tightened()


@given(st.builds(Span, ANY_BOUNDS, ANY_BOUNDS))
def test_a_span_is_empty_if_there_is_no_choice(span: Span) -> None:
    assert span.is_empty == (not choices(span))


@given(SPANS, SPANS)
def test_overlap_and_order_are_what_every_or_some_choice_has(one: Span, other: Span) -> None:
    pairs = list(product(choices(one), choices(other)))
    overlaps = [s1 <= e2 and s2 <= e1 for (s1, e1), (s2, e2) in pairs]
    assert one.possibly_overlaps(other) == any(overlaps)
    assert one.certainly_overlaps(other) == all(overlaps)
    assert one.certainly_before(other) == all(e1 < s2 for (_, e1), (s2, _) in pairs)


@given(SPANS)
def test_possible_and_certain_are_what_some_and_every_choice_covers(span: Span) -> None:
    covered = [set(range(s, e + 1)) for s, e in choices(span)]
    assert days(span.possible) == set.union(*covered)
    certain = span.certain
    assert (set() if certain is None else days(certain)) == set.intersection(*covered)


@given(SPANS, SPANS)
def test_and_and_or_of_spans(one: Span, other: Span) -> None:
    assert set(choices(one & other)) == set(choices(one)) & set(choices(other))
    assert set(choices(one | other)) >= set(choices(one)) | set(choices(other))
    assert one | other == other | one
    assert one & ALWAYS == one


def test_an_empty_span_adds_nothing() -> None:
    some, none = Span(Bounds(1, 2), Bounds(2, 3)), Span(Bounds(5, 5), Bounds(1, 1))
    assert some | none == some
    assert none | some == some


def test_json_has_iso_days_and_null() -> None:
    span = Span(Bounds(day_of(-43, 3, 15), None), Bounds(None, day_of(12000, 1, 1)))
    assert span.as_json() == {"start": ["-0043-03-15", None], "end": [None, "+12000-01-01"]}


@pytest.mark.parametrize(
    ("start", "end", "amount", "unit", "expected"),
    [
        ("2004-10-01", "2004-10-31", -1, "month", ("2004-09-01", "2004-09-30")),
        ("2004-09-01", "2004-09-30", 1, "month", ("2004-10-01", "2004-10-31")),
        ("2004-01-01", "2004-02-29", 1, "year", ("2005-01-01", "2005-02-28")),
        ("2003-01-01", "2003-02-28", 1, "year", ("2004-01-01", "2004-02-29")),
        ("2004-09-30", "2004-09-30", 1, "month", ("2004-10-30", "2004-10-30")),
        ("2004-09-01", "2004-09-30", 3, "days", ("2004-09-04", "2004-10-03")),
        ("2004-09-05", "2004-09-15", 2, "weeks", ("2004-09-19", "2004-09-29")),
    ],
)
def test_whole_months_stay_whole(
    start: str, end: str, amount: int, unit: str, expected: tuple[str, str]
) -> None:
    moved = Bounds(from_iso(start), from_iso(end)).moved(amount, unit)
    assert moved == Bounds(from_iso(expected[0]), from_iso(expected[1]))


def test_what_is_unbounded_stays_so() -> None:
    assert ANY.moved(1, "month") == ANY
    assert Bounds(None, from_iso("2004-09-30")).moved(1, "month") == Bounds(None, from_iso("2004-10-31"))
