"""A workbench on a free port, and a Chromium to look at it: Debian's, or the one Playwright brought."""

from __future__ import annotations

import shutil
import socket
import threading
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, TypeAlias

import pytest

pytest.importorskip("uvicorn", reason="the extra `serve` is not installed")
pytest.importorskip("playwright", reason="playwright is not installed")

import uvicorn
from playwright.sync_api import Error, sync_playwright

from abelard.web.app import make_app
from abelard.web.desk import Desk
from abelard.web.guard import local_hosts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

Serving: TypeAlias = "Callable[[Path], AbstractContextManager[str]]"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
                args=list(ARGUMENTS),
            )
        except Error as error:
            pytest.skip(f"no Chromium here (Debian: apt-get install chromium): {str(error)[:80]}")
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    copy = tmp_path_factory.mktemp("served") / "case"
    shutil.copytree(root / "examples" / "islamic-state-al-qaeda", copy)
    with served(copy) as found:
        yield found


@pytest.fixture
def serving() -> Serving:
    """Return what serves a case for as long as a `with` lasts."""
    return served


@contextmanager
def served(case: Path) -> Iterator[str]:
    """Serve a case in a thread until the test is over."""
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    app = make_app(Desk(case), local_hosts(port))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{port}/"
    server.should_exit = True
    thread.join(timeout=5)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Return a page; what the browser complains of fails the test."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
    page.set_default_timeout(20_000)
    yield page
    context.close()
    assert not complaints
