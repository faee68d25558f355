"""Conflicts with their notes, and the rival tellings they produce."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient


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
