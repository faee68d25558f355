"""Every example of the EDTF specification, and more, with its bounds worked out by hand.

The specification is https://www.loc.gov/standards/datetime/ of 4 February 2019; its words are in the
comments. A row is a text and where it lies: `earliest latest` for a date, which is some moment between
them; for an interval, that of its start, a slash, and that of its end. `*` is unbounded.
"""

import time

import pytest

from abelard.model.circa import Circa, Width
from abelard.model.date import Date, Unreadable, read_date
from abelard.model.day import from_iso
from abelard.model.span import Bounds, Span

SPECIFICATION = """
# Level 0, date: day, month, year
1985-04-12                  1985-04-12 1985-04-12
1985-04                     1985-04-01 1985-04-30
1985                        1985-01-01 1985-12-31
# Level 0, date and time: local, UTC, shifted from UTC by hours, by hours and minutes
1985-04-12T23:20:30         1985-04-12 1985-04-12
1985-04-12T23:20:30Z        1985-04-12 1985-04-12
1985-04-12T23:20:30-04      1985-04-12 1985-04-12
1985-04-12T23:20:30+04:30   1985-04-12 1985-04-12
# Level 0, interval: starts some time in the one and ends some time in the other
1964/2008                   1964-01-01 1964-12-31 / 2008-01-01 2008-12-31
2004-06/2006-08             2004-06-01 2004-06-30 / 2006-08-01 2006-08-31
2004-02-01/2005-02-08       2004-02-01 2004-02-01 / 2005-02-08 2005-02-08
2004-02-01/2005-02          2004-02-01 2004-02-01 / 2005-02-01 2005-02-28
2004-02-01/2005             2004-02-01 2004-02-01 / 2005-01-01 2005-12-31
2005/2006-02                2005-01-01 2005-12-31 / 2006-02-01 2006-02-28
# Level 1, years of more than four digits
Y170000002                  +170000002-01-01 +170000002-12-31
Y-170000002                 -170000002-01-01 -170000002-12-31
# Level 1, season: spring 2001
2001-21                     2001-03-01 2001-05-31
# Level 1, qualification of a whole date: uncertain, approximate, both
1984?                       1984-01-01 1984-12-31
2004-06~                    2004-05-01 2004-07-31
2004-06-11%                 2004-06-10 2004-06-12
# Level 1, digits unspecified from the right
201X                        2010-01-01 2019-12-31
20XX                        2000-01-01 2099-12-31
2004-XX                     2004-01-01 2004-12-31
1985-04-XX                  1985-04-01 1985-04-30
1985-XX-XX                  1985-01-01 1985-12-31
# Level 1, open end
1985-04-12/..               1985-04-12 1985-04-12 / * *
1985-04/..                  1985-04-01 1985-04-30 / * *
1985/..                     1985-01-01 1985-12-31 / * *
# Level 1, open start
../1985-04-12               * * / 1985-04-12 1985-04-12
../1985-04                  * * / 1985-04-01 1985-04-30
../1985                     * * / 1985-01-01 1985-12-31
# Level 1, unknown end
1985-04-12/                 1985-04-12 1985-04-12 / * *
1985-04/                    1985-04-01 1985-04-30 / * *
1985/                       1985-01-01 1985-12-31 / * *
# Level 1, unknown start
/1985-04-12                 * * / 1985-04-12 1985-04-12
/1985-04                    * * / 1985-04-01 1985-04-30
/1985                       * * / 1985-01-01 1985-12-31
# Level 1, negative year
-1985                       -1985-01-01 -1985-12-31
# Level 2, exponential year
Y-17E7                      -170000000-01-01 -170000000-12-31
# Level 2, significant digits: a year of the 1900s; of 171000000 to 171999999; of 338000 to 338999
1950S2                      1900-01-01 1999-12-31
Y171010000S3                +171000000-01-01 +171999999-12-31
Y3388E2S3                   +338000-01-01 +338999-12-31
# Level 2, sub-year grouping: second quarter
2001-34                     2001-04-01 2001-06-30
# Level 2, one of a set
[1667,1668,1670..1672]      1667-01-01 1672-12-31
[..1760-12-03]              * 1760-12-03
[1760-12..]                 1760-12-01 *
[1760-01,1760-02,1760-12..] 1760-01-01 *
[1667,1760-12]              1667-01-01 1760-12-31
[..1984]                    * 1984-12-31
# Level 2, all of a set
{1667,1668,1670..1672}      1667-01-01 1667-12-31 / 1672-01-01 1672-12-31
{1960,1961-12}              1960-01-01 1960-12-31 / 1961-12-01 1961-12-31
{..1984}                    * * / 1984-01-01 1984-12-31
# Level 2, group qualification: all; year and month; year
2004-06-11%                 2004-06-10 2004-06-12
2004-06~-11                 2004-05-11 2004-07-11
2004?-06-11                 2004-06-11 2004-06-11
# Level 2, single components: year uncertain and day approximate; month uncertain and approximate
?2004-06-~11                2004-06-10 2004-06-12
2004-%06-11                 2004-05-11 2004-07-11
# Level 2, digits unspecified anywhere
156X-12-25                  1560-12-25 1569-12-25
15XX-12-25                  1500-12-25 1599-12-25
XXXX-12-XX                  0000-12-01 9999-12-31
1XXX-XX                     1000-01-01 1999-12-31
1XXX-12                     1000-12-01 1999-12-31
1984-1X                     1984-10-01 1984-12-31
# Level 2, interval with approximate or unspecified ends
2004-06-~01/2004-06-~20     2004-05-31 2004-06-02 / 2004-06-19 2004-06-21
2004-06-XX/2004-07-03       2004-06-01 2004-06-30 / 2004-07-03 2004-07-03
"""

BEYOND = """
# From python-edtf's own tests, with one width for every sign
0000                        0000-01-01 0000-12-31
-0999                       -0999-01-01 -0999-12-31
-2005/-1999-02              -2005-01-01 -2005-12-31 / -1999-02-01 -1999-02-28
0000~                       -0001-01-01 0001-12-31
1984~/2004-06               1983-01-01 1985-12-31 / 2004-06-01 2004-06-30
1984/2004-06~               1984-01-01 1984-12-31 / 2004-05-01 2004-07-31
1984-06-02?/2004-08-08~     1984-06-02 1984-06-02 / 2004-08-07 2004-08-09
2004-%06                    2004-05-01 2004-07-31
2004-?06-?11                2004-06-11 2004-06-11
2004?-~06-~04               2004-05-03 2004-07-05
1560-XX-25                  1560-01-25 1560-12-25
15XX-12-XX                  1500-12-01 1599-12-31
XXXX-XX-23                  0000-01-23 9999-12-23
2001-29                     2001-09-01 2001-11-30
# Other parts of the year
2001-22                     2001-06-01 2001-08-31
2001-23                     2001-09-01 2001-11-30
2001-24                     2001-12-01 2002-02-28
2001-25                     2001-03-01 2001-05-31
2003-28                     2003-12-01 2004-02-29
2001-30                     2001-12-01 2002-02-28
2001-31                     2001-03-01 2001-05-31
2001-32                     2001-06-01 2001-08-31
2001-33                     2001-01-01 2001-03-31
2001-36                     2001-10-01 2001-12-31
2001-37                     2001-01-01 2001-04-30
2001-39                     2001-09-01 2001-12-31
2001-40                     2001-01-01 2001-06-30
2001-41                     2001-07-01 2001-12-31
200X-21                     2000-03-01 2009-05-31
2001-21/2001-23             2001-03-01 2001-05-31 / 2001-09-01 2001-11-30
# About: as wide as the part at which the sign stands
1500~                       1499-01-01 1501-12-31
2004~-06-11                 2003-06-11 2005-06-11
~2004-06-~11                2003-06-10 2005-06-12
2001-21~                    2000-12-01 2001-08-31
2001-37~                    2000-09-01 2001-08-31
199X~                       1980-01-01 2009-12-31
19XX~                       1800-01-01 2099-12-31
1XXX~                       0000-01-01 2999-12-31
1950S2~                     1800-01-01 2099-12-31
1985-XX-XX~                 1984-01-01 1986-12-31
1985-04-XX~                 1985-03-01 1985-05-31
2004-02-29~                 2004-02-28 2004-03-01
~2004-02-29                 2003-02-28 2005-02-28
# Unspecified digits take only what the calendar has
2004-X1                     2004-01-01 2004-11-30
2004-X1-31                  2004-01-31 2004-01-31
2004-XX-31                  2004-01-31 2004-12-31
2004-02-3X                  -
20X4-02-29                  2004-02-29 2084-02-29
XXXX-02-29                  0000-02-29 9996-02-29
XXX1-02-29                  -
1X23                        1023-01-01 1923-12-31
X9X9-07                     0909-07-01 9999-07-31
-01XX                       -0199-01-01 -0100-12-31
-00XX                       -0099-01-01 -0001-12-31
-1X23-05                    -1923-05-01 -1023-05-31
# Years of any size, and ISO 8601's expanded form
Y17E8                       +1700000000-01-01 +1700000000-12-31
Y9E15                       +9000000000000000-01-01 +9000000000000000-12-31
Y19E2S1                     1000-01-01 1999-12-31
-1950S2                     -1999-01-01 -1900-12-31
0050S2                      0050-01-01 0050-12-31
1950S9                      1950-01-01 1950-12-31
+12000-01-31                +12000-01-31 +12000-01-31
-12000-02                   -12000-02-01 -12000-02-29
-0043-03-15                 -0043-03-15 -0043-03-15
# Sets, spaced as in the draft of 2012; the hull of what is said
[1667, 1668, 1670..1672]    1667-01-01 1672-12-31
[1984]                      1984-01-01 1984-12-31
{1960-05..1960-07}          1960-05-01 1960-05-31 / 1960-07-01 1960-07-31
{1960..}                    1960-01-01 1960-12-31 / * *
[1984~,1990]                1983-01-01 1990-12-31
# The same day twice is still an interval, and ends may overlap
2004/2004                   2004-01-01 2004-12-31 / 2004-01-01 2004-12-31
2004-06/2004                2004-06-01 2004-06-30 / 2004-01-01 2004-12-31
1985-04-12T23:20:30,5Z      1985-04-12 1985-04-12
1985-04-12T23:20            1985-04-12 1985-04-12
"""


def rows(table: str) -> list[tuple[str, str]]:
    lines = [line for line in table.splitlines() if line and not line.startswith("#")]
    return [(line[:28].strip(), line[28:].strip()) for line in lines]


def bounds(text: str) -> Bounds:
    earliest, latest = (None if day == "*" else from_iso(day) for day in text.split())
    return Bounds(earliest, latest)


def span(text: str) -> Span:
    start, _, end = text.partition("/")
    return Span(bounds(start), bounds(end or start))


@pytest.mark.parametrize(("text", "expected"), rows(SPECIFICATION) + rows(BEYOND))
def test_a_date_lies_where_it_says(text: str, expected: str) -> None:
    date = read_date(text)
    if expected == "-":
        assert isinstance(date, Unreadable)
        return
    assert isinstance(date, Date), date
    assert date.span == span(expected)
    assert date.text == text
    assert (date.earliest, date.latest) == (span(expected).start.earliest, span(expected).end.latest)


def read(text: str) -> Date:
    date = read_date(text)
    assert isinstance(date, Date), date
    return date


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("1984", False, False),
        ("1984?", True, False),
        ("1984~", False, True),
        ("1984%", True, True),
        ("?2004-06-~11", True, True),
        ("2004-?06-11", True, False),
        ("1984?/2004", True, False),
        ("1984/2004-06-~01", False, True),
        ("[1984?,1990]", True, False),
        ("{1984,1990%}", True, True),
    ],
)
def test_signs_are_kept(text: str, uncertain: bool, approximate: bool) -> None:  # noqa: FBT001  table columns
    date = read(text)
    assert (date.uncertain, date.approximate) == (uncertain, approximate)


@pytest.mark.parametrize("text", ["1500~", "2004-06~-11", "1984~/2004%", "[1984~,1990]", "{1960~,1970}"])
def test_without_the_sign_the_core_is_left(text: str) -> None:
    bare = text.translate({ord("~"): None, ord("%"): None})
    assert read(text).core == read(bare).span
    assert read(text).span != read(bare).span


@pytest.mark.parametrize(
    ("text", "alternatives"),
    [
        (
            "[1667,1668,1670..1672]",
            ["1667-01-01 1667-12-31", "1668-01-01 1668-12-31", "1670-01-01 1672-12-31"],
        ),
        ("[..1760-12-03]", ["* 1760-12-03"]),
        ("[1760-01,1760-12..]", ["1760-01-01 1760-01-31", "1760-12-01 *"]),
        ("{1667,1668}", []),
        ("1667/1668", []),
    ],
)
def test_one_of_a_set_keeps_each(text: str, alternatives: list[str]) -> None:
    assert read(text).alternatives == tuple(span(each) for each in alternatives)


def test_the_width_of_about_can_be_set() -> None:
    circa = Circa(year=Width(5, "year"), month=Width(2, "week"), season=Width(1, "month"))
    for text, expected in [
        ("1500~", "1495-01-01 1505-12-31"),
        ("2004-06~", "2004-05-18 2004-07-14"),
        ("2001-21~", "2001-02-01 2001-06-30"),
        ("2004-06-11~", "2004-06-10 2004-06-12"),
        ("2004", "2004-01-01 2004-12-31"),
    ]:
        date = read_date(text, circa)
        assert isinstance(date, Date)
        assert date.span == span(expected), text


WRONG = [
    ("2002-13-45", "month 13: a year has 12", 5),
    ("2002-00", "month 00: a year has 12", 5),
    ("2002-42", "month 42: a year has 12", 5),
    ("-2002-13-01", "month 13: a year has 12", 6),
    ("2002-02-30", "day 30: February 2002 has 28", 8),
    ("1900-02-29", "day 29: February 1900 has 28", 8),
    ("2002-04-31", "day 31: April has 30", 8),
    ("2002-04-00", "day 00: April has 30", 8),
    ("XXX1-02-29", "day 29: February has 29", 8),
    ("2002-XX-32", "no month has a day 32", 8),
    ("2004/2003", "the interval ends before it starts", 5),
    ("2004-05-06/2004-05-05", "the interval ends before it starts", 11),
    ("2004/2002-02-30", "day 30: February 2002 has 28", 13),
    ("{2004..2003}", "the interval ends before it starts", 7),
    ("[1667,1668-13]", "month 13: a year has 12", 11),
    ("[1667,,1668]", "not a date", 6),
    ("[1667,1668", "a set that begins with [ ends with ]", 10),
    ("{1667]", "a set that begins with { ends with }", 6),
    ("[..]", "neither start nor end is given", 1),
    ("/", "neither start nor end is given", 0),
    ("../..", "neither start nor end is given", 0),
    ("2004/2005/2006", "an interval has one slash: start/end", 9),
    ("-0000", "there is no year -0000", 0),
    ("-0000-01-01", "there is no year -0000", 0),
    ("Y1985", "Y begins years of more than four digits", 0),
    ("Y17E7-12-26", "Y begins a year without month or day", 0),
    ("Y99999999999999999", "a year of more than 16 digits", 0),
    ("Y1E999", "a year of more than 16 digits", 0),
    ("12000", "a year of 5 digits", 4),
    ("1950S0", "significant digits, S1 and more, go with a year alone", 4),
    ("1950S2-05", "significant digits, S1 and more, go with a year alone", 4),
    ("19XXS2", "four digits at most can be X, and none with Y or S", 0),
    ("+XXXXX", "four digits at most can be X, and none with Y or S", 1),
    ("1985-04-12T25:00:00", "hour 25: the most is 23", 11),
    ("1985-04-12T23:60", "minute 60: the most is 59", 14),
    ("1985-04-12T23:20:61", "second 61: the most is 60", 17),
    ("1985-04-12T23:20:30+15:00", "zone hour 15: the most is 14", 20),
    ("1985-04-12T", "not a time of day", 10),
    ("2004-06-11-07", "'-07' cannot follow here", 10),
    ("2004-(06)?-11", "'-(06)?-11' cannot follow here", 4),
    ("2001-21-40", "21 is a part of the year, which has no days of its own", 0),
    ("not a date", "not a date", 0),
    ("", "not a date", 0),
]


@pytest.mark.parametrize(("text", "message", "offset"), WRONG)
def test_what_is_wrong_is_said_where_it_is(text: str, message: str, offset: int) -> None:
    date = read_date(text)
    assert isinstance(date, Unreadable)
    assert message in date.message
    assert date.offset == offset


def test_huge_years_and_wide_masks_are_cheap() -> None:
    started = time.process_time()
    for text in ("Y9E15", "Y1234567890123456S1", "XXXX-02-29", "XXX1-02-29", "[0001..9999]", "Y1E999"):
        read_date(text + "?" if text[0] != "[" else text)
    assert time.process_time() - started < 0.5
