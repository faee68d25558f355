"""Reading dates: the short way and the grammar agree, nothing raises, and what is meant is suggested."""

import datetime as dt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from abelard.model.calendars import calendars
from abelard.model.circa import DEFAULT_CIRCA, Circa, Width, read_circa
from abelard.model.date import Date, Unreadable, read_date
from abelard.model.edtf import Meaning, read_edtf

PLAIN = st.builds(
    lambda date, size: date.isoformat()[:size],
    st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)),
    st.sampled_from([4, 7, 10]),
)
# Texts near to dates are likelier to find a hole than any text.
PIECES = (
    "1984 2004 0000 - -06 -31 X XX ? ~ % / .. [ ] { } , Y E S 9 17 T 23:20 :30 Z + julian: julian?: islamic: "
    "1648/49 c. May BC s century unknown ² ٣ – \0"
)
NEARLY = st.lists(st.sampled_from([" ", "\n", *PIECES.split()]), max_size=7).map("".join)


@given(PLAIN)
@settings(deadline=None)  # the first date of a kind compiles or imports what it needs
def test_plain_dates_read_as_the_grammar_reads_them(text: str) -> None:
    date, meaning = read_date(text), read_edtf(text, DEFAULT_CIRCA)
    assert isinstance(date, Date)
    assert isinstance(meaning, Meaning)
    assert (date.span, date.core) == (meaning.span, meaning.core)
    assert (date.text, date.alternatives, date.calendar) == (text, (), "gregorian")
    assert not date.uncertain
    assert not date.approximate


@given(st.one_of(st.text(), NEARLY))
@example("Y" + "9" * 5000)
@example("1950S" + "9" * 5000)
@example("-" + "X" * 5000)
@example("julian:" + "9" * 5000)
@example("9" * 5000 + " BC")
@example("c. " * 3000 + "1500")
@example("[" + "1984," * 100 + "1984]")
@example("٢٠٠٢")
@example("²000-01")
@example("2004-01-01T٢٠:00")
@settings(deadline=None)  # the first date of a kind compiles or imports what it needs
def test_no_text_raises(text: str) -> None:
    read = read_date(text)
    if isinstance(read, Date):
        assert read.text == text
        assert not read.span.is_empty
        assert not read.core.is_empty
        for alternative in read.alternatives:
            assert (alternative | read.span) == read.span
    else:
        assert read.message
        assert 0 <= read.offset <= len(text)


@given(NEARLY)
@settings(deadline=None)  # the first date of a kind compiles or imports what it needs
def test_what_is_suggested_can_be_read(text: str) -> None:
    read = read_date(text)
    if isinstance(read, Unreadable) and read.hint.startswith("write "):
        suggested = read.hint.removeprefix("write ").split(" or ")
        if all(" " not in way and not way.endswith(":") for way in suggested):
            assert all(isinstance(read_date(way), Date) for way in suggested)


def test_a_date_is_read_once() -> None:
    assert read_date("2004-06~") is read_date("2004-06~")
    circa = Circa(month=Width(2, "month"))
    assert read_date("2004-06~", circa) is read_date("2004-06~", Circa(month=Width(2, "month")))
    assert read_date("2004-06~", circa) != read_date("2004-06~")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("May 2002", "write 2002-05"),
        ("may 2002", "write 2002-05"),
        ("Sept. 2002", "write 2002-09"),
        ("5 May 2002", "write 2002-05-05"),
        ("5th of May 2002", "write 2002-05-05"),
        ("May 5, 2002", "write 2002-05-05"),
        ("2002 May 5", "write 2002-05-05"),
        ("05-May-2002", "write 2002-05-05"),
        ("10/05/2002", "write 2002-05-10 or 2002-10-05"),
        ("25/12/2002", "write 2002-12-25"),
        ("12.25.2002", "write 2002-12-25"),
        ("2002/05/31", "write 2002-05-31"),
        ("2002.5", "write 2002-05"),
        ("2002-5-3", "write 2002-05-03"),
        ("20020531", "write 2002-05-31"),
        ("200205", "write 2002-05"),
        ("12000", "write Y12000"),
        ("c. 1500", "write 1500~"),
        ("ca. 1500", "write 1500~"),
        ("circa May 1500", "write 1500-05~"),
        ("about 476", "write 0476~"),
        ("1990s", "write 199X"),
        ("the 1900s", "write 190X or 19XX"),
        ("19th century", "write 18XX"),
        ("5th century BC", "write -04XX"),
        ("500 BC", "write -0499"),
        ("1 BCE", "write 0000"),
        ("AD 79", "write 0079"),
        ("476", "write 0476"),
        ("1939-1945", "write 1939/1945"),
        ("1939–45", "write 1939/1945"),
        ("1667 or 1668", "write [1667,1668]"),
        ("spring 2001", "write 2001-21"),
        ("Winter of 1941", "write 1941-24"),
        ("Q2 2001", "write 2001-34"),
        ("2001-Q2", "write 2001-34"),
        ("1984?~", "write 1984%"),
        ("199u", "write 199X"),
        ("unknown/2004", "write /2004"),
        ("2004/open", "write 2004/.."),
        ("1648/49-01-30", "write julian:1648/49-01-30"),
        ("y17e7", "write Y17E7"),
        (" 2004 - 06 ", "write 2004-06"),
        ("2004–06–05", "write 2004-06-05"),
        ("2002-25-12", "write 2002-12-25"),
        ("Julian:1066-10-14", "write julian:"),
        ("2002-13-45", "21 to 41 are seasons, quarters and other parts of the year"),
        ("yesterday", "write for example 2002, 2002-05, 2002-05-31, 1500~, 199X or 2004/2006"),
    ],
)
def test_what_people_write_is_told_as_it_is_written_here(text: str, hint: str) -> None:
    read = read_date(text)
    assert isinstance(read, Unreadable)
    assert read.hint == hint


def test_two_ways_to_read_it_are_asked_about() -> None:
    read = read_date("10/05/2002")
    assert isinstance(read, Unreadable)
    assert read.message == "'10/05/2002' can be read in 2 ways"


@pytest.mark.parametrize("calendar", [calendar.name for calendar in calendars()])
def test_every_calendar_is_read_by_its_name(calendar: str) -> None:
    year = {"islamic": 700, "hebrew": 5060, "republican": 8, "persian": 1357, "coptic": 1016}.get(
        calendar, 1300
    )
    read = read_date(f"{calendar}:{year}-05-10")
    assert isinstance(read, Date), read
    assert read.calendar == calendar


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("year 5 years", Circa(year=Width(5, "year"))),
        ("month 2 weeks, year 5 years", Circa(year=Width(5, "year"), month=Width(2, "week"))),
        (" season 2 seasons ,day 3days", Circa(season=Width(2, "season"), day=Width(3, "day"))),
        ("century 30 years", Circa(century=Width(30, "year"))),
    ],
)
def test_a_case_says_how_wide_about_is(text: str, width: Circa) -> None:
    assert read_circa(text) == width


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("", 0),
        ("year", 0),
        ("year five years", 0),
        ("week 1 day", 0),
        ("year 5 years, month 2 moons", 22),
        ("year 1 season", 7),
        ("year 5 years, fortnight 1 day", 14),
    ],
)
def test_what_is_no_width_is_said_where_it_is(text: str, offset: int) -> None:
    read = read_circa(text)
    assert isinstance(read, Unreadable)
    assert read.offset == offset
