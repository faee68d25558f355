"""A case as one side tells it: with only the claims that stand in a viewpoint."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.reasoning.standing import OPEN_MARK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from abelard.model.case import Case
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.circuit import Node


def holding(belief: Belief, nodes: Mapping[str, Node]) -> frozenset[str]:
    """Return the keys of the nodes that hold in a viewpoint, all worked out in one go."""
    values = belief.in_worlds(nodes.values(), lambda leaf: int(not leaf.startswith(OPEN_MARK)), 1)
    return frozenset(key for key, node in nodes.items() if values[node])


def standing_claims(belief: Belief) -> frozenset[str]:
    """Return the ids of the claims that stand in a viewpoint."""
    return holding(belief, {claim.id: belief.credit.undoubted(claim) for claim in belief.case.claims})


def only(case: Case, claims: frozenset[str]) -> Case:
    """Return the case with some of its claims."""
    return replace(case, claims=tuple(claim for claim in case.claims if claim.id in claims))


def standing_case(belief: Belief) -> Case:
    """Return the case with only the claims that stand in a viewpoint."""
    return only(belief.case, standing_claims(belief))
