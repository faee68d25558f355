"""Hostile cases run nothing, hostile pages get nothing and change nothing; unguarded, each attack works."""

from __future__ import annotations

import http.server
import socket
import threading
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import httpx2
import pytest
import uvicorn
from playwright.sync_api import expect
from starlette.middleware.cors import CORSMiddleware

from abelard.cli import main
from abelard.web import app as application
from abelard.web.desk import Desk
from tests.browser.test_journeys import HOSTILE
from tests.workspace.readings import take

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser, Page

Serving: TypeAlias = "Callable[[Path], AbstractContextManager[str]]"
ATTACK = "<img src=x onerror=ran=1><svg onload=ran=1></svg>"
SETTLED = "main:not([aria-busy])"
VIEWS = (
    "briefing",
    "saying",
    "belief",
    "conflicts",
    "hypotheses",
    "lineage",
    "timeline",
    "network",
    "agents",
    "sources",
    "problems",
    "ledger",
    "review",
    "agent?id=band",
    "source?id=annal",
    "reader?id=annal",
    "agent?id=band&claim=yes",
    "briefing?why=band part-of guild",
)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / f"1 {ATTACK.replace('/', '')}.abl").write_text(
        f'note "{ATTACK}"\n  about: ^yes, ^no, band\n\nperson anna "Anne {ATTACK}"\n\nbroken {ATTACK} block\n',
        encoding="utf-8",
    )
    (folder / "case.abl").write_text(
        HOSTILE + f'\nin annal\nann affirms ann leads band\n  id: lost\n  quote: "lost {ATTACK}"\n',
        encoding="utf-8",
    )
    (folder / "text.txt").write_text(f"{ATTACK} part of it {ATTACK} javascript:ran=1\n", encoding="utf-8")
    take(folder, f"Ann Ash leads Red League. {ATTACK}", title=f"Title {ATTACK}")
    return folder


def quiet(page: Page, address: str, views: tuple[str, ...]) -> None:
    """Walk through views, and open whatever folds; nothing may have run."""
    page.goto(address)
    page.evaluate("window.ran = 0")
    for view in views:
        page.evaluate("hash => { location.hash = hash }", f"#/{view}")
        page.wait_for_timeout(80)
        expect(page.locator(SETTLED)).to_be_visible()
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert page.evaluate("window.ran") == 0, view
        assert page.locator("main img, main script, main svg[onload], #side img").count() == 0, view


def test_nothing_in_a_case_runs_in_the_workbench(page: Page, hostile: Path, serving: Serving) -> None:
    with serving(hostile) as address:
        quiet(page, address, VIEWS)
        page.get_by_role("button", name="make a finding of it").click()
        expect(page.locator("dialog .cm-content")).to_be_focused()
        page.keyboard.press("Control+Space")
        page.keyboard.type("ann")
        page.wait_for_timeout(400)
        assert page.evaluate("window.ran") == 0
        page.goto("about:blank")  # or it would complain of a server that is gone


def test_nothing_in_a_case_runs_where_it_is_published(page: Page, hostile: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert main(["publish", str(hostile), "-o", str(site), "--texts"]) == 0
    kept = tuple(view for view in VIEWS if view not in ("problems", "ledger", "review"))
    quiet(page, (site / "index.html").as_uri(), kept)
    page.goto((site / "briefing.html").as_uri())
    page.wait_for_timeout(200)
    assert not page.evaluate("'ran' in window")
    assert page.locator("img, script").count() == 0


def test_the_attack_runs_where_it_is_not_escaped(page: Page) -> None:
    """The attack itself works, so that its silence elsewhere means something."""
    page.set_content(f"<body>{ATTACK}</body>")
    page.wait_for_timeout(300)
    assert page.evaluate("window.ran") == 1


CROSS = """<script>
const send = (path, options) => fetch('ADDRESS' + path, options).then(r => r.text(), () => '');
(async () => {
  const body = JSON.stringify({text: 'note "stolen"', write: true});
  const got = await send('api/case', {mode: 'cors'});
  await send('api/block', {method: 'POST', mode: 'no-cors', body});
  await send('api/block', {method: 'POST', body, headers: {'content-type': 'application/json', 'x-abelard': '1'}});
  const form = document.createElement('form');
  Object.assign(form, {method: 'POST', action: 'ADDRESSapi/undo', enctype: 'text/plain', target: 'inside'});
  document.body.append(form);
  form.submit();
  setTimeout(() => { document.title = got.includes('counts') ? 'read' : 'nothing'; }, 500);
})();
</script><iframe name="inside" src="ADDRESS"></iframe>"""


@contextmanager
def evil(folder: Path, address: str) -> Iterator[str]:
    """Serve a page of another site that tries to read and to write."""
    (folder / "index.html").write_text(f"<body>{CROSS.replace('ADDRESS', address)}</body>", encoding="utf-8")
    handler = partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Says nothing of what it serves."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def unguarded(case: Path, patch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve a case with the guard taken off, and every door open that browsers ask about."""

    def off(inner: object, *_: object) -> object:
        return CORSMiddleware(inner, allow_origins=["*"], allow_headers=["*"], allow_methods=["*"])  # type: ignore[arg-type]

    patch.setattr(application, "Guard", off)
    listener = socket.create_server(("127.0.0.1", 0))
    app = application.make_app(Desk(case), ())
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    server.should_exit = True
    thread.join(timeout=5)


@pytest.mark.parametrize("guarded", [True, False])
def test_a_page_of_another_site_reads_and_writes_nothing(
    chromium: Browser,
    tmp_path: Path,
    serving: Serving,
    monkeypatch: pytest.MonkeyPatch,
    *,
    guarded: bool,
) -> None:
    file, outside = tmp_path / "case.abl", tmp_path / "evil"
    outside.mkdir()
    file.write_text(HOSTILE, encoding="utf-8")
    (tmp_path / "text.txt").write_text("x", encoding="utf-8")
    page = chromium.new_context().new_page()  # what it complains of is what is wanted
    with (
        serving(file) if guarded else unguarded(file, monkeypatch) as address,
        evil(outside, address) as site,
    ):
        page.goto(site)
        page.wait_for_function("document.title !== ''")
        assert page.title() == ("nothing" if guarded else "read")
        assert (file.read_text(encoding="utf-8") == HOSTILE) is guarded
    page.context.close()


@pytest.mark.parametrize("guarded", [True, False])
def test_a_name_that_was_bound_anew_reaches_nothing(
    tmp_path: Path, serving: Serving, monkeypatch: pytest.MonkeyPatch, *, guarded: bool
) -> None:
    """A browser that was told that evil.example is 127.0.0.1 asks under that name."""
    file = tmp_path / "case.abl"
    file.write_text(HOSTILE, encoding="utf-8")
    with serving(file) if guarded else unguarded(file, monkeypatch) as address:
        port = address.rstrip("/").rpartition(":")[2]
        answer = httpx2.get(f"{address}api/case", headers={"host": f"evil.example:{port}"})
        assert answer.status_code == (403 if guarded else 200)
