"""Numbers in digits and in words, as each language writes them."""

from __future__ import annotations

import re
from functools import cache

from compromiso.terms.loading import terms

DIGITS = re.compile(r"\d+")


@cache
def number_words(language: str) -> dict[str, float]:
    """Give the value of each number word that is no scale (`thousand`, `million`)."""
    table = terms(language, "numbers")
    words: dict[str, float] = {word: float(i) for i, word in enumerate(table["units"])}
    words.update({word: float(value) for word, value in table["tens"].items()})
    words.update({word: float(value) for word, value in table["also"].items()})
    return words


@cache
def scales(language: str) -> dict[str, float]:
    """Give the value of each scale word."""
    return {word: float(value) for word, value in terms(language, "numbers")["scales"].items()}


@cache
def printed_number(language: str) -> re.Pattern[str]:
    """Compile a number in digits with the separators of a language."""
    table = terms(language, "numbers")
    group = "".join(map(re.escape, table["groups"]))
    decimal = re.escape(table["decimal"])
    return re.compile(
        rf"(?<![\w.,/-])(?:\d{{1,3}}(?:(?P<sep>[{group}])\d{{3}}(?:(?P=sep)\d{{3}}){{0,4}})?|\d{{1,12}})"
        rf"(?:{decimal}\d{{1,4}})?(?![\d/]|[.,]\d|[^\W\d_]|-\d)"
    )


def value_of(printed: str, language: str) -> float:
    """Give the value of a number in digits; whatever parts thousands is left out."""
    if printed.isdecimal():
        return float(printed)
    decimal = terms(language, "numbers")["decimal"]
    whole, _, rest = printed.partition(decimal)
    return float("".join(DIGITS.findall(whole)) + (f".{rest}" if rest else ""))


def whole_number(word: str, language: str) -> int | None:
    """Give the whole number that one word or a run of digits stands for, else None."""
    if word.isdecimal():
        return int(word)
    value = number_words(language).get(word.lower())
    return int(value) if value is not None and value == int(value) else None
