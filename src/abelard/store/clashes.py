"""Every clash of a viewpoint, each with a minimal set of claims that it rests on.

Denials, endings and constraints are joins over states; dates are joins over claims. A state that one claim is
enough for needs no search; for what follows by rules, the smallest sets of claims are looked up in the graph.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from abelard.store import patterns
from abelard.store.asof import distinct, premise_conditions
from abelard.store.cone import Cone
from abelard.store.drawing import fetched
from abelard.store.graph import Kind
from abelard.store.patterns import groups_of, in_order
from abelard.store.supports import Best

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from abelard.model.statement import Statement
    from abelard.reasoning.horn import Never
    from abelard.store.dates import Dates
    from abelard.store.graph import Nodes
    from abelard.store.store import Store

_MET = "f.sure AND d.sl <= f.el AND f.sm <= d.em"
_SPELL = "(d.label = -1 OR f.label = -1 OR d.label = f.label)"


@dataclass(frozen=True, slots=True)
class Clash:
    """What certainly cannot all be true."""

    by: str
    """The constraint, the predicate of the event that ended something, `denial`, or `dates`."""
    claims: tuple[int, ...]
    """A minimal set of claims that clash, by number."""
    states: tuple[int, ...] = ()
    denial: int = -1


@dataclass(frozen=True, slots=True)
class Group:
    """Clashes of one kind, column by column: a row of claims for each, filled up with -1."""

    by: str
    claims: Nodes
    one: Nodes
    other: Nodes
    denial: Nodes

    def __len__(self) -> int:
        """Say how many there are."""
        return len(self.claims)

    def __iter__(self) -> Iterator[Clash]:
        """Go through them."""
        columns = (self.claims, self.one, self.other, self.denial)
        for claims, one, other, denial in zip(*(column.tolist() for column in columns), strict=True):
            states = tuple(each for each in (one, other) if each >= 0)
            yield Clash(self.by, tuple(each for each in claims if each >= 0), states, denial)


class Clashes:
    """Finds the clashes among what holds, given which claims stand."""

    def __init__(self, store: Store, truth: NDArray[np.bool_]) -> None:
        """Take the truth of every node where doubts are left aside."""
        self._store, self._truth = store, truth
        self._known: dict[int, tuple[tuple[frozenset[int], ...], bool]] = {}
        self._below: dict[int, tuple[Kind, list[int]]] = {}
        self._circular = any(block.again for block in store.drawn.graph.blocks)
        self._single = self._singles()

    def logical(self) -> Iterator[Group]:
        """Yield denials, endings and constraints, each pair of states that exclude each other once."""
        states, claims = self._store.drawn.states, self._store.drawn.claims
        for by, query in self._queries():
            one, other, denial, row = fetched(self._store.con, query)
            holds = self._truth[states[one]]
            holds &= (other < 0) | self._truth[states[other]]
            holds &= (denial < 0) | self._truth[claims[denial]]
            undone, ender = fetched(self._store.con, self._undoing(by, query))
            holds[np.isin(row, undone[self._truth[states[ender]]])] = False
            if holds.any():
                yield from self._rested(by, one[holds], other[holds], denial[holds])

    def _rested(self, by: str, one: Nodes, other: Nodes, denial: Nodes) -> Iterator[Group]:
        """Give each clash its claims: at once where a claim is enough for each side, else by a search."""
        first = self._single[one]
        second = np.where(other >= 0, self._single[other], denial)
        plain = (first >= 0) & ((second >= 0) | ((other < 0) & (denial < 0))) & (first != second)
        pairs = np.stack([first, second], axis=1)
        yield Group(by, pairs[plain], one[plain], other[plain], denial[plain])
        if not plain.all():
            rest = [column[~plain] for column in (one, other, denial)]
            found = [
                self._searched(*each) for each in zip(*(column.tolist() for column in rest), strict=True)
            ]
            yield Group(by, _padded(found), *rest)

    def _searched(self, one: int, other: int, denial: int) -> tuple[int, ...]:
        """Return the smallest set of claims from which some states follow, with the denial."""
        drawn = self._store.drawn
        roots = [int(drawn.states[each]) for each in (one, other) if each >= 0]
        roots += [int(drawn.claims[denial])] if denial >= 0 else []
        if self._circular:
            return tuple(sorted(map(int, self._by_cone(roots))))
        sets = [self._best(root) for root in roots]
        found, complete = self._joined(sets)
        least = found[0]
        return tuple(sorted(least if complete else self._needed(roots, least)))

    def _best(self, root: int) -> tuple[tuple[frozenset[int], ...], bool]:
        """Return the smallest sets of claims that carry a node, and whether these are all; each node once."""
        known, truth, claim_at = self._known, self._truth, self._store.drawn.claim_at
        waiting = [root]
        while waiting:
            node = waiting[-1]
            if node in known:
                waiting.pop()
                continue
            if not truth[node]:
                known[node] = ((), True)
            elif claim_at[node] >= 0:
                known[node] = ((frozenset((int(claim_at[node]),)),), True)
            else:
                kind, children = self._node(node)
                missing = [] if kind is Kind.NOR else [each for each in children if each not in known]
                if missing:
                    waiting += missing
                    continue
                known[node] = self._made(kind, [known[each] for each in children if kind is not Kind.NOR])
            waiting.pop()
        return known[root]

    def _made(
        self, kind: Kind, sets: list[tuple[tuple[frozenset[int], ...], bool]]
    ) -> tuple[tuple[frozenset[int], ...], bool]:
        if kind is Kind.NOR:
            return (frozenset(),), True
        if kind is Kind.AND:
            return self._joined(sets)
        found, kept_all = _least({label for labels, _ in sets for label in labels})
        return found, kept_all and all(complete for _, complete in sets)

    def _joined(
        self, sets: list[tuple[tuple[frozenset[int], ...], bool]]
    ) -> tuple[tuple[frozenset[int], ...], bool]:
        found: tuple[frozenset[int], ...] = (frozenset(),)
        complete = True
        for labels, whole in sets:
            found, kept_all = _least({one | other for one in found for other in labels})
            complete = complete and whole and kept_all
        return found, complete

    def _needed(self, roots: list[int], claims: frozenset[int]) -> frozenset[int]:
        """Leave out every claim that is not needed, one after the other."""
        kept = claims
        for claim in sorted(claims):
            if all(self._follows(root, kept - {claim}) for root in roots):
                kept -= {claim}
        return kept

    def _follows(self, root: int, claims: frozenset[int]) -> bool:
        found: dict[int, bool] = {}

        def seen(node: int) -> bool:
            known = found.get(node)
            if known is None:
                kind, children = self._node(node)
                if kind is Kind.LEAF:
                    known = children[0] in claims
                elif kind is Kind.AND:
                    known = all(map(seen, children))
                else:
                    known = any(map(seen, children))
                found[node] = known
            return known

        return seen(root)

    def _node(self, node: int) -> tuple[Kind, list[int]]:
        """Return what a node that holds is made of, less what does not hold; a claim is a leaf of its number."""
        found = self._below.get(node)
        if found is None:
            claim = int(self._store.drawn.claim_at[node])
            kind, children = (Kind.LEAF, [claim]) if claim >= 0 else self._store.drawn.graph.node(node)
            if kind is Kind.OR:
                children = [each for each in children if self._truth[each]]
            elif kind is Kind.AND:  # that nothing blocks it is taken as it stands
                children = [each for each in children if self._node(each)[0] is not Kind.NOR]
            found = self._below[node] = (kind, [] if kind is Kind.NOR else children)
        return found

    def _by_cone(self, roots: list[int]) -> tuple[str, ...]:
        """Do the same where rules run in circles."""
        graph, truth, claim_at = self._store.drawn.graph, self._truth, self._store.drawn.claim_at

        def below(node: int) -> tuple[Kind, list[int]]:
            if node < 0:
                return Kind.AND, roots
            return (Kind.LEAF, []) if claim_at[node] >= 0 else graph.node(node)

        def known(node: int) -> bool | None:
            if node < 0:
                return None
            return False if not truth[node] else True if below(node)[0] is Kind.NOR else None

        algebra = Best(_KEPT)
        return algebra.names(Cone(-1, below, known).read(algebra, lambda node: str(claim_at[node]))[0])

    def _singles(self) -> Nodes:
        """Return of each state a claim that stands and is enough for it; -1 where none is."""
        drawn = self._store.drawn
        found = np.full(len(drawn.states), -1)
        state, claim, dated = fetched(
            self._store.con, "SELECT state, claim, dated_by FROM member ORDER BY claim DESC"
        )
        enough = (dated < 0) & self._truth[drawn.claims[claim]]
        found[state[enough]] = claim[enough]
        return found

    def _queries(self) -> Iterator[tuple[str, str]]:
        """Yield queries for pairs of states (or a denial) that exclude each other; `row` tells them apart."""
        columns = "f.state, -1, d.claim, f.state::BIGINT << 32 | d.claim"
        yield (
            "denial",
            f"SELECT {columns} FROM state f JOIN denial d ON d.pred = f.pred AND d.s = f.s AND d.o = f.o WHERE {_SPELL} AND {_MET}",
        )
        finding = self._store.finding
        for never in self._store.ruleset.nevers:
            if not never.tension:
                yield from self._forbidden(never)
        for ending in self._store.ruleset.endings:
            if finding.is_there(ending.event) and finding.is_there(ending.state):
                yield from self._outlived(ending.event, ending.state)

    def _forbidden(self, never: Never) -> Iterator[tuple[str, str]]:
        names, lasting, finding = self._store.names, self._store.finding.lasting, self._store.finding
        if len(never.premises) > 2 or not all(finding.is_there(each.pattern) for each in never.premises):  # noqa: PLR2004
            return
        bound: dict[str, str] = {}
        where: list[str] = []
        for place, premise in enumerate(never.premises):
            where += premise_conditions(never, premise.pattern, f"f{place}", bound, names, lasting) or []
        where += [group.meets(certain=True) for group in groups_of(never.premises)]
        where += in_order(never.premises, certain=True)
        where += [f"f{place}.sure" for place in range(len(never.premises))]
        if len(never.premises) == 1:
            yield never.id, f"SELECT f0.state, -1, -1, f0.state FROM state f0 WHERE {' AND '.join(where)}"
            return
        first, second = (premise.pattern for premise in never.premises)
        where += distinct(first, second, bound)
        mirrored = first.predicate == second.predicate and not any(each.order for each in never.premises)
        where.append("f0.state < f1.state" if mirrored else "f0.state <> f1.state")
        columns = "f0.state, f1.state, -1, f0.state::BIGINT << 32 | f1.state"
        yield never.id, f"SELECT {columns} FROM state f0, state f1 WHERE {' AND '.join(where)}"

    def _outlived(self, event: Statement, state: Statement) -> Iterator[tuple[str, str]]:
        """Yield that a state is affirmed beyond an event that ended it."""
        bound: dict[str, str] = {}
        where = patterns.conditions(state, "f", bound, self._store.names)
        where += patterns.conditions(event, "e", bound, self._store.names)
        where += ["NOT f.persists", "e.sure", "f.el > e.em"]
        where += ["(f.sm <= e.sl OR (f.sl > e.em AND NOT f.begins))"]
        # The end of what a state follows from is its own: then it was not affirmed beyond it.
        own = "SELECT 1 FROM cut k WHERE k.state = f.state AND k.ender = e.state AND k.surely <= e.em"
        where.append(f"NOT EXISTS ({own})")
        columns = "f.state, e.state, -1, f.state::BIGINT << 32 | e.state"
        yield event.predicate, f"SELECT {columns} FROM state f, state e WHERE {' AND '.join(where)}"

    def _undoing(self, by: str, query: str) -> str:
        """Return a query for what would take a clash away: something cut one of the two short, or it began anew."""
        if by == "denial":
            return (
                "SELECT f.state::BIGINT << 32 | d.claim, k.ender FROM state f JOIN denial d "
                f"ON d.pred = f.pred AND d.s = f.s AND d.o = f.o JOIN cut k USING (state) WHERE {_SPELL} AND {_MET} AND k.surely < d.sl"
            )
        pairs = f"(SELECT * FROM ({query}) AS q(one, other, denial, row))"
        never = next((each for each in self._store.ruleset.nevers if each.id == by), None)
        if never is None:
            return (
                f"SELECT q.row, b.state FROM {pairs} q JOIN state f ON f.state = q.one JOIN state e ON e.state = q.other "
                "JOIN state b ON b.pred = f.pred AND b.s = f.s AND b.o = f.o "
                "WHERE f.sm > e.sl AND b.begins AND b.sm > e.sl AND b.sl <= f.el UNION ALL "
                f"SELECT q.row, k.ender FROM {pairs} q JOIN state e ON e.state = q.other "
                "JOIN cut k ON k.state = q.one WHERE k.surely <= e.em"
            )
        if not groups_of(never.premises) or len(never.premises) < 2:  # noqa: PLR2004
            return "SELECT 0, 0 WHERE false"
        one = f"SELECT q.row, k.ender FROM {pairs} q JOIN state f ON f.state = q.{{}} JOIN cut k ON k.state = q.{{}} WHERE k.surely < f.sm"
        return f"{one.format('other', 'one')} UNION ALL {one.format('one', 'other')}"


_KEPT = 8


def _least(sets: set[frozenset[int]]) -> tuple[tuple[frozenset[int], ...], bool]:
    """Return the smallest sets that contain no other, and whether none was left out."""
    if len(sets) == 1:
        return tuple(sets), True
    kept: list[frozenset[int]] = []
    for each in sorted(sets, key=len):
        if not any(other <= each for other in kept):
            if len(kept) == _KEPT:
                return tuple(kept), False
            kept.append(each)
    return tuple(kept), True


def _padded(rows: list[tuple[int, ...]]) -> Nodes:
    found = np.full((len(rows), max((len(each) for each in rows), default=0)), -1)
    for number, row in enumerate(rows):
        found[number, : len(row)] = row
    return found


def date_clashes(dates: Dates) -> Iterator[Group]:
    """Yield claims whose dates cannot all be: every pair; over another thing, every three; longer chains one each."""
    named = np.zeros(len(dates.component), dtype=bool)
    said, told = dates.outright, dates.told
    of_claim = np.full(max(int(each.max(initial=-1)) for each in (said.claim, told.claim)) + 1, -1)
    of_claim[said.claim] = dates.component[said.statement]
    of_claim[told.claim] = dates.component[told.statement]
    for claims in (_pairs(dates), _threes(dates)):
        named[of_claim[claims[:, 0]]] = True
        yield _dated(claims)
    rest = np.flatnonzero(dates.disputed & ~named).tolist()
    found = [
        tuple(sorted(map(int, conflict.claims)))
        for component in rest
        for conflict in dates.network(component).conflicts
    ]
    yield _dated(_padded(found))


def _dated(claims: Nodes) -> Group:
    none = np.full(len(claims), -1)
    return Group("dates", claims, none, none, none)


def _pairs(dates: Dates) -> Nodes:
    said = dates.outright
    kept = np.flatnonzero(dates.disputed[dates.component[said.statement]])
    of, claim = said.statement[kept], said.claim[kept]
    one, other = _together(of, of)
    # Of a pair the first puts it later than the second allows: the start, the end, or the start after the end.
    late = np.maximum(said.s_least, said.e_least)[kept]
    clash = (said.s_least[kept][one] > np.minimum(said.s_most, said.e_most)[kept][other]) | (
        late[one] > said.e_most[kept][other]
    )
    pairs = np.sort(np.stack([claim[one[clash]], claim[other[clash]]], axis=1), axis=1)
    return _distinct(pairs[pairs[:, 0] != pairs[:, 1]])


def _threes(dates: Dates) -> Nodes:
    """Return a claim of one thing, one that dates another by it, and one of that other."""
    said, told = dates.outright, dates.told
    kept = np.flatnonzero(dates.disputed[dates.component[told.statement]])
    found = []
    late = (said.s_least, np.maximum(said.s_least, said.e_least))
    soon = (np.minimum(said.s_most, said.e_most), said.e_most)
    for later in (True, False):
        edge = (told.least_of if later else told.most_of)[kept]
        away = (told.least if later else told.most)[kept]
        row, anchored = _together(told.anchor[kept], said.statement)
        day = (
            np.where(edge[row] == 0, *(column[anchored] for column in (late if later else soon))) + away[row]
        )
        limited = np.abs(day) < 10**8
        row, anchored, day = row[limited], anchored[limited], day[limited]
        pair, own = _together(told.statement[kept][row], said.statement)
        clash = day[pair] > soon[0][own] if later else day[pair] < late[1][own]
        chosen = pair[clash]
        found.append(
            np.stack(
                [said.claim[anchored[chosen]], told.claim[kept[row[chosen]]], said.claim[own[clash]]], axis=1
            )
        )
    return _distinct(np.sort(np.concatenate(found), axis=1))


def _together(left: Nodes, right: Nodes) -> tuple[Nodes, Nodes]:
    """Return all pairs of places with the same value."""
    order = np.argsort(right, kind="stable")
    low = np.searchsorted(right[order], left)
    counts = np.searchsorted(right[order], left, side="right") - low
    within = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(np.arange(len(left)), counts), order[np.repeat(low, counts) + within]


def _distinct(rows: Nodes) -> Nodes:
    """Return the different rows."""
    order = np.lexsort(rows.T[::-1])
    ordered = rows[order]
    other = (
        np.append(True, (ordered[1:] != ordered[:-1]).any(axis=1)) if len(rows) else np.zeros(0, dtype=bool)
    )
    found: Nodes = ordered[other]
    return found
