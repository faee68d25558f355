"""Draws the provenance graph from the tables: chains of sources, claims, states, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from abelard.store.drawing_rules import draw_stratum
from abelard.store.graph import Graph, Kind, gathered, rows

if TYPE_CHECKING:
    import duckdb
    from numpy.typing import NDArray

    from abelard.store.deriving import Stratum

    Nodes = NDArray[np.int64]

_MOST_LINKS = 64


@dataclass
class Drawn:
    """A graph, and the node of each thing of the tables."""

    graph: Graph
    sources: int
    terms: int
    heard: Nodes
    """Of each source: that its authors passed on what others say in it, and it came to us."""
    route: Nodes
    """Of each source: that it came to us, whoever wrote it."""
    claims: Nodes
    speaker: Nodes
    source: Nodes
    own: NDArray[np.bool_]
    """Of each claim: whether its speaker is an author of its source."""
    states: Nodes
    in_hand: NDArray[np.bool_]
    depth: Nodes
    """Of each source: how many links lie between it and us; -1 where none leads to a document in hand."""
    authors: Nodes
    """Of each source: the node that says its authors pass on what others say; -1 where it names none."""
    links: tuple[Nodes, Nodes]
    """Which source is quoted in which, by the first; none for documents in hand."""
    claim_at: Nodes
    """Of each node: the claim it stands for, or -1."""

    @cached_property
    def source_at(self) -> Nodes:
        """Of each node: the source of which it says that others were heard in it, or -1."""
        found = np.full(self.graph.size, -1)
        known = np.flatnonzero(self.heard >= 0)
        found[self.heard[known]] = known
        return found

    def links_of(self, sources: Nodes) -> tuple[Nodes, Nodes]:
        """Return where the links of some sources begin and end."""
        return np.searchsorted(self.links[0], sources), np.searchsorted(self.links[0], sources, side="right")

    def speaker_leaf(self, terms: Nodes) -> Nodes:
        """Return the leaves that stand for the words of agents."""
        return self.sources + terms

    def relay_leaf(self, terms: Nodes) -> Nodes:
        """Return the leaves that stand for agents as those who pass things on."""
        return self.sources + self.terms + terms


def fetched(con: duckdb.DuckDBPyConnection, query: str) -> list[Nodes]:
    """Return the columns of a query of whole numbers."""
    return [np.asarray(column).astype(np.int64) for column in con.execute(query).fetchnumpy().values()]


def drawn(con: duckdb.DuckDBPyConnection) -> Drawn:
    """Draw witnesses, chains and claims."""
    (in_hand,) = fetched(con, "SELECT in_hand::INTEGER FROM source ORDER BY source")
    (terms,) = fetched(con, "SELECT count(*) FROM term")
    sources, count = len(in_hand), int(terms[0])
    graph = Graph(sources + 2 * count)
    chains = _Chains(con, graph, in_hand.astype(bool), count)
    speaker, source, stance = fetched(
        con,
        "SELECT coalesce(speaker, -1), coalesce(source, -1), (stance = 'doubts')::INTEGER FROM claims ORDER BY claim",
    )
    own = _own(con, speaker, source, count)
    made = Drawn(
        graph=graph,
        sources=sources,
        terms=count,
        heard=chains.heard,
        route=chains.route,
        claims=speaker,
        speaker=speaker,
        source=source,
        own=own,
        states=speaker,
        in_hand=chains.in_hand,
        depth=chains.depth,
        authors=chains.authors,
        links=chains.links,
        claim_at=speaker,
    )
    made.claims = _claims(con, made, stance.astype(bool))
    return made


def _own(con: duckdb.DuckDBPyConnection, speaker: Nodes, source: Nodes, terms: int) -> NDArray[np.bool_]:
    author_source, author = fetched(con, "SELECT source, term FROM author")
    pairs = np.sort(author_source * terms + author)
    asked = source * terms + speaker
    if not len(pairs):
        return np.zeros(len(asked), dtype=bool)
    place = np.minimum(np.searchsorted(pairs, asked), len(pairs) - 1)
    return np.asarray((pairs[place] == asked) & (source >= 0))


class _Chains:
    """Draws how each source came to us: nearest first, so that each route hangs on the next."""

    def __init__(
        self, con: duckdb.DuckDBPyConnection, graph: Graph, in_hand: NDArray[np.bool_], terms: int
    ) -> None:
        self.in_hand, sources = in_hand, len(in_hand)
        self.authors = _authors(con, graph, sources, sources + terms)
        source, into = fetched(con, "SELECT source, quoted_in FROM link ORDER BY source")
        self.depth = _depths(in_hand, source, into)
        told = ~in_hand[source] & (self.depth[into] >= 0)
        self.links = source[told], into[told]
        self.heard, self.route = np.full(sources, -1), np.full(sources, -1)
        for level in range(int(self.depth.max(initial=-1)) + 1):
            self._draw(graph, np.flatnonzero(self.depth == level))

    def _draw(self, graph: Graph, here: Nodes) -> None:
        source, into = self.links
        onward = np.full(len(self.in_hand), -1)
        here_too = np.isin(source, here)
        via = np.unique(source[here_too])
        if len(via):
            number = np.searchsorted(via, source[here_too])
            size, children = gathered(number, self.heard[into[here_too]], len(via))
            onward[via] = graph.add(Kind.OR, size, children) + np.arange(len(via))
        self.route[here] = graph.add(Kind.AND, *rows(here, onward[here])) + np.arange(len(here))
        # Whoever believes a source expressly does not ask for its authors: see `passes`.
        below = rows(self.route[here], self.authors[here])
        self.heard[here] = graph.add(Kind.AND, *below, "heard") + np.arange(len(here))


def _authors(con: duckdb.DuckDBPyConnection, graph: Graph, sources: int, relay: int) -> Nodes:
    of, author = fetched(con, "SELECT source, term FROM author ORDER BY source")
    counts = np.bincount(of, minlength=sources)
    authors = np.full(sources, -1)
    authors[of] = relay + author
    many = np.flatnonzero(counts > 1)
    inside = counts[of] > 1
    authors[many] = graph.add(Kind.OR, counts[many], relay + author[inside]) + np.arange(len(many))
    return authors


def _depths(in_hand: NDArray[np.bool_], source: Nodes, into: Nodes) -> Nodes:
    """Return how many links lie between each source and us; -1 where none leads to a document in hand."""
    depth = np.where(in_hand, 0, -1)
    for _ in range(_MOST_LINKS):
        known = depth[into] >= 0
        reach = np.full(len(depth), -1)
        np.maximum.at(reach, source[known], depth[into[known]] + 1)
        deeper = np.where(in_hand, 0, reach)
        if np.array_equal(deeper, depth):
            break
        depth = deeper
    return depth


def _claims(con: duckdb.DuckDBPyConnection, made: Drawn, doubts: NDArray[np.bool_]) -> Nodes:
    """Draw each claim: its speaker's word and a route by which it came, and no doubt that carries."""
    graph, size = made.graph, len(doubts)
    way = np.where(made.source >= 0, np.where(made.own, made.route[made.source], made.heard[made.source]), -2)
    lost = way == -1  # its source came to us by no way
    word = np.where(made.speaker >= 0, made.speaker_leaf(made.speaker), -1)
    way = np.where(way == -2, -1, way)  # noqa: PLR2004  it names no source
    nodes = np.full(size, -1)
    never = graph.add(Kind.NOR, np.array([1]), np.array([0]))
    never = graph.add(Kind.AND, np.array([2]), np.array([0, never]))
    way = np.where(lost, never, way)
    first = np.flatnonzero(doubts)
    nodes[first] = graph.add(Kind.AND, *rows(word[first], way[first]), "claims") + np.arange(len(first))
    doubted, doubt = fetched(con, _DOUBTED)
    guard = np.full(size, -1)
    if len(doubted):
        stopped = np.unique(doubted)
        counts, children = gathered(np.searchsorted(stopped, doubted), nodes[doubt], len(stopped))
        guard[stopped] = graph.add(Kind.NOR, counts, children) + np.arange(len(stopped))
    rest = np.flatnonzero(~doubts)
    nodes[rest] = graph.add(Kind.AND, *rows(word[rest], way[rest], guard[rest]), "claims") + np.arange(
        len(rest)
    )
    return nodes


_DOUBTED = """
SELECT a.claim, d.claim
FROM (SELECT c.*, t.pred, t.s, t.o, t.label FROM claims c JOIN told t USING (statement) WHERE stance = 'doubts') d
JOIN told u ON u.pred = d.pred AND u.s = d.s AND u.o = d.o AND (u.label = -1 OR d.label = -1 OR u.label = d.label)
JOIN claims a ON a.statement = u.statement AND a.stance = 'affirms'
WHERE a.end_most >= d.start_least AND d.end_most >= a.start_least
"""


def states(con: duckdb.DuckDBPyConnection, made: Drawn, strata: list[Stratum]) -> None:
    """Draw the states that are claimed, and all that follows from them."""
    state, claim, dated_by = fetched(con, _MEMBERS)
    graph = made.graph
    node = made.claims[claim]
    told = np.flatnonzero(dated_by >= 0)
    node[told] = graph.add(Kind.AND, *rows(node[told], made.claims[dated_by[told]])) + np.arange(len(told))
    size = int(state.max(initial=-1)) + 1
    total = max([size, *(each for stratum in strata for each in stratum.sizes)])
    made.states = np.full(total, -1)
    made.states[:size] = graph.add(Kind.OR, *gathered(state, node, size)) + np.arange(size)
    for stratum in strata:
        draw_stratum(made.graph, made.states, stratum)
    made.claim_at = np.full(graph.size, -1)
    made.claim_at[made.claims] = np.arange(len(made.claims))


_MEMBERS = "SELECT state, claim, dated_by FROM member"
