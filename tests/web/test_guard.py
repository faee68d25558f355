"""Strangers are kept out, and every answer is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from abelard.web.guard import local_hosts

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def test_a_name_bound_to_this_machine_is_refused(client: TestClient) -> None:
    for host in (
        "evil.example",
        "evil.example:4121",
        "127.0.0.1",
        "127.0.0.1:80",
        "127.0.0.1:4121.evil.example",
        "",
    ):
        assert client.get("/api/case", headers={"host": host}).status_code == 403, host


def test_its_own_name_is_answered(client: TestClient) -> None:
    assert client.get("/api/case").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:4121.evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_pages_of_other_sites_are_refused(client: TestClient, headers: dict[str, str]) -> None:
    assert client.get("/api/case", headers=headers).status_code == 403


def test_its_own_pages_are_answered(client: TestClient) -> None:
    headers = {"origin": "http://127.0.0.1:4121", "sec-fetch-site": "same-origin"}
    assert client.get("/api/case", headers=headers).status_code == 200


def test_a_change_needs_a_header_that_forms_cannot_set(client: TestClient) -> None:
    assert client.post("/api/case").status_code == 403
    assert client.post("/api/case", headers={"x-abelard": "1"}).status_code == 405


@pytest.mark.parametrize("path", ["/", "/main.js", "/api/case", "/nowhere", "/api/why"])
def test_every_answer_forbids_what_is_not_ours(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "/../case.abl",
        "/..%2f..%2fcase.abl",
        "/static/../app.py",
        "/%2e%2e/app.py",
        "/main.js/../../app.py",
        "/case.abl",
        "//etc/passwd",
        "/api/../../etc/passwd",
    ],
)
def test_no_address_leads_to_a_file_that_is_not_listed(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_page_has_no_inline_script_and_fetches_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/").text
    assert "<script>" not in page
    assert "onload" not in page
    assert "//" not in page.replace("<!doctype", "")


def test_hosts_leave_out_the_port_only_at_port_80() -> None:
    assert "localhost" in local_hosts(80)
    assert "localhost" not in local_hosts(4121)
