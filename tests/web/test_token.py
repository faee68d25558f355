"""Where other machines can reach the workbench, nobody gets in without its token."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from abelard.web.app import make_app
from abelard.web.reach import is_local, reached, shown
from abelard.web.token import Token

if TYPE_CHECKING:
    from pathlib import Path

    from abelard.web.desk import Desk

FOREIGN = ("0.0.0.0", "192.0.2.7", "::", "localhost.evil.example")  # noqa: S104  what is tested
HOST = "192.0.2.7:4121"


@pytest.fixture
def token() -> Token:
    return Token()


@pytest.fixture
def stranger(desk: Desk, token: Token) -> TestClient:
    return TestClient(
        make_app(desk, reached("0.0.0.0", 4121), token),  # noqa: S104  what is tested
        base_url=f"http://{HOST}",
        follow_redirects=False,
    )


@pytest.mark.parametrize("path", ["/", "/main.js", "/api/case", "/api/edition", "/api/openapi.json", "/none"])
def test_without_the_token_there_is_nothing_to_see(stranger: TestClient, path: str) -> None:
    for query in ("", "?token=", "?token=wrong", "?token=%ff%00é"):
        answer = stranger.get(path + query)
        assert answer.status_code == 401
        assert "case" not in answer.text.lower().replace("abelard serve", "")
    assert stranger.post("/api/undo", headers={"x-abelard": "1"}).status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"cookie": "abelard=1"},
        {"cookie": 'x="\\'},
        {"authorization": "Bearer"},
        {"authorization": "Bearer wrong"},
        {"authorization": "Basic d3Jvbmc="},
    ],
)
def test_a_guess_is_refused(stranger: TestClient, headers: dict[str, str]) -> None:
    assert stranger.get("/api/case", headers=headers).status_code == 401


def test_the_address_that_was_printed_lets_in_once_and_for_all(stranger: TestClient, token: Token) -> None:
    welcome = stranger.get(f"/?token={token.text}")
    assert welcome.status_code == 303
    assert welcome.headers["location"] == "/"
    cookie = welcome.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert stranger.get("/api/case").status_code == 200


def test_the_token_opens_nothing_but_the_door(stranger: TestClient, token: Token) -> None:
    assert stranger.get(f"/api/case?token={token.text}").status_code == 401


def test_a_program_sends_it_as_a_bearer(stranger: TestClient, token: Token) -> None:
    headers = {"authorization": f"Bearer {token.text}"}
    assert stranger.get("/api/case", headers=headers).status_code == 200


def test_the_token_does_not_open_it_to_other_sites(stranger: TestClient, token: Token) -> None:
    headers = {"authorization": f"Bearer {token.text}"}
    for more in (
        {"host": "evil.example:4121"},
        {"host": "192.0.2.7.evil.example:4121"},
        {"host": "192.0.2.7:80"},
        {"origin": "http://evil.example:4121"},
        {"origin": "https://192.0.2.7:4121"},
        {"sec-fetch-site": "cross-site"},
    ):
        assert stranger.get("/api/case", headers={**headers, **more}).status_code == 403, more


def test_tokens_differ_and_do_not_show_themselves() -> None:
    assert Token().text != Token().text
    assert Token("secret-words").cookie != Token("other-words").cookie
    assert "secret-words" not in repr(Token("secret-words")) + Token("secret-words").cookie


@pytest.mark.parametrize(
    ("host", "local"),
    [
        *((host, True) for host in ("127.0.0.1", "127.9.9.9", "::1", "localhost", "LOCALHOST")),
        *((host, False) for host in FOREIGN),
    ],
)
def test_which_addresses_are_this_machine_alone(host: str, *, local: bool) -> None:
    assert is_local(host) is local


def test_an_address_is_written_as_in_a_url() -> None:
    assert shown("::1") == "[::1]"
    assert "[::1]:80" in reached("::1", 80)
    assert shown("0.0.0.0") == socket.gethostname()  # noqa: S104


def test_serving_other_machines_prints_a_token_and_asks_for_it(case: Path) -> None:
    words = [sys.executable, "-m", "abelard", "serve", str(case), "--host", "0.0.0.0", "--port", "0"]  # noqa: S104
    process = subprocess.Popen(
        [*words, "--no-browser", "--json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert process.stdout
        with process.stdout as out:
            address = json.loads("".join(iter(out.readline, "}\n")) + "}")["address"]
        assert "/?token=" in address
    finally:
        process.terminate()
        process.wait(timeout=10)
