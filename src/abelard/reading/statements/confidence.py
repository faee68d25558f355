"""How sure the reader is of an assertion: a rule's own trust, made a probability by what was held back.

`confidence.txt` is made by `bench/reading/calibrate.py`: isotonic regression (pool adjacent violators, Ayer
et al. 1955) of "right" on the raw trust over annotated texts. Between its steps the value is interpolated.
"""

from __future__ import annotations

import functools

from abelard.reading.wordlists import lines

_VOICE, _HEDGED, _UNNAMED = 0.95, 0.9, 0.85


def trust(sure: float, *, voices: int, hedged: bool, unnamed: int) -> float:
    """Give the raw trust: less for each link of a chain, a hedge, and a party the words do not name."""
    return round(sure * _VOICE**voices * (_HEDGED if hedged else 1.0) * _UNNAMED**unnamed, 4)


@functools.cache
def steps() -> tuple[tuple[float, float], ...]:
    """Load the steps that come with Abelard: (raw trust, probability), both rising."""
    return tuple((float(raw), float(known)) for raw, known in lines("statements", "confidence.txt"))


def calibrated(raw: float) -> float:
    """Give the probability that an assertion of this raw trust is right, between 0 and 1."""
    return interpolated(raw, steps())


def interpolated(raw: float, table: tuple[tuple[float, float], ...]) -> float:
    """Interpolate between the steps of a table; flat beyond its ends."""
    before = [step for step in table if step[0] <= raw]
    after = [step for step in table if step[0] > raw]
    if not before or not after:
        return round((before[-1] if before else after[0])[1], 2)
    (left, low), (right, high) = before[-1], after[0]
    return round(low + (high - low) * (raw - left) / (right - left), 2)
