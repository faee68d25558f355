"""Which names begin or end other names, looked up without comparing all with all."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Kinship:
    """The name keys of a document by their first and last words; "al" counts with the word after it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        self._by_edge: dict[str, list[str]] = defaultdict(list)
        for name in self._names:
            words = name.split()
            for edge in {words[0], words[-1]}:
                self._by_edge[edge].append(name)

    def longer(self, short: str) -> list[str]:
        """Give the names that end in a shorter one, or begin with it and have one word more."""
        words = short.split()
        near = {*self._by_edge.get(words[-1], ()), *self._by_edge.get(words[0], ())}
        return sorted(long for long in near if extends(long, short))

    def shorter(self, long: str) -> list[str]:
        """Give the names that a longer one ends in, or begins with."""
        words = long.split()
        parts = {" ".join(words[at:]) for at in range(1, len(words))} | {
            " ".join(words[:at]) for at in range(1, len(words))
        }
        return sorted(part for part in parts & self._names if extends(long, part))

    def sharing(self, short: str) -> list[str]:
        """Give every name that has the first or last word of another at its own edge."""
        words = short.split()
        return sorted({*self._by_edge.get(words[-1], ()), *self._by_edge.get(words[0], ())})


def extends(long: str, short: str) -> bool:
    """Whether a name is a shorter one with something before it, or one word after it."""
    rest = long.removeprefix(f"{short} ").removeprefix("al ")
    return long.endswith(f" {short}") or (long.startswith(f"{short} ") and " " not in rest)
