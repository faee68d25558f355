"""The time of a claim: how it is written, what it allows, and that its constraints say just that.

The oracle works by counting days: it takes each form as a set of days (`allowed`), and asks of every start
and end on a short line whether an event with these lies within the set, or a state meets it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from abelard.model.date import Date, read_date
from abelard.model.day import day_of
from abelard.model.span import Bounds, Span
from abelard.model.when import (
    UNDATED,
    Anchor,
    Difference,
    Moment,
    Point,
    When,
    asserted_span,
    begins,
    differences,
    ends,
    problems_of,
    readings,
    write_when,
)

if TYPE_CHECKING:
    from abelard.model.when import Edge, Kind

KINDS: tuple[Kind, ...] = ("event", "state")


def on(text: str, edge: Edge = "") -> Anchor:
    date = read_date(text)
    assert isinstance(date, Date), date
    return Anchor(date, "", edge)


def to(ref: str, edge: Edge = "") -> Anchor:
    return Anchor(None, ref, edge)


def at(*points: Point) -> When:
    return When("at", points)


def since(*points: Point) -> When:
    return When("span", points)


def until(*points: Point) -> When:
    return When("span", (), points)


SIEGE = to("siege")
WRITTEN = [
    (UNDATED, ""),
    (at(Point("at", on("2004-10"))), "in 2004-10"),
    (at(Point("at", SIEGE)), "in siege"),
    (at(Point("by", on("2004-10"))), "by 2004-10"),
    (at(Point("before", to("x dies"))), "before (x dies)"),
    (at(Point("after", to("x dies", "start"))), "after start of (x dies)"),
    (at(Point("after", on("2004/2006", "end"))), "after end of 2004/2006"),
    (at(Point("before", SIEGE, amount=1, unit="month")), "1 month before siege"),
    (at(Point("after", SIEGE, amount=3, unit="days")), "3 days after siege"),
    (at(Point("within", SIEGE, amount=1, unit="week")), "within 1 week of siege"),
    (at(Point("within", SIEGE, amount=2, unit="year", side="before")), "within 2 years before siege"),
    (at(Point("within", SIEGE, amount=2, unit="day", side="after")), "within 2 days after siege"),
    (at(Point("between", on("1378-04"), on("1378-09"))), "between 1378-04 and 1378-09"),
    (at(Point("month-before", SIEGE)), "in month before siege"),
    (at(Point("month-after", on("2004-10"))), "in month after 2004-10"),
    (at(Point("year-of", to("reign-1"), amount=2, unit="year")), "in year 2 of reign-1"),
    (at(Point("after", to("a")), Point("before", to("b"))), "after a and before b"),
    (at(Point("at", on("2004")), Point("by", on("2004-06"))), "in 2004 and by 2004-06"),
    (When("throughout", (Point("at", on("2004")),)), "throughout 2004"),
    (since(Point("at", on("2010"))), "from 2010"),
    (since(Point("by", on("2002-05"))), "from by 2002-05"),
    (until(Point("at", on("2014"))), "to 2014"),
    (When("span", (Point("at", on("2010")),), (Point("at", on("2014")),)), "from 2010 to 2014"),
    (
        When("span", (Point("after", to("x dies")),), (Point("after", SIEGE, amount=3, unit="day"),)),
        "from after (x dies) to 3 days after siege",
    ),
    (since(Point("between", on("1378-04"), on("1378-09"))), "from between 1378-04 and 1378-09"),
    (since(Point("month-after", SIEGE)), "from in month after siege"),
    (at(Point("after", to('"some words"'))), 'after ("some words")'),
    (at(Point("by", on("julian:1066-10-14"))), "by julian:1066-10-14"),
]


@pytest.mark.parametrize(("when", "text"), WRITTEN)
def test_a_time_is_written_in_one_way(when: When, text: str) -> None:
    assert write_when(when) == str(when) == text


def test_different_times_are_written_differently() -> None:
    assert len({text for _, text in WRITTEN}) == len(WRITTEN)


@pytest.mark.parametrize("anchor", [(None, ""), (on("2004").date, "siege")])
def test_an_anchor_is_a_date_or_a_reference(anchor: tuple[Date | None, str]) -> None:
    with pytest.raises(ValueError, match="one of the two"):
        Anchor(*anchor)


def test_between_needs_two() -> None:
    with pytest.raises(ValueError, match="second anchor"):
        asserted_span(at(Point("between", on("2004"))))


def extent(start: str, end: str) -> Span:
    def bounds(text: str) -> Bounds:
        earliest, latest = (None if day == "*" else day_of(*map(int, day.split("-"))) for day in text.split())
        return Bounds(earliest, latest)

    return Span(bounds(start), bounds(end))


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        (at(Point("at", on("2004-10"))), "2004-10-01 2004-10-31", "="),
        (at(Point("at", on("2004-06/2006-08"))), "2004-06-01 2006-08-31", "="),
        (at(Point("by", on("2004-10"))), "* 2004-10-31", "="),
        (at(Point("before", on("2004-10"))), "* 2004-09-30", "="),
        (at(Point("after", on("2004-10"))), "2004-11-01 *", "="),
        # about 1500 is 1499 to 1501, so before it is before 1501 and after it is after 1499
        (at(Point("before", on("1500~"))), "* 1500-12-31", "="),
        (at(Point("after", on("1500~"))), "1500-01-01 *", "="),
        (at(Point("before", on("islamic:1435-01-01"))), "* 2013-11-05", "="),
        (at(Point("before", on("2010", "end"))), "* 2010-12-30", "="),
        (at(Point("after", on("2010", "start"))), "2010-01-02 *", "="),
        (at(Point("after", on("2004-06/2006-08", "start"))), "2004-07-01 *", "="),
        (at(Point("at", on("1500~", "start"))), "1499-01-01 1501-01-01", "="),
        (at(Point("before", on("2004-10"), amount=1, unit="month")), "2004-09-01 2004-09-30", "="),
        (at(Point("after", on("2004-01-31"), amount=1, unit="month")), "2004-02-29 2004-02-29", "="),
        (at(Point("after", on("2004-10"), amount=3, unit="day")), "2004-10-04 2004-11-03", "="),
        (at(Point("within", on("2004-10-15"), amount=1, unit="week")), "2004-10-08 2004-10-22", "="),
        (at(Point("within", on("2004-10"), amount=1, unit="month")), "2004-09-01 2004-11-30", "="),
        (
            at(Point("within", on("2004-10"), amount=1, unit="month", side="before")),
            "2004-09-01 2004-09-30",
            "=",
        ),
        (
            at(Point("within", on("2004-10"), amount=2, unit="year", side="after")),
            "2004-11-01 2006-10-31",
            "=",
        ),
        (at(Point("month-before", on("2004-10"))), "2004-09-01 2004-09-30", "="),
        (at(Point("month-before", on("2004-10-15"))), "2004-09-15 2004-10-14", "="),
        (at(Point("month-after", on("2004-10-15"))), "2004-10-16 2004-11-15", "="),
        # Henry VIII came to the throne on 22 April 1509
        (at(Point("year-of", on("1509-04-22/1547-01-28"), amount=2)), "1510-04-22 1511-04-21", "="),
        (at(Point("between", on("1378-04"), on("1378-09"))), "1378-04-01 1378-09-30", "="),
        (at(Point("after", on("2004")), Point("by", on("2006"))), "2005-01-01 2006-12-31", "="),
        (at(Point("at", on("[1667,1669]"))), "1667-01-01 1669-12-31", "="),
        (When("throughout", (Point("at", on("2004")),)), "2004-01-01 2004-01-01", "2004-12-31 2004-12-31"),
        (
            When("throughout", (Point("at", on("2004-06/2006~")),)),
            "2004-06-01 2004-06-01",
            "2007-12-31 2007-12-31",
        ),
        (since(Point("at", on("2010"))), "2010-01-01 2010-12-31", "2010-01-01 *"),
        (until(Point("at", on("2014"))), "* 2014-12-31", "2014-01-01 2014-12-31"),
        (since(Point("by", on("2002-05"))), "* 2002-05-31", "* *"),
        (
            When("span", (Point("at", on("2010")),), (Point("at", on("2010-06")),)),
            "2010-01-01 2010-06-30",
            "2010-06-01 2010-06-30",
        ),
        (at(Point("after", SIEGE)), "* *", "="),
        (at(Point("after", SIEGE), Point("by", on("2004"))), "* 2004-12-31", "="),
        (UNDATED, "* *", "="),
    ],
)
def test_the_extent_a_claim_gives(when: When, start: str, end: str) -> None:
    for kind in KINDS:
        assert asserted_span(when, kind) == extent(start, start if end == "=" else end)
    assert problems_of(when) == ()


def test_only_from_says_that_it_began_and_only_to_that_it_ended() -> None:
    dated = Point("at", on("2010"))
    assert [begins(when) for when in (since(dated), until(dated), at(dated), UNDATED)] == [
        True,
        False,
        False,
        False,
    ]
    assert [ends(when) for when in (since(dated), until(dated), at(dated), UNDATED)] == [
        False,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("when", "problem"),
    [
        (
            When("span", (Point("at", on("2010")),), (Point("at", on("2004")),)),
            "from 2010 to 2004: it ends before it starts",
        ),
        (
            at(Point("after", on("2010")), Point("before", on("2004"))),
            "after 2010 and before 2004: no day is left",
        ),
        (at(Point("between", on("2010"), on("2004"))), "between 2010 and 2004: no day is left"),
        (since(Point("between", on("2010"), on("2004"))), "from between 2010 and 2004: no day is left"),
        (at(Point("year-of", SIEGE, amount=0)), "year 0: a reign's first year is year 1"),
    ],
)
def test_what_is_impossible_is_said(when: When, problem: str) -> None:
    (said,) = problems_of(when)
    assert said.startswith(problem)


def test_one_possible_reading_is_no_problem() -> None:
    assert problems_of(When("span", (Point("at", on("[2000,2010]")),), (Point("at", on("2004")),))) == ()
    assert problems_of(When("span", (Point("at", on("2004")),), (Point("at", on("2004")),))) == ()


def test_months_after_something_undated_are_as_many_days_as_months_can_have() -> None:
    when = at(Point("after", SIEGE, amount=3, unit="months"))
    ((_, least, most),) = differences(when, "x", "event")
    assert least == Difference(Moment("siege", "end"), Moment("x", "start"), -89)
    assert most == Difference(Moment("x", "end"), Moment("siege", "end"), 92)


def test_the_second_year_of_a_reign_that_is_not_dated() -> None:
    when = at(Point("year-of", to("reign"), amount=2))
    ((_, least, most),) = differences(when, "x", "event")
    assert least == Difference(Moment("reign", "start"), Moment("x", "start"), -365)
    assert most == Difference(Moment("x", "end"), Moment("reign", "start"), 730)


def test_references_are_resolved() -> None:
    when = at(Point("after", to("pledge")))
    ((_, after),) = differences(when, "x", "event", {"pledge": "a pledges-to b"}.__getitem__)
    assert after == Difference(Moment("a pledges-to b", "end"), Moment("x", "start"), 0)


def test_what_anything_satisfies_is_left_out() -> None:
    assert differences(at(Point("at", SIEGE)), "siege", "event") == (
        (Difference(Moment("siege", "start"), Moment("siege", "end"), 0),),
    )


def test_too_many_readings_are_taken_by_their_hull() -> None:
    several = Point("at", on("[1667,1669,1671]"))
    assert len(readings(at(several, several, several))) == 27
    assert len(readings(at(*[several] * 4))) == 1
    assert asserted_span(at(*[several] * 4)) == asserted_span(at(several))
