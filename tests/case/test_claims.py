"""What heads and fields of claims mean, and how mistakes in them are told."""

from __future__ import annotations

import pytest

from abelard.case.load import loads
from abelard.case.write import asserted, claim_head
from abelard.model.claim import Claim, Manner, Stance
from abelard.model.source import Channel
from tests.ledgers import FIRST, ledger

SAME = ""


def claim(*lines: str) -> Claim:
    found = loads(ledger(*lines))
    assert not [problem for problem in found.problems if problem.severity == "error"], found.problems
    return found.case.claims[0]


@pytest.mark.parametrize(
    ("head", "canonical"),
    [
        ("badri leads isi from 2010", SAME),
        ('"Abu Musab al-Zarqawi" pledges-to AQ in 2004-10', "zarqawi pledges-to aq in 2004-10"),
        ("denies badri leads isi", "orton denies badri leads isi"),
        ("zawahiri denies isi part-of aq since 2006 until 2014", "zawahiri denies isi part-of aq from 2006 to 2014"),
        ("zawahiri, badri doubts isi part-of aq", SAME),
        ("zawahiri and badri affirms jtj becomes isi", "zawahiri, badri affirms jtj becomes isi"),
        ("2007-12 zawahiri denies ?x part-of aq place iraq", SAME),
        ("jtj declares within 1 month of (isi declares)", SAME),
        ("jtj declares 3 days after pledge", SAME),
        ("jtj declares between 2003-08 and 2003-10", SAME),
        ("jtj declares in month before 2003-08", SAME),
        ("jtj declares in year 2 of (badri leads isi)", SAME),
        ("jtj declares after start of pledge and before 2005", SAME),
        ("badri leads isi from by 2010 to after (isi declares)", SAME),
        ("badri leads isi throughout 2011", SAME),
        ("jtj declares in [2003-08-03,2003-08-05]", SAME),
        ("saddam knows-of (zarqawi located-in baghdad in 2002)", SAME),
        ("zawahiri asks zarqawi amount 100000 USD in 2005", SAME),
        ('badri leads isi as "temporary" from 2010', SAME),
        ('isi part-of aq manner "in name" in 2010', SAME),
        ('"The whole was an abstraction" in 2010', SAME),
        ("(jtj becomes isi) because (zarqawi pledges-to aq)", SAME),
    ],
)  # fmt: skip
def test_heads_are_read(head: str, canonical: str) -> None:
    assert claim_head(claim(head)).removeprefix("orton affirms ") == (canonical or head)


@pytest.mark.parametrize(
    ("head", "code", "column"),
    [
        ("foo leads isi", "unknown-name", 1),
        ("badri ledas isi", "unknown-predicate", 7),
        ("badri leads isi in 2002-13-45", "bad-date", 25),
        ("badri leads isi from 2010 to 2004", "impossible-time", 17),
        ("badri leads isi sideways", "unknown-qualifier", 17),
        ('badri leads "isi', "unclosed-quotation", 13),
        ("saddam knows-of (badri leads isi", "unclosed-bracket", 33),
        ("badri leads", None, 0),
        ("badri", "unfinished", 6),
        ("badri leads isi )", "unexpected", 17),
        ('badri leads isi "for good" in 2010', "unexpected", 17),
        ("jtj declares within 1 month of ^pledge", "unexpected", 32),
        ("badri derives isi", "unknown-predicate", 7),
        ("badri leads isi within of pledge", "bad-duration", 24),
        ("1x: badri leads isi", "bad-id", 1),
    ],
)
def test_mistakes_are_told_with_their_column(head: str, code: str | None, column: int) -> None:
    found = [
        (problem.code, problem.where.line, problem.where.column) for problem in loads(ledger(head)).problems
    ]
    assert found == ([(code, FIRST, column)] if code else [])


def test_every_mistake_is_told_in_one_pass_and_the_rest_loads() -> None:
    found = loads(ledger("foo leads isi", "badri leads isi", "badri ledas isi", "zarqawi pledges-to aq"))
    assert [problem.where.line for problem in found.problems] == [FIRST, FIRST + 2]
    assert [asserted(one) for one in found.case.claims] == ["badri leads isi", "zarqawi pledges-to aq"]


def test_fields_of_a_claim() -> None:
    found = claim(
        "badri leads isi from 2010", "  id: x1", "  in: speech", "  at: essay para 9", '  quote: "he leads"',
        "  hedge: probably", "  manner: implied", "  said: 2014-05-02, secret", "  to: badri", "  told-by: saddam",
        "  known: 2015", "  grade: B2 by orton on 2016", "  entered: somebody on 2026-11-22", "  note: a remark",
        "  access: private",
    )  # fmt: skip
    assert (found.id, found.explicit_id, found.source) == ("x1", True, "speech")
    assert (found.passage.source, found.passage.locator, found.passage.exact) == (
        "essay",
        "para 9",
        "he leads",
    )
    assert (found.hedge, found.manner, found.channel) == ("probably", Manner.IMPLIED, Channel.SECRET)
    assert (found.to, found.told_by, found.by) == (("badri",), ("saddam",), ("zawahiri",))
    assert found.said is not None
    assert found.said.text == "2014-05-02"
    assert found.grade is not None
    assert str(found.grade) == "B2"
    assert found.entered is not None
    assert found.entered.by == "somebody"


def test_a_bad_field_breaks_its_claim_and_no_other() -> None:
    found = loads(ledger("badri leads isi", "  said: 2002-13", "zarqawi pledges-to aq"))
    assert [problem.code for problem in found.problems] == ["bad-date"]
    assert len(found.case.claims) == 1


def test_rival_readings_are_claims_of_their_own() -> None:
    found = loads(
        ledger('zawahiri denies ?x named "al-Qaeda" place iraq', "  reading: denies ?x part-of aq place iraq")
    )
    first, second = found.case.claims
    assert second.reading_of == first.id
    assert second.id == f"{first.id}.2"
    assert (second.stance, second.by) == (Stance.DENIES, ("zawahiri",))


def test_ids_do_not_depend_on_layout_or_order() -> None:
    one = loads(ledger("badri leads isi", "zarqawi pledges-to aq")).case
    other = loads(ledger("zarqawi   pledges-to aq  # why", "", "badri leads isi")).case
    assert {claim.id for claim in one.claims} == {claim.id for claim in other.claims}


def test_the_very_same_claim_twice_is_a_warning() -> None:
    found = loads(ledger("badri leads isi", "badri leads isi"))
    assert [problem.code for problem in found.problems] == ["duplicate-claim"]
    assert len({claim.id for claim in found.case.claims}) == 2


def test_one_label_names_one_statement() -> None:
    found = loads(ledger("p: zarqawi pledges-to aq in 2004", "p: badri pledges-to aq"))
    assert [problem.code for problem in found.problems] == ["label-reused"]


def test_claims_without_the_only_label_mean_the_labelled_one() -> None:
    found = loads(ledger("p: zarqawi pledges-to aq in 2004", "zawahiri denies zarqawi pledges-to aq")).case
    assert len(found.statements) == 1


def test_spells_are_told_apart_by_labels() -> None:
    found = loads(
        ledger("one: zarqawi located-in baghdad in 2002", "two: zarqawi located-in baghdad in 2003")
    ).case
    assert len(found.statements) == 2


def test_a_hypothesis_may_have_a_colon_in_its_title() -> None:
    found = loads(
        ledger('question q "Q: really?"', '  hypothesis yes "Yes: in name": isi part-of aq manner in-name')
    )
    assert not found.problems
    (hypothesis,) = found.case.questions["q"].hypotheses
    assert (hypothesis.title, str(hypothesis.statements[0].statement)) == (
        "Yes: in name",
        'isi part-of aq manner "in-name"',
    )
