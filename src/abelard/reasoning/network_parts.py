"""A date network by numbers, and the components it falls into."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, count, repeat
from typing import TYPE_CHECKING

from abelard.reasoning.network_arrows import Arrows
from abelard.reasoning.network_fork import Fork, forks, lines_of
from abelard.reasoning.network_terms import ORIGIN, Alternatives, Constraint, Node, Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Nowhere:
    """A node for what a claim says without any unknown day, such as that May came before April."""

    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Constraints drawn as arrows: those told outright, those of the forks, and a marker for each fork."""

    constraints: Sequence[Constraint]
    told: range
    """The arrows of the constraints that are told outright."""
    forks: Sequence[Fork]
    index: dict[Node, int]
    """The number of each node; the origin has 0."""
    arrows: Arrows

    @property
    def markers(self) -> range:
        """The arrows that stand for the forks, one each, even where their options say nothing."""
        return range(len(self.constraints) - len(self.forks), len(self.constraints))


def drawn(told: Told) -> Drawing:
    """Draw constraints and alternatives as arrows between numbered nodes."""
    lines = [*told.constraints, *lines_of(told.alternatives), *map(_marker, told.alternatives)]
    earlier, later = [line.earlier for line in lines], [line.later for line in lines]
    for arrow, line in enumerate(lines):
        if line.later is line.earlier is ORIGIN:
            earlier[arrow] = later[arrow] = Nowhere(line.claim)
    index = dict(zip(dict.fromkeys(chain((ORIGIN,), later, earlier)), count()))
    arrows = Arrows(
        count=len(index),
        tails=[*map(index.__getitem__, earlier)],
        heads=[*map(index.__getitem__, later)],
        weights=[line.most for line in lines],
    )
    outright = range(len(told.constraints))
    branches = [*forks(len(outright), told.alternatives)]
    return Drawing(constraints=lines, told=outright, forks=branches, index=index, arrows=arrows)


def grouped(drawing: Drawing) -> list[int]:
    """Return the component of each node, named by one of its nodes; the origin belongs to none (0).

    Nodes belong together that a constraint joins, or that one claim speaks of: it is true as a whole or not.
    """
    return joined(drawing.arrows.count, chain(_by_arrows(drawing), _by_owner(drawing)))


def joined(number: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each node the one that names its set, once all pairs are joined but those of the origin.

    Disjoint sets with path halving (Tarjan & van Leeuwen, "Worst-case analysis of set union algorithms",
    Journal of the ACM 31, 1984).
    """
    parent = list(range(number))
    for one, other in pairs:
        if one and other and one != other:
            parent[_root(parent, one)] = _root(parent, other)
    return [_root(parent, node) for node in range(number)]


def _root(parent: list[int], node: int) -> int:
    while parent[node] != node:
        parent[node] = node = parent[parent[node]]
    return node


def _by_arrows(drawing: Drawing) -> Iterable[tuple[int, int]]:
    return zip(drawing.arrows.tails, drawing.arrows.heads, strict=True)


def _by_owner(drawing: Drawing) -> Iterator[tuple[int, int]]:
    home: dict[str | int, int] = {}
    for (tail, head), owner in zip(_by_arrows(drawing), _owners(drawing), strict=True):
        node = tail or head
        if owner and home.setdefault(owner, node) != node:
            yield node, home[owner]


def _owners(drawing: Drawing) -> Iterator[str | int]:
    """Say for each arrow with what it stands or falls: its claim, or the alternatives it is of."""
    yield from (drawing.constraints[arrow].claim for arrow in drawing.told)
    names = [fork.claim or number for number, fork in enumerate(drawing.forks, start=1)]
    for name, fork in zip(names, drawing.forks, strict=True):
        yield from repeat(name, len(fork.hull) + sum(map(len, fork.options)))
    yield from names


def _marker(alternatives: Alternatives) -> Constraint:
    """Return a constraint that says nothing."""
    nowhere = Nowhere(alternatives.claim)
    return Constraint(alternatives.claim, nowhere, nowhere, 0)
