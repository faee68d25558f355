"""The texts of a case's sources, read when asked for and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.case.files import inside

if TYPE_CHECKING:
    from pathlib import Path

    from abelard.model.case import Case

LARGEST_TEXT = 64 * 1024 * 1024
"""Bytes; a larger text is treated as absent."""


class Texts:
    """Reads a source's text, or else its digest, from the case's folder. Never outside it."""

    def __init__(self, root: Path, case: Case) -> None:
        """Take the folder and the case; nothing is read yet."""
        self.root = root
        self.case = case
        self._read: dict[str, str | None] = {}

    def of(self, source: str) -> str | None:
        """Return the text of a source, line ends made one line feed; None where the case has none."""
        known = self.case.sources.get(source)
        path = (known.text or known.digest) if known else ""
        return self.at(path) if path else None

    def at(self, path: str) -> str | None:
        """Return the text in a file of the case; None where it is missing, too large or outside."""
        if path not in self._read:
            self._read[path] = self._load(path)
        return self._read[path]

    def _load(self, path: str) -> str | None:
        relative = inside(self.root, "case.abl", path)
        if relative is None:
            return None
        try:
            file = self.root / relative
            if file.stat().st_size > LARGEST_TEXT:
                return None
            data = file.read_bytes()
        except OSError:
            return None
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")
        return text.replace("\r\n", "\n").replace("\r", "\n")
