"""What is private never leaves, nor does what would tell of it; the rest is left as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from abelard.case.load import loads
from abelard.case.write_case import write_case
from abelard.exchange.case_json import write_json
from abelard.exchange.privacy import public
from abelard.model.agent import Access
from abelard.model.problem import Severity
from tests.strategies import ledgers

LEDGER = (Path(__file__).parent / "ledger.abl").read_text("utf-8")
OPEN = """
person ana "Ana"
  alias: "the Sparrow" used-by mole
organisation isi "ISI"
  includes: ana, mole
source essay article
  by: ana
  told-by: mole
"""
PRIVATE = """
person mole
  access: private
source memo memo
  access: private
"""


@pytest.mark.parametrize(
    "telling",
    [
        "ana affirms mole leads isi\n  in: essay",
        "mole denies ana leads isi",
        "ana affirms ana leads isi\n  in: memo",
        "ana affirms ana leads isi\n  in: essay\n  at: memo p. 2",
        "ana affirms ana knows-of (mole leads isi)\n  in: essay",
        "ana affirms ana leads isi within 2 days of memo\n  in: essay",
        "ana affirms ana leads isi after (mole leads isi)\n  in: essay",
        "ana affirms ana leads isi with mole\n  in: essay",
        "s: mole affirms ana leads isi\n\nana doubts ^s\n  in: essay",
        "mole affirms ana leads isi\n  id: c-m\nana affirms isi part-of isi\n  in: essay\n  because: ^c-m",
        'question q "Q"\n  hypothesis yes: mole leads isi',
        "viewpoint v: believes mole; rejects memo; probability mole 0.5",
        "viewpoint v: whose mole",
        "predicate haunts state\n  starts: ?s part-of mole",
        'note "x"\n  about: mole',
        "rule r\n  if: ?a pledges-to mole\n  then: ?a part-of isi",
        "source copy letter\n  quoted-in: memo\n  by: mole\n  grade: B2 by mole",
    ],
)
def test_nothing_tells_of_what_is_private(telling: str) -> None:
    ledger = loads(OPEN + PRIVATE + "\n" + telling + "\n")
    assert ledger.problems == ()
    told = public(ledger.case)
    assert re.search("mole|memo|c-m", write_json(told.case).decode()) is None
    assert told.left_out[0] == "agent mole"
    assert len(told.left_out) > 2


def test_a_case_without_secrets_is_left_as_it_is() -> None:
    case = loads(LEDGER.replace("  access: private\n", "")).case
    assert public(case).case == case
    assert public(case).left_out == ()


def test_what_was_left_out_is_told_to_the_one_who_exports() -> None:
    told = public(loads(LEDGER).case)
    assert told.left_out == ("agent informant", "source memo")
    assert b"informant" not in write_json(told.case)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
@given(ledgers())
def test_what_remains_is_a_whole_case_without_private_things(ledger: str) -> None:
    case = public(loads(ledger).case).case
    things = (case.agents.values(), case.sources.values(), case.claims, case.notes)
    assert {thing.access for some in things for thing in some} <= {Access.PUBLIC}
    again = loads(write_case(case))
    assert [problem for problem in again.problems if problem.severity is Severity.ERROR] == []
