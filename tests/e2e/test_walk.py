"""From the published programme to the annual assessment, in three languages and by three hands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import institutions_sample as sample
import pytest
from e2e.hands import Finger, Hand, Keys, Mouse
from e2e.looks import kind, wrongs
from e2e.served import AtWork
from e2e.told import Told, not_met, pressed, read
from named_words import named_in
from page_addresses import address
from playwright.sync_api import Browser, Page, expect

PATIENCE_MS = 20_000
TODAY = datetime.now(UTC).date()
PLAN = {
    "es": "plan-accion-cuenca-primer",
    "pt": "plano-acao-cuenca-primeiro",
    "en": "action-plan-cuenca-forum",
}
WORDS = {"es": "remesas", "pt": "remessas", "en": "remittances"}
SAID = {
    "es": "Abrimos siete oficinas de atención.",
    "pt": "Abrimos sete postos de atendimento.",
    "en": "We opened seven offices for migrants.",
}
STATE = {
    "es": ("ar", "ciro", "vito"),
    "pt": ("br", "bia", "vania"),
    "en": ("mx", "memo", "valeria"),
}
PASSWORD = "#id_password"
TUTORIALS = Path(__file__).parents[2] / "docs" / "tutorial"
TUTORIAL = {
    "en": "a-year-of-reporting.md",
    "es": "un-ano-de-informes.md",
    "pt": "um-ano-de-relatorios.md",
}


@dataclass
class Walk:
    """One way through the register: whose hand, in which language, and what was seen on it."""

    browser: Browser
    world: AtWork
    hand: Hand
    language: str
    with_script: bool = True
    pages: dict[str, Page] = field(default_factory=dict)
    seen: dict[str, list[str]] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    call: str = ""
    report: str = ""

    def of(self, name: str) -> Page:
        """Give the page of a person, who signs in first; of a visitor where there is no name."""
        if name not in self.pages:
            self.pages[name] = self._opened(name)
        return self.pages[name]

    def _opened(self, name: str) -> Page:
        screen = {**self.hand.screen, "java_script_enabled": self.with_script}
        page = self.world.browser_of(self.browser, "", **screen).new_page()
        page.set_default_timeout(PATIENCE_MS)
        if name:
            self.go(page, "account_login")
            self.look(page)
            self.hand.write(page.locator("#id_login"), f"{name}@example.org")
            self.hand.write(page.locator(PASSWORD), sample.PASSWORD)
            self.press(page, "main form button.primary")
            page.locator(f".who b:text-is('{name.title()}')").wait_for()
        return page

    def go(self, page: Page, route: str, *arguments: object) -> None:
        page.goto(address(route, self.language, *arguments))
        self.told.append(read(page))

    def press(self, page: Page, target: str, then: str = "") -> None:
        """Press the first of its kind; wait for what is to stand there then, and look at it."""
        self.told.append(pressed(page.locator(target).first))
        self.hand.press(page.locator(target).first)
        if then:
            page.locator(then).first.wait_for()
            self.told.append(read(page))
            self.look(page)

    def look(self, page: Page) -> None:
        """Look for what is wrong with a page, once for each kind of page."""
        where = kind(page.url)
        if self.with_script and where not in self.seen:
            self.seen[where] = wrongs(page, *self.hand.schemes)

    def publish_the_programme(self) -> None:
        page, plan = self.of("clara"), PLAN[self.language]
        self.go(page, "actions")
        self.press(page, f"main a[href='{address('plan-actions', self.language)}']", "#plan")
        self.hand.choose(page.locator("#plan"), plan)
        self.press(page, "form.asked button", f'option[value="{plan}"]:checked, #plan')
        self.press(page, 'button[value="draft"]', 'button[value="publish"]')
        self.press(page, 'button[value="publish"]', '.notice[data-level="success"]')
        visitor = self.of("")
        self.go(visitor, "actions")
        self.press(visitor, "tbody th a", "main h1")

    def take_tasks(self) -> None:
        for name in ("mario", "marta"):
            page = self.of(name)
            self.go(page, "tasks")
            free = f"li:has(.words[lang={self.language}]) form[action*='/'] button:not(.quiet)"
            self.press(page, free, '.notice[data-level="success"]')

    def call_for_reports(self, title: str, days: int) -> None:
        page, hand = self.of("clara"), self.hand
        state, _contributor, _validator = STATE[self.language]
        self.go(page, "cycles")
        self.press(page, f"header a[href='{address('cycle-new', self.language)}']", "#id_title")
        hand.write(page.locator("#id_title"), f"{title} ({self.language})")
        hand.choose(page.locator("#id_language"), self.language)
        hand.set_day(page.locator("#id_opens_on"), TODAY.isoformat())
        last = TODAY + timedelta(days=days)
        hand.set_day(page.locator("#id_last_day"), last.isoformat())
        hand.choose(page.locator("#id_zone"), "America/Montevideo")
        self.press(page, "details.more summary", "#id_commitments-find")
        ministry = self._institution(state)
        hand.tick(page.get_by_label(ministry))
        five = self.world.promised[self.language]
        hand.write(page.locator("#id_commitments-find"), five[0][0].split("/")[0])
        self.press(page, 'button[name="look"]', 'input[name="commitments"]')
        for _name, identity in five:
            hand.tick(page.locator(f'input[name="commitments"][value="{identity}"]'))
        self.press(page, ".decide button.primary", 'button[value="open"]')
        self.press(page, 'button[value="open"]', 'button[value="close"]')
        self.call = path_of(page)

    def _institution(self, state: str) -> str:
        from e2e.world_at_work import MINISTRIES, STATES

        slug = STATES[state][0] if state in STATES else "dnm-ar"
        return MINISTRIES.get(slug) or sample.INSTITUTIONS[slug][0]

    def draft_a_report(self, name: str) -> None:
        page, hand = self.of(name), self.hand
        call = self.call or address("cycles", self.language)
        self.go(page, "work")
        self.look(page)
        self.press(page, f"section[aria-labelledby=waits] a[href*='{call}']", "main h1")
        self.press(page, "a.button.primary[href*='?']", "#id_title")
        hand.write(page.locator("#id_title"), f"{SAID[self.language]} ({name})")
        hand.choose(page.locator("#id_language"), self.language)
        self.press(page, ".decide button.primary", "#id_text")
        hand.write(page.locator("#id_text"), SAID[self.language])
        boxes = page.locator('input[name="commitments"]')
        expect(boxes).to_have_count(5)
        for place in range(5):
            hand.tick(boxes.nth(place))
        hand.choose(page.locator("#id_progress"), "largely")
        self.press(page, ".decide button.primary", "#id_file")
        self.bring_evidence(page)

    def bring_evidence(self, page: Page) -> None:
        file = {"name": "acta.txt", "mimeType": "text/plain", "buffer": b"siete"}
        self.hand.give(page.locator("#id_file"), file)
        self.hand.write(page.locator("#id_title"), "Acta")
        self.press(page, "section[aria-labelledby=add] button.primary", "a:has-text('Acta')")
        self.hand.write(page.locator("main #q"), WORDS[self.language])
        self.press(page, "section[aria-labelledby=passage] button", ".records form button")
        self.press(page, ".records form button", "main blockquote.quote >> nth=1")
        self.press(page, "p a.button", 'button[value="hand-in"]')
        self.report = path_of(page)
        self.press(page, 'button[value="hand-in"]', "[aria-labelledby=steps] li >> nth=1")

    def from_the_inbox(self, page: Page, then: str) -> None:
        """Let a person find the report among what waits for them."""
        self.go(page, "work")
        self.press(page, f"section[aria-labelledby=waits] a[href*='{self.report}']", then)

    def send_it_back_and_forth(self, contributor: str, validator: str) -> None:
        page, hand = self.of(validator), self.hand
        self.from_the_inbox(page, "#reason")
        hand.write(page.locator("#reason"), "2026?")
        self.press(page, 'button[value="return"]', ".notice:has-text('2026?')")
        page = self.of(contributor)
        self.from_the_inbox(page, ".notice:has-text('2026?')")
        self.press(page, "article.finding a.button", "#id_text")
        hand.write(page.locator("#id_text"), f"{SAID[self.language]} 2026.")
        self.press(page, ".decide button.primary", "article :text('2026.')")
        self.press(page, 'button[value="hand-in"]', "[aria-labelledby=steps] li >> nth=2")

    def validate_and_publish(self, validator: str) -> str:
        page = self.of(validator)
        self.from_the_inbox(page, 'button[value="validate"]')
        self.press(page, 'button[value="validate"]', 'button[value="withdraw"]')
        clara = self.of("clara")
        self.from_the_inbox(clara, 'button[value="publish"]')
        self.press(clara, 'button[value="publish"]', "[aria-labelledby=steps] li >> nth=4")
        visitor = self.of("")
        visitor.goto(page.url.split("?")[0])
        expect(visitor.locator("article.finding")).to_contain_text("2026.")
        expect(visitor.locator("article.finding .quote")).to_have_count(6)
        self.look(visitor)
        return page.url

    def claim(self, name: str, progress: str) -> None:
        page, hand = self.of(name), self.hand
        commitment = self.world.promised[self.language][0][1]
        self.go(page, "commitment", commitment)
        claims = address("claims", self.language, commitment)
        self.press(page, f"main a[href='{claims}']", "main a.button.primary")
        self.press(page, "main a.button.primary", "#q")
        hand.choose(page.locator("#id_country"), STATE[self.language][0])
        hand.tick(page.locator(f'input[name="progress"][value="{progress}"]'))
        hand.write(page.locator("main #q"), WORDS[self.language])
        self.press(page, 'button[name="find"]', 'button[name="take"]')
        self.press(page, 'button[name="take"]', "#id_quote")
        self.press(page, ".decide button.primary", 'button[value="publish"]')
        self.press(
            page, 'button[value="publish"]', "form:not(:has([value=publish])) [value=withdraw]"
        )

    def read_them_side_by_side(self) -> None:
        page = self.of("")
        self.go(page, "claims", self.world.promised[self.language][0][1])
        row = page.locator("table.side-by-side tbody tr").first
        expect(row.locator(".disagree")).to_be_visible()
        expect(row.locator("td .quiet-link")).to_have_count(3)
        self.go(page, "state", STATE[self.language][0])
        self.look(page)
        self.go(page, "story", self.world.promised[self.language][0][1])
        self.look(page)
        for route in ("assessments", "heat-map", "coverage-all"):
            self.go(page, route)
            self.look(page)

    def take_the_assessment(self) -> None:
        page, hand = self.of("clara"), self.hand
        self.go(page, "annual")
        self.look(page)
        hand.write(page.locator("#id_title"), self.language)
        self.press(page, "main form button.primary", 'button[value="freeze"]')
        self.press(page, 'button[value="freeze"]', 'button[value="publish"]')
        self.press(page, 'button[value="publish"]', "#away")
        visitor = self.of("")
        visitor.goto(page.url)
        with visitor.expect_download(timeout=PATIENCE_MS) as taken:
            self.press(visitor, f'a[href$="/{self.language}.pdf"]')
        assert Path(taken.value.path()).read_bytes().startswith(b"%PDF")


def path_of(page: Page) -> str:
    """Give the address of a page without its host and its question."""
    return urlsplit(page.url).path


def told_of(commitments: list[tuple[str, str]]) -> tuple[str, list[str]]:
    """Give the document of some commitments, and all their points but the last, as pages write."""
    named = [name.split("/") for name, _identity in commitments]
    return named[0][0], [f"`{point}`" for _document, point in named[:-1]]


@pytest.fixture
def walks(browser: Browser, at_work: AtWork) -> Iterator[list[Walk]]:
    """Keep the walks of a test; close what they opened."""
    held: list[Walk] = []
    yield held
    for page in (page for walk in held for page in walk.pages.values()):
        page.context.close()


@pytest.mark.parametrize(("language", "hand"), [("es", Mouse()), ("pt", Finger()), ("en", Keys())])
def test_a_programme_is_followed_to_its_annual_assessment(
    language: str, hand: Hand, walks: list[Walk], browser: Browser, at_work: AtWork
) -> None:
    walk = Walk(browser, at_work, hand, language)
    walks.append(walk)
    _state, contributor, validator = STATE[language]
    walk.publish_the_programme()
    walk.take_tasks()
    walk.call_for_reports("Montevideo", days=30)
    walk.draft_a_report(contributor)
    walk.send_it_back_and_forth(contributor, validator)
    walk.validate_and_publish(validator)
    walk.claim("aldo", "started")
    walk.claim("olga", "not-started")
    walk.read_them_side_by_side()
    walk.take_the_assessment()
    walk.call_for_reports("Montevideo II", days=395)
    written = TUTORIALS / TUTORIAL[language]
    assert not_met(named_in(written), walk.told) == []
    document, five = told_of(at_work.promised[language])
    assert f"`{document}`" in written.read_text("utf-8")
    assert ", ".join(five) in " ".join(written.read_text("utf-8").split())
    assert {where: found for where, found in walk.seen.items() if found} == {}
    assert len(walk.seen) > 20


def test_a_report_goes_its_way_without_a_script(
    walks: list[Walk], browser: Browser, at_work: AtWork
) -> None:
    walk = Walk(browser, at_work, Mouse(), "es", with_script=False)
    walks.append(walk)
    walk.draft_a_report("celia")
    walk.send_it_back_and_forth("celia", "vera")
    walk.validate_and_publish("vera")
