"""A case as the tables of a store, and what of it the store does not take.

Taken: claims by one speaker who affirms, denies or doubts a statement of an id, a predicate and perhaps an id or
words, with or without a label; dated by the calendar, or as an event by days or weeks from an event with a label or
a statement of its own that the calendar dates. Sources with authors, quoted in each other. Everything else is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from abelard.model.claim import Stance
from abelard.model.problem import Problem, Severity
from abelard.model.statement import Ref, Statement, Words
from abelard.model.vocabulary import Aspect
from abelard.model.when import UNDATED, asserted_span, begins, differences, ends, readings
from abelard.reasoning.assertions import Assertions
from abelard.reasoning.track import FOREVER, track_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.model.source import Source
    from abelard.reasoning.track import Track

    Tables = Mapping[str, Mapping[str, NDArray[np.generic]]]

_STANCES = (Stance.AFFIRMS, Stance.DENIES, Stance.DOUBTS)
_SHAPES = {
    "terms": {"term": "i", "id": "s", "kind": "s"},
    "sources": {"source": "i", "id": "s", "in_hand": "b"},
    "authors": {"source": "i", "term": "i"},
    "links": {"source": "i", "quoted_in": "i"},
    "statements": {"statement": "i", "predicate": "s", "subject": "i", "object": "i", "label": "s"},
    "claims": {
        "claim": "i", "id": "s", "statement": "i", "stance": "s", "speaker": "i", "source": "i",
        "mode": "s", "begins": "b", "ends": "b",
        "start_least": "i", "start_most": "i", "end_least": "i", "end_most": "i",
        "anchor": "i", "least_of": "s", "least": "i", "most_of": "s", "most": "i",
    },
}  # fmt: skip


class Told(NamedTuple):
    """How an event is dated by another: so many days from one of its edges, at least and at most."""

    anchor: Statement
    least_of: str
    least: int
    most_of: str
    most: int


@dataclass(slots=True)
class Tabled:
    """A case in tables, and what was left out of them."""

    tables: Tables
    problems: tuple[Problem, ...]


def tabled(case: Case) -> Tabled:
    """Put a case into tables."""
    return _Tabling(case).run()


class _Tabling:
    def __init__(self, case: Case) -> None:
        self.case = case
        self.problems: list[Problem] = []
        self.rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in _SHAPES}
        self.terms: dict[str, int] = {}
        self.sources: dict[str, int] = {}
        self.statements: dict[Statement, int] = {}
        self.assertions = Assertions(case)
        self.rivalled = {claim.reading_of for claim in case.claims}
        self.passed: dict[str, frozenset[str]] = {}

    def run(self) -> Tabled:
        for agent in self.case.agents.values():
            self._term(agent.id, str(agent.kind))
        for source in self.case.sources.values():
            self.sources[source.id] = len(self.sources)
        for source in self.case.sources.values():
            self._source(source)
        taken = [claim for claim in self.case.claims if self._takes(claim)]
        for number, claim in enumerate(taken):
            self._claim(number, claim)
        tables = {
            name: {
                column: _column([row[place] for row in self.rows[name]], kind)
                for place, (column, kind) in enumerate(shape.items())
            }
            for name, shape in _SHAPES.items()
        }
        return Tabled(tables, tuple(self.problems))

    def _term(self, id: str, kind: str) -> int:
        if id not in self.terms:
            self.terms[id] = len(self.terms)
            self.rows["terms"].append((self.terms[id], id, kind))
        return self.terms[id]

    def _source(self, source: Source) -> None:
        number = self.sources[source.id]
        self.rows["sources"].append((number, source.id, source.in_hand))
        self.rows["authors"].extend((number, self._term(author, "agent")) for author in source.by)
        links = (link.source for link in source.quoted_in if link.source in self.sources)
        self.rows["links"].extend((number, self.sources[link]) for link in dict.fromkeys(links))

    def _takes(self, claim: Claim) -> bool:
        if claim.stance is Stance.SEARCHED_FOR:
            return False  # it carries nothing, and is no loss
        reason = next(self._reasons(claim), "")
        if reason:
            self.problems.append(
                Problem(
                    code="beyond-store",
                    message=f"^{claim.id} is left out at scale: {reason}",
                    where=claim.where,
                    severity=Severity.INFO,
                    hint="docs/scale.md says which part of the language it takes",
                )
            )
        return not reason

    def _reasons(self, claim: Claim) -> Iterator[str]:
        """Yield why a claim cannot be taken."""
        if claim.stance not in _STANCES:
            yield f"it {claim.stance}"
        if len(claim.by) != 1:
            yield "it has not one speaker"
        passed = self._passed(claim.source)
        if claim.told_by or any(self.case.sources[each].told_by for each in passed):
            yield "somebody told its speaker"
        if claim.reading_of or claim.id in self.rivalled:
            yield "its words have rival readings"
        if claim.passage.source not in ("", claim.source) and claim.passage.source not in passed:
            yield "it was read in a document that its source is not quoted in"
        yield from _statement_reasons(claim.statement, self.case)
        yield from _when_reasons(claim, self.case)

    def _passed(self, source: str) -> frozenset[str]:
        """Return the sources on the ways from one to a document in hand, itself included."""
        if source not in self.passed:
            seen: set[str] = set()
            waiting = [source]
            while waiting:
                each = waiting.pop()
                if each in self.case.sources and each not in seen:
                    seen.add(each)
                    waiting += [link.source for link in self.case.sources[each].quoted_in]
            self.passed[source] = frozenset(seen)
        return self.passed[source]

    def _claim(self, number: int, claim: Claim) -> None:
        told = told_by(claim, self.case)
        when = claim.when
        track = self._track(claim)
        anchor = None if told is None else self._statement(told.anchor)
        self.rows["claims"].append(
            (
                number, claim.id, self._statement(claim.statement), str(claim.stance),
                self._term(claim.by[0], "agent"), self.sources.get(claim.source),
                "undated" if when == UNDATED else when.mode, begins(when), ends(when), *track.limits,
                anchor, *((None, None, None, None) if told is None else told[1:]),
            )
        )  # fmt: skip

    def _track(self, claim: Claim) -> Track:
        """Return when what the claim says was so; a track that cannot be where it asserts nothing."""
        if claim.stance is Stance.DOUBTS:
            return track_of(asserted_span(claim.when))
        found = next(iter(self.assertions.of(claim)), None)
        return found.track if found else IMPOSSIBLE

    def _statement(self, statement: Statement) -> int:
        if statement not in self.statements:
            self.statements[statement] = len(self.statements)
            target = None if statement.object is None else self._of(statement.object)
            row = (len(self.statements) - 1, statement.predicate, self._of(statement.subject), target)
            self.rows["statements"].append((*row, statement.label or None))
        return self.statements[statement]

    def _of(self, term: object) -> int:
        kind = "words" if isinstance(term, Words) else "source" if str(term) in self.case.sources else "agent"
        return self._term(str(term), kind)


IMPOSSIBLE = track_of(asserted_span(UNDATED)).__class__(1, 0, 1, 0)
"""No day at all."""


def _column(values: list[object], kind: str) -> NDArray[np.generic]:
    if kind == "b":
        return np.array(values, dtype=bool)
    if kind == "s":
        return np.ma.array(
            [each or "" for each in values], mask=[each is None for each in values], dtype=object
        )
    return np.ma.array(
        [0 if each is None else each for each in values],
        mask=[each is None for each in values],
        dtype=np.int64,
    )


def _statement_reasons(statement: Statement, case: Case) -> Iterable[str]:
    if not statement.predicate or not isinstance(statement.subject, Ref):
        yield "its statement is no plain one"
    if statement.object is not None and not isinstance(statement.object, Ref | Words):
        yield "its object is no id and no words"
    if statement.qualifiers:
        yield "its statement has qualifiers"
    if statement.predicate == "same-as":
        yield "it is about identity"
    if statement.predicate == "writes" and str(statement.object) in case.sources:
        yield "it is about who wrote a source"


def _when_reasons(claim: Claim, case: Case) -> Iterable[str]:
    when = claim.when
    points = (*when.start, *when.end)
    if len(readings(when)) > 1:
        yield "its date has alternatives"
    if not any(point.anchor.ref or (point.other and point.other.ref) for point in points):
        return
    if claim.stance is not Stance.AFFIRMS:
        yield "it is no affirmation, and dated by something else"
    elif when.mode != "at" or case.vocabulary.aspect(claim.statement.predicate) is not Aspect.EVENT:
        yield "it is no event, and dated by something else"
    elif told_by(claim, case) is None:
        yield "it is dated by other than days from an event that the calendar dates"


def told_by(claim: Claim, case: Case) -> Told | None:
    """Return by what an event is dated, so many days from one other event; None where it is not so."""
    when = claim.when
    if len(when.start) != 1 or not when.start[0].anchor.ref or when.start[0].other:
        return None
    point = when.start[0]
    anchor = case.anchor(point.anchor.ref)
    if not isinstance(anchor, Statement) or not _plainly_dated(anchor, case):
        return None
    if point.kind not in ("within", "before", "after", "at") or point.unit.rstrip("s") not in (
        "",
        "day",
        "week",
    ):
        return None
    own = "\x00"
    (found,) = differences(when, own, "event", lambda _: "\x01")
    least = [
        each for each in found if each.earlier is not None and each.earlier.ref == own and _other(each.later)
    ]
    most = [
        each for each in found if each.later is not None and each.later.ref == own and _other(each.earlier)
    ]
    if len(least) != 1 or len(most) != 1 or least[0].later is None or most[0].earlier is None:
        return None
    return Told(anchor, least[0].later.edge, -least[0].most, most[0].earlier.edge, most[0].most)


def _other(moment: object) -> bool:
    return getattr(moment, "ref", "") == "\x01"


def _plainly_dated(anchor: Statement, case: Case) -> bool:
    claims = case.statements.get(anchor, ())
    points = (point for claim in claims for point in (*claim.when.start, *claim.when.end))
    return (
        case.vocabulary.aspect(anchor.predicate) is Aspect.EVENT
        and not any(_statement_reasons(anchor, case))
        and all(claim.when.mode != "span" for claim in claims)
        and not any(point.anchor.ref or point.other for point in points)
    )


__all__ = ["FOREVER", "Tabled", "tabled", "told_by"]
