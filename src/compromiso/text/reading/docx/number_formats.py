"""A number written as Word writes it: figures, letters, Roman numerals, ordinals, signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from compromiso.terms.loading import terms
from compromiso.text.reading.list_labels import LARGEST, to_roman

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_LETTERS: Final = 780
CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
CHICAGO: Final = "*†‡§"


def write_number(number: int, form: str, language: str) -> str:
    """Write a number in a form of the standard; forms not known are written in figures."""
    if form == "none":
        return ""
    write = FORMS.get(form)
    if write is None or not 0 < number < LARGEST:
        return f"{number:02d}" if form == "decimalZero" else str(number)
    return write(number, language)


def repeated_letters(number: int) -> str:
    """Write a number in letters as Word does: a … z, then aa, bb, cc."""
    if number > MOST_LETTERS:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(97 + letter) * (times + 1)


def ordinal(number: int, language: str) -> str:
    """Write an ordinal in figures: 1st, 1.º, 1er."""
    ends: Any = terms(language, "numbering")
    written = str(number)
    end = ends["whole"].get(written) or ends["last"].get(written[-1]) or ends["other"]
    return f"{number}{end}"


def ordinal_word(number: int, language: str) -> str:
    """Write an ordinal as a word where it is among the first twelve, else in figures."""
    words: Any = terms(language, "structure")["labels"]["ordinals"]
    return (
        str(words[number - 1]).capitalize() if number <= len(words) else ordinal(number, language)
    )


FORMS: Final[dict[str, Callable[[int, str], str]]] = {
    "decimalZero": lambda number, _: f"{number:02d}",
    "lowerLetter": lambda number, _: repeated_letters(number),
    "upperLetter": lambda number, _: repeated_letters(number).upper(),
    "lowerRoman": lambda number, _: to_roman(number),
    "upperRoman": lambda number, _: to_roman(number).upper(),
    "ordinal": ordinal,
    "ordinalText": ordinal_word,
    "decimalEnclosedParen": lambda number, _: f"({number})",
    "decimalEnclosedFullstop": lambda number, _: f"{number}.",
    "decimalEnclosedCircle": lambda number, _: CIRCLED[number - 1] if number < 21 else str(number),
    "numberInDash": lambda number, _: f"- {number} -",
    "chicago": lambda number, _: CHICAGO[(number - 1) % 4] * min((number - 1) // 4 + 1, 9),
}
"""How each form of the standard is written; figures are the form of all others."""
