"""XML from strangers, piece by piece: no document type, no entities, no tree in memory, bounded in size.

The standard library's expat is used as it is. Without a document type there are neither external entities nor
entities that grow, and as nothing but the handlers' own text is kept, a long document costs no memory.
"""

from __future__ import annotations

import pyexpat
from typing import TYPE_CHECKING, Protocol

from abelard.reading.documents.refusal import UnreadableDocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from abelard.reading.documents.refusal import Limits

_DEEPEST = 1_000


class Target(Protocol):
    """What hears the elements; names are `prefix:name` with the prefixes of `stream_xml`."""

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Hear that an element begins."""

    def end(self, name: str) -> None:
        """Hear that an element ends."""

    def data(self, words: str) -> None:
        """Hear the text between two tags."""


def stream_xml(pieces: Iterable[bytes], target: Target, prefixes: Mapping[str, str], limits: Limits) -> None:
    """Tell a target what an XML file says.

    `prefixes` gives a short prefix for each namespace that matters; names of others have an empty one.
    Raises UnreadableDocumentError for what is broken, declares a document type, or is larger than the limits.
    """
    parser = pyexpat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    names: dict[str, str] = {}
    count = depth = 0

    def short(name: str) -> str:
        if name not in names:
            space, _, local = name.rpartition("}")
            names[name] = f"{prefixes.get(space, '')}:{local}"
        return names[name]

    def begin(name: str, given: dict[str, str]) -> None:
        nonlocal count, depth
        count, depth = count + 1, depth + 1
        if count > limits.elements or depth > _DEEPEST:
            _refuse_size(limits, count)
        target.start(short(name), {short(key): value for key, value in given.items()})

    def finish(name: str) -> None:
        nonlocal depth
        depth -= 1
        target.end(short(name))

    parser.StartElementHandler, parser.EndElementHandler = begin, finish
    parser.CharacterDataHandler = target.data
    try:
        for piece in pieces:
            parser.Parse(piece, False)  # noqa: FBT003 - expat takes it by place
        parser.Parse(b"", True)  # noqa: FBT003 - the same
    except pyexpat.ExpatError as error:
        msg = f"its markup is broken ({error}): open it in the program that made it and save it again"
        raise UnreadableDocumentError(msg) from error


def _refuse_size(limits: Limits, count: int) -> None:
    limits.check("elements", count)
    msg = "its markup is nested deeper than any writer makes it; it was not read"
    raise UnreadableDocumentError(msg)


def _refuse_doctype(*_: object) -> None:
    msg = "it declares a document type of its own, which no such file needs; it was not read"
    raise UnreadableDocumentError(msg)
