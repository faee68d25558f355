"""A network some of whose claims are withdrawn: what they touch is settled anew, the rest is shared."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from abelard.reasoning.network_block import Block
from abelard.reasoning.network_terms import Told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from abelard.reasoning.network_terms import Node

Place: TypeAlias = tuple[Block, int]
"""A block and a group in it; group 0 is nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patchwork:
    """A block, and newer ones that each replace some groups of those before."""

    blocks: tuple[Block, ...]
    replaced: frozenset[Place] = frozenset()
    by_node: Mapping[Node, Block] = field(default_factory=dict)
    """The block of each node that is not in the first block any more."""
    by_claim: Mapping[str, Block] = field(default_factory=dict)

    def place(self, node: Node) -> Place:
        """Say where a node is."""
        block = self.by_node.get(node, self.blocks[0])
        return block, block.group(node)

    def doubtful(self) -> Iterator[Place]:
        """Go through the groups that stand and are not plain."""
        for block in self.blocks:
            yield from (place for group in block.doubtful if (place := (block, group)) not in self.replaced)

    def places(self) -> Iterator[Place]:
        """Go through all groups that stand."""
        for block in self.blocks:
            yield from (place for group in block.contents if (place := (block, group)) not in self.replaced)

    def claims(self) -> Iterator[str]:
        """Go through all claims that stand."""
        for block in self.blocks:
            yield from (claim for claim, group in block.home.items() if (block, group) not in self.replaced)

    def without(self, claims: Collection[str]) -> Patchwork:
        """Return the network without some claims; those it does not know make no difference."""
        touched = [*dict.fromkeys(place for claim in claims for place in self._of_claim(claim))]
        if not touched:
            return self
        contents = [block.contents[group] for block, group in touched]
        told = Told(
            [*chain.from_iterable(each.constraints for each in contents)],
            [*chain.from_iterable(each.alternatives for each in contents)],
        )
        patch = Block(told.without(claims), self.blocks[0].patience)
        return Patchwork(
            blocks=(*self.blocks, patch),
            replaced=self.replaced.union(touched),
            by_node={**self.by_node, **dict.fromkeys(told.nodes(), patch)},
            by_claim={**self.by_claim, **dict.fromkeys(told.claims(), patch)},
        )

    def _of_claim(self, claim: str) -> list[Place]:
        block = self.by_claim.get(claim, self.blocks[0])
        return [(block, block.home[claim])] if claim in block.home else []
