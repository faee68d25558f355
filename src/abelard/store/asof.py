"""What speaks for and against statements at a time: rows found in SQL, weighed in numpy, many questions at once.

The rules are those of `reasoning.grounds`, `reasoning.contrary` and `reasoning.answer`; here they are joins.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from abelard.model.statement import Variable
from abelard.reasoning.answer import Verdict
from abelard.store import patterns
from abelard.store.deriving import FOREVER

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb
    from numpy.typing import NDArray

    from abelard.model.statement import Statement
    from abelard.reasoning.horn import Never, Ruleset
    from abelard.store.patterns import Names

    Column = NDArray[np.int64]

_ORDER = tuple(Verdict)
_FOR = "probe.pred = f.pred AND probe.s = f.s AND probe.o = f.o"
_SPELL = "(probe.label = -1 OR f.label = -1 OR probe.label = f.label)"
_DENIED, _ENDED, _EXCLUDED, _ELSEWHERE = range(4)
_COLUMNS = "probe, {kind}::TINYINT AS kind, {first} AS first, {last} AS last, {label} AS label, {by} AS by_claim, {state} AS state, {claim} AS claim, {dated} AS dated_by, {cuts} AS cuts"


@dataclass(slots=True)
class Rows:
    """Columns of a table."""

    columns: dict[str, Column]

    def __getattr__(self, name: str) -> Column:
        """Return a column."""
        return self.columns[name]

    def __len__(self) -> int:
        """Say how many rows there are."""
        return len(next(iter(self.columns.values())))


@dataclass(slots=True)
class Grounds:
    """What speaks for and against some questions, whoever is believed."""

    first: Column
    last: Column
    pros: Rows
    cons: Rows
    pro_cuts: Rows
    """What may cut short: `row` of the pros, `surely`, `possibly`, `state`."""
    con_cuts: Rows
    """The same of the cons, with what it hangs on: `state`, or `claim` and `dated_by`."""


class Finding:
    """Finds the grounds of questions in the tables of a store."""

    def __init__(
        self, con: duckdb.DuckDBPyConnection, ruleset: Ruleset, names: Names, lasting: frozenset[str]
    ) -> None:
        """Take the tables and rules; `lasting` are the predicates that tell of states."""
        self._con, self._ruleset, self._names, self.lasting = con, ruleset, names, lasting
        self._there = {row[0] for row in con.execute("SELECT DISTINCT pred FROM state").fetchall()}
        self._asked: set[int] = set()

    def grounds(self, questions: dict[str, Column]) -> Grounds:
        """Find the grounds of questions: columns `pred`, `s`, `o`, `label` (-1: none), `first`, `last`."""
        con = self._con
        size = len(questions["pred"])
        self._asked = set(np.unique(questions["pred"]).tolist())
        con.register("asked", {"probe": np.arange(size), **questions})
        con.execute("CREATE OR REPLACE TEMP TABLE probe AS SELECT * FROM asked")
        con.unregister("asked")
        con.execute(
            "CREATE OR REPLACE TEMP TABLE pro AS SELECT row_number() OVER () - 1 AS row, probe.probe, f.* "
            f"FROM probe JOIN fact f ON {_FOR} WHERE {_SPELL}"
        )
        con.execute(
            "CREATE OR REPLACE TEMP TABLE con AS SELECT row_number() OVER () - 1 AS row, * FROM ("
            + " UNION ALL ".join(self._cons())
            + ")"
        )
        return Grounds(
            questions["first"],
            questions["last"],
            self._rows(
                "SELECT row, probe, label, sl, sm, el, em, sure::INTEGER AS sure, state, claim, dated_by FROM pro ORDER BY row"
            ),
            self._rows("SELECT * FROM con ORDER BY row"),
            self._rows("SELECT row, surely, possibly, ender AS state FROM pro JOIN cut USING (state)"),
            self._con_cuts(),
        )

    def _con_cuts(self) -> Rows:
        restarts = (
            "SELECT c.row, f.sl - 1 AS surely, f.state, f.claim, f.dated_by FROM con c JOIN probe USING (probe) "
            f"JOIN fact f ON {_FOR} WHERE c.kind = {_ENDED} AND f.begins AND f.sm > c.cuts "
            "AND (c.by_claim = -1 OR f.claim <> c.by_claim)"
        )
        cuts = (
            "SELECT c.row, k.surely, k.ender AS state, -1 AS claim, -1 AS dated_by FROM con c "
            f"JOIN cut k ON k.state = c.cuts WHERE c.kind = {_EXCLUDED} AND c.cuts >= 0"
        )
        return self._rows(f"{restarts} UNION ALL {cuts}")

    def _rows(self, query: str) -> Rows:
        found = self._con.execute(query).fetchnumpy()
        return Rows({name: np.asarray(column).astype(np.int64) for name, column in found.items()})

    def _cons(self) -> Iterator[str]:
        denial = _COLUMNS.format(
            kind=_DENIED, first="f.sl", last="f.em", label="f.label", by="f.claim", state=-1, claim="f.claim",
            dated=-1, cuts=-1,
        )  # fmt: skip
        yield f"SELECT {denial} FROM probe JOIN denial f ON {_FOR}"
        yield from self._endings()
        for never in self._ruleset.nevers:
            if not never.tension:
                yield from self._exclusions(never)
        for first, last, meets in (
            (-FOREVER, "f.least - 1", f"f.least > -{FOREVER}"),
            ("f.most + 1", FOREVER, f"f.most < {FOREVER}"),
        ):
            elsewhere = _COLUMNS.format(
                kind=_ELSEWHERE, first=first, last=last, label="f.label", by="f.claim", state="f.state",
                claim="f.claim", dated="f.dated_by", cuts=-1,
            )  # fmt: skip
            yield f"SELECT {elsewhere} FROM probe JOIN confined f ON {_FOR} WHERE {_SPELL} AND f.claim >= 0 AND {meets}"

    def _endings(self) -> Iterator[str]:
        """Yield what ended a state; `cuts` is the day after which it may have begun anew."""
        for ending in self._ruleset.endings:
            if not (self.is_there(ending.event) and self._is_asked(ending.state)):
                continue
            bound: dict[str, str] = {}
            asked = patterns.conditions(ending.state, "probe", bound, self._names)
            asked += patterns.conditions(ending.event, "f", bound, self._names)
            columns = _COLUMNS.format(
                kind=_ENDED, first="f.em + 1", last=FOREVER, label=-1, by=-1, state="f.state", claim=-1, dated=-1,
                cuts="f.sl",
            )  # fmt: skip
            yield f"SELECT {columns} FROM probe, state f WHERE {' AND '.join(asked)} AND f.sure AND f.em < {FOREVER}"
        columns = _COLUMNS.format(
            kind=_ENDED, first="f.em + 1", last=FOREVER, label="f.label", by="f.claim", state="f.state",
            claim="f.claim", dated="f.dated_by", cuts="f.el",
        )  # fmt: skip
        yield (
            f"SELECT {columns} FROM probe JOIN fact f ON {_FOR} JOIN predicate p ON p.pred = f.pred "
            f"WHERE p.lasts AND f.ends AND f.claim >= 0 AND {_SPELL} AND f.em < {FOREVER}"
        )

    def _exclusions(self, never: Never) -> Iterator[str]:
        for own in range(len(never.premises)):
            found = self._exclusion(never, own)
            if found:
                yield found

    def _exclusion(self, never: Never, own: int) -> str:
        """Return what a constraint excludes where the question is one of its premises."""
        mine = never.premises[own]
        others = [each for place, each in enumerate(never.premises) if place != own]
        if (
            len(others) > 1
            or not self._is_asked(mine.pattern)
            or not all(self.is_there(each.pattern) for each in others)
        ):
            return ""
        bound: dict[str, str] = {}
        asked = self._premise(never, mine.pattern, "probe", bound)
        if asked is None:
            return ""
        if len(never.premises) == 1:
            columns = _COLUMNS.format(
                kind=_EXCLUDED,
                first=-FOREVER,
                last=FOREVER,
                label=-1,
                by=-1,
                state=-1,
                claim=-1,
                dated=-1,
                cuts=-1,
            )
            return f"SELECT {columns} FROM probe WHERE {' AND '.join(asked)}"
        other = never.premises[1 - own]
        more = self._premise(never, other.pattern, "f", bound)
        if more is None:
            return ""
        towards = str(other.order) if other.to and other.to == mine.name else ""
        if mine.to and mine.to == other.name:
            towards = {"after": "before", "before": "after", "in": "in"}.get(str(mine.order), "")
        both = mine.lasts and other.lasts and not mine.order and not other.order
        if towards == "before":
            first, last, cuts = "f.em + 1", str(FOREVER), "-1"
        elif towards == "after":
            first, last, cuts = str(-FOREVER), "f.sl - 1", "-1"
        elif towards == "in" or both:
            first, last, cuts = "f.sm", "f.el", "f.state"
        else:
            return ""
        columns = _COLUMNS.format(
            kind=_EXCLUDED,
            first=first,
            last=last,
            label=-1,
            by=-1,
            state="f.state",
            claim=-1,
            dated=-1,
            cuts=cuts,
        )
        where = [*asked, *more, *distinct(mine.pattern, other.pattern, bound), "f.sure"]
        return f"SELECT * FROM (SELECT {columns} FROM probe, state f WHERE {' AND '.join(where)}) WHERE first <= last"

    def is_there(self, pattern: Statement) -> bool:
        """Whether anything here may answer to a pattern."""
        return pattern.predicate.startswith("?") or (
            self._names.knows(pattern) and self._names.predicates[pattern.predicate] in self._there
        )

    def _is_asked(self, pattern: Statement) -> bool:
        """Whether some question may answer to a pattern."""
        return pattern.predicate.startswith("?") or (
            self._names.knows(pattern) and self._names.predicates[pattern.predicate] in self._asked
        )

    def _premise(
        self, never: Never, pattern: Statement, alias: str, bound: dict[str, str]
    ) -> list[str] | None:
        """Return the conditions for a premise of a constraint; None where nothing here answers to it."""
        return premise_conditions(never, pattern, alias, bound, self._names, self.lasting)


def premise_conditions(
    never: Never, pattern: Statement, alias: str, bound: dict[str, str], names: Names, lasting: frozenset[str]
) -> list[str] | None:
    """Return what a row must satisfy for a premise of a constraint; a verb left open is any other event."""
    if not pattern.predicate.startswith("?"):
        return patterns.conditions(pattern, alias, bound, names) if names.knows(pattern) else None
    named = {each.pattern.predicate for each in never.premises}
    not_these = [number for name, number in names.predicates.items() if name in lasting or name in named]
    any_object = isinstance(pattern.object, Variable)
    found = patterns.conditions(pattern, alias, bound, names, any_object=any_object)
    return [*found, f"{alias}.pred NOT IN ({', '.join(map(str, not_these))})"]


def distinct(one: Statement, other: Statement, bound: dict[str, str]) -> list[str]:
    """Return that variables in the same place of two premises with the same verb mean different things."""
    if one.predicate != other.predicate:
        return []
    pairs = ((one.subject, other.subject), (one.object, other.object))
    return [
        f"{bound[mine.name]} <> {bound[yours.name]}"
        for mine, yours in pairs
        if isinstance(mine, Variable) and isinstance(yours, Variable) and mine != yours
    ]


class Weighing:
    """The answers that some grounds give, world by world."""

    def __init__(self, grounds: Grounds) -> None:
        """Take the grounds."""
        self._grounds = grounds

    def verdicts(self, state: NDArray[np.bool_], claim: NDArray[np.bool_]) -> Column:
        """Return the place of each answer in `Verdict`, given which states and which claims hold."""
        grounds, pros = self._grounds, self._grounds.pros
        held = _held(pros, state, claim)
        el, em = pros.el.copy(), pros.em.copy()
        cuts = grounds.pro_cuts
        on = state[cuts.state]
        np.minimum.at(el, cuts.row[on], cuts.surely[on])
        np.minimum.at(em, cuts.row[on], cuts.possibly[on])
        first, last = grounds.first[pros.probe], grounds.last[pros.probe]
        ever = (first <= -FOREVER) & (last >= FOREVER)
        possible = held & (ever | ((pros.sl <= last) & (em >= first)))
        certain = possible & (pros.sure == 1) & (ever | ((pros.sm <= last) & (el >= first)))
        there, con_last = self._stretches(state, claim)
        free = possible & ~self._contested(
            possible, np.maximum(pros.sl, first), np.minimum(em, last), there, con_last
        )
        answers = self._only_against(there, con_last)
        for verdict, which in (
            (Verdict.DISPUTED, possible),
            (Verdict.POSSIBLY, free),
            (Verdict.YES, free & certain),
        ):
            answers[pros.probe[which]] = _ORDER.index(verdict)
        return answers

    def _stretches(
        self, state: NDArray[np.bool_], claim: NDArray[np.bool_]
    ) -> tuple[NDArray[np.bool_], Column]:
        cons, cuts = self._grounds.cons, self._grounds.con_cuts
        last = cons.last.copy()
        on = _held(cuts, state, claim)
        np.minimum.at(last, cuts.row[on], cuts.surely[on])
        return _held(cons, state, claim), last

    def _contested(
        self,
        possible: NDArray[np.bool_],
        first: Column,
        last: Column,
        there: NDArray[np.bool_],
        con_last: Column,
    ) -> NDArray[np.bool_]:
        """Say of each pro whether what speaks against it leaves no day of its window."""
        pros, cons = self._grounds.pros, self._grounds.cons
        usable = np.flatnonzero(there & (cons.first <= con_last))
        pro, con = _paired(pros.probe, cons.probe[usable], np.flatnonzero(possible))
        con = usable[con]
        mine, yours = pros.label[pro], cons.label[con]
        fits = (mine == -1) | (yours == -1) | (mine == yours)
        fits &= ~((cons.kind[con] == _ELSEWHERE) & (cons.by_claim[con] == pros.claim[pro]))
        pro, con = pro[fits], con[fits]
        return covered(pro, cons.first[con], con_last[con], first, last)

    def _only_against(self, there: NDArray[np.bool_], con_last: Column) -> Column:
        grounds, cons = self._grounds, self._grounds.cons
        size = len(grounds.first)
        first, last = grounds.first, grounds.last
        own = there & (cons.kind != _ELSEWHERE)
        stretched = own & (cons.first <= con_last)
        covers = covered(cons.probe[stretched], cons.first[stretched], con_last[stretched], first, last)
        denied = np.zeros(size, dtype=bool)
        meets = stretched & (cons.first <= last[cons.probe]) & (con_last >= first[cons.probe])
        denied[cons.probe[meets & (cons.kind == _DENIED)]] = True
        answers = np.full(size, _ORDER.index(Verdict.UNKNOWN))
        answers[covers] = _ORDER.index(Verdict.NO)
        answers[covers & denied] = _ORDER.index(Verdict.DENIED)
        ever = (first <= -FOREVER) & (last >= FOREVER)
        said = np.zeros(size, dtype=bool)
        said[cons.probe[own & (cons.kind == _DENIED)]] = True
        answers[ever & said] = _ORDER.index(Verdict.DENIED)
        return answers


def _held(rows: Rows, state: NDArray[np.bool_], claim: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Say whether what a row hangs on holds: a claim, with the one that dates it, else a state, else nothing."""
    of_claim = claim[np.maximum(rows.claim, 0)] & ((rows.dated_by < 0) | claim[np.maximum(rows.dated_by, 0)])
    of_state = (rows.state < 0) | state[np.maximum(rows.state, 0)]
    return np.where(rows.claim >= 0, of_claim, of_state)


def _paired(left: Column, right: Column, chosen: Column) -> tuple[Column, Column]:
    """Return all pairs of places in left (of those chosen) and right with the same value."""
    order = np.argsort(right, kind="stable")
    ordered = right[order]
    low, high = np.searchsorted(ordered, left[chosen]), np.searchsorted(ordered, left[chosen], side="right")
    counts = high - low
    starts = np.repeat(low, counts)
    within = np.arange(len(starts)) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(chosen, counts), order[starts + within]


def covered(group: Column, start: Column, end: Column, first: Column, last: Column) -> NDArray[np.bool_]:
    """Say of each group whether its stretches leave no day from `first` to `last`."""
    found: NDArray[np.bool_] = first - 1 >= last
    if not len(group):
        return found
    order = np.lexsort((start, group))
    group, start, end = group[order], start[order], end[order]
    base = 4 * FOREVER
    # Within a group the furthest day reached so far: groups are set apart, so that one accumulation does for all.
    reached = np.maximum.accumulate(group * base + np.maximum(end, first[group] - 1)) - group * base
    begins = np.ones(len(group), dtype=bool)
    begins[1:] = group[1:] != group[:-1]
    before = np.where(begins, first[group] - 1, np.concatenate([[0], reached[:-1]]))
    gaps = np.cumsum(start > before + 1)
    at_start = np.maximum.accumulate(np.where(begins, np.arange(len(group)), 0))
    gap: Column = gaps - (gaps[at_start] - (start > before + 1)[at_start])
    found = found.copy()
    found[group[(gap == 0) & (reached >= last[group])]] = True
    return found
