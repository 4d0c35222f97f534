"""Every action is a form: nothing needs JavaScript."""

from __future__ import annotations

import re

from page_addresses import address
from playwright.sync_api import Page, expect

TEXT = "Acta de prueba\n\n1. Las Partes se comprometen a plantar un árbol.\n"


def test_a_document_is_loaded_and_its_progress_followed(plain_page: Page) -> None:
    plain_page.goto(address("library"))
    plain_page.locator("#files").set_input_files(
        {"name": "acta.txt", "mimeType": "text/plain", "buffer": TEXT.encode()}
    )
    plain_page.locator("form.drop button").click()
    plain_page.wait_for_url(re.compile(r"/files/[0-9a-f-]{36}/$"), timeout=30_000)
    expect(plain_page.locator("main")).to_contain_text("acta.txt")


def test_a_point_is_reached_through_the_contents(plain_page: Page) -> None:
    plain_page.goto(address("library"))
    plain_page.locator("#documents .works a").last.click()
    plain_page.locator(".contents a").nth(1).click()
    assert "#" in plain_page.url
    plain_page.locator(".provision:target a.label").first.click()
    expect(plain_page.locator(".said.here")).to_be_visible()
    plain_page.locator("details.more summary").last.click()
    expect(plain_page.locator("pre.source")).to_be_visible()


def test_a_proposal_is_rejected_and_taken_back(plain_page: Page) -> None:
    plain_page.goto(address("review"))
    plain_page.locator('[name="decision"][value="reject"]').click()
    plain_page.locator('[name="decision"][value="undo"]').click()
    expect(plain_page.locator('.notice[data-level="success"]')).to_be_visible()


def test_commitments_are_filtered_by_a_form(plain_page: Page) -> None:
    plain_page.goto(address("commitments"))
    plain_page.locator("#f-force").select_option("entrusts")
    plain_page.locator("form.filters button").click()
    assert "force=entrusts" in plain_page.url


def test_notes_open_on_a_phone(plain_page: Page) -> None:
    plain_page.set_viewport_size({"width": 360, "height": 740})
    plain_page.goto(address("library"))
    plain_page.locator("#documents .works a").last.click()
    notes = plain_page.locator(".notes > details").first
    expect(notes.locator("ul").first).to_be_hidden()
    notes.locator("summary").first.click()
    expect(notes.locator("ul").first).to_be_visible()


def test_the_menu_opens_on_a_phone(plain_page: Page) -> None:
    plain_page.set_viewport_size({"width": 360, "height": 740})
    plain_page.goto(address("home"))
    plain_page.locator(".menu-button").click()
    plain_page.locator(f".menu a[href='{address('audit')}']").click()
    assert plain_page.url.endswith(address("audit"))
