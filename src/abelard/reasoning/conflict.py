"""Conflicts: minimal sets of claims that cannot all be true; tensions: those that possibly cannot; disputes.

Only claims that came to us with a believed word behind them count; a doubt takes no claim out of a conflict,
its speaker's own retraction does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from abelard.reasoning.by_claims import ByClaims
from abelard.reasoning.circuit import FALSE
from abelard.reasoning.clash import CONFLICTS, Clash, clashes, date_clashes
from abelard.reasoning.contained import Contained
from abelard.reasoning.limit import is_over, left
from abelard.reasoning.sentences import Telling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abelard.reasoning.belief import Belief
    from abelard.reasoning.derivation import Derivation
    from abelard.reasoning.supports import Label

_AT_LEAST = 20  # are told, however late it is
_RANK = {"denial": 0, "dates": 1, "rule": 2, "constraint": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A minimal set of claims that cannot all be true; as a tension, that perhaps cannot."""

    claims: tuple[str, ...]
    clash: Clash
    tension: bool
    telling: Telling = field(compare=False, repr=False)
    undone_by: tuple[frozenset[str], ...] = ()
    """Sets of claims any of which, if believed too, takes the conflict away: that something had ended."""

    @property
    def sentence(self) -> str:
        """The conflict in one plain sentence."""
        return self.telling.sentence(self.claims, self.clash)

    def as_json(self) -> dict[str, Any]:
        """Give it as the contract has it."""
        return {
            "claims": list(self.claims),
            "kind": self.clash.kind,
            "sentence": self.sentence,
            "tension": self.tension,
            "because": self.clash.because,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflicts:
    """All conflicts of a viewpoint."""

    found: tuple[Conflict, ...]
    """Those that hold as things stand, conflicts before tensions."""
    latent: tuple[Conflict, ...]
    """Those that would, if some claim in dispute were not believed."""
    complete: bool = True


def conflicts_of(belief: Belief, among: frozenset[str] | None = None) -> Conflicts:
    """Find all conflicts and tensions among the claims that stand in a viewpoint, or among those given."""
    standing = among
    if standing is None:
        standing = frozenset(claim.id for claim in belief.case.claims if belief.stands(claim))
    logical = _logical(belief.derivation)
    every = [*logical, *_dates(belief, standing)]
    labels = ByClaims(belief, standing, [clash.node for clash in logical])
    candidates = [
        (clash, label, tuple(other.needs for node in sorted(label.unless) for other in labels.of(node)))
        for clash in every
        for label in labels.of(clash.node)
    ]
    certain = _minimal(belief, [each for each in candidates if not each[0].tension], ())
    known = [frozenset(conflict.claims) for conflict in certain if not _is_undone(conflict, standing)]
    tense = _minimal(belief, [each for each in candidates if each[0].tension], known)
    found = [each for each in (*certain, *tense) if not _is_undone(each, standing)]
    latent = [each for each in certain if _is_undone(each, standing)]
    complete = labels.complete and belief.derivation.complete and bool(left())
    complete = complete and not any(clash.more for clash in every)
    return Conflicts(found=tuple(found), latent=tuple(latent), complete=complete)


def conflicts_in_some_world(belief: Belief) -> Conflicts:
    """Find the conflicts among all claims that may be believed if some witnesses are not.

    Without somebody's retraction, what he took back stands; without a denial of authorship, the letter does.
    """
    uttered = belief.credit.uttered
    return conflicts_of(belief, frozenset(each.id for each in belief.case.claims if uttered(each) != FALSE))


def _logical(derivation: Derivation) -> tuple[Clash, ...]:
    """Return the clashes of a derivation, found once for all viewpoints."""
    found = _KNOWN.get(derivation)
    if found is None:
        found = tuple(clashes(derivation))
        if left():  # what was cut off is looked for again by whoever has more time
            _KNOWN[derivation] = found
    return found


_KNOWN: WeakKeyDictionary[Derivation, tuple[Clash, ...]] = WeakKeyDictionary()


def _dates(belief: Belief, standing: frozenset[str]) -> Iterable[Clash]:
    return date_clashes(belief.derivation, [claim for claim in belief.case.claims if claim.id in standing])


def _is_undone(conflict: Conflict, standing: frozenset[str]) -> bool:
    return any(each <= standing for each in conflict.undone_by)


def _minimal(
    belief: Belief,
    candidates: list[tuple[Clash, Label, tuple[frozenset[str], ...]]],
    known: Iterable[frozenset[str]],
) -> list[Conflict]:
    """Return one conflict for each minimal set of claims, the plainest."""
    order = belief.testimony.order
    kept: Contained[frozenset[frozenset[str]]] = Contained()
    for each in known:
        kept.add(each, frozenset())
    found: list[Conflict] = []
    telling = Telling(belief.case)
    ranked = sorted(
        candidates,
        key=lambda each: (len(each[1].needs), len(each[2]), _RANK[each[0].kind], sorted(each[1].needs)),
    )
    for clash, label, undone in ranked:
        if len(found) >= _AT_LEAST and is_over(CONFLICTS):
            break
        undoing = frozenset(undone)
        if not any(other <= undoing for other in kept.within(label.needs)):
            kept.add(label.needs, undoing)
            claims = tuple(sorted(label.needs, key=order.__getitem__))
            found.append(
                Conflict(
                    claims=claims,
                    clash=clash,
                    telling=telling,
                    tension=clash.tension,
                    undone_by=undone,
                )
            )
    return found
