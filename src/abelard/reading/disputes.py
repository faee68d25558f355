"""Disputes: statements that cannot all be so, held by different people.

Two kinds are seen: one statement that some affirm and others deny or doubt, and pairs that the pack's
constraints exclude (part of something and independent of it; two makers of one deed told by different sides).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from abelard.reading.result import DisputeProposal, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.reading.result import AssertionProposal, StatementProposal

_EXCLUDING = (
    {"part-of", "independent-of"},
    {"loyal-to", "defies"},
    {"supports", "opposes"},
    {"obeys", "defies"},
)
_ONE_DOER = frozenset({"kills", "founds", "invents", "discovers", "writes"})


def find_disputes(
    statements: tuple[StatementProposal, ...], assertions: tuple[AssertionProposal, ...]
) -> tuple[DisputeProposal, ...]:
    """Every dispute among the assertions, each with its sides and the author's verdict if he gives one."""
    held: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in assertions:
        held[one.statement][one.stance].add(one.asserted_by)
    return (*_denied(statements, held), *_excluded(statements, held))


def _denied(
    statements: tuple[StatementProposal, ...], held: dict[str, dict[str, set[str]]]
) -> Iterator[DisputeProposal]:
    for one in statements:
        yes = held[one.id]["affirm"]
        no = (held[one.id]["deny"] | held[one.id]["doubt"]) - yes
        if yes - no and no:
            author = "author" in yes
            yield DisputeProposal(
                about=f"whether {one.subject} {one.predicate} {one.object or ''}".strip(),
                sides=(
                    Side(held_by=tuple(sorted(yes)), statements=(one.id,)),
                    Side(held_by=tuple(sorted(no)), statements=(one.id,)),
                ),
                resolution=one.id if author else None,
            )


def _excluded(
    statements: tuple[StatementProposal, ...], held: dict[str, dict[str, set[str]]]
) -> Iterator[DisputeProposal]:
    for at, one in enumerate(statements):
        for two in statements[at + 1 :]:
            if not _exclude(one, two):
                continue
            left, right = held[one.id]["affirm"], held[two.id]["affirm"]
            shared = one.predicate == "founds" and "author" in left | right  # founders may be many
            if left and right and left != right and not shared:
                yield DisputeProposal(
                    about=f"{one.predicate} or {two.predicate}: {one.subject}, {one.object}",
                    sides=(
                        Side(held_by=tuple(sorted(left)), statements=(one.id,)),
                        Side(held_by=tuple(sorted(right)), statements=(two.id,)),
                    ),
                    resolution=one.id
                    if "author" in left - right
                    else two.id
                    if "author" in right - left
                    else None,
                )


def _exclude(one: StatementProposal, two: StatementProposal) -> bool:
    if one.predicate == two.predicate:
        return (
            one.predicate in _ONE_DOER
            and one.object == two.object
            and one.object is not None
            and one.subject != two.subject
        )
    pair = {one.predicate, two.predicate}
    return any(pair == both for both in _EXCLUDING) and (one.subject, one.object) == (two.subject, two.object)
