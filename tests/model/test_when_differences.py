"""The constraints of a time allow exactly the starts and ends that it means, counted out on a short line.

Each form is taken as a set of days. An event lies within it, a state meets it, `throughout` covers it, and
`from` and `to` put start and end in it.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from hypothesis import example, given, settings
from hypothesis import strategies as st

from abelard.model.date import Date, read_date
from abelard.model.day import day_of
from abelard.model.span import Bounds, Span
from abelard.model.when import Anchor, Difference, Moment, Point, When, differences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.when import Edge, Kind

Days: TypeAlias = frozenset[int]
World: TypeAlias = dict[str, tuple[int, int]]

BASE = day_of(2000, 1, 1)
LINE = range(BASE - 8, BASE + 30)
# Further than any form reaches from the line.
AROUND = range(BASE - 120, BASE + 160)
LENGTH = {"day": 1, "week": 7}
DATES = ["2000-01-05", "2000-01-05/2000-01-10", "2000-01", "2000-01-05~", "[2000-01-03,2000-01-09]"]
DATES += ["../2000-01-07", "2000-01-03/..", "[..2000-01-04]", "2000-01-04/2000-01-08~"]


def anchor(text: str, edge: Edge) -> Anchor:
    date = read_date(text)
    return Anchor(date, "", edge) if isinstance(date, Date) else Anchor(None, text, edge)


EDGES: list[Edge] = ["", "", "start", "end"]
ANCHORS = st.builds(anchor, st.sampled_from([*DATES, "a", "b"]), st.sampled_from(EDGES))
UNITS = st.sampled_from(["day", "week"])
NUMBERS = st.integers(0, 3)
POINTS = st.one_of(
    st.builds(Point, st.sampled_from(["at", "by", "before", "after"]), ANCHORS),
    st.builds(Point, st.sampled_from(["before", "after"]), ANCHORS, amount=NUMBERS, unit=UNITS),
    st.builds(
        Point,
        st.just("within"),
        ANCHORS,
        amount=NUMBERS,
        unit=UNITS,
        side=st.sampled_from(["", "before", "after"]),
    ),
    st.builds(Point, st.just("between"), ANCHORS, ANCHORS),
)
SOME = st.lists(POINTS, min_size=1, max_size=2).map(tuple)
WHENS = st.one_of(
    st.builds(When, st.just("at"), SOME),
    st.builds(When, st.just("throughout"), st.tuples(st.builds(Point, st.just("at"), ANCHORS))),
    st.builds(When, st.just("span"), SOME, SOME),
    st.builds(When, st.just("span"), SOME),
    st.builds(When, st.just("span"), st.just(()), SOME),
    st.just(When("never-said")),
)
EXTENTS = st.tuples(st.integers(BASE - 5, BASE + 15), st.integers(0, 6)).map(
    lambda pair: (pair[0], sum(pair))
)
WORLDS = st.fixed_dictionaries({"a": EXTENTS, "b": EXTENTS})
KINDS = st.sampled_from(["event", "state"])


class Place(NamedTuple):
    """Where an anchor lies: as written, and with what `~` adds."""

    core: Span
    wide: Span
    dated: bool


def places(anchor: Anchor, world: World) -> list[Place]:
    """Give each reading of an anchor in a world."""
    if anchor.date is None:
        start, end = world[anchor.ref]
        first, last = Bounds(start, start), Bounds(end, end)
        span = {"": Span(first, last), "start": Span(first, first), "end": Span(last, last)}[anchor.edge]
        return [Place(span, span, dated=False)]
    date = anchor.date
    spans = [(each, each) for each in date.alternatives] or [(date.core, date.span)]
    return [Place(*edged(core, wide, anchor.edge), dated=True) for core, wide in spans]


def edged(core: Span, wide: Span, edge: Edge) -> tuple[Span, Span]:
    """Take the start or end of a date; of one that is some moment of a time, its first or last day."""
    if not edge:
        return core, wide
    moment = core.start == core.end
    within, around = (core.start, wide.start) if edge == "start" else (core.end, wide.end)
    if moment:
        day = within.earliest if edge == "start" else within.latest
        before = (
            0 if within.earliest is None or around.earliest is None else within.earliest - around.earliest
        )
        after = 0 if within.latest is None or around.latest is None else around.latest - within.latest
        within = Bounds(day, day)
        around = within.shift(-before, after)
    return Span(within, within), Span(around, around)


def inside(bounds: Bounds) -> Days:
    return frozenset(filter(bounds.contains, AROUND))


def allowed(point: Point, place: Place, other: Place | None) -> Days:
    """Give the days that a form allows."""
    if point.kind == "at":
        return inside(place.wide.possible)
    if point.kind == "by":
        return inside(Bounds(None, place.wide.end.latest))
    if point.kind == "between":
        assert other is not None
        earliest = place.wide.start.earliest if place.dated else place.wide.end.earliest
        latest = other.wide.end.latest if other.dated else other.wide.start.latest
        return inside(Bounds(earliest, latest))
    if point.kind == "within":
        return near(point, place) & (side(point.side, place) if point.side else frozenset(AROUND))
    if point.amount == 0:
        return side(point.kind, place)
    sign, moment = (-1, place.wide.start) if point.kind == "before" else (1, place.wide.end)
    return frozenset(day + sign * point.amount * LENGTH[point.unit] for day in inside(moment))


def near(point: Point, place: Place) -> Days:
    distance = point.amount * LENGTH[point.unit]
    return frozenset(day + by for day in inside(place.wide.possible) for by in range(-distance, distance + 1))


def side(which: str, place: Place) -> Days:
    """Give the days before, or after, any of the days that what is written may stand for."""
    core, wide = (
        (place.core.start, place.wide.start) if which == "before" else (place.core.end, place.wide.end)
    )
    bound = core.earliest if which == "before" else core.latest
    if bound is None:
        return frozenset(AROUND)
    earlier = 0 if core.earliest is None or wide.earliest is None else core.earliest - wide.earliest
    later = 0 if core.latest is None or wide.latest is None else wide.latest - core.latest
    strictly = 1 if place.dated else 0
    if which == "before":
        return inside(Bounds(None, bound + later - strictly))
    return inside(Bounds(bound - earlier + strictly, None))


def meanings(points: tuple[Point, ...], world: World) -> Iterator[Days]:
    """Give the days that several forms allow together, for each reading of their dates."""
    options = [
        [
            allowed(point, place, other)
            for place, other in product(
                places(point.anchor, world), places(point.other, world) if point.other else [None]
            )
        ]
        for point in points
    ]
    for chosen in product(*options):
        yield frozenset(AROUND).intersection(*chosen)


def covers(point: Point, world: World, start: int, end: int) -> bool:
    spans = [place.wide.possible for place in places(point.anchor, world)]
    return any(
        (span.earliest is None or start <= span.earliest) and (span.latest is None or span.latest <= end)
        for span in spans
    )


def means(when: When, kind: Kind, world: World, start: int, end: int) -> bool:
    """Whether a thing with this start and end is as the time says."""
    if when.mode == "throughout":
        return covers(when.start[0], world, start, end)
    if when.mode == "span":
        starts, ends = meanings(when.start, world), meanings(when.end, world)
        return any(start in days for days in starts) and any(end in days for days in ends)
    every = frozenset(range(start, end + 1))
    return any(
        every <= days if kind == "event" else bool(every & days) for days in meanings(when.start, world)
    )


def satisfies(alternatives: tuple[tuple[Difference, ...], ...], world: World) -> bool:
    def day(moment: Moment | None) -> int:
        return 0 if moment is None else world[moment.ref][0 if moment.edge == "start" else 1]

    return any(all(day(one.later) - day(one.earlier) <= one.most for one in each) for each in alternatives)


@given(WHENS, KINDS, WORLDS)
@example(
    When("at", (Point("between", anchor("b", ""), anchor("a", "")),)),
    "state",
    {"a": (BASE, BASE), "b": (BASE + 5, BASE + 6)},
)
@settings(deadline=None, max_examples=100)
def test_constraints_say_what_the_time_means(when: When, kind: Kind, world: World) -> None:
    alternatives = differences(when, "x", kind)
    for start, end in product(LINE, LINE):
        said = satisfies(alternatives, {**world, "x": (start, end)})
        meant = start <= end and means(when, kind, world, start, end)
        assert said == meant, (str(when), kind, world, start - BASE, end - BASE)
