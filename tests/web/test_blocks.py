"""A block is opened, tried as it is typed, and written by slices; a clash is shown, nothing is overwritten."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from abelard.web.app import make_app
from abelard.web.desk import Desk
from tests.web.conftest import CASE

OWN = {"x-abelard": "1"}


def opened(client: TestClient, **of: str) -> dict[str, Any]:
    answer = client.get("/api/block", params=of)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def typed(client: TestClient, block: dict[str, Any], text: str, *, write: bool = False) -> dict[str, Any]:
    body = {
        "path": block["path"],
        "first": block["first"],
        "before": block["text"],
        "text": text,
        "write": write,
    }
    answer = client.post("/api/block", json=body, headers=OWN)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_blocks_are_opened_by_id_by_claim_and_by_line(client: TestClient) -> None:
    assert opened(client, of="bob")["text"] == 'person bob "Bob"'
    claim = opened(client, of="^no")
    assert claim["text"] == "bob denies band part-of guild\n  id: no"
    assert opened(client, of="q")["text"].startswith("question q")
    within = opened(client, path="case.abl", line=str(claim["first"] + 1))
    assert (within["first"], within["line"]) == (claim["first"], 2)


@pytest.mark.parametrize(
    "of",
    [
        {"of": "nobody"},
        {"of": "^nothing"},
        {"path": "../case.abl"},
        {"path": "/etc/passwd"},
        {},
        {"path": "text.txt"},
        {"path": "case.abl", "line": "-1"},
        {"path": "case.abl", "line": "x"},
    ],
)
def test_what_is_no_block_of_the_case_is_not_opened(client: TestClient, of: dict[str, str]) -> None:
    assert client.get("/api/block", params=of).status_code == 400


def test_a_line_beyond_the_end_opens_the_last(client: TestClient) -> None:
    assert opened(client, path="case.abl", line="99999")["text"]


def test_what_is_typed_is_read_and_not_written(client: TestClient, case: Path) -> None:
    before = (case / "case.abl").read_bytes()
    found = typed(client, opened(client, of="^no"), "bob denies band part-of gild\n  id: no")
    [fault] = found["faults"]
    assert fault["line"] == 1
    assert fault["severity"] == "error"
    assert "guild" in fault["hint"]
    assert not found["written"]
    good = typed(client, opened(client, of="^no"), "bob doubts band part-of guild\n  id: no")
    assert good["faults"] == []
    assert good["cards"][0]["stance"] == "doubts"
    assert (case / "case.abl").read_bytes() == before


def test_what_breaks_elsewhere_is_said(client: TestClient) -> None:
    found = typed(client, opened(client, of="bob"), 'person robert "Robert"')
    assert any("bob" in each for each in found["elsewhere"])


def test_a_block_is_written_and_nothing_else_changes(client: TestClient, case: Path) -> None:
    file = case / "case.abl"
    text = "# a comment before\n" + file.read_text(encoding="utf-8").replace(
        "  id: no\n", "  id: no\n# after\n"
    )
    file.write_bytes(text.replace("\n", "\r\n").encode())
    desk = Desk(case)
    client = TestClient(make_app(desk, {"127.0.0.1:4121"}), base_url="http://127.0.0.1:4121")
    block = opened(client, of="^no")
    new = "bob doubts band part-of guild\n  id: no\n  hedge: perhaps"
    assert typed(client, block, new, write=True)["written"]
    wanted = text.replace("bob denies band part-of guild\n  id: no\n", new + "\n").replace("\n", "\r\n")
    assert file.read_bytes() == wanted.encode()
    assert client.post("/api/undo", json={}, headers=OWN).status_code == 200
    assert file.read_bytes() == text.replace("\n", "\r\n").encode()


def test_a_block_is_added_and_taken_out(client: TestClient, case: Path) -> None:
    new = {"path": "case.abl", "first": 0, "text": ""}
    assert typed(client, new, 'note "Look again."\n  about: bob', write=True)["written"]
    text = (case / "case.abl").read_text(encoding="utf-8")
    assert text.endswith('\n\nnote "Look again."\n  about: bob\n')
    block = opened(client, path="case.abl", line="1000")
    assert typed(client, block, "", write=True)["written"]
    assert "Look again" not in (case / "case.abl").read_text(encoding="utf-8")


def test_lines_that_moved_are_found_again(client: TestClient, case: Path) -> None:
    file, block = case / "case.abl", opened(client, of="^no")
    file.write_text("# one more line\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert typed(client, block, "bob doubts band part-of guild\n  id: no", write=True)["written"]
    assert file.read_text(encoding="utf-8").startswith("# one more line\n")
    assert "bob doubts band" in file.read_text(encoding="utf-8")


def test_a_block_that_somebody_else_changed_is_shown_and_left(client: TestClient, case: Path) -> None:
    file, block = case / "case.abl", opened(client, of="^no")
    theirs = file.read_text(encoding="utf-8").replace("  id: no", "  id: no\n  hedge: theirs")
    file.write_text(theirs, encoding="utf-8")
    found = typed(client, block, "bob doubts band part-of guild\n  id: no", write=True)
    assert not found["written"]
    assert found["clash"]["text"] == "bob denies band part-of guild\n  id: no\n  hedge: theirs"
    assert file.read_text(encoding="utf-8") == theirs
    again = typed(client, found["clash"], "bob doubts band part-of guild\n  id: no", write=True)
    assert again["written"]


def test_two_alike_blocks_are_not_mistaken_for_each_other(client: TestClient, case: Path) -> None:
    file, block = case / "case.abl", opened(client, of="^no")
    text = file.read_text(encoding="utf-8")
    file.write_text(f"# moved\n{text}\n\nin letter\n{block['text']}\n", encoding="utf-8")
    found = typed(client, block, "bob doubts band part-of guild", write=True)
    assert found["clash"]


def test_a_new_block_cannot_lead_out_of_the_case(client: TestClient, case: Path) -> None:
    for path in ("../evil.abl", "/tmp/evil.abl", "new.abl"):  # noqa: S108  it is not written
        body = {"path": path, "text": "person x", "write": True}
        assert client.post("/api/block", json=body, headers=OWN).status_code == 400
    assert not (case.parent / "evil.abl").exists()


def test_a_case_opened_to_be_read_is_not_written(case: Path) -> None:
    desk = Desk(case, read_only=True)
    client = TestClient(make_app(desk, {"127.0.0.1:4121"}), base_url="http://127.0.0.1:4121")
    block, before = opened(client, of="bob"), (case / "case.abl").read_bytes()
    body = {
        "path": block["path"],
        "first": block["first"],
        "before": block["text"],
        "text": "x",
        "write": True,
    }
    assert client.post("/api/block", json=body, headers=OWN).status_code == 403
    assert (case / "case.abl").read_bytes() == before


SAID = [
    "person bob",
    "bob denies band part-of guild\n  id: no",
    "",
    "\n\n",
    "  id: x",
    "# x",
    'note "x"',
    "include case.abl",
]


@given(
    first=st.integers(-3, 60),
    before=st.one_of(st.sampled_from(SAID), st.text(max_size=9)),
    text=st.one_of(st.sampled_from(SAID), st.text(max_size=40)),
    write=st.booleans(),
)
@settings(max_examples=40)
def test_nothing_that_is_typed_breaks_it(first: int, before: str, text: str, *, write: bool) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "case.abl"
        file.write_text(CASE, encoding="utf-8")
        client = TestClient(make_app(Desk(file), {"127.0.0.1:4121"}), base_url="http://127.0.0.1:4121")
        body = {"path": "case.abl", "first": first, "before": before, "text": text, "write": write}
        answer = client.post("/api/block", json=body, headers=OWN)
        assert answer.status_code in (200, 400, 409), answer.text
        if not (write and answer.json().get("written")):
            assert file.read_text(encoding="utf-8") == CASE
        assert client.get("/api/case").status_code == 200


def test_every_block_is_listed_and_can_be_opened(client: TestClient) -> None:
    found = client.get("/api/ledger").json()
    assert found["files"] == [{"path": "case.abl", "blocks": len(found["blocks"])}]
    for each in found["blocks"]:
        assert opened(client, path=each["path"], line=str(each["line"]))["text"].startswith(each["head"][:9])
    assert {each["kind"] for each in found["blocks"]} >= {
        "case",
        "question",
        "viewpoint",
        "claim",
        "in",
        "source",
    }
    [one] = client.get("/api/ledger", params={"words": "PART OF IT", "path": "case.abl"}).json()["blocks"]
    assert one["head"].startswith("ann affirms")
    assert client.get("/api/ledger?path=../x").json()["blocks"] == []
    assert client.get("/api/ledger?first=x").status_code == 400
