"""A set of constraints settled at one go, and the components it falls into."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from abelard.reasoning.network_component import Component
from abelard.reasoning.network_parts import drawn, grouped
from abelard.reasoning.network_paths import settle
from abelard.reasoning.network_terms import Told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abelard.reasoning.network_terms import Alternatives, Constraint, Node


class Block:
    """What a network was told, drawn, grouped, and settled as far as alternatives leave nothing open."""

    def __init__(self, told: Told, patience: int) -> None:
        self.drawing = drawn(told)
        self.groups = grouped(self.drawing)
        self.settled = settle(self.drawing.arrows, self.drawing.told, self.groups)
        self.open = {self._homes[marker] for marker in self.drawing.markers}
        """The groups in which there are alternatives, so that settling once did not settle all."""
        self.patience = patience
        self._told = told
        self._components: dict[int, Component] = {}

    def group(self, node: Node) -> int:
        """Return the group of a node, 0 if the block has nothing to say of it."""
        return self.groups[self.drawing.index.get(node, 0)]

    def is_plain(self, group: int) -> bool:
        """Say whether a group is consistent and without alternatives."""
        return group not in self.settled.cycles and group not in self.open

    @cached_property
    def doubtful(self) -> tuple[int, ...]:
        """The groups that are not plain, in the order told."""
        doubted = self.open.union(self.settled.cycles)
        return tuple(group for group in dict.fromkeys(self._homes) if group in doubted) if doubted else ()

    def component(self, group: int) -> Component:
        """Return the component that is a group."""
        if group not in self._components:
            known = self._contents_in_doubt if group in self._contents_in_doubt else self.contents
            self._components[group] = Component(known[group], self.patience)
        return self._components[group]

    @cached_property
    def contents(self) -> dict[int, Told]:
        """What each group was told."""
        return self._sorted(dict.fromkeys(self._homes))

    @cached_property
    def _contents_in_doubt(self) -> dict[int, Told]:
        """What the groups were told that are not plain: a few of many, and all that a check asks for."""
        return self._sorted(self.doubtful)

    def _sorted(self, groups: Iterable[int]) -> dict[int, Told]:
        contents: dict[int, tuple[list[Constraint], list[Alternatives]]] = {
            group: ([], []) for group in groups
        }
        for group, constraint in zip(self._homes, self._told.constraints, strict=False):
            if group in contents:
                contents[group][0].append(constraint)
        for marker, each in zip(self.drawing.markers, self._told.alternatives, strict=True):
            if (group := self._homes[marker]) in contents:
                contents[group][1].append(each)
        return {group: Told(*content) for group, content in contents.items()}

    @cached_property
    def home(self) -> dict[str, int]:
        """The group of each claim, in the order told."""
        home: dict[str, int] = {}
        for group, constraint in zip(self._homes, self.drawing.constraints, strict=True):
            home.setdefault(constraint.claim, group)
        home.pop("", None)
        return home

    @cached_property
    def _homes(self) -> list[int]:
        """The group of each arrow."""
        arrows, groups = self.drawing.arrows, self.groups
        return [groups[tail or head] for tail, head in zip(arrows.tails, arrows.heads, strict=True)]
