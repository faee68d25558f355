"""Fetching one page that the user named, and keeping what came with its time, address and hash.

Nothing else in Abelard goes out by itself. Start at `fetch.py`.
"""

from __future__ import annotations

from abelard.reading.fetching.archive import archive
from abelard.reading.fetching.fetch import Fetched, fetch
from abelard.reading.fetching.whereabouts import NotFetchedError

__all__ = ["Fetched", "NotFetchedError", "archive", "fetch"]
