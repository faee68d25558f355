"""`abelard briefing` as it is typed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from abelard.cli import main

if TYPE_CHECKING:
    from pathlib import Path

CASE = """case "Two tellings"
person ann "Ann"
person bob "Bob"
  access: private
organisation guild "The Guild"
source annal chronicle "Annal"
  by: ann
source diary letter "Diary"
  by: bob
in annal page 3
ann leads guild in 1092
  quote: "she headed it"
in diary
denies ann leads guild
question q "Who led?"
  hypothesis ann "Ann did": ann leads guild in 1092
"""


@pytest.fixture
def case(tmp_path: Path) -> str:
    path = tmp_path / "case.abl"
    path.write_text(CASE, encoding="utf-8")
    return str(path)


def test_without_a_file_it_is_printed(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["briefing", case]) == 0
    out, err = capsys.readouterr()
    assert "## Who led?" in out
    assert "“she headed it”" in out
    assert "Bob" not in out
    assert "left out: agent bob" in err


def test_what_is_private_can_be_left_in(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["briefing", case, "--private", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["left_out"] == []
    assert told["briefing"]["questions"][0]["answers"][0]["verdict"] == "disputed"


def test_the_name_of_the_file_says_the_form(case: str, tmp_path: Path) -> None:
    for name, begins in (("b.md", b"# Two"), ("b.html", b"<!doctype html>")):
        assert main(["briefing", case, "-o", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize(
    "words",
    [
        ["-o", "b.docx"],
        ["-o", "no/such/folder/b.md"],
        ["--viewpoint", "nobody"],
        ["--at", "someday"],
        ["--rejecting", "nobody"],
    ],
)
def test_what_cannot_be_is_said(case: str, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["briefing", case, *words]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_question_that_is_not_there_is_named_with_those_that_are(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["briefing", case, "--question", "nope"]) != 0
    assert "there are: q" in capsys.readouterr().err
