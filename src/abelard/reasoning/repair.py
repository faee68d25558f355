"""Repair: what to give up so that the rest can be true, giving up as little as possible, dispute by dispute.

Every set of claims that cannot all be true loses at least one of them: a hitting set of least weight (Reiter,
"A theory of diagnosis from first principles", Artificial Intelligence 32, 1987), which is what a most
probable explanation is where weights are log-odds. Disputes share no claim, so each is settled by itself, by
branch and bound; a dispute that takes too many tries keeps the best repair found, and it is said so.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.reasoning.limit import is_over

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MOST_TRIED = 20_000
REPAIRS = "some repairs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """The claims to give up."""

    given_up: frozenset[str]
    weight: float
    """What they weigh together."""
    exact: bool = True
    """Whether nothing lighter would do."""


def repaired(conflicts: Iterable[frozenset[str]], weight: Mapping[str, float]) -> Repair:
    """Return the lightest set of claims with one of each conflict; weights are not negative."""
    given_up: set[str] = set()
    exact = True
    for group in disputes(conflicts):
        chosen, settled = _Search(group, weight).run()
        given_up |= chosen
        exact = exact and settled
    return Repair(given_up=frozenset(given_up), weight=sum(weight[each] for each in given_up), exact=exact)


def disputes(conflicts: Iterable[frozenset[str]]) -> list[list[frozenset[str]]]:
    """Group conflicts that are connected by the claims they share."""
    touching: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    every = list(dict.fromkeys(conflicts))
    for each in every:
        for claim in each:
            touching[claim].append(each)
    groups, seen = [], set[frozenset[str]]()
    for first in every:
        group, waiting = [], [first]
        while waiting:
            each = waiting.pop()
            if each not in seen:
                seen.add(each)
                group.append(each)
                waiting += [other for claim in each for other in touching[claim] if other not in seen]
        if group:
            groups.append(group)
    return groups


class _Search:
    """The search in one dispute: claims are bits, in order of weight."""

    def __init__(self, conflicts: Sequence[frozenset[str]], weight: Mapping[str, float]) -> None:
        self._claims = sorted(
            {claim for each in conflicts for claim in each}, key=lambda one: (weight[one], one)
        )
        self._weights = [weight[claim] for claim in self._claims]
        bit = {claim: 1 << place for place, claim in enumerate(self._claims)}
        masks = {sum(bit[claim] for claim in each) for each in conflicts}
        self._conflicts = sorted(
            (each for each in masks if not any(other & each == other != each for other in masks)),
            key=lambda each: (each.bit_count(), -(each & -each)),
        )

    def run(self) -> tuple[frozenset[str], bool]:
        """Return the claims given up, and whether no lighter set would do."""
        best = self._greedy()
        least = self._sum(best)
        waiting: list[tuple[int, int, float]] = [(0, 0, 0.0)]
        tried = 0
        while waiting:
            gone, kept, total = waiting.pop()
            tried += 1
            if tried > MOST_TRIED or is_over(REPAIRS):
                return self._named(best), False
            left = [each & ~kept for each in self._conflicts if not each & gone]
            if not left:
                if total < least:
                    best, least = gone, total
                continue
            if total + self._bound(left) >= least:
                continue
            chosen = min(left, key=int.bit_count)
            ways = []
            while chosen:
                claim = chosen & -chosen
                ways.append((gone | claim, kept, total + self._weights[claim.bit_length() - 1]))
                kept |= claim
                chosen ^= claim
            waiting += reversed(ways)
        return self._named(best), True

    def _bound(self, left: list[int]) -> float:
        """Return what conflicts without common claims cost at least; infinite where one is wholly kept."""
        bound, taken = 0.0, 0
        for each in left:
            if not each:
                return float("inf")
            if not each & taken:
                taken |= each
                bound += self._weights[(each & -each).bit_length() - 1]
        return bound

    def _greedy(self) -> int:
        """Return a set that will do: again and again the claim that hits most for its weight."""
        left, gone = self._conflicts, 0
        while left:
            counts: dict[int, int] = defaultdict(int)
            for each in left:
                rest = each
                while rest:
                    counts[rest & -rest] += 1
                    rest &= rest - 1
            worth = self._weights
            best = max(counts, key=lambda one: counts[one] / (worth[one.bit_length() - 1] + 1e-9))
            gone |= best
            left = [each for each in left if not each & best]
        return gone

    def _sum(self, claims: int) -> float:
        return sum(each for place, each in enumerate(self._weights) if claims >> place & 1)

    def _named(self, claims: int) -> frozenset[str]:
        return frozenset(claim for place, claim in enumerate(self._claims) if claims >> place & 1)
