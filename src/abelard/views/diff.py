"""What changed between two states of a case: claims added, withdrawn, re-dated, otherwise edited."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from abelard.model.case import Case
    from abelard.model.claim import Claim

UNSAID = frozenset(("id", "where", "explicit_id"))
"""Fields that are not part of what a claim says."""


@dataclass(frozen=True, slots=True)
class Change:
    """One claim before and after, and the names of the fields in which it differs."""

    before: Claim
    after: Claim
    fields: tuple[str, ...]

    @property
    def redated(self) -> bool:
        """Whether the time it gives is another."""
        return "when" in self.fields


@dataclass(frozen=True, slots=True)
class Difference:
    """All that changed in the claims, and the ids of agents and sources that came or went."""

    added: tuple[Claim, ...]
    withdrawn: tuple[Claim, ...]
    changed: tuple[Change, ...]
    new_names: tuple[str, ...]
    lost_names: tuple[str, ...]

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return bool(self.added or self.withdrawn or self.changed or self.new_names or self.lost_names)


def difference(before: Case, after: Case) -> Difference:
    """Return what changed. Claims are paired by what they say, then by id, then by who says what where."""
    old, new = list(before.claims), list(after.claims)
    pairs: list[tuple[Claim, Claim]] = []
    for key in (_content, _own_id, _occasion, _assertion):
        pairs.extend(_pair(old, new, key))
    changes = (Change(one, other, _differing(one, other)) for one, other in pairs)
    names = {*before.agents, *before.sources}, {*after.agents, *after.sources}
    return Difference(
        added=tuple(new),
        withdrawn=tuple(old),
        changed=tuple(change for change in changes if change.fields),
        new_names=tuple(sorted(names[1] - names[0])),
        lost_names=tuple(sorted(names[0] - names[1])),
    )


def _content(claim: Claim) -> Hashable:
    return tuple(getattr(claim, field.name) for field in fields(claim) if field.name not in UNSAID)


def _own_id(claim: Claim) -> Hashable:
    return claim.id if claim.explicit_id else None


def _occasion(claim: Claim) -> Hashable:
    return (claim.statement, claim.stance, claim.by, claim.source, claim.passage.locator)


def _assertion(claim: Claim) -> Hashable:
    return (claim.statement, claim.stance, claim.by)


def _pair(old: list[Claim], new: list[Claim], key: Callable[[Claim], Hashable]) -> list[tuple[Claim, Claim]]:
    """Take from both lists the claims that share a key, in order; a key of None pairs with nothing."""
    waiting: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in old:
        waiting[key(claim)].append(claim)
    waiting.pop(None, None)
    found = [(waiting[key(claim)].pop(0), claim) for claim in tuple(new) if waiting[key(claim)]]
    _without(old, (one for one, _ in found))
    _without(new, (other for _, other in found))
    return found


def _without(claims: list[Claim], gone: Iterable[Claim]) -> None:
    places = {id(claim) for claim in gone}
    claims[:] = [claim for claim in claims if id(claim) not in places]


def _differing(one: Claim, other: Claim) -> tuple[str, ...]:
    names = (field.name for field in fields(one) if field.name not in UNSAID)
    return tuple(name for name in names if getattr(one, name) != getattr(other, name))
