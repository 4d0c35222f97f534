"""What the number of a provision counts, whatever the language that prints it.

"Article 2", "Artículo II" and "Artigo 2.º" count alike; the letters of lists count by the alphabet
of their language, with its own letters (ñ, ch, ll) and without those it passes over (k, w, y).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from compromiso.model.provision import Path, Provision
from compromiso.text.structure.enumerators import roman_value
from compromiso.text.structure.wording import alphabet, folded, ordinal_words, suffixes

Step = tuple[str | float, ...]
Steps = tuple[Step | None, ...]
"""What each label of a path counts; None for a label that is a name, as in "Round table"."""

PART = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a provision, read twice: by its letters as printed, and by their rank.

    "o" is the fifteenth letter as printed; in a list with "ñ" its rank is the sixteenth.
    """

    printed: Steps
    ranked: Steps

    @property
    def is_named(self) -> bool:
        """Tell whether a label on the path is a name that counts nothing."""
        return None in self.printed

    def agrees(self, other: Number) -> bool:
        """Tell whether both count the same by one reading at least."""
        return self.printed == other.printed or self.ranked == other.ranked

    def ends_like(self, other: Number) -> bool:
        """Tell whether the last labels of both count the same."""
        if not self.printed or not other.printed or self.printed[-1] is None:
            return False
        ends = self.printed[-1] == other.printed[-1]
        return ends or self.ranked[-1] == other.ranked[-1]


def read_numbers(provisions: Iterable[Provision], language: str) -> dict[Path, Number]:
    """Give the number of each path of an instrument, its labels read list by list."""
    lists: dict[Path, dict[str, None]] = defaultdict(dict)
    for provision in provisions:
        for depth in range(len(provision.path)):
            lists[provision.path[:depth]][provision.path[depth]] = None
    numbers: dict[Path, Number] = {(): Number((), ())}
    for holder in sorted(lists, key=len):
        above, labels = numbers[holder], tuple(lists[holder])
        printed = _steps(labels, alphabet(language)[0])
        ranked = _steps(labels, _ranks(labels, language))
        for label in labels:
            numbers[(*holder, label)] = Number(
                (*above.printed, printed[label]), (*above.ranked, ranked[label])
            )
    return numbers


def _ranks(labels: Collection[str], language: str) -> Mapping[str, float]:
    """Give the places of the letters in the alphabet that a list goes by."""
    values, skipped = alphabet(language)
    used = {label.casefold() for label in labels}
    skips = skipped if all(values.get(label) not in skipped for label in used) else frozenset()
    held = [c for c, v in values.items() if c in used or (v.is_integer() and v not in skips)]
    return {c: float(rank) for rank, c in enumerate(sorted(held, key=values.__getitem__), 1)}


def _steps(labels: Collection[str], letters: Mapping[str, float]) -> dict[str, Step | None]:
    single = [label.casefold() for label in labels if PART.fullmatch(label)]
    roman = all(roman_value(label) for label in single) and not (
        len(single) > 1 and all(len(label) == 1 for label in single)
    )
    return {label: _step(label, letters, roman=roman) for label in labels}


def _step(label: str, letters: Mapping[str, float], *, roman: bool) -> Step | None:
    words = [word.casefold() for word in PART.findall(label)]
    tail = tuple(word for word in words[1:] if word in suffixes())
    words = [word for word in words if word not in tail]
    if not words:
        return None
    ordinal = ordinal_words().get(folded(" ".join(words)))
    if ordinal is not None:
        return (float(ordinal), *tail)
    last = words[-1]
    value = roman_value(last)
    if value is not None and (roman or len(words) > 1):
        return (float(value), *tail)
    parts = [_part(part, letters) for part in last.rstrip("ºª°.").split(".")]
    found = tuple(part for part in parts if part is not None)
    return (*found, *tail) if len(found) == len(parts) else None


def _part(part: str, letters: Mapping[str, float]) -> float | str | None:
    """Give the value of a number, or that of a letter marked as one."""
    digits = part.rstrip("ºª°oa") or part
    if digits.isdecimal():
        return float(digits)
    if part in letters:
        return f"letter {letters[part]}"
    if len(part) > 1 and len(set(part)) == 1 and part[0] in letters:
        return f"letter {len(part) - 1}.{letters[part[0]]}"
    return None
