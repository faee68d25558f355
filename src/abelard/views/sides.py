"""Who stands where on a statement: who affirms it, who denies it - in so many words, or by what they say.

A denial speaks against what says more than it denies, one with variables (`denies ?x part-of aq`) against
every statement it fits; `in name` and `in practice` do not touch each other. Whoever affirms what
the vocabulary calls disjoint (`independent-of` against `part-of`) speaks against it too. Nothing further is
inferred here: that is the engine's work.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from abelard.model.claim import Stance
from abelard.reasoning.matching import answers_to
from abelard.views.extents import denied_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.model.span import Bounds, Span
    from abelard.model.statement import Statement, Term

    _Core: TypeAlias = tuple[str, Term, Term | None]


_OTHERS = (Stance.DOUBTS, Stance.RETRACTS, Stance.SEARCHED_FOR)


class Standing(StrEnum):
    """How a statement stands among all who speak of it."""

    AFFIRMED = "affirmed"
    DISPUTED = "disputed"
    """Affirmed and, for some of the same time, denied."""
    DENIED = "denied"
    DOUBTED = "doubted"
    """Nobody affirms or denies it; it is only doubted, retracted or searched for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Those who take one stance on a statement, and the claims in which they do."""

    stance: Stance
    by: tuple[str, ...]
    """Ids of the speakers, in the order of the files; of the source where no author is known."""
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The claims on a statement, by what they do with it."""

    affirming: tuple[Claim, ...] = ()
    denying: tuple[Claim, ...] = ()
    """Denials of it, denials that cover it, and affirmations of what is disjoint."""
    others: tuple[Claim, ...] = ()
    """Doubts, retractions, searches in vain."""

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of all of them."""
        return tuple(claim.id for claim in (*self.affirming, *self.denying, *self.others))

    def voices(self) -> tuple[Voice, ...]:
        """Give who speaks, by stance: for, against, and the rest."""
        found = [_voice(Stance.AFFIRMS, self.affirming), _voice(Stance.DENIES, self.denying)]
        found += [_voice(stance, self._of(stance)) for stance in _OTHERS]
        return tuple(voice for voice in found if voice.claims)

    def _of(self, stance: Stance) -> list[Claim]:
        return [claim for claim in self.others if claim.stance is stance]

    def of_time(self, span: Span) -> Sides:
        """Leave out the denials that are of another time altogether than the statement."""
        if not self.affirming:
            return self
        denying = [claim for claim in self.denying if not (denied_days(claim) & span.possible).is_empty]
        return replace(self, denying=tuple(denying))

    def contested(self, span: Span) -> tuple[Bounds, ...]:
        """Give the days, of those the statement may have covered, for which somebody denies it."""
        days = (denied_days(claim) & span.possible for claim in self.denying)
        return tuple(dict.fromkeys(bounds for bounds in days if not bounds.is_empty))

    def standing(self, span: Span) -> Standing:
        """Say how it stands, given when it was."""
        if not self.affirming:
            return Standing.DENIED if self.denying else Standing.DOUBTED
        return Standing.DISPUTED if self.contested(span) else Standing.AFFIRMED


def _voice(stance: Stance, claims: Iterable[Claim]) -> Voice:
    kept = tuple(claims)
    by = dict.fromkeys(speaker for claim in kept for speaker in claim.by or (claim.source,) if speaker)
    return Voice(stance=stance, by=tuple(by), claims=tuple(claim.id for claim in kept))


class SideIndex:
    """Finds the sides on any statement of a case."""

    def __init__(self, case: Case) -> None:
        """Take the case; its denials, and who affirms what, are gathered once."""
        self._case = case
        self._open: dict[str, list[Claim]] = defaultdict(list)
        self._denied: dict[_Core, list[Claim]] = defaultdict(list)
        self._affirmed: dict[_Core, list[Claim]] = defaultdict(list)
        for claim in case.claims:
            if claim.reading_of:
                continue  # of rival readings the first stands; the others are for viewpoints to choose
            statement = claim.statement
            if claim.stance is Stance.AFFIRMS:
                self._affirmed[_core(statement)].append(claim)
            elif claim.stance is Stance.DENIES and statement.is_ground:
                self._denied[_core(statement)].append(claim)
            elif claim.stance is Stance.DENIES:
                self._open[statement.predicate].append(claim)

    def of(self, statement: Statement) -> Sides:
        """Give the sides on a statement."""
        own = [claim for claim in self._case.statements.get(statement, ()) if not claim.reading_of]
        affirming = [claim for claim in own if claim.stance is Stance.AFFIRMS]
        denying = [claim for claim in own if claim.stance is Stance.DENIES]
        denying += self._covering(statement) if statement.is_ground else ()
        others = [claim for claim in own if claim.stance not in (Stance.AFFIRMS, Stance.DENIES)]
        return Sides(affirming=tuple(affirming), denying=tuple(denying), others=tuple(others))

    def _covering(self, statement: Statement) -> Iterator[Claim]:
        """Yield denials of what is more general, and affirmations of what is disjoint in the same manner."""
        for claim in (*self._denied.get(_core(statement), ()), *self._open.get(statement.predicate, ())):
            if claim.statement != statement and _covers(claim.statement, statement):
                yield claim
        known = self._case.vocabulary.predicates.get(statement.predicate)
        for other in known.disjoint if known else ():
            for claim in self._affirmed.get((other, statement.subject, statement.object), ()):
                if _manner(claim.statement) == _manner(statement):
                    yield claim


def _covers(denied: Statement, statement: Statement) -> bool:
    """Tell whether denying the one denies the other: a denial of one spell says nothing of another."""
    spell = not denied.label or denied.label == statement.label
    return spell and answers_to(denied, statement) is not None


def _core(statement: Statement) -> _Core:
    return statement.predicate, statement.subject, statement.object


def _manner(statement: Statement) -> Term | None:
    """Give in which way a thing is said to be so: in name and in practice are no contradiction."""
    return dict(statement.qualifiers).get("manner")
