"""People sign in: pages of accounts in a browser, passkeys with a key that only the test has."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from page_addresses import address
from people_pages import OF_SEGIB, OPEN, OWN
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).parents[2]
RUN = "import sys; from compromiso.cli import main; sys.exit(main(sys.argv[1:]))"
PASSWORD = "una llave larga y buena"
INBOX = f"**{address('work')}"
CLARA = ["account", "create", "clara@example.org", "--name", "Clara Paz", "--role", "coordinator",
         "--institution", "segib", "--institution-name", "Secretaría General"]  # fmt: skip


@pytest.fixture(scope="module")
def house(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a register in which one person has an account; give the address."""
    surroundings = {**os.environ, "COMPROMISO_VAR": str(tmp_path_factory.mktemp("var"))}
    surroundings.pop("DJANGO_SETTINGS_MODULE", None)
    call = [sys.executable, "-c", RUN]
    subprocess.run(  # noqa: S603 - this very Python and our own command
        [*call, *CLARA], cwd=ROOT, env=surroundings, input=f"{PASSWORD}\n", text=True, check=True
    )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serving = subprocess.Popen(  # noqa: S603 - this very Python and our own command
        [*call, "serve", "--port", str(port)],
        cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert serving.stdout is not None
    assert "http://" in serving.stdout.readline()
    yield f"http://localhost:{port}"
    serving.terminate()
    serving.wait(10)


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
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(INBOX)


def confirm(page: Page) -> None:
    page.goto(address("account_reauthenticate"))
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(INBOX)


def faults(page: Page, where: str) -> list[str]:
    """Say what axe finds on a page, and whether it is wider than a phone."""
    page.goto(where)
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    told = [found.generate_report()] if found.violations_count else []
    wide = page.evaluate("document.documentElement.scrollWidth") > 360
    return [f"{where}: {one}" for one in (told + ["too wide"] * wide)]


@pytest.mark.parametrize(
    ("language", "scheme"), [("es", "light"), ("es", "dark"), ("pt", "dark"), ("en", "light")]
)
def test_pages_of_people_are_clear_to_everybody(clara: Page, language: str, scheme: str) -> None:
    clara.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    confirm(clara)
    own = [address(name, language) for name in OWN]
    own += [address(name, language, "segib") for name in OF_SEGIB]
    assert [fault for where in own for fault in faults(clara, where)] == []
    clara.goto(address("account_logout", language))
    clara.click("main button.primary")
    open_pages = [address(name, language) for name in OPEN]
    assert [fault for where in open_pages for fault in faults(clara, where)] == []


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
    expect(clara.locator(".who")).to_contain_text("Clara Paz")
    confirm(clara)
    clara.goto(address("mfa_list_webauthn"))
    clara.click("main .lines a:has-text('Remove')")
    clara.click("main button.danger")
    expect(clara.locator("main")).not_to_contain_text("Mi teléfono")


def test_an_invitation_is_written_by_keyboard(clara: Page) -> None:
    clara.goto(address("people", "en", "segib"))
    clara.focus("[name=email]")
    clara.keyboard.type("nora@example.org")
    clara.keyboard.press("Tab")
    clara.keyboard.type("assess")
    clara.keyboard.press("Tab")
    clara.keyboard.press("Tab")
    clara.keyboard.press("Enter")
    expect(clara.locator(".notice")).to_contain_text("on its way")
    offer = clara.locator("section:has(#offers)")
    expect(offer).to_contain_text("nora@example.org")
    expect(offer).to_contain_text(re.compile("assessor", re.I))
