"""Words from a file made safe for a line of text, and joined into sentences."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from abelard.model.names import isolate

if TYPE_CHECKING:
    from collections.abc import Iterable

_SPACE = re.compile(r"\s+")
_PARTICLE = re.compile(r"(?:al|as|ash|ad|ar|at|an|az|el|de|von|ibn|ben)[- ]")
"""Small words at the head of a name, which stay small at the head of a sentence."""


def clean(text: str) -> str:
    """Make text from a file safe within a line: no control characters, no stray direction, single spaces."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    kept = "".join(letter for letter in _SPACE.sub(" ", text) if not _is_control(letter))
    return isolate(kept)


def listed(words: Iterable[str], last: str = "and") -> str:
    """Join names as in a sentence: `A, B and C`."""
    every = list(words)
    if len(every) <= 1:
        return "".join(every)
    return f"{', '.join(every[:-1])} {last} {every[-1]}"


def sentence(clause: str) -> str:
    """Make a clause a sentence: a capital (not for an Arabic article), a full stop."""
    if not clause:
        return ""
    first = clause if _PARTICLE.match(clause) else clause[0].upper() + clause[1:]
    return first if first.endswith((".", "!", "?", "…", ".”")) else f"{first}."


def _is_control(letter: str) -> bool:
    if letter.isascii():
        return not letter.isprintable()
    return unicodedata.category(letter) in ("Cc", "Cs") or ord(letter) & 0xFFFE == 0xFFFE  # noqa: PLR2004  ends every plane
