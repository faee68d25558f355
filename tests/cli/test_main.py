"""The command line as a program uses it: exit codes, one JSON value on standard output, no traceback ever."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from abelard.cli import main

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS = {
    "who": "isi part-of ?x",
    "dates": "jtj declares",
    "ask": "isi part-of aq",
    "why": "isi part-of aq",
    "show": "Abu Musab al-Zarqawi",
    "weigh": "branch",
}
PLAIN = ("stats", "check", "timeline", "lineage", "sources", "conflicts", "narratives", "shifts", "unknowns")
KEYS = {
    "stats": {
        "title",
        "agents",
        "sources",
        "claims",
        "statements",
        "speakers",
        "questions",
        "viewpoints",
        "problems",
    },
    "check": {"problems"},
    "show": {"agent", "claims"},
    "who": {"statements", "shifts"},
    "dates": {"statements"},
    "ask": {"question", "answer", "doubted", "bindings", "supports", "against", "complete", "exact"},
    "why": {"supports", "against", "overturned_by", "complete"},
    "conflicts": {"disputes"},
}
CLAIM = {
    "id", "statement", "subject", "predicate", "object", "extent", "qualifiers", "stance", "manner", "by", "via", "hedge",
    "said", "known", "channel", "source", "passage", "where",
}  # fmt: skip


@pytest.fixture
def example(root: Path) -> str:
    return str(root / "examples" / "islamic-state-al-qaeda")


@pytest.mark.parametrize("name", [*QUESTIONS, *PLAIN])
def test_json_is_one_value_with_the_fields_of_the_contract(
    name: str, example: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [name, example, *([QUESTIONS[name]] if name in QUESTIONS else []), "--json"]
    assert main(words) == 0
    printed = capsys.readouterr()
    value = json.loads(printed.out)
    assert KEYS.get(name, set()) <= set(value)
    assert not printed.err


def test_a_claim_has_the_fields_of_the_contract(example: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["show", example, "zarqawi", "--json"])
    value = json.loads(capsys.readouterr().out)
    assert value["agent"]["type"] == "person"
    assert {"name", "kind", "language", "used"} <= set(value["agent"]["names"][0])
    for claim in value["claims"]:
        assert set(claim) >= CLAIM
        assert set(claim["passage"]) >= {"exact", "start", "end", "page", "status"}
        assert all(set(relay) >= {"agent", "source", "channel", "said", "hedge"} for relay in claim["via"])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], 0),
        (["nonsense"], 2),
        (["check"], 2),
        (["check", "/nowhere"], 2),
        (["show", "CASE", "nobody at all"], 2),
        (["who", "CASE", "isi part-of"], 1),
        (["who", "CASE", "isi sideways aq"], 2),
        (["who", "CASE", '"unclosed'], 2),
        (["ask", "CASE", "isi part-of aq", "--viewpoint", "no such"], 2),
        (["ask", "CASE", "isi part-of aq", "--at", "2002-13"], 2),
        (["ask", "CASE", "saddam leads aq"], 1),
        (["dates", "CASE", "saddam leads aq"], 1),
        (["diff", "CASE"], 2),
        (["diff", "CASE", "CASE"], 0),
        (["demo", "nothing"], 2),
        (["read", "/nowhere"], 2),
    ],
)
def test_exit_codes(words: list[str], code: int, example: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([example if word == "CASE" else word for word in words]) == code
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("name", ["islamic-state-al-qaeda", "western-schism"])
def test_the_demo_answers_one_question_differently_under_two_viewpoints(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", name, "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    firsts = {row["verdicts"][0] for row in value["viewpoints"]}
    assert {"yes", "denied", "disputed"} <= firsts
    assert main(["demo", name]) == 0
    assert value["question"] in capsys.readouterr().out


def test_a_new_case_can_be_added_to_and_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "case")
    assert main(["new", folder, "--title", "Who?"]) == 0
    assert main(["new", folder]) == 2
    assert main(["add", folder, "author affirms author writes first", "--at", "page 2"]) == 0
    assert main(["add", folder, "author affirms author wrtes first"]) == 1
    assert main(["check", folder, "--strict"]) == 0
    assert main(["fmt", folder, "--check"]) == 0
    document = tmp_path / "text.txt"
    document.write_text("words\n", encoding="utf-8")
    assert main(["attach", folder, "first", str(document)]) == 0
    assert (tmp_path / "case" / "texts" / "first.txt").read_text(encoding="utf-8") == "words\n"
    assert main(["check", folder]) == 0
    capsys.readouterr()


BASE = 'person g "G"\norganisation n "N"\nsource s1 book "S1"\n  by: g\nin s1\n'


@pytest.mark.parametrize(
    "claim",
    [
        "g believes " + "(g believes " * 3000 + "(g leads n)" + ")" * 3000,
        "g believes " + "(" * 10_000,
        f"g leads n amount {'9' * 400} USD",
        "g leads n " + "as n " * 10_000,
        f"g leads n in {'9' * 300}",
        f"g leads n within {'9' * 300} days of 2004",
        'g leads n as "\u202e\u2066\x9b31m"',
    ],
)
@pytest.mark.parametrize(
    "words", [["check"], ["who", "g leads n"], ["show", "g"], ["ask", "g leads n"], ["timeline"]]
)
def test_monstrous_claims_are_told_and_the_rest_answered(
    claim: str, words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "case.abl").write_text(f"{BASE}{claim}\ng leads n from 2000\n", encoding="utf-8")
    name, *rest = words
    assert main([name, str(tmp_path), *rest]) in (0, 1)
    printed = capsys.readouterr()
    assert not any(letter in printed.out + printed.err for letter in "\x1b\x9b\u202e")


def test_what_could_not_be_read_is_said_beside_the_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "case.abl").write_text(f"{BASE}g leads n\ndenies g leeds n\n", encoding="utf-8")
    assert main(["ask", str(tmp_path), "g leads n", "--json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["answer"] == "yes"
    assert "1 error in the case" in printed.err


@pytest.mark.parametrize(
    "words", [["show", "CASE", "\x1b[31mx\u202e"], ["who", "CASE", "g \x1b[31mleads n"], ["ask", "CASE", "g leads n", "--at", "x\x1b[1m"]]
)  # fmt: skip
def test_what_was_typed_is_made_safe_before_it_is_shown_again(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "case.abl").write_text(BASE, encoding="utf-8")
    assert main([str(tmp_path) if word == "CASE" else word for word in words]) == 2
    assert not any(letter in capsys.readouterr().err for letter in "\x1b\u202e")


def test_places_that_cannot_be_written_are_wrong_use(
    example: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", example, "--format", "csv", "-o", "/no/such/folder/x.csv"]) == 2
    assert "No such file" in capsys.readouterr().err
