"""Everything can be reached and decided with the keyboard alone."""

from __future__ import annotations

import re

from page_addresses import address
from playwright.sync_api import Page, expect

LONGEST_WAY = 60


def test_the_first_stop_leads_past_the_menu(page: Page) -> None:
    page.goto(address("library"))
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_the_focus_is_always_seen(page: Page) -> None:
    page.goto(address("commitments"))
    for _ in range(20):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"


def test_a_proposal_is_reached_and_accepted_with_tab_and_enter(page: Page) -> None:
    page.goto(address("review"))
    for _ in range(LONGEST_WAY):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "accept":
            break
    page.keyboard.press("Enter")
    expect(page.locator('.notice[data-level="success"]')).to_be_visible()


def test_the_letters_decide_and_take_back(page: Page) -> None:
    page.goto(address("review"))
    proposal = page.locator("article blockquote").text_content() or ""
    page.keyboard.press("r")
    expect(page.locator('[data-key="u"]')).to_be_visible()
    page.keyboard.press("u")
    expect(page.locator('[data-key="u"]')).to_have_count(0)
    expect(page.locator("article blockquote")).to_have_text(proposal)
    page.keyboard.press("l")
    page.wait_for_url("**n=2**")
    page.keyboard.press("c")
    page.wait_for_url("**back=2**")


def test_letters_typed_into_a_field_decide_nothing(page: Page) -> None:
    page.goto(address("commitments"))
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("jark?")
    expect(page.locator("#find")).to_have_value("jark?")


def test_j_and_k_walk_through_the_points(page: Page) -> None:
    page.goto(address("library"))
    page.locator("#documents .works a").last.click()
    expect(page.locator("article.text")).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("j")
    page.keyboard.press("j")
    here = page.locator("[data-here]")
    expect(here).to_have_count(1)
    first = here.get_attribute("id")
    page.keyboard.press("k")
    assert page.locator("[data-here]").get_attribute("id") != first


def test_a_question_mark_lists_the_keys(page: Page) -> None:
    page.goto(address("audit"))
    page.keyboard.press("?")
    page.wait_for_url(re.compile(r"/help/$"))
    expect(page.locator("#keys")).to_be_visible()
