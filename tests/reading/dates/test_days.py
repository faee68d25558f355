from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abelard.reading.dates.calendar_values import easter
from abelard.reading.dates.days import days_of, shift


@pytest.mark.parametrize(
    ("value", "mod", "days"),
    [
        ("1939-09-01", "", ("1939-09-01", "1939-09-01")),
        ("1940-02", "", ("1940-02-01", "1940-02-29")),
        ("1939-10", "START", ("1939-10-01", "1939-10-10")),
        ("1944", "END", ("1944-09-01", "1944-12-31")),
        ("1941-WI", "", ("1941-12-01", "1942-02-28")),
        ("2008-H2", "", ("2008-07-01", "2008-12-31")),
        ("194", "", ("1940-01-01", "1949-12-31")),
        ("19", "", ("1900-01-01", "1999-12-31")),
        ("BC047", "", ("-0478-01-01", "-0469-12-31")),
        ("BC0490", "", ("-0489-01-01", "-0489-12-31")),
        ("PRESENT_REF", "", ("", "")),
        ("P3M", "", ("", "")),
    ],
)
def test_days_of_a_value(value: str, mod: str, days: tuple[str, str]) -> None:
    assert days_of(value, mod) == days


@given(st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(2500, 1, 1)), st.integers(-5000, 5000))
def test_shifting_days_agrees_with_the_calendar(day: dt.date, count: int) -> None:
    assert shift(day.isoformat(), count, "D") == (day + dt.timedelta(days=count)).isoformat()


@given(st.integers(1, 9998), st.integers(-11, 11))
def test_months_there_and_back_keep_the_first(year: int, count: int) -> None:
    day = f"{year:04d}-06-01"
    assert shift(shift(day, count, "M"), -count, "M") == day


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1130, "1130-03-30"),
        (1582, "1582-04-15"),
        (1583, "1583-04-10"),
        (1972, "1972-04-02"),
        (2024, "2024-03-31"),
    ],
)
def test_easter_by_published_tables(year: int, day: str) -> None:
    assert easter(year) == day
