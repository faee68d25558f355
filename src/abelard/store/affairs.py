"""Affairs: what hangs together by those it is about, and the graph cut into them.

No rule joins statements that share nobody, so that what follows in one affair cannot touch another; only sources
serve several. Questions about every source at once are answered affair by affair, with few bits for each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from abelard.model.statement import Variable
from abelard.store.drawing import fetched

if TYPE_CHECKING:
    import duckdb
    from numpy.typing import NDArray

    from abelard.reasoning.horn import Horn, Ruleset
    from abelard.store.drawing import Drawn
    from abelard.store.graph import Kind, Nodes


def affairs_of_terms(size: int, one: Nodes, other: Nodes) -> Nodes:
    """Return for each term the number of its affair: the least of the terms it hangs together with."""
    label = np.arange(size)
    while True:
        least = label.copy()
        low = np.minimum(label[one], label[other])
        np.minimum.at(least, one, low)
        np.minimum.at(least, other, low)
        np.minimum.at(least, label, least)  # what was found for one is found for all of its group
        while True:  # follow each to the end
            further = least[least]
            if np.array_equal(further, least):
                break
            least = further
        if np.array_equal(least, label):
            return label
        label = least


def joins_strangers(ruleset: Ruleset) -> bool:
    """Say whether some rule joins premises that share nobody: then everything is one affair."""
    return any(not _connected(rule) for rule in ruleset.rules)


def _connected(rule: Horn) -> bool:
    named = [
        {term.name if isinstance(term, Variable) else str(term) for term in premise.pattern.terms()}
        for premise in rule.premises
    ]
    reached, rest = named[0], named[1:]
    while rest:
        near = [each for each in rest if each & reached]
        if not near:
            return False
        reached = reached.union(*near)
        rest = [each for each in rest if not each & reached]
    return True


@dataclass(frozen=True, slots=True)
class Piece:
    """The nodes of a batch that belong to one part, with their children as places in that part."""

    kind: Kind
    purpose: str
    begin: int
    end: int
    """From which place in the part to which."""
    starts: Nodes
    children: Nodes


@dataclass(frozen=True, slots=True)
class Part:
    """Affairs of about the same number of sources: their nodes, and the graph among these."""

    words: int
    nodes: Nodes
    """In the order in which they are settled. Chains of sources are no part of it."""
    pieces: tuple[tuple[tuple[Piece, ...], bool], ...]
    """Those of each block, and whether it goes in circles."""


def affairs_of_nodes(drawn: Drawn, claims: Nodes, states: Nodes) -> Nodes:
    """Return the affair of each node, given those of claims and states; -1 for witnesses and chains."""
    found = np.full(drawn.graph.size, -1)
    found[drawn.claims] = claims
    found[drawn.states] = states
    for batch in drawn.graph.batches:
        if batch.purpose != "claims":
            own = found[batch.first : batch.last]
            np.copyto(own, found[batch.children[batch.starts]], where=own < 0)
    return found


def parts_of(drawn: Drawn, width: Nodes) -> list[Part]:
    """Cut the graph into parts, given how many words each node takes (0: it belongs to none)."""
    place = np.full(drawn.graph.size, -1, dtype=np.int64)
    found = []
    for words in np.unique(width[width > 0]).tolist():
        inside = width == words
        nodes: list[Nodes] = []
        pieces = []
        size = 0
        for block in drawn.graph.blocks:
            chosen = [np.flatnonzero(inside[batch.first : batch.last]) for batch in block.batches]
            begins = []
            for batch, each in zip(block.batches, chosen, strict=True):
                place[batch.first + each] = size + np.arange(len(each))
                begins.append(size)
                size += len(each)
                nodes.append(batch.first + each)
            of_block = []
            for batch, each, begin in zip(block.batches, chosen, begins, strict=True):
                if len(each):
                    ends = np.append(batch.starts[1:], len(batch.children))
                    counts = (ends - batch.starts)[each]
                    starts = np.cumsum(counts) - counts
                    within = np.arange(int(counts.sum())) - np.repeat(starts, counts)
                    below = batch.children[np.repeat(batch.starts[each], counts) + within]
                    of_block.append(
                        Piece(batch.kind, batch.purpose, begin, begin + len(each), starts, place[below])
                    )
            if of_block:
                pieces.append((tuple(of_block), block.again))
        found.append(Part(words, np.concatenate(nodes), tuple(pieces)))
        place[found[-1].nodes] = -1
    return found


@dataclass(slots=True)
class Chains:
    """Of each affair the sources through which its claims came, numbered within it."""

    affair: Nodes
    source: Nodes
    number: Nodes
    """The bit of each within its affair: the first is 1."""
    keys: Nodes

    def find(self, affair: Nodes, source: Nodes, sources: int) -> Nodes:
        """Return the places of pairs."""
        return np.searchsorted(self.keys, affair * sources + source)

    def words(self, size: int) -> Nodes:
        """Return how many words each affair takes, rounded up so that there are few parts."""
        words = (np.bincount(self.affair, minlength=size) + 64) // 64
        return np.where(words > 4, (words + 3) // 4 * 4, words)  # noqa: PLR2004  finer steps would make more parts


@dataclass(slots=True)
class Affairs:
    """The graph of a ledger, cut into affairs."""

    of_term: Nodes
    of_node: Nodes
    chains: Chains
    parts: list[Part]


def cut(con: duckdb.DuckDBPyConnection, drawn: Drawn, *, one: bool) -> Affairs:
    """Cut a graph into affairs; into `one` where rules join what has nobody in common."""
    size = drawn.terms
    first, second = fetched(con, "SELECT s, CASE WHEN o < 0 THEN s ELSE o END FROM told")
    told = "SELECT t.s, a.s AS anchor FROM claims c JOIN told t USING (statement) JOIN told a ON a.statement = c.anchor"
    dated, anchor = fetched(con, told)
    of_term = affairs_of_terms(size, np.concatenate([first, dated]), np.concatenate([second, anchor]))
    of_term = np.zeros(size, dtype=np.int64) if one else of_term
    (subject,) = fetched(con, "SELECT s FROM claims JOIN told USING (statement) ORDER BY claim")
    (of_state,) = fetched(con, "SELECT s FROM state ORDER BY state")
    claims = of_term[subject]
    of_node = affairs_of_nodes(drawn, claims, of_term[of_state])
    chains = chains_of(drawn, claims)
    width = np.where(of_node >= 0, chains.words(size)[np.maximum(of_node, 0)], 0)
    return Affairs(of_term, of_node, chains, parts_of(drawn, width))


def chains_of(drawn: Drawn, affair: Nodes) -> Chains:
    """Collect the sources of each affair, down every chain to a document in hand."""
    sources = drawn.sources
    keys = near = pairs(affair, drawn.source, sources)
    while len(near):
        of = near % sources
        first, last = drawn.links_of(of)
        counts = last - first
        within = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
        into = drawn.links[1][np.repeat(first, counts) + within]
        reached = np.unique(np.repeat(near - of, counts) + into)
        near = np.setdiff1d(reached, keys, assume_unique=True)
        keys = np.union1d(keys, near)
    of_affair = keys // max(1, sources)
    begins = np.searchsorted(of_affair, of_affair)
    return Chains(of_affair, keys % max(1, sources), np.arange(len(keys)) - begins + 1, keys)


def pairs(affair: Nodes, source: Nodes, sources: int) -> NDArray[np.int64]:
    """Return the different pairs of affair and source, in order, as single numbers."""
    return np.unique(affair[source >= 0] * sources + source[source >= 0])
