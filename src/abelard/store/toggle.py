"""A belief that can be changed one witness at a time: only what hangs on him is gone through again."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from abelard.store.graph import Kind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from abelard.store.drawing import Drawn
    from abelard.store.graph import Batch, Block, Nodes
    from abelard.store.passes import Choices, Words

    Truth = NDArray[np.bool_]

_ONE = np.uint64(1)


class Painted:
    """The truth of every node in the first world of some choices, kept up as witnesses are withdrawn."""

    def __init__(self, drawn: Drawn, choices: Choices, values: Words) -> None:
        """Take what holds as things stand."""
        self.drawn = drawn
        self.holds = _first(values)
        self._leaves = _first(choices.leaves)
        self._believed_sources = _some(choices.believed_sources, drawn.sources)
        self._believed_terms = _some(choices.believed_terms, drawn.terms)
        self._express = (self._believed_sources.copy(), self._believed_terms.copy())
        self._named = np.zeros(len(drawn.claims), dtype=bool)
        if choices.claims is not None and choices.chosen is not None:
            self._named[choices.claims[_first(choices.chosen)]] = True

    def withdraw(self, sources: Nodes, terms: Nodes) -> Nodes:
        """Believe some sources and agents no longer; return the nodes of which that changes the truth."""
        self._believed_sources[sources] = False
        self._believed_terms[terms] = False
        return self._put(sources, terms, None)

    def restore(self, sources: Nodes, terms: Nodes) -> Nodes:
        """Believe them again, as the viewpoint did."""
        self._believed_sources[sources] = self._express[0][sources]
        self._believed_terms[terms] = self._express[1][terms]
        return self._put(sources, terms, self._leaves)

    def _put(self, sources: Nodes, terms: Nodes, truth: Truth | None) -> Nodes:
        drawn = self.drawn
        leaves = np.concatenate([sources, drawn.speaker_leaf(terms), drawn.relay_leaf(terms)])
        wanted = np.zeros(len(leaves), dtype=bool) if truth is None else truth[leaves]
        changed = [leaves[self.holds[leaves] != wanted]]
        self.holds[leaves] = wanted
        dirty = self._dirty
        dirty[self._parents_of(leaves)] = True
        for block in drawn.graph.blocks:
            changed += self._again(block) if block.again else [self._repaint(each) for each in block.batches]
        dirty[:] = False
        return np.concatenate(changed)

    def _repaint(self, batch: Batch) -> Nodes:
        rows = np.flatnonzero(self._dirty[batch.first : batch.last])
        if not len(rows):
            return rows
        nodes = batch.first + rows
        counts = _ends(batch, rows) - batch.starts[rows]
        starts = np.cumsum(counts) - counts
        within = np.arange(int(counts.sum())) - np.repeat(starts, counts)
        below = self.holds[batch.children[np.repeat(batch.starts[rows], counts) + within]]
        found = _combined(batch.kind, below, starts)
        if batch.purpose:
            self._chosen(batch, nodes, found)
        other = nodes[found != self.holds[nodes]]
        self.holds[nodes] = found
        self._dirty[self._parents_of(other)] = True
        changed: Nodes = other
        return changed

    def _again(self, block: Block) -> list[Nodes]:
        """Settle a block that goes in circles from nothing: what holds itself up would never fall."""
        first, last = block.batches[0].first, max(batch.last for batch in block.batches)
        first = min(batch.first for batch in block.batches)
        if not self._dirty[first:last].any():
            return []
        before = self.holds[first:last].copy()
        self.holds[first:last] = False
        changed = True
        while changed:
            changed = False
            for batch in block.batches:
                found = _combined(batch.kind, self.holds[batch.children], batch.starts)
                changed = changed or not np.array_equal(found, self.holds[batch.first : batch.last])
                self.holds[batch.first : batch.last] = found
        other = first + np.flatnonzero(before != self.holds[first:last])
        self._dirty[self._parents_of(other)] = True
        return [other]

    def _chosen(self, batch: Batch, nodes: Nodes, found: Truth) -> None:
        """Put in what the viewpoint expressly chooses, as `passes` does."""
        drawn = self.drawn
        if batch.purpose == "heard":
            sources = drawn.source_at[nodes]
            found |= self._believed_sources[sources] & self.holds[drawn.route[sources]]
            return
        claims = drawn.claim_at[nodes]
        source, speaker, own = drawn.source[claims], drawn.speaker[claims], drawn.own[claims]
        way = np.where(own, drawn.route[source], drawn.heard[source])
        came = np.where(source >= 0, (way >= 0) & self.holds[np.maximum(way, 0)], True)  # noqa: FBT003
        spoken = (speaker >= 0) & self._believed_terms[speaker] & self.holds[drawn.speaker_leaf(speaker)]
        found |= came & (spoken | (own & (source >= 0) & self._believed_sources[source]))
        named = self._named[claims]
        found[named] = self.holds[nodes[named]]

    @cached_property
    def _dirty(self) -> Truth:
        return np.zeros(self.drawn.graph.size, dtype=bool)

    def _parents_of(self, nodes: Nodes) -> Nodes:
        first, parents = self.drawn.graph.parents
        counts = first[nodes + 1] - first[nodes]
        within = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
        found: Nodes = parents[np.repeat(first[nodes], counts) + within].astype(np.int64)
        return found


def _ends(batch: Batch, rows: Nodes) -> Nodes:
    """Return where the children of some nodes of a batch end."""
    last = len(batch.starts) - 1
    return np.where(rows < last, batch.starts[np.minimum(rows + 1, last)], len(batch.children))


def _combined(kind: Kind, below: Truth, starts: Nodes) -> Truth:
    if kind is Kind.AND:
        return np.logical_and.reduceat(below, starts)
    found: Truth = np.logical_or.reduceat(below, starts)
    return found if kind is Kind.OR else ~found


def _first(words: Words) -> Truth:
    return (words[:, 0] & _ONE).astype(bool)


def _some(words: Words | None, size: int) -> Truth:
    return np.zeros(size, dtype=bool) if words is None else _first(words)
