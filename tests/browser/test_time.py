"""Timeline, network and places in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from abelard.model.day import iso, ymd

if TYPE_CHECKING:
    from playwright.sync_api import Page

DAYS = [
    -2_000_000,
    -366,
    -365,
    0,
    1,
    59,
    60,
    61,
    730_119,
    730_120,
    738_000,
    3_700_000,
    *range(-800_000, 900_000, 9973),
]


def test_a_stretch_is_brushed_zoomed_and_kept_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}#/timeline")
    brush = page.locator(".brush")
    box = brush.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 25)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 25)
    page.mouse.up()
    expect(page.get_by_text("outside")).to_be_visible()
    assert "from=2" in page.url
    before = page.url
    page.locator(".brush").focus()
    page.keyboard.press("+")
    page.wait_for_function("before => location.href !== before", arg=before)
    expect(page.locator(".brush")).to_be_focused()
    page.keyboard.press("0")
    expect(page.get_by_text("outside")).to_have_count(0)
    assert "from=" not in page.url


def test_the_timeline_is_a_table_for_those_who_want_one(page: Page, address: str) -> None:
    page.goto(f"{address}#/timeline")
    page.get_by_role("link", name="as a table").click()
    expect(page.get_by_role("columnheader", name="Who denies it")).to_be_visible()
    assert page.get_by_role("row").count() > 20


def test_days_are_reckoned_as_the_program_does(page: Page, address: str) -> None:
    page.goto(address)
    made = page.evaluate(
        "async days => { const m = await import('/days.js'); return days.map((day) => [m.iso(day), m.dayOf(...m.ymd(day)), m.ymd(day)]); }",
        DAYS,
    )
    for day, (text, back, parts) in zip(DAYS, made, strict=True):
        assert tuple(parts) == ymd(day)
        assert back == day
        if 0 < ymd(day)[0] < 10_000:
            assert text == iso(day)


def test_an_axis_goes_from_days_to_millennia(page: Page, address: str) -> None:
    page.goto(address)
    for length in (5, 40, 200, 900, 5000, 60_000, 800_000, 3_000_000):
        found = page.evaluate(
            "async length => (await import('/days.js')).ticks(700000, 700000 + length)", length
        )
        days = [one["day"] for one in found]
        assert 1 <= len(found) <= 14, length
        assert days == sorted(set(days)), length


def test_the_network_is_walked_by_keyboard_and_has_a_table(page: Page, address: str) -> None:
    page.goto(f"{address}#/network?at=2007")
    page.locator(".picture [data-claims]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#side .claim")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("columnheader", name="Between")).to_be_visible()
    page.get_by_label("Around").select_option("isi")
    expect(page.get_by_label("at most")).to_be_visible()


def test_a_persons_places_stand_on_his_page(page: Page, address: str) -> None:
    page.goto(f"{address}#/agent?id=zarqawi")
    expect(page.get_by_role("heading", name="Where and when")).to_be_visible()
    expect(page.locator(".itinerary .tl").nth(2)).to_be_visible()
