"""The checks: each finds what it looks for, at its place, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from abelard.case.load import load
from abelard.workspace import open_case, open_text
from tests.ledgers import FIRST, ledger

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("lines", "code", "line"),
    [
        (["?x leads isi"], "variable-in-affirmation", 0),
        (["iraq leads isi"], "bad-subject", 0),
        (["badri leads iraq"], None, 0),
        (["badri leads zawahiri"], "bad-object", 0),
        (["badri leads"], "bad-object", 0),
        (["badri leads isi before nothing"], "unknown-anchor", 0),
        (["badri leads isi before (isi declares)"], "unknown-anchor", 0),
        (["isi declares in 2006", "badri leads isi before (isi declares)"], None, 0),
        (["badri leads isi before speech"], None, 0),
        (["badri doubts ^nothing"], "unknown-claim", 0),
        (["p: zarqawi pledges-to aq", "badri doubts ^p"], None, 0),
        (["one: badri leads isi in 2006", "two: badri leads isi in 2010", "zawahiri affirms badri leads isi"], "which-spell", 2),
        (["one: badri leads isi in 2006", "two: badri leads isi in 2010", "zawahiri denies badri leads isi"], None, 0),
        (["finding orton affirms badri leads isi", "  because: ^gone"], "unknown-claim", 0),
        (["source loop letter", "  by: badri", "  quoted-in: loop", "in loop", "badri leads isi"], "circular-chain", 0),
        (["source l letter", "  by: badri", "  quoted-in: badri", "in l", "badri leads isi"], "not-a-source", 0),
        (["source l letter", "  by: badri", "  text: texts/gone.txt", "in l", "badri leads isi"], "missing-text", 0),
        (["source l letter", "  by: badri", "  text: ../../etc/passwd", "in l", "badri leads isi"], "outside-case", 0),
        (["source l letter", "in l", "badri leads isi"], "no-speaker", 2),
        (["group g", "  includes: nobody", "g leads isi"], "unknown-name", 0),
        (["viewpoint v: believes ^gone"], "unknown-claim", 0),
        (["viewpoint v: believes badri; rejects badri"], "contradictory-viewpoint", 0),
        (["viewpoint v: believes badri", "  without: no-such-rule"], "unknown-name", 0),
        (['person odd "Ab\u202eu"', "odd leads isi"], "unseen-character", 0),
        (['person odd "A\u200bbu"', "odd leads isi"], "unseen-character", 0),
        (['person odd "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"', "odd leads isi"], None, 0),
        (["viewpoint v: rejects badri"], "believes-nobody", 0),
        (["viewpoint v: rejects badri", "  otherwise: believe"], None, 0),
        (["episode e", "  steps: nothing"], "unknown-name", 0),
        (["person x", '  name: "Ibrahim al-Badri"', "x leads isi"], "shared-name", 0),
        (["zarqawi dies in 2006", "badri affirms zarqawi dies in 2007"], "dates-conflict", 1),
        (["jtj declares within 1 month of (isi declares)", "isi declares in 2006", "jtj declares in 2004"], "dates-conflict", 2),
    ],
)  # fmt: skip
def test_checks(lines: list[str], code: str | None, line: int) -> None:
    quiet = {"unused-agent", "unused-source"}
    found = [
        (one.code, one.where.line - FIRST)
        for one in open_text(ledger(*lines)).problems
        if one.code not in quiet
    ]
    assert found == ([(code, line)] if code else [])


def test_unused_things_are_remarked() -> None:
    found = {one.code: one.message for one in open_text("person a\nsource s letter\n").problems}
    assert found == {"unused-agent": "nothing is said of a", "unused-source": "no claim stands in s"}


def test_a_claim_without_source_is_a_warning() -> None:
    found = open_text("person a\norganisation b\na affirms a leads b\n").problems
    assert [(one.code, one.severity) for one in found] == [("no-source", "warning")]


TEXT = "He said that  Badri leads the “State”.\nHe said so twice. And: he said so twice.\n"


@pytest.mark.parametrize(
    ("quote", "extra", "code"),
    [
        ("Badri leads", "", None),
        ('that Badri leads the \\"State\\"', "", None),
        ("Badri laeds the “State", "", "quote-fuzzy"),
        ("something else entirely", "", "quote-not-found"),
        ("said so twice", "", "quote-ambiguous"),
        ("said so twice", "  prefix: And: he", None),
    ],
)
def test_quotations_are_looked_for(tmp_path: Path, quote: str, extra: str, code: str | None) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "essay.txt").write_text(TEXT, encoding="utf-8")
    text = ledger("badri leads isi", f'  quote: "{quote}"', extra).replace(
        "  by: orton\n", "  by: orton\n  text: texts/essay.txt\n", 1
    )
    (tmp_path / "case.abl").write_text(text, encoding="utf-8")
    found = [one.code for one in open_case(tmp_path).problems if one.code.startswith("quote")]
    assert found == ([code] if code else [])


def test_a_changed_document_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "doc.txt").write_text("x", encoding="utf-8")
    (tmp_path / "case.abl").write_text(
        f"source s letter\n  text: doc.txt\n  sha256: {'0' * 64}\n", encoding="utf-8"
    )
    assert "hash-differs" in [one.code for one in open_case(tmp_path).problems]


def test_problems_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "case.abl").write_text(ledger("?x leads isi", "badri leads"), encoding="utf-8")
    assert not load(tmp_path).problems
    places = [one.where for one in open_case(tmp_path).problems if one.code != "dates-conflict"]
    assert places == sorted(places)
