"""The review queue by keyboard: accept, reject, send back, edit, in bulk, and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest
from playwright.sync_api import expect

from tests.browser.test_axe import violations
from tests.workspace.readings import take

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

Serving: TypeAlias = "Callable[[Path], AbstractContextManager[str]]"
TEXT = (
    "Ann Ash leads Red League. Bob Birch denies that Ann Ash leads Red League. Cid Cole supports Bob Birch. "
    "Dora Dale meets Cid Cole. <b>Ann Ash</b> leaves Red League."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.abl").write_text('case "Test"\n', encoding="utf-8")
    take(tmp_path, TEXT)
    return tmp_path


def left(page: Page, number: int) -> None:
    expect(page.locator("ol.queue li")).to_have_count(number)
    expect(page.locator("main:not([aria-busy])")).to_be_visible()


def test_three_are_accepted_by_keyboard_and_one_is_taken_back(
    page: Page, folder: Path, serving: Serving
) -> None:
    with serving(folder) as address:
        page.goto(f"{address}#/reader?id=notes")
        page.get_by_role("link", name="Review 4 proposals read in this text").click()
        left(page, 4)
        expect(page.locator(".proposed mark")).to_have_text("Ann Ash leads Red League")
        assert not violations(page)
        for number in (3, 2, 1):
            page.keyboard.press("a")
            left(page, number)
        assert (folder / "read-notes.abl").read_text(encoding="utf-8").count("reviewed:") == 3
        page.keyboard.press("u")
        left(page, 2)
        assert (folder / "read-notes.abl").read_text(encoding="utf-8").count("reviewed:") == 2
        page.goto("about:blank")  # or it would complain of a server that is gone


def test_reject_send_back_move_and_edit(page: Page, folder: Path, serving: Serving) -> None:
    with serving(folder) as address:
        page.goto(f"{address}#/review")
        left(page, 4)
        page.keyboard.press("s")
        expect(page.locator("ol.queue li").last).to_contain_text("sent back")
        page.keyboard.press("j")
        expect(page.locator("ol.queue .now")).to_contain_text("Cid Cole supports")
        page.keyboard.press("r")
        left(page, 3)
        page.keyboard.press("e")
        expect(page.locator("dialog .cm-content")).to_be_focused()
        page.keyboard.press("Control+End")
        page.keyboard.type("\nnote: looked at")
        page.keyboard.press("Control+s")
        expect(page.locator("dialog")).to_have_count(0)
        expect(page.locator(".proposed pre")).to_contain_text("looked at")
        page.goto("about:blank")  # or it would complain of a server that is gone


def test_in_bulk(page: Page, folder: Path, serving: Serving) -> None:
    with serving(folder) as address:
        page.goto(f"{address}#/review")
        left(page, 4)
        page.keyboard.press("*")
        expect(page.get_by_text("4 selected")).to_be_visible()
        page.keyboard.press("x")
        expect(page.get_by_text("3 selected")).to_be_visible()
        page.keyboard.press("r")
        left(page, 1)
        page.keyboard.press("a")
        expect(page.locator("main")).to_contain_text("Nothing waits any more")
        page.get_by_role("button", name="Undo").click()
        left(page, 1)
        page.goto("about:blank")  # or it would complain of a server that is gone
