"""Passes over the graph in numpy: batch by batch, 64 worlds to a word.

Bit i of a node's words says whether it holds in world i. What a viewpoint chooses for a source or a claim
beats what the graph says by itself (docs/semantics.md, 1 and 2); `Choices` has that, bit by bit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from abelard.store.graph import Kind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from abelard.store.drawing import Drawn
    from abelard.store.graph import Batch, Nodes

    Words = NDArray[np.uint64]

EVERY = np.uint64(0xFFFFFFFFFFFFFFFF)
NEVER = np.uint64(0)


@dataclass(slots=True)
class Choices:
    """What each world makes of each witness, a row of words for each."""

    leaves: Words
    """Of each leaf: in which worlds it is believed."""
    believed_sources: Words | None = None
    """Of each source: in which worlds it is expressly believed; None where none is in any."""
    believed_terms: Words | None = None
    """Of each agent: in which worlds he is expressly believed; None where none is in any."""
    claims: Nodes | None = None
    """Claims that some world chooses by themselves ..."""
    chosen: Words | None = None
    """... in which worlds ..."""
    carried: Words | None = None
    """... and in which of these they are believed."""

    @property
    def words(self) -> int:
        """How many words a node has."""
        return int(self.leaves.shape[1])


def settled(drawn: Drawn, choices: Choices, *, doubts: bool = True) -> Words:
    """Return in which worlds each node holds; without `doubts`, claims stand whoever doubts them."""
    graph = drawn.graph
    values = np.zeros((graph.size, choices.words), dtype=np.uint64)
    values[: graph.leaves] = choices.leaves
    for block in graph.blocks:
        changed = True
        while changed:
            changed = False
            for batch in block.batches:
                found = _combined(batch, values)
                if batch.purpose == "claims" and not doubts:
                    found = _came(drawn, batch, values)
                if batch.purpose:
                    _chosen(drawn, batch, choices, values, found)
                if block.again and not changed:
                    changed = not np.array_equal(found, values[batch.first : batch.last])
                values[batch.first : batch.last] = found
    return values


def _combined(batch: Batch, values: Words) -> Words:
    below = values.take(batch.children, axis=0)
    if batch.kind is Kind.AND:
        return np.bitwise_and.reduceat(below, batch.starts, axis=0)
    found = np.bitwise_or.reduceat(below, batch.starts, axis=0)
    return found if batch.kind is Kind.OR else ~found


def _came(drawn: Drawn, batch: Batch, values: Words) -> Words:
    """Return in which worlds the claims of a batch were uttered and came to us."""
    claims = drawn.claim_at[batch.first : batch.last]
    source, speaker = drawn.source[claims], drawn.speaker[claims]
    way = np.where(drawn.own[claims], drawn.route[source], drawn.heard[source])
    came = np.where(((source >= 0) & (way < 0))[:, None], NEVER, values.take(np.maximum(way, 0), axis=0))
    came[source < 0] = EVERY
    return np.where((speaker < 0)[:, None], came, came & values.take(drawn.speaker_leaf(speaker), axis=0))


def _chosen(drawn: Drawn, batch: Batch, choices: Choices, values: Words, found: Words) -> None:
    """Put in what worlds expressly choose: of `heard` nodes and of claims."""
    if batch.purpose == "heard" and choices.believed_sources is not None:
        sources = drawn.source_at[batch.first : batch.last]
        found |= choices.believed_sources[sources] & values[drawn.route[sources]]
    if batch.purpose != "claims":
        return
    claims = drawn.claim_at[batch.first : batch.last]
    source = drawn.source[claims]
    if choices.believed_sources is not None:
        own = np.flatnonzero(drawn.own[claims])
        found[own] |= choices.believed_sources[source[own]] & values[drawn.route[source[own]]]
    if choices.believed_terms is not None:
        _outspoken(drawn, choices, claims, values, found)
    if choices.claims is not None and choices.chosen is not None and choices.carried is not None:
        place = np.searchsorted(claims, choices.claims)  # within a batch claims stand in order
        inside = (place < len(claims)) & (claims[np.minimum(place, len(claims) - 1)] == choices.claims)
        rows = place[inside]
        found[rows] = (found[rows] & ~choices.chosen[inside]) | choices.carried[inside]


def _outspoken(drawn: Drawn, choices: Choices, claims: Nodes, values: Words, found: Words) -> None:
    """Whoever believes a speaker expressly does not let doubts stop him."""
    assert choices.believed_terms is not None  # noqa: S101  the caller looked
    source, speaker = drawn.source[claims], drawn.speaker[claims]
    spoken = np.flatnonzero((speaker >= 0) & choices.believed_terms[np.maximum(speaker, 0)].any(axis=1))
    source, speaker, own = source[spoken], speaker[spoken], drawn.own[claims[spoken]]
    way = np.where(source >= 0, np.where(own, drawn.route[source], drawn.heard[source]), -1)
    came = np.where(
        (way >= 0)[:, None], values[np.maximum(way, 0)], np.where(source >= 0, NEVER, EVERY)[:, None]
    )
    found[spoken] |= choices.believed_terms[speaker] & values[drawn.speaker_leaf(speaker)] & came


def everyone(drawn: Drawn, words: int = 1) -> Choices:
    """Return the worlds in which everybody is believed."""
    return Choices(np.full((drawn.graph.leaves, words), EVERY, dtype=np.uint64))
