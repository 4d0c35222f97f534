"""Containers that a scanner misread: "ARTlCLE Z", "AR T I G O 4.o", "Ariículo 3"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from compromiso.text.structure.candidate import Candidate
from compromiso.text.structure.enumerators import Reading
from compromiso.text.structure.lines import Line
from compromiso.text.structure.part_numbers import values
from compromiso.text.structure.wording import RANKS, capitalised, container_words, folded, is_headed

SPACED = re.compile(r"(?:[A-Z]{1,3}\s){2,9}[A-Z]{1,3}\b")
MISREAD = re.compile(
    r"(?P<word>[^\W_]{5,10})[\s\u00a0]{1,3}(?:n[.º°]\s?)?(?P<num>[0-9IVXLlSsZzBOo]{1,5}|[uú]nico)"
    r"(?P<nth>\s?\.?\s?[ºª°]|\.[oaOA](?!\w)|er\b)?(?P<sep>\s?[.:]?\s?[-–—]?)(?=\s*$|\s+[(A-ZÁÉÍÓÚ])"
)
"""A word and a number that stand as an article stands, whatever the word has become."""

GLYPHS = {ord(sign): "i" for sign in "1l|!jt"} | {ord("0"): "o", ord("5"): "s", ord("e"): "c"}
MISREAD_COST = 0.5


@cache
def _skeletons() -> dict[str, str]:
    """Give each container word of five letters and more by what scanners leave of it."""
    keys = ("article", "chapter", "title", "section", "part", "annex")
    long = {w: key for w, key in container_words().items() if key in keys and len(w) >= 5}
    return {word.translate(GLYPHS): word for word in long}


def find_misread(at: int, line: Line) -> Candidate | None:
    """Give the container whose word or number a scanner misread, at a cost."""
    words = line.words
    spaced = SPACED.match(words) if words[1:4].count(" ") else None
    joined = spaced.group().replace(" ", "") if spaced is not None else ""
    match = MISREAD.match(joined + words[spaced.end() :]) if spaced else MISREAD.match(words)
    if match is None:
        return None
    word = _nearest(folded(match.group("word")))
    if word is None or (spaced is None and _is_plain(match)):
        return None
    key = container_words()[word]
    said = match.group("word") if folded(match.group("word")) == word else word
    shift = len(spaced.group()) - len(joined) if spaced is not None else 0
    label = words[: match.start("sep") + shift].rstrip()
    found = [
        Reading(
            ("kw", key), value, cost, norm if key == "article" else f"{capitalised(said)} {norm}"
        )
        for value, norm, cost in _values_misread(match.group("num"), key)
    ]
    if not found:
        return None
    heading = is_headed(words[match.end() + shift :], parted=bool(match.group("sep")))
    end = line.start + match.end("sep") + shift
    candidate = Candidate(at, label, end, tuple(found), key, RANKS[key], heading)
    candidate.label_cost = MISREAD_COST
    return candidate


def _is_plain(match: re.Match[str]) -> bool:
    """Say whether nothing is misread: the line was weighed as it stands, and is running text."""
    number = match.group("num")
    return folded(match.group("word")) in container_words() and (
        number.isdecimal() or (number.isupper() and len(number) > 1)
    )


def _values_misread(number: str, key: str) -> list[tuple[float, str, float]]:
    if number in ("l", "ler") and key == "article":
        return [(1.0, "1", 0.2)]
    return values(number.upper() if number.islower() and len(number) > 1 else number, key)


@lru_cache(maxsize=4096)
def _nearest(word: str) -> str | None:
    """Give the container word that a word is, but for one sign and the twins of scanners."""
    skeleton = word.translate(GLYPHS)
    exact = _skeletons().get(skeleton)
    if exact is not None:
        return exact
    near = [w for bones, w in _skeletons().items() if _one_apart(bones, skeleton)]
    return near[0] if len(near) == 1 else None


def _one_apart(one: str, other: str) -> bool:
    """Say whether two words differ in one sign that is not a plural at the end."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 6:
        return False
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if same is None:
        return False
    return (
        one[same + 1 :] == other[same + 1 :]
        or one[same:] == other[same + 1 :]
        or (one[same + 1 :] == other[same:])
    )
