"""Conflicts with their notes, and the rival tellings they produce."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("starlette", reason="the extra `serve` is not installed")

from starlette.testclient import TestClient

from abelard.web.app import make_app
from abelard.web.desk import Desk
from tests.web.conftest import HOST

if TYPE_CHECKING:
    from pathlib import Path


def test_a_conflict_is_told_in_one_sentence_with_its_claims(client: TestClient) -> None:
    [dispute] = client.get("/api/conflicts").json()["disputes"]
    [clash] = dispute["clashes"]
    assert clash["sentence"].startswith("According to ")
    assert "one denies what the other says" in clash["sentence"]
    assert {card["id"] for card in clash["cards"]} == {"yes", "no"}
    assert {one["id"] for one in dispute["speakers"]} == {"ann", "bob"}
    assert dispute["hard"]


def test_under_a_viewpoint_that_takes_a_side_nothing_clashes(client: TestClient) -> None:
    assert client.get("/api/conflicts?v=bobs").json()["disputes"] == []


def test_rival_tellings_are_named_by_witness_and_answer_the_questions(client: TestClient) -> None:
    found = client.get("/api/narratives?id=d1").json()
    told = {each["by"][0]["id"]: each for each in found["tellings"]}
    assert [each["verdict"] for each in told["ann"]["answers"]] == ["yes", "no"]
    assert told["ann"]["rejecting"] == ["^no"]
    assert found["complete"]


def test_looking_at_the_case_as_a_telling_has_it_gives_its_answers(client: TestClient) -> None:
    for each in client.get("/api/narratives?id=d1").json()["tellings"]:
        asked = client.get(f"/api/questions?reject={','.join(each['rejecting'])}").json()
        answers = [rival["verdict"] for rival in asked["questions"][0]["rivals"]]
        assert answers == [made["verdict"] for made in each["answers"]]


@pytest.mark.parametrize("id", ["d99", "", "nothing"])
def test_there_is_no_such_dispute(client: TestClient, id: str) -> None:
    assert client.get(f"/api/narratives?id={id}").status_code == 400


def test_a_note_stands_where_it_names_all_the_claims(case: Path, client: TestClient) -> None:
    with (case / "case.abl").open("a", encoding="utf-8") as file:
        file.write('\nnote "Both may mean another guild."\n  about: ^yes, ^no\n  by: ann\n')
        file.write('\nnote "Of one claim only."\n  about: ^yes\n')
    [clash] = again(client)["clashes"]
    [note] = clash["notes"]
    assert note["text"] == "Both may mean another guild."
    assert note["by"]["id"] == "ann"
    assert note["where"].startswith("case.abl:")


def again(client: TestClient) -> dict[str, Any]:
    """Ask until the server has seen that the file changed."""
    import time  # noqa: PLC0415  only here

    time.sleep(0.6)
    [dispute] = client.get("/api/conflicts").json()["disputes"]
    found: dict[str, Any] = dispute
    return found


def test_a_long_list_of_what_is_given_up_is_cut_and_counted(tmp_path: Path) -> None:
    lines = ["person a", "person b", "organisation x", "organisation y", "source s letter", "  by: a"]
    lines += ["source t letter", "  by: b", "in s", *(f"x part-of y in {year}" for year in range(1900, 2000))]
    lines += ["in t", "b denies x part-of y"]
    (tmp_path / "case.abl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    client = TestClient(make_app(Desk(tmp_path), {HOST}), base_url=f"http://{HOST}")
    told = client.get("/api/narratives?id=d1").json()["tellings"]
    [small] = [each for each in told if [one["id"] for one in each["by"]] == ["b"]]
    assert len(small["given_up"]) + small["given_up_more"] == 100
    assert small["given_up_more"] > 0
    assert small["rejecting"] == []
