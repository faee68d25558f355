"""Who stands where on a statement: who affirms it, who denies it - in so many words, or by what they say.

A denial with variables (`denies ?x part-of aq`) speaks against every statement it fits. Whoever affirms what
the vocabulary calls disjoint (`independent-of` against `part-of`) speaks against it too. Nothing further is
inferred here: that is the engine's work.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from abelard.model.claim import Stance
from abelard.model.statement import Nested, Statement, Variable
from abelard.views.extents import denied_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.model.span import Bounds, Span
    from abelard.model.statement import Term


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
        """Take the case; its denials with variables are gathered once."""
        self._case = case
        self._open: dict[str, list[Claim]] = defaultdict(list)
        self._pairs: dict[tuple[str, Term, Term | None], list[Claim]] = defaultdict(list)
        for claim in case.claims:
            statement = claim.statement
            if claim.stance is Stance.DENIES and not statement.is_ground:
                self._open[statement.predicate].append(claim)
            elif claim.stance is Stance.AFFIRMS:
                self._pairs[statement.predicate, statement.subject, statement.object].append(claim)

    def of(self, statement: Statement) -> Sides:
        """Give the sides on a statement."""
        own = self._case.statements.get(statement, ())
        affirming = [claim for claim in own if claim.stance is Stance.AFFIRMS]
        denying = [claim for claim in own if claim.stance is Stance.DENIES]
        denying += self._covering(statement) if statement.is_ground else ()
        others = [claim for claim in own if claim.stance not in (Stance.AFFIRMS, Stance.DENIES)]
        return Sides(affirming=tuple(affirming), denying=tuple(denying), others=tuple(others))

    def _covering(self, statement: Statement) -> Iterator[Claim]:
        for claim in self._open[statement.predicate]:
            if fits(claim.statement, statement):
                yield claim
        known = self._case.vocabulary.predicates.get(statement.predicate)
        for other in known.disjoint if known else ():
            yield from self._pairs.get((other, statement.subject, statement.object), ())


def fits(pattern: Statement, statement: Statement) -> bool:
    """Tell whether a statement is an instance of a pattern with variables; labels make no difference.

    Qualifiers that the pattern does not name may have any value.
    """
    return _fits(pattern, statement, {})


def _fits(pattern: Statement, statement: Statement, bound: dict[str, Term | None]) -> bool:
    given = dict(statement.qualifiers)
    pairs = [(pattern.subject, statement.subject), (pattern.object, statement.object)]
    pairs += [(term, given.get(name)) for name, term in pattern.qualifiers]
    return pattern.predicate == statement.predicate and all(_same(one, other, bound) for one, other in pairs)


def _same(pattern: Term | None, term: Term | None, bound: dict[str, Term | None]) -> bool:
    if isinstance(pattern, Variable):
        return term is not None and bound.setdefault(pattern.name, term) == term
    if isinstance(pattern, Nested) and isinstance(term, Nested):
        return _fits(pattern.statement, term.statement, bound)
    return pattern == term
