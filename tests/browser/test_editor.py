"""A block is edited in the page: words are offered, mistakes show as typed, a clash is shown side by side."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

import pytest
from playwright.sync_api import expect

from tests.browser.test_axe import violations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

Serving: TypeAlias = "Callable[[Path], AbstractContextManager[str]]"
LEDGER = """\
# This comment stays.
person ann "Ann of Kent"
organisation guild "The Guild"
source annal chronicle "Annal"

in annal
ann affirms ann leads guild in 1092   # and so does this one
  id: one
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    file = tmp_path / "case.abl"
    file.write_text(LEDGER, encoding="utf-8")
    return file


@contextmanager
def editing(page: Page, ledger: Path, serving: Serving) -> Iterator[None]:
    """Open the claim's block in the editor."""
    with serving(ledger) as address:
        page.goto(f"{address}#/agents?claim=one")
        page.get_by_role("button", name="Edit ^one").click()
        expect(page.locator("dialog.editor .cm-content")).to_be_focused()
        yield
        page.goto("about:blank")  # or it would complain of a server that is gone


def test_what_is_typed_is_read_written_and_taken_back_by_keyboard(
    page: Page, ledger: Path, serving: Serving
) -> None:
    with editing(page, ledger, serving):
        page.keyboard.press("Control+End")
        page.keyboard.type("\nhed")
        expect(page.locator(".cm-tooltip-autocomplete")).to_contain_text("hedge")
        page.wait_for_timeout(200)  # what is offered is not taken by an Enter that was meant as a new line
        page.keyboard.press("Enter")
        page.keyboard.type("perhaps")
        expect(page.locator("dialog .seen")).to_contain_text("perhaps")
        assert not violations(page)
        page.keyboard.press("Control+s")
        expect(page.locator("dialog")).to_have_count(0)
        assert ledger.read_text(encoding="utf-8") == f"{LEDGER}  hedge: perhaps\n"
        page.keyboard.press("Control+z")
        expect(page.locator("#told")).to_contain_text("Taken back")
        assert ledger.read_text(encoding="utf-8") == LEDGER
        page.keyboard.press("Control+y")
        expect(page.locator("#told")).to_contain_text("Done again")
        assert ledger.read_text(encoding="utf-8") == f"{LEDGER}  hedge: perhaps\n"


def test_a_mistake_shows_where_it_stands(page: Page, ledger: Path, serving: Serving) -> None:
    with editing(page, ledger, serving):
        page.keyboard.press("Control+Home")
        page.keyboard.type("anne ")
        expect(page.locator("dialog .problems")).to_contain_text("line 1")
        expect(page.locator(".cm-lintRange-error")).to_be_visible()
        expect(page.get_by_role("button", name="with 1 mistake")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("#told")).to_contain_text("not written")
        page.keyboard.press("Escape")
        expect(page.locator("dialog")).to_have_count(0)
        assert ledger.read_text(encoding="utf-8") == LEDGER


def test_a_clash_is_shown_side_by_side_and_nothing_is_overwritten(
    page: Page, ledger: Path, serving: Serving
) -> None:
    theirs = LEDGER.replace("1092", "1093")
    with editing(page, ledger, serving):
        page.keyboard.press("Control+End")
        page.keyboard.type("\nnote: mine")
        ledger.write_text(theirs, encoding="utf-8")
        expect(page.locator(".clash")).to_contain_text("1093")  # the page looks every few seconds
        expect(page.locator(".clash")).to_contain_text("note: mine")
        assert ledger.read_text(encoding="utf-8") == theirs
        page.get_by_role("button", name="Write mine in its place").click()
        expect(page.locator("dialog")).to_have_count(0)
        assert ledger.read_text(encoding="utf-8") == f"{LEDGER}  note: mine\n"


def test_a_problem_opens_the_block_at_its_place(page: Page, ledger: Path, serving: Serving) -> None:
    ledger.write_text(f"{LEDGER}\nann affirms ann leadz guild\n  note: x\n", encoding="utf-8")
    with serving(ledger) as address:
        page.goto(f"{address}#/problems")
        page.get_by_role("button", name="Edit case.abl, line 10").click()
        expect(page.locator("dialog .cm-content")).to_contain_text("ann affirms ann leadz guild")
        page.keyboard.type("!")
        expect(page.locator("dialog .cm-content")).to_contain_text("!leadz")
        page.goto("about:blank")  # or it would complain of a server that is gone


def test_nothing_can_be_edited_where_reading_is_all_that_is_allowed(page: Page, address: str) -> None:
    page.route("**/api/case*", lambda route: route.fulfill(json={**route.fetch().json(), "read_only": True}))
    page.goto(f"{address}#/agents?claim=orton-other-branches")
    expect(page.locator("#side .claim code").first).to_be_visible()
    expect(page.get_by_role("button", name="Edit")).to_have_count(0)


def test_any_block_is_opened_from_the_text_of_the_case_and_a_new_one_written(
    page: Page, ledger: Path, serving: Serving
) -> None:
    with serving(ledger) as address:
        page.goto(f"{address}#/problems")
        page.get_by_role("link", name="The text of the case, block by block").click()
        expect(page.locator(".blocks li")).to_have_count(5)
        assert not violations(page)
        page.get_by_role("button", name="Edit case.abl, line 4").click()
        expect(page.locator("dialog .cm-content")).to_contain_text("source annal chronicle")
        page.keyboard.press("Escape")
        expect(page.locator("dialog")).to_have_count(0)
        page.get_by_label("New").select_option("person")
        expect(page.locator("dialog .cm-content")).to_be_focused()
        page.keyboard.press("Control+a")
        page.keyboard.press("Delete")
        page.keyboard.type('person bob "Bob"')
        page.keyboard.press("Control+s")
        expect(page.locator(".blocks li")).to_have_count(6)
        assert ledger.read_text(encoding="utf-8") == f'{LEDGER}\nperson bob "Bob"\n'
        page.get_by_label("Words").fill("kent")
        page.keyboard.press("Enter")
        expect(page.locator(".blocks li")).to_have_count(1)
        page.goto("about:blank")  # or it would complain of a server that is gone


def test_every_view_that_has_an_address_is_its_own(page: Page, address: str) -> None:
    for view, heading in (("ledger", "Text of the case"), ("review", "Review"), ("problems", "Problems")):
        page.goto(f"{address}#/{view}")
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
