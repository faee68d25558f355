"""The hard cases: each page beside this file is one, and everything in it must come out as it says."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from abelard.case.fmt import format_text
from abelard.case.load import loads
from abelard.case.write_case import write_case as ledger_of
from abelard.cli import main
from abelard.exchange.case_json import read_json, write_json
from tests.literate import Call, Ledger, lacking, missing, plain, read_page, write_case

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

HERE = Path(__file__).parent
PAGES = sorted(HERE.glob("*.md"))
STEPS = [(page, step) for page in PAGES for step in read_page(page)]
LEDGERS = [(page, step) for page, step in STEPS if isinstance(step, Ledger)]
CALLS = [(page, step) for page, step in STEPS if isinstance(step, Call)]


def name(page: Path, step: Ledger | Call) -> str:
    what = f"-{step.words[0]}" if isinstance(step, Call) else ""
    return f"{page.stem}:{step.line}{what}"


def test_every_hard_case_has_its_page() -> None:
    assert [page.name[:2] for page in PAGES] == [f"{number:02}" for number in range(1, 27)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_has_a_title_a_ledger_and_something_that_is_asked(page: Path) -> None:
    assert page.read_text(encoding="utf-8").startswith(f"# {int(page.name[:2])}. ")
    steps = read_page(page)
    assert any(isinstance(step, Ledger) for step in steps)
    assert any(isinstance(step, Call) and not step.mark for step in steps)


@pytest.mark.parametrize(("page", "ledger"), LEDGERS, ids=[name(*each) for each in LEDGERS])
def test_a_ledger_has_the_problems_it_says_and_no_others(
    page: Path,  # noqa: ARG001  the id of the test names it
    ledger: Ledger,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_case(ledger.files, tmp_path / "CASE")
    monkeypatch.chdir(tmp_path)
    code = main(["check", "CASE", "--json"])
    problems = json.loads(capsys.readouterr().out)["problems"]
    found = [(one["line"], one["severity"], one["code"]) for one in problems]
    assert sorted(found) == sorted(ledger.marks), problems
    assert code == any(severity == "error" for _, severity, _ in found)


@pytest.mark.parametrize("ledger", [ledger for _, ledger in LEDGERS], ids=[name(*each) for each in LEDGERS])
def test_a_ledger_survives_every_way_of_writing_it(ledger: Ledger) -> None:
    text = ledger.files["case.abl"]
    case = loads(text).case
    assert case.claims
    assert loads(format_text(text)).case == case
    assert loads(ledger_of(case)).case == case
    assert read_json(write_json(case), "case.json")[0] == case


def expectation(page: Path, call: Call) -> ParameterSet:
    still = pytest.mark.xfail(
        strict=True, reason="the page says what is right; take its `differs` off when it passes"
    )
    return pytest.param(page, call, id=name(page, call), marks=[still] if call.mark == "differs" else [])


@pytest.mark.parametrize(("page", "call"), [expectation(*each) for each in CALLS])
def test_what_is_asked_is_answered(
    page: Path,
    call: Call,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if call.mark == "pending" and find_spec(f"abelard.cli.commands.{call.words[0]}") is None:
        pytest.skip(f"`abelard {call.words[0]}` is not there yet")
    write_case(call.files, tmp_path / "CASE")
    monkeypatch.chdir(tmp_path)
    code = main(call.words)
    printed = capsys.readouterr()
    place = f"{page.name}:{call.line}: {call.text}"
    if call.json:
        wrong = lacking(json.loads(call.json), json.loads(printed.out))
    else:
        wrong = missing(call.expected, plain(printed.out + printed.err))
    assert not wrong, f"{place}\n{wrong}\n{printed.out}{printed.err}"
    assert code == call.code, f"{place} ended with {code}"
