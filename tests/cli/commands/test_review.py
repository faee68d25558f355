"""`abelard review`: lists, options for scripts, and the session at a terminal, one key each."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from abelard.cli import main
from abelard.cli.review_session import Session
from abelard.cli.screen import Plain
from abelard.workspace import open_case
from abelard.workspace.review import Review
from tests.workspace.readings import TWO, take

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "case.abl").write_text('case "Test"\n', encoding="utf-8")
    take(tmp_path, TWO)
    return tmp_path


def answer(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, dict[str, Any]]:
    """Run a command with --json and return its exit code and value."""
    code = main([*map(str, words), "--json"])
    return code, json.loads(capsys.readouterr().out)


def sit(case: Path, keys: str, *lines: str) -> Review:
    """Press keys, and type lines where one is asked for."""
    pressed, typed = iter(keys), iter(lines)
    review = Review(case, by="anna", today="2026-11-22")
    session = Session(review, review.ids(), Plain(stderr=False), lambda: next(pressed), lambda _: next(typed))
    session.run()
    return review


def test_a_list_has_a_line_for_each(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", str(case)]) == 0
    first, second, last = capsys.readouterr().out.splitlines()
    assert first.endswith("0.70  The document says that Ann Ash leads Red League.")
    assert second.endswith("Bob Birch denies that Ann Ash leads Red League.")
    assert last == "2 proposals to decide on (0 put off); 0 accepted, 0 rejected."


def test_what_is_accepted_by_id_can_be_undone(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, value = answer(capsys, "review", case, "--list")
    first, second = (one["id"] for one in value["items"])
    code, value = answer(capsys, "review", case, "--accept", first, "--reject", second)
    assert (code, value["counts"]["accepted"], value["counts"]["rejected"]) == (0, 1, 1)
    assert len(open_case(case).case.claims) == 1
    answer(capsys, "review", case, "--undo")
    code, value = answer(capsys, "review", case, "--undo")
    assert (code, value["acts"][0]["undone"]) == (0, "accept")
    assert len(open_case(case).case.claims) == 0
    assert answer(capsys, "review", case, "--undo")[0] == 1


def test_in_bulk_only_the_sure_and_the_clear_are_accepted(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take(case, "Ann Ash meets Stone. Ann Ash supports Blue League.", name="more.txt", sure=0.9)
    (case / "case.abl").write_text('case "Test"\nperson stone "Stone"\n', encoding="utf-8")
    code, value = answer(capsys, "review", case, "--accept-above", "0.8")
    (act,) = value["acts"]
    assert (code, len(act["done"]), value["counts"]["waiting"]) == (1, 1, 3)
    ((problem,),) = act["refused"].values()
    assert problem["code"] == "which-agent"
    assert [claim.statement.predicate for claim in open_case(case).case.claims] == ["supports"]


def test_a_kind_and_a_source_narrow_it_down(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take(case, "Ann Ash meets Stone.", name="more.txt")
    _, value = answer(capsys, "review", case, "--list", "--kind", "meets")
    assert [one["source"] for one in value["items"]] == ["more"]
    _, value = answer(capsys, "review", case, "--list", "--source", "notes")
    assert {one["kind"] for one in value["items"]} == {"leads"}
    assert answer(capsys, "review", case, "--list", "--status", "rejected")[0] == 1


def test_a_text_from_a_script_replaces_a_proposal(
    case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    id = Review(case).ids()[0]
    monkeypatch.setattr(sys, "stdin", io.StringIO("ann-ash directs red-league in 1999\n  in: notes\n"))
    assert answer(capsys, "review", case, "--edit", id)[0] == 0
    assert "directs red-league in 1999" in Review(case).item(id)["text"]
    monkeypatch.setattr(sys, "stdin", io.StringIO("ann-ash ledas red-league\n"))
    code, value = answer(capsys, "review", case, "--edit", id)
    ((problem,),) = value["acts"][0]["refused"].values()
    assert (code, problem["code"]) == (1, "unknown-predicate")
    assert "directs" in Review(case).item(id)["text"]


def test_who_is_meant_can_be_said(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (case / "case.abl").write_text('case "Test"\nperson anna "Anna Asche"\n', encoding="utf-8")
    assert answer(capsys, "review", case, "--match", "notes:ann-ash=anna")[0] == 0
    assert Review(case).items()[0]["sentence"] == "The document says that Anna Asche leads Red League."
    assert main(["review", str(case), "--match", "ann-ash"]) == 2
    assert "SOURCE:NAME=ID" in capsys.readouterr().err


def test_a_session_decides_by_one_key_each(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    review = sit(case, "x?ar")
    assert (review.counts()["accepted"], review.counts()["rejected"]) == (1, 1)
    printed = capsys.readouterr().out
    assert "  [Ann Ash leads Red League].\n" in printed
    assert "? shows what the keys do" in printed
    assert "2 decided now; 0 left" in printed


def test_back_takes_back_and_shows_it_again(case: Path) -> None:
    review = sit(case, "abrlq")
    counts = review.counts()
    assert (counts["accepted"], counts["rejected"], counts["later"]) == (0, 1, 1)


def test_back_with_nothing_to_take_back(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sit(case, "bsq")
    assert "There is nothing to take back." in capsys.readouterr().out


def test_a_line_is_edited_and_somebody_is_named(case: Path) -> None:
    (case / "case.abl").write_text('case "Test"\nperson anna "Anna Asche"\n', encoding="utf-8")
    review = sit(case, "imaq", "ann-ash directs red-league", "1", "Anna Asche")
    (claim,) = open_case(case).case.claims
    assert str(claim.statement) == "anna directs red-league"
    assert review.counts()["accepted"] == 1


def test_what_is_edited_has_the_ids_of_the_case(case: Path) -> None:
    (case / "case.abl").write_text('case "Test"\nperson anna "Ann Ash"\n', encoding="utf-8")
    review = Review(case)
    first = review.items()[0]
    assert first["editable"].startswith("anna leads red-league\n")
    review.edit(first["id"], first["editable"].replace("leads", "directs"))
    assert review.item(first["id"])["sentence"] == "The document says that Ann Ash directs Red League."


def test_two_names_in_a_document_are_said_to_be_one(case: Path) -> None:
    take(case, "Asche meets Cy Cole. Ann Ash supports Blue League.", name="more.txt")
    review = Review(case)
    assert review.match("more", "asche", "ann-ash").done == ["asche"]
    review.accept(review.ids(source="more"))
    agents = open_case(case).case.agents
    assert sorted(agents) == ["ann-ash", "blue-league", "cy-cole"]
    assert len(open_case(case).case.mentions["ann-ash"]) == 2


def test_an_editor_is_opened_on_the_claim_and_its_new_agents(
    case: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\np = pathlib.Path(sys.argv[1])\nt = p.read_text()\n"
        "p.write_text(t.replace(' leads ', ' directs ').replace('person ann-ash \"Ann Ash\"',"
        ' \'person ann-ash "Ann Ash"\\n  legal: "Anne Ash"\'))\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    monkeypatch.delenv("VISUAL", raising=False)
    sit(case, "eaq")
    workspace = open_case(case)
    assert [str(claim.statement) for claim in workspace.case.claims] == ["ann-ash directs red-league"]
    assert [name.text for name in workspace.case.agents["ann-ash"].names] == ["Ann Ash", "Anne Ash"]


def test_hand_edits_that_cannot_be_read_are_told(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = case / "review" / "notes.abl"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("status: waiting", "status: maybe", 1), encoding="utf-8")
    assert main(["review", str(case), "--list"]) == 0
    printed = capsys.readouterr()
    assert "review/notes.abl:" in printed.err
    assert "bad-choice: no status is called 'maybe'" in printed.err
    assert "2 proposals" in printed.out


def test_a_case_into_which_nothing_was_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "case.abl").write_text('case "Test"\n', encoding="utf-8")
    assert main(["review", str(tmp_path)]) == 1
    assert "0 proposals" in capsys.readouterr().out
