"""The review queue through the API: what waits is shown, decided, changed, and every decision taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from abelard.web.app import make_app
from abelard.web.desk import Desk
from tests.workspace.readings import TWO, take

if TYPE_CHECKING:
    from pathlib import Path

HOST = "127.0.0.1:4121"
OWN = {"x-abelard": "1"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.abl").write_text('case "Test"\n', encoding="utf-8")
    take(tmp_path, TWO)
    return tmp_path


@pytest.fixture
def client(folder: Path) -> TestClient:
    return TestClient(make_app(Desk(folder, by="anna"), {HOST}), base_url=f"http://{HOST}")


def post(client: TestClient, name: str, body: Any) -> Any:  # noqa: ANN401  JSON
    answer = client.post(f"/api/{name}", json=body, headers=OWN)
    assert answer.status_code == 200, answer.text
    return answer.json()


def waiting(client: TestClient, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"/api/queue{query}").json()["items"]
    return found


def test_what_waits_is_shown_with_its_words(client: TestClient) -> None:
    first, second = waiting(client)
    assert first["sentence"] == "The document says that Ann Ash leads Red League."
    (start, end), *_ = second["passage"]["marks"]
    assert second["passage"]["text"][start:end] == "Bob Birch denies that Ann Ash leads Red League"
    assert client.get("/api/case").json()["reviews"] is True
    assert client.get("/api/queue?limit=0").json()["waiting"] == 2
    assert waiting(client, "?limit=0") == []
    assert waiting(client, "?first=1&limit=1") == [second]


@pytest.mark.parametrize("query", ["?first=x", "?limit=-1", "?limit=٣"])
def test_a_number_is_a_number(client: TestClient, query: str) -> None:
    assert client.get(f"/api/queue{query}").status_code == 400


def test_what_is_accepted_is_in_the_case_and_can_be_taken_back_and_done_again(
    client: TestClient, folder: Path
) -> None:
    ids = [each["id"] for each in waiting(client)]
    before = {path.name: path.read_bytes() for path in folder.glob("*.abl")}
    assert post(client, "decide", {"act": "accept", "ids": ids, "bulk": True})["done"] == ids
    assert client.get("/api/case").json()["counts"]["claims"] == 2
    assert "reviewed: anna" in (folder / "read-notes.abl").read_text(encoding="utf-8")
    assert client.get("/api/case").json()["undo"] == 1
    post(client, "undo", {})
    assert client.get("/api/case").json()["counts"]["claims"] == 0
    assert before["case.abl"] == (folder / "case.abl").read_bytes()
    assert len(waiting(client)) == 2
    post(client, "redo", {})
    assert client.get("/api/case").json()["counts"]["claims"] == 2


def test_what_is_rejected_or_sent_back(client: TestClient) -> None:
    first, second = (each["id"] for each in waiting(client))
    post(client, "decide", {"act": "later", "ids": [first]})
    assert [each["id"] for each in waiting(client)] == [second, first]
    post(client, "decide", {"act": "reject", "ids": [second]})
    assert [each["id"] for each in waiting(client)] == [first]
    assert [each["id"] for each in waiting(client, "?status=rejected")] == [second]
    post(client, "undo", {})
    post(client, "undo", {})
    assert [each["id"] for each in waiting(client)] == [first, second]


def test_a_proposal_is_put_in_other_words(client: TestClient) -> None:
    first = waiting(client)[0]
    post(client, "reword", {"id": first["id"], "text": first["text"].replace("leads", "founds")})
    assert "founds" in waiting(client)[0]["text"]
    refused = post(client, "reword", {"id": first["id"], "text": "no such thing at all"})
    assert refused["refused"]
    assert refused["done"] == []


def test_who_is_meant_is_said(client: TestClient, folder: Path) -> None:
    with (folder / "case.abl").open("a", encoding="utf-8") as file:
        file.write('\nperson ann-older "Ann Ashe"\n')
    client.post("/api/undo", json={}, headers=OWN)
    first = waiting(client)[0]
    matched = {"source": first["source"], "candidate": first["agents"][0]["candidate"], "to": "ann-older"}
    post(client, "match", matched)
    assert waiting(client)[0]["agents"][0]["id"] == "ann-older"
    post(client, "undo", {})
    assert waiting(client)[0]["agents"][0]["id"] == first["agents"][0]["id"]


def test_what_is_not_there_is_refused_in_words(client: TestClient) -> None:
    assert post(client, "decide", {"act": "accept", "ids": ["nothing"]})["refused"]
    assert post(client, "match", {"source": "none", "candidate": "x", "to": "new"})["refused"]
    assert client.post("/api/decide", json={"act": "burn", "ids": []}, headers=OWN).status_code == 400


def test_reading_only_decides_nothing(folder: Path) -> None:
    client = TestClient(make_app(Desk(folder, read_only=True), {HOST}), base_url=f"http://{HOST}")
    [first, _] = waiting(client)
    for name, body in (
        ("decide", {"act": "accept", "ids": [first["id"]]}),
        ("reword", {"id": first["id"], "text": "x"}),
        ("match", {"source": "notes", "candidate": "x", "to": "new"}),
    ):
        assert client.post(f"/api/{name}", json=body, headers=OWN).status_code == 403
    assert len(waiting(client)) == 2


def test_a_case_in_which_nothing_was_read_says_so(desk: Desk) -> None:
    client = TestClient(make_app(desk, {HOST}), base_url=f"http://{HOST}")
    assert client.get("/api/case").json()["reviews"] is False
    assert client.get("/api/queue").json()["items"] == []
