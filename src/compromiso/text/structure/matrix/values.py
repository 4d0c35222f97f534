"""What the short values of a form say: a response, a status, a goal, a body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from compromiso.model.filled_at_once import filled_at_once
from compromiso.terms.loading import LANGUAGES, terms
from compromiso.text.structure.matrix.field_names import key_of, plain, words_of

SHORT, FIRST_WORDS = 90, 120
"""How long a cell is that holds a value alone, and how far into one the value stands."""
PAUSE = re.compile(r"[.,;:(–—]")
BOX = re.compile(r"(?P<ticked>\[\s?[xX✓✔]\s?\]|☒|☑|✔|✓|🗹)|(?P<empty>\[\s{0,3}\]|☐|□|❑|❏)")
OPTIONS = re.compile(r"\s*[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s?/\s?[^\W\d_]+")
"""What is printed where one of several is to be struck out: "Accepted / Rejected"."""
NOTHING = re.compile(
    r"[-–—./\s]*|n\s?/\s?[ad]\.?|s\.?\s?o\.?|néant|none|ninguno|nenhum", re.IGNORECASE
)
GOAL = re.compile(
    r"(?:[-•]\s)?(?:SDG|ODS|ODD)?\s?\d{1,2}\s?[-–.:]\s?[A-ZÁÉÍÓÚÂÊÔÀÇ][A-ZÁÉÍÓÚÂÊÔÀÇ, ]{3}"
)
MONEY = re.compile(
    r"(?:[$€£]|USD|EUR|R\$|US\$|CHF|FCFA|XAF|XOF|MXN)|\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+"
)
ACRONYM = re.compile(r"\b[A-Z]{2,}(?:[-/][A-Z]{2,})*\b")


@filled_at_once
@dataclass(frozen=True, slots=True)
class Value:
    """What a value is read as, how surely, and what it might be instead."""

    code: str
    confidence: float
    runner_up: str | None = None


@cache
def _phrases(table: str) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for language in LANGUAGES:
        for code, words in terms(language, "matrix")[table].items():
            for phrase in words:
                found.setdefault(key_of(phrase), code)
    return found


@cache
def phrases_of(table: str) -> frozenset[str]:
    """Give the phrases, in every language, that are a response or a status as they are printed."""
    told = (terms(language, "matrix")[table].values() for language in LANGUAGES)
    return frozenset(phrase for values in told for phrases in values for phrase in phrases)


@lru_cache(maxsize=1024)
def read_value(table: str, words: str) -> Value | None:
    """Read a response ("responses") or a status ("statuses"); None where the words say none.

    A ticked box tells which of several is meant; several unticked ones tell nothing.
    """
    if len(words) > 4 * FIRST_WORDS:
        words = words[: 4 * FIRST_WORDS]
    boxes = list(BOX.finditer(words))
    if boxes:
        return _ticked(table, words, boxes)
    hits = _hits(table, words[:FIRST_WORDS])
    if not hits:
        return None
    first, at, _ = hits[0]
    others = [code for code, *_ in hits[1:] if code != first]
    if others and OPTIONS.match(words):
        return None
    sure = 0.95 if at <= 1 else 0.75 if at < 5 else 0.55
    return Value(first, sure - (0.2 if others else 0.0), others[0] if others else None)


def _ticked(table: str, words: str, boxes: list[re.Match[str]]) -> Value | None:
    stops = [*(box.start() for box in boxes[1:]), len(words)]
    for box, stop in zip(boxes, stops, strict=True):
        if box["ticked"]:
            hits = _hits(table, words[box.end() : stop]) or _hits(table, words[: box.start()][::1])
            return Value(hits[0][0], 0.9) if hits else None
    return None


def _hits(table: str, words: str) -> list[tuple[str, int, int]]:
    """Give the phrases found, in order: the number of the word each begins at, and of its words."""
    phrases = _phrases(table)
    said = key_of(words)
    hits: list[tuple[str, int, int]] = []
    at = 0
    while at < len(said):
        for count in range(min(6, len(said) - at), 0, -1):
            code = phrases.get(said[at : at + count])
            if code is not None:
                hits.append((code, at, count))
                at += count - 1
                break
        at += 1
    return hits


def is_value_of(table: str, words: str) -> bool:
    """Say whether words are a response or a status and little else."""
    if len(words) > SHORT:
        return False
    said, boxed = _clause(words)
    if boxed:
        return bool(_hits(table, words))
    return any(
        2 * count >= len(said) - at
        for at, count in _first_phrase(_phrases(table), _first_words(table), said)
    )


@lru_cache(maxsize=64)
def _clause(words: str) -> tuple[tuple[str, ...], bool]:
    """Give the words before the first pause as they are looked up, and whether there is a box."""
    if BOX.search(words) is not None:
        return (), True
    return key_of(PAUSE.split(words.strip(), maxsplit=1)[0]), False


@cache
def _first_words(table: str) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _phrases(table) if phrase)


def _first_phrase(
    phrases: dict[tuple[str, ...], str], openings: frozenset[str], said: tuple[str, ...]
) -> list[tuple[int, int]]:
    """Give where the first phrase begins and how long it is, if at the first or second word."""
    for at, word in enumerate(said[:2]):
        if word in openings:
            for count in range(min(6, len(said) - at), 0, -1):
                if said[at : at + count] in phrases:
                    return [(at, count)]
    return []


def is_nothing(words: str) -> bool:
    """Say whether a cell says that there is nothing: a dash, "n/a"."""
    return NOTHING.fullmatch(words.strip()) is not None


def is_goal(words: str) -> bool:
    """Say whether words name a numbered goal ("8 - DECENT WORK")."""
    return GOAL.match(words) is not None


def is_money(words: str) -> bool:
    """Say whether words tell an amount."""
    return len(words) <= SHORT and MONEY.search(words) is not None


@cache
def unit_heads() -> frozenset[str]:
    """Give the nouns that names of bodies begin with, as looked up."""
    return frozenset(
        key_of(word)[0]
        for language in LANGUAGES
        for word in terms(language, "matrix")["units"]["heads"]
    )


def is_body(words: str) -> bool:
    """Say whether words look like the name of one body or several."""
    if len(words) > 2 * SHORT or words.rstrip().endswith("."):
        return False
    said = words_of(words)
    if said and plain(said[0]) in unit_heads():
        return True
    if len(said) > 8:
        return False
    return ACRONYM.search(words) is not None or not unit_heads().isdisjoint(map(plain, said))
