"""Who says what: statements by speakers, each cell the stances taken, in the order of time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.claim import Stance
from abelard.model.inquiry import Dated
from abelard.model.span import Bounds
from abelard.model.statement import ClaimRef, references
from abelard.model.when import UNDATED, asserted_span
from abelard.model.wording import say_statement
from abelard.model.wording_text import sentence
from abelard.model.wording_time import say_date
from abelard.reasoning.chain import channel_of, said_date
from abelard.views.sides import SideIndex
from abelard.views.who import said_order
from abelard.web.shown import Named
from abelard.web.verdicts import quick_verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abelard.model.claim import Claim
    from abelard.model.statement import Statement
    from abelard.reasoning.belief import Belief
    from abelard.views.sides import Sides
    from abelard.web.bar import Bar
    from abelard.web.shown import Showing

_MOST_ROWS = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One stance somebody took on the statement of the row."""

    claim: str
    stance: str
    """As it bears on this statement: who affirms what excludes it, denies it here."""
    indirect: bool
    """Whether it is taken by saying something else."""
    said: str
    channel: str
    hedge: str
    carries: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """All that one speaker says on a statement, the earliest first."""

    speaker: str
    marks: tuple[Mark, ...]
    turned: bool
    """Whether he took both sides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One statement with everybody's stance."""

    key: str
    notation: str
    sentence: str
    verdict: str
    contested: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """The table."""

    speakers: tuple[Named, ...]
    """Of the lines that are given, those who say most first."""
    contested: tuple[Line, ...]
    agreed: tuple[Line, ...]
    left_out: int
    """Lines that are not given, since there are too many."""


def saying(bar: Bar, belief: Belief, showing: Showing, only: Iterable[Statement] | None = None) -> Saying:
    """Give the table for some statements, or for all of the case."""
    case = belief.case
    index = SideIndex(case)
    statements = [each for each in (case.statements if only is None else only) if _is_told(each)]
    sided = [(each, index.of(each)) for each in statements]
    sided = [(each, sides) for each, sides in sided if _meets(sides, bar)]
    # Disagreement first, so that what is cut off is what nobody disputes.
    sided.sort(key=lambda pair: not _is_contested(pair[1]))
    lines = [_line(each, sides, bar, belief, showing) for each, sides in sided[:_MOST_ROWS]]
    counts = Counter(cell.speaker for line in lines for cell in line.cells)
    return Saying(
        speakers=showing.names(tuple(speaker for speaker, _ in counts.most_common())),
        contested=tuple(line for line in lines if line.contested),
        agreed=tuple(line for line in lines if not line.contested),
        left_out=max(0, len(sided) - _MOST_ROWS),
    )


def about(ref: str, belief: Belief) -> list[Statement]:
    """Return the statements that name an agent or source, or of which he speaks."""
    return [
        statement
        for statement, claims in belief.case.statements.items()
        if ref in references(statement) or any(ref in claim.by for claim in claims)
    ]


def _is_told(statement: Statement) -> bool:
    return not isinstance(statement.subject, ClaimRef)


def _meets(sides: Sides, bar: Bar) -> bool:
    """Tell whether any claim may speak of the moment of the bar; undated ones speak of every moment."""
    if bar.at is None:
        return True
    asked = Bounds(bar.at.earliest, bar.at.latest)
    claims = (*sides.affirming, *sides.denying, *sides.others)
    return any(
        claim.when is UNDATED or not (asserted_span(claim.when).possible & asked).is_empty for claim in claims
    )


def _is_contested(sides: Sides) -> bool:
    return bool(sides.affirming and (sides.denying or sides.others)) or bool(sides.denying and sides.others)


def _line(statement: Statement, sides: Sides, bar: Bar, belief: Belief, showing: Showing) -> Line:
    cells: dict[str, list[Mark]] = {}
    claims = (*sides.affirming, *sides.denying, *sides.others)
    for claim in sorted(claims, key=lambda one: said_order(one, belief.case)):
        for speaker in claim.by or (claim.source,):
            if speaker:
                cells.setdefault(speaker, []).append(_mark(claim, statement, sides, belief, showing))
    ground = statement.is_ground and statement.predicate
    return Line(
        key=statement.key,
        notation=str(statement),
        sentence=sentence(say_statement(statement, belief.case)),
        verdict=str(quick_verdict(belief, Dated(statement=statement), bar)) if ground else "",
        contested=_is_contested(sides),
        cells=tuple(_cell(speaker, marks) for speaker, marks in cells.items()),
    )


def _cell(speaker: str, marks: list[Mark]) -> Cell:
    stances = {mark.stance for mark in marks}
    turned = Stance.AFFIRMS in stances and bool(stances & {Stance.DENIES, Stance.RETRACTS})
    return Cell(speaker=speaker, marks=tuple(marks), turned=turned)


def _mark(claim: Claim, statement: Statement, sides: Sides, belief: Belief, showing: Showing) -> Mark:
    said = said_date(belief.case, claim)
    against = claim in sides.denying
    return Mark(
        claim=claim.id,
        stance=str(Stance.DENIES if against else claim.stance),
        indirect=claim.statement != statement,
        said=say_date(said) if said else "",
        channel=str(channel_of(belief.case, claim)),
        hedge=claim.hedge,
        carries=showing.carries(claim, belief),
    )
