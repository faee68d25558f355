"""The whole way in one go: from the first look at a case to a page on a stick."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, TypeAlias

from playwright.sync_api import expect

from abelard.cli import main
from tests.workspace.readings import take

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    import pytest
    from playwright.sync_api import Page

Serving: TypeAlias = "Callable[[Path], AbstractContextManager[str]]"
SETTLED = "main:not([aria-busy])"
READ = (
    "Ann Ash leads Red League. Bob Birch denies that Ann Ash leads Red League. Cid Cole supports Bob Birch."
)


def test_from_the_first_look_to_a_page_on_a_stick(
    page: Page, root: Path, tmp_path: Path, serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = tmp_path / "case"
    shutil.copytree(root / "examples" / "islamic-state-al-qaeda", case)
    take(case, READ)
    before = {path.name: path.read_bytes() for path in case.glob("*.abl")}
    with serving(case) as address:
        toggle_a_witness(page, address)
        down_to_the_words(page)
        make_a_claim(page, address)
        review_by_keyboard(page, address)
        for left in (2, 1, 0):
            page.keyboard.press("Control+z")
            expect(page.locator("#told")).to_contain_text(f"{left} to take back")
        page.goto("about:blank")  # or it would complain of a server that is gone
    after = {path.name: path.read_bytes() for path in case.glob("*.abl") if path.name in before}
    assert after == before
    monkeypatch.setattr("abelard.web.publish._SECONDS", 1.0)  # for what no question asks about
    stick = tmp_path / "stick.html"
    assert main(["publish", str(case), "-o", str(stick)]) == 0
    toggle_a_witness(page, stick.as_uri())


def toggle_a_witness(page: Page, address: str) -> None:
    """Reject a witness, and see a verdict change."""
    page.goto(address)
    expect(page.locator(f"{SETTLED} .question").first).to_be_visible()
    page.get_by_role("navigation").get_by_role("link", name="Belief").click()
    name = "IS(IS) as a side in the dispute"
    page.get_by_role("group", name=f"How {name} stands").get_by_role("button", name="reject").click()
    expect(page.locator("#looking")).to_contain_text(f"but not {name}")
    expect(page.locator(".conclusions .changed").first).to_contain_text("was disputed")


def down_to_the_words(page: Page) -> None:
    """Open why, and go down to the words where they stand."""
    page.get_by_role("navigation").get_by_role("link", name="Briefing").click()
    page.locator(".question a.why").first.click()
    side = page.locator("#side")
    expect(side.get_by_text("To conclude this you have to believe")).to_be_visible()
    for summary in (".grounds > li > details", ".claim > details"):
        if side.locator(summary).first.get_attribute("open") is None:
            side.locator(summary).first.locator("> summary").click()
    expect(side.locator(".ladder q").first).to_be_visible()
    side.get_by_role("link", name="read it in its place").first.click()
    expect(page.locator("mark.here").first).to_be_visible()


def make_a_claim(page: Page, address: str) -> None:
    """Make a claim of selected words."""
    page.goto(f"{address}#/reader?id=orton2016")
    expect(page.locator(f"{SETTLED} .spread").first).to_be_visible()
    page.locator(".spread p.text").nth(3).select_text()
    page.get_by_role("button", name="Make a claim of these words").click()
    page.get_by_label("Who says what").fill("orton affirms isi part-of aq in 2008")
    expect(page.locator("dialog .claim")).to_contain_text("part of")
    page.get_by_role("button", name="Write it into the case").click()
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Undo")).to_be_visible()


def review_by_keyboard(page: Page, address: str) -> None:
    """Accept three proposals by keyboard, and take one back."""
    page.goto(f"{address}#/review")
    for number in (3, 2, 1):
        expect(page.locator("ol.queue li")).to_have_count(number)
        expect(page.locator(SETTLED)).to_be_visible()
        page.keyboard.press("a")
    expect(page.locator("main")).to_contain_text("Nothing waits any more")
    page.keyboard.press("u")
    expect(page.locator("ol.queue li")).to_have_count(1)
