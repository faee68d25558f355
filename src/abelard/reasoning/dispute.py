"""Disputes: conflicts that hang together by the claims they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from abelard.reasoning.sentences import say_about

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abelard.model.case import Case
    from abelard.reasoning.conflict import Conflict, Conflicts


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A connected group of conflicts, and the tensions that touch it."""

    id: str
    about: str
    """What it is about, in words: the statement most of its claims speak of."""
    conflicts: tuple[Conflict, ...]
    latent: tuple[Conflict, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims in conflict, tensions apart."""
        return tuple(
            dict.fromkeys(claim for each in self.conflicts if not each.tension for claim in each.claims)
        )

    def as_json(self) -> dict[str, Any]:
        """Give it as the contract has it."""
        return {"id": self.id, "about": self.about, "conflicts": [each.as_json() for each in self.conflicts]}


def disputes_of(case: Case, conflicts: Conflicts) -> tuple[Dispute, ...]:
    """Group conflicts into disputes, the largest first.

    Tensions that touch none make their own, at the end.
    """
    hard = [each for each in conflicts.found if not each.tension]
    soft = [each for each in conflicts.found if each.tension]
    hidden = list(conflicts.latent)
    unseen = {id(each) for each in hidden}
    groups = _grouped([*hard, *hidden])
    place = {claim: number for number, group in enumerate(groups) for each in group for claim in each.claims}
    loose = []
    for each in soft:
        touched = next((place[claim] for claim in each.claims if claim in place), None)
        if touched is None:
            loose.append(each)
        else:
            groups[touched].append(each)
    shown = [group for group in groups if any(not each.tension and id(each) not in unseen for each in group)]
    shown.sort(key=lambda group: -len(group))
    return tuple(
        _dispute(case, f"d{number}", group, unseen)
        for number, group in enumerate([*shown, *_grouped(loose)], start=1)
    )


def _dispute(case: Case, name: str, group: list[Conflict], unseen: set[int]) -> Dispute:
    shown = tuple(each for each in group if id(each) not in unseen)
    return Dispute(
        id=name,
        about=_about(case, shown),
        conflicts=shown,
        latent=tuple(each for each in group if id(each) in unseen),
    )


def _about(case: Case, conflicts: Iterable[Conflict]) -> str:
    counts = Counter(
        case.claim[claim].statement.labelled("")
        for each in conflicts
        for claim in each.claims
        if case.claim[claim].statement.is_ground
    )
    most = max(counts.values(), default=0)
    statement = next((each for each, count in counts.items() if count == most), None)
    return say_about(case, statement) if statement else ""


def _grouped(conflicts: list[Conflict]) -> list[list[Conflict]]:
    """Put conflicts together that share a claim, or a claim that would take one of them away."""
    root: dict[str, str] = {}

    def find(claim: str) -> str:
        while root.setdefault(claim, claim) != claim:
            claim = root[claim]
        return claim

    for each in conflicts:
        claims = _involved(each)
        for claim in claims[1:]:
            root[find(claim)] = find(claims[0])
    groups: defaultdict[str, list[Conflict]] = defaultdict(list)
    for each in conflicts:
        groups[find(each.claims[0])].append(each)
    return list(groups.values())


def _involved(conflict: Conflict) -> list[str]:
    return [*conflict.claims, *sorted(claim for each in conflict.undone_by for claim in each)]
