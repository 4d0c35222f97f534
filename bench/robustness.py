"""Seed 001 as a bad scan or a paginated copy of it would be: how much of its structure stands.

Noise: characters of enumerators replaced, one in ten, by one that looks alike or by any other.
Furniture: running heads, footers, page numbers and document symbols put in at random, between lines
or in the middle of a sentence. Right: a labelled provision has its label, and its nearest labelled
provision above is that of the gold.
"""

from __future__ import annotations

import random
import re
import string
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bench.gold import first_word, folded, labels_001
from bench.material import Row, rows, seed, text_of
from bench.tables import Cells, percent, table
from compromiso.model.provision import Provision
from compromiso.model.provision_index import ProvisionIndex
from compromiso.text.dossier import read

SEEDS = range(100, 120)
"""Copies that nobody looked at while the reader was mended, as those of 0 to 9 were."""
SHARE = 0.1
ALIKE = {
    **{"0": "oOQ", "1": "lIi7", "2": "zZ", "3": "8", "4": "A", "5": "sS", "6": "bG", "7": "1T"},
    **{"8": "B3", "9": "gq", "a": "od", "b": "6h", "c": "eo", "d": "a", "e": "co", "f": "t"},
    **{"g": "q9", "h": "bn", "i": "l1j", "j": "i", "k": "x", "l": "1Ii", "m": "n", "n": "uh"},
    **{"o": "0c", "p": "q", "q": "g9", "r": "n", "s": "5S", "t": "fl", "u": "vn", "v": "uy"},
    **{"w": "v", "x": "k", "y": "v", "z": "2", "I": "l1", "V": "YU", "X": "K"},
}
"""What a scan takes each sign of an enumerator for."""
ANY = string.ascii_letters + string.digits
ENUMERATOR = re.compile(r"\(?([0-9.]+|[a-zA-Z]|[ivxIVX]+)[.)]?")
PAGES = 40
FIRST = {
    "enumerators, 10 % alike": (94.8, 85.6),
    "enumerators, 10 % any sign": (94.8, 80.0),
    "page furniture between lines, set off by blank lines": (97.3, 84.7),
    "page furniture between lines, without blank lines": (98.0, 89.3),
    "page furniture inside sentences, set off by blank lines": (96.9, 85.6),
    "page furniture inside sentences, without blank lines": (97.4, 94.0),
}
"""Mean and worst of the reader as it was when this was first measured (9cf0db9), same copies."""
HEADS = (
    "Ibero-American Review of Mobility Pledges",
    "SECRETARIAT FOR REGIONAL AFFAIRS",
    "Working papers, series B, No. 17",
)
FOOTS = (
    "www.example.org/papers",
    "Printed for the members of the Working Group",
    "REGIONAL AFFAIRS UNIT",
)
NUMBERS = ("{n}", "- {n} -", "Page {n} of 40", "{n} / 40", "[{n}]", "E/CN.12/2008/3", "p. {n}")

Move = Callable[[int], int]
"""Gives where a position of the clean text stands in the changed one."""


@dataclass(frozen=True)
class Wanted:
    """A labelled provision of the gold: where it starts, its label, where the one above starts."""

    start: int
    label: str
    above: int | None


@cache
def wanted() -> tuple[Wanted, ...]:
    """List the labelled provisions of seed 001 with those above them."""
    labels = labels_001()
    numbered = [unit for unit in rows("gold/gold_seed001.jsonl") if unit["numbered"]]
    starts = {tuple(unit["path"]): unit["start"] for unit in numbered}
    return tuple(
        Wanted(unit["start"], labels[tuple(unit["path"])], _above(unit, starts))
        for unit in numbered
    )


def _above(unit: Row, starts: dict[tuple[str, ...], int]) -> int | None:
    path = tuple(unit["path"])
    depths = range(len(path) - 1, 0, -1)
    return next((starts[path[:depth]] for depth in depths if path[:depth] in starts), None)


def right(text: str, move: Move) -> int:
    """Count the labelled provisions that have their label and their parent in a changed text."""
    dossier = read(text.encode(), "changed.txt")
    index = ProvisionIndex(dossier.provisions)
    found = {first_word(text, p.start): p for p in dossier.provisions if p.label is not None}
    return sum(_is_right(unit, text, move, found, index) for unit in wanted())


def _is_right(
    unit: Wanted, text: str, move: Move, found: dict[int, Provision], index: ProvisionIndex
) -> bool:
    read_there = found.get(first_word(text, move(unit.start)))
    if read_there is None or folded(read_there.path)[-1:] != folded((unit.label,)):
        return False
    parent = next((p for p in index.ancestors(read_there) if p.label is not None), None)
    start = None if parent is None else first_word(text, parent.start)
    return start == (None if unit.above is None else first_word(text, move(unit.above)))


def with_noise(chance: random.Random, *, alike: bool) -> str:
    """Give the text with one in ten characters of its enumerators replaced."""
    text = list(text_of(seed("001")))
    for unit in wanted():
        for at in _enumerator("".join(text[unit.start : unit.start + 24]), unit):
            sign = text[at]
            if chance.random() < SHARE:
                text[at] = chance.choice(ALIKE.get(sign, sign) if alike else ANY)
    return "".join(text)


def _enumerator(words: str, unit: Wanted) -> Iterator[int]:
    """Yield the positions of the characters that number a provision, keywords left alone."""
    keyword = re.match(r"(?:Article|SESSION)\s+", words)
    match = ENUMERATOR.match(words, keyword.end() if keyword else 0)
    if match is None or not (keyword or words[match.end() - 1] in ".)"):
        return
    yield from (
        unit.start + at for at in range(match.start(1), match.end(1)) if words[at].isalnum()
    )


def with_furniture(chance: random.Random, *, within: bool, blanks: bool) -> tuple[str, Move]:
    """Give the text cut into pages at random, with what is printed above and below each."""
    text = text_of(seed("001"))
    places = sorted(chance.sample(_breaks(text, within=within), PAGES))
    head, foot, number = chance.choice(HEADS), chance.choice(FOOTS), chance.choice(NUMBERS)
    parts, before, shifts = [], 0, [0]
    for page, place in enumerate(places, 1):
        shown = [foot, number.format(n=page), head]
        printed = [words for words in shown if chance.random() < 0.6] or [number.format(n=page)]
        gap = "\n\n" if blanks else "\n"
        added = gap + gap.join(printed) + gap
        parts += [text[before:place].rstrip(" "), added]
        before = place
        shifts.append(shifts[-1] + len(added) - len(text[:place]) + len(text[:place].rstrip(" ")))
    parts.append(text[before:])
    return "".join(parts), lambda at: at + shifts[bisect_right(places, at)]


def _breaks(text: str, *, within: bool) -> list[int]:
    """List the places where a page may end: after a line, or at a space inside a long one."""
    first, last = wanted()[0].start, len(text)
    if not within:
        return [m.start() for m in re.finditer(r"\n", text) if first < m.start() < last]
    return [m.end() for m in re.finditer(r"(?<=[a-z,]) (?=[a-z])", text) if first < m.start()]


def robustness_part() -> str:
    """Tell how much of the structure stands under each kind of damage."""
    made = (
        ("enumerators, 10 % alike", "97 %", [_noisy(n, alike=True) for n in SEEDS]),
        ("enumerators, 10 % any sign", "88 %", [_noisy(n, alike=False) for n in SEEDS]),
        *(
            (f"page furniture {where}, {lines}", "97 %", [_paged(n, w, b) for n in SEEDS])
            for where, w in (("between lines", False), ("inside sentences", True))
            for lines, b in (("set off by blank lines", True), ("without blank lines", False))
        ),
    )
    head = ("seed 001 with", "asked", "mean", "worst", "first mean", "first worst", "runs")
    told = " ".join((__doc__ or "").split("\n\n", 1)[1].split())
    return f"## Damaged copies\n\n{told}\n\n{table(head, [_row(*row) for row in made])}"


def _row(name: str, asked: str, counts: Sequence[int]) -> Cells:
    labelled = len(wanted())
    mean = percent(sum(counts) / len(counts), labelled)
    first = (f"{share:.1f} %" for share in FIRST[name])
    return name, f"≥ {asked}", mean, percent(min(counts), labelled), *first, len(counts)


def _noisy(number: int, *, alike: bool) -> int:
    text = with_noise(random.Random(number), alike=alike)  # noqa: S311
    return right(text, lambda at: at)


def _paged(number: int, within: bool, blanks: bool) -> int:
    text, move = with_furniture(random.Random(number), within=within, blanks=blanks)  # noqa: S311
    return right(text, move)


def main() -> None:
    """Print the part of the page."""
    print(robustness_part())


if __name__ == "__main__":
    main()
