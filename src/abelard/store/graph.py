"""The provenance graph: AND, OR and NOR nodes in batches, each batch after all that it depends on.

Never flattened, whatever is asked: each answer is a pass over the batches with its own algebra (`passes`).
Leaves are witnesses: sources, speakers, and the same agents as those who pass things on.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Nodes = NDArray[np.int64]


class Kind(IntEnum):
    """What a node makes of those below it."""

    LEAF = 0
    AND = 1
    OR = 2
    NOR = 3


@dataclass(frozen=True, slots=True)
class Batch:
    """Nodes of one kind, numbered from `first`, none of which depends on another."""

    first: int
    kind: Kind
    starts: Nodes
    """Where each node's children begin."""
    children: Nodes
    purpose: str
    """`heard`, `claims` or empty: what `passes` lets a viewpoint change."""

    @property
    def last(self) -> int:
        """The number after that of the last node."""
        return self.first + len(self.starts)


@dataclass(frozen=True, slots=True)
class Block:
    """Batches settled together: once through, or, where later ones feed earlier ones, until nothing changes."""

    batches: tuple[Batch, ...]
    again: bool = False


@dataclass
class Graph:
    """All nodes, and which stands for what."""

    leaves: int
    blocks: list[Block] = field(default_factory=list)
    size: int = 0
    edges: int = 0

    def __post_init__(self) -> None:
        """Begin with the leaves."""
        self.size = self.leaves

    def node(self, number: int) -> tuple[Kind, list[int]]:
        """Return the kind of a node, and its children."""
        if number < self.leaves:
            return Kind.LEAF, []
        batch = self._ordered[bisect_right(self._firsts, number) - 1]
        row = number - batch.first
        end = int(batch.starts[row + 1]) if row + 1 < len(batch.starts) else len(batch.children)
        return batch.kind, batch.children[batch.starts[row] : end].tolist()

    @cached_property
    def _ordered(self) -> list[Batch]:
        return sorted(self.batches, key=lambda batch: batch.first)

    @cached_property
    def _firsts(self) -> list[int]:
        return [batch.first for batch in self._ordered]

    @cached_property
    def parents(self) -> tuple[Nodes, NDArray[np.int32]]:
        """Of each node where its parents begin in a list of them, and that list; made when first asked for."""
        children = np.concatenate([batch.children for batch in self.batches]).astype(np.int32)
        of = np.concatenate(
            [
                np.repeat(
                    np.arange(batch.first, batch.last, dtype=np.int32),
                    np.diff(batch.starts, append=len(batch.children)),
                )
                for batch in self.batches
            ]
        )
        first = np.zeros(self.size + 1, dtype=np.int64)
        np.cumsum(np.bincount(children, minlength=self.size), out=first[1:])
        # Sorted as one number each, which is several times faster than sorting places.
        both = np.sort(children.astype(np.int64) << 32 | of)
        return first, (both & 0xFFFFFFFF).astype(np.int32)

    @property
    def batches(self) -> Iterator[Batch]:
        """Every batch, in order."""
        return (batch for block in self.blocks for batch in block.batches)

    def batch(self, kind: Kind, counts: Nodes, children: Nodes, purpose: str = "") -> Batch:
        """Make a batch of nodes, each with so many children; it belongs to the graph once it is in a block."""
        starts = np.cumsum(counts) - counts
        made = Batch(self.size, kind, starts, children.astype(np.int64, copy=False), purpose)
        self.size += len(counts)
        self.edges += len(children)
        return made

    def add(self, kind: Kind, counts: Nodes, children: Nodes, purpose: str = "") -> int:
        """Add a batch in a block of its own; return the number of its first node."""
        if not len(counts):
            return self.size
        made = self.batch(kind, counts, children, purpose)
        self.blocks.append(Block((made,)))
        return made.first


def rows(*columns: Nodes) -> tuple[Nodes, Nodes]:
    """Return counts and children of nodes whose children stand side by side in columns; -1 is none."""
    table = np.stack(columns, axis=1)
    there = table >= 0
    return there.sum(axis=1), table[there]


def gathered(parents: Nodes, children: Nodes, size: int) -> tuple[Nodes, Nodes]:
    """Return counts and children of `size` nodes from pairs in any order."""
    order = np.argsort(parents, kind="stable")
    return np.bincount(parents, minlength=size), children[order]
