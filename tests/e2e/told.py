"""What a walk presses and what its pages say, to be laid beside a page of the documentation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from named_words import Named
from playwright.sync_api import Locator, Page

_PLAIN = """e => {
  if (!e.querySelector('.vh, svg')) return e.textContent.trim().replace(/\\s+/g, ' ');
  const copy = e.cloneNode(true);
  copy.querySelectorAll('.vh, svg').forEach(one => one.remove());
  return copy.textContent.trim().replace(/\\s+/g, ' ');
}"""
_READ = f"""standing => {{
  const plain = {_PLAIN};
  return [[...document.querySelectorAll(standing)].map(plain), plain(document.body)];
}}"""
_STANDING = "h1, h2, h3, a, button, label, legend, summary, .status, .who b"


@dataclass(frozen=True, slots=True)
class Told:
    """What was pressed; or, where nothing was, the words that stand on a page, and all it says."""

    pressed: str = ""
    standing: frozenset[str] = frozenset()
    text: str = ""

    def fits(self, named: Named) -> bool:
        """Say whether this is what a page of the documentation names."""
        if named.kind == "pressed":
            return self.pressed == named.words
        if named.kind == "stands":
            return named.words in self.standing
        return named.words in self.text


def pressed(target: Locator) -> Told:
    """Tell the words of what is about to be pressed."""
    return Told(pressed=str(target.evaluate(_PLAIN)))


def read(page: Page) -> Told:
    """Tell what stands on a page."""
    words, text = page.evaluate(_READ, _STANDING)
    return Told(standing=frozenset(words), text=text)


def not_met(named: Iterable[Named], told: Sequence[Told]) -> list[Named]:
    """List what is named and neither pressed nor read in its turn."""
    missed, at = [], 0
    for one in named:
        place = next((i for i in range(at, len(told)) if told[i].fits(one)), None)
        if place is None:
            missed.append(one)
        else:
            at = place + (one.kind == "pressed")
    return missed
