"""The same deeds by mouse, by a finger on a phone, and by keyboard alone."""

from __future__ import annotations

from typing import Any, ClassVar, Protocol

from playwright.sync_api import Locator, expect

LONGEST_WAY = 160
_SURE_STOPS = """target => {
  const active = document.activeElement, after = Node.DOCUMENT_POSITION_FOLLOWING;
  const stops = 'a[href], button, select, textarea, summary, input:not([type=radio])';
  return [...document.querySelectorAll(stops)].filter(
    e => active.compareDocumentPosition(e) & after && e.compareDocumentPosition(target) & after
      && e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true})
  ).length;
}"""
"""How many times Tab must be pressed at least: each of these stands between and stops it once."""


class Hand(Protocol):
    """Whoever uses a page: on which `screen`, as the browser opens it, and in which schemes."""

    screen: ClassVar[dict[str, Any]]
    schemes: ClassVar[tuple[str, ...]]

    def press(self, target: Locator) -> None: ...
    def write(self, target: Locator, text: str) -> None: ...
    def set_day(self, target: Locator, day: str) -> None: ...
    def choose(self, target: Locator, value: str) -> None: ...
    def tick(self, target: Locator) -> None: ...
    def give(self, target: Locator, file: Any) -> None: ...


class Mouse:
    """Clicks, on a wide screen."""

    screen: ClassVar[dict[str, Any]] = {"viewport": {"width": 1440, "height": 900}}
    schemes: ClassVar[tuple[str, ...]] = ("light", "dark")

    def press(self, target: Locator) -> None:
        target.click()

    def write(self, target: Locator, text: str) -> None:
        target.fill(text)

    def set_day(self, target: Locator, day: str) -> None:
        target.fill(day)

    def choose(self, target: Locator, value: str) -> None:
        target.select_option(value)

    def tick(self, target: Locator) -> None:
        target.check()

    def give(self, target: Locator, file: Any) -> None:
        target.set_input_files(file)


class Finger(Mouse):
    """Taps, on a phone."""

    screen: ClassVar[dict[str, Any]] = {
        "viewport": {"width": 360, "height": 740},
        "has_touch": True,
        "is_mobile": True,
    }
    schemes: ClassVar[tuple[str, ...]] = ("light",)

    def press(self, target: Locator) -> None:
        target.tap()


class Keys:
    """Tab, Enter, the space bar and the arrows; nothing is ever clicked."""

    screen: ClassVar[dict[str, Any]] = {
        "viewport": {"width": 768, "height": 900},
        "locale": "en-US",
    }
    schemes: ClassVar[tuple[str, ...]] = ("dark",)

    def press(self, target: Locator) -> None:
        self._reach(target)
        target.page.keyboard.press("Enter")

    def write(self, target: Locator, text: str) -> None:
        self._reach(target)
        target.page.keyboard.press("ControlOrMeta+a")
        target.page.keyboard.insert_text(text)

    def set_day(self, target: Locator, day: str) -> None:
        year, month, number = day.split("-")
        self._reach(target)
        target.page.keyboard.type(f"{month}{number}{year}")
        expect(target).to_have_value(day)

    def choose(self, target: Locator, value: str) -> None:
        self._reach(target)
        target.page.keyboard.press("Home")
        wanted = target.locator(f'option[value="{value}"]').text_content() or ""
        target.page.keyboard.type(wanted.strip())
        for _ in range(LONGEST_WAY):
            if target.input_value() == value:
                return
            target.page.keyboard.press("ArrowDown")
        raise AssertionError(f"neither its letters nor an arrow lead to {value}")

    def tick(self, target: Locator) -> None:
        if target.get_attribute("type") == "radio":
            self._among(target)
        else:
            self._reach(target)
        if not target.is_checked():
            target.page.keyboard.press("Space")
        expect(target).to_be_checked()

    def give(self, target: Locator, file: Any) -> None:
        self._reach(target)
        with target.page.expect_file_chooser() as opened:
            target.page.keyboard.press("Space")
        opened.value.set_files(file)

    def _reach(self, target: Locator) -> None:
        expect(target).to_be_visible()
        page = target.page
        if page.evaluate("document.activeElement === document.body"):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.className === 'skip'"):
                page.keyboard.press("Enter")
                expect(page.locator("#main")).to_be_focused()
        for _ in range(target.evaluate(_SURE_STOPS)):
            page.keyboard.press("Tab")
        for _ in range(LONGEST_WAY):
            if target.evaluate("e => e === document.activeElement"):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {target}")

    def _among(self, target: Locator) -> None:
        """Reach a group of choices, then the choice by the arrows."""
        name = target.get_attribute("name")
        group = target.page.locator(f'input[type="radio"][name="{name}"]')
        self._reach(group.first)
        for _ in range(group.count()):
            if target.evaluate("e => e === document.activeElement"):
                return
            target.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no arrow leads to {target}")
