"""Corroboration: how many witnesses who have nothing to do with each other carry a thing.

Reports whose chains meet in one witness or one document are one witness, however many they are: four
newspapers that had it from one informant. Ways in which something follows are independent where they have
no witness in common; as many as can be chosen without any two of them meeting is what it is corroborated by.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abelard.reasoning.belief import Belief
    from abelard.reasoning.supports import Listing, Support

KEEPER = ""
"""Whose word a claim is that names neither speaker nor source: the keeper of the case's, for all of them."""
_MOST_TRIED = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """How many reports carry a thing, and from how many origins."""

    reports: int = 0
    """Claims, or claims together, that carry it by themselves."""
    origins: int = 0
    """The most of them that can be chosen so that no two have a witness or a document in common."""
    common: tuple[str, ...] = ()
    """The witnesses, documents among them, by whom every one of several reports came."""
    exact: bool = True
    """Whether there are no more origins than that."""

    @property
    def is_less_than_it_seems(self) -> bool:
        """Whether there are fewer origins than reports."""
        return 0 < self.origins < self.reports

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {
            "reports": self.reports,
            "origins": self.origins,
            "common": list(self.common),
            "exact": self.exact,
        }


NO_REPORTS = Corroboration()


def corroboration(belief: Belief, listing: Listing) -> Corroboration:
    """Return how far the ways in which something follows corroborate each other."""
    origins = [origins_of(belief, support) for support in listing]
    if not origins:
        return NO_REPORTS
    reports = len({support.claims for support in listing})
    most, exact = heaviest(origins, [1.0] * len(origins))
    common = sorted(frozenset.intersection(*origins) - {KEEPER}) if reports > 1 else []
    return Corroboration(
        reports=reports, origins=round(most), common=tuple(common), exact=exact and listing.complete
    )


def origins_of(belief: Belief, support: Support) -> frozenset[str]:
    """Return all by whom a support came to us, those too whom the viewpoint takes for granted.

    Who believes a source, or a single claim, expressly does not ask for its speaker; it is his word still.
    """
    found = set(support.needs)
    for id in support.claims:
        claim = belief.case.claim[id]
        if found.isdisjoint(claim.by):
            found.update(claim.by)
        if claim.source:
            found.add(claim.source)
        elif not claim.by:
            found.add(KEEPER)
    return frozenset(found)


def heaviest(sets: Sequence[frozenset[str]], worth: Sequence[float]) -> tuple[float, bool]:
    """Return the most that sets are worth together of which no two meet, and whether that is certain.

    Branch and bound, the worthiest first; past a number of tries, the best that was found.
    """
    order = sorted(range(len(sets)), key=lambda each: (-worth[each], len(sets[each]), sorted(sets[each])))
    rest = [0.0]
    for each in reversed(order):
        rest.append(rest[-1] + worth[each])
    rest.reverse()
    best, tried = 0.0, 0
    waiting: list[tuple[int, float, frozenset[str]]] = [(0, 0.0, frozenset())]
    while waiting:
        place, total, taken = waiting.pop()
        best, tried = max(best, total), tried + 1
        if tried > _MOST_TRIED:
            return best, False
        if place == len(order) or total + rest[place] <= best:
            continue
        here = order[place]
        waiting.append((place + 1, total, taken))
        if taken.isdisjoint(sets[here]):
            waiting.append((place + 1, total + worth[here], taken | sets[here]))
    return best, True
