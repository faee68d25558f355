"""Viewpoints as worlds: one bit for each, whatever it makes of each witness."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from abelard.model.inquiry import Otherwise
from abelard.store.passes import Choices

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from abelard.model.inquiry import Viewpoint
    from abelard.store.drawing import Drawn

BELIEVED, OPEN, REJECTED = "believed", "open", "rejected"
Chosen = dict[str, str]


def chosen_by(viewpoint: Viewpoint, parties: Mapping[str, Sequence[str]]) -> Chosen:
    """Return what a viewpoint makes of each witness it names, or whose party it names; the more cautious counts."""
    own: Chosen = dict.fromkeys(viewpoint.believes, BELIEVED)
    own.update(dict.fromkeys(viewpoint.open, OPEN))
    own.update(dict.fromkeys(viewpoint.rejects, REJECTED))
    found: Chosen = {}
    for choice in (BELIEVED, OPEN, REJECTED):
        for party in (name for name, made in own.items() if made == choice):
            found.update(dict.fromkeys(_members(party, parties), choice))
    return {**found, **own}


def _members(party: str, parties: Mapping[str, Sequence[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [party]
    while waiting:
        for member in parties.get(waiting.pop(), ()):
            if member not in seen and member != party:
                seen.add(member)
                waiting.append(member)
    return seen


def choices_of(
    drawn: Drawn,
    viewpoints: Sequence[Viewpoint],
    find: Callable[[str, set[str]], dict[str, int]],
    parties: Mapping[str, Sequence[str]],
) -> Choices:
    """Return the worlds of some viewpoints, in order; `find` gives the numbers of sources, terms and claims."""
    words = (len(viewpoints) + 63) // 64
    leaves = np.zeros((drawn.graph.leaves, words), dtype=np.uint64)
    leaves[: drawn.sources] = leaves[drawn.sources + drawn.terms :] = ~np.uint64(0)
    chosen = [chosen_by(each, parties) for each in viewpoints]
    every = {name for each in chosen for name in each}
    sources, terms = find("sources", every), find("terms", every)
    claims = find("claims", {name[1:] for name in every if name.startswith("^")})
    express_sources = np.zeros((drawn.sources, words), dtype=np.uint64)
    express_terms = np.zeros((drawn.terms, words), dtype=np.uint64)
    of_claims: defaultdict[int, list[tuple[int, bool]]] = defaultdict(list)
    for world, (viewpoint, made) in enumerate(zip(viewpoints, chosen, strict=True)):
        word, bit = world // 64, np.uint64(1) << np.uint64(world % 64)
        if viewpoint.otherwise is Otherwise.BELIEVE:
            leaves[drawn.sources : drawn.sources + drawn.terms, word] |= bit
        for name, choice in made.items():
            holds = choice == BELIEVED
            if name.startswith("^") and name[1:] in claims:
                of_claims[claims[name[1:]]].append((world, holds))
            if name in sources:
                _put(leaves, sources[name], word, bit, holds=holds)
                _put(express_sources, sources[name], word, bit, holds=holds)
            if name in terms:
                for leaf in (drawn.sources + terms[name], drawn.sources + drawn.terms + terms[name]):
                    _put(leaves, leaf, word, bit, holds=holds)
                _put(express_terms, terms[name], word, bit, holds=holds)
    return Choices(
        leaves,
        express_sources if express_sources.any() else None,
        express_terms if express_terms.any() else None,
        *_claims(of_claims, words),
    )


def _put(table: NDArray[np.uint64], row: int, word: int, bit: np.uint64, *, holds: bool) -> None:
    table[row, word] = (table[row, word] | bit) if holds else (table[row, word] & ~bit)


def _claims(
    of_claims: Mapping[int, list[tuple[int, bool]]], words: int
) -> tuple[NDArray[np.int64], NDArray[np.uint64], NDArray[np.uint64]] | tuple[None, None, None]:
    if not of_claims:
        return None, None, None
    numbers = sorted(of_claims)
    chosen = np.zeros((len(numbers), words), dtype=np.uint64)
    carried = np.zeros_like(chosen)
    for row, claim in enumerate(numbers):
        for world, holds in of_claims[claim]:
            bit = np.uint64(1) << np.uint64(world % 64)
            chosen[row, world // 64] |= bit
            if holds:
                carried[row, world // 64] |= bit
    return np.array(numbers), chosen, carried
