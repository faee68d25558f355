"""Alternatives drawn as arrows, and what can be said before one is chosen: no less than all options say."""

from __future__ import annotations

from itertools import accumulate, chain, pairwise, product, starmap
from typing import TYPE_CHECKING, NamedTuple

from abelard.reasoning.network_terms import Alternatives, Constraint, Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from abelard.reasoning.network_arrows import Arrows

# Ways to choose among the alternatives of one cycle that are still written out.
_MOST_WAYS = 256


class Fork(NamedTuple):
    """The arrows of one of the alternatives."""

    claim: str
    options: tuple[range, ...]
    hull: range
    """What every option says at least: it stands for the alternatives as long as none is chosen."""


def lines_of(alternatives: Iterable[Alternatives]) -> Iterator[Constraint]:
    """Go through the constraints that forks are drawn from: for each the options', then the hull."""
    for each in alternatives:
        yield from chain(*each.options)
        yield from _hull(each)


def forks(start: int, alternatives: Iterable[Alternatives]) -> Iterator[Fork]:
    """Say which arrows belong to which alternatives, the first of the arrows having the number `start`."""
    for each in alternatives:
        ends = [*accumulate(map(len, each.options), initial=start)]
        start = ends[-1] + len(_hull(each))
        yield Fork(each.claim, tuple(starmap(range, pairwise(ends))), range(ends[-1], start))


def ways(cycle: Sequence[int], undecided: Iterable[Fork], arrows: Arrows) -> list[tuple[int, ...]]:
    """Return a cycle with every choice for the hulls in it; nothing where there are too many to write out."""
    met = [fork for fork in undecided if any(arrow in fork.hull for arrow in cycle)]
    count = 1
    for fork in met:
        count *= len(fork.options)
    if count > _MOST_WAYS:
        return []
    return [_chosen(cycle, met, options, arrows) for options in product(*(fork.options for fork in met))]


def _hull(alternatives: Alternatives) -> list[Constraint]:
    """Return, for each pair of nodes that all options constrain, the widest of their constraints."""
    options = [_tightest(option) for option in alternatives.options]
    common = [pair for pair in options[0] if all(pair in option for option in options)] if options else []
    return [Constraint(alternatives.claim, *pair, max(option[pair] for option in options)) for pair in common]


def _tightest(option: Iterable[Constraint]) -> dict[tuple[Node, Node], int]:
    most: dict[tuple[Node, Node], int] = {}
    for each in option:
        pair = each.later, each.earlier
        most[pair] = min(each.most, most.get(pair, each.most))
    return most


def _chosen(
    cycle: Iterable[int], met: Sequence[Fork], options: Sequence[range], arrows: Arrows
) -> tuple[int, ...]:
    def real(arrow: int) -> int:
        for fork, option in zip(met, options, strict=True):
            if arrow in fork.hull:
                ends = arrows.tails[arrow], arrows.heads[arrow]
                same = [each for each in option if (arrows.tails[each], arrows.heads[each]) == ends]
                return min(same, key=arrows.weights.__getitem__)
        return arrow

    return tuple(map(real, cycle))
