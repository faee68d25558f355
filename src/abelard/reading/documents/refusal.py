"""Why a document cannot be read, and how much of one is read at most."""

from __future__ import annotations

from dataclasses import dataclass


class UnreadableDocumentError(Exception):
    """The document cannot be read; the message says why and what to do, in words for its owner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is read of one document: beyond it the document is refused, never cut in silence.

    `bytes` of the file, `characters` of its text, `pages` of a PDF, `unpacked` bytes of a DOCX, ODT or EPUB,
    `elements` of its markup, `messages` of a mailbox, `scanned` pages whose letters have to be recognised.
    """

    bytes: int = 50_000_000
    characters: int = 8_000_000
    pages: int = 3_000
    unpacked: int = 120_000_000
    elements: int = 4_000_000
    messages: int = 10_000
    scanned: int = 200

    def check(self, what: str, count: int) -> None:
        """Raise UnreadableDocumentError if there is more of it than is read."""
        most = int(getattr(self, what))
        if count > most:
            msg = (
                f"the document has {count:,} {_NAMES[what]}; at most {most:,} are read: "
                f"split it, or allow more with --limit {what}={_rounded(count)}"
            )
            raise UnreadableDocumentError(msg)


_NAMES = {
    "bytes": "bytes",
    "characters": "characters",
    "pages": "pages",
    "unpacked": "bytes or more when unpacked",
    "elements": "pieces of markup or more",
    "messages": "messages",
    "scanned": "scanned pages",
}
LIMITS = Limits()


def _rounded(count: int) -> int:
    """Give the next number with one digit that matters, so that the hint is easy to type."""
    scale = int(10 ** (len(str(count)) - 1))
    return -(-count // scale) * scale
