"""Claims read aloud, with the chain by which they came."""

from __future__ import annotations

import pytest

from abelard.case.load import loads
from abelard.views.words import say_claim

CASE = """
person zawahiri "al-Zawahiri"
person member "a council member"
person orton "Kyle Orton"
person badri "al-Badri"
organisation isi "ISI"
organisation aq "al-Qaeda"
source essay article
  by: orton
  said: 2016-08-30, public
source speech speech
  by: zawahiri
  said: 2014-05, public
  quoted-in: essay, hedge "purportedly"
source letter letter
  by: member
  said: 2010, secret
  to: aq
  quoted-in: speech
"""


@pytest.mark.parametrize(
    ("claim", "aloud"),
    [
        (
            "zawahiri denies isi part-of aq\n  in: speech",
            (
                "In a speech of May 2014, al-Zawahiri denies that ISI is part of al-Qaeda, as quoted by "
                "Kyle Orton, “purportedly”."
            ),
        ),
        (
            'badri leads isi as "temporary" from 2010\n  in: letter',
            (
                "In a secret letter of 2010 to al-Qaeda, a council member says that al-Badri leads ISI "
                "as “temporary” from 2010, as quoted by al-Zawahiri, in turn quoted by Kyle Orton, "
                "“purportedly”."
            ),
        ),
        (
            "badri affirms isi independent-of aq\n  in: essay",
            "al-Badri says that ISI is independent of al-Qaeda, as reported by Kyle Orton.",
        ),
        (
            "2007 zawahiri denies ?x part-of aq in 2007\n  in: essay",
            "al-Zawahiri denies that anything is part of al-Qaeda in 2007, as reported by Kyle Orton.",
        ),
        (
            'isi declares\n  in: essay\n  hedge: "at a minimum"\n  manner: implied',
            "In an article of 30 August 2016, Kyle Orton implies that ISI is proclaimed (“at a minimum”).",
        ),
        (
            '"an abstraction"\n  in: essay',
            "In an article of 30 August 2016, Kyle Orton says: “an abstraction”.",
        ),
        (
            "orton, badri affirms isi part-of aq",
            "Kyle Orton and al-Badri say that ISI is part of al-Qaeda.",
        ),
    ],
)
def test_claims_read_aloud(claim: str, aloud: str) -> None:
    ledger = loads(CASE + claim + "\n")
    assert not ledger.problems, ledger.problems
    assert say_claim(ledger.case.claims[0], ledger.case) == aloud


def test_a_doubt_of_a_claim_that_doubts_it_back_comes_to_an_end() -> None:
    ledger = loads(CASE + "orton doubts ^b\n  id: a\nbadri doubts ^a\n  id: b\n")
    assert say_claim(ledger.case.claim["a"], ledger.case) == (
        "Kyle Orton doubts the word of al-Badri on whether the claim ^a."
    )
