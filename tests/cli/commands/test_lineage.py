"""`abelard lineage` and `abelard timeline` as they are typed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from abelard.cli import main

if TYPE_CHECKING:
    from pathlib import Path

CASE = """case "Bodies"
person p "Paul"
organisation a "Alpha"
organisation b "Beta"
organisation c "Gamma"
source s article
  by: p
in s
a becomes b in 2003-10
p leads a from 2000
c joins b in 2005
p doubts c part-of b
c opposes a in 1999~
"""


@pytest.fixture
def case(tmp_path: Path) -> str:
    path = tmp_path / "bodies.abl"
    path.write_text(CASE, encoding="utf-8")
    return str(path)


def test_lineage_is_told(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lineage", case]) == 0
    told = capsys.readouterr().out
    assert "Alpha  from 2000 or before to Oct 2003" in told
    assert "↳ Beta  from Oct 2003" in told
    assert "\x1b" not in told


def test_lineage_is_drawn(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "out.svg"
    assert main(["lineage", case, "--svg", str(file), "--focus", "Alpha", "--from", "2000"]) == 0
    written = capsys.readouterr()
    assert written.out == ""
    assert "3 bodies" in written.err
    ET.parse(file)  # noqa: S314  our own file


def test_lineage_as_json(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lineage", case, "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in value["rows"]] == ["a", "b", "c"]
    assert {link["kind"] for link in value["links"]} == {"becomes", "joins", "part-of"}


def test_a_case_without_bodies_has_no_lineage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "empty.abl"
    path.write_text("", encoding="utf-8")
    assert main(["lineage", str(path)]) == 1
    assert "No bodies here" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["lineage", "--focus", "Delta"], "Delta"),
        (["lineage", "--from", "2002-13"], "2002-13"),
        (["lineage", "--from", "2010", "--to", "2009"], "lies after"),
        (["lineage", "--svg", "/nowhere/at/all.svg"], "cannot be written"),
        (["lineage", "--svg", "x.svg", "--width", "3"], "too narrow"),
        (["timeline", "--agent", "Delta"], "Delta"),
    ],
)
def test_wrong_use_is_said(
    options: list[str], message: str, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command, *rest = options
    assert main([command, case, *rest]) == 2
    assert message in capsys.readouterr().err


def test_timeline_is_told(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", case, "--from", "2003"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert "2005" in told
    assert any("Gamma joins Beta.  Paul" in line for line in told)
    assert not any("about 1999" in line for line in told)


def test_timeline_as_json(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", case, "--json", "--agent", "c"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert [row["time"] for row in value["rows"]] == ["about 1999", "2005"]
    assert value["undated"] == 1


def test_timeline_by_lane(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", case, "--lane", "agent"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line for line in told if line in ("Alpha", "Paul", "Gamma")] == ["Gamma", "Paul", "Alpha"]


def test_two_viewpoints_are_compared(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "both.svg"
    assert main(["lineage", case, "--compare", "everyone", "Paul", "--svg", str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["viewpoints"] == ["everyone", "Paul"]
    assert {each["where"] for each in told["statements"]} == {"both"}
    assert "only in: Everyone" in file.read_text(encoding="utf-8")
    assert ET.fromstring(file.read_text(encoding="utf-8")).tag.endswith("svg")  # noqa: S314  our own
    assert main(["lineage", case, "--compare", "everyone", "nobody"]) == 2
    assert "nobody" in capsys.readouterr().err
