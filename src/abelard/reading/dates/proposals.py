"""Timexes to date proposals: ranges joined, bounds read ("by May 2002"), each with its EDTF.

What names no day ("now", "daily", "in the morning") is left out: it is time, but no date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abelard.reading.dates.days import shift_days
from abelard.reading.dates.edtf import edtf_of
from abelard.reading.dates.words import DASH
from abelard.reading.result import DateProposal

if TYPE_CHECKING:
    from abelard.reading.dates.timex import Timex

_DASHED = re.compile(rf"\s*{DASH}\s*")
_TO = re.compile(r"\s+(?:to|through|until|till)\s+(?:the )?", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:the )?", re.IGNORECASE)
_FROM = re.compile(r"\bfrom(?: the)?\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween(?: the)?\s*$", re.IGNORECASE)
_BOUNDS = (
    (re.compile(r"\b(?:no later than|not later than|in or before|on or before|at or before|at the latest "
        r"by|by)\s*$", re.IGNORECASE), "by"),
    (re.compile(r"\b(?:before|prior to|earlier than|ahead of)\s*$", re.IGNORECASE), "before"),
    (re.compile(r"\b(?:no earlier than|not before|in or after|on or after)\s*$", re.IGNORECASE), "from"),
    (re.compile(r"\b(?:(?<!soon )(?<!shortly )(?<!day )after|later than)\s*$", re.IGNORECASE), "after"),
)  # fmt: skip
_OR_BEFORE = re.compile(r"\s*(?:,\s*)?or (?P<way>before|earlier|after|later)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """One or two timexes that make one date."""

    first: Timex
    last: Timex
    indexes: tuple[int, ...]


def propose_dates(text: str, timexes: list[Timex]) -> tuple[DateProposal, ...]:
    """Give the dates among the timexes of `text`, in order."""
    pieces = _pieces(text, timexes)
    ids = {index: f"d{at}" for at, piece in enumerate(pieces, 1) for index in piece.indexes}
    return tuple(_proposal(text, piece, ids) for piece in pieces)


def _is_dated(timex: Timex) -> bool:
    return bool(timex.first) or timex.type == "DURATION" or timex.relative


def _pieces(text: str, timexes: list[Timex]) -> list[_Piece]:
    out: list[_Piece] = []
    for index, timex in enumerate(timexes):
        if not _is_dated(timex) or timex.type == "SET" or timex.value.endswith("_REF"):
            continue
        last = out[-1] if out else None
        if last and last.first is last.last and _is_range(text, last.first, timex):
            out[-1] = replace(last, last=timex, indexes=(*last.indexes, index))
        else:
            out.append(_Piece(first=timex, last=timex, indexes=(index,)))
    return out


def _is_range(text: str, one: Timex, two: Timex) -> bool:
    if not (one.first and two.last) or two.last < one.first or one.type != "DATE" or two.type != "DATE":
        return False
    gap = text[one.end : two.start]
    before = text[max(0, one.start - 14) : one.start]
    if _DASHED.fullmatch(gap):
        return True
    if _TO.fullmatch(gap):
        return bool(_FROM.search(before))
    return bool(_AND.fullmatch(gap) and _BETWEEN.search(before))


def _proposal(text: str, piece: _Piece, ids: dict[int, str]) -> DateProposal:
    one, two = piece.first, piece.last
    end = two.end
    first, last, kind = one.first or None, two.last or None, _kind(one, two)
    tail = _OR_BEFORE.match(text, end)
    way = _bound_before(text, one.start)
    if tail:
        way, end = ("by" if tail["way"].lower() in {"before", "earlier"} else "from"), tail.end()
    if way and first and last:
        first, last = _bounded(first, last, way)
        kind = "bound"
    return DateProposal(
        id=ids[piece.indexes[0]],
        span=(one.start, end),
        text=text[one.start : end],
        edtf=edtf_of(one, two, way),
        earliest=first,
        latest=last,
        kind=kind,
        anchor=ids.get(one.anchor) if one.relative and one.anchor is not None else None,
    )


def _kind(one: Timex, two: Timex) -> str:
    if one is not two:
        return "interval"
    if one.type == "DURATION":
        return "duration"
    return "relative" if one.relative else "instant"


def _bound_before(text: str, start: int) -> str:
    before = text[max(0, start - 24) : start]
    return next((way for pattern, way in _BOUNDS if pattern.search(before)), "")


def _bounded(first: str, last: str, way: str) -> tuple[str | None, str | None]:
    if way == "by":
        return None, last
    if way == "before":
        return None, shift_days(first, -1)
    return (first if way == "from" else shift_days(last, 1)), None
