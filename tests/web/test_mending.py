"""Lost words are put where they stand now; doubles are judged; notes are written: each a change like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from abelard.web.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

OWN = {"x-abelard": "1"}


def post(client: TestClient, name: str, body: Any) -> Any:  # noqa: ANN401  JSON
    return client.post(f"/api/{name}", json=body, headers=OWN)


@pytest.fixture
def lost(case: Path, client: TestClient) -> TestClient:
    """Return the case whose text was edited, so that the quoted words are not found."""
    text = "Much is told.\n\nFor all we know the band was a portion of that guild.\n\nAnd again: of that guild.\n"
    (case / "text.txt").write_text(text, encoding="utf-8")
    file = case / "case.abl"
    old = file.read_text(encoding="utf-8")
    new = old.replace("  quote: part of it\n", '  quote: "a part of the guild"  # checked\n  chars: 3..5\n')
    file.write_text(new, encoding="utf-8")
    client.get("/api/block?of=bob")
    return client


def test_a_likely_place_is_offered_in_whole_words(lost: TestClient, case: Path) -> None:
    desk = Desk(case)
    assert desk.case.claim["yes"].passage.exact == "a part of the guild"
    lost.post("/api/undo", json={}, headers=OWN)  # it looks at the files anew
    [orphan] = lost.get("/api/orphans?id=annal").json()
    assert orphan["place"]["words"] == "portion of that guild"
    assert orphan["place"]["likeness"] > 50


def test_a_claim_is_put_where_its_words_stand_and_only_its_place_changes(
    lost: TestClient, case: Path
) -> None:
    file = case / "case.abl"
    before = file.read_text(encoding="utf-8")
    done = post(lost, "attach", {"claim": "yes", "words": "a portion of that guild"})
    assert done.status_code == 200, done.text
    after = file.read_text(encoding="utf-8")
    assert after == before.replace(
        '  quote: "a part of the guild"  # checked\n  chars: 3..5\n',
        '  quote: "a portion of that guild"  # checked\n',
    )
    assert lost.get("/api/orphans?id=annal").json() == []
    assert post(lost, "undo", {}).status_code == 200
    assert file.read_text(encoding="utf-8") == before


def test_words_that_stand_twice_are_told_apart(lost: TestClient, case: Path) -> None:
    text = (case / "text.txt").read_text(encoding="utf-8")
    second = text.rindex("of that guild")
    post(lost, "attach", {"claim": "yes", "start": second, "end": second + len("of that guild")})
    [anchor] = lost.get("/api/text?id=annal").json()["anchors"]
    assert (anchor["start"], anchor["end"]) == (second, second + len("of that guild"))
    post(lost, "attach", {"claim": "yes", "words": "of that guild", "near": 0})
    [anchor] = lost.get("/api/text?id=annal").json()["anchors"]
    assert anchor["start"] == text.index("of that guild")


@pytest.mark.parametrize(
    "body",
    [
        {"claim": "nothing", "words": "told"},
        {"claim": "yes", "words": "these words are nowhere"},
        {"claim": "yes", "start": 5, "end": 5},
        {"claim": "yes", "start": -4, "end": 9999999},
        {"claim": "no", "words": "told"},
    ],
)
def test_what_cannot_be_attached_is_refused(lost: TestClient, case: Path, body: dict[str, Any]) -> None:
    before = (case / "case.abl").read_bytes()
    assert post(lost, "attach", body).status_code == 400
    assert (case / "case.abl").read_bytes() == before


@pytest.fixture
def alike(client: TestClient, case: Path) -> TestClient:
    with (case / "case.abl").open("a", encoding="utf-8") as file:
        file.write('\nperson bobb "Bobb"\nplace bob-town "Bob"\n')
    client.post("/api/undo", json={}, headers=OWN)
    return client


def test_who_may_be_the_same_is_shown_and_only_of_the_same_kind(alike: TestClient) -> None:
    found = alike.get("/api/doubles?id=bob").json()
    assert [(each["who"]["id"], each["name"], each["judged"]) for each in found] == [("bobb", "Bobb", "")]


def test_a_judgement_is_a_claim_and_changes_in_its_place(alike: TestClient, case: Path) -> None:
    file = case / "case.abl"
    before = file.read_text(encoding="utf-8")
    for judgement, stance in (("same", "affirms"), ("not-same", "denies"), ("unsure", "doubts")):
        body = {"one": "bob", "other": "bobb", "judgement": judgement}
        assert post(alike, "judge", body).status_code == 200
        assert [each["judged"] for each in alike.get("/api/doubles?id=bobb").json()] == [judgement]
        assert file.read_text(encoding="utf-8").count("same-as") == 1
        assert f"analyst {stance} bob same-as bobb" in file.read_text(encoding="utf-8")
    assert not alike.get("/api/problems").json() or "unknown-name" not in alike.get("/api/problems").text
    post(alike, "judge", {"one": "bobb", "other": "bob", "judgement": "none"})
    assert "same-as" not in file.read_text(encoding="utf-8")
    for _ in range(4):
        assert post(alike, "undo", {}).status_code == 200
    assert file.read_text(encoding="utf-8") == before


def test_judging_somebody_the_same_merges_them_for_who_believes_it(alike: TestClient) -> None:
    post(alike, "block", {"text": "in annal\nann affirms bobb leads band in 1092", "write": True})
    asked = {"s": "bob leads band in 1092"}
    assert alike.get("/api/why", params=asked).json()["verdict"] == "unknown"
    post(alike, "judge", {"one": "bob", "other": "bobb", "judgement": "same"})
    assert alike.get("/api/why", params=asked).json()["verdict"] in ("yes", "possibly")
    asked["reject"] = "analyst"
    assert alike.get("/api/why", params=asked).json()["verdict"] == "unknown"


@pytest.mark.parametrize(
    "body",
    [
        {"one": "bob", "other": "bob", "judgement": "same"},
        {"one": "bob", "other": "nobody", "judgement": "same"},
        {"one": "bob", "other": "ann", "judgement": "perhaps"},
    ],
)
def test_a_judgement_is_on_two_that_are_there(alike: TestClient, body: dict[str, str]) -> None:
    assert post(alike, "judge", body).status_code == 400


def test_a_note_is_written_about_claims_and_shown_with_them(client: TestClient, case: Path) -> None:
    body = {"text": 'They cannot "both" be right.\n\nnote "evil"', "about": ["^yes", "^no"]}
    assert post(client, "note", body).status_code == 200
    assert len(client.get("/api/notes").json()) == 1
    [note] = client.get("/api/notes?about=^no,band").json()
    assert note["about"] == ["^yes", "^no"]
    assert client.get("/api/notes?about=band").json() == []
    assert "cannot" in note["text"]
    assert post(client, "note", {"text": "Mine.", "about": ["bob"], "private": True}).status_code == 200
    assert "access: private" in (case / "case.abl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "body", [{"text": " ", "about": []}, {"text": "x", "about": ["^none"]}, {"text": "x" * 5000, "about": []}]
)
def test_a_note_says_something_about_something_there(client: TestClient, body: dict[str, Any]) -> None:
    assert post(client, "note", body).status_code == 400
