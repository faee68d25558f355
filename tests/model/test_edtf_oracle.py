"""The same bounds as python-edtf 5.0.2, where it is right, on combinations of years, months, days and signs.

Where it is known to be wrong is listed; a test holds that the list has nothing that is no longer so.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from abelard.model.date import Date, read_date
from abelard.model.day import ymd

if TYPE_CHECKING:
    from collections.abc import Iterator

oracle = pytest.importorskip("edtf")

YEARS = ["0000", "1900", "2000", "-0044", "199X", "XXXX", "-01XX"]
MONTHS = ["-02", "-06", "-13", "-00", "-XX", "-1X"]
DAYS = ["", "-15", "-29", "-31", "-32", "-XX", "-2X"]
ENDS = ["1984", "1984-06-02", "2004-02", "199X", "1984~", "2004-06-XX", "-0044", "", ".."]
MEMBERS = ["1984", "1984-06", "1984..1986", "..1984", "1990..", "1984-01..1984-03"]

# What python-edtf gets wrong: a pattern of the texts, under what it does with them.
KNOWN_ERRORS = {
    "refuses": {
        "some digits of a month or day unspecified": r"-(1X|\d\d-2X|XX-2X)",
        "unspecified year or month with what follows specified, and a sign": r"(X-.*|XXXX)[?~%]$",
        "seasons of unspecified years": r"X-[2-4]\d$",
        "negative years with unspecified digits and a month": r"^-01XX-",
        "an interval of unspecified digits and an open or unsure end": r"^(\.\.|.*~|)/.*X|X/(\.\.)?$",
        # Here the specification is on its side; what is meant is clear all the same.
        "open range in the midst of a set, or in an all-of set": r",\.\.|\d\.\.,|^\{(\.\.|.*\.\.\}$)",
    },
    "accepts": {
        "29 February of any year, and days no month has where digits are unspecified": r"-02-29|X-\d\d-31",
        "an interval that ends before it starts": r"/",
        "neither start nor end": r"^\.\./\.\.$",
    },
    "misplaces": {
        "winter, and southern summer, as December alone": r"-(24|28|30)$",
        "significant digits, ignored": r"S\d$",
        "unspecified month or day of a negative year, its bounds reversed": r"^-\d{4}-.*X",
        "29 February of an unspecified year, in years that have none": r"X-02-29",
        "unknown start or end, ten years from the other": r"^/|/$",
    },
}


def texts() -> Iterator[str]:
    for year, month, day, sign in product(YEARS, ["", *MONTHS], DAYS, ["", "?", "~"]):
        if month or not day:
            yield f"{year}{month}{day}{sign}"
    yield from (f"{year}-{part}" for year, part in product(["1900", "2004", "199X"], range(21, 42)))
    yield from (f"{year}S{kept}" for year, kept in product(["1950", "-0044"], (1, 2, 3)))
    yield from (f"{start}/{end}" for start, end in product(ENDS, ENDS) if start or end)
    yield from (f"[{one},{other}]" for one, other in product(MEMBERS, MEMBERS))
    yield from (f"{{{one},{other}}}" for one, other in product(MEMBERS, MEMBERS))
    yield from (
        "Y170000002",
        "Y-170000002",
        "Y17E7",
        "Y-17E7",
        "1985-04-12T23:20:30Z",
        "1985-04-12T23:20:30-04",
    )


@cache
def theirs(text: str) -> Any:  # noqa: ANN401  the oracle has no types
    try:
        date = oracle.parse_edtf(text)
        bounds = date.lower_strict(), date.upper_strict()
    except (
        oracle.EDTFParseException,
        ValueError,
        TypeError,
        AttributeError,
    ):  # it stumbles in all these ways
        return None
    return tuple(bound if isinstance(bound, float) else tuple(bound[:3]) for bound in bounds)


def ours(text: str) -> Any:  # noqa: ANN401  as the oracle gives it
    date = read_date(text)
    if not isinstance(date, Date):
        return None
    earliest, latest = date.core.start.earliest, date.core.end.latest
    return (
        float("-inf") if earliest is None else ymd(earliest),
        float("inf") if latest is None else ymd(latest),
    )


def verdict(text: str) -> str:
    """Say what the oracle does that we do not; nothing where both agree."""
    our_bounds, their_bounds = ours(text), theirs(text)
    if our_bounds == their_bounds:
        return ""
    if their_bounds is None:
        return "refuses"
    return "accepts" if our_bounds is None else "misplaces"


def is_explained(text: str) -> bool:
    return any(re.search(pattern, text) for pattern in KNOWN_ERRORS[verdict(text)].values())


def test_bounds_are_those_of_python_edtf_where_it_is_right() -> None:
    differing = [text for text in texts() if verdict(text)]
    assert [(text, ours(text), theirs(text)) for text in differing if not is_explained(text)] == []
    assert len(list(texts())) - len(differing) > 650


@pytest.mark.parametrize(
    ("does", "reason"), [(does, reason) for does in KNOWN_ERRORS for reason in KNOWN_ERRORS[does]]
)
def test_a_known_error_is_still_one(does: str, reason: str) -> None:
    pattern = KNOWN_ERRORS[does][reason]
    assert any(verdict(text) == does for text in texts() if re.search(pattern, text))
