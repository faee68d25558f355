"""What would overturn an answer: the smallest sets of witnesses to withdraw, or to believe besides."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from abelard.reasoning.answer import Verdict, verdict
from abelard.reasoning.circuit import FALSE, Node
from abelard.reasoning.contained import minimal
from abelard.reasoning.derivation import CLAIM_MARK
from abelard.reasoning.limit import until_over
from abelard.reasoning.standing import OPEN_MARK, witness_of
from abelard.reasoning.supports import hitting_sets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from abelard.reasoning.belief import Belief
    from abelard.reasoning.grounds import Grounds

_MOST_PAIRED = 70  # witnesses of which every two are tried together
_MOST_HITTING = 64
CHANGES = "what would overturn it"


@dataclass(frozen=True, slots=True)
class Change:
    """A set of witnesses, and the answer if they are withdrawn, or believed besides."""

    witnesses: tuple[str, ...]
    answer: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Overturning:
    """What would change an answer, the smallest sets first."""

    withdrawals: tuple[Change, ...] = ()
    additions: tuple[Change, ...] = ()
    complete: bool = True
    """Whether every one and every two were tried, and all sets found are listed."""

    def as_json(self) -> dict[str, Any]:
        """Give it as the contract has it, with the answers beside."""
        return {
            "withdrawals": [list(each.witnesses) for each in self.withdrawals],
            "additions": [list(each.witnesses) for each in self.additions],
            "withdrawals_give": [str(each.answer) for each in self.withdrawals],
            "additions_give": [str(each.answer) for each in self.additions],
            "complete": self.complete,
        }


def overturning(belief: Belief, grounds: Grounds, *, most: int = 10) -> Overturning:
    """Return the smallest sets whose withdrawal, or whose belief, changes the answer.

    Every witness is tried alone and every two together; larger sets as far as they take away every support,
    or complete one.
    """
    nodes = _nodes(grounds)
    leaves = _leaves(belief, nodes)
    believed = frozenset(leaf for leaf in leaves if not leaf.startswith(OPEN_MARK))
    left_open = leaves - believed
    certain = verdict(grounds, belief.holds) is Verdict.YES
    pro, con = grounds.pro_node(certain=certain), grounds.con_node(elsewhere=True)
    away = [*_small(believed), *_cover(belief, pro, believed), *_cover(belief, con, believed)]
    more = [*_small(left_open), *_missing(belief, (pro, con), left_open)]
    fewer, all_fewer = _changes(belief, grounds, nodes, believed, away)
    added, all_added = _changes(belief, grounds, nodes, believed, more)
    return Overturning(
        withdrawals=fewer[:most],
        additions=added[:most],
        complete=all_fewer and all_added and max(map(len, (fewer, added))) <= most and _paired(leaves),
    )


def _paired(leaves: frozenset[str]) -> bool:
    """Whether every two of those believed, and of those left open, were tried together."""
    left_open = sum(leaf.startswith(OPEN_MARK) for leaf in leaves)
    return max(left_open, len(leaves) - left_open) <= _MOST_PAIRED


def _in_world(values: dict[Node, int], bit: int) -> Callable[[Node], bool]:
    return lambda node: bool(values[node] & bit)


def _nodes(grounds: Grounds) -> list[Node]:
    found = {FALSE}
    for each in grounds.pros:
        found |= {each.certain, each.possible, each.fact.node, *(cut.node for cut in each.fact.track.cuts)}
    for con in grounds.cons:
        found |= {con.node, *(cut.node for cut in con.cuts)}
    return sorted(found)


def _leaves(belief: Belief, nodes: list[Node]) -> frozenset[str]:
    """Return the leaves of witnesses on which the nodes depend, through the claims."""
    circuit = belief.circuit
    below = circuit.below(nodes)
    claims = [
        key.removeprefix(CLAIM_MARK)
        for node in below
        if (key := circuit.keys.get(node, "")).startswith(CLAIM_MARK)
    ]
    credit = circuit.below(map(belief.credit_node, claims))
    return frozenset(circuit.keys[node] for node in credit if node in circuit.keys)


def _small(leaves: frozenset[str]) -> list[frozenset[str]]:
    ordered = sorted(leaves)
    pairs = combinations(ordered, 2) if len(ordered) <= _MOST_PAIRED else ()
    return [*(frozenset((each,)) for each in ordered), *map(frozenset, pairs)]


def _cover(belief: Belief, node: Node, believed: frozenset[str]) -> Iterable[frozenset[str]]:
    """Yield sets that take away every support of a node."""
    needs = [frozenset(label.needs) & believed for label in belief.labels(node)[0]]
    return hitting_sets(needs, _MOST_HITTING) if needs and all(needs) else ()


def _missing(belief: Belief, nodes: tuple[Node, ...], left_open: frozenset[str]) -> list[frozenset[str]]:
    """Return what is missing to each support that calls on witnesses left open."""
    return [
        label.needs & left_open
        for node in nodes
        for label in belief.labels(node, open_too=True)[0]
        if label.needs & left_open
    ]


def _changes(
    belief: Belief,
    grounds: Grounds,
    nodes: list[Node],
    believed: frozenset[str],
    tried: list[frozenset[str]],
) -> tuple[tuple[Change, ...], bool]:
    """Return the minimal changes that lead to another answer, and whether all were tried.

    They are tried at once, a bit for each; those that come out alike for every node are answered once.
    """
    worlds = list(dict.fromkeys(tried))
    moved: dict[str, int] = {}
    for number, change in enumerate(worlds):
        for leaf in change:
            moved[leaf] = moved.get(leaf, 0) | 1 << number
    every = (1 << len(worlds)) - 1

    def truth(leaf: str) -> int:
        return (every if leaf in believed else 0) ^ moved.get(leaf, 0)

    values = belief.in_worlds(nodes, truth, len(worlds))
    now = verdict(grounds, belief.holds)
    answers: dict[frozenset[str], Verdict] = {}
    looked_at = 0
    for alike in until_over(_alike([values[node] for node in nodes], every), CHANGES):
        looked_at += alike.bit_count()
        found = verdict(grounds, _in_world(values, alike & -alike))
        if found is not now:
            answers.update((worlds[number], found) for number in _bits(alike))
    changes = (
        Change(tuple(sorted({witness_of(leaf) for leaf in change})), answers[change])
        for change in minimal(answers)
    )
    return tuple(changes), looked_at == len(worlds)


def _alike(values: list[int], every: int) -> list[int]:
    """Part worlds into those in which all values are the same, a bit for each."""
    parts = [every] if every else []
    for value in values:
        parts = [part for one in parts for part in (one & value, one & ~value) if part]
    return parts


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
