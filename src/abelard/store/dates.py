"""All dates at once: the start and the end of every statement, as tight as all claims together leave them.

A simple temporal network (Dechter, Meiri and Pearl 1991) whose arcs are few, since most claims date by the
calendar: what these say outright is taken first, then the arcs are followed from whatever moved, both ways, until
nothing moves (Bellman and Ford). Where claims contradict each other the component is set apart; its bounds are
worked out by `reasoning.network` when somebody asks for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from abelard.model.span import Bounds, Span
from abelard.reasoning.network import ORIGIN, Constraint, Network
from abelard.store.affairs import affairs_of_terms
from abelard.store.drawing import fetched

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb
    from numpy.typing import NDArray

    from abelard.store.graph import Nodes

FOREVER = 1_000_000_000
_MOST_ROUNDS = 10_000
_OUTRIGHT = """
SELECT c.claim, c.statement,
       CASE WHEN (mode = 'at' AND lasts) OR mode = 'throughout' THEN -1000000000 ELSE start_least END AS s_least,
       CASE WHEN mode = 'at' AND lasts THEN end_most WHEN mode = 'at' THEN 1000000000 ELSE start_most END AS s_most,
       CASE WHEN mode = 'at' AND lasts THEN start_least WHEN mode = 'at' OR (mode = 'span' AND NOT ends) THEN -1000000000 ELSE end_least END AS e_least,
       CASE WHEN (mode = 'at' AND lasts) OR mode = 'throughout' OR (mode = 'span' AND NOT ends) THEN 1000000000 ELSE end_most END AS e_most
FROM claims c JOIN told USING (statement) JOIN predicate USING (pred)
WHERE stance = 'affirms' AND anchor IS NULL ORDER BY c.claim
"""
_TOLD = """
SELECT claim, statement, anchor, (least_of = 'end')::INTEGER, least, (most_of = 'end')::INTEGER, most
FROM claims WHERE stance = 'affirms' AND anchor IS NOT NULL ORDER BY claim
"""


@dataclass(slots=True)
class Outright:
    """What claims say by the calendar: of a statement, its start and end, at least and at most."""

    claim: Nodes
    statement: Nodes
    s_least: Nodes
    s_most: Nodes
    e_least: Nodes
    e_most: Nodes


@dataclass(slots=True)
class Told:
    """What claims say by other things: so many days from an edge (0 start, 1 end) of their anchor."""

    claim: Nodes
    statement: Nodes
    anchor: Nodes
    least_of: Nodes
    least: Nodes
    most_of: Nodes
    most: Nodes


class Dates:
    """The bounds of every start (even places) and end (odd places), and the components in dispute."""

    def __init__(
        self, con: duckdb.DuckDBPyConnection, statements: int, carried: NDArray[np.bool_] | None
    ) -> None:
        """Take the claims that carry; all of them if none are named."""
        self.outright = Outright(*_chosen(fetched(con, _OUTRIGHT), carried))
        self.told = Told(*_chosen(fetched(con, _TOLD), carried))
        told = self.told
        self.component = affairs_of_terms(statements, told.statement, told.anchor)
        self.least = np.full(2 * statements, -FOREVER)
        self.most = np.full(2 * statements, FOREVER)
        self.disputed = np.zeros(statements, dtype=bool)
        """Of each component, by the least of its statements."""
        self._start()
        self._spread()

    def bounds(self, statement: int) -> Span:
        """Return where the start and the end of a statement lie."""
        component = int(self.component[statement])
        if self.disputed[component]:
            network = self._network(component)
            return Span(network.bounds((statement, 0)), network.bounds((statement, 1)))
        start, end = 2 * statement, 2 * statement + 1
        return Span(self._days(start), self._days(end))

    def _days(self, place: int) -> Bounds:
        least, most = int(self.least[place]), int(self.most[place])
        return Bounds(None if least <= -FOREVER else least, None if most >= FOREVER else most)

    def _start(self) -> None:
        said = self.outright
        for edge, least, most in ((0, said.s_least, said.s_most), (1, said.e_least, said.e_most)):
            _furthest(np.maximum, self.least, 2 * said.statement + edge, least)
            _furthest(np.minimum, self.most, 2 * said.statement + edge, most)

    def _spread(self) -> None:
        told = self.told
        said = np.unique(np.concatenate([self.outright.statement, told.statement]))
        start, end = 2 * said, 2 * said + 1
        self.least[end] = np.maximum(self.least[end], self.least[start])
        self.most[start] = np.minimum(self.most[start], self.most[end])
        own_start, own_end = 2 * told.statement, 2 * told.statement + 1
        low, high = 2 * told.anchor + told.least_of, 2 * told.anchor + told.most_of
        tied = np.intersect1d(said, np.concatenate([told.statement, told.anchor]))
        # v is not before u + w; the other way round, u is not after v - w.
        u = np.concatenate([2 * tied, low, own_end])
        v = np.concatenate([2 * tied + 1, own_start, high])
        w = np.concatenate([np.zeros(len(tied), dtype=np.int64), told.least, -told.most])
        of = self.component[u // 2]
        self.disputed[_circles(told, self.component)] = True
        for _ in range(_MOST_ROUNDS):
            self.disputed[self.component[np.flatnonzero(self.least > self.most) // 2]] = True
            live = ~self.disputed[of]
            u, v, w, of = u[live], v[live], w[live], of[live]
            later, sooner = self.least[u] + w, self.most[v] - w
            moved = (self.least[u] > -FOREVER) & (later > self.least[v])
            moved_back = (self.most[v] < FOREVER) & (sooner < self.most[u])
            if not (moved.any() or moved_back.any()):
                break
            np.maximum.at(self.least, v[moved], later[moved])
            np.minimum.at(self.most, u[moved_back], sooner[moved_back])
        else:
            self.disputed[of[moved | moved_back]] = True

    def network(self, statement: int) -> Network:
        """Return the date network of all that a statement's dates hang together with."""
        return self._network(int(self.component[statement]))

    def _network(self, component: int) -> Network:
        return Network(list(self.constraints(component)))

    def constraints(self, component: int) -> Iterator[Constraint]:
        """Yield what is said of the dates of a component: difference constraints, each with its claim."""
        said, told = self.outright, self.told
        for row in np.flatnonzero(self.component[said.statement] == component).tolist():
            claim, of = str(said.claim[row]), int(said.statement[row])
            yield Constraint(claim, (of, 0), (of, 1), 0)
            for edge, least, most in ((0, said.s_least, said.s_most), (1, said.e_least, said.e_most)):
                if least[row] > -FOREVER:
                    yield Constraint(claim, ORIGIN, (of, edge), -int(least[row]))
                if most[row] < FOREVER:
                    yield Constraint(claim, (of, edge), ORIGIN, int(most[row]))
        for row in np.flatnonzero(self.component[told.statement] == component).tolist():
            claim, of, anchor = str(told.claim[row]), int(told.statement[row]), int(told.anchor[row])
            yield Constraint(claim, (of, 0), (of, 1), 0)
            yield Constraint(claim, (anchor, int(told.least_of[row])), (of, 0), -int(told.least[row]))
            yield Constraint(claim, (of, 1), (anchor, int(told.most_of[row])), int(told.most[row]))


def _chosen(columns: list[Nodes], carried: NDArray[np.bool_] | None) -> list[Nodes]:
    if carried is None:
        return columns
    kept = carried[columns[0]]
    return [column[kept] for column in columns]


def _furthest(which: np.ufunc, into: Nodes, place: Nodes, day: Nodes) -> None:
    """Keep in each place the furthest of the days said of it; faster sorted than one by one."""
    order = np.argsort(place, kind="stable")
    if len(order):
        place, day = place[order], day[order]
        firsts = np.flatnonzero(np.append(True, place[1:] != place[:-1]))
        into[place[firsts]] = which(into[place[firsts]], which.reduceat(day, firsts))


def _circles(told: Told, component: Nodes) -> Nodes:
    """Return the components in which claims date one thing by the same other thing, and leave no day for it."""
    order = np.lexsort((told.anchor, told.statement))
    of, anchor = told.statement[order], told.anchor[order]
    if not len(of):
        return of
    firsts = np.flatnonzero(np.append(True, (of[1:] != of[:-1]) | (anchor[1:] != anchor[:-1])))
    least_of, least, most_of, most = (
        column[order] for column in (told.least_of, told.least, told.most_of, told.most)
    )
    latest = [np.maximum.reduceat(np.where(least_of == edge, least, -FOREVER), firsts) for edge in (0, 1)]
    soonest = [np.minimum.reduceat(np.where(most_of == edge, most, FOREVER), firsts) for edge in (0, 1)]
    # From its start to its end the other thing may last as long as it takes.
    none = (latest[0] > soonest[0]) | (latest[1] > soonest[1]) | (latest[1] > soonest[0])
    return component[of[firsts[none]]]
