"""Readers by name: what makes proposals of a document, built in or brought by another package.

To add one: a function `(settings: Mapping[str, str]) -> Reader` under the entry point group
`abelard.readers`. What it gives has the two methods of `Reader`; what it proposes must rest on words of
the document. The built-in ones come through the same door: `rules`, which works offline, and `endpoint`,
which asks a server you name.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from abelard.reading.result import Document, Reading

    Progress = Callable[[int, int], None]

GROUP = "abelard.readers"
BUILT_IN = (
    EntryPoint("rules", "abelard.reading.readers:Rules", GROUP),
    EntryPoint("endpoint", "abelard.reading.endpoint:EndpointReader", GROUP),
)


class Reader(Protocol):
    """What reads a document."""

    def cost(self, document: Document) -> str:
        """Say what reading the document sends out of this machine and costs; empty if nothing leaves it."""

    def read(self, document: Document, *, progress: Progress | None = None) -> Reading:
        """Give the proposals; `progress` hears (done, in all)."""


class Rules:
    """The default reader: rules and small models, offline."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        """Take no settings."""
        if settings:
            msg = f"the reader `rules` knows no {', '.join(settings)}"
            raise ValueError(msg)

    def cost(self, _: Document) -> str:
        """Send nothing."""
        return ""

    def read(self, document: Document, *, progress: Progress | None = None) -> Reading:
        """Give the proposals."""
        from abelard.reading.reader import read_text  # noqa: PLC0415 - loads the language model

        return read_text(document, progress=progress)


def reader_names() -> tuple[str, ...]:
    """Give the names of all readers there are."""
    return tuple(_found())


def reader_named(name: str, settings: Mapping[str, str]) -> Reader:
    """Give a reader; raises KeyError for an unknown name, ValueError for settings it has not."""
    made: Reader = _found()[name].load()(settings)
    return made


def _found() -> dict[str, EntryPoint]:
    """Give the built-in readers and those that other packages bring, which may not take a built-in name."""
    return {one.name: one for one in (*entry_points(group=GROUP), *BUILT_IN)}
