"""What the API answers: under the bar, typed, never with a 5xx."""

from __future__ import annotations

import json
import os
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abelard.web.api import ENDPOINTS

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

YES, NO = 0, 1


def verdicts(client: TestClient, query: str = "") -> list[str]:
    answered = client.get(f"/api/questions{query}").json()
    return [rival["verdict"] for rival in answered["questions"][0]["rivals"]]


def test_believing_everyone_the_question_is_disputed(client: TestClient) -> None:
    assert verdicts(client) == ["disputed", "disputed"]


def test_rejecting_a_witness_changes_the_answers(client: TestClient) -> None:
    assert verdicts(client, "?reject=bob") == ["yes", "no"]
    assert verdicts(client, "?reject=annal") == ["unknown", "unknown"]


def test_a_viewpoint_and_a_change_of_it(client: TestClient) -> None:
    assert verdicts(client, "?v=bobs") == ["denied", "yes"]
    assert verdicts(client, "?v=bobs&open=bob") == ["unknown", "unknown"]


def test_as_known_at_leaves_out_what_came_later(client: TestClient) -> None:
    assert verdicts(client, "?known=1050") == ["unknown", "unknown"]


def test_the_bar_is_said_in_a_sentence(client: TestClient) -> None:
    said = client.get("/api/case?v=bobs&reject=ann&at=1092&known=1150").json()["looking"]
    assert "Bob" in said
    assert "but not Ann" in said
    assert "1092" in said
    assert "1150" in said


@pytest.mark.parametrize(
    "query", ["v=nobody", "reject=nobody", "believe=^nothing", "at=someday", "known=13.13.13"]
)
def test_what_cannot_be_read_is_said_not_raised(client: TestClient, query: str) -> None:
    answer = client.get(f"/api/questions?{query}")
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_why_goes_down_to_the_quoted_words(client: TestClient) -> None:
    why = client.get("/api/why", params={"s": "band part-of guild"}).json()
    [support] = why["supports"]
    assert [each["id"] for each in support["carrier"]["needs"]] == ["ann"]
    assert support["cards"][0]["quote"] == "part of it"
    assert support["stood"] == [{"kind": "chronicle", "channel": "", "grade": ""}]
    assert why["against"][0]["stood"][0]["channel"] == "secret"
    assert {each["answer"] for each in why["withdrawals"]} >= {"yes"}


def test_belief_says_what_hangs_on_a_witness(client: TestClient) -> None:
    found = {each["who"]["id"]: each for each in client.get("/api/belief").json()["witnesses"]}
    assert {each["then"] for each in found["bob"]["hangs"]} == {"yes"}
    assert found["bob"]["standing"] == "believed"
    rejected = client.get("/api/belief?reject=bob").json()["witnesses"]
    assert [each["standing"] for each in rejected if each["who"]["id"] == "bob"] == ["rejected"]


def test_what_hangs_on_a_witness_is_what_rejecting_him_gives(example: TestClient) -> None:
    """The answers tried all at once are those of the server asked again without him."""
    now = hanging(example.get("/api/belief").json())
    for witness in ("zawahiri", "aq", "is-side", "orton2016"):
        then = answers(example.get(f"/api/questions?reject={witness}").json())
        before = answers(example.get("/api/questions").json())
        changed = {key for key in before if before[key] != then[key]}
        assert {each["notation"] for each in now.get(witness, [])} == changed, witness


def hanging(found: dict[str, Any]) -> dict[str, Any]:
    return {each["who"]["id"]: each["hangs"] for each in found["witnesses"]}


def answers(found: dict[str, Any]) -> dict[str, str]:
    return {
        part["notation"]: part["verdict"]
        for question in found["questions"]
        for rival in question["rivals"]
        for part in rival["parts"]
    }


def test_who_says_what_puts_disagreement_first(client: TestClient) -> None:
    table = client.get("/api/statements").json()
    [line] = table["contested"]
    stances = {cell["speaker"]: [mark["stance"] for mark in cell["marks"]] for cell in line["cells"]}
    assert stances == {"ann": ["affirms"], "bob": ["denies"]}


def test_the_reader_counts_code_points(client: TestClient) -> None:
    page = client.get("/api/text?id=annal").json()
    [anchor] = page["anchors"]
    assert page["text"][anchor["start"] : anchor["end"]] == "part of it"


def test_search_takes_names_and_statements(client: TestClient) -> None:
    assert [each["id"] for each in client.get("/api/search?q=Bob").json()["names"]] == ["bob"]
    asked = client.get("/api/search", params={"q": "band part-of ?x"}).json()
    assert asked["read_as"] == "statement"
    assert asked["verdict"] == "disputed"


def test_a_file_changed_outside_is_read_again(client: TestClient, case: Path) -> None:
    first = client.get("/api/edition").json()
    time.sleep(0.55)  # the desk looks at the files twice a second at most
    file = case / "case.abl"
    file.write_text(file.read_text(encoding="utf-8").replace("bob denies", "bob affirms"), encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert client.get("/api/edition").json() == first + 1
    assert verdicts(client) == ["yes", "no"]


def test_nothing_from_a_case_becomes_markup_in_a_drawing(client: TestClient) -> None:
    svg = client.get("/api/lineage").json()["svg"]
    assert "alert('band')" in svg
    assert "<script" not in svg


@pytest.mark.parametrize("name", sorted(ENDPOINTS))
def test_the_description_fits_what_is_answered(client: TestClient, name: str) -> None:
    import jsonschema  # noqa: PLC0415  slow to import

    described = client.get("/api/openapi.json").json()
    schema = described["paths"][f"/api/{name}"]["get"]["responses"]["200"]["content"]["application/json"][
        "schema"
    ]
    own = {
        "agent": {"id": "ann"},
        "source": {"id": "annal"},
        "text": {"id": "annal"},
        "claim": {"id": "yes"},
        "block": {"of": "q"},
        "orphans": {"id": "annal"},
        "doubles": {"id": "ann"},
        "narratives": {"id": "d1"},
        "itinerary": {"id": "ann"},
        "weigh": {"id": "q"},
    }
    words = own.get(name, {"s": "band part-of guild", "q": "band"})
    answer = client.get(f"/api/{name}", params=words)
    assert answer.status_code == 200, answer.text
    jsonschema.validate(answer.json(), {**schema, "components": described["components"]})


@given(
    name=st.sampled_from(sorted(ENDPOINTS)),
    words=st.dictionaries(
        st.sampled_from(
            [
                "v",
                "believe",
                "reject",
                "open",
                "at",
                "known",
                "q",
                "s",
                "id",
                "lane",
                "width",
                "focus",
                "agent",
            ]
        ),
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(["bob", "annal", "^yes", "1100", "band part-of ?x", "?x ?y ?z", "9" * 40]),
        ),
        max_size=4,
    ),
)
@settings(max_examples=150)
def test_no_question_breaks_it(example: TestClient, name: str, words: dict[str, str]) -> None:
    answer = example.get(f"/api/{name}", params=words)
    assert answer.status_code in (200, 400), answer.text
    json.loads(answer.text)
