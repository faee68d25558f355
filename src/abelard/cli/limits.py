"""The option that says how long an answer may take, and the line that says how far the answer goes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from abelard.cli.screen import Screen
    from abelard.reasoning.limit import Limit, Reach

LONGEST = 60.0
"""Seconds, where nobody says."""


def add_within(parser: argparse.ArgumentParser, default: float = LONGEST) -> None:
    """Add the option."""
    parser.add_argument(
        "--within",
        type=_seconds,
        default=default,
        metavar="SECONDS",
        help=f"answer in about so many seconds, if need be in part ({default:g})",
    )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not seconds >= 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return seconds


def limited(options: argparse.Namespace) -> AbstractContextManager[Limit]:
    """Return the limit that was asked for, to be entered before anything is worked out."""
    from abelard.reasoning.limit import within  # noqa: PLC0415  --help needs no reasoning

    return within(options.within)


def print_reach(screen: Screen, reach: Reach) -> None:
    """Say how far the answer goes."""
    screen.print(reach.sentence, style="dim")
