"""A set of constraints settled at one go, and the components it falls into."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from abelard.reasoning.network_component import Component
from abelard.reasoning.network_parts import drawn, grouped
from abelard.reasoning.network_paths import settle
from abelard.reasoning.network_terms import Told

if TYPE_CHECKING:
    from abelard.reasoning.network_terms import Alternatives, Constraint, Node


class Block:
    """What a network was told, drawn, grouped, and settled as far as alternatives leave nothing open."""

    def __init__(self, told: Told, patience: int) -> None:
        self.drawing = drawn(told)
        self.groups = grouped(self.drawing)
        self.settled = settle(self.drawing.arrows, self.drawing.told, self.groups)
        self.open = {self._group_of(marker) for marker in self.drawing.markers}
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
        if not self.settled.cycles and not self.open:
            return ()
        return tuple(group for group in self.contents if not self.is_plain(group))

    def component(self, group: int) -> Component:
        """Return the component that is a group."""
        if group not in self._components:
            self._components[group] = Component(self.contents[group], self.patience)
        return self._components[group]

    @cached_property
    def contents(self) -> dict[int, Told]:
        """What each group was told."""
        contents: dict[int, tuple[list[Constraint], list[Alternatives]]] = {}
        for arrow, constraint in enumerate(self._told.constraints):
            contents.setdefault(self._group_of(arrow), ([], []))[0].append(constraint)
        for marker, each in zip(self.drawing.markers, self._told.alternatives, strict=True):
            contents.setdefault(self._group_of(marker), ([], []))[1].append(each)
        return {group: Told(*content) for group, content in contents.items()}

    @cached_property
    def home(self) -> dict[str, int]:
        """The group of each claim, in the order told."""
        home: dict[str, int] = {}
        for arrow, constraint in enumerate(self.drawing.constraints):
            home.setdefault(constraint.claim, self._group_of(arrow))
        home.pop("", None)
        return home

    def _group_of(self, arrow: int) -> int:
        return self.groups[self.drawing.arrows.tails[arrow] or self.drawing.arrows.heads[arrow]]
