"""What the number of a named part may be: "XII", "primero", "3 bis", "S" for 5 in a scan."""

from __future__ import annotations

from compromiso.text.structure.candidate import Candidate
from compromiso.text.structure.enumerators import TWINS, Reading, roman_value
from compromiso.text.structure.wording import counting_words, folded, ordinal_words, suffixes

STROKES = str.maketrans(
    {"1": "I", "l": "I", "|": "I", "!": "I", "i": "I", "j": "I", "J": "I", "T": "I"}
    | {"h": "II", "H": "II", "Y": "V", "y": "V", "U": "V", "v": "V", "K": "X", "x": "X"}
)
"""The strokes of Roman numbers as scanners misread them."""
ROMAN_COST = 0.9


def values(number: str, key: str) -> list[tuple[float, str, float]]:
    """List what the number of a container may be, likeliest first: value, label, cost."""
    word = folded(number)
    counted = ordinal_words().get(word) or counting_words("cardinals").get(word)
    if counted is not None:
        return [(float(counted), str(counted), 0.0)]
    if number.isdecimal():
        return [(float(number), str(int(number)), 0.0)]
    if number == "l":
        return _as_roman(number)
    if "l" in number:
        number = number.replace("l", "I")
    roman = roman_value(number.casefold())
    if roman is not None and not (len(number) == 1 and key == "annex" and number not in "IVX"):
        return [(float(roman), number, 0.0)]
    found = _as_roman(number)
    if len(number) == 1 and number.isalpha():
        found.insert(0, (float(ord(number.upper()) - 64), number, 0.0))
    known = {value for value, _, _ in found}
    digits = as_digits(number) if key == "article" else []
    return [*found, *(reading for reading in digits if reading[0] not in known)]


def _as_roman(number: str) -> list[tuple[float, str, float]]:
    """List the Roman number for which a scanner may have taken the signs of another."""
    strokes = number.translate(STROKES)
    value = roman_value(strokes.casefold())
    return [] if value is None or strokes == number else [(float(value), strokes, ROMAN_COST)]


def as_roman(candidate: Candidate) -> None:
    """Let the number of a part be a Roman one, where the others are: "1" for I, "11" for II."""
    reading = candidate.readings[0]
    head, _, number = reading.norm.rpartition(" ")
    strokes = number.translate(STROKES)
    value = roman_value(strokes.casefold())
    if value is not None:
        norm = f"{head} {strokes}".strip()
        candidate.readings = (Reading(reading.family, float(value), 0.0, norm),)


def as_arabic(candidate: Candidate) -> None:
    """Let the number of an article be one in figures, where the others are: "I" for 1."""
    number = candidate.readings[0].norm
    found = [
        Reading(("kw", "article"), value, cost if value > 1 else 0.0, norm)
        for value, norm, cost in as_digits(number)
    ]
    kept = [r for r in candidate.readings if all(r.value != f.value for f in found)]
    candidate.readings = (*kept, *found)


def as_digits(number: str) -> list[tuple[float, str, float]]:
    """List the numbers for which a scanner may have taken the letters of another."""
    digits = "".join(_digit(sign) for sign in number)
    if not digits.isdecimal() or digits == number or int(digits) == 0:
        return []
    return [(float(digits), str(int(digits)), 0.8)]


def _digit(sign: str) -> str:
    if sign.isdecimal():
        return sign
    return next((twin for twin, _ in TWINS.get(sign, ()) if twin.isdecimal()), sign)


def put_in_late(value: float, norm: str, late: str) -> tuple[float, str]:
    """Give the value and label of an article put in between others: "3 bis", "3-A"."""
    if not late:
        return value, norm
    if late[0] == "-":
        return value + 0.02 * (ord(late[1]) - 96), f"{norm}-{late[1].upper()}"
    return value + 0.1 * (1 + suffixes().index(late.strip())), f"{norm} {late.strip()}"
