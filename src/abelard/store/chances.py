"""The exact probability of one conclusion: a fresh decision diagram over its cone, else a sample with an interval."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.reasoning.bdd import Diagrams, TooWideError
from abelard.reasoning.circuit import Worlds
from abelard.store.cone import modules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from abelard.store.cone import Cone

MOST_NODES = 8_000
SAMPLES = 20_000
_DIGITS = 24  # of a probability, in binary: more than a sample can tell
_Z = 1.959964  # of the normal distribution, two-sided 95 %


@dataclass(frozen=True, slots=True)
class Chance:
    """How probable a conclusion is; between `low` and `high` where it was sampled."""

    value: float
    low: float
    high: float
    exact: bool


def chance(
    cone: Cone, name_of: Callable[[int], str], chances: Mapping[str, float], most: int = MOST_NODES
) -> Chance:
    """Return the probability of the root, each witness's word carrying independently of all others."""
    known = dict(chances)
    cut, named = modules(cone, name_of, known)
    diagrams = Diagrams(lambda _: None, most)
    try:
        value = diagrams.probability(cut.read(diagrams, named), known)
    except (TooWideError, RecursionError):
        return _sampled(cone, name_of, chances)
    return Chance(value, value, value, exact=True)


def _coin(rng: random.Random, probability: float) -> int:
    """Return a bit for each sample, set with the probability: its binary digits decide, last one first."""
    digits = round(probability * (1 << _DIGITS))
    found = 0
    for place in range(_DIGITS):
        bits = rng.getrandbits(SAMPLES)
        found = found | bits if digits >> place & 1 else found & bits
    return found if digits >> _DIGITS == 0 else (1 << SAMPLES) - 1


def _sampled(cone: Cone, name_of: Callable[[int], str], chances: Mapping[str, float]) -> Chance:
    """Try many worlds at once, a bit for each; the same every time, so that an answer can be repeated."""
    rng = random.Random(1121)  # noqa: S311  nothing secret
    coins: dict[str, int] = {}

    def coin(name: str) -> int:
        if name not in coins:
            coins[name] = _coin(rng, chances[name])
        return coins[name]

    share = cone.read(Worlds(coin, SAMPLES), name_of).bit_count() / SAMPLES
    middle = (share + _Z**2 / (2 * SAMPLES)) / (1 + _Z**2 / SAMPLES)
    width = _Z * math.sqrt(share * (1 - share) / SAMPLES + _Z**2 / (4 * SAMPLES**2)) / (1 + _Z**2 / SAMPLES)
    return Chance(share, middle - width, middle + width, exact=False)
