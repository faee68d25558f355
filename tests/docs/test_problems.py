"""The page on problems: it has every code there is and no other, and each example gives the code it stands under."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from abelard.reasoning.belief import Reasoning
from abelard.workspace import open_case
from tests.literate import Ledger, blocks, read_page, write_case

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "abelard"
PAGE = ROOT / "docs" / "problems.md"
CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

PLACES = {"mistake": 0, "problem": 0, "_problem": 0, "remark": 0, "refuse": 1, "UnfitError": 3}
"""Functions that make problems, and which of their arguments is the code."""
COMPUTED = {
    "bad-subject",  # check_claims: f"bad-{role}"
    "bad-object",  # the same
    "not-utf8",  # lines: _explain
    "control-character",  # the same
}


def codes_of(tree: ast.Module) -> set[str]:
    """Return the codes that a module gives to problems."""
    found: set[str] = set()
    for node in ast.walk(tree):
        found |= {keyword.value.value for keyword in getattr(node, "keywords", ()) if _is_code(keyword)}
        if isinstance(node, ast.Call):
            found |= {value for value in _positional(node) if CODE.fullmatch(value)}
        if isinstance(node, ast.FunctionDef):
            found |= set(_default(node))
    return found


def _is_code(keyword: ast.keyword) -> bool:
    return keyword.arg == "code" and isinstance(keyword.value, ast.Constant)


def _positional(call: ast.Call) -> list[str]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    place = PLACES.get(name)
    given = call.args[place : place + 1] if place is not None else []
    return [
        value.value for value in given if isinstance(value, ast.Constant) and isinstance(value.value, str)
    ]


def _default(function: ast.FunctionDef) -> list[str]:
    """Return the default of an argument `code`, if it has one."""
    arguments = function.args.args
    defaults = [None] * (len(arguments) - len(function.args.defaults)) + list(function.args.defaults)
    return [
        default.value
        for argument, default in zip(arguments, defaults, strict=True)
        if argument.arg == "code" and isinstance(default, ast.Constant) and isinstance(default.value, str)
    ]


def test_the_page_has_every_code_and_no_other() -> None:
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py"))
    known = COMPUTED.union(*map(codes_of, trees))
    documented = re.findall(r"^### `(.*)`$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(documented) == len(set(documented))
    missing = sorted(known - set(documented))
    invented = sorted(set(documented) - known)
    assert (missing, invented) == ([], [])


def test_every_line_that_gives_a_problem_is_found() -> None:
    tree = ast.parse('mistake("a-b", "m")\nself._problem("c", 1)\nProblem(code="d-e")\nother("f")')
    assert codes_of(tree) == {"a-b", "c", "d-e"}


def examples() -> list[tuple[str, Ledger]]:
    """Return each ledger of the page with the code of the heading above it."""
    text = PAGE.read_text(encoding="utf-8")
    ledgers = {step.line: step for step in read_page(PAGE) if isinstance(step, Ledger)}
    found = []
    for line, _, _ in blocks(text):
        headings = re.findall(r"^### `(.*)`$", "\n".join(text.splitlines()[:line]), re.MULTILINE)
        if line in ledgers:
            found.append((headings[-1] if headings else "", ledgers[line]))
    return found


@pytest.mark.parametrize(("code", "ledger"), [pytest.param(*each, id=each[0]) for each in examples()])
def test_an_example_gives_what_it_says(code: str, ledger: Ledger, tmp_path: Path) -> None:
    write_case(ledger.files, tmp_path)
    workspace = open_case(tmp_path)
    problems = (*workspace.problems, *Reasoning(workspace.case).problems)
    found = {(one.where.line, str(one.severity), one.code) for one in problems}
    assert sorted(found) == sorted(set(ledger.marks)), problems
    assert not code or code in {mark for _, _, mark in ledger.marks}
