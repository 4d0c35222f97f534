"""The printed names of the fields of a form, read off a line or the cell of a header."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice

from compromiso.terms.listed import as_listed
from compromiso.terms.loading import LANGUAGES, terms

Columns = tuple[str | None, ...]
"""The fields that the columns of a table hold, None where a name is not known."""
LEVELS = {"recommendation": 1, "objective": 1, "result": 1, "action": 2}
"""The fields that a row is about, and how deep: measures stand under what they carry out."""
TELLING = frozenset(
    {"response", "deadline", "responsible", "status", "progress", "indicator", "budget"}
    | {"verification", "assumption", "priority", "goal"}
)
"""The fields that tell a follow-up table from any other."""
LONGEST_NAME, LONGEST_CELL, MOST_WORDS, FEWEST_KNOWN = 90, 130, 11, 4
OPENING = 4
ROW_LABEL = re.compile(
    r"(?:(?P<dotted>\d{1,3}(?:\.\d{1,3}){1,3})|(?P<plain>\d{1,3})(?=[.)])|(?P<letter>[a-z])(?=[.)]))"
    r"[.)]{0,2}(?=[\s\u00a0]|$)",
    re.IGNORECASE,
)
"""How a row that bears a number begins."""
NUMBER_BEFORE = re.compile(r"\d{1,2}[.)][ \u00a0]{1,3}(?=[A-ZÀ-Ý])")
ENDING = re.compile(r"\((?:e?s|x|ne|ies)\)", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+|#")
ASIDE = re.compile(r"\([^()\n]{1,100}\)|[*†‡]+|\[[^\[\]\n]{1,60}\]")
NUMBER = (
    r"(?P<number>[A-Z]{0,2}\d{1,3}(?:\.\d{1,3}){0,3}(?:\s?[-–]\s?\d{1,3}(?:\.\d{1,3}){0,2})?"
    r"|[IVX]{1,6}|[A-Za-z])(?!\w)"
)
AFTER = re.compile(
    rf"(?P<aside>\s?\([^()\n]{{1,80}}\))?"
    rf"(?:\s{{0,3}}(?:n[.°ºo]{{1,3}}|no\.?|n[úu]m\.?|nr\.?|#)?\s{{0,3}}{NUMBER})?"
    r"(?P<aside2>\s?\([^()\n]{1,80}\))?[*_]{0,3}"
    r"(?P<sep>\s{0,3}[:：][*_]{0,3}|\s{0,3}\.[*_]{0,3}(?=\s|$)|\)|\s[-–—](?=\s|$)|\s{0,3}$|(?=\s))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a field at the start of some words.

    `number` is printed with it ("Recommendation 3"), `end` is where the value begins, counted from
    the start of the words; `bare` says that no value follows.
    """

    field: str
    number: str | None
    end: int
    bare: bool
    name_end: int


@lru_cache(maxsize=4096)
def plain(word: str) -> str:
    """Give a word in lower case, without accents and without the s of the plural."""
    bare = unicodedata.normalize("NFKD", word.casefold()).encode("ascii", "ignore").decode()
    if bare.endswith("ities"):
        return f"{bare[:-3]}y"
    return bare[:-1] if len(bare) > 3 and bare.endswith("s") else bare


def key_of(words: str) -> tuple[str, ...]:
    """Give the words of a name as they are looked up."""
    return tuple(map(plain, words_of(words)))


def words_of(name: str) -> list[str]:
    """Give the words of a name as they are printed; the "(s)" of a plural is no word."""
    return WORD.findall(ENDING.sub("", name) if "(" in name else name)


@cache
def _names() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for language in LANGUAGES:
        for field, names in terms(language, "matrix")["fields"].items():
            for name in names:
                found.setdefault(key_of(name), field)
    return found


@cache
def _longest() -> dict[str, int]:
    """Give for each word that names open with the most words of those names."""
    found: dict[str, int] = {}
    for name in _names():
        if name:
            found[name[0]] = min(max(found.get(name[0], 0), len(name)), MOST_WORDS)
    return found


@cache
def _short_names() -> dict[str, str]:
    return {
        name: field
        for language in LANGUAGES
        for field, names in terms(language, "matrix")["short"].items()
        for name in names
    }


@cache
def openings() -> frozenset[str]:
    """Give the first letters, case-folded, of every name that a line may open with."""
    found: set[str] = set()
    for language in LANGUAGES:
        for names in terms(language, "matrix")["fields"].values():
            for name in names:
                first = name.casefold()[:OPENING]
                bare = unicodedata.normalize("NFKD", first).encode("ascii", "ignore").decode()
                found.update(word for word in (first, bare) if len(word) == OPENING)
    return frozenset(found)


def may_name(words: str) -> bool:
    """Say whether words can begin with the name of a field at all."""
    return _may_name_long(words) or words[1:2].isdigit() or _past_number(words) > 0


def _may_name_long(words: str) -> bool:
    return words[:OPENING].casefold() in openings() or ":" in words[1:OPENING]


def begins_a_name(words: str) -> bool:
    """Say whether the first of some words opens the name of a field, or one may be put aside."""
    first = WORD.match(words, _past_number(words))
    return "(" in words or (first is not None and plain(first[0]) in _longest())


def _past_number(words: str) -> int:
    """Give where the name of a field may begin behind its number, or 0: "2. Recommendation:"."""
    if not words[:1].isdecimal():
        return 0
    found = NUMBER_BEFORE.match(words)
    at = found.end() if found is not None else 0
    return at if words[at : at + OPENING].casefold() in openings() else 0


def read_label(words: str) -> Label | None:
    """Read the name of a field at the start of some words, with its number and its colon."""
    if _may_name_long(words):
        return _long_label(words) or short_label(words)
    at = _past_number(words)
    if at:
        return _numbered_label(words, at)
    return short_label(words) if words[1:2].isdigit() else None


def _numbered_label(words: str, at: int) -> Label | None:
    """Read the name of a recommendation behind its number: "2. Recommendation: …"."""
    named = _long_label(words[at:])
    if named is None or named.field != "recommendation" or named.number is not None:
        return None
    if words[at + named.name_end : at + named.name_end + 1] != ":":
        return None
    number = words[:at].rstrip(" \u00a0.)")
    return replace(named, number=number, end=at + named.end, name_end=at + named.name_end)


def _long_label(words: str) -> Label | None:
    first = WORD.match(words, 0, LONGEST_NAME)
    most = _longest().get(plain(first[0]), 0) if first is not None else 0
    if not most:
        return None
    colon = words.find(":", 0, LONGEST_NAME)
    head = words[:colon] if colon >= 0 else words[:LONGEST_NAME]
    tokens = _tokens(head, most)
    names = _names()
    for count in range(len(tokens), 0, -1):
        field = names.get(tuple(token for token, _ in tokens[:count]))
        if field is not None:
            label = _ended(words, field, tokens[count - 1][1])
            if label is not None:
                return label
    return None


def _tokens(head: str, most: int) -> list[tuple[str, int]]:
    """Give the first words as looked up, each with where it ends; "(s)" is no word."""
    shown = ENDING.sub(lambda m: " " * len(m[0]), head) if "(" in head else head
    return [(plain(m[0]), m.end()) for m in islice(WORD.finditer(shown), most)]


def _ended(words: str, field: str, end: int) -> Label | None:
    """Give the label if the name ends as names do: by a colon, a number, or with the line."""
    ending = ENDING.match(words, end)
    end = ending.end() if ending else end
    after = AFTER.match(words, end)
    if after is None:
        return None
    number, sep = after["number"], after["sep"].strip()
    rest = words[after.end() :].strip("*_ \t")
    if not sep and rest and not (number and field in LEVELS and rest[0].isupper()):
        return None
    if sep.startswith((".", ")")) and rest and number is None and words.count(" ", 0, end) < 2:
        return None
    if number is not None and number.isalpha() and number.islower() and not sep:
        return None
    if not rest and words[0].islower() and sep.startswith((".", ")")):
        return None  # the last word of a sentence, not a name
    start = (
        after.end() + len(words[after.end() :]) - len(words[after.end() :].lstrip("*_ \t\u00a0"))
    )
    return Label(field, number, start if rest else len(words), not rest, end)


def run_of_names(words: str, fewest: int = 3) -> Columns | None:
    """Give the fields that a line names one after the other and does nothing else but name.

    Cells of a header that were read on one line, with nothing but a space between them; None where
    they are fewer than `fewest`. Behind many that are known one word may name what is not.
    """
    if len(words) > LONGEST_CELL or words[:OPENING].casefold() not in openings():
        return None
    names, longest, at = _names(), _longest(), 0
    found: list[str | None] = []
    first = WORD.match(words)
    if first is not None and "(" not in words and plain(first[0]) not in longest:
        return None
    said = WORD.findall(ASIDE.sub(" ", ENDING.sub("", words)))
    while at < len(said):
        key = tuple(map(plain, said[at : at + min(6, longest.get(plain(said[at]), 0))]))
        count = next((n for n in range(len(key), 0, -1) if key[:n] in names), 0)
        if not count and not (at == len(said) - 1 and len(found) >= FEWEST_KNOWN):
            return None
        found.append(names[key[:count]] if count else None)
        at += max(count, 1)
    return tuple(found) if len(found) >= fewest and len(set(found)) == len(found) else None


@cache
def _short_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(_short_names(), key=len, reverse=True))
    return re.compile(
        rf"(?P<name>{names})\.?\s?-?(?:n[.°º]{{1,2}}\s?)?(?P<number>\d{{1,3}}(?:\.\d{{1,3}}){{0,2}})"
        r"(?P<sep>[*_]{0,3}(?:\s?[:.)]|\s[-–—])[*_]{0,3}(?=\s|$|[^\W\d_]{2})|\s*$)",
        re.IGNORECASE,
    )


def short_label(words: str) -> Label | None:
    """Read the short name of a field with its number: "R1.", "Rec 2:"."""
    found = _short_pattern().match(words)
    if found is None or not words[0].isupper():
        return None
    field = _short_names()[as_listed(found["name"])]
    rest = words[found.end() :].strip()
    end = found.end() + len(words[found.end() :]) - len(words[found.end() :].lstrip())
    return Label(field, found["number"], end if rest else len(words), not rest, found.end("number"))


@lru_cache(maxsize=2048)
def bare_field(cell: str) -> str | None:
    """Give the field that a cell names and does nothing else but name; a number may follow."""
    words = cell.strip(" \t*_#:.\u00a0")
    if not 0 < len(words) <= LONGEST_CELL:
        return None
    names = _names()
    for shown in (words, ASIDE.sub(" ", ENDING.sub("", words)), *words.split("/")):
        field = names.get(key_of(shown))
        if field is not None:
            return field
    return None


@lru_cache(maxsize=2048)
def header_field(cell: str) -> str | None:
    """Give the field that the cell of a header names, among other words if need be."""
    exact = bare_field(cell)
    if exact is not None or len(cell) > LONGEST_CELL:
        return exact
    words = ASIDE.sub(" ", ENDING.sub("", cell)).strip()
    key = key_of(words)
    if not 1 < len(key) <= MOST_WORDS or words.endswith((".", ";")):
        return None
    names = _names()
    for count in range(len(key) - 1, 0, -1):
        if 3 * count < len(key):
            return None
        for first in range(len(key) - count + 1):
            field = names.get(key[first : first + count])
            if field is not None and len("".join(key[first : first + count])) > 3:
                return field
    return None
