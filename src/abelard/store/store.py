"""A ledger of any size, opened for reasoning."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from abelard.case.packs import load_vocabulary
from abelard.model.inquiry import EVERYONE
from abelard.model.vocabulary import Aspect
from abelard.reasoning.answer import Verdict
from abelard.reasoning.ruleset import compiled
from abelard.store import drawing, tables
from abelard.store.affairs import Affairs, cut, joins_strangers
from abelard.store.asof import Finding, Weighing
from abelard.store.chances import Chance, chance
from abelard.store.clashes import Clash, Clashes, Group, date_clashes
from abelard.store.conclusion import Conclusion, Outlook
from abelard.store.cone import Cone
from abelard.store.dates import Dates
from abelard.store.deriving import FOREVER, Deriving
from abelard.store.graph import Kind
from abelard.store.of_case import tabled
from abelard.store.passes import settled
from abelard.store.patterns import kept_apart, text_of
from abelard.store.scenarios import choices_of
from abelard.store.sensitivity import Sensitivity, sensitivity
from abelard.store.supports import KEPT, Listing, supports
from abelard.store.toggle import Painted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import duckdb
    from numpy.typing import NDArray

    from abelard.model.case import Case
    from abelard.model.inquiry import Viewpoint
    from abelard.model.problem import Problem
    from abelard.model.statement import Statement
    from abelard.model.vocabulary import Vocabulary
    from abelard.store.asof import Grounds
    from abelard.store.passes import Choices, Words


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

    @cached_property
    def affairs(self) -> Affairs:
        """The graph cut into affairs; made when first asked for."""
        return cut(self.con, self.drawn, one=joins_strangers(self.ruleset))

    def find(self, table: str, ids: set[str]) -> dict[str, int]:
        """Return the numbers of terms, sources or claims by their ids."""
        number = table.removesuffix("s")
        rows = self.con.execute(
            f"SELECT id, {number} FROM {table}_in WHERE id IN (SELECT unnest(?))",
            [sorted(ids)],
        ).fetchall()
        return dict(rows)

    def numbered(self, questions: Sequence[Question]) -> dict[str, NDArray[np.int64]]:
        """Return questions by number, column by column; -2 stands for what is not known here."""
        terms = self.find("terms", {text_of(term) for each in questions for term in each.statement.terms()})
        labels = self._labels({each.statement.label for each in questions if each.statement.label})
        columns = {
            "pred": [self.names.predicates.get(each.statement.predicate, -2) for each in questions],
            "s": [terms.get(text_of(each.statement.subject), -2) for each in questions],
            "o": [
                -1 if each.statement.object is None else terms.get(text_of(each.statement.object), -2)
                for each in questions
            ],
            "label": [
                labels.get(each.statement.label, -2) if each.statement.label else -1 for each in questions
            ],
            "first": [each.first for each in questions],
            "last": [each.last for each in questions],
        }
        return {name: np.array(column, dtype=np.int64) for name, column in columns.items()}

    def _labels(self, labels: set[str]) -> dict[str, int]:
        query = "SELECT label, statement FROM statements_in WHERE label IN (SELECT unnest(?))"
        return dict(self.con.execute(query, [sorted(labels)]).fetchall())

    def dates(self, carried: NDArray[np.bool_] | None = None) -> Dates:
        """Work out when everything began and ended, by all affirmations, or by those that carry."""
        (counted,) = self.con.execute("SELECT count(*) FROM told").fetchall()[0]
        return Dates(self.con, counted, carried)

    @cached_property
    def finding(self) -> Finding:
        """What finds the grounds of questions."""
        lasting = frozenset(
            name for name in self.names.predicates if self.vocabulary.aspect(name) is Aspect.STATE
        )
        return Finding(self.con, self.ruleset, self.names, lasting)

    def witnesses(self, *ids: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the numbers of those of some witnesses that are sources, and of those that are agents."""
        sources = self.find("sources", set(ids))
        terms = self.find("terms", set(ids) - sources.keys())
        return tuple(np.array(list(each.values()), dtype=np.int64) for each in (sources, terms))  # type: ignore[return-value]

    def key(self, node: int) -> str:
        """Return what tells witnesses apart: `s`, `t` or `c`, and the number of the source, agent or claim."""
        drawn = self.drawn
        if node < drawn.sources:
            return f"s{node}"
        if node < drawn.graph.leaves:
            return f"t{(node - drawn.sources) % drawn.terms}"
        return f"c{int(drawn.claim_at[node])}"

    def ids_of(self, keys: set[str]) -> dict[str, str]:
        """Return the ids of witnesses by their keys; a claim's with `^`."""
        tables = {"s": self._source_ids, "t": self._term_ids}
        found = {key: str(tables[key[0]][int(key[1:])]) for key in keys if key[0] in tables}
        claims = [int(key[1:]) for key in keys if key[0] == "c"]
        if claims:
            query = "SELECT claim, id FROM claims_in WHERE claim IN (SELECT unnest(?))"
            found.update(
                (f"c{number}", f"^{id}") for number, id in self.con.execute(query, [claims]).fetchall()
            )
        return found

    @cached_property
    def _source_ids(self) -> list[str]:
        return [row[0] for row in self.con.execute("SELECT id FROM sources_in ORDER BY source").fetchall()]

    @cached_property
    def _term_ids(self) -> list[str]:
        return [row[0] for row in self.con.execute("SELECT id FROM terms_in ORDER BY term").fetchall()]

    def keys_of(self, ids: set[str]) -> dict[str, str]:
        """Return the keys of witnesses by their ids."""
        found = {id: f"t{number}" for id, number in self.find("terms", ids).items()}
        found.update((id, f"s{number}") for id, number in self.find("sources", ids).items())
        claims = self.find("claims", {id[1:] for id in ids if id.startswith("^")})
        found.update((f"^{id}", f"c{number}") for id, number in claims.items())
        return found

    def believe(self, *viewpoints: Viewpoint) -> Belief:
        """Work out what follows for some viewpoints, all at once."""
        chosen = viewpoints or (EVERYONE,)
        choices = choices_of(self.drawn, chosen, self.find, self.parties)
        return Belief(self, chosen, choices, settled(self.drawn, choices))


class Belief:
    """What follows from some viewpoints."""

    def __init__(
        self, store: Store, viewpoints: tuple[Viewpoint, ...], choices: Choices, values: Words
    ) -> None:
        """Take in which of the viewpoints each node holds."""
        self.store, self.viewpoints, self.choices, self.values = store, viewpoints, choices, values
        self.count = len(viewpoints)

    def verdicts(self, questions: Sequence[Question]) -> list[list[Verdict]]:
        """Answer questions: for each of them, what each viewpoint answers."""
        found = self.weighed(self.store.numbered(questions))
        every = tuple(Verdict)
        return [[every[answer] for answer in row] for row in found.tolist()]

    def weighed(self, questions: dict[str, NDArray[np.int64]]) -> NDArray[np.int64]:
        """Answer questions by number: columns `pred`, `s`, `o`, `label`, `first`, `last`; a row for each."""
        weighing = Weighing(self.store.finding.grounds(questions))
        return np.stack([weighing.verdicts(*self._truth(each)) for each in range(self.count)], axis=1)

    def _grounds(self, question: Question) -> Grounds:
        return self.store.finding.grounds(self.store.numbered([question]))

    def supports(self, question: Question, most: int = 10) -> Listing:
        """Return the smallest sets of witnesses on whose word it was so, in the first viewpoint."""
        certain = self.verdicts([question])[0][0] is Verdict.YES
        conclusion = Conclusion(self.outlook, self._grounds(question), certain=certain)
        return self._listed(conclusion.root, conclusion, most)

    def supports_of(self, node: int, most: int = 10) -> Listing:
        """Return the smallest sets of witnesses that carry a node of the graph."""
        return self._listed(node, self.outlook, most)

    def _listed(self, root: int, given: Outlook | Conclusion, most: int) -> Listing:
        def known(node: int) -> bool | None:
            # What does not hold carries nothing; what must not hold, and does not, is taken as it stands.
            if not given.holds(node):
                return False
            return True if given.below(node)[0] is Kind.NOR else None

        store = self.store
        listing = supports(Cone(root, given.below, known), store.key, max(most, KEPT))
        names = store.ids_of({key for each in listing.supports for key in each})
        told = sorted((tuple(sorted(names[key] for key in each)) for each in listing.supports), key=_smallest)
        return Listing(tuple(told[:most]), complete=listing.complete and len(told) <= most)

    def probability(self, question: Question) -> Chance:
        """Return how probable it is that it certainly was so, given the chances of the first viewpoint."""
        belief = self._with_chances
        return belief.chance_of(Conclusion(belief.outlook, self._grounds(question), certain=True))

    def probability_of(self, node: int) -> Chance:
        """Return how probable it is that a node of the graph holds."""
        belief = self._with_chances
        return belief.chance_of(belief.outlook, node)

    def chance_of(self, given: Outlook | Conclusion, node: int | None = None) -> Chance:
        """Return how probable a node is, where each witness with a chance counts already."""
        root = node if node is not None else given.root
        store = self.store
        given_chances = {each.witness: each.probability for each in self.viewpoints[0].chances}
        chances = {key: given_chances[id] for id, key in store.keys_of(set(given_chances)).items()}

        def known(node: int) -> bool | None:
            if given.below(node)[0] is not Kind.LEAF:
                return None
            value = chances.get(store.key(node), 1.0) if given.holds(node) else 0.0
            return bool(value) if value in (0.0, 1.0) else None

        return chance(Cone(root, given.below, known), store.key, chances)

    @cached_property
    def _with_chances(self) -> Belief:
        """The belief in which every witness with a probability has a word that counts."""
        view = self.viewpoints[0]
        settled_already = {*view.believes, *view.rejects, *view.open}
        added = [each.witness for each in view.chances if each.witness not in settled_already]
        if not added and len(self.viewpoints) == 1:
            return self
        return self.store.believe(replace(view, believes=(*view.believes, *added)))

    @cached_property
    def outlook(self) -> Outlook:
        """What holds in the first viewpoint, and what stands below each node in it."""
        return Outlook(self.store.drawn, self.choices, self.values)

    def sensitivity(self) -> Sensitivity:
        """Say what each conclusion owes to each single source, in the first viewpoint."""
        return sensitivity(self.store.drawn, self.store.affairs, self.choices, self.values)

    def clashes(self) -> Iterator[Clash]:
        """Yield what certainly cannot all be true of what stands in the first viewpoint, each with its claims."""
        return (clash for group in self.clash_groups() for clash in group)

    def clash_groups(self) -> Iterator[Group]:
        """Yield the same in columns, a group for each kind."""
        standing = _first(settled(self.store.drawn, self.choices, doubts=False))
        yield from Clashes(self.store, standing).logical()
        yield from date_clashes(self.store.dates(standing[self.store.drawn.claims]))

    def painted(self) -> Painted:
        """Return what holds in the first viewpoint, to be changed one witness at a time."""
        return Painted(self.store.drawn, self.choices, self.values)

    def carried(self, world: int = 0) -> NDArray[np.bool_]:
        """Return of each claim whether it carries in a viewpoint, by its number."""
        return self._truth(world)[1][:-1]

    def _truth(self, world: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        bits = (self.values[:, world // 64] >> np.uint64(world % 64)) & np.uint64(1)
        truth = bits.astype(bool)
        drawn = self.store.drawn
        # One more, so that "none" may stand anywhere.
        return np.append(truth[drawn.states], False), np.append(truth[drawn.claims], False)


def _first(words: Words) -> NDArray[np.bool_]:
    return (words[:, 0] & np.uint64(1)).astype(bool)


def _smallest(witnesses: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return len(witnesses), witnesses
