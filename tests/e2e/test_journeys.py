"""From a document to a decision and back to its words, in three languages."""

from __future__ import annotations

import re

import pytest
from page_addresses import address
from playwright.sync_api import Page, expect

WORDS = {"es": "remesas", "pt": "remessas", "en": "remittances"}
DOCUMENT = {
    "es": "Un compromiso breve\n\n1. Los Estados se comprometen a cuidar los puentes.\n",
    "pt": "Um compromisso breve\n\n1. Os Estados comprometem-se a cuidar das pontes.\n",
    "en": "A short commitment\n\n1. The States undertake to look after the bridges.\n",
}
HELD = re.compile(r"/(archivos|arquivos|files)/[0-9a-f-]{36}/$")
PATIENCE_MS = 30_000
LANGUAGES = pytest.mark.parametrize("language", ["es", "pt", "en"])


def plan_of(page: Page, language: str) -> None:
    """Open the plan that is written in this language."""
    page.goto(address("programme", language))
    page.locator("#plan").select_option(index=["en", "es", "pt"].index(language))
    page.locator("main form button").first.click()


@LANGUAGES
def test_a_document_is_loaded_and_read(language: str, page: Page) -> None:
    page.goto(address("library", language))
    content = DOCUMENT[language].encode()
    page.locator("#files").set_input_files(
        {"name": f"{language}.txt", "mimeType": "text/plain", "buffer": content}
    )
    page.locator("form.drop button").click()
    page.wait_for_url(HELD, timeout=PATIENCE_MS)
    page.locator("main .records a").first.click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("article.text")).to_contain_text(DOCUMENT[language].split("1. ")[1].strip())


@LANGUAGES
def test_a_citation_is_followed_to_its_point(language: str, page: Page) -> None:
    plan_of(page, language)
    citation = page.locator('.records a.cite[data-state="resolved"]').first
    cited = citation.inner_text().split("(")[0].strip()
    citation.click()
    expect(page.locator("h1")).to_contain_text(cited[-1])
    expect(page.locator(".said.here")).not_to_be_empty()
    expect(page.locator("#cited")).to_be_visible()


@LANGUAGES
def test_a_commitment_is_accepted_and_corrected_and_keeps_its_history(
    language: str, page: Page
) -> None:
    page.goto(f"{address('commitments', language)}?state=proposed&force=undertakes")
    page.locator("#rows .records .words a").nth(["es", "pt", "en"].index(language)).click()
    history = page.locator("ol.history > li")
    entries = history.count()
    page.locator('[name="decision"][value="accept"]').click()
    expect(page.locator('h1 ~ .meta .status[data-state="accepted"]')).to_be_visible()
    page.locator('.decide a[data-key="c"]').click()
    page.locator("#id_action").fill(f"words of a person, {language}")
    page.locator("#id_why").fill("closer to the text")
    page.locator("form.correction button.primary").click()
    expect(page.locator('h1 ~ .meta .status[data-state="corrected"]')).to_be_visible()
    expect(history).to_have_count(entries + 2)
    expect(history.last).to_contain_text(f"words of a person, {language}")
    expect(history.last).to_contain_text("closer to the text")


@LANGUAGES
def test_a_word_is_found_whatever_its_ending(language: str, page: Page) -> None:
    page.goto(address("home", language))
    page.locator("main input[type=search]").fill(WORDS[language].upper())
    page.keyboard.press("Enter")
    expect(page.locator("#found mark").first).to_be_visible()
    page.locator("#found .records a").first.click()
    expect(page.locator("main h1")).to_be_visible()


@LANGUAGES
def test_the_language_of_the_pages_changes_and_the_place_stays(language: str, page: Page) -> None:
    page.goto(address("meetings", "es" if language != "es" else "pt"))
    page.locator(f'.languages a[hreflang="{language}"]').click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert page.url.endswith(address("meetings", language))


def test_a_better_candidate_is_taken_and_the_decision_taken_back(page: Page) -> None:
    page.goto(address("audit"))
    finding = page.locator('article.finding:has([data-state="suspect"])').first
    name = finding.get_attribute("id")
    finding.locator('button[value="accepted"]').click()
    decided = page.locator(f"#{name}")
    expect(decided.locator('.status[data-state="accepted"]')).to_be_visible()
    decided.locator('button[value="proposed"]').click()
    expect(page.locator(f"#{name}").locator('button[value="accepted"]')).to_be_visible()


def test_uncited_points_come_first_on_one_click(page: Page) -> None:
    page.goto(address("programme"))
    page.locator('.legend a[href*="uncited"]').click()
    first = page.locator(".matrix tbody tr").first
    expect(first.locator("td[data-state]")).to_have_count(0)


def test_a_filter_renews_the_list_at_an_address_of_its_own(page: Page) -> None:
    page.goto(address("commitments"))
    page.locator("#f-force").select_option("entrusts")
    page.wait_for_url("**force=entrusts**")
    page.reload()
    expect(page.locator("#f-force")).to_have_value("entrusts")


def test_a_file_that_cannot_be_read_says_why_and_what_to_do(page: Page) -> None:
    page.goto(address("library", "es"))
    page.locator("#files").set_input_files(
        {"name": "vacío.txt", "mimeType": "text/plain", "buffer": b"\x00\x01\x02" * 50}
    )
    page.locator("form.drop button").click()
    expect(page.locator('.notice[data-level="error"]')).to_contain_text(
        "UTF-8", timeout=PATIENCE_MS
    )
