"""Questions weighed, and probabilities from the bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from abelard.reasoning.probability import in_words, range_of

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient


def weighed(client: TestClient, query: str = "") -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/api/weigh{query}").json()
    return found


def test_evidence_bears_on_each_answer(client: TestClient) -> None:
    found = weighed(client)
    degrees = {row["claim"]: row["boxes"][0]["degree"] for row in found["rows"]}
    assert degrees == {"yes": 2, "no": -2}
    assert found["columns"][0]["inconsistency"] == 2
    told_apart = [row["diagnosticity"] for row in found["rows"]]
    assert told_apart == sorted(told_apart, reverse=True)
    assert told_apart[0] == 1
    assert found["standard"] == "preponderance"


def test_the_analysts_marks_stand_beside_and_are_summed_apart(case: Path, client: TestClient) -> None:
    file = case / "case.abl"
    text = file.read_text(encoding="utf-8")
    own = '"Was it <part>?"\n  override: ^no yes not-applicable by ann'
    file.write_text(text.replace('"Was it <part>?"', own), encoding="utf-8")
    import time  # noqa: PLC0415  only here

    time.sleep(0.6)
    found = weighed(client)
    [box] = [row["boxes"][0] for row in found["rows"] if row["claim"] == "no"]
    assert (box["degree"], box["override"]) == (-2, "not-applicable")
    assert box["by"].startswith("Ann")
    assert found["columns"][0]["inconsistency"] == 2
    assert found["columns"][0]["own_inconsistency"] == 0


def test_without_probabilities_there_is_no_likelihood(client: TestClient) -> None:
    assert [column["chance"] for column in weighed(client)["columns"]] == [None, None]


def test_a_probability_in_the_bar_moves_the_likelihood(client: TestClient) -> None:
    # Both certain would be a contradiction; given that not both speak true: 0.8 · 0.6 / (1 - 0.8 · 0.4).
    yes = weighed(client, "?chance=ann:0.8,bob:0.4")["columns"][0]["chance"]
    assert yes["value"] == pytest.approx(0.8 * 0.6 / (1 - 0.8 * 0.4))
    assert (yes["words"], yes["range"]) == ("likely", "55–80 %")
    assert {one["who"]["id"]: one["change"] > 0 for one in yes["swings"]} == {"ann": True, "bob": False}


def test_belief_shows_the_probability_and_the_same_likelihoods(client: TestClient) -> None:
    found = client.get("/api/belief?chance=ann:0.8,bob:0.4").json()
    chances = {one["who"]["id"]: one["chance"] for one in found["witnesses"]}
    assert (chances["ann"], chances["bob"], chances["annal"]) == (0.8, 0.4, None)
    own = [column["chance"]["value"] for column in weighed(client, "?chance=ann:0.8,bob:0.4")["columns"]]
    assert [one["chance"]["value"] for one in found["chances"]] == own
    assert "at 80%" in client.get("/api/case?chance=ann:0.8").json()["looking"]
    assert client.get("/api/belief").json()["chances"] == []


def test_where_the_certain_contradict_each_other_it_is_said(client: TestClient) -> None:
    found = weighed(client, "?chance=annal:0.5&reject=letter&believe=^no")
    assert found["columns"][0]["chance"] is None or found["conflicts"] == []
    torn = weighed(client, "?chance=letter:1")
    assert torn["columns"][0]["chance"]["value"] is None
    assert torn["conflicts"]


@pytest.mark.parametrize("chance", ["ann", "ann:2", "ann:x", ":0.5", "nobody:0.5", "ann:-1", "ann:nan"])
def test_a_probability_that_cannot_be_read_is_said(client: TestClient, chance: str) -> None:
    answer = client.get(f"/api/questions?chance={chance}")
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_there_is_no_such_question(client: TestClient) -> None:
    assert client.get("/api/weigh?id=nothing").status_code == 400


@pytest.mark.parametrize(
    ("value", "word", "told"),
    [
        (0.03, "almost no chance", "1–5 %"),
        (0.5, "roughly even chance", "45–55 %"),
        (1.0, "almost certain", "95–99 %"),
    ],
)
def test_words_of_likelihood_have_their_range(value: float, word: str, told: str) -> None:
    assert (in_words(value), range_of(value)) == (word, told)
