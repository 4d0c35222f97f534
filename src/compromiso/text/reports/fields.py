"""The field of a report form that names the paragraphs a report is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from compromiso.terms.loading import LANGUAGES, terms

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = re.compile(
    r"(?<![\w.])(\d{1,3}|[IVXLC]{1,7})((?:\.[a-z]{1,2}|\s?\([a-z]{1,2}\)|[a-z])?)(?!\w)"
)
RANGE = re.compile(r"\s*(?:-|–|to|a|al|à|au)\s*")
CONTEXT_CHARS = 60
LONGEST_RANGE = 60


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what stands between its name and the colon, and the numbers after it."""

    context: str
    numbers: tuple[str, ...]
    start: int
    end: int


@cache
def _field_name() -> re.Pattern[str]:
    names = {name for lang in LANGUAGES for name in terms(lang, "meetings")["reports"]["about"]}
    words = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:{words})(?!\w)([^:\n]{{0,{CONTEXT_CHARS}}}?)\s{{0,3}}:", re.IGNORECASE
    )


def read_fields(text: str, start: int, end: int) -> Iterator[Field]:
    """Yield the fields of a line such as "Paragraphs: 17 Paragraphs VII Summit: -"."""
    names = list(_field_name().finditer(text, start, end))
    for i, name in enumerate(names):
        stop = names[i + 1].start() if i + 1 < len(names) else end
        numbers = tuple(read_numbers(text[name.end() : stop]))
        yield Field(" ".join(name[1].split()), numbers, name.start(), stop)


def read_numbers(value: str) -> Iterator[str]:
    """Yield the paragraph numbers of a value: "17", "17, 25.q", "3-5"; a dash alone is none."""
    last: re.Match[str] | None = None
    for number in NUMBER.finditer(value):
        between = value[last.end() : number.start()] if last else ""
        if last and last[1].isdigit() and number[1].isdigit() and RANGE.fullmatch(between):
            first, final = int(last[1]), int(number[1])
            if first < final <= first + LONGEST_RANGE:
                yield from map(str, range(first + 1, final))
        yield number[0].strip()
        last = number


def form_title(title: str) -> str:
    """Give the title of a form without the name of a further field that has run into it."""
    names = [m.start() for m in _label().finditer(title)]
    return title[: names[1]].strip() if len(names) > 1 else title


@cache
def _label() -> re.Pattern[str]:
    names = {name for lang in LANGUAGES for name in terms(lang, "meetings")["reports"]["about"]}
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)
