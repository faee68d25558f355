"""What several views need of one bar, worked out once for as long as the desk keeps what follows under it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from abelard.reasoning.conflict import conflicts_of
from abelard.views.standing_case import standing_case

if TYPE_CHECKING:
    from abelard.model.case import Case
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.conflict import Conflicts

_CONFLICTS: WeakKeyDictionary[Belief, Conflicts] = WeakKeyDictionary()
_CASES: WeakKeyDictionary[Belief, Case] = WeakKeyDictionary()


def conflicts_under(belief: Belief) -> Conflicts:
    """Return the conflicts and tensions under a bar."""
    known = _CONFLICTS.get(belief)
    if known is None:
        known = _CONFLICTS[belief] = conflicts_of(belief)
    return known


def standing_under(belief: Belief) -> Case:
    """Return the case with only the claims that stand under a bar."""
    known = _CASES.get(belief)
    if known is None:
        known = _CASES[belief] = standing_case(belief)
    return known
