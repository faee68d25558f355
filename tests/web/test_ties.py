"""The network, somebody's places, and a stretch of the timeline over the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def test_the_network_obeys_the_bar(example: TestClient) -> None:
    whole = example.get("/api/network").json()
    then = example.get("/api/network?at=2003").json()
    assert 0 < len(then["ties"]) < len(whole["ties"])
    assert example.get("/api/network?known=1990").json()["svg"] == ""
    assert whole["svg"].startswith("<svg ")
    assert {tie["one"]["id"] for tie in whole["ties"]} <= {node["who"]["id"] for node in whole["nodes"]}


def test_a_disputed_tie_is_told_as_such(client: TestClient) -> None:
    [tie] = client.get("/api/network").json()["ties"]
    assert tie["standing"] == "disputed"
    assert client.get("/api/network?reject=bob").json()["ties"][0]["standing"] == "affirmed"


def test_somebodys_places(example: TestClient) -> None:
    found = example.get("/api/itinerary?id=zarqawi").json()
    assert "Baghdad" in {stay["place"]["name"] for stay in found["stays"]}
    starts = [stay["spell"]["start"]["earliest"] for stay in found["stays"]]
    known = [day for day in starts if day is not None]
    assert known == sorted(known)


@pytest.mark.parametrize(
    "query",
    ["network?focus=nobody", "network?width=9", "itinerary?id=nobody", "itinerary", "timeline?from=someday"],
)
def test_what_cannot_be_asked_is_said(example: TestClient, query: str) -> None:
    assert example.get(f"/api/{query}").status_code == 400


def test_a_stretch_of_the_timeline(example: TestClient) -> None:
    whole = example.get("/api/timeline").json()
    part = example.get("/api/timeline?from=2006-01-01&to=2006-12-31").json()
    assert {spell["key"] for spell in part["spells"]} < {spell["key"] for spell in whole["spells"]}
    assert all((spell["end"]["latest"] or 10**9) >= 732312 for spell in part["spells"])
