"""A question weighed: evidence by hypothesis, what speaks against each, standards of proof, probabilities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.wording_text import sentence
from abelard.reasoning.probability import in_words, range_of
from abelard.reasoning.weigh import weigh
from abelard.web.bar import BadRequestError
from abelard.web.shown import Named
from abelard.web.verdicts import notation

if TYPE_CHECKING:
    from abelard.model.inquiry import Question
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.probability import Probability
    from abelard.reasoning.weigh import Evidence, Weighing, Weight
    from abelard.web.shown import Showing

_MOST_ROWS = 200
_MOST_WITNESSES = 12
_OWN = {"consistent": 1, "not-applicable": 0, "inconsistent": -1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """How much more probable something is with a witness's word than without."""

    who: Named
    change: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chanced:
    """A probability, in words and as a number."""

    value: float | None
    """None where those who are believed for certain contradict each other."""
    low: float | None
    high: float | None
    exact: bool
    words: str
    """Of ICD 203: of likelihood, never of confidence."""
    range: str
    """What the words stand for, in per cent."""
    swings: tuple[Swing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A hypothesis, and what it weighs."""

    id: str
    title: str
    verdict: str
    inconsistency: int
    """What speaks against it, all told (Heuer): the lower, the better it stands."""
    own_inconsistency: int
    """The same with the analyst's own marks in place of what the claims give."""
    weight_for: float
    """What independent arguments for it are worth together, from 0 to 1."""
    weight_against: float
    origins_for: int
    """How many independent origins the reports for it have."""
    origins_against: int
    standards: tuple[str, ...]
    meets: bool
    chance: Chanced | None
    parts: tuple[str, ...]
    """Its statements in the notation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """How one claim bears on one hypothesis: from 2 (says it) to -2 (denies it)."""

    degree: int
    override: str
    """The analyst's own mark, if there is one."""
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A claim as evidence."""

    claim: str
    sentence: str
    by: tuple[Named, ...]
    source: Named | None
    said: str
    grade: str
    carries: bool
    boxes: tuple[Box, ...]
    diagnosticity: float
    """From 0, where it bears on all alike, to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A question that can be weighed."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A question, weighed."""

    looking: str
    questions: tuple[Choice, ...]
    id: str
    """Empty where the case asks nothing."""
    text: str
    note: str
    standard: str
    columns: tuple[Column, ...]
    rows: tuple[Line, ...]
    left_out: int
    conflicts: tuple[str, ...]
    """Where no probability can be given: what those who are believed for certain contradict each other in."""


def weighed(id: str, belief: Belief, showing: Showing, looking: str) -> Weighed:
    """Weigh a question, the first if none is named. Raises BadRequestError."""
    questions = belief.case.questions
    if id and id not in questions:
        raise BadRequestError(f"the case has no question {id!r}")
    choices = tuple(Choice(id=each.id, text=each.text) for each in questions.values())
    question = questions.get(id) or next(iter(questions.values()), None)
    if question is None:
        return _nothing(looking)
    found = weigh(belief, question)
    return Weighed(
        looking=looking,
        questions=choices,
        id=question.id,
        text=question.text,
        note=question.note,
        standard=str(question.standard),
        columns=tuple(_column(number, found, question, showing) for number in range(len(found.weights))),
        rows=tuple(_line(each, belief, showing) for each in found.matrix[:_MOST_ROWS]),
        left_out=max(0, len(found.matrix) - _MOST_ROWS),
        conflicts=tuple(map(sentence, found.conflicts[:_MOST_WITNESSES])),
    )


def _nothing(looking: str) -> Weighed:
    return Weighed(
        looking=looking,
        questions=(),
        id="",
        text="",
        note="",
        standard="",
        columns=(),
        rows=(),
        left_out=0,
        conflicts=(),
    )


def _column(number: int, found: Weighing, question: Question, showing: Showing) -> Column:
    weight: Weight = found.weights[number]
    hypothesis = question.hypotheses[number]
    return Column(
        id=weight.id,
        title=weight.title or weight.id,
        verdict=str(weight.verdict),
        inconsistency=weight.inconsistency,
        own_inconsistency=-sum(min(_own(row, number), 0) for row in found.matrix),
        weight_for=weight.for_it.weight,
        weight_against=weight.against_it.weight,
        origins_for=weight.for_it.reports.origins,
        origins_against=weight.against_it.reports.origins,
        standards=tuple(map(str, weight.standards)),
        meets=weight.meets,
        chance=chanced(weight.probability, showing) if weight.probability else None,
        parts=tuple(map(notation, hypothesis.statements)),
    )


def _own(row: Evidence, number: int) -> int:
    """Return the degree of a cell, or what the analyst's mark stands for: as strong as the claim at least."""
    cell = row.cells[number]
    if not cell.override:
        return cell.degree
    return _OWN[cell.override] * max(abs(cell.degree), 1)


def chanced(found: Probability, showing: Showing) -> Chanced:
    """Show a probability."""
    known = found.value is not None
    return Chanced(
        value=found.value,
        low=found.low,
        high=found.high,
        exact=found.exact,
        words=in_words(found.value) if found.value is not None else "",
        range=range_of(found.value) if found.value is not None else "",
        swings=tuple(
            Swing(who=showing.named(witness), change=change)
            for witness, change in found.sensitivity[:_MOST_WITNESSES]
        )
        if known
        else (),
    )


def _line(row: Evidence, belief: Belief, showing: Showing) -> Line:
    card = showing.card(belief.case.claim[row.claim], belief)
    return Line(
        claim=row.claim,
        sentence=card.sentence,
        by=card.by,
        source=card.source,
        said=card.said,
        grade=card.grade,
        carries=card.carries,
        boxes=tuple(
            Box(degree=cell.degree, override=cell.override, by=_name(cell.by, showing)) for cell in row.cells
        ),
        diagnosticity=row.diagnosticity,
    )


def _name(by: str, showing: Showing) -> str:
    return showing.named(by).name if by in showing.case.agents else by
