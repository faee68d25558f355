"""Dates for formats that know nothing of uncertainty: year, month and day, where a date is no more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abelard.model.date import Date
    from abelard.model.when import Point, When

PLAIN = re.compile(r"(-?\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?[?~%]?", re.ASCII)


def parts(date: Date) -> tuple[int, ...]:
    """Return year, month and day, as many as are given; nothing where a date is anything else."""
    found = PLAIN.fullmatch(date.text)
    return tuple(int(part) for part in found.groups() if part is not None) if found else ()


def iso(date: Date | None) -> str:
    """Return a date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; empty where it is anything else."""
    return date.text.rstrip("?~%") if date is not None and parts(date) else ""


def ends(when: When) -> tuple[str, str]:
    """Return the plain dates at which a time starts and ends; empty where it gives none."""
    if when.mode != "span":
        return "", ""
    start, end = (_only(points) for points in (when.start, when.end))
    return iso(start), iso(end)


def moment(when: When) -> str:
    """Return the plain date at which a thing is said to have been so; empty where it is told otherwise."""
    return iso(_only(when.start)) if when.mode == "at" else ""


def _only(points: tuple[Point, ...]) -> Date | None:
    """Return the date of a single point that is a mere date."""
    is_mere = len(points) == 1 and points[0].kind == "at" and not points[0].anchor.edge
    return points[0].anchor.date if is_mere else None
