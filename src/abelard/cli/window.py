"""The options `--from` and `--to`: a window of time, in EDTF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.cli.parser import Usage

if TYPE_CHECKING:
    import argparse

    from abelard.model.circa import Circa
    from abelard.model.date import Date
    from abelard.model.span import Bounds


def add_window(parser: argparse.ArgumentParser) -> None:
    """Add `--from` and `--to`."""
    parser.add_argument("--from", dest="since", metavar="EDTF", help="leave out what was over before")
    parser.add_argument("--to", dest="until", metavar="EDTF", help="leave out what began after")


def read_window(options: argparse.Namespace, circa: Circa) -> Bounds | None:
    """Return the days from the first of `--from` to the last of `--to`; None if neither was given.

    Raises Usage where a date cannot be read or the window is empty.
    """
    from abelard.model.span import Bounds  # noqa: PLC0415  --help needs no model

    if options.since is None and options.until is None:
        return None
    since = _date(options.since, circa)
    until = _date(options.until, circa)
    window = Bounds(since.earliest if since else None, until.latest if until else None)
    if window.is_empty:
        raise Usage(f"--from {options.since} lies after --to {options.until}")
    return window


def _date(text: str | None, circa: Circa) -> Date | None:
    from abelard.model.date import Unreadable, read_date  # noqa: PLC0415  --help needs no model

    if text is None:
        return None
    date = read_date(text, circa)
    if isinstance(date, Unreadable):
        raise Usage(f"{date.message}: {text!r}" + (f"\n  {date.hint}" if date.hint else ""))
    return date
