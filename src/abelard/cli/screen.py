"""What commands print: JSON for programs, and text for people that degrades in a pipe."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console


def print_json(value: Any) -> None:  # noqa: ANN401  any JSON value
    """Print one JSON value and nothing else on standard output."""
    import msgspec  # noqa: PLC0415  only when JSON is asked for

    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    sys.stdout.write(text + "\n")


def console(*, stderr: bool = False) -> Console:
    """Return a console that colours on a terminal and prints plain text in a pipe."""
    from rich.console import Console  # noqa: PLC0415  slow to import

    wide = None if sys.stdout.isatty() else 200
    return Console(stderr=stderr, highlight=False, soft_wrap=True, emoji=False, markup=False, width=wide)


def plural(number: int, word: str) -> str:
    """Return a number with its noun: `1 claim`, `2 claims`."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
