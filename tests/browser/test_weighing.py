"""Conflicts, hypotheses and probabilities in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_a_rival_narrative_is_opened_and_the_case_looked_at_in_its_way(page: Page, address: str) -> None:
    page.goto(f"{address}#/conflicts")
    dispute = page.locator("section.dispute").first
    expect(dispute.locator(".told").first).to_contain_text("According to")
    dispute.get_by_text("Rival narratives").click()
    telling = dispute.locator(".tellings > li").first
    expect(telling).to_contain_text("kept")
    telling.get_by_role("link", name="look at the case in this way").click()
    expect(page.locator("#looking")).to_contain_text("but not claim")
    assert "#/briefing" in page.url
    assert "reject=^" in page.url


def test_a_probability_moves_the_conclusions_and_can_be_taken_back(page: Page, address: str) -> None:
    page.goto(f"{address}#/belief?v=aq-telling")
    page.get_by_label("How probable it is that the word of al-Qaeda carries", exact=True).select_option(
        label="likely, 55–80 %"
    )
    expect(page.locator(".conclusions .chance").first).to_be_visible()
    before = page.locator(".conclusions .chance").all_inner_texts()
    number = page.locator("[data-key='number:aq']")
    number.fill("10")
    number.press("Enter")
    expect(page.locator("#looking")).to_contain_text("al-Qaeda at 10%")
    assert page.locator(".conclusions .chance").all_inner_texts() != before
    page.get_by_role("button", name="take back").click()
    expect(page.locator(".conclusions .chance")).to_have_count(0)


def test_the_matrix_is_read_and_a_question_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}#/hypotheses")
    expect(page.locator("table.evidence tbody tr").first).to_be_visible()
    page.get_by_label("Question").select_option(index=2)
    expect(page.locator("h1")).to_contain_text("?")
    assert "id=" in page.url
    page.locator("table.evidence a.why").first.click()
    expect(page.locator("#side .claim")).to_be_visible()
