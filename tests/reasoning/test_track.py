"""Tracks: when stretches of which only bounds are known meet, and what cuts them."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from abelard.reasoning.track import FOREVER, Track, covering, cut_by, exactly, meetings

days = st.integers(0, 6)


@st.composite
def tracks(draw: st.DrawFn) -> Track:
    low, high = sorted((draw(days), draw(days)))
    first, last = sorted((draw(days), draw(days)))
    first = max(first, low)
    return Track(low, high, first, max(last, first, high))


def choices(track: Track) -> list[tuple[int, int]]:
    starts = range(track.start_least, track.start_most + 1)
    ends = range(track.end_least, track.end_most + 1)
    return [(start, end) for start, end in product(starts, ends) if start <= end]


@given(st.lists(tracks(), min_size=1, max_size=3))
def test_meeting_certainly_is_meeting_for_every_choice_of_days(several: list[Track]) -> None:
    worlds = list(product(*map(choices, several)))
    common = [max(start for start, _ in world) <= min(end for _, end in world) for world in worlds]
    found = meetings(several)
    assert bool(found) == any(common)
    assert (bool(found) and found[0].track.exists) == all(common)


def test_an_end_that_may_have_come_before_the_start_leaves_it_possible() -> None:
    joined = Track(10, 20, 10, FOREVER)
    cut = cut_by(joined, Track(15, 15, 15, 15), 7)
    assert cut is not None
    assert (cut.surely, cut.possibly) == (15, FOREVER)


def test_what_ended_before_it_began_is_not_cut() -> None:
    assert cut_by(Track(10, 20, 10, FOREVER), exactly(5, 9), 7) is None


def test_a_cut_is_a_condition_of_going_on() -> None:
    cut = cut_by(Track(1, 1, 1, FOREVER), exactly(5, 5), 7)
    assert cut is not None
    track = Track(1, 1, FOREVER, FOREVER, cuts=frozenset((cut,)))
    assert covering(track, 2, 4, certain=True) == ()
    assert covering(track, 2, 6, certain=True) == (7,)
    assert covering(track, 0, 6, certain=True) is None
