"""Which of some sets are contained in another, without looking at all of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Beside = TypeVar("Beside")


class Contained(Generic[Beside]):
    """Sets of names, each with something beside it.

    Each set is kept under one of its names, the one with the fewest so far: a set that contains it has that
    name too.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._empty: list[Beside] = []
        self._under: defaultdict[str, list[tuple[frozenset[str], Beside]]] = defaultdict(list)

    def add(self, names: frozenset[str], beside: Beside) -> None:
        """Keep a set."""
        if not names:
            self._empty.append(beside)
            return
        rarest = min(names, key=lambda name: (len(self._under.get(name, ())), name))
        self._under[rarest].append((names, beside))

    def within(self, names: frozenset[str]) -> Iterator[Beside]:
        """Yield what stands beside the sets that are contained in this one."""
        yield from self._empty
        for name in names:
            for kept, beside in self._under.get(name, ()):
                if kept <= names:
                    yield beside


def minimal(sets: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Return the sets that contain no other, smallest first."""
    kept: Contained[bool] = Contained()
    found = []
    for each in sorted(set(sets), key=lambda one: (len(one), sorted(one))):
        if not any(kept.within(each)):
            kept.add(each, True)  # noqa: FBT003  nothing stands beside it
            found.append(each)
    return found
