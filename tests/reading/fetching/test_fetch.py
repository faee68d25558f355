"""Fetching from a server of the test's own, let in by a resolver that no user can reach."""

from __future__ import annotations

import gzip
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from abelard.reading.documents import Limits, load_document
from abelard.reading.fetching import Fetched, NotFetchedError, archive, fetch
from abelard.reading.fetching.whereabouts import Target, target_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGE = (
    "<!doctype html><html><body><p>The abbot denied it all before the bishop’s men.</p></body></html>".encode(
        "cp1252"
    )
)


class Pages(BaseHTTPRequestHandler):
    """Answers as its path says."""

    def do_GET(self) -> None:
        getattr(self, self.path.strip("/").partition("?")[0])()

    def send(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def page(self) -> None:
        self.send(
            200,
            PAGE,
            Content_Type="text/html; charset=windows-1252",
            Last_Modified="Fri, 02 Apr 1999 10:00:00 GMT",
        )

    def packed(self) -> None:
        self.send(200, gzip.compress(PAGE), Content_Type="text/html", Content_Encoding="gzip")

    def bomb(self) -> None:
        self.send(200, gzip.compress(b" " * 30_000_000), Content_Type="text/html", Content_Encoding="gzip")

    def moved(self) -> None:
        self.send(302, Location="/page#there")

    def inwards(self) -> None:
        self.send(301, Location="http://169.254.169.254/latest/meta-data/")

    def outwards(self) -> None:
        self.send(302, Location="file:///etc/passwd")

    def circle(self) -> None:
        self.send(307, Location="/circle")

    def large(self) -> None:
        self.send(200, b"a" * 2_000_000, Content_Type="text/plain")

    def program(self) -> None:
        self.send(200, b"MZ", Content_Type="application/x-msdownload")

    def untyped(self) -> None:
        self.send(200, PAGE)

    def missing(self) -> None:
        self.send(404, b"none")

    def short(self) -> None:
        self.send(200, b"half", Content_Type="text/plain", Content_Length="4000")

    def dripping(self) -> None:
        self.send(200, b"", Content_Type="text/plain")
        for _ in range(100):
            self.wfile.write(b".")
            self.wfile.flush()
            time.sleep(0.1)

    def rubbish(self) -> None:
        self.wfile.write(b"\0\1\2" * 1000)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def get() -> Iterator[Callable[..., Fetched]]:
    """Give a way to fetch from `http://test.example/`, which is the server of this test and nothing else."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def resolve(address: str) -> Target:
        if not address.startswith("http://test.example/"):
            return target_of(address)
        port = server.server_address[1]
        return Target(scheme="http", host="test.example", port=port, path=address[19:], number="127.0.0.1")

    def fetched(name: str, **given: object) -> Fetched:
        return fetch(f"http://test.example/{name}", resolve=resolve, **given)  # type: ignore[arg-type]

    yield fetched
    server.shutdown()
    server.server_close()


def test_a_page_is_fetched_and_kept(get: Callable[..., Fetched], tmp_path: Path) -> None:
    fetched = get("moved")
    assert (fetched.data, fetched.address, fetched.charset) == (
        PAGE,
        "http://test.example/page",
        "windows-1252",
    )
    path = archive(fetched, tmp_path / "kept")
    assert path.read_bytes() == PAGE
    note = json.loads(Path(f"{path}.fetched.json").read_text(encoding="utf-8"))
    assert (note["requested"], note["redirects"]) == (
        "http://test.example/moved",
        ["http://test.example/page"],
    )
    assert (note["sha256"], note["bytes"]) == (fetched.sha256, len(PAGE))
    assert note["retrieved"].endswith("+00:00")
    document = load_document(path)
    assert document.address == "http://test.example/page"
    assert "bishop’s" in document.text


def test_a_page_fetched_again_is_kept_once(get: Callable[..., Fetched], tmp_path: Path) -> None:
    paths = {archive(get("page"), tmp_path) for _ in range(2)}
    note = json.loads(Path(f"{paths.pop()}.fetched.json").read_text(encoding="utf-8"))
    assert not paths
    assert len(note["again"]) == 1


def test_a_note_of_other_bytes_says_nothing(get: Callable[..., Fetched], tmp_path: Path) -> None:
    path = archive(get("page"), tmp_path)
    path.write_bytes(PAGE + b"<p>Forged, and long enough.</p>")
    assert load_document(path).address == ""


def test_a_packed_page_is_unpacked(get: Callable[..., Fetched]) -> None:
    assert get("packed").data == PAGE


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("inwards", "own network"),
        ("outwards", "only addresses"),
        ("circle", "on and on"),
        ("large", "more than 1,000,000 bytes"),
        ("bomb", "more than 1,000,000 bytes"),
        ("program", "x-msdownload"),
        ("untyped", "none given"),
        ("missing", "no such page"),
        ("short", "could not be read|broke off"),
        ("rubbish", "could not be read"),
    ],
)
def test_what_is_not_fetched(get: Callable[..., Fetched], name: str, why: str) -> None:
    with pytest.raises(NotFetchedError, match=why):
        get(name, limits=Limits(bytes=1_000_000))


def test_a_page_that_drips_is_given_up(get: Callable[..., Fetched]) -> None:
    before = time.monotonic()
    with pytest.raises(NotFetchedError, match="too long"):
        get("dripping", seconds=0.5)
    assert time.monotonic() - before < 4


def test_users_cannot_fetch_from_this_machine(get: Callable[..., Fetched]) -> None:
    assert get("page").data
    with pytest.raises(NotFetchedError, match="own network"):
        fetch("http://127.0.0.1:9/")
