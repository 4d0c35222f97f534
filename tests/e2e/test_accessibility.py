"""Every page of the site, in light and dark: axe finds nothing, no page is wider than a phone."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from e2e.looks import looking, too_wide, wrongs
from e2e.served import AtWork
from page_addresses import address
from people_pages import OF_SEGIB, OPEN, OWN
from playwright.sync_api import Browser, Page

PICTURES = Path(__file__).parents[1] / "out"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LOOKS = [(width, scheme) for width in (360, 768, 1440) for scheme in SCHEMES]
"""What pictures are taken of, where `PICTURES` asks for them."""
NARROW = (320, 768, 1100)
"""Where a page is most likely to be wider than its window."""
ACTIONS = frozenset(
    {"decide", "decide-citation", "decide-finding", "download", "original", "programme-table",
     "claims-table", "story-table", "assessor-table", "state-table", "components", "chart-file",
     "timeline-file", "calendar-feed", "calendar-own-feed", "evidence-file", "annual-file",
     "claim-stage", "action-publish", "action-withdraw", "task-take", "task-give-back",
     "cycle-stage", "report-stage", "report-entry-place", "report-evidence-withdraw",
     "annual-keep", "agreement-seat", "agreement-seat-end", "agreement-minute",
     "table-example", "table-export", "table-bring", "open-data-file", "key-revoke",
     "work-notice-aside"}
)  # fmt: skip
"""Addresses that show no page: they act or give a file."""
AFTER_A_JOB = frozenset({"table-checked", "table-brought"})
"""Pages that stand once a table was looked through; `tests/web` asks for them."""
FIRST_LINK = {
    "document": ("library", "#documents .works a >> nth=-1"),
    "source": ("library", "#documents .small a"),
    "commitment": ("commitments", "#rows .words a"),
    "meeting": ("meetings", ".timeline a"),
    "downloads": ("document", ".doc-head a[href$='/']:has-text('Descargar')"),
    "provision": ("document", ".provision:has(.cite) a.label"),
    "choose": ("document", ".doc-head a[href$='/comparar/']"),
    "compare": ("choose", ".records .words a"),
    "correct": ("commitment", '.decide a[data-key="c"]'),
}
"""Pages of one record, and the link that leads to the first of them."""
PLAIN = (
    "home", "library", "commitments", "review", "programme", "audit", "meetings", "search", "help",
)  # fmt: skip


BY_PEOPLE = frozenset(
    {"invitation", "role-end", "invitation-withdraw", "account_set_password", "mfa_index",
     "account_reset_password_from_key", "mfa_authenticate", "mfa_login_webauthn",
     "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_deactivate_totp",
     "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes",
     "mfa_edit_webauthn", "mfa_remove_webauthn", "openid_connect_login",
     "openid_connect_callback", "work-seen"}
)  # fmt: skip
"""Addresses that need an account, a key or a mail to be reached, or show no page."""


def names(resolver: URLResolver) -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield str(entry.name)
        else:
            yield from names(entry)


@pytest.fixture(scope="session")
def addresses(browser: Browser, server: str) -> dict[str, str]:
    """Give one address for each page of the site, in Spanish."""
    context = browser.new_context(base_url=server)
    page = context.new_page()
    found = {name: address(name, "es") for name in PLAIN}
    for name, (start, link) in FIRST_LINK.items():
        page.goto(found[start])
        found[name] = page.locator(link).first.get_attribute("href") or ""
    found["upload"] = _refused(page)
    found["found"] = f"{found['search']}?q=remesas"
    found["nothing"] = "/es/nada/"
    context.close()
    return found


def _refused(page: Page) -> str:
    page.goto(address("library", "es"))
    page.locator("#files").set_input_files(
        {"name": "nada.txt", "mimeType": "text/plain", "buffer": b"   \n"}
    )
    page.locator("form.drop button").click()
    page.wait_for_selector('.notice[data-level="error"]')
    return re.sub(r"^https?://[^/]+", "", page.url)


def test_every_page_of_the_site_is_looked_at(addresses: dict[str, str], at_work: AtWork) -> None:
    followed = {route.split(" ")[0] for route in at_work.places}
    pages = {name for name in names(get_resolver()) if name not in ACTIONS}
    left = {name for name in pages if name == "api-reference" or not name.startswith("api")}
    left -= BY_PEOPLE | AFTER_A_JOB | {*OPEN, *OWN, *OF_SEGIB}
    assert left - set(addresses) - followed == set()


def test_nothing_is_wrong_with_any_page_in_light_or_dark_at_any_width(
    addresses: dict[str, str], browser: Browser, server: str
) -> None:
    context = looking(browser.new_context(base_url=server))
    page = context.new_page()
    found = {}
    for name, where in addresses.items():
        page.set_viewport_size({"width": 1280, "height": 720})
        page.goto(where)
        if said := [*wrongs(page, "light", "dark"), *too_wide(page, *NARROW)]:
            found[name] = said
        if os.environ.get("PICTURES"):
            take_pictures(page, name)
    context.close()
    assert found == {}


def take_pictures(page: Page, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    for width, scheme in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=PICTURES / f"{name}-{width}-{scheme}.png")


@pytest.mark.parametrize("language", ["pt", "en"])
def test_axe_finds_nothing_in_other_languages(language: str, browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, viewport={"width": 360, "height": 740})
    page = looking(context).new_page()
    found = {}
    for name in ("home", "review", "programme", "audit"):
        page.goto(address(name, language))
        if said := wrongs(page, "light"):
            found[name] = said
    context.close()
    assert found == {}
