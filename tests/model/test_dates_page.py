"""The user's page on dates says what the program does: every date of its tables is read as the row says."""

import re
from pathlib import Path
from typing import get_args

import pytest

from abelard.case.grammar import cursor, read_statement
from abelard.case.scope import Scope
from abelard.case.times import read_when
from abelard.model.calendars import calendars
from abelard.model.circa import PRECISIONS, read_circa
from abelard.model.date import Date, Unreadable, read_date
from abelard.model.day import iso
from abelard.model.edtf_bounds import PARTS_OF_YEAR
from abelard.model.names import NameIndex
from abelard.model.problem import Where
from abelard.model.span import Bounds
from abelard.model.vocabulary import Vocabulary
from abelard.model.when import PointKind, write_when

PAGE = (Path(__file__).parents[2] / "docs" / "dates.md").read_text(encoding="utf-8")


def tables() -> dict[str, list[list[str]]]:
    """Give the rows of all tables under the same heading row, by its last two cells."""
    found: dict[str, list[list[str]]] = {}
    heading = ""
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")] if line.startswith("|") else []
        if cells and not cells[0].startswith("`") and "---" not in cells[0]:
            heading = " ".join(cells[-2:])
        elif cells and cells[0].startswith("`"):
            found.setdefault(heading, []).append([cells[0].strip("`"), *cells[1:]])
    return found


ROWS = tables()


def read(text: str) -> Date:
    date = read_date(text)
    assert isinstance(date, Date), date
    return date


def words(bounds: Bounds) -> str:
    earliest, latest = (None if day is None else iso(day) for day in (bounds.earliest, bounds.latest))
    if earliest is None:
        return "any" if latest is None else f"until {latest}"
    return f"since {earliest}" if latest is None else f"{earliest} to {latest}"


@pytest.mark.parametrize("row", ROWS["earliest latest"], ids=lambda row: row[0])
def test_a_date_lies_where_the_page_says(row: list[str]) -> None:
    text, _, earliest, latest = row
    assert words(read(text).span.possible) == f"{earliest} to {latest}"


@pytest.mark.parametrize("row", ROWS["start end"], ids=lambda row: row[0])
def test_an_interval_starts_and_ends_where_the_page_says(row: list[str]) -> None:
    text, _, start, end = row
    span = read(text).span
    assert (words(span.start), words(span.end)) == (start, end)


@pytest.mark.parametrize("row", ROWS["you wrote Abelard says"], ids=lambda row: row[0])
def test_what_cannot_be_read_is_answered_as_the_page_says(row: list[str]) -> None:
    unreadable = read_date(row[0])
    assert isinstance(unreadable, Unreadable)
    assert row[1] in (unreadable.hint, unreadable.message)


SCOPE = Scope({}, {}, NameIndex(()), Vocabulary())


@pytest.mark.parametrize("text", [row[0] for row in ROWS["an event a state"]])
def test_every_form_of_a_time_is_read_and_written_back(text: str) -> None:
    at = cursor(text, Where("page", 1, 1), SCOPE)
    assert write_when(read_when(at, read_statement)) == text
    assert at.peek() is None


def test_the_page_has_every_form_calendar_precision_and_part_of_the_year() -> None:
    kinds = set()
    for row in ROWS["an event a state"]:
        when = read_when(cursor(row[0], Where("page", 1, 1), SCOPE), read_statement)
        kinds |= {point.kind for point in (*when.start, *when.end)}
    assert kinds == set(get_args(PointKind))
    assert [name for name in (calendar.name for calendar in calendars()) if f"`{name}:" not in PAGE] == []
    assert [name for name in PRECISIONS if f"`{name}`" not in PAGE] == []
    assert [part for part in PARTS_OF_YEAR if not re.search(rf"\b{part}\b", PAGE)] == []


def test_the_width_on_the_page_is_one() -> None:
    (text,) = re.findall(r"^  circa: (.*)$", PAGE, re.MULTILINE)
    assert not isinstance(read_circa(text), Unreadable)
