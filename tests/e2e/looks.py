"""What every page must bear: axe, in light and in dark, and a window no wider than it is."""

from __future__ import annotations

import re
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import BrowserContext, Page

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
ONE = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\?.*|#.*|^https?://[^/]+|(?<=invitacion/)[^/]+")
_WIDTH = "document.documentElement.scrollWidth - window.innerWidth"
_RUN = """async only => {
  const asked = only ? {runOnly: [only]} : {};
  const found = await axe.run(document, {resultTypes: ['violations'], ...asked});
  return found.violations.map(one => one.id + ': ' + one.nodes.map(n => n.target).join(' | '));
}"""


def looking(context: BrowserContext) -> BrowserContext:
    """Let every page of a browser bring axe along: sooner than sending it to each page."""
    context.add_init_script(path=AXE)
    return context


def wrongs(page: Page, *schemes: str) -> list[str]:
    """List what is wrong with a page: for axe in each scheme, and where it is too wide.

    After the first scheme only the colours are looked at: nothing else differs.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found = []
    for number, scheme in enumerate(schemes):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        only = "color-contrast" if number else ""
        found += [f"{scheme}: {one}" for one in page.evaluate(_RUN, only)]
    return [*found, *too_wide(page)]


def too_wide(page: Page, *widths: int) -> list[str]:
    """Say by how much a page is wider than its window: the one it has, or of each width given."""
    found = []
    for width in widths or (None,):
        if width is not None:
            page.set_viewport_size({"width": width, "height": 900})
        if (over := page.evaluate(_WIDTH)) > 0:
            found.append(f"{over} px too wide" + (f" at {width}" if width else ""))
    return found


def kind(url: str) -> str:
    """Give an address without the record that it names: pages of a kind look alike."""
    return ONE.sub("", url)
