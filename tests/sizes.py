"""How much of a slow suite is run: all of it with `--slow`, a fiftieth in CI."""

from __future__ import annotations

import os

REDUCED = bool(os.environ.get("ABELARD_REDUCED"))
SHARE = 50


def some(numbers: range) -> range:
    """Return the numbers, or the first fiftieth of them where suites run at reduced size."""
    return numbers[: max(1, len(numbers) // SHARE)] if REDUCED else numbers
