"""The time a claim gives, as values: at some time, throughout it, or from and to.

`str` writes each part back as it stands in a ledger, in one canonical way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from abelard.model.date import Date

Edge: TypeAlias = Literal["start", "end", ""]
PointKind: TypeAlias = Literal[
    "at", "by", "before", "after", "within", "between", "month-before", "month-after", "year-of"
]
Side: TypeAlias = Literal["", "before", "after"]
Mode: TypeAlias = Literal["never-said", "at", "throughout", "span"]

_BARE = re.compile(r"[^\W\d_][\w.-]*")


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a time is told by: a date, or something else that has a time of its own. Exactly one is given."""

    date: Date | None = None
    """The date, where it is one."""
    ref: str = ""
    """The text of a label, the id of a source, or the canonical text of a statement, without its brackets."""
    edge: Edge = ""
    """Whether its start or its end is meant; empty: the whole of it."""

    def __post_init__(self) -> None:
        if (self.date is None) == (not self.ref):
            message = "an anchor is a date or a reference, one of the two"
            raise ValueError(message)

    def __str__(self) -> str:
        """Write the date as written, a label bare, a statement between brackets."""
        edge = f"{self.edge} of " if self.edge else ""
        if self.date is not None:
            return f"{edge}{self.date.text}"
        return f"{edge}{self.ref}" if _BARE.fullmatch(self.ref) else f"{edge}({self.ref})"


@dataclass(frozen=True, slots=True)
class Point:
    """One thing said of when: by May, three days after the siege, in the second year of the reign."""

    kind: PointKind
    """at, by, before, after, within (a distance of), between, the month before or after, year N of."""
    anchor: Anchor
    """What it is told by."""
    other: Anchor | None = None
    """The second anchor of `between`."""
    amount: int = 0
    """How many units before, after or within (0: no distance is given); which year of a reign."""
    unit: str = ""
    """day, week, month or year."""
    side: Side = ""
    """Of `within`: only before it, only after it, or either."""

    def __str__(self) -> str:
        """Write it as it stands after `from`: a date alone, or by, before, after and the rest."""
        if self.kind == "at":
            return str(self.anchor)
        if self.kind == "between":
            return f"between {self.anchor} and {self.other}"
        if self.kind == "year-of":
            return f"in year {self.amount} of {self.anchor}"
        if self.kind in ("month-before", "month-after"):
            return f"in month {self.kind.removeprefix('month-')} {self.anchor}"
        if self.kind == "within":
            return f"within {self._distance()} {self.side or 'of'} {self.anchor}"
        distance = f"{self._distance()} " if self.amount else ""
        return f"{distance}{self.kind} {self.anchor}"

    def _distance(self) -> str:
        unit = self.unit.removesuffix("s")
        return f"{self.amount} {unit}" if self.amount == 1 else f"{self.amount} {unit}s"


@dataclass(frozen=True, slots=True)
class When:
    """The time a claim gives to what it states."""

    mode: Mode
    """never-said; at: some time within it; throughout: all of it; span: when it starts, when it ends."""
    start: tuple[Point, ...] = ()
    """What is said of the time, or of the start: each of these holds."""
    end: tuple[Point, ...] = ()
    """What is said of the end: each of these holds. Only with mode span."""

    def __str__(self) -> str:
        """Write it as in a ledger: `in 2004-10`, `from 2002 to 3 days after siege`; empty if undated."""
        if self.mode == "span":
            starts = f"from {_joined(self.start)}" if self.start else ""
            ends = f"to {_joined(self.end)}" if self.end else ""
            return f"{starts} {ends}".strip()
        if self.mode == "throughout":
            return f"throughout {_joined(self.start)}"
        return " and ".join(f"in {point}" if point.kind == "at" else str(point) for point in self.start)


# No time was given.
UNDATED = When("never-said")


def write_when(when: When) -> str:
    """Give the one way in which a time stands in a ledger; the empty text if it was never said."""
    return str(when)


def _joined(points: tuple[Point, ...]) -> str:
    return " and ".join(map(str, points))
