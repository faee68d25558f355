"""Lines of text for a terminal, in columns, each piece with a role that the screen may colour."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Role: TypeAlias = Literal["", "heading", "name", "time", "quiet", "disputed", "denied"]

_UNSEEN = frozenset({"Mn", "Me", "Cf"})


class Piece(NamedTuple):
    """Some words of a line, and what they are."""

    text: str
    role: Role = ""


Line: TypeAlias = tuple[Piece, ...]
BLANK: Line = ()


def plain(line: Line) -> str:
    """Give a line without roles."""
    return "".join(piece.text for piece in line).rstrip()


def cells(text: str) -> int:
    """Give how many cells of a terminal a text takes: none for marks, two for wide letters (UAX 11)."""
    if text.isascii():
        return len(text)
    return sum(_cells_of(letter) for letter in text)


def padded(text: str, width: int) -> str:
    """Fill up with spaces to a width in cells; what is wider stays as it is."""
    return text + " " * max(0, width - cells(text))


def wrapped(text: str, width: int) -> Iterator[str]:
    """Break words into lines of at most so many cells; a single longer word stands alone."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and cells(longer) > width:
            yield line
            line = word
        else:
            line = longer
    yield line


def _cells_of(letter: str) -> int:
    if unicodedata.category(letter) in _UNSEEN:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1
