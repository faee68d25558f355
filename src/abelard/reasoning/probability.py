"""The probability of a conclusion, given that no conflict of its dispute holds.

A witness's probability is that his word carries, independent of all others; a chain that two claims share
counts once, because it is the same witness. Exact by decision diagrams; where these grow too wide, sampled,
with a Wilson interval (Wilson 1927, 95 %), and it is said so.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from abelard.reasoning.bdd import MOST_NODES, Diagrams, TooWideError
from abelard.reasoning.standing import OPEN_MARK, witness_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abelard.reasoning.belief import Belief
    from abelard.reasoning.circuit import Node

SAMPLES = 20_000
_NOTHING = 1e-12  # less is rounding
_Z = 1.959964  # of the normal distribution, two-sided 95 %
_ICD_203 = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.01, "almost certain"),
)
"""Words of estimative probability and their upper bounds (Intelligence Community Directive 203, 2015)."""


def in_words(probability: float) -> str:
    """Return the word of ICD 203 for a probability; it says nothing of confidence."""
    return next(word for bound, word in _ICD_203 if probability < bound)


def range_of(probability: float) -> str:
    """Return what the word of ICD 203 for a probability stands for, in per cent."""
    least = 1
    for bound, _ in _ICD_203:
        most = min(round(bound * 100), 99)
        if probability < bound:
            return f"{least}–{most} %"
        least = most
    return f"{least} %"  # above 1: rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class Probability:
    """How probable a conclusion is; `value` is None where the witnesses cannot be believed together."""

    value: float | None
    low: float | None = None
    high: float | None = None
    exact: bool = True
    consistent: float = 1.0
    """The probability that no conflict of the dispute holds."""
    sensitivity: tuple[tuple[str, float], ...] = ()
    """How much more probable it is with a witness's word than without, the most telling first."""

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {
            "value": self.value,
            "interval": [self.low, self.high],
            "exact": self.exact,
            "words": None if self.value is None else in_words(self.value),
            "consistency": self.consistent,
            "sensitivity": [{"witness": witness, "change": change} for witness, change in self.sensitivity],
        }


def chances_of(belief: Belief) -> dict[str, float]:
    """Return the probabilities a viewpoint gives, by witness."""
    return {chance.witness: chance.probability for chance in belief.viewpoint.chances}


def with_chances(belief: Belief) -> Belief:
    """Return the belief in which every witness with a probability has a word that counts."""
    view = belief.viewpoint
    settled = {*view.believes, *view.rejects, *view.open}
    added = [chance.witness for chance in view.chances if chance.witness not in settled]
    changed = replace(view, believes=(*view.believes, *added))
    return belief.reasoning.believe(changed, known_at=belief.known_at) if added else belief


def probabilities(
    belief: Belief, conclusions: Sequence[Node], conflicts: Sequence[Node], *, most_nodes: int = MOST_NODES
) -> tuple[Probability, ...]:
    """Return the probability of each conclusion, on condition that none of the conflicts holds.

    `belief` is one that `with_chances` gave. A believed witness without a probability is certain.
    """
    chances = chances_of(belief)
    consistent = belief.circuit.all_of(belief.circuit.negation(node) for node in conflicts)
    nodes = [consistent, *(belief.circuit.all_of((node, consistent)) for node in conclusions)]
    try:
        return _exact(belief, nodes, chances, most_nodes)
    except TooWideError:
        return _sampled(belief, nodes, chances)


def _fixed(leaf: str, chances: Mapping[str, float]) -> bool | None:
    chance = 0.0 if leaf.startswith(OPEN_MARK) else chances.get(leaf, 1.0)
    return bool(chance) if chance in (0.0, 1.0) else None


def _exact(
    belief: Belief, nodes: list[Node], chances: Mapping[str, float], most_nodes: int
) -> tuple[Probability, ...]:
    diagrams = Diagrams(lambda leaf: _fixed(leaf, chances), most_nodes)
    values = belief.by_witnesses(nodes, diagrams)
    roots = [values[node] for node in nodes]
    base = diagrams.probabilities(roots, chances)
    told = [diagrams.influences(root, chances) for root in roots]
    return tuple(
        Probability(
            value=base[number] / base[0] if base[0] else None,
            low=base[number] / base[0] if base[0] else None,
            high=base[number] / base[0] if base[0] else None,
            consistent=base[0],
            sensitivity=_sensitivity(chances, (base[number], base[0]), (told[number], told[0])),
        )
        for number in range(1, len(nodes))
    )


def _sensitivity(
    chances: Mapping[str, float], base: tuple[float, float], told: tuple[dict[str, float], dict[str, float]]
) -> tuple[tuple[str, float], ...]:
    """Return what each witness changes: the probability with his word, less that without.

    `base` are the probabilities of the conclusion with consistency, and of consistency; `told` how each leaf
    moves them. Both are linear in the probability of each leaf.
    """
    found = []
    for leaf, slope in told[0].items():
        chance, other = chances[leaf], told[1].get(leaf, 0.0)
        with_him = base[0] + (1 - chance) * slope, base[1] + (1 - chance) * other
        without = base[0] - chance * slope, base[1] - chance * other
        if with_him[1] > _NOTHING and without[1] > _NOTHING:
            found.append((witness_of(leaf), with_him[0] / with_him[1] - without[0] / without[1]))
    return tuple(sorted(found, key=lambda each: (-abs(each[1]), each[0])))


def _sampled(belief: Belief, nodes: list[Node], chances: Mapping[str, float]) -> tuple[Probability, ...]:
    """Try many worlds at once, a bit for each; the same every time, so that an answer can be repeated."""
    rng = random.Random(1121)  # noqa: S311  nothing secret
    masks: dict[str, int] = {}

    def truth(leaf: str) -> int:
        if leaf not in masks:
            chance = 0.0 if leaf.startswith(OPEN_MARK) else chances.get(leaf, 1.0)
            masks[leaf] = _coin(rng, chance)
        return masks[leaf]

    values = belief.in_worlds(nodes, truth, SAMPLES)
    kept = values[nodes[0]].bit_count()
    return tuple(_estimate(values[node].bit_count(), kept) for node in nodes[1:])


def _coin(rng: random.Random, chance: float) -> int:
    if chance in (0.0, 1.0):
        return (1 << SAMPLES) - 1 if chance else 0
    return int("".join("1" if rng.random() < chance else "0" for _ in range(SAMPLES)), 2)


def _estimate(hits: int, kept: int) -> Probability:
    if not kept:
        return Probability(value=None, exact=False, consistent=0.0)
    share = hits / kept
    middle = (share + _Z**2 / (2 * kept)) / (1 + _Z**2 / kept)
    width = _Z * math.sqrt(share * (1 - share) / kept + _Z**2 / (4 * kept**2)) / (1 + _Z**2 / kept)
    return Probability(
        value=share, low=middle - width, high=middle + width, exact=False, consistent=kept / SAMPLES
    )
