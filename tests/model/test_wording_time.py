"""Uncertain time in words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abelard.model.calendar_julian import julian_day
from abelard.model.date import Date, read_date
from abelard.model.span import Bounds, Span
from abelard.model.wording_days import julian_ymd
from abelard.model.wording_time import say_bounds, say_date, say_during, say_span, within


def date(text: str) -> Date:
    read = read_date(text)
    assert isinstance(read, Date)
    return read


def bounds(first: str, last: str) -> Bounds:
    return Bounds(
        date(first).span.start.earliest if first else None, date(last).span.end.latest if last else None
    )


@pytest.mark.parametrize(
    ("first", "last", "words", "short", "in_sentence"),
    [
        ("2002-10-28", "2002-10-28", "28 October 2002", "28 Oct 2002", "on 28 October 2002"),
        ("2004-10", "2004-10", "October 2004", "Oct 2004", "in October 2004"),
        ("2013-04", "2013-05", "April or May 2013", "Apr or May 2013", "in April or May 2013"),
        ("2002-06", "2002-08", "June – August 2002", "Jun – Aug 2002", "between June and August 2002"),
        ("1378", "1378", "1378", "1378", "in 1378"),
        ("1390", "1399", "the 1390s", "the 1390s", "in the 1390s"),
        ("1389", "1390", "1389 or 1390", "1389 or 1390", "in 1389 or 1390"),
        ("1389", "1392", "1389–1392", "1389–1392", "between 1389 and 1392"),
        (
            "2003-08-20",
            "2003-10-20",
            "20 August – 20 October 2003",
            "20 Aug – 20 Oct 2003",
            "between 20 August and 20 October 2003",
        ),
        ("1418-05-03", "1418-05-05", "3–5 May 1418", "3–5 May 1418", "between 3 and 5 May 1418"),
        ("", "2002-05", "by May 2002", "by May 2002", "by May 2002"),
        ("", "2002", "by 2002", "by 2002", "by 2002"),
        ("2002-05", "", "May 2002 or later", "May 2002 or later", "in May 2002 or later"),
        ("-0043-03-15", "-0043-03-15", "15 March 44 BC", "15 Mar 44 BC", "on 15 March 44 BC"),
        ("", "", "undated", "undated", ""),
    ],
)
def test_bounds_in_words(first: str, last: str, words: str, short: str, in_sentence: str) -> None:
    at = bounds(first, last)
    assert say_bounds(at) == words
    assert say_bounds(at, short=True) == short
    assert within(at) == in_sentence


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (("2006-10", "2006-10"), ("2014-02-03", "2014-02-03"), "from October 2006 to 3 February 2014"),
        (("2006-10", "2006-10"), ("2006-10", ""), "from October 2006"),
        (("", "2014-02"), ("2014-02", "2014-02"), "until February 2014"),
        (("", "2002-06"), ("", ""), "from June 2002 or before"),
        (("2003", ""), ("2003", ""), "2003 or later"),
        (("2002", "2002"), ("2004", ""), "from 2002 to 2004 or later"),
        (("2004-01-01", "2004-01-01"), ("2004-12-31", "2004-12-31"), "throughout 2004"),
        (("", "2007-12"), ("2007-12", ""), "at some time in December 2007"),
        (("", "2007"), ("2009", ""), "from 2007 or before to 2009 or later"),
        (("", ""), ("", ""), "undated"),
    ],
)
def test_spans_in_words(start: tuple[str, str], end: tuple[str, str], words: str) -> None:
    span = Span(bounds(*start), bounds(*end))
    assert say_span(span) == words
    assert say_during(span) in (words, "", f"in {words}")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2002-07~", "about July 2002"),
        ("2002?", "perhaps 2002"),
        ("2002%", "perhaps about 2002"),
        ("[1418-05-03,1418-05-05]", "3 May 1418 or 5 May 1418"),
        ("1939/1945", "from 1939 to 1945"),
        ("julian:1378-04-08", "8 April 1378"),
        ("julian:1378", "1378"),
        ("julian-25mar:1648-01-30", "9 February 1649 (julian-25mar:1648-01-30)"),
    ],
)
def test_dates_are_said_as_they_were_meant(written: str, words: str) -> None:
    assert say_date(date(written)) == words


@given(st.integers(-800_000, 4_000_000), st.integers(0, 4000))
def test_one_day_is_named_only_where_one_day_is_meant(first: int, width: int) -> None:
    words = say_bounds(Bounds(first, first + width))
    single = re.fullmatch(r"\d{1,2} \w+ \d+( BC)?", words)
    assert (single is not None) == (width == 0)


def test_old_style_days_are_told_in_the_julian_calendar_until_the_reform() -> None:
    day = date("julian:1378-04-08").span.start
    assert say_bounds(day, julian=True) == "8 April 1378"
    assert say_bounds(date("julian:1378").span.start, julian=True) == "1378"
    assert say_bounds(date("1378").span.start, julian=True) == "1378"
    assert say_bounds(date("1896-01-02").span.start, julian=True) == "2 January 1896"


@given(st.integers(-100_000, 577_000))
def test_julian_days_are_read_back(day: int) -> None:
    assert julian_day(*julian_ymd(day)) == day
