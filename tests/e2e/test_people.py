"""People sign in: pages of accounts in a browser, passkeys with a key that only the test has."""

from __future__ import annotations

import re
from collections.abc import Iterator

import institutions_sample as sample
import pytest
from e2e.looks import looking, wrongs
from e2e.served import AtWork
from page_addresses import address
from people_pages import OF_SEGIB, OPEN, OWN
from playwright.sync_api import Browser, Page, expect

INBOX = f"**{address('work')}"


@pytest.fixture
def house(at_work: AtWork) -> str:
    """Give the address of the register in which institutions work, by a name that keys know."""
    return at_work.base.replace("127.0.0.1", "localhost")


@pytest.fixture
def visitor(browser: Browser, house: str) -> Iterator[Page]:
    context = browser.new_context(base_url=house, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.set_default_timeout(8000)
    yield page
    context.close()


@pytest.fixture
def clara(visitor: Page) -> Page:
    sign_in(visitor)
    return visitor


def sign_in(page: Page) -> None:
    page.goto(address("account_login"))
    page.fill("[name=login]", "clara@example.org")
    page.fill("[name=password]", sample.PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(INBOX)


def confirm(page: Page) -> None:
    page.goto(address("account_reauthenticate"))
    page.fill("[name=password]", sample.PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(INBOX)


def faults(page: Page, where: str, *schemes: str) -> list[str]:
    """Say what is wrong with a page in some schemes, on a phone."""
    page.goto(where)
    return [f"{where}: {one}" for one in wrongs(page, *schemes)]


@pytest.mark.parametrize(
    ("language", "schemes"), [("es", ("light", "dark")), ("pt", ("dark",)), ("en", ("light",))]
)
def test_pages_of_people_are_clear_to_everybody(
    clara: Page, language: str, schemes: tuple[str, ...]
) -> None:
    looking(clara.context)
    confirm(clara)
    own = [address(name, language) for name in OWN]
    own += [address(name, language, "segib") for name in OF_SEGIB]
    assert [fault for where in own for fault in faults(clara, where, *schemes)] == []
    clara.goto(address("account_logout", language))
    clara.click("main button.primary")
    open_pages = [address(name, language) for name in OPEN]
    assert [fault for where in open_pages for fault in faults(clara, where, *schemes)] == []


def test_a_passkey_is_added_and_opens_the_door_alone(clara: Page) -> None:
    devices = clara.context.new_cdp_session(clara)
    devices.send("WebAuthn.enable")
    devices.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    confirm(clara)
    clara.goto(address("mfa_add_webauthn"))
    clara.fill("[name=name]", "Mi teléfono")
    clara.check("[name=passwordless]")
    clara.click("#passkey-button")
    expect(clara.locator("main")).to_contain_text("codes are left")
    clara.goto(address("account_logout"))
    clara.click("main button.primary")
    clara.goto(address("account_login"))
    clara.click("#passkey-button")
    clara.wait_for_url(INBOX)
    expect(clara.locator(".who")).to_contain_text("Clara")
    confirm(clara)
    clara.goto(address("mfa_list_webauthn"))
    clara.click("main .lines a:has-text('Remove')")
    clara.click("main button.danger")
    expect(clara.locator("main")).not_to_contain_text("Mi teléfono")


def test_an_invitation_is_written_by_keyboard(clara: Page) -> None:
    clara.goto(address("people", "en", "segib"))
    clara.focus("[name=email]")
    clara.keyboard.type("nuria@example.org")
    clara.keyboard.press("Tab")
    clara.keyboard.type("assess")
    clara.keyboard.press("Tab")
    clara.keyboard.press("Tab")
    clara.keyboard.press("Enter")
    expect(clara.locator(".notice")).to_contain_text("on its way")
    offer = clara.locator("section:has(#offers)")
    expect(offer).to_contain_text("nuria@example.org")
    expect(offer).to_contain_text(re.compile("assessor", re.I))
