"""The names of meetings: how far the capitals around the noun reach."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compromiso.text.meetings.places import place_at, plain
from compromiso.text.meetings.vocabulary import Vocabulary, ordinal_of, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = re.compile(r"\S+")
RUN_ON = re.compile(r"[^\W\d_]{3}[.,;][A-ZÀ-Þ]")
OPENING = "\"“«(‘'*_[¿¡"
CLOSING = "\"”»)’'*_],.;:!?"
ACRONYM = re.compile(r"\s*[(,]\s*(?:the\s+)?([A-Z][A-Za-z]*[A-Z]{2,}s?)\s*(?=[),])\)?")
QUOTES = {"“": "”", "«": "»"}
REACH, LEFT_REACH = 160, 110


@dataclass(frozen=True, slots=True)
class EventName:
    """A name as printed at `start` to `end`; `words` are what tells it from others."""

    start: int
    end: int
    text: str
    noun: str
    words: frozenset[str]
    ordinal: int | None
    acronym: str | None

    @property
    def is_proper(self) -> bool:
        """Say whether the name tells the meeting from others."""
        return bool(self.words) or self.ordinal is not None or self.acronym is not None

    def tells(self, other: EventName) -> bool:
        """Say whether another name tells nothing that this one does not."""
        one, another = (
            (name.noun, name.words, name.ordinal, name.acronym, name.text.isupper())
            for name in (self, other)
        )
        return one == another


def event_name(
    text: str, noun: tuple[int, int], bounds: tuple[int, int], language: str
) -> EventName:
    """Give the name that stands around an event noun, within the bounds of its sentence."""
    words = vocabulary(language)
    low, high = _cell(
        text, noun, max(bounds[0], noun[0] - LEFT_REACH), min(bounds[1], noun[1] + REACH)
    )
    quoted = _quoted(text, noun, (low, high), words)
    start, end = quoted or (
        _left_end(text, low, noun[0], language),
        _right_end(text, noun[1], high, words),
    )
    acronym = ACRONYM.match(text, end + (1 if quoted else 0), min(len(text), high + 30))
    name = " ".join(text[start:end].split()).strip(OPENING + CLOSING)
    tokens = [token.strip(OPENING + CLOSING) for token in name.split()]
    noun_word = text[noun[0] : noun[1]].lower()
    number = ordinal_of(tokens[0], language) if tokens else None
    content = frozenset(
        plain(token) for token in tokens
        if token and (low_token := token.lower()) not in words.little and low_token != noun_word
        and ordinal_of(token, language) is None
    )  # fmt: skip
    return EventName(
        start, end, name, noun_word, content, number, acronym[1] if acronym else None
    )  # fmt: skip


def _cell(text: str, noun: tuple[int, int], low: int, high: int) -> tuple[int, int]:
    """Keep within the cell of a table row, where tabs part them."""
    before, after = text.rfind("\t", low, noun[0]), text.find("\t", noun[1], high)
    return max(low, before + 1), high if after < 0 else after


def _quoted(
    text: str, noun: tuple[int, int], window: tuple[int, int], words: Vocabulary
) -> tuple[int, int] | None:
    """Give the span between curly quotes around the noun, where it reads like a title."""
    for opening, closing in QUOTES.items():
        start = text.rfind(opening, window[0], noun[0])
        end = text.find(closing, noun[1], window[1] + REACH)
        if start < 0 or end < 0 or closing in text[start : noun[0]]:
            continue
        inner = text[start + 1 : end].split()
        if all(word[0].isupper() or word.lower() in words.little for word in inner):
            return start + 1, end
    return None


def _left_end(text: str, low: int, noun: int, language: str) -> int:
    """Give where the capitals before the noun begin."""
    words = vocabulary(language)
    tokens = text[low:noun].split()
    start, sure, at = noun, noun, noun
    while tokens:
        token = tokens[-1]
        if _ends_name(token, language):
            break
        if _is_capital(token, words) or ordinal_of(token, language) is not None:
            at = text.rfind(token, low, at)
            start = at + (len(token) - len(token.lstrip(OPENING)))
            if start == sure or not _bridged(text, start, sure, words):
                sure = start
            tokens.pop()
            if token[0] in OPENING:
                break
            continue
        step = _left_connector(tokens, words) if start < noun else 0
        if not step:
            break
        for _ in range(step):
            at = text.rfind(tokens.pop(), low, at)
    return start if tokens and tokens[-1].lower() in words.articles else sure


def _ends_name(token: str, language: str) -> bool:
    """Say whether no name goes on over a token: a comma, "XX." excepted, or "end.The"."""
    if RUN_ON.search(token):
        return True
    return token[-1] in CLOSING and token[-1] not in "'’" and ordinal_of(token, language) is None


def _bridged(text: str, start: int, sure: int, words: Vocabulary) -> bool:
    """Say whether a connecting word stands between two runs of capitals."""
    return any(word.lower() in words.little for word in text[start:sure].split())


def _left_connector(tokens: list[str], words: Vocabulary) -> int:
    """Give how many of the last words connect two runs of capitals, 0 if they do not."""
    if tokens[-1].lower() not in words.left_ends:
        return 0
    for parts in words.left:
        before = len(tokens) - len(parts)
        if before > 0 and [token.lower() for token in tokens[before:]] == parts:
            return len(parts) if _is_capital(tokens[before - 1], words) else 0
    return 0


def _right_end(text: str, noun: int, high: int, words: Vocabulary) -> int:
    """Give where the capitals after the noun end; French titles go on in small letters."""
    small_title = words.small_title and words.small_title.match(text, noun, high)
    if small_title and _opens_with_capital(text, noun):
        return small_title.end()
    end, pending = noun, list[str]()
    for token in _tokens_after(text, noun, high):
        word = token[0].rstrip(CLOSING)
        if _is_connector(token[0], word, words, first=end == noun and not pending):
            pending.append(word.lower())
            continue
        joined = pending or words.bare_right or end > noun
        if not joined or not _goes_on(text, token, pending, high, words):
            break
        end, pending = token.start() + len(word), []
        if len(word) < len(token[0]):
            break
    return end


def _is_connector(token: str, word: str, words: Vocabulary, *, first: bool) -> bool:
    """Say whether a token is a little word that may stand in a name, and nothing ends with it."""
    if word.lower() not in (words.right if first else words.right_more):
        return False
    return token[-1] not in CLOSING or token[-1] in "'’"


def _goes_on(
    text: str, token: re.Match[str], pending: list[str], high: int, words: Vocabulary
) -> bool:
    """Say whether a name goes on with a word, after the little words `pending` before it."""
    word = token[0].rstrip(CLOSING)
    if not word or not word[0].isupper() or word.lower() in words.months:
        return False
    if word.isupper() and word.lower() in words.little:  # a heading in capitals
        return False
    if not pending:
        return True
    if not words.bare_right and _names_another(pending, words):
        return False
    return not _is_place_phrase(text, token.start(), high, pending[-1], words)


def _opens_with_capital(text: str, word_end: int) -> bool:
    return text[text.rfind(" ", 0, word_end) + 1 : word_end][:1].isupper()


def _tokens_after(text: str, start: int, high: int) -> Iterator[re.Match[str]]:
    if start < len(text) and text[start].isspace():
        yield from TOKEN.finditer(text, start, high)


def _names_another(pending: list[str], words: Vocabulary) -> bool:
    """Say whether "and the" stands before the next capitals, which then are not of the name."""
    return len(pending) > 1 and pending[-1] in words.articles and pending[-2] in words.conjunctions


def _is_place_phrase(text: str, start: int, high: int, before: str, words: Vocabulary) -> bool:
    """Say whether "in Lima" follows, which is where and not what."""
    inside = words.inside.fullmatch(f"{before} ")
    return inside is not None and place_at(text, start, high) is not None


def _is_capital(token: str, words: Vocabulary) -> bool:
    bare = token.strip(OPENING + CLOSING)
    if not bare or not bare[0].isupper() or bare in words.headline:
        return False
    return bare.lower() not in words.little and bare.lower() not in words.articles
