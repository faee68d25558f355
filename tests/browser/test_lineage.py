"""The lineage in a real browser: two viewpoints over each other, parts of it, looking around in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest
from playwright.sync_api import expect

from abelard.web.desk import Desk
from abelard.web.publish import publish
from tests.views.lineages import chain

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

Serving: TypeAlias = "Callable[[Path], AbstractContextManager[str]]"
TWO = """
case "Two"
person p "P"
person q "Q"
organisation a "Alpha"
organisation b "Beta"
source s article
  by: p
source t article
  by: q
in s
a part-of b from 2001 to 2006
in t
a pledges-to b in 2004
viewpoint ps "What P says"
  believes: p
viewpoint qs "What Q says"
  believes: q
"""


def test_two_viewpoints_are_compared_and_the_address_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}#/lineage?v=aq-telling")
    page.get_by_label("Compare with").select_option("is-telling")
    expect(page.get_by_role("heading", name="Two viewpoints on the lineage")).to_be_visible()
    assert "with=is-telling" in page.url
    page.reload()
    group = page.locator("details").filter(has_text="Only in “Al-Qaeda's telling”").first
    expect(group).to_contain_text("is part of al-Qaeda")
    expect(page.get_by_text("Whose word makes the difference")).to_be_visible()
    page.locator(".picture [data-claims]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#side .claim")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 375])
def test_the_comparison_fits_the_screen(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}#/lineage?v=aq-telling&with=is-telling")
    expect(page.locator("[aria-busy]")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for tab in page.get_by_role("navigation").get_by_role("link").all():
        tab.focus()
        expect(tab).to_be_in_viewport()


def test_many_bodies_are_folded_opened_and_looked_around_in(
    page: Page, tmp_path: Path, serving: Serving
) -> None:
    (tmp_path / "case.abl").write_text(chain(75, 4), encoding="utf-8")
    with serving(tmp_path) as address:
        page.goto(f"{address}#/lineage")
        expect(page.get_by_text("300 bodies in 75 groups")).to_be_visible()
        page.locator(".picture text[data-agent]").first.click()
        expect(page.get_by_label("at most")).to_be_visible()
        page.goto(f"{address}#/lineage?fold=no")
        frame = page.locator(".picture")
        frame.focus()
        for _ in range(3):
            page.keyboard.press("-")
        expect(page.locator(".canvas output")).to_have_text("25 %")
        page.locator(".overview").click(position={"x": 20, "y": 50})
        assert frame.evaluate("frame => frame.scrollTop") > 0
        expect(page.locator(".picture .axis")).to_be_in_viewport()
        page.goto("about:blank")  # or it would complain of a server that is gone


def test_a_published_page_compares_in_either_order(page: Page, tmp_path: Path) -> None:
    (tmp_path / "case.abl").write_text(TWO, encoding="utf-8")
    file = tmp_path / "page.html"
    file.write_text(publish(Desk(tmp_path / "case.abl")).html, encoding="utf-8")
    page.goto(f"{file.as_uri()}#/lineage?v=ps&with=qs")
    expect(page.locator("main")).to_contain_text("¹ Only in “What P says”")
    page.goto(f"{file.as_uri()}#/lineage?v=qs&with=ps")
    expect(page.locator("main")).to_contain_text("¹ Only in “What P says”")


def test_a_drawing_fits_the_paper_when_printed(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 760, "height": 1000})
    page.goto(f"{address}#/lineage")
    expect(page.locator(".picture svg")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".tools").first).to_be_hidden()
    box = page.locator(".picture svg").bounding_box()
    assert box
    assert box["width"] <= 760
