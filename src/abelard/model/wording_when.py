"""The time a claim gives, read aloud as it was given: `about July 2002`, `within a month of when ...`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.model.statement import Statement
from abelard.model.wording_days import REFORM
from abelard.model.wording_text import clean
from abelard.model.wording_time import say_date, within

if TYPE_CHECKING:
    from collections.abc import Callable

    from abelard.model.case import Case
    from abelard.model.when_parts import Anchor, Point, When

_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh"}


def say_when(when: When, case: Case, clause: Callable[[Statement], str]) -> str:
    """Say the time that a claim gives, as part of a sentence; empty if it gives none.

    `clause` reads a statement aloud, for times told by another thing.
    """
    speak = _Spoken(case, clause)
    if when.mode == "span":
        starts = f"from {speak.edge(when.start)}" if when.start else ""
        ends = f"{'to' if starts else 'until'} {speak.edge(when.end)}" if when.end else ""
        return f"{starts} {ends}".strip()
    if when.mode == "throughout":
        return f"throughout {speak.edge(when.start)}"
    return " and ".join(map(speak.during, when.start))


class _Spoken:
    """Times of one case; `clause` reads the statements they are told by."""

    def __init__(self, case: Case, clause: Callable[[Statement], str]) -> None:
        self.case = case
        self.clause = clause

    def edge(self, points: tuple[Point, ...]) -> str:
        """Say where something starts or ends, after `from` or `to`."""
        return " and ".join(map(self._bare, points))

    def _bare(self, point: Point) -> str:
        if point.kind == "at":
            return self._thing(point.anchor)
        if point.kind == "by":
            return f"{self._thing(point.anchor)} or before"
        return self.during(point)

    def during(self, point: Point) -> str:
        """Say one point as part of a sentence."""
        match point.kind:
            case "at":
                return self._at(point.anchor)
            case "by":
                return f"by {self._thing(point.anchor)}"
            case "between":
                other = self._thing(point.other) if point.other else ""
                return f"between {self._thing(point.anchor)} and {other}"
            case "year-of":
                number = _ORDINALS.get(point.amount, f"{point.amount}th")
                return f"in the {number} year of {self._thing(point.anchor)}"
            case _:
                return self._beside(point)

    def _beside(self, point: Point) -> str:
        """Say before or after, at a distance or not."""
        if point.kind in ("month-before", "month-after"):
            return f"in the month {point.kind.removeprefix('month-')} {self._bare_clause(point.anchor)}"
        distance = f"{_distance(point.amount, point.unit)} " if point.amount else ""
        if point.kind == "within" and not point.side:
            return f"within {distance}of {self._thing(point.anchor)}"
        side = f"within {distance}{point.side}" if point.kind == "within" else f"{distance}{point.kind}"
        return f"{side} {self._bare_clause(point.anchor)}"

    def _at(self, anchor: Anchor) -> str:
        date = anchor.date
        if date is None:
            inner = self._statement(anchor)
            return f"when {self.clause(inner)}" if inner else f"at {self._thing(anchor)}"
        old_style = date.calendar == "julian" and date.latest is not None and date.latest < REFORM
        marked = date.approximate or date.uncertain or bool(anchor.edge)
        if not marked and (old_style or date.calendar == "gregorian"):
            spans = date.alternatives or (date.core,)
            return _one_of([within(each.start | each.end, julian=old_style) for each in spans])
        words = self._thing(anchor)
        return words if date.uncertain or date.approximate else f"in {words}"

    def _bare_clause(self, anchor: Anchor) -> str:
        """Say what stands after `before` or `after`: a statement as a clause of its own."""
        inner = self._statement(anchor)
        return self.clause(inner) if inner else self._thing(anchor)

    def _statement(self, anchor: Anchor) -> Statement | None:
        """Give the statement by which a time is told, where the whole of it is meant."""
        thing = None if anchor.date or anchor.edge else self.case.anchor(anchor.ref)
        return thing if isinstance(thing, Statement) else None

    def _thing(self, anchor: Anchor) -> str:
        edge = f"the {anchor.edge} of " if anchor.edge else ""
        if anchor.date is not None:
            return edge + say_date(anchor.date)
        thing = self.case.anchor(anchor.ref)
        if isinstance(thing, Statement):
            return f"{edge}the time when {self.clause(thing)}"
        return f"{edge}“{clean(self.case.name_of(anchor.ref))}”"


def _one_of(times: list[str]) -> str:
    """Say which times may be meant, their preposition once where they share it: `on 3 May or 5 May`."""
    first = times[0].split(" ")[0]
    alike = all(time.startswith(f"{first} ") for time in times)
    return " or ".join([times[0], *(time.removeprefix(f"{first} ") if alike else time for time in times[1:])])


def _distance(amount: int, unit: str) -> str:
    single = unit.removesuffix("s")
    return f"a {single}" if amount == 1 else f"{amount} {single}s"
