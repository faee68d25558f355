"""Dates as histories and newspapers write them, with the days they mean. The sentences are ours."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abelard.reading.dates import find_timexes, propose_dates


def proposed(text: str, published: str = "") -> list[tuple[str, str | None, str | None, str]]:
    timexes = find_timexes(text, published)
    return [(d.text, d.earliest, d.latest, d.kind) for d in propose_dates(text, timexes)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left on 12 October 1130.", [("12 October 1130", "1130-10-12", "1130-10-12", "instant")]),
        ("It was signed on March 5, 1918.", [("March 5, 1918", "1918-03-05", "1918-03-05", "instant")]),
        (
            "On the 25th of August 1917 it rained.",
            [("the 25th of August 1917", "1917-08-25", "1917-08-25", "instant")],
        ),
        ("In August 1914 war came.", [("August 1914", "1914-08-01", "1914-08-31", "instant")]),
        ("In early June 2003 they met.", [("early June 2003", "2003-06-01", "2003-06-10", "instant")]),
        ("They met in late 2001.", [("late 2001", "2001-09-01", "2001-12-31", "instant")]),
        ("By May 2002 he was in the city.", [("May 2002", None, "2002-05-31", "bound")]),
        ("After 1945 it stopped.", [("1945", "1946-01-01", None, "bound")]),
        ("Written in 1120 or before, it was lost.", [("1120 or before", None, "1120-12-31", "bound")]),
        ("The war of 1914–1918 ended it.", [("1914–1918", "1914-01-01", "1918-12-31", "interval")]),
        ("Letters of April/May 2013 survive.", [("April/May 2013", "2013-04-01", "2013-05-31", "interval")]),
        (
            "From 3 May to 9 June 1940 they fought.",
            [("3 May to 9 June 1940", "1940-05-03", "1940-06-09", "interval")],
        ),
        ("In the summer of 1216 he died.", [("the summer of 1216", "1216-06-01", "1216-08-31", "instant")]),
        ("Prices rose in the 1870s.", [("the 1870s", "1870-01-01", "1879-12-31", "instant")]),
        ("Athens fell in 404 BC.", [("404 BC", "-0403-01-01", "-0403-12-31", "instant")]),
        ("The siege lasted three months.", [("three months", None, None, "duration")]),
        ("around July 2002", [("around July 2002", "2002-07-01", "2002-07-31", "instant")]),
    ],
)
def test_one_date(text: str, expected: list[tuple[str, str | None, str | None, str]]) -> None:
    assert proposed(text) == expected


def test_a_month_belongs_to_the_story_s_year() -> None:
    found = proposed("On 3 May 1940 it began. By 12 August it was over. In February they returned.")
    assert [(a, b) for _, a, b, _ in found] == [
        ("1940-05-03", "1940-05-03"),
        (None, "1940-08-12"),
        ("1940-02-01", "1940-02-29"),
    ]


def test_february_after_november_is_next_year() -> None:
    assert proposed("In November 1940 he fled. In February he was caught.")[1][1] == "1941-02-01"


def test_told_from_the_date_before() -> None:
    text = (
        "On 12 October 2006 they swore. Three days later it was proclaimed, within a month of "
        "that date at most."
    )
    found = propose_dates(text, find_timexes(text))
    assert [(d.earliest, d.latest, d.kind, d.anchor) for d in found] == [
        ("2006-10-12", "2006-10-12", "instant", None),
        ("2006-10-15", "2006-10-15", "relative", "d1"),
        ("2006-09-15", "2006-11-15", "relative", "d2"),
    ]


def test_days_that_share_their_month() -> None:
    found = proposed("They met on 6 and 7 May 1954, and again on September 1 and 5.")
    assert [first for _, first, _, _ in found] == ["1954-05-06", "1954-05-07", "1954-09-01", "1954-09-05"]


def test_the_writer_s_own_day_is_used_for_yesterday_and_weekdays_only() -> None:
    text = "Yesterday the court sat. It ruled on Monday. The case began on 4 March."
    assert [first for _, first, _, _ in proposed(text, "2024-11-27")] == [
        "2024-11-26",
        "2024-11-25",
        "2024-03-04",
    ]


def test_without_a_day_of_its_own_a_text_is_never_dated_by_today() -> None:
    assert proposed("Yesterday he came, and on Monday he left. In March he wrote.") == []


@pytest.mark.parametrize(
    "text",
    [
        "May I come? They march on. The march began.",
        "Theresa May spoke to April Jones.",
        "He had 1500 soldiers and 2000 horses.",
        "See p. 1914 and No. 1848.",
        "It cost $1,950 and weighed 1990 kg.",
        "A second attack failed in the fall of the city.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert [t.value for t in find_timexes(text) if t.first] == []


@given(st.text(max_size=200))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    last = 0
    for timex in find_timexes(text):
        assert last <= timex.start < timex.end <= len(text)
        last = timex.end


@given(st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(2059, 12, 31)))
def test_every_full_date_is_read_back(day: dt.date) -> None:
    text = f"It happened on {day:%-d %B %Y}, they say."
    assert proposed(text)[0][1:3] == (str(day), str(day))


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("She went home in May of the year following.", "1872-05-01", "1872-05-31"),
        ("He had come in June of the year before.", "1870-06-01", "1870-06-30"),
        ("They met in the spring of last year.", "1870-03-01", "1870-05-31"),
        ("They met in the autumn of that year.", "1871-09-01", "1871-11-30"),
    ],
)
def test_a_month_or_season_of_a_year_told_from_the_storys(told: str, first: str, last: str) -> None:
    found = proposed(f"It began in 1871. {told}")
    assert [each[1:3] for each in found[1:]] == [(first, last)]
