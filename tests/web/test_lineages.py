"""The lineage over the network: in parts, folded, and two viewpoints over each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("starlette", reason="the extra `serve` is not installed")

from starlette.testclient import TestClient

from abelard.web.app import make_app
from abelard.web.desk import Desk
from tests.views.lineages import chain

if TYPE_CHECKING:
    from pathlib import Path

HOST = "127.0.0.1:4121"
PAIR = "v=aq-telling&with=is-telling"


def test_two_viewpoints_are_set_over_each_other(example: TestClient) -> None:
    found = example.get(f"/api/lineage_compare?{PAIR}").json()
    assert (found["here"], found["there"]) == ("Al-Qaeda's telling", "The Islamic State's telling")
    where = {row["key"]: row["where"] for row in found["rows"]}
    assert where["isi part-of aq"] == "only here"
    assert where["isi independent-of aq"] == "only there"
    assert "only in: Al-Qaeda" in found["svg"]
    assert any(one["here"] != one["there"] for one in found["answers"])


def test_a_change_in_the_bar_is_of_the_first_viewpoint_only(example: TestClient) -> None:
    before = example.get(f"/api/lineage_compare?{PAIR}").json()
    changed = example.get(f"/api/lineage_compare?{PAIR}&reject=aq,council-member,zawahiri").json()
    assert changed["here"].endswith("as changed in the bar")
    assert rows(changed, "time_there") == rows(before, "time_there")
    assert rows(changed, "time_here").keys() < rows(before, "time_here").keys()


def rows(found: dict[str, Any], side: str) -> dict[str, str]:
    return {row["key"]: row[side] for row in found["rows"] if row[side]}


def test_whose_word_makes_the_difference_is_told(example: TestClient) -> None:
    found = example.get(f"/api/compare?{PAIR}").json()
    assert found["witnesses"]
    assert all(row["here"] != row["there"] for row in found["rows"])
    same = example.get("/api/compare?v=aq-telling&with=aq-telling").json()
    assert same["rows"] == []


@pytest.mark.parametrize("query", ["with=nobody", "focus=nobody", "width=12", "width=x"])
def test_what_cannot_be_compared_is_said(example: TestClient, query: str) -> None:
    answer = example.get(f"/api/lineage_compare?{query}")
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_kinds_are_left_out_and_steps_counted(example: TestClient) -> None:
    whole = example.get("/api/lineage").json()
    bare = example.get("/api/lineage?without=leaders,acts").json()
    assert 'class="bar leader"' in whole["svg"]
    assert 'class="bar leader"' not in bare["svg"].partition('class="key"')[0]
    near = example.get("/api/lineage?focus=isi&steps=1").json()
    assert 1 < near["shown"] < example.get("/api/lineage?focus=isi").json()["shown"]
    assert {one["id"] for one in near["bodies"]} == {one["id"] for one in whole["bodies"]}


def test_many_bodies_come_folded(tmp_path: Path) -> None:
    (tmp_path / "case.abl").write_text(chain(20, 4), encoding="utf-8")
    client = TestClient(make_app(Desk(tmp_path), {HOST}), base_url=f"http://{HOST}")
    folded = client.get("/api/lineage").json()
    assert (folded["groups"], folded["within"], folded["shown"]) == (20, 80, 20)
    assert client.get("/api/lineage?fold=no").json()["shown"] == 80
    assert client.get("/api/lineage?focus=b3-1").json()["shown"] == 4
