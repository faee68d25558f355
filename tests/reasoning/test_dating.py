"""The dates of a case: bounds, the chain behind each, months by the calendar, and clashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from abelard.case.load import loads
from abelard.model.day import iso
from abelard.reasoning.dating import Dating, dated_by
from tests.ledgers import ledger

if TYPE_CHECKING:
    from abelard.model.span import Bounds


def dating(*lines: str) -> Dating:
    found = loads(ledger(*lines))
    assert not found.problems
    return Dating(found.case)


def told(bounds: Bounds) -> tuple[str, str]:
    return (
        "" if bounds.earliest is None else iso(bounds.earliest),
        "" if bounds.latest is None else iso(bounds.latest),
    )


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        (["jtj declares in 2003-09"], ("2003-09-01", "2003-09-30"), ("2003-09-01", "2003-09-30")),
        (["jtj declares within 1 month of (isi declares)", "isi declares in 2003-09-20"], ("2003-08-20", "2003-10-20"), ("2003-08-20", "2003-10-20")),
        (["jtj declares within 1 month of (isi declares)", "isi declares in 2003"], ("2002-12-01", "2004-01-31"), ("2002-12-01", "2004-01-31")),
        (["jtj declares 3 days after x", "x: isi declares in 2006-10-12"], ("2006-10-15", "2006-10-15"), ("2006-10-15", "2006-10-15")),
        (["jtj declares after speech and before 2015"], ("2014-05-01", "2014-12-31"), ("2014-05-01", "2014-12-31")),
        (["badri leads jtj by 2002-05"], ("", "2002-05-31"), ("", "")),
        (["badri leads jtj from 2010", "saddam affirms badri leads jtj to 2014"], ("2010-01-01", "2010-12-31"), ("2014-01-01", "2014-12-31")),
        (["jtj declares in [2003-05-03,2003-05-05]"], ("2003-05-03", "2003-05-05"), ("2003-05-03", "2003-05-05")),
        (["saddam knows-of (jtj declares in 2003)"], ("2003-01-01", "2003-12-31"), ("2003-01-01", "2003-12-31")),
    ],
)  # fmt: skip
def test_bounds(lines: list[str], start: tuple[str, str], end: tuple[str, str]) -> None:
    found = dating(*lines)
    statements = [one for claim in found.claims for one, _ in dated_by(claim, found.case)]
    span = found.span(next(one for one in reversed(statements) if "jtj" in str(one)))
    assert (told(span.start), told(span.end)) == (start, end)


def test_a_denial_or_a_doubt_dates_nothing() -> None:
    found = dating("zawahiri denies jtj declares in 2003", "saddam doubts jtj declares in 2004")
    statement = found.case.claims[0].statement
    assert (told(found.span(statement).start)) == ("", "")


def test_the_chain_behind_a_bound_names_its_claims() -> None:
    found = dating("jtj declares within 1 month of (isi declares)", "isi declares in 2003-09-20")
    first, second = found.case.claims
    (reason,) = (
        one for one in found.because(first.statement) if (one.moment.edge, one.side) == ("end", "latest")
    )
    assert [constraint.claim for constraint in reason.chain] == [second.id, first.id]


def test_a_clash_names_the_fewest_claims_that_cannot_all_be() -> None:
    found = dating("jtj declares within 1 month of (isi declares)", "isi declares in 2003-09-20",
                   "badri affirms jtj declares in 2005", "zarqawi dies in 2006")  # fmt: skip
    (conflict,) = found.conflicts
    assert set(conflict.claims) == {claim.id for claim in found.case.claims[:3]}


def test_only_the_claims_that_are_believed_count() -> None:
    case = loads(ledger("jtj declares in 2003", "badri affirms jtj declares in 2004")).case
    assert Dating(case).conflicts
    assert told(Dating(case, case.claims[1:]).span(case.claims[0].statement).start) == (
        "2004-01-01",
        "2004-12-31",
    )
