"""Statements read aloud."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abelard.case.load import loads
from abelard.model.wording import say_statement
from abelard.model.wording_text import clean, listed, sentence
from abelard.model.wording_when import say_when

if TYPE_CHECKING:
    from abelard.model.case import Case

AGENTS = """
person zarqawi "al-Zarqawi"
person saddam "Saddam Hussein"
organisation aq "al-Qaeda"
organisation isi "the Islamic State of Iraq"
group tribes "six tribes"
office pope "bishop of Rome"
person urban "Urban VI"
place baghdad "Baghdad"
source s letter "A letter"
in s
"""


def case_of(*claims: str) -> Case:
    ledger = loads(AGENTS + "\n".join(claims) + "\n")
    assert not ledger.problems, ledger.problems
    return ledger.case


@pytest.mark.parametrize(
    ("claim", "aloud", "denied"),
    [
        ("isi part-of aq", "the Islamic State of Iraq is part of al-Qaeda", "the Islamic State of Iraq is not part of al-Qaeda"),
        ("isi declares", "the Islamic State of Iraq is proclaimed", "the Islamic State of Iraq is not proclaimed"),
        ("aq dissolves", "al-Qaeda dissolves", "al-Qaeda does not dissolve"),
        ("zarqawi asks amount 100000 USD", "al-Zarqawi asks (100,000 USD)", "al-Zarqawi does not ask (100,000 USD)"),
        ("tribes joins aq", "six tribes join al-Qaeda", "six tribes do not join al-Qaeda"),
        ("urban holds pope", "Urban VI holds the office of bishop of Rome", "Urban VI does not hold the office of bishop of Rome"),
        ("saddam knows-of (zarqawi located-in baghdad in 2002-05)", "Saddam Hussein knows that al-Zarqawi is in Baghdad in May 2002", "Saddam Hussein does not know that al-Zarqawi is in Baghdad in May 2002"),
        ("zarqawi claims-responsibility-for (zarqawi attacks baghdad)", "al-Zarqawi claims responsibility for this: al-Zarqawi attacks Baghdad", "al-Zarqawi does not claim responsibility for this: al-Zarqawi attacks Baghdad"),
        ('isi part-of aq manner "in-name"', "the Islamic State of Iraq is part of al-Qaeda in name", "the Islamic State of Iraq is not part of al-Qaeda in name"),
        ('"an abstraction"', "“an abstraction”", "it is not so that “an abstraction”"),
        ("(isi declares) because (aq dissolves)", "the Islamic State of Iraq is proclaimed, because al-Qaeda dissolves", "it is not because al-Qaeda dissolves that the Islamic State of Iraq is proclaimed"),
    ],
)  # fmt: skip
def test_statements_read_aloud(claim: str, aloud: str, denied: str) -> None:
    case = case_of(claim)
    statement = case.claims[0].statement
    assert say_statement(statement, case) == aloud
    assert say_statement(statement, case, negated=True) == denied


def test_a_variable_is_anything() -> None:
    case = case_of("denies ?x part-of aq")
    assert say_statement(case.claims[0].statement, case) == "anything is part of al-Qaeda"


@given(st.text())
def test_clean_text_stays_on_its_line_and_is_fit_for_xml(text: str) -> None:
    kept = clean(text)
    assert not any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in kept)
    assert "\ufffe" not in kept
    assert "\uffff" not in kept
    assert kept.count("\u2068") == kept.count("\u2069")


def test_lists_and_sentences() -> None:
    assert listed([]) == ""
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert sentence("the end") == "The end."
    assert sentence("al-Qaeda splits") == "al-Qaeda splits."


@pytest.mark.parametrize(
    ("when", "aloud"),
    [
        ("in [1410-05-03,1410-05-11]", "on 3 May 1410 or 11 May 1410"),
        ("in [1380,1382]", "in 1380 or 1382"),
        ("in [1380-05-03,1382]", "on 3 May 1380 or in 1382"),
        ("in 1400-03-01/1400-03-05", "between 1 and 5 March 1400"),
        ("in 1400", "in 1400"),
    ],
)
def test_times_in_which_something_happened(when: str, aloud: str) -> None:
    case = case_of(f"zarqawi joins isi {when}")
    (claim,) = case.claims
    assert say_when(claim.when, case, str) == aloud
