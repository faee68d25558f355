"""Which claims of a component cannot all be true: conflicts, each cut down to what it needs.

A negative cycle names claims that contradict each other, but not always a minimal set of them, since one
claim can bring several arrows; so each is cut down by leaving out one claim after the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.reasoning.network_choice import Worlds
from abelard.reasoning.network_piece import Patience
from abelard.reasoning.network_terms import Conflict, Constraint

if TYPE_CHECKING:
    from collections.abc import Collection

    from abelard.reasoning.network_piece import Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether claims can all be true; None where the alternatives were too many to tell."""

    consistent: bool | None
    cycles: tuple[tuple[Constraint, ...], ...] = ()
    """If they cannot, why."""
    blamed: frozenset[str] = frozenset()
    """If they cannot, those of them that already cannot."""


def verdict(piece: Piece, claims: Collection[str], patience: Patience) -> Verdict:
    """Say whether the claims can all be true."""
    if not piece.drawing.forks:
        return _outright(piece, claims, patience)
    worlds = Worlds(piece, claims)
    world = worlds.best(patience)
    if world is not None:
        return Verdict(consistent=True if world.complete else None)
    blamed = {each.claim for cycle in worlds.cycles for each in cycle} | worlds.branching
    return Verdict(
        consistent=False, cycles=tuple(dict.fromkeys(worlds.cycles)), blamed=frozenset(blamed - {""})
    )


def _outright(piece: Piece, claims: Collection[str], patience: Patience) -> Verdict:
    """Say the same where nobody leaves alternatives: there is but one world to settle."""
    patience.left -= piece.size
    settled = piece.settle(piece.arrows_of(claims))
    if not settled.cycles:
        return Verdict(consistent=True)
    told = piece.drawing.constraints
    cycles = tuple(tuple([told[arrow] for arrow in cycle]) for cycle in settled.cycles.values())
    blamed = {each.claim for cycle in cycles for each in cycle} - {""}
    return Verdict(consistent=False, cycles=tuple(dict.fromkeys(cycles)), blamed=frozenset(blamed))


def minimal(piece: Piece, found: Verdict, patience: Patience) -> Conflict:
    """Cut an inconsistency down to claims each of which it needs: none if what nobody claims is at fault."""
    sure = True
    piece = piece.narrowed(found.blamed)
    for claim in piece.ordered(found.blamed):
        if patience.left <= 0:
            sure = False
            break
        if claim in found.blamed:
            less = verdict(piece, found.blamed - {claim}, patience)
            sure &= less.consistent is not None
            found = less if less.consistent is False else found
    return Conflict(claims=tuple(piece.ordered(found.blamed)), cycles=found.cycles, minimal=sure)


def separate(piece: Piece, patience: int) -> tuple[Conflict, ...]:
    """Find conflicts with no claim in common, until what is left has none: quick, but not all there are.

    The patience is for each of them.
    """
    conflicts: list[Conflict] = []
    left = dict.fromkeys(piece.claims)
    while (found := verdict(piece, left, Patience(patience))).consistent is False:
        conflict = minimal(piece, found, Patience(patience))
        conflicts.append(conflict)
        if not conflict.claims:
            break
        for claim in conflict.claims:
            del left[claim]
    return tuple(conflicts)
