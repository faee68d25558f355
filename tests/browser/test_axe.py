"""axe-core looks at every page for what shuts people out, in light and dark, on a desk and in a hand."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
PAGES = (
    "briefing",
    "saying",
    "belief",
    "lineage",
    "conflicts",
    "hypotheses",
    "lineage?v=aq-telling&with=is-telling",
    "timeline",
    "timeline?as=table",
    "network?at=2007",
    "belief?chance=orton:0.7",
    "agents",
    "sources",
    "problems",
    "ledger",
    "review",
    "agent?id=isi",
    "source?id=orton2016",
    "reader?id=orton2016",
    "search?q=isi part-of ?x",
    "briefing?why=isi part-of aq&reject=adnani",
)
SERIOUS = ("serious", "critical")


def violations(page: Page) -> list[str]:
    """Return what axe-core finds serious on the page as it stands, each with its first place."""
    page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run()).violations")
    return [
        f"{each['id']} ({len(each['nodes'])}): {each['help']}: {each['nodes'][0]['html'][:160]}"
        for each in found
        if each["impact"] in SERIOUS
    ]


SLOW = pytest.mark.slow


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        pytest.param(1440, "light"),
        pytest.param(375, "dark"),
        pytest.param(1440, "dark", marks=SLOW),
        pytest.param(375, "light", marks=SLOW),
    ],
)
def test_nothing_serious_shuts_anybody_out(page: Page, address: str, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
    found = {}
    for view in PAGES:
        page.goto(f"{address}#/{view}")
        expect(page.locator("main:not([aria-busy]) h1").first).to_be_visible()
        if wrong := violations(page):
            found[view] = wrong
    assert not found


def test_axe_bites(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("main:not([aria-busy]) h1").first).to_be_visible()
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert any(each.startswith("button-name") for each in violations(page))
