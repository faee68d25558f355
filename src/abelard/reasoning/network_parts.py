"""A date network by numbers, and the components it falls into."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, chain, pairwise, repeat, starmap
from typing import TYPE_CHECKING

from abelard.reasoning.network_paths import Arrows
from abelard.reasoning.network_terms import ORIGIN, Alternatives, Constraint, Node, Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Nowhere:
    """A node for what a claim says without any unknown day, such as that May came before April."""

    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Constraints drawn as arrows, one each: first those told outright, then those of the options."""

    constraints: Sequence[Constraint]
    told: range
    """The arrows of the constraints that are told outright."""
    options: Sequence[tuple[str, tuple[range, ...]]]
    """For each of the alternatives its claim, and the arrows of each option."""
    index: dict[Node, int]
    """The number of each node; the origin has 0."""
    arrows: Arrows


def drawn(told: Told) -> Drawing:
    """Draw constraints and alternatives as arrows between numbered nodes."""
    lines = [*told.lines(), *(_marker(each.claim) for each in told.alternatives)]
    if any(line.later is ORIGIN and line.earlier is ORIGIN for line in lines):
        lines = [_off_origin(line) for line in lines]
    earlier, later = [line.earlier for line in lines], [line.later for line in lines]
    index = {node: number for number, node in enumerate(dict.fromkeys(chain((ORIGIN,), later, earlier)))}
    arrows = Arrows(
        count=len(index),
        tails=[index[node] for node in earlier],
        heads=[index[node] for node in later],
        weights=[line.most for line in lines],
    )
    count = len(told.constraints)
    options = [*_ranges(count, told.alternatives)]
    return Drawing(constraints=lines, told=range(count), options=options, index=index, arrows=arrows)


def grouped(drawing: Drawing) -> list[int]:
    """Return the component of each node, named by one of its nodes; the origin belongs to none (0).

    Nodes belong together that a constraint joins, or that one claim speaks of: it is true as a whole or not.
    """
    return joined(drawing.arrows.count, chain(_by_arrows(drawing), _by_owner(drawing)))


def joined(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each node the one that names its set, once all pairs are joined but those of the origin.

    Disjoint sets with path halving (Tarjan & van Leeuwen, "Worst-case analysis of set union algorithms",
    Journal of the ACM 31, 1984).
    """
    parent = list(range(count))
    for one, other in pairs:
        if one and other and one != other:
            parent[_root(parent, one)] = _root(parent, other)
    return [_root(parent, node) for node in range(count)]


def _root(parent: list[int], node: int) -> int:
    while parent[node] != node:
        parent[node] = node = parent[parent[node]]
    return node


def _by_arrows(drawing: Drawing) -> Iterable[tuple[int, int]]:
    return zip(drawing.arrows.tails, drawing.arrows.heads, strict=True)


def _by_owner(drawing: Drawing) -> Iterator[tuple[int, int]]:
    home: dict[str | int, int] = {}
    for (tail, head), owner in zip(_by_arrows(drawing), _owners(drawing), strict=True):
        if owner:
            node = tail or head
            yield node, home.setdefault(owner, node)


def _owners(drawing: Drawing) -> Iterator[str | int]:
    """Say for each arrow with which others it stands or falls: those of its claim, or of its alternatives."""
    yield from (drawing.constraints[arrow].claim for arrow in drawing.told)
    names = [claim or number for number, (claim, _) in enumerate(drawing.options, start=1)]
    for name, (_, options) in zip(names, drawing.options, strict=True):
        yield from repeat(name, sum(map(len, options)))
    yield from names


def _ranges(start: int, alternatives: Iterable[Alternatives]) -> Iterator[tuple[str, tuple[range, ...]]]:
    for each in alternatives:
        ends = [*accumulate(map(len, each.options), initial=start)]
        yield each.claim, tuple(starmap(range, pairwise(ends)))
        start = ends[-1]


def _marker(claim: str) -> Constraint:
    """Return a constraint that says nothing, so that alternatives without any have a node to be known by."""
    return Constraint(claim, Nowhere(claim), Nowhere(claim), 0)


def _off_origin(line: Constraint) -> Constraint:
    if line.later is not ORIGIN or line.earlier is not ORIGIN:
        return line
    nowhere = Nowhere(line.claim)
    return Constraint(line.claim, nowhere, nowhere, line.most)
