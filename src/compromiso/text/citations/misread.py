"""What scanning and haste make of unit words and numbers: "artfculo l2" for "artículo 12"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

FIRST_LETTERS = 3
"""So many letters of a word are taken to be read right, so that it is found at all."""
SHORTEST = 6
SLIPS = {"í": "fl1", "i": "l1", "l": "1i|", "o": "0"}
"""What scanning makes of the letters of a word."""
DIGITS = str.maketrans("lIi|OoSsBZz", "11110055822")
"""The digits that scanning takes for letters."""
ROMANS = str.maketrans("l1|", "III")
SMALL_ROMANS = str.maketrans("l1|", "iii")
NUMBER = re.compile(r"(?=[lIO|SBZ]?\d|[lI|]|[OSBZ](?!\w))([\dlIO|SBZ]{1,3})(?![\w'’])")

ROMAN_NUMBER = re.compile(r"(?=[l1|]{1,3}[IVX]|[IVX]{1,4}[l1|])([IVXl1|]{2,6})(?![\w'’])")


def slips_of(word: str, kind: str) -> Iterator[str]:
    """Yield a unit word without its accents, and as scanning may have misread one letter of it."""
    marks = unicodedata.normalize("NFD", word)
    bare = unicodedata.normalize("NFC", "".join(c for c in marks if not unicodedata.combining(c)))
    if bare != word:
        yield bare
    if kind not in ("article", "paragraph") or len(word) < SHORTEST:
        return
    for place in range(FIRST_LETTERS, len(word)):
        for slip in SLIPS.get(word[place], ""):
            yield word[:place] + slip + word[place + 1 :]


def in_digits(label: str) -> str | None:
    """Give a label with its letters read as the digits they look like, or None if it has others."""
    read = label.translate(DIGITS)
    return read if read != label and read.isdecimal() else None


def in_romans(label: str) -> str | None:
    """Give a label with its strokes read as roman numerals, or None if it has other letters."""
    read = label.translate(SMALL_ROMANS if set(label) & set("ivx") else ROMANS)
    return read if read != label and len(read) > 1 and not set(read.upper()) - set("IVX") else None
