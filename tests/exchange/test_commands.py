"""`abelard export`, `import` and `schema`, as they are typed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from abelard.case.load import load
from abelard.cli import main
from abelard.exchange.formats import FORMATS

LEDGER = Path(__file__).parent / "ledger.abl"
SHEET = "who,actor,relation,target,date\nAQ,ISI,part of,AQ,Oct 2006\nAQ,ISI,frobs,AQ,2006\n"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Make a case in a folder."""
    folder = tmp_path / "case"
    folder.mkdir()
    shutil.copy(LEDGER, folder / "case.abl")
    return folder


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Make a sheet of which one row can be read."""
    path = tmp_path / "sheet.csv"
    path.write_text(SHEET, "utf-8")
    return path


def run(*words: object) -> int:
    return main([str(word) for word in words])


def printed(capsys: pytest.CaptureFixture[str]) -> Any:  # noqa: ANN401  any JSON value
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("name", [item.name for item in FORMATS])
def test_every_format_is_written_without_what_is_private(
    name: str, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = case.parent / "out"
    assert run("export", case, "--format", name, "-o", target) == 0
    assert b"informant" not in target.read_bytes()
    assert "agent informant; source memo" in capsys.readouterr().err


def test_json_with_private_things_comes_back_whole(case: Path) -> None:
    target, new = case.parent / "out.json", case.parent / "new"
    assert run("export", case, "--format", "json", "--private", "-o", target) == 0
    assert run("import", target, "--new", new) == 0
    assert load(new).case == load(case).case


def test_an_own_pack_goes_along(case: Path) -> None:
    (case / "packs").mkdir()
    (case / "packs" / "ghosts.abl").write_text(
        "predicate haunts state\n  subject: organisation\n  object: organisation\n", "utf-8"
    )
    (case / "packs" / "more.abl").write_text("qualifier chill\n", "utf-8")
    text = (case / "case.abl").read_text("utf-8")
    (case / "case.abl").write_text(
        text.replace("  language", "  packs: organisations, ghosts, more\n  language").replace(
            "predicate haunts", "predicate spooks"
        ),
        "utf-8",
    )
    assert run("export", case, "--format", "json", "--private", "-o", case.parent / "out.json") == 0
    assert run("import", case.parent / "out.json", "--new", case.parent / "new") == 0
    assert load(case.parent / "new").case == load(case).case


def test_without_a_file_it_is_printed(case: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("export", case, "--format", "csv") == 0
    assert capfdbinary.readouterr().out.startswith(b"id,label,by,")


def test_for_programs_an_export_says_what_was_left_out(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export", case, "--format", "csv", "--json") == 0
    told = printed(capsys)
    assert told["left_out"] == ["agent informant", "source memo"]
    assert "1 viewpoint" in told["not_held"]
    assert told["text"].startswith("id,label,by,")


@pytest.mark.parametrize(
    "words", [("--format", "xlsx"), ("--format", "json", "-o", "x.abl"), ("--format", "jason"), ()]
)
def test_an_export_used_wrongly_says_so(
    case: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export", case, *words) == 2
    assert capsys.readouterr().err.startswith("abelard: ")


def test_a_broken_block_is_not_passed_over_in_silence(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (case / "case.abl").open("a", encoding="utf-8") as file:
        file.write("\nisi frobs aq\n")
    assert run("export", case, "--format", "csv", "-o", case.parent / "x.csv") == 0
    assert "The case has 1 error" in capsys.readouterr().err


def test_a_sheet_goes_into_a_case(case: Path, sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = load(case)
    assert run("import", sheet, "--into", case, "--source", "essay") == 1
    told = capsys.readouterr()
    assert "sheet.csv:3:3: unknown-predicate" in told.err
    assert "1 claim, 0 agents, 0 sources: written to imported.abl" in told.out
    after = load(case)
    assert str(after.case.claims[-1].statement) == "isi part-of aq"
    assert after.case.claims[-1].source == "essay"
    assert after.case.claims[:-1] == before.case.claims
    assert after.problems == before.problems
    assert "frobs" in (case / "imported.abl").read_text("utf-8")


def test_a_case_in_one_file_is_added_to(case: Path, sheet: Path) -> None:
    assert run("import", sheet, "--into", case / "case.abl", "--source", "essay") == 1
    assert [path.name for path in case.iterdir()] == ["case.abl"]
    assert len(load(case).case.claims) == len(load(LEDGER).case.claims) + 1


def test_no_claim_is_put_into_a_source_by_its_place_in_the_file(
    case: Path, sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (case / "case.abl").read_bytes()
    assert run("import", sheet, "--into", case / "case.abl") == 2
    assert "--source" in capsys.readouterr().err
    assert (case / "case.abl").read_bytes() == before


def test_a_dry_run_shows_and_writes_nothing(
    case: Path, sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("import", sheet, "--into", case, "--dry-run", "--json") == 1
    told = printed(capsys)
    assert told["text"].startswith("aq affirms isi part-of aq in 2006-10\n")
    assert (told["claims"], told["unread"], told["written"]) == (1, 1, [])
    assert [problem["code"] for problem in told["problems"]] == ["unknown-predicate"]
    assert not (case / "imported.abl").exists()


def test_names_that_wait_are_asked_in_a_sheet_that_answers_them(sheet: Path, tmp_path: Path) -> None:
    asked, new = tmp_path / "names.csv", tmp_path / "new"
    assert run("import", sheet, "--new", new, "--ask", asked) == 1
    assert not new.exists()
    text = asked.read_text("utf-8-sig")
    assert text.splitlines()[0] == "name,kind,may be"
    asked.write_text(text.replace(",,", ",organisation,"), "utf-8")
    assert run("import", sheet, asked, "--new", new) == 1
    assert set(load(new).case.agents) == {"aq", "isi"}
    assert len(load(new).case.claims) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("--into", "c", "--new", "d"),
        (),
        ("--new", "CASE", "--kind", "organisation"),
        ("--into", "nowhere"),
        ("--kind", "ghost"),
    ],
)
def test_an_import_used_wrongly_says_so_and_writes_nothing(
    words: tuple[str, ...], case: Path, sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(path for path in case.parent.rglob("*"))
    assert run("import", sheet, *(str(case) if word == "CASE" else word for word in words)) == 2
    assert capsys.readouterr().err.startswith("abelard: ")
    assert sorted(path for path in case.parent.rglob("*")) == before


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "bad-json"),
        ("{}", "not-a-case"),
        (
            '{"format": "abelard-case/1", "agents": [{"id": "x y\\nperson z", "kind": "person"}]}',
            "not-a-ledger",
        ),
    ],
)
def test_json_that_is_no_case_makes_none(
    text: str, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "c.json"
    path.write_text(text, "utf-8")
    assert run("import", path, "--new", tmp_path / "new", "--json") == 1
    assert code in [problem["code"] for problem in printed(capsys)["problems"]]
    assert not (tmp_path / "new").exists()


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("schema") == 0
    Draft202012Validator.check_schema(printed(capsys))


def test_predicates_are_listed_with_their_words_and_effects(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("schema", "--predicates") == 0
    told = capsys.readouterr().out
    assert "part-of  state, irreflexive, not together with independent-of\n" in told
    assert "  A is part of B; B includes A; A is not part of B\n" in told
    assert "  starts ?s member-of ?o\n" in told
    assert run("schema", "--predicates", "--json") == 0
    found = {one["id"]: one for one in printed(capsys)["predicates"]}
    assert found["joins"]["starts"] == ["?s member-of ?o"]
    assert (found["leads"]["aspect"], found["dies"]["functional"]) == ("state", "once")


def test_a_case_adds_its_own_predicates_to_the_list(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("schema", case, "--predicates", "--json") == 0
    assert "haunts" in [one["id"] for one in printed(capsys)["predicates"]]
