"""Other calendars: known pairs, the `convertdate` library as an oracle, and ambiguity kept."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest
from convertdate import coptic, french_republican, hebrew, islamic, julian, persian
from hypothesis import given, settings
from hypothesis import strategies as st

from abelard.model import calendars as registry
from abelard.model.calendar_julian import julian_day, julian_easter
from abelard.model.calendars import Calendar, calendar_named, calendars
from abelard.model.date import Date, Unreadable, read_date
from abelard.model.day import iso
from abelard.model.span import Bounds

JULIAN_DAY_ZERO = 1_721_424.5


def read(text: str) -> Date:
    date = read_date(text)
    assert isinstance(date, Date), date
    return date


def reach(text: str) -> str:
    date = read(text)
    earliest, latest = (None if day is None else iso(day) for day in (date.earliest, date.latest))
    return f"{earliest}" if earliest == latest else f"{earliest} {latest}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Hastings; the execution of Charles I, in his subjects' count and in ours; the Ides of March
        ("julian:1066-10-14", "1066-10-20"),
        ("julian-25mar:1648-01-30", "1649-02-09"),
        ("julian:1649-01-30", "1649-02-09"),
        ("julian:1648/49-01-30", "1649-02-09"),
        ("julian:1648/9-01-30", "1649-02-09"),
        ("julian:1699/00-02", "1700-02-11 1700-03-11"),
        ("julian:-0043-03-15", "-0043-03-13"),
        # The last day of the Julian calendar in Rome, in Britain, in Russia
        ("julian:1582-10-04", "1582-10-14"),
        ("julian:1752-09-02", "1752-09-13"),
        ("julian:1917-10-25", "1917-11-07"),
        ("julian:1066-10", "1066-10-07 1066-11-06"),
        ("julian:1066", "1066-01-07 1067-01-06"),
        ("julian-25mar:1648", "1648-04-04 1649-04-03"),
        ("julian-25mar:1648-06-10", "1648-06-20"),
        ("julian-25mar-pisa:1200-03-25", "1199-04-01"),
        ("julian-25mar-pisa:1200-03-24", "1200-03-31"),
        ("julian-25dec:1200-12-25", "1200-01-01"),
        ("julian-25dec:1200-12-24", "1200-12-31"),
        ("julian-1mar:1500-02-28", "1501-03-10"),
        ("julian-1sep:1453-09-01", "1452-09-10"),
        ("julian-1sep:1453-05-29", "1453-06-07"),
        ("julian-easter:1250-12-25", "1251-01-01"),
        ("julian-easter:1250-01-25", "1251-02-01"),
        # 1 Muharram 1435 was 5 November 2013 in the tables, 4 November by sight in some countries
        ("islamic:1435-01-01", "2013-11-04 2013-11-06"),
        ("islamic:0001-01-01", "0622-07-18 0622-07-20"),
        ("islamic:1435", "2013-11-04 2014-10-25"),
        # The proclamation of the State of Israel, 5 Iyar 5708; new years
        ("hebrew:5708-02-05", "1948-05-14"),
        ("hebrew:5708-08-05", "1947-10-19"),
        ("hebrew:5785-07-01", "2024-10-03"),
        ("hebrew:5784-13-01", "2024-03-11"),
        ("hebrew:5784", "2023-09-16 2024-10-02"),
        # The 18th of Brumaire; 9 Thermidor; the first and last days of the Republic's count
        ("republican:8-02-18", "1799-11-09"),
        ("republican:2-11-09", "1794-07-27"),
        ("republican:1-01-01", "1792-09-22"),
        ("republican:14-04-10", "1805-12-31"),
        # The revolution in Iran, 22 Bahman 1357; Nowruz
        ("persian:1357-11-22", "1979-02-11"),
        ("persian:1403-01-01", "2024-03-20"),
        ("persian:1404-01-01", "2025-03-21"),
        ("coptic:1741-01-01", "2024-09-11"),
        ("ethiopian:2017-01-01", "2024-09-11"),
        ("ethiopian:1888-06-23", "1896-03-01"),
        # Intervals, open ends, signs
        ("julian:1066-10-14/1066-12-25", "1066-10-20 1066-12-31"),
        ("julian:1648/49-01-30/1660-05-29", "1649-02-09 1660-06-08"),
        ("julian:1066/..", "1066-01-07 None"),
        ("julian:/1066", "None 1067-01-06"),
        ("julian:1066-10-14~", "1066-10-19 1066-10-21"),
        ("julian:1066~", "1065-01-07 1068-01-06"),
    ],
)
def test_a_date_is_that_day_of_ours(text: str, expected: str) -> None:
    assert reach(text) == expected
    assert read(text).text == text


def test_an_unknown_beginning_of_the_year_keeps_both_readings() -> None:
    date = read("julian?:1648-02-10")
    assert [iso(span.start.earliest or 0) for span in date.alternatives] == ["1648-02-20", "1649-02-20"]
    assert reach("julian?:1648-02-10") == "1648-02-20 1649-02-20"
    assert read("julian?:1648-06-10").alternatives == ()


def test_a_day_that_came_twice_before_easter_keeps_both() -> None:
    date = read("julian-easter:1250-04-01")
    assert [iso(span.start.earliest or 0) for span in date.alternatives] == ["1250-04-08", "1251-04-08"]


def test_signs_and_the_allowance_for_sighting_are_kept_apart_from_the_reckoning() -> None:
    date = read("islamic:1435-01-01?")
    assert (date.uncertain, date.approximate, date.calendar) == (True, False, "islamic")
    assert iso(date.core.start.earliest or 0) == iso(date.core.end.latest or 0) == "2013-11-05"
    assert read("julian:1066%").uncertain
    assert read("julian:1066%").approximate


@pytest.mark.parametrize(
    ("text", "message", "offset"),
    [
        ("maya:12-19-19", "there is no calendar 'maya'", 0),
        ("Julian:1066", "calendars are named in small letters", 0),
        ("julian:1066-13-01", "the julian calendar has no 1066-13-01", 7),
        ("julian:1066-02-29", "the julian calendar has no 1066-02-29", 7),
        ("julian-easter:1251-04-10", "the julian-easter calendar has no 1251-04-10", 14),
        ("julian:1066/1067-02-30", "the julian calendar has no 1067-02-30", 12),
        ("julian:1067/1066", "the interval ends before it starts", 12),
        ("julian:1648/50-01-30", "the second of two years is the one after", 12),
        ("julian:1648/49-03-25", "only the days from 1 January to 24 March have two years", 15),
        ("julian:1648/49-02-30", "the julian calendar has no 1648/49-02-30", 7),
        ("islamic:1434/35-01-01", "double years belong to the julian calendar", 8),
        ("julian:", "not a date of the julian calendar", 7),
        ("julian:../..", "not a date of the julian calendar", 7),
        ("julian:May 1066", "not a date of the julian calendar", 7),
        ("islamic:1435-12-30", "the islamic calendar has no 1435-12-30", 8),
        ("hebrew:5785-13-01", "the hebrew calendar has no 5785-13-01", 7),
        ("republican:15", "the republican calendar has no 15", 11),
        ("persian:1303", "the persian calendar has no 1303", 8),
    ],
)
def test_what_no_calendar_has_is_said(text: str, message: str, offset: int) -> None:
    date = read_date(text)
    assert isinstance(date, Unreadable)
    assert (date.message, date.offset) == (message, offset)


DATES = st.tuples(st.integers(1, 13), st.one_of(st.none(), st.integers(1, 31)))


def month_length(module: ModuleType, year: int, month: int) -> int:
    """Give the library's length of a month; 0 where there is none."""
    if module is hebrew:
        return int(module.month_length(year, month)) if month <= (13 if hebrew.leap(year) else 12) else 0
    if module is french_republican:
        return 30 if month < 13 else 6 if french_republican.leap(year) else 5
    return int(module.month_length(year, month)) if month <= (13 if module is coptic else 12) else 0


@pytest.mark.parametrize(
    ("name", "module", "years"),
    [
        ("julian", julian, (1, 3000)),
        ("islamic", islamic, (1, 2000)),
        ("hebrew", hebrew, (1, 7000)),
        ("coptic", coptic, (1, 2500)),
        ("republican", french_republican, (1, 14)),
        ("persian", persian, (1304, 1500)),
    ],
)
@given(data=st.data(), date=DATES)
@settings(deadline=None)  # the first date of a kind compiles or imports what it needs
def test_days_are_those_of_convertdate(
    name: str,
    module: ModuleType,
    years: tuple[int, int],
    data: st.DataObject,
    date: tuple[int, int | None],
) -> None:
    year = data.draw(st.integers(*years))
    month, day = date
    calendar = calendar_named(name)
    assert calendar is not None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its Hebrew module uses what it has deprecated itself
        length = month_length(module, year, month)
        if (day or 1) > length:
            assert calendar.readings(year, month, day) == ()
            return
        first = int(module.to_jd(year, month, day or 1) - JULIAN_DAY_ZERO)
    assert calendar.readings(year, month, day) == (Bounds(first, first if day else first + length - 1),)


@given(st.integers(-4000, 4000), st.sampled_from([calendar.name for calendar in calendars()]))
@settings(deadline=None)  # the first date of a kind compiles or imports what it needs
def test_the_years_of_a_calendar_follow_one_another(year: int, name: str) -> None:
    calendar = calendar_named(name)
    assert calendar is not None
    this, following = calendar.readings(year, None, None), calendar.readings(year + 1, None, None)
    if name != "julian?" and this and following:
        assert this[0].latest is not None
        assert following[0].earliest == this[0].latest + 1


@given(st.integers(326, 3000))
def test_easter_is_a_sunday_after_the_vernal_equinox(year: int) -> None:
    easter = julian_easter(year)
    assert easter % 7 == 0  # day 7, 7 January of the year 1, was a Sunday
    assert julian_day(year, 3, 22) <= easter <= julian_day(year, 4, 25)


def test_easter_on_dates_that_are_known() -> None:
    # J. Meeus, Astronomical Algorithms, chapter 8: 179, 711 and 1243, all on 12 April
    assert [julian_easter(year) for year in (179, 711, 1243)] == [
        julian_day(year, 4, 12) for year in (179, 711, 1243)
    ]


@dataclass
class Moonless:
    """A calendar as a package might bring it."""

    name: str = "moonless"
    reckoning: str = "every date is the first day of the year 1"
    allowance: tuple[int, int] = (0, 2)

    def readings(self, _year: int, _month: int | None, _day: int | None) -> tuple[Bounds, ...]:
        return (Bounds(1, 1),)


MOONLESS = Moonless()
NAMELESS = Moonless(name="other")


def plug_in(monkeypatch: pytest.MonkeyPatch, attribute: str) -> None:
    monkeypatch.setattr(
        "importlib.metadata.entry_points",
        lambda group: [EntryPoint("moonless", f"{__name__}:{attribute}", group)],
    )
    monkeypatch.setattr(EntryPoint, "load", lambda self: globals()[self.attr])
    registry._plugged_in.cache_clear()  # noqa: SLF001  it is read once a process


def test_a_package_can_bring_a_calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    plug_in(monkeypatch, "MOONLESS")
    assert isinstance(MOONLESS, Calendar)
    assert calendar_named("moonless") is MOONLESS
    assert reach("moonless:12-34") == "0001-01-01 0001-01-03"
    assert MOONLESS in calendars()


def test_a_package_that_brings_something_else_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    plug_in(monkeypatch, "NAMELESS")
    with pytest.raises(TypeError, match="is no calendar of that name"):
        calendar_named("moonless")


@pytest.fixture(autouse=True)
def _forget_plug_ins() -> Iterator[None]:
    yield
    registry._plugged_in.cache_clear()  # noqa: SLF001  it is read once a process
