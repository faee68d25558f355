"""ZIP containers from strangers (DOCX, ODT, EPUB): read in memory, never unpacked onto the disk.

What is unpacked is counted as it comes out, since the sizes a container declares may lie. A container in a
container is never opened.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from abelard.reading.documents.refusal import UnreadableDocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.reading.documents.refusal import Limits

_PIECE = 65_536
_AGAIN = "open it in the program that made it and save it again"
_MOST_NAMES = 20_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, OverflowError)


class Container:
    """An opened container; all of its parts together may give `limits.unpacked` bytes."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._given = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            msg = f"the ZIP container is broken ({error}): {_AGAIN}"
            raise UnreadableDocumentError(msg) from error
        infos = self._zip.infolist()
        if len(infos) > _MOST_NAMES:
            msg = f"the container has {len(infos):,} parts; no document has more than {_MOST_NAMES:,}"
            raise UnreadableDocumentError(msg)
        self._infos = {info.filename: info for info in infos}

    def __contains__(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name in self._infos

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._infos)

    def stream(self, name: str) -> Iterator[bytes]:
        """Give a part's bytes, piece by piece; raises UnreadableDocumentError where they are too many."""
        try:
            with self._zip.open(self._infos[name]) as part:
                while piece := part.read(_PIECE):
                    self._given += len(piece)
                    self._limits.check("unpacked", self._given)
                    yield piece
        except RuntimeError as error:  # what zipfile raises for a part with a password
            msg = "the document is encrypted: save it without a password"
            raise UnreadableDocumentError(msg) from error
        except _BROKEN as error:
            msg = f"its part {name} is broken ({error}): {_AGAIN}"
            raise UnreadableDocumentError(msg) from error

    def read(self, name: str) -> bytes:
        """Give a part's bytes, whole; none if there is no such part."""
        return b"".join(self.stream(name)) if name in self else b""


def resolved(folder: str, target: str) -> str:
    """Give the name of a part that another, in `folder`, refers to; empty if it leads out of it all."""
    path = target.partition("#")[0]
    name = posixpath.normpath(path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path))
    return "" if not path or name.startswith("..") or "://" in target else name
