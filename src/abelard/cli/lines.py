"""Prints the lines that views give, each piece in the style of its role."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abelard.cli.screen import Screen
    from abelard.views.lines import Line

STYLES = {
    "": "",
    "heading": "bold",
    "name": "bold underline",
    "time": "cyan",
    "quiet": "dim",
    "disputed": "yellow",
    "denied": "strike",
}


def print_lines(screen: Screen, lines: Iterable[Line]) -> None:
    """Print lines; a screen without colours shows the words alone."""
    from rich.text import Text  # noqa: PLC0415  slow to import

    for line in lines:
        text = Text()
        for piece in line:
            text.append(piece.text, STYLES[piece.role])
        text.rstrip()
        screen.print(text)
