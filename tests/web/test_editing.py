"""A claim made in the workbench is read first, written once, and can be taken back; nothing is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from abelard.web.app import make_app
from abelard.web.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

OWN = {"x-abelard": "1"}
DRAFT = {
    "head": "bob affirms ann leads band in 1092",
    "source": "annal",
    "locator": "fol. 3",
    "quote": "He was not",
}


def post(client: TestClient, name: str, body: Any = None) -> Any:  # noqa: ANN401  JSON
    return client.post(f"/api/{name}", json=body or {}, headers=OWN)


def test_a_draft_is_read_and_not_written(client: TestClient, case: Path) -> None:
    before = (case / "case.abl").read_bytes()
    found = post(client, "draft", {"draft": DRAFT}).json()
    assert found["card"]["by"][0]["id"] == "bob"
    assert found["problems"] == []
    assert found["written"] == ""
    assert (case / "case.abl").read_bytes() == before


def test_what_is_wrong_with_a_draft_is_said(client: TestClient, case: Path) -> None:
    before = (case / "case.abl").read_bytes()
    found = post(client, "draft", {"draft": {**DRAFT, "head": "nobody-known leads"}, "write": True}).json()
    assert found["problems"]
    assert found["written"] == ""
    assert (case / "case.abl").read_bytes() == before


def test_names_in_the_words_are_offered(client: TestClient) -> None:
    found = post(client, "draft", {"draft": {"head": "", "quote": "Then Bob said"}}).json()
    assert [each["id"] for each in found["mentioned"]] == ["bob"]


def test_a_claim_is_written_taken_back_and_done_again(client: TestClient, case: Path) -> None:
    file = case / "case.abl"
    before = file.read_bytes()
    assert post(client, "draft", {"draft": DRAFT, "write": True}).json()["written"] == "case.abl"
    after = file.read_bytes()
    assert after.startswith(before)
    assert client.get("/api/case").json()["counts"]["claims"] == 3
    assert post(client, "undo").json() == {"path": "case.abl", "undo": 0, "redo": 1}
    assert file.read_bytes() == before
    assert client.get("/api/case").json()["counts"]["claims"] == 2
    assert post(client, "redo").status_code == 200
    assert file.read_bytes() == after
    assert post(client, "undo").status_code == 200
    assert post(client, "undo").status_code == 409


def test_a_file_changed_outside_is_never_overwritten(client: TestClient, case: Path) -> None:
    file = case / "case.abl"
    assert post(client, "draft", {"draft": DRAFT, "write": True}).json()["written"]
    mine = file.read_text(encoding="utf-8") + "# somebody else was here\n"
    file.write_text(mine, encoding="utf-8")
    assert post(client, "undo").status_code == 409
    assert file.read_text(encoding="utf-8") == mine


def test_nothing_is_written_where_reading_is_all_that_was_asked(case: Path) -> None:
    host = "127.0.0.1:4121"
    client = TestClient(make_app(Desk(case, read_only=True), {host}), base_url=f"http://{host}")
    before = (case / "case.abl").read_bytes()
    assert post(client, "draft", {"draft": DRAFT, "write": True}).status_code == 403
    assert post(client, "undo").status_code == 403
    assert (case / "case.abl").read_bytes() == before


@pytest.mark.parametrize(
    "headers",
    [{}, {"x-abelard": "1", "origin": "https://evil.example"}, {"x-abelard": "1", "host": "evil.example"}],
)
def test_other_pages_change_nothing(client: TestClient, case: Path, headers: dict[str, str]) -> None:
    before = (case / "case.abl").read_bytes()
    answer = client.post("/api/draft", json={"draft": DRAFT, "write": True}, headers=headers)
    assert answer.status_code == 403
    assert (case / "case.abl").read_bytes() == before


def test_a_field_cannot_bring_in_another_block(client: TestClient, case: Path) -> None:
    hostile = {**DRAFT, "locator": 'fol. 3\n\nviewpoint evil "Evil"\n  believes: bob'}
    post(client, "draft", {"draft": hostile, "write": True})
    assert "evil" not in client.get("/api/case").text
    assert "viewpoint evil" not in (case / "case.abl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"draft": 3}', b"\xff", b'{"draft": {"head": "x"}, "write": 1}']
)
def test_what_is_no_draft_is_refused(client: TestClient, body: bytes) -> None:
    assert client.post("/api/draft", content=body, headers=OWN).status_code == 400


def test_too_much_is_refused(client: TestClient) -> None:
    assert client.post("/api/draft", content=b"x" * 70_000, headers=OWN).status_code == 413
