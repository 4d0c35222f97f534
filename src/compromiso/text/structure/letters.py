"""Letters and notes that a file holds one after the other: where each begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from compromiso.text.structure.lines import Line
from compromiso.text.structure.wording import any_of, folded, phrases, words_of

SALUTED = 70
ABOVE = 9
"""How many lines an address, a place and a date may take between a letter's head and greeting."""
HEAD_LENGTH = 90
OPENING, GREETED = 3, frozenset(",:;")
SENT, NOTED = 5, 260
"""How many letters tell that a note in the third person may open, and how far its opening goes."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: the index of its first line, and whether that line names or numbers it."""

    at: int
    headed: bool


@cache
def _salutation() -> re.Pattern[str]:
    words = any_of(map(folded, words_of("letters", "salutation")))
    return re.compile(rf"(?:{words})(?:\s[^\s,:;]{{1,20}}){{0,4}}\s?[,:;.]?")


@cache
def _openings() -> frozenset[str]:
    return frozenset(folded(word)[:OPENING] for word in words_of("letters", "salutation"))


@cache
def _head() -> re.Pattern[str]:
    nouns = any_of(map(folded, words_of("letters", "head")))
    number = r"(?:n(?:um|o)?[.º°o]{0,2}\s?)?(?:[ivx]{1,5}|\d{1,2}|[a-d])"
    return re.compile(
        rf"(?:[a-d1-9i]{{1,3}}[.)]\s)?(?:{nouns})(?:\s{number}\b.{{0,50}}|\s(?:de|du|from|of|da|do|del)\s.*|$)"
        rf"|n[o.º°]{{1,2}}\s?\d{{1,4}}[.\s]*$|[iv]{{1,3}}\.?$"
    )


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(r".{2,40}\b(?:1[5-9]|20)\d\d\.?$")


def find_letters(lines: list[Line], furniture: dict[int, str]) -> list[Letter]:
    """List the letters of a file.

    One greeting alone, under no head, makes a letter only with its date, behind a text signed.
    """
    greetings = [
        at
        for at, line in enumerate(lines)
        if ((line.words[-1] in GREETED and _greets(line)) or _compliments(line))
        and at not in furniture
        and not (at and lines[at - 1].words[-1] == ":")
    ]
    letters = [_letter(lines, at) for at in greetings]
    kept = [one for one in letters if one.headed or len(letters) > 1]
    if letters and not kept and letters[0].at < greetings[0] and _closed_above(lines, letters[0]):
        kept = letters
    return list({one.at: one for one in kept}.values())


def _closed_above(lines: list[Line], letter: Letter) -> bool:
    """Say whether a text was closed and signed above a letter: then it stands behind that text."""
    closing = phrases("formulas", "closing")
    return any(closing.match(line.words) for line in lines[: letter.at])


def _greets(line: Line) -> bool:
    words = line.words
    if len(words) > SALUTED or folded(words[:OPENING]) not in _openings():
        return False
    return _salutation().fullmatch(folded(words)) is not None


def _compliments(line: Line) -> bool:
    """Say whether a line opens a note in the third person: "The Embassy … presents its …"."""
    words = line.words
    if not words[0].isupper() or folded(words[:SENT]) not in _sent_openings():
        return False
    return _note_opening().match(folded(words[:NOTED])) is not None


@cache
def _sent_openings() -> frozenset[str]:
    return frozenset(folded(word)[:SENT] for word in words_of("letters", "senders"))


@cache
def _note_opening() -> re.Pattern[str]:
    senders = any_of(map(folded, words_of("letters", "senders")))
    told = any_of(map(folded, words_of("letters", "compliments")))
    return re.compile(rf"(?:{senders})\b[^.;:]{{0,160}}?\s(?:{told})\b")


def _letter(lines: list[Line], greeting: int) -> Letter:
    """Give the letter of a greeting: from its head, else from its date, else from the greeting."""
    dated, head = greeting, None
    for at in range(greeting - 1, max(-1, greeting - ABOVE), -1):
        words = lines[at].words.strip("*_# ")
        if len(words) > HEAD_LENGTH or (words and words[-1] in ";?"):
            break
        if phrases("formulas", "closing").match(words) or _compliments(lines[at]):
            break
        if _head().match(folded(words)) is not None:
            head = at
        elif _dated().match(words) is not None:
            dated = at
    return Letter(dated, headed=False) if head is None else Letter(head, headed=True)
