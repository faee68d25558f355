"""A ledger of any size, opened for reasoning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from abelard.case.packs import load_vocabulary
from abelard.model.inquiry import EVERYONE
from abelard.model.vocabulary import Aspect
from abelard.reasoning.answer import Verdict
from abelard.reasoning.ruleset import compiled
from abelard.store import drawing, tables
from abelard.store.asof import Finding, Weighing
from abelard.store.deriving import FOREVER, Deriving
from abelard.store.of_case import tabled
from abelard.store.passes import settled
from abelard.store.patterns import kept_apart, text_of
from abelard.store.scenarios import choices_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import duckdb
    from numpy.typing import NDArray

    from abelard.model.case import Case
    from abelard.model.inquiry import Viewpoint
    from abelard.model.problem import Problem
    from abelard.model.statement import Statement
    from abelard.model.vocabulary import Vocabulary
    from abelard.store.passes import Words


@dataclass(frozen=True, slots=True)
class Question:
    """Whether something was so at some moment from the first to the last day; ever, where none are given."""

    statement: Statement
    first: int = -FOREVER
    last: int = FOREVER


class Store:
    """A ledger in tables, and what follows from it as one graph."""

    def __init__(
        self,
        con: duckdb.DuckDBPyConnection,
        vocabulary: Vocabulary,
        *,
        parties: Mapping[str, Sequence[str]] | None = None,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        """Derive everything."""
        self.con = con
        self.vocabulary = vocabulary
        self.parties = parties or {}
        self.problems = problems
        self.ruleset = compiled(vocabulary)
        self.names = tables.prepared(con, vocabulary, kept_apart(self.ruleset))
        deriving = Deriving(con, vocabulary, self.ruleset, self.names)
        strata = deriving.run()
        self.complete = deriving.complete
        self.drawn = drawing.drawn(con)
        drawing.states(con, self.drawn, strata)

    @classmethod
    def of_parquet(cls, folder: Path, packs: tuple[str, ...] = ("organisations",)) -> Store:
        """Open the tables in a folder."""
        return cls(tables.from_parquet(folder), load_vocabulary(packs, None)[0])

    @classmethod
    def of_case(cls, case: Case) -> Store:
        """Open a case; what the store does not take is listed in `problems`."""
        found = tabled(case)
        parties = {agent.id: agent.includes for agent in case.agents.values() if agent.includes}
        return cls(
            tables.from_columns(found.tables), case.vocabulary, parties=parties, problems=found.problems
        )

    def find(self, table: str, ids: set[str]) -> dict[str, int]:
        """Return the numbers of terms, sources or claims by their ids."""
        number = table.removesuffix("s")
        rows = self.con.execute(
            f"SELECT id, {number} FROM {table}_in WHERE id IN (SELECT unnest(?))",
            [sorted(ids)],
        ).fetchall()
        return dict(rows)

    def believe(self, *viewpoints: Viewpoint) -> Belief:
        """Work out what follows for some viewpoints, all at once."""
        chosen = viewpoints or (EVERYONE,)
        choices = choices_of(self.drawn, chosen, self.find, self.parties)
        return Belief(self, len(chosen), settled(self.drawn, choices))


class Belief:
    """What follows from some viewpoints."""

    def __init__(self, store: Store, count: int, values: Words) -> None:
        """Take in which of `count` viewpoints each node holds."""
        self.store, self.count, self.values = store, count, values

    def verdicts(self, questions: Sequence[Question]) -> list[list[Verdict]]:
        """Answer questions: for each of them, what each viewpoint answers."""
        store = self.store
        asked = [text_of(term) for each in questions for term in each.statement.terms()]
        terms = store.find("terms", set(asked))
        columns = {
            "pred": [store.names.predicates.get(each.statement.predicate, -2) for each in questions],
            "s": [terms.get(text_of(each.statement.subject), -2) for each in questions],
            "o": [
                -1 if each.statement.object is None else terms.get(text_of(each.statement.object), -2)
                for each in questions
            ],
            "label": [self._label(each.statement) for each in questions],
            "first": [each.first for each in questions],
            "last": [each.last for each in questions],
        }
        found = self.weighed({name: np.array(column, dtype=np.int64) for name, column in columns.items()})
        every = tuple(Verdict)
        return [[every[answer] for answer in row] for row in found.tolist()]

    def weighed(self, questions: dict[str, NDArray[np.int64]]) -> NDArray[np.int64]:
        """Answer questions by number: columns `pred`, `s`, `o`, `label`, `first`, `last`; a row for each."""
        store = self.store
        lasting = frozenset(
            name for name in store.names.predicates if store.vocabulary.aspect(name) is Aspect.STATE
        )
        grounds = Finding(store.con, store.ruleset, store.names, lasting).grounds(questions)
        weighing = Weighing(grounds)
        return np.stack([weighing.verdicts(*self._truth(each)) for each in range(self.count)], axis=1)

    def carried(self, world: int = 0) -> NDArray[np.bool_]:
        """Return of each claim whether it carries in a viewpoint, by its number."""
        return self._truth(world)[1][:-1]

    def _truth(self, world: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        bits = (self.values[:, world // 64] >> np.uint64(world % 64)) & np.uint64(1)
        truth = bits.astype(bool)
        drawn = self.store.drawn
        # One more, so that "none" may stand anywhere.
        return np.append(truth[drawn.states], False), np.append(truth[drawn.claims], False)

    def _label(self, statement: Statement) -> int:
        if not statement.label:
            return -1
        rows = self.store.con.execute(
            "SELECT statement FROM statements_in WHERE label = ?", [statement.label]
        ).fetchall()
        return int(rows[0][0]) if rows else -2
