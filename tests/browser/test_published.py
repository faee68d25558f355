"""A published page, opened from the disk: it toggles any combination of witnesses, and runs nothing of the case's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from abelard.cli import main
from abelard.web.bar import Asked
from abelard.web.briefing import questions
from abelard.web.desk import Desk
from tests.browser.test_axe import violations

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("abelard.web.publish._SECONDS", 2.0)  # for explanations of what no question asks about
        assert main(["publish", str(root / "examples" / "islamic-state-al-qaeda"), "-o", str(folder)]) == 0
    return folder


COMBINATIONS = (
    {"reject": ("orton", "adnani")},
    {"reject": ("aq-side",), "open": ("is-side",)},
    {"v": "aq-telling", "reject": ("zawahiri", "muhajir")},
    {"v": "public-statements", "reject": ("orton2016", "isi")},
)


@pytest.mark.parametrize("chosen", COMBINATIONS)
def test_a_combination_shows_what_the_engine_says(
    page: Page, site: Path, root: Path, chosen: dict[str, tuple[str, ...] | str]
) -> None:
    desk = Desk(root / "examples" / "islamic-state-al-qaeda", read_only=True)
    bar, belief = desk.belief(
        Asked(
            viewpoint=str(chosen.get("v", "everyone")),
            rejecting=tuple(chosen.get("reject", ())),
            open=tuple(chosen.get("open", ())),
        )
    )
    wanted = [rival.verdict for question in questions(bar, belief, desk.showing) for rival in question.rivals]
    words = "&".join(
        f"{key}={each if isinstance(each, str) else ','.join(each)}" for key, each in chosen.items()
    )
    page.goto(f"{(site / 'index.html').as_uri()}#/briefing?{words}")
    expect(page.locator("#looking")).to_contain_text("Worked out in this page")
    shown = page.locator(".rivals > li > .rival > .verdict, .rival > .verdict").all_inner_texts()
    assert [text.split("\n")[-1].strip().lstrip("●◌◐⊘○?– ") for text in shown] == wanted


def test_two_witnesses_are_toggled_by_hand(page: Page, site: Path) -> None:
    page.goto(f"{(site / 'index.html').as_uri()}#/belief")
    for name in ("IS(IS) as a side in the dispute", "Kyle Orton"):
        page.get_by_role("group", name=f"How {name} stands").get_by_role("button", name="reject").click()
        expect(page.locator(".chip", has_text=name)).to_be_visible()
    expect(page.locator("#looking")).to_contain_text("but not")
    expect(page.locator(".conclusions")).to_contain_text("unknown")
    assert not violations(page)


def test_what_is_not_kept_says_so(page: Page, site: Path) -> None:
    page.goto(f"{(site / 'index.html').as_uri()}#/saying?reject=orton,adnani")
    expect(page.locator("main")).to_contain_text("does not keep that")


def test_the_briefing_beside_it_is_read_without_a_script(page: Page, site: Path) -> None:
    page.goto((site / "briefing.html").as_uri())
    expect(page.locator("h1")).to_contain_text("relationship with al-Qaeda")
    page.locator("sup a").first.click()
    assert page.url.endswith("#n1")
    assert not violations(page)
    assert page.evaluate("document.scripts.length") == 0
    assert sorted(each.name for each in site.iterdir()) == [
        "briefing.html",
        "briefing.md",
        "index.html",
        "sources.csl.json",
    ]
