"""One normaliser in front of the index of words; the text of record is what is shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Protocol

_WORD: Final = re.compile(r"[^\W_]+")
_SNOWBALL: Final = {"en": "english", "es": "spanish", "pt": "portuguese", "fr": "french"}
LANGUAGES: Final = tuple(_SNOWBALL)
"""The languages whose words are reduced to stems; others are lowered and stripped of marks."""
_MARKS: Final = dict.fromkeys(range(768, 880))


class Stemmer(Protocol):
    """What PyStemmer offers of itself here."""

    def stemWords(self, words: Sequence[str]) -> list[str]:  # noqa: N802 - its own name
        """Reduce each word to its stem."""


@cache
def _stemmer(language: str) -> Stemmer | None:
    name = _SNOWBALL.get(language)
    if name is None:
        return None
    import Stemmer as snowball  # noqa: N813 - late: a page without search never needs it

    found: Stemmer = snowball.Stemmer(name, 0)  # 0: the default cache is slower
    return found


def _strip_marks(word: str) -> str:
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_MARKS))


def stems(words: Iterable[str], language: str) -> list[str]:
    """Reduce words to what is compared: lower case, stem, no marks; one for each word given."""
    lowered = [unicodedata.normalize("NFC", word.lower()) for word in words]
    stemmer = _stemmer(language)
    return [_strip_marks(word) for word in (stemmer.stemWords(lowered) if stemmer else lowered)]


def normalised(text: str, language: str) -> str:
    """Give the words of a text as the index holds them, separated by spaces."""
    return " ".join(stems(_WORD.findall(text), language))


def query_words(query: str, language: str) -> tuple[str, ...]:
    """Give the stems that a search in this language asks for, each once, in order."""
    return tuple(dict.fromkeys(stems(_WORD.findall(query)[:32], language)))


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of a snippet; `is_hit` when it is a word that was looked for."""

    text: str
    is_hit: bool


def snippet(text: str, query: str, language: str, width: int = 260) -> tuple[Marked, ...]:
    """Cut the text of record around the first place with most hits and mark each of them."""
    wanted = set(query_words(query, language))
    words = list(_WORD.finditer(text))
    found = stems((match.group() for match in words), language)
    hits = [match.span() for match, stem in zip(words, found, strict=True) if stem in wanted]
    start, end = _window(text, hits, width)
    return tuple(_marked(text, hits, start, end))


def _window(text: str, hits: Sequence[tuple[int, int]], width: int) -> tuple[int, int]:
    if len(text) <= width or not hits:
        return 0, min(len(text), width)
    best = max(hits, key=lambda hit: (sum(hit[0] <= h[0] < hit[0] + width for h in hits), -hit[0]))
    start = max(0, min(best[0] - width // 4, len(text) - width))
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(text), max(start + width, best[1]))
    after = text.find(" ", end)
    return start, after if 0 <= after < end + 40 else end


def _marked(text: str, hits: Sequence[tuple[int, int]], start: int, end: int) -> Iterable[Marked]:
    if start:
        yield Marked("… ", is_hit=False)
    at = start
    for first, last in hits:
        if first < at or last > end:
            continue
        if first > at:
            yield Marked(text[at:first], is_hit=False)
        yield Marked(text[first:last], is_hit=True)
        at = last
    if at < end:
        yield Marked(text[at:end], is_hit=False)
    if end < len(text):
        yield Marked(" …", is_hit=False)
