"""What commands print: JSON for programs, and text for people that degrades in a pipe."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, TypeAlias

from abelard.cli.patience import Patience

if TYPE_CHECKING:
    from rich.console import Console


def print_json(value: Any) -> None:  # noqa: ANN401  any JSON value
    """Print one JSON value and nothing else on standard output."""
    import msgspec  # noqa: PLC0415  only when JSON is asked for

    Patience.end()
    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    sys.stdout.write(text + "\n")


class Plain:
    """Prints without colour or wrapping: for pipes and files, where a terminal's library only costs time."""

    is_terminal = False
    width = 100

    def __init__(self, *, stderr: bool) -> None:
        """Take the stream to print to."""
        self.stream = sys.stderr if stderr else sys.stdout

    def print(self, text: object = "", *, style: object = "", end: str = "\n") -> None:
        """Print a text as it is."""
        del style  # a pipe has no colours
        self.stream.write(f"{getattr(text, 'plain', text)}{end}")


Screen: TypeAlias = "Plain | Console"


def console(*, stderr: bool = False) -> Screen:
    """Return what prints for people: in colour on a terminal, plainly in a pipe."""
    Patience.end()
    stream = sys.stderr if stderr else sys.stdout
    if not stream.isatty():
        return Plain(stderr=stderr)
    from rich.console import Console  # noqa: PLC0415  slow to import

    return Console(stderr=stderr, highlight=False, soft_wrap=True, emoji=False, markup=False)


def say_aside(text: str) -> None:
    """Print a line for people on standard error, made safe for a terminal."""
    from abelard.model.wording_text import clean  # noqa: PLC0415  --help needs no model

    lines = (clean(line) if line.strip() else "" for line in text.split("\n"))
    indents = (line[: len(line) - len(line.lstrip(" "))] for line in text.split("\n"))
    said = "\n".join(indent + line.lstrip(" ") for indent, line in zip(indents, lines, strict=True))
    if sys.stderr is not None:
        sys.stderr.write(f"abelard: {said}\n")


def plural(number: int, word: str, several: str = "") -> str:
    """Return a number with its noun: `1 claim`, `2 claims`."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {several or word + 's'}"
