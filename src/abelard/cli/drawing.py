"""Writes a drawing into a file."""

from __future__ import annotations

from pathlib import Path

from abelard.cli.parser import Usage


def write_drawing(file: str, svg: str) -> None:
    """Write an SVG. Raises Usage where the file cannot be written."""
    try:
        Path(file).write_text(svg, encoding="utf-8")
    except OSError as error:
        raise Usage(f"{file} cannot be written: {error.strerror}") from error


def check_width(width: int, narrowest: int) -> None:
    """Raise Usage where a picture would be too narrow to be read."""
    if width < narrowest:
        raise Usage(f"--width {width} is too narrow; at least {narrowest}")
