"""Lost words are attached again, doubles judged, notes and findings written, all of it in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest
from playwright.sync_api import expect

from tests.browser.test_axe import violations

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

Serving: TypeAlias = "Callable[[Path], AbstractContextManager[str]]"
LEDGER = """\
person ann "Ann of Kent"
person anne "Anne of Kent"
organisation guild "The Guild"
source annal chronicle "Annal"
  by: ann
  text: text.txt

in annal
ann affirms ann leads guild in 1092
  id: lost
  quote: "Ann was the head of the guild in that year"
ann denies anne leads guild in 1092
  id: other
"""
TEXT = "The first paragraph.\n\nIn that year Ann, they say, headed the whole guild.\n\nThe last paragraph.\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    file = tmp_path / "case.abl"
    file.write_text(LEDGER, encoding="utf-8")
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    return file


def test_lost_words_are_attached_where_they_stand_now(page: Page, ledger: Path, serving: Serving) -> None:
    with serving(ledger) as address:
        page.goto(f"{address}#/reader?id=annal")
        expect(page.locator(".orphans")).to_contain_text("1 claim has lost the words")
        assert not violations(page)
        page.locator(".orphans").get_by_role("button", name="select other words").click()
        page.locator(".spread .text", has_text="headed").select_text()
        page.get_by_role("button", name="Attach ^lost to these words").click()
        expect(page.locator("mark[data-claims='lost']")).to_contain_text("headed the whole guild")
        assert 'quote: "In that year Ann, they say, headed the whole guild."' in ledger.read_text(
            encoding="utf-8"
        )
        page.get_by_role("button", name="Undo").click()
        expect(page.locator(".orphans")).to_be_visible()
        assert ledger.read_text(encoding="utf-8") == LEDGER
        page.goto("about:blank")  # or it would complain of a server that is gone


def test_a_double_is_judged_and_the_judgement_taken_back(page: Page, ledger: Path, serving: Serving) -> None:
    with serving(ledger) as address:
        page.goto(f"{address}#/agent?id=ann")
        page.locator("summary", has_text="Possible duplicates").click()
        group = page.get_by_role("group", name="Is Anne of Kent the same?")
        group.get_by_role("button", name="unsure").click()
        expect(group.get_by_role("button", name="unsure")).to_have_attribute("aria-pressed", "true")
        assert "analyst doubts ann same-as anne" in ledger.read_text(encoding="utf-8")
        group.get_by_role("button", name="not the same").click()
        expect(group.get_by_role("button", name="not the same")).to_have_attribute("aria-pressed", "true")
        assert ledger.read_text(encoding="utf-8").count("same-as") == 1
        assert not violations(page)
        group.get_by_role("button", name="not the same").click()
        expect(group.get_by_role("button", name="not the same")).to_have_attribute("aria-pressed", "false")
        assert "same-as" not in ledger.read_text(encoding="utf-8")
        page.goto("about:blank")  # or it would complain of a server that is gone


def test_a_note_on_a_claim_and_a_finding(page: Page, ledger: Path, serving: Serving) -> None:
    with serving(ledger) as address:
        page.goto(f"{address}#/agents?claim=lost")
        page.get_by_role("button", name="add a note").click()
        page.keyboard.type('Nobody else says "head".')
        assert not violations(page)
        page.get_by_role("button", name="Write it").click()
        expect(page.locator("#side .note")).to_contain_text('Nobody else says "head".')
        page.goto(f"{address}#/agents?why=ann leads guild in 1092")
        page.get_by_role("button", name="make a finding of it").click()
        expect(page.locator("dialog .seen .claim")).to_contain_text("Ann of Kent leads")
        page.keyboard.press("Control+s")
        expect(page.locator("dialog")).to_have_count(0)
        text = ledger.read_text(encoding="utf-8")
        assert "analyst affirms ann leads guild in 1092\n  because: ^lost\n  hedge: likely\n" in text
        page.goto("about:blank")  # or it would complain of a server that is gone
