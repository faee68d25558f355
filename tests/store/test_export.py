"""A case is exported as tables from the command line, and the store opens them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from abelard.cli import main
from abelard.model.statement import Ref, Statement
from abelard.reasoning.answer import Verdict
from abelard.store import Question, Store

if TYPE_CHECKING:
    from pathlib import Path

CASE = """
person anna "Anna"
person bert "Bert"
organisation club "The club"
source letter letter
  by: bert

in letter

anna leads club from 1900
  id: plain
anna part-of club manner "in-name"
  id: qualified
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Write a case of two claims, one of which the tables cannot hold."""
    file = tmp_path / "case.abl"
    file.write_text(CASE, encoding="utf-8")
    return file


def test_tables_are_written_and_opened(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "ledger"
    assert main(["export", str(case), "--format", "parquet", "-o", str(folder), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["claims"] == 1
    assert [problem["code"] for problem in told["problems"]] == ["beyond-store"]
    belief = Store.of_parquet(folder).believe()
    leads = Question(Statement(Ref("anna"), "leads", Ref("club")))
    directs = Question(Statement(Ref("bert"), "leads", Ref("club")))
    assert belief.verdicts([leads, directs]) == [[Verdict.YES], [Verdict.UNKNOWN]]
    assert belief.supports(leads).supports == (("bert", "letter"),)


def test_it_says_in_words_what_it_wrote(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(case), "--format", "parquet", "-o", str(tmp_path / "ledger")]) == 0
    said = capsys.readouterr().err
    assert "six tables" in said
    assert "^qualified is left out at scale" in said


def test_a_file_is_no_folder(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(case), "--format", "parquet", "-o", str(case.with_suffix(".txt"))]) == 0
    other = case.with_name("other")
    other.write_text("", encoding="utf-8")
    assert main(["export", str(case), "--format", "parquet", "-o", str(other)]) == 2
    assert "a folder" in capsys.readouterr().err
