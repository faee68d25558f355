"""Days as whole numbers, against the standard library where it reaches and by cycles beyond."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abelard.model.day import (
    add_months,
    day_of,
    days_in_month,
    from_iso,
    is_leap,
    iso,
    month_end,
    moved,
    unit_days,
    ymd,
)

DAYS = st.integers(-3_652_425_000, 3_652_425_000)  # ten million years on either side
YEARS = st.integers(-10_000_000, 10_000_000)


@given(DAYS)
def test_ymd_and_day_of_are_inverse(day: int) -> None:
    assert day_of(*ymd(day)) == day


@given(DAYS)
def test_the_next_day_is_the_next_date(day: int) -> None:
    year, month, number = ymd(day)
    following = ymd(day + 1)
    if number < days_in_month(year, month):
        assert following == (year, month, number + 1)
    elif month < 12:
        assert following == (year, month + 1, 1)
    else:
        assert following == (year + 1, 1, 1)


@given(st.dates())
def test_it_is_the_ordinal_of_the_standard_library(date: dt.date) -> None:
    assert day_of(date.year, date.month, date.day) == date.toordinal()
    assert ymd(date.toordinal()) == (date.year, date.month, date.day)
    assert iso(date.toordinal()) == date.isoformat()


@given(YEARS)
def test_a_year_has_366_days_if_it_is_a_leap_year(year: int) -> None:
    length = day_of(year + 1, 1, 1) - day_of(year, 1, 1)
    assert length == (366 if is_leap(year) else 365)


@given(DAYS)
def test_iso_can_be_read_back(day: int) -> None:
    assert from_iso(iso(day)) == day


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (day_of(-43, 3, 15), "-0043-03-15"),
        (day_of(12000, 1, 1), "+12000-01-01"),
        (day_of(0, 1, 1), "0000-01-01"),
        (0, "0000-12-31"),
        (1, "0001-01-01"),
        (day_of(9999, 12, 31), "9999-12-31"),
        (day_of(10000, 1, 1), "+10000-01-01"),
        (day_of(-12345, 6, 7), "-12345-06-07"),
    ],
)
def test_iso_signs_years_of_other_than_four_digits(day: int, text: str) -> None:
    assert iso(day) == text


@pytest.mark.parametrize("text", ["2004", "2004-13-01", "2004-02-30", "20040101", "+004-01-01", ""])
def test_what_iso_never_wrote_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  the library words one of them
        from_iso(text)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2004-01-31", 1, "2004-02-29"),
        ("2003-01-31", 1, "2003-02-28"),
        ("2004-03-31", -1, "2004-02-29"),
        ("2004-12-15", 1, "2005-01-15"),
        ("2004-01-15", -1, "2003-12-15"),
        ("2004-02-29", 12, "2005-02-28"),
        ("2004-02-29", -48, "2000-02-29"),
        ("0001-01-01", -1, "0000-12-01"),
        ("2004-05-05", 0, "2004-05-05"),
    ],
)
def test_months_end_where_the_month_does(start: str, months: int, end: str) -> None:
    assert iso(add_months(from_iso(start), months)) == end


@pytest.mark.parametrize(
    ("amount", "unit", "span"),
    [
        (1, "day", (1, 1)),
        (3, "days", (3, 3)),
        (2, "weeks", (14, 14)),
        (0, "months", (0, 0)),
        (1, "month", (28, 31)),
        (2, "months", (59, 62)),
        (3, "months", (89, 92)),
        (12, "months", (365, 366)),
        (1, "year", (365, 366)),
        (4, "years", (1460, 1461)),
        (8, "years", (2921, 2922)),
        (400, "years", (146_097, 146_097)),
        (1000, "years", (365_242, 365_243)),
    ],
)
def test_so_many_units_span_so_many_days(amount: int, unit: str, span: tuple[int, int]) -> None:
    assert unit_days(amount, unit) == span


@given(DAYS, st.integers(0, 60), st.sampled_from(["day", "week", "month", "year"]))
def test_by_the_calendar_it_is_never_fewer_nor_more(day: int, amount: int, unit: str) -> None:
    least, most = unit_days(amount, unit)
    assert least <= moved(day, amount, unit) - day <= most
    assert least <= day - moved(day, -amount, unit) <= most


@pytest.mark.parametrize(("amount", "unit"), [(1, "fortnight"), (1, ""), (-1, "day")])
def test_no_other_unit_is_known(amount: int, unit: str) -> None:
    with pytest.raises(ValueError, match=r"no (unit|run) of"):
        unit_days(amount, unit)


@given(DAYS)
def test_a_month_ends_where_the_next_begins(day: int) -> None:
    end = month_end(day)
    assert end >= day
    assert ymd(end)[:2] == ymd(day)[:2]
    assert ymd(end + 1)[2] == 1
