"""The time of day in an EDTF date-time: checked and kept in the text, since Abelard reckons in days."""

from __future__ import annotations

import re

from abelard.model.unreadable import Unreadable

_CLOCK = re.compile(
    r"T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?(?:Z|[+-](?P<zh>\d\d)(?::?(?P<zm>\d\d))?)?",
    re.ASCII,
)
# A leap second makes 60; zones reach from -12:00 to +14:00.
_MOST = {"hour": 23, "minute": 59, "second": 60, "zh": 14, "zm": 59}
_NAMES = {"hour": "hour", "minute": "minute", "second": "second", "zh": "zone hour", "zm": "zone minute"}


def check_clock(text: str) -> Unreadable | None:
    """Say what is wrong with `Thh:mm[:ss][zone]`, if anything is; the empty text is right."""
    if not text:
        return None
    match = _CLOCK.fullmatch(text)
    if match is None:
        return Unreadable(
            message="not a time of day", hint="write Thh:mm:ss, for example T23:20:30 or T23:20:30Z"
        )
    for name, most in _MOST.items():
        if match[name] and int(match[name]) > most:
            return Unreadable(
                message=f"{_NAMES[name]} {match[name]}: the most is {most}", offset=match.start(name)
            )
    return None
