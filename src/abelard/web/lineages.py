"""The lineage under the bar: whole, near one body, or folded; and two viewpoints over each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from abelard.model.wording_text import sentence
from abelard.reasoning.compare import compare
from abelard.reasoning.hypothesis import verdict_of
from abelard.views.lineage_choice import focused
from abelard.views.lineage_compare import compared
from abelard.views.lineage_compare_svg import compare_svg
from abelard.views.lineage_fold import MANY, folded, near, trunk, without
from abelard.views.lineage_gather import lineage
from abelard.views.lineage_layout import draw_lineage
from abelard.views.lineage_overlay import overlay
from abelard.views.lineage_svg import lineage_svg
from abelard.web.bar import BadRequestError
from abelard.web.shown import Named

if TYPE_CHECKING:
    from abelard.model.case import Case
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.compare import Difference
    from abelard.views.lineage import Lineage
    from abelard.views.lineage_compare import Compared, Told
    from abelard.web.shown import Showing

NARROWEST, WIDEST = 700, 4000
_MOST_DIFFERENCES = 80
_MOST_STEPS = 9
_MOST_EXPLAINED = 60
"""Differences of which it is worked out whose word makes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of a lineage is to be drawn."""

    width: int
    focus: str = ""
    steps: int = 0
    """How many links away from the focus; 0 for all that is connected."""
    without: tuple[str, ...] = ()
    every: bool = False
    """Whether many bodies are drawn one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A body that can be asked for."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lined:
    """A drawn lineage."""

    looking: str
    svg: str
    """Empty where there is no body."""
    bodies: tuple[Choice, ...]
    """All that there are, drawn or not."""
    shown: int
    groups: int
    """Groups that are drawn as one, and the bodies in them."""
    within: int
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A statement that either of two viewpoints draws."""

    key: str
    sentence: str
    where: str
    """`both`, `only here`, `only there` or `otherwise dated`."""
    time_here: str
    time_there: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sided:
    """A rival answer, and what it comes to here and there."""

    question: str
    title: str
    here: str
    there: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlaid:
    """Two viewpoints over each other."""

    looking: str
    here: str
    """What each is called."""
    there: str
    svg: str
    rows: tuple[Row, ...]
    answers: tuple[Sided, ...]
    shown: int
    """Bodies that are drawn: at most those with the most ties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A statement on which two viewpoints differ, and whose word makes it so."""

    key: str
    sentence: str
    here: str
    there: str
    witnesses: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """All on which two viewpoints differ."""

    here: str
    there: str
    rows: tuple[Differing, ...]
    left_out: int
    both: int
    """Statements that hold in both."""
    witnesses: tuple[Named, ...]
    """Few whose word between them accounts for the differences."""


def lined(case: Case, wanted: Wanted, looking: str) -> Lined:
    """Draw the lineage of a case. Raises BadRequestError."""
    check_width(wanted.width)
    found = lineage(case)
    bodies = tuple(Choice(id=body.id, name=body.name) for body in found.bodies)
    part = _part(without(found, wanted.without), wanted)
    fold = folded(part, len(part.bodies)) if wanted.every or wanted.focus else folded(part)
    svg = ""
    if fold.lineage.bodies:
        svg = lineage_svg(draw_lineage(fold.lineage, case, width=wanted.width), subtitle=looking)
    return Lined(
        looking=looking,
        svg=svg,
        bodies=bodies,
        shown=len(fold.lineage.bodies),
        groups=fold.groups,
        within=fold.within,
        left_out=fold.left_out,
    )


def _part(found: Lineage, wanted: Wanted) -> Lineage:
    if not wanted.focus:
        return found
    if 0 < wanted.steps <= _MOST_STEPS:
        return near(found, wanted.focus, wanted.steps)
    return focused(found, wanted.focus)


def overlaid(beliefs: tuple[Belief, Belief], names: tuple[str, str], width: int, focus: str) -> Overlaid:
    """Set two viewpoints over each other. Raises BadRequestError."""
    check_width(width)
    here, there = beliefs
    found = compared(here, there, names, partial(_compared_part, focus=focus))
    return Overlaid(
        looking=found.subtitle,
        here=names[0],
        there=names[1],
        svg=_drawn(found, width),
        shown=len(found.joint.bodies),
        rows=tuple(map(_row, found.told())),
        answers=tuple(
            Sided(
                question=question.text,
                title=hypothesis.title or hypothesis.id,
                here=str(verdict_of(here, hypothesis)),
                there=str(verdict_of(there, hypothesis)),
            )
            for question in here.case.questions.values()
            for hypothesis in question.hypotheses
        ),
    )


def _compared_part(found: Lineage, focus: str) -> Lineage:
    """Keep what is connected with one body, or of too many those with the most ties."""
    return trunk(focused(found, focus) if focus else found, MANY)


def _drawn(found: Compared, width: int) -> str:
    if not found.joint.bodies:
        return ""
    return compare_svg(overlay(found, width=width), subtitle=found.subtitle)


def _row(told: Told) -> Row:
    return Row(
        key=told.id,
        sentence=sentence(told.sentence),
        where=str(told.where),
        time_here=told.time_here,
        time_there=told.time_there,
        claims=told.claims,
    )


def differences(beliefs: tuple[Belief, Belief], names: tuple[str, str], showing: Showing) -> Differences:
    """List the statements on which two viewpoints differ."""
    found = compare(*beliefs, explain=_MOST_EXPLAINED)
    rows = (*found.only_here, *found.only_there, *found.otherwise)
    return Differences(
        here=names[0],
        there=names[1],
        rows=tuple(_differing(each, showing) for each in rows[:_MOST_DIFFERENCES]),
        left_out=max(0, len(rows) - _MOST_DIFFERENCES),
        both=len(found.both),
        witnesses=showing.names(found.witnesses),
    )


def _differing(found: Difference, showing: Showing) -> Differing:
    return Differing(
        key=str(found.statement),
        sentence=sentence(found.sentence),
        here=str(found.here),
        there=str(found.there),
        witnesses=showing.names(found.witnesses),
    )


def check_width(width: int) -> None:
    """Raise BadRequestError where a picture would be too narrow or too wide."""
    if not NARROWEST <= width <= WIDEST:
        raise BadRequestError(f"a picture is from {NARROWEST} to {WIDEST} wide")
