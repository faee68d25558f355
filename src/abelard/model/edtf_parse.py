"""EDTF as written: the text of a date taken apart (ISO 8601-2:2019, levels 0, 1 and 2).

What a date means in days is `edtf_bounds`; here is only its grammar. A date is a `Stamp` (year, perhaps
month and day, with their signs), an `Interval`, or a `Collection`: `[..]` one of, `{..}` all of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from abelard.model.edtf_clock import check_clock
from abelard.model.edtf_year import Years, read_years
from abelard.model.unreadable import Unreadable

_STAMP = re.compile(
    r"""(?P<q1>[?~%]?)
    (?P<year>[+-]?[0-9X]{4,}(?:S\d{1,3})? | Y[+-]?\d+(?:E\d{1,3})?(?:S\d{1,3})?)
    (?P<Q1>[?~%]?)
    (?:-(?P<q2>[?~%]?) (?P<month>[0-9X]{2}) (?P<Q2>[?~%]?)
      (?:-(?P<q3>[?~%]?) (?P<day>[0-9X]{2}) (?P<Q3>[?~%]?) (?P<clock>T.*)? )?
    )?""",
    re.VERBOSE | re.ASCII,
)
_PARTS = ("year", "month", "day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """One date: a year, a month or season, a day, each perhaps with unspecified digits."""

    years: Years
    month: str = ""
    """Two characters, digits or X; 21 to 41 are seasons and other parts of the year. Empty: only the year."""
    day: str = ""
    """Two characters, digits or X. Empty: only the month."""
    uncertain: bool = False
    """Whether any part carries `?` or `%`."""
    about: tuple[str, ...] = ()
    """The parts at which `~` or `%` stands: some of year, month, day."""
    offset: int = 0
    """Where it begins in the whole text."""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """From one date to another; None is an end that is open (`..`) or unknown (empty)."""

    start: Stamp | None
    end: Stamp | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Several dates; a range `a..b` in it is an interval, by members of one precision."""

    every: bool
    """Whether all of them are meant, `{..}`, or one, `[..]`."""
    members: tuple[Stamp | Interval, ...]


Edtf: TypeAlias = Stamp | Interval | Collection


def parse_edtf(text: str) -> Edtf | Unreadable:
    """Take an EDTF text apart, or say at which character it stops being EDTF."""
    if text[:1] in ("[", "{"):
        return _collection(text)
    if "/" in text:
        return _interval(text)
    return _stamp(text, 0)


def _collection(text: str) -> Collection | Unreadable:
    closing = {"[": "]", "{": "}"}[text[0]]
    if not text.endswith(closing) or len(text) == 1:
        return Unreadable(message=f"a set that begins with {text[0]} ends with {closing}", offset=len(text))
    members: list[Stamp | Interval] = []
    offset = 1
    for piece in text[1:-1].split(","):
        lead = len(piece) - len(piece.lstrip())
        member = _member(piece.strip(), offset + lead)
        if isinstance(member, Unreadable):
            return member
        members.append(member)
        offset += len(piece) + 1
    return Collection(every=closing == "}", members=tuple(members))


def _member(piece: str, offset: int) -> Stamp | Interval | Unreadable:
    if ".." in piece:
        return _ends(piece, "..", offset, ("",))
    return _stamp(piece, offset)


def _interval(text: str) -> Interval | Unreadable:
    if text.count("/") > 1:
        return Unreadable(
            message="an interval has one slash: start/end", offset=text.index("/", text.index("/") + 1)
        )
    return _ends(text, "/", 0, ("", ".."))


def _ends(text: str, mark: str, offset: int, blank: tuple[str, ...]) -> Interval | Unreadable:
    """Read the two sides of an interval or range, either of which may be blank, not both."""
    left, right = text.split(mark, 1)
    if left in blank and right in blank:
        return Unreadable(message="neither start nor end is given", offset=offset)
    start = None if left in blank else _stamp(left, offset)
    if isinstance(start, Unreadable):
        return start
    end = None if right in blank else _stamp(right, offset + len(left) + len(mark))
    if isinstance(end, Unreadable):
        return end
    return Interval(start=start, end=end)


def _stamp(text: str, offset: int) -> Stamp | Unreadable:
    match = _STAMP.match(text)
    if match is None:
        return Unreadable(message="not a date", offset=offset)
    if match.end() < len(text):
        return Unreadable(message=f"{text[match.end() :]!r} cannot follow here", offset=offset + match.end())
    years = read_years(match["year"], alone=match["month"] is None)
    if isinstance(years, Unreadable):
        return years.moved(offset + match.start("year"))
    trouble = check_clock(match["clock"] or "")
    if trouble is not None:
        return trouble.moved(offset + match.start("clock"))
    signs = {part: f"{match[f'q{n}'] or ''}{match[f'Q{n}'] or ''}" for n, part in enumerate(_PARTS, 1)}
    return Stamp(
        years=years,
        month=match["month"] or "",
        day=match["day"] or "",
        uncertain=any(sign in "?%" for sign in "".join(signs.values())),
        about=tuple(part for part in _PARTS if "~" in signs[part] or "%" in signs[part]),
        offset=offset,
        text=text,
    )
