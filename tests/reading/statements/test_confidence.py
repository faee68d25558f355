"""How sure the reader is: a probability that rises with the rule's own trust."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from abelard.reading.statements.confidence import calibrated, interpolated, steps, trust


def test_the_steps_that_come_with_it_rise_and_are_probabilities() -> None:
    assert all(low[0] < high[0] and low[1] < high[1] for low, high in pairwise(steps()))
    assert all(0 < known < 1 for _, known in steps())


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_trust_is_never_less_sure(one: float, two: float) -> None:
    low, high = sorted((one, two))
    assert calibrated(low) <= calibrated(high)


def test_between_the_steps_it_is_interpolated_and_beyond_them_flat() -> None:
    table = ((0.4, 0.2), (0.6, 0.8))
    assert [interpolated(raw, table) for raw in (0.1, 0.4, 0.5, 0.6, 0.9)] == [0.2, 0.2, 0.5, 0.8, 0.8]


def test_voices_hedges_and_pronouns_cost_trust() -> None:
    plain = trust(0.7, voices=0, hedged=False, unnamed=0)
    assert trust(0.7, voices=1, hedged=False, unnamed=0) < plain
    assert trust(0.7, voices=0, hedged=True, unnamed=0) < plain
    assert trust(0.7, voices=0, hedged=False, unnamed=1) < plain
