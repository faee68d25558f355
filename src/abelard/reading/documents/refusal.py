"""Why a document cannot be read, and how much of one is read at most."""

from __future__ import annotations

MOST_BYTES = 50_000_000
MOST_CHARACTERS = 8_000_000
MOST_PAGES = 3_000


class UnreadableDocumentError(Exception):
    """The document cannot be read; the message says why, in words for its owner."""
