"""Draws the provenance graph from the tables: chains of sources, claims, states, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from abelard.store.graph import Batch, Block, Graph, Kind, gathered, rows

if TYPE_CHECKING:
    import duckdb
    from numpy.typing import NDArray

    from abelard.store.deriving import Step, Stratum

    Nodes = NDArray[np.int64]

_MOST_LINKS = 64


@dataclass(slots=True)
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

    def heard_sources(self, batch: Batch) -> Nodes:
        """Return the sources of a batch of `heard` nodes."""
        return self._heard_order[
            np.searchsorted(self.heard[self._heard_order], np.arange(batch.first, batch.last))
        ]

    def claims_of(self, batch: Batch) -> Nodes:
        """Return the claims of a batch of claims, in order."""
        return np.flatnonzero((self.claims >= batch.first) & (self.claims < batch.last))

    @property
    def _heard_order(self) -> Nodes:
        return np.argsort(self.heard, kind="stable")

    def speaker_leaf(self, terms: Nodes) -> Nodes:
        """Return the leaves that stand for the words of agents."""
        return self.sources + terms

    def relay_leaf(self, terms: Nodes) -> Nodes:
        """Return the leaves that stand for agents as those who pass things on."""
        return self.sources + self.terms + terms


def _fetched(con: duckdb.DuckDBPyConnection, query: str) -> list[Nodes]:
    return [np.asarray(column).astype(np.int64) for column in con.execute(query).fetchnumpy().values()]


def drawn(con: duckdb.DuckDBPyConnection) -> Drawn:
    """Draw witnesses, chains and claims."""
    (in_hand,) = _fetched(con, "SELECT in_hand::INTEGER FROM source ORDER BY source")
    (terms,) = _fetched(con, "SELECT count(*) FROM term")
    sources, count = len(in_hand), int(terms[0])
    graph = Graph(sources + 2 * count)
    heard, route = _chains(con, graph, in_hand.astype(bool), sources, count)
    speaker, source, stance = _fetched(
        con,
        "SELECT coalesce(speaker, -1), coalesce(source, -1), (stance = 'doubts')::INTEGER FROM claims ORDER BY claim",
    )
    own = _own(con, speaker, source, count)
    made = Drawn(graph, sources, count, heard, route, speaker, speaker, source, own, speaker)
    made.claims = _claims(con, made, stance.astype(bool))
    return made


def _own(con: duckdb.DuckDBPyConnection, speaker: Nodes, source: Nodes, terms: int) -> NDArray[np.bool_]:
    author_source, author = _fetched(con, "SELECT source, term FROM author")
    pairs = np.sort(author_source * terms + author)
    asked = source * terms + speaker
    if not len(pairs):
        return np.zeros(len(asked), dtype=bool)
    place = np.minimum(np.searchsorted(pairs, asked), len(pairs) - 1)
    return np.asarray((pairs[place] == asked) & (source >= 0))


def _chains(
    con: duckdb.DuckDBPyConnection, graph: Graph, in_hand: NDArray[np.bool_], sources: int, terms: int
) -> tuple[Nodes, Nodes]:
    """Draw how each source came to us: nearest first, so that each route hangs on the next."""
    of, author = _fetched(con, "SELECT source, term FROM author ORDER BY source")
    counts = np.bincount(of, minlength=sources)
    leaf = np.arange(sources)
    relay = sources + terms
    authors = np.full(sources, -1)
    authors[of] = relay + author
    many = np.flatnonzero(counts > 1)
    inside = counts[of] > 1
    authors[many] = graph.add(Kind.OR, counts[many], relay + author[inside]) + np.arange(len(many))
    source, into = _fetched(con, "SELECT source, quoted_in FROM link ORDER BY source")
    heard, route = np.full(sources, -1), np.full(sources, -1)
    depth = _depths(in_hand, source, into)
    for level in range(int(depth.max(initial=-1)) + 1):
        here = np.flatnonzero(depth == level)
        onward = np.full(sources, -1)
        links = (depth[source] == level) & (depth[into] < level) & (depth[into] >= 0) & ~in_hand[source]
        via = np.unique(source[links])
        if len(via):
            number = np.searchsorted(via, source[links])
            size, children = gathered(number, heard[into[links]], len(via))
            onward[via] = graph.add(Kind.OR, size, children) + np.arange(len(via))
        route[here] = graph.add(Kind.AND, *rows(leaf[here], onward[here])) + np.arange(len(here))
        # Whoever believes a source expressly does not ask for its authors: see `passes`.
        heard[here] = graph.add(Kind.AND, *rows(route[here], authors[here]), "heard") + np.arange(len(here))
    return heard, route


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
    doubted, doubt = _fetched(con, _DOUBTED)
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
    state, claim, dated_by = _fetched(con, _MEMBERS)
    graph = made.graph
    node = made.claims[claim]
    told = np.flatnonzero(dated_by >= 0)
    node[told] = graph.add(Kind.AND, *rows(node[told], made.claims[dated_by[told]])) + np.arange(len(told))
    size = int(state.max(initial=-1)) + 1
    total = max([size, *(each for stratum in strata for each in stratum.sizes)])
    made.states = np.full(total, -1)
    made.states[:size] = graph.add(Kind.OR, *gathered(state, node, size)) + np.arange(size)
    for stratum in strata:
        _stratum(made, stratum)


_MEMBERS = "SELECT state, claim, dated_by FROM member"


def _stratum(made: Drawn, stratum: Stratum) -> None:
    """Draw the steps of a stratum, round by round: a state comes with the round in which it is first reached."""
    graph, first = made.graph, stratum.sizes[0]
    concluded = np.concatenate(
        [step.concludes for steps in stratum.rounds for step in steps] or [np.zeros(0, int)]
    )
    place = np.repeat(
        np.arange(len(stratum.rounds)),
        [sum(len(step.concludes) for step in steps) for steps in stratum.rounds],
    )
    # Numbers first: a round's steps, then the states it reaches; the steps of a state may come from any round.
    sizes = [sum(len(step.concludes) for step in steps) for steps in stratum.rounds]
    way = np.empty(len(concluded), dtype=np.int64)
    drawn_steps = []
    for number, steps in enumerate(stratum.rounds):
        nors = _unless(made, steps)
        low, high = stratum.sizes[number], stratum.sizes[number + 1]
        batches = [] if nors is None else [nors]
        if sizes[number]:
            ands = _steps(made, steps, nors, graph)
            batches.append(ands)
            way[place == number] = np.arange(ands.first, ands.last)
        made.states[low:high] = graph.size + np.arange(high - low)
        graph.size += high - low
        drawn_steps.append((batches, low, high))
    batches = []
    counts, children = gathered(concluded - first, way, stratum.sizes[-1] - first)
    starts = np.concatenate([[0], np.cumsum(counts)])
    for made_batches, low, high in drawn_steps:
        batches += made_batches
        if high > low:
            batches.append(_alternatives(made, children, starts, range(low - first, high - first), first))
    reached = np.searchsorted(np.array(stratum.sizes[1:]), concluded, side="right")
    graph.blocks.append(Block(tuple(batches), again=bool((reached < place).any())))


def _unless(made: Drawn, steps: list[Step]) -> Batch | None:
    """Draw, of each step that something may block, that none of that holds."""
    counts = []
    children = []
    for step in steps:
        _, number = np.unique(step.blocked, return_counts=True)
        counts.append(number)
        children.append(made.states[step.blockers])
    total = np.concatenate(counts) if counts else np.zeros(0, int)
    return made.graph.batch(Kind.NOR, total, np.concatenate(children)) if len(total) else None


def _steps(made: Drawn, steps: list[Step], nors: Batch | None, graph: Graph) -> Batch:
    counts, children = [], []
    following = nors.first if nors is not None else -1
    for step in steps:
        guard = np.full(len(step.concludes), -1)
        blocked = np.unique(step.blocked)
        guard[blocked] = following + np.arange(len(blocked))
        following += len(blocked)
        one, more = rows(*made.states[step.premises].T, guard)
        counts.append(one)
        children.append(more)
    return graph.batch(Kind.AND, np.concatenate(counts), np.concatenate(children))


def _alternatives(made: Drawn, children: Nodes, starts: Nodes, which: range, first: int) -> Batch:
    """Draw the states of a round: each holds where any of the steps to it goes through."""
    inside = children[starts[which.start] : starts[which.stop]]
    made.graph.edges += len(inside)
    begins = starts[which.start : which.stop] - starts[which.start]
    return Batch(int(made.states[first + which.start]), Kind.OR, begins, inside, "")
