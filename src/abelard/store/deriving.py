"""Everything that follows, stratum by stratum, in SQL: rows of `state`, of `cut`, and the steps between them.

What comes out beside the tables is a list of `Step`s: each a batch of derivations with the rows they need, the
rows that must not hold, and the row each concludes. `graph` draws them as nodes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from abelard.model.statement import Variable
from abelard.model.vocabulary import Aspect
from abelard.store import patterns
from abelard.store.patterns import Group, groups_of, in_order, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb
    from numpy.typing import NDArray

    from abelard.model.statement import Statement, Term
    from abelard.model.vocabulary import Vocabulary
    from abelard.reasoning.horn import Horn, Ruleset
    from abelard.store.patterns import Names

FOREVER = 1_000_000_000
_MOST_ROUNDS = 64


@dataclass(frozen=True, slots=True)
class Step:
    """Derivations by one rule in one round."""

    rule: str
    premises: NDArray[np.int64]
    """The states each needs: a row for each derivation."""
    blocked: NDArray[np.int64]
    """Which derivation (its row) ..."""
    blockers: NDArray[np.int64]
    """... does not go through where which state holds."""
    concludes: NDArray[np.int64]
    """The state each concludes."""


@dataclass(slots=True)
class Stratum:
    """The steps of one stratum, round by round, and how many states there were before it and after each round."""

    rounds: list[list[Step]] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)


class Deriving:
    """Runs the rules over the tables of a store."""

    def __init__(
        self, con: duckdb.DuckDBPyConnection, vocabulary: Vocabulary, ruleset: Ruleset, names: Names
    ) -> None:
        """Take the tables, and the rules that can apply to what stands in them."""
        self._con, self._vocabulary, self._ruleset, self._names = con, vocabulary, ruleset, names
        self.complete = True
        self._present = {row[0] for row in con.execute("SELECT DISTINCT pred FROM state").fetchall()}
        self._size: int = con.execute("SELECT count(*) FROM state").fetchall()[0][0]
        self._round = 0

    def run(self) -> list[Stratum]:
        """Derive everything, in order."""
        by_head: dict[str, list[Horn]] = {}
        for rule in self._ruleset.rules:
            if all(self._names.knows(each.pattern) for each in rule.premises):
                by_head.setdefault(rule.conclusion.pattern.predicate, []).append(rule)
        found = []
        for predicates in self._ruleset.strata:
            self._cut_short(predicates, "claimed")
            rules = [rule for predicate in sorted(predicates) for rule in by_head.get(predicate, ())]
            if rules:
                found.append(self._settled(rules))
        return [stratum for stratum in found if any(stratum.rounds)]

    def _settled(self, rules: list[Horn]) -> Stratum:
        stratum = Stratum(sizes=[self._size])
        first = self._round + 1
        while self._round - first < _MOST_ROUNDS:
            self._round += 1
            steps = [step for rule in rules for step in self._applied(rule, new=self._round > first)]
            stratum.rounds.append(steps)
            stratum.sizes.append(self._size)
            if self._size == stratum.sizes[-2]:
                return stratum
        self.complete = False
        return stratum

    def _applied(self, rule: Horn, *, new: bool) -> Iterator[Step]:
        """Apply a rule to what is there; or, later, where at least one premise is new in the last round."""
        if any(self._number(each.pattern.predicate) not in self._present for each in rule.premises):
            return
        places = range(len(rule.premises))
        last = self._round - 1
        if not new:
            yield from self._stepped(rule, [f"round <= {last}" for _ in places])
            return
        for place in places:
            rows = [
                f"round < {last}"
                if each < place
                else f"round = {last}"
                if each == place
                else f"round <= {last}"
                for each in places
            ]
            yield from self._stepped(rule, rows)

    def _stepped(self, rule: Horn, rounds: list[str]) -> Iterator[Step]:
        con = self._con
        source, bound = joined(rule, self._names, rounds)
        if not self._candidates(rule, source, bound):
            return
        groups = groups_of(rule.premises)
        self._blocks(groups)
        self._options(groups)
        self._kept(rule, groups)
        self._conclude(rule)
        columns = ", ".join(f"c.f{each}" for each in range(len(rule.premises)))
        rows = con.execute(
            f"SELECT d.state, {columns} FROM derived d JOIN candidate c USING (cand) ORDER BY d.dv"
        ).fetchnumpy()
        pairs = con.execute(
            "SELECT dv, ender FROM chosen JOIN block USING (cand, part, certain) GROUP BY ALL ORDER BY dv"
        ).fetchnumpy()
        yield Step(
            rule.id,
            np.stack([rows[f"f{each}"] for each in range(len(rule.premises))], axis=1).astype(np.int64),
            pairs["dv"].astype(np.int64),
            pairs["ender"].astype(np.int64),
            rows["state"].astype(np.int64),
        )

    def _candidates(self, rule: Horn, source: str, bound: dict[str, str]) -> int:
        """Find the ways to meet the premises that may fit in time; return how many."""
        head = rule.conclusion
        subject, target = (
            "-1"
            if term is None
            else bound.get(getattr(term, "name", ""), str(self._names.terms.get(str(term), -2)))
            for term in (head.pattern.subject, head.pattern.object)
        )
        named = {premise.name: place for place, premise in enumerate(rule.premises) if premise.name}
        groups = groups_of(rule.premises)
        places = range(len(rule.premises))
        sure = [f"f{place}.sure" for place in places] + in_order(rule.premises, certain=True)
        sl, sm, el, em = self._times(rule, groups, named)
        columns = [f"f{place}.state AS f{place}" for place in places]
        columns += [f"({group.meets(certain=True)}) AS meets{part}" for part, group in enumerate(groups)]
        columns += [
            f"{group.others(each, column)} AS after{part}_{each}_{column}"
            for part, group in enumerate(groups)
            for each in group.members
            for column in ("sm", "sl")
        ]
        untils = [f"{bound[name]} AS v_{name}" for name in self._until_names(rule)]
        said = [self._can_be_said(head.pattern.predicate, subject, target)] if head.pattern.predicate else []
        repeats = []
        if not (head.at or head.start):
            repeats = [
                f"NOT (f{place}.pred = {self._number(head.pattern.predicate)} AND f{place}.s = {subject} AND f{place}.o = {target})"
                for place in places
            ]
        more = "".join(f" AND {each}" for each in (*said, *repeats) if each)
        self._con.execute(
            "CREATE OR REPLACE TEMP TABLE candidate AS SELECT row_number() OVER () - 1 AS cand, "
            f"{subject} AS s, {target} AS o, ({' AND '.join(sure)}) AS sure, {sl} AS sl, {sm} AS sm, {el} AS el, {em} AS em, "
            f"{', '.join([*columns, *untils])} {source}{more}"
        )
        return int(self._con.execute("SELECT count(*) FROM candidate").fetchall()[0][0])

    def _times(
        self, rule: Horn, groups: tuple[Group, ...], named: dict[str, int]
    ) -> tuple[str, str, str, str]:
        """Return the four days of the conclusion."""
        head = rule.conclusion
        if head.at:
            place = named[head.at]
            return f"f{place}.sl", f"f{place}.sm", f"f{place}.el", f"f{place}.em"
        if head.start:
            start = named[head.start]
            end = (
                (f"f{named[head.end]}.el", f"f{named[head.end]}.em")
                if head.end
                else (str(FOREVER), str(FOREVER))
            )
            return f"f{start}.sl", f"f{start}.sm", *end
        members = groups[0].members if groups else ()
        if not members:
            return str(-FOREVER), str(FOREVER), str(-FOREVER), str(FOREVER)
        most = [f"greatest({', '.join(f'f{each}.{column}' for each in members)})" for column in ("sl", "sm")]
        least = [f"least({', '.join(f'f{each}.{column}' for each in members)})" for column in ("el", "em")]
        return most[0], most[1], least[0], least[1]

    def _until_names(self, rule: Horn) -> list[str]:
        names = {term.name for until in rule.until for term in until.terms() if hasattr(term, "name")}
        own = {name for premise in rule.premises for name in _variables(premise.pattern.terms())}
        return sorted(names & own)

    def _can_be_said(self, predicate: str, subject: str, target: str) -> str:
        known = self._vocabulary.predicates.get(predicate)
        if known is None:
            return ""
        parts = []
        for column, kinds in ((subject, known.subjects), (target, known.objects)):
            if kinds and column != "-1":
                listed = ", ".join(f"'{kind}'" for kind in kinds)
                parts.append(
                    f"{column} NOT IN (SELECT term FROM term WHERE agent AND kind NOT IN ({listed}))"
                )
        return " AND ".join(parts)

    def _blocks(self, groups: tuple[Group, ...]) -> None:
        """Find what would cut a premise short before the others begin, and what is kept of what may cut it."""
        self._con.execute(
            "CREATE OR REPLACE TEMP TABLE block (cand BIGINT, part TINYINT, certain BOOLEAN, ender INTEGER)"
        )
        for part, group in enumerate(groups):
            if len(group.members) < 2:  # noqa: PLR2004  nobody to be missed by
                continue
            for each in group.members:
                apart = f" AND k.ender <> c.f{group.uncut_by}" if group.uncut_by not in (None, each) else ""
                for certain, day, start in ((True, "surely", "sm"), (False, "possibly", "sl")):
                    self._con.execute(
                        f"INSERT INTO block SELECT cand, {part}, {certain}, k.ender "
                        f"FROM candidate c JOIN cut k ON k.state = c.f{each} "
                        f"WHERE k.{day} < c.after{part}_{each}_{start}{apart}"
                    )

    def _options(self, groups: tuple[Group, ...]) -> None:
        """Choose, for each group, to meet certainly, or where that takes more, possibly as well."""
        parts = range(len(groups))
        for part in parts:
            self._con.execute(
                f"CREATE OR REPLACE TEMP TABLE option{part} AS "
                f"SELECT cand, true AS certain FROM candidate WHERE meets{part} UNION ALL "
                f"SELECT cand, false FROM candidate LEFT JOIN (SELECT DISTINCT cand AS hit FROM block "
                f"WHERE part = {part} AND certain) ON hit = cand WHERE NOT meets{part} OR hit IS NOT NULL"
            )
        joins = " ".join(f"JOIN option{part} USING (cand)" for part in parts)
        sure = " AND ".join(["sure", *(f"option{part}.certain" for part in parts)])
        chosen = "".join(f", option{part}.certain AS certain{part}" for part in parts)
        self._con.execute(
            "CREATE OR REPLACE TEMP TABLE way AS SELECT row_number() OVER () - 1 AS dv, cand, "
            f"({sure}) AS is_sure{chosen} FROM candidate {joins}"
        )
        each = " UNION ALL ".join(
            f"SELECT dv, cand, {part}::TINYINT AS part, certain{part} AS certain FROM way" for part in parts
        )
        empty = "SELECT 0 AS dv, 0 AS cand, 0::TINYINT AS part, true AS certain WHERE false"
        self._con.execute(f"CREATE OR REPLACE TEMP VIEW chosen AS {each or empty}")

    def _kept(self, rule: Horn, groups: tuple[Group, ...]) -> None:
        """Collect what may cut the conclusion short: what cuts its premises, or what is said to end it."""
        con, head = self._con, rule.conclusion
        con.execute(
            "CREATE OR REPLACE TEMP TABLE kept (dv BIGINT, surely INTEGER, possibly INTEGER, ender INTEGER)"
        )
        if head.at:
            place = next(each for each, premise in enumerate(rule.premises) if premise.name == head.at)
            con.execute(
                f"INSERT INTO kept SELECT dv, k.surely, k.possibly, k.ender FROM way JOIN candidate w USING (cand) "
                f"JOIN cut k ON k.state = w.f{place}"
            )
        elif not head.start and groups:
            for each in groups[0].members:
                apart = (
                    f" AND k.ender <> w.f{groups[0].uncut_by}"
                    if groups[0].uncut_by not in (None, each)
                    else ""
                )
                con.execute(
                    "INSERT INTO kept SELECT DISTINCT dv, k.surely, k.possibly, k.ender "
                    f"FROM way JOIN candidate w USING (cand) JOIN cut k ON k.state = w.f{each} WHERE CASE WHEN certain0 "
                    f"THEN k.surely >= w.after0_{each}_sm ELSE k.possibly >= w.after0_{each}_sl END{apart}"
                )
        elif head.start and not head.end and self._lasts(head.pattern.predicate):
            for until in rule.until:
                if not self._names.knows(until):
                    continue
                bound = {name: f"w.v_{name}" for name in self._until_names(rule)}
                asked = patterns.conditions(until, "e", bound, self._names)
                con.execute(
                    "INSERT INTO kept SELECT DISTINCT dv, greatest(e.sl, w.sl), "
                    f"CASE WHEN e.sure AND e.sl >= w.sm THEN e.em ELSE {FOREVER} END, e.state "
                    f"FROM way JOIN candidate w USING (cand), state e WHERE {' AND '.join(asked)} AND e.em >= w.sl"
                )

    def _conclude(self, rule: Horn) -> None:
        """Merge what says the same into one state, old or new, and cut short what is new."""
        con, head = self._con, rule.conclusion
        predicate = self._number(head.pattern.predicate)
        chain = rule.id if rule.is_transitive else ""
        lasts = bool(head.start) and not head.end
        persists = lasts and self._lasts(head.pattern.predicate)
        con.execute(
            "CREATE OR REPLACE TEMP TABLE sealed AS SELECT dv, cand, s, o, sl, sm, el, em, is_sure, coalesce(seal, 0) AS seal "
            "FROM way JOIN candidate USING (cand) LEFT JOIN ("
            "SELECT dv, bit_xor(hash(surely, possibly, ender)) AS seal FROM (SELECT DISTINCT * FROM kept) GROUP BY dv"
            ") USING (dv)"
        )
        shape = f"{predicate}::SMALLINT AS pred, s, o, sl, sm, el, em, is_sure, seal, '{chain}' AS chain, {persists} AS persists"
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE key AS SELECT {shape}, min(dv) AS dv FROM sealed GROUP BY ALL"
        )
        same = "s, o, sl, sm, el, em, is_sure, seal, pred, chain, persists"
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE fresh AS SELECT {self._size} + row_number() OVER () - 1 AS state, key.* "
            f"FROM key ANTI JOIN derived_state USING ({same})"
        )
        con.execute(f"INSERT INTO derived_state SELECT state, {same} FROM fresh")
        con.execute(
            "INSERT INTO state SELECT state, pred, s, o, -1, sl, sm, el, em, is_sure, persists, "
            f"{bool(head.start)}, false, false, {self._round}, chain FROM fresh"
        )
        con.execute(
            "INSERT INTO cut SELECT DISTINCT f.state, k.surely, k.possibly, k.ender FROM fresh f JOIN kept k USING (dv)"
        )
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE derived AS SELECT w.dv, w.cand, d.state FROM sealed w "
            f"JOIN derived_state d ON d.pred = {predicate} AND d.chain = '{chain}' AND d.persists = {persists} AND "
            + " AND ".join(
                f"d.{each} = w.{each}" for each in ("s", "o", "sl", "sm", "el", "em", "is_sure", "seal")
            )
        )
        grown = int(con.execute("SELECT count(*) FROM fresh").fetchall()[0][0])
        if grown:
            self._present.add(predicate)
            first, self._size = self._size, self._size + grown
            if persists:
                self._cut_short(frozenset((head.pattern.predicate,)), f"state >= {first}")

    def _cut_short(self, predicates: frozenset[str], which: str) -> None:
        """Say of the states that persist what ends them: events, and claims that say when they ended."""
        for predicate in sorted(predicates):
            number = self._names.predicates.get(predicate)
            if number is None or number not in self._present or not self._lasts(predicate):
                continue
            for ending in self._ruleset.endings:
                if ending.state.predicate == predicate and self._names.knows(ending.event):
                    self._end_by_event(ending.event, ending.state, which)
            self._con.execute(
                "INSERT INTO cut SELECT t.state, greatest(e.el, t.sl), "
                f"CASE WHEN e.el >= t.sm THEN e.em ELSE {FOREVER} END, e.state FROM state t JOIN state e "
                "ON e.pred = t.pred AND e.s = t.s AND e.o = t.o "
                f"WHERE t.pred = {number} AND t.persists AND t.{which} AND e.pred = {number} AND e.ends AND e.claimed "
                "AND (e.label = -1 OR t.label = -1 OR e.label = t.label) AND e.em >= t.sl"
            )

    def _end_by_event(self, event: Statement, state: Statement, which: str) -> None:
        bound: dict[str, str] = {}
        asked = patterns.conditions(state, "t", bound, self._names)
        asked += patterns.conditions(event, "e", bound, self._names)
        self._con.execute(
            "INSERT INTO cut SELECT t.state, greatest(e.sl, t.sl), "
            f"CASE WHEN e.sure AND e.sl >= t.sm THEN e.em ELSE {FOREVER} END, e.state FROM state t, state e "
            f"WHERE {' AND '.join(asked)} AND t.persists AND t.{which} AND e.em >= t.sl"
        )

    def _number(self, predicate: str) -> int:
        return self._names.predicates.get(predicate, -1)

    def _lasts(self, predicate: str) -> bool:
        return self._vocabulary.aspect(predicate) is Aspect.STATE


def _variables(terms: tuple[Term, ...]) -> list[str]:
    return [term.name for term in terms if isinstance(term, Variable)]
