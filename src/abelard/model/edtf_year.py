"""The years of an EDTF date: four digits, some perhaps unspecified, or a long year `Y17E7`, or `1950S2`.

Years are ISO's: 0000 is 1 BC, -0001 is 2 BC. What a mask such as `15XX` stands for is never enumerated
further than the first year that will do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from abelard.model.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEAR = re.compile(
    r"(?P<long>Y?)(?P<sign>[+-]?)(?P<digits>[0-9X]+)(?:E(?P<power>\d+))?(?:S(?P<kept>\d+))?", re.ASCII
)
_PLAIN_DIGITS = 4
# Enough for a million times the age of the universe; days stay within 64 bits, so that stores can hold them.
_MOST_DIGITS = 16
_MOST_UNSPECIFIED = 4
_PRECISIONS = ("year", "decade", "century", "millennium")


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """Which years may be meant: all from low to high that fit the mask."""

    low: int
    high: int
    mask: str = ""
    """Digits and X, without the sign; empty where every year from low to high will do."""
    precision: str = "year"
    """year, decade, century or millennium: by how many digits at the end are unspecified."""

    @property
    def is_single(self) -> bool:
        """Whether only one year can be meant."""
        return self.low == self.high

    def upwards(self) -> Iterator[int]:
        """Go through the years from the lowest, as far as is asked."""
        if not self.mask:
            return iter(range(self.low, self.high + 1))
        return self._fitting(reverse=self.high < 0)

    def downwards(self) -> Iterator[int]:
        """Go through the years from the highest, as far as is asked."""
        if not self.mask:
            return iter(range(self.high, self.low - 1, -1))
        return self._fitting(reverse=self.high >= 0)

    def _fitting(self, *, reverse: bool) -> Iterator[int]:
        digits = "9876543210" if reverse else "0123456789"
        sign = -1 if self.high < 0 else 1
        for chosen in product(*(digits if mark == "X" else mark for mark in self.mask)):
            if sign > 0 or any(digit != "0" for digit in chosen):
                yield sign * int("".join(chosen))


def read_years(text: str, *, alone: bool) -> Years | Unreadable:
    """Read the year of a date; `alone` says that no month follows, which significant digits demand."""
    match = _YEAR.fullmatch(text)
    if match is None:
        return Unreadable(message=f"{text!r} is not a year")
    trouble = _trouble(match, alone=alone)
    if trouble is not None:
        return trouble
    sign = -1 if match["sign"] == "-" else 1
    if "X" in match["digits"]:
        return _masked(match["digits"], sign)
    size = int(match["digits"]) * 10 ** int(match["power"] or 0)
    if sign < 0 and size == 0:
        return Unreadable(message="there is no year -0000", hint="write 0000 for 1 BC")
    return (
        _significant(size, sign, int(match["kept"]))
        if match["kept"]
        else Years(low=sign * size, high=sign * size)
    )


def _trouble(match: re.Match[str], *, alone: bool) -> Unreadable | None:
    digits, power, kept = match["digits"], match["power"], match["kept"]
    if len(digits) + (int(power) if power else 0) > _MOST_DIGITS:
        return Unreadable(message=f"a year of more than {_MOST_DIGITS} digits")
    if digits.count("X") > _MOST_UNSPECIFIED or ("X" in digits and (match["long"] or kept)):
        return Unreadable(
            message="four digits at most can be X, and none with Y or S", offset=match.start("digits")
        )
    if kept is not None and (not alone or int(kept) < 1):
        message = "significant digits, S1 and more, go with a year alone"
        return Unreadable(message=message, offset=match.start("kept") - 1)
    return _trouble_with_length(match, alone=alone)


def _trouble_with_length(match: re.Match[str], *, alone: bool) -> Unreadable | None:
    digits = match["digits"]
    if match["long"] and not alone:
        return Unreadable(
            message="Y begins a year without month or day", hint="write +12000-01-31 with a sign"
        )
    if match["long"] and match["power"] is None and len(digits) <= _PLAIN_DIGITS:
        return Unreadable(
            message="Y begins years of more than four digits", hint=f"write {match['sign']}{digits:0>4}"
        )
    if len(digits) > _PLAIN_DIGITS and not (match["long"] or match["sign"]):
        return Unreadable(
            message=f"a year of {len(digits)} digits",
            hint=f"write {'+' if 'X' in digits else 'Y'}{digits}",
            offset=_PLAIN_DIGITS,
        )
    return None


def _masked(digits: str, sign: int) -> Years:
    # There is no year -0000, so -00XX ends with -0001.
    least = max(int(digits.replace("X", "0")), 1 if sign < 0 else 0)
    ends = sorted((sign * least, sign * int(digits.replace("X", "9"))))
    open_digits = len(digits) - len(digits.rstrip("X"))
    dense = digits.rstrip("X").isdigit() or open_digits == len(digits)
    precision = _PRECISIONS[min(open_digits, len(_PRECISIONS) - 1)]
    return Years(low=ends[0], high=ends[1], mask="" if dense else digits, precision=precision)


def _significant(size: int, sign: int, kept: int) -> Years:
    """Keep so many leading digits: 1950S2 is some year of 1900 to 1999."""
    free = max(0, len(str(size)) - kept)
    low = size // 10**free * 10**free
    ends = sorted((sign * low, sign * (low + 10**free - 1)))
    return Years(low=ends[0], high=ends[1], precision=_PRECISIONS[min(free, len(_PRECISIONS) - 1)])
