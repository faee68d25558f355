"""The pages of the documentation do what they say: their ledgers are checked, their commands run, in order."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from abelard.cli import main
from tests.literate import Call, Ledger, lacking, missing, plain, read_page, write_case

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
RUN = ("index", "ten-minutes", "packs", "commands")
CASE = "my-case"


@pytest.mark.parametrize("page", RUN)
def test_a_page_does_what_it_says(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each page is one sitting: what a command changes is still changed for the next."""
    monkeypatch.chdir(tmp_path)
    path = DOCS / f"{page}.md"
    for step in read_page(path):
        place = f"{path.name}:{step.line}"
        if isinstance(step, Ledger):
            write_case(step.files, tmp_path / CASE)
            assert problems(capsys) == sorted(step.marks), place
        else:
            answer(step, place, capsys)


def problems(capsys: pytest.CaptureFixture[str]) -> list[tuple[int, str, str]]:
    """Return what `check` finds, all but the remarks that something is not used yet."""
    main(["check", CASE, "--json"])
    found = json.loads(capsys.readouterr().out)["problems"]
    told = [(one["line"], one["severity"], one["code"]) for one in found]
    return sorted(one for one in told if one[2] not in ("unused-agent", "unused-source"))


def answer(call: Call, place: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Run a command and compare what comes out."""
    code = main(call.words)
    printed = capsys.readouterr()
    if call.json:
        wrong = lacking(json.loads(call.json), json.loads(printed.out))
    else:
        wrong = missing(call.expected, plain(printed.out + printed.err))
    assert not wrong, f"{place}: {call.text}\n{wrong}\n{printed.out}{printed.err}"
    assert code == call.code, f"{place}: {call.text} ended with {code}"


def test_every_page_can_be_reached() -> None:
    """`mkdocs build --strict` says when a page that is named is not there; this says the reverse."""
    named = re.findall(r"[\w-]+\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert sorted(named) == sorted(path.name for path in DOCS.glob("*.md"))
