"""A few journeys through the workbench in a real browser."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
from playwright.sync_api import expect

from abelard.web.desk import Desk
from abelard.web.publish import publish

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from playwright.sync_api import Page

Serving: TypeAlias = "Callable[[Path], AbstractContextManager[str]]"
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
)
SETTLED = "main:not([aria-busy])"


def test_rejecting_a_witness_moves_the_conclusions(page: Page, address: str) -> None:
    page.goto(f"{address}#/belief")
    page.get_by_role("group", name="How Kyle Orton stands").get_by_role("button", name="reject").click()
    expect(page.locator("#looking")).to_contain_text("but not Kyle Orton")
    expect(page.locator(".conclusions .changed").first).to_be_visible()
    assert "reject=orton" in page.url
    page.reload()
    expect(page.locator("#looking")).to_contain_text("but not Kyle Orton")
    page.get_by_role("button", name="take back").click()
    expect(page.locator("#looking")).not_to_contain_text("Orton")


def test_the_first_minute_offers_three_things_to_try(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".tries li")).to_have_count(3)
    page.locator(".tries a").last.click()
    expect(page.get_by_role("heading", name="Two viewpoints on the lineage")).to_be_visible()
    page.goto(f"{address}#/briefing?at=2007")
    expect(page.locator(".question").first).to_be_visible()
    expect(page.locator(".tries")).to_have_count(0)


def test_an_empty_case_says_what_to_do_first(page: Page, tmp_path: Path, serving: Serving) -> None:
    (tmp_path / "case.abl").write_text('case "Empty"\n', encoding="utf-8")
    with serving(tmp_path) as address:
        for view in VIEWS:
            page.goto(f"{address}#/{view}")
            expect(page.locator("[aria-busy]")).to_have_count(0)
            text = page.locator("main").inner_text()
            assert len(text.split()) > 4, view
        page.goto(f"{address}#/briefing")
        expect(page.get_by_role("heading", name="Where to begin")).to_be_visible()
        page.goto("about:blank")  # or it would complain of a server that is gone


def test_the_fonts_come_from_the_package(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(SETTLED)).to_be_visible()
    loaded = page.evaluate(
        "document.fonts.ready.then(() => [...document.fonts].filter((one) => one.status === 'loaded').map((one) => one.family))"
    )
    assert {each.strip('"') for each in loaded} == {"Source Serif 4", "Source Sans 3"}


def test_why_goes_down_to_the_quoted_words_and_to_their_place(page: Page, address: str) -> None:
    page.goto(f"{address}#/briefing")
    page.locator(".question a.why").first.click()
    side = page.locator("#side")
    expect(side.get_by_text("To conclude this you have to believe")).to_be_visible()
    for summary in (".grounds > li > details", ".claim > details"):
        if side.locator(summary).first.get_attribute("open") is None:
            side.locator(summary).first.locator("> summary").click()
    side.get_by_role("link", name="read it in its place").first.click()
    expect(page.locator("mark.here").first).to_be_visible()


def test_a_viewpoint_is_chosen_in_the_bar_and_goes_along(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Believing").select_option("aq-telling")
    expect(page.locator("#looking")).to_contain_text("al-Qaeda")
    page.get_by_role("link", name="Who says what").click()
    expect(page.locator("table.matrix")).to_be_visible()
    assert "v=aq-telling" in page.url


def test_a_statement_is_asked_in_the_search(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(SETTLED)).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("isi part-of ?x")
    page.keyboard.press("Enter")
    expect(page.locator("main .answers")).to_contain_text("al-Qaeda")


def test_a_shape_of_the_lineage_opens_its_claims(page: Page, address: str) -> None:
    page.goto(f"{address}#/lineage")
    page.locator(".picture [data-claims]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#side .claim")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#side")).to_be_hidden()


def test_what_cannot_be_read_is_told(page: Page, address: str) -> None:
    page.goto(f"{address}#/search?q=isi part-of of of")
    expect(page.locator("main")).to_contain_text("No statement and no name is written like this")


def test_hostile_names_and_texts_run_nothing(page: Page, tmp_path: Path, serving: Serving) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.abl").write_text(HOSTILE, encoding="utf-8")
    (folder / "text.txt").write_text(f"{ATTACK} part of it {ATTACK}\n", encoding="utf-8")
    with serving(folder) as address:
        page.goto(address)
        page.evaluate("window.ran = 0")
        for hash in (
            *VIEWS,
            "agent?id=band",
            "source?id=annal",
            "reader?id=annal",
            f"search?q={ATTACK}",
            "lineage?with=everyone",
            "timeline?as=table",
        ):
            page.evaluate("hash => { location.hash = hash }", f"#/{hash}")
            page.wait_for_timeout(150)
            expect(page.locator(SETTLED)).to_be_visible()
            assert page.evaluate("window.ran") == 0
        page.evaluate("location.hash = '#/briefing?why=band part-of guild'")
        expect(page.locator("#side")).to_contain_text("<img")
        assert page.evaluate("window.ran") == 0
        page.goto("about:blank")  # or it would complain of a server that is gone


def test_a_claim_is_made_of_selected_words_and_taken_back(
    page: Page, tmp_path: Path, serving: Serving
) -> None:
    file = tmp_path / "case.abl"
    file.write_text(HOSTILE, encoding="utf-8")
    (tmp_path / "text.txt").write_text("Ann led the band, and it was part of it.\n", encoding="utf-8")
    with serving(tmp_path) as address:
        page.goto(f"{address}#/reader?id=annal")
        page.locator(".spread .text").first.select_text()
        page.get_by_role("button", name="Make a claim of these words").click()
        page.get_by_label("Who says what").fill("ann affirms bob leads band in 1092")
        expect(page.locator("dialog .claim")).to_contain_text("leads")
        page.get_by_role("button", name="Write it into the case").click()
        expect(page.locator("main .margin, main .marginal").first).to_be_visible()
        expect(page.locator("main")).to_contain_text("leads")
        assert "bob leads band in 1092" in file.read_text(encoding="utf-8")
        page.get_by_role("button", name="Undo").click()
        expect(page.locator("main")).not_to_contain_text("leads")
        assert file.read_text(encoding="utf-8") == HOSTILE
        page.goto("about:blank")  # or it would complain of a server that is gone


def test_a_published_page_is_toggled_from_the_disk(page: Page, tmp_path: Path) -> None:
    (tmp_path / "case.abl").write_text(HOSTILE, encoding="utf-8")
    file = tmp_path / "page.html"
    file.write_text(publish(Desk(tmp_path / "case.abl")).html, encoding="utf-8")
    page.goto(f"{file.as_uri()}#/belief")
    page.locator("[data-key='reject:ann']").click()
    expect(page.locator("#looking")).to_contain_text("but not Ann")
    expect(page.locator(".conclusions .changed").first).to_be_visible()
    page.goto(f"{file.as_uri()}#/briefing?at=1092")
    expect(page.locator("main")).to_contain_text("does not keep that")
    assert not page.evaluate("'ran' in window")


@pytest.mark.parametrize("width", [1440, 375])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_view_fits_the_screen(page: Page, address: str, width: int, scheme: str) -> None:
    """Pictures go to the folder ABELARD_SCREENS names, if it is set."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
    for view in (
        *VIEWS,
        "timeline?as=table",
        "agent?id=isi",
        "reader?id=orton2016",
        "briefing?why=isi part-of aq",
        "ledger",
        "review",
    ):
        page.goto(f"{address}#/{view}")
        expect(page.locator(SETTLED)).to_be_visible()
        expect(page.locator("[aria-busy]")).to_have_count(0)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, view
        if folder := os.environ.get("ABELARD_SCREENS"):
            name = view.split("?")[0] + ("-why" if "why" in view else "-table" if "table" in view else "")
            page.screenshot(path=Path(folder) / f"{name}-{width}-{scheme}.png")


ATTACK = "<img src=x onerror=ran=1><script>ran=1</script>"
QUOTED = ATTACK.replace('"', "'")
HOSTILE = f"""\
case "A {QUOTED}"
  description: {QUOTED}

organisation band "Band {QUOTED}"
organisation guild "Guild {QUOTED}"
  description: {QUOTED}
person ann "Ann {QUOTED}"
person bob "Bob {QUOTED}"

source annal chronicle "Annal {QUOTED}"
  by: ann
  said: 1100
  text: text.txt
source letter letter "Letter {QUOTED}"
  by: bob
  quoted-in: annal, hedge "{QUOTED}"

in annal
ann affirms band part-of guild from 1090 to 1095
  id: yes
  quote: part of it
  hedge: "{QUOTED}"
  note: "{QUOTED}"

in letter
bob denies band part-of guild from 1090 to 1095
  id: no
  quote: "{QUOTED}"

question q "Was it {QUOTED}?"
  hypothesis yes "It was {QUOTED}": band part-of guild from 1090
"""
