"""Lines that open a named part: "Article 3", "TÍTULO PRIMERO", "Annexe", "ARTlCLE Z" of a scan."""

from __future__ import annotations

import re
from functools import cache

from compromiso.text.structure.candidate import Candidate
from compromiso.text.structure.enumerators import Reading
from compromiso.text.structure.lines import Line
from compromiso.text.structure.misread import find_misread
from compromiso.text.structure.part_numbers import put_in_late, values
from compromiso.text.structure.wording import (
    APOSTROPHES,
    RANKS,
    any_of,
    capitalised,
    container_words,
    counting_words,
    end_heads,
    folded,
    instrument_pattern,
    is_headed,
    opening,
    ordinal_words,
    shouts,
    suffixes,
    words_of,
)

OPENING = 3
STROKED = frozenset({"ll", "lll"})
PLAIN_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
LETTER_ENDS = frozenset(":.–—º°")
"""What stands behind the letter l where it is the number 1 of a scan."""
LONGEST_END = 50
SINGLE = frozenset({"annex", "provision"})
"""Containers that may stand without a number: "ANEXO", "Disposición final"."""
LONGEST_ANNEX = 110
LONGEST_LABEL = 200
ENTITLING = frozenset(":–—-")
"""What stands between an ordinal part and its name."""
LETTER_COST, SIGN_COST = 0.8, 1.0
"""What it costs to take the letter o for a nought, and a nought for the sign of an ordinal."""


@cache
def _container_pattern() -> re.Pattern[str]:
    words = any_of(container_words()).replace(r"\.", r"\s?\.")  # "Art . 10"
    ordinals = any_of((*ordinal_words(), *counting_words("cardinals")))
    late = any_of(suffixes())
    number = (
        rf"(?P<num>{ordinals}|[ivxlc]{{1,7}}|\d{{1,3}}|[a-z]|[ivxlc1|!hjykut]{{2,7}}|\d[losz]\d?|[losz]\d{{1,2}}|[|!])"
        rf"(?P<nth>\s?\.?\s?[ºª°]|er|re|\.[oa](?![a-z])|\.0(?=\s*$)|\.[»\"”’'](?=\s|$)|(?<=\d)o(?!\w))?(?P<late>(?:\s(?:{late})|-[a-z])\b)?"
    )
    return re.compile(
        rf"(?:(?P<word>{words})(?:[\s\u00a0]+(?::\s{{1,2}})?|(?<=\.)(?=\d))"
        rf"(?:n(?:um)?[.º°o]+\s?)?{number}"
        rf"|(?P<nth2>{ordinals})[\s\u00a0]+(?P<word2>{words}))"
        r"(?P<sep>[*_]*\s*[.:)–—-]+(?:\s[–—-]+(?=\s))?[*_]*|[*_]+)?"
        r"(?=[\s\u00a0(*]|$|(?<=[.:ºª°][–—-])(?:[^\W\d_]|\d[.)ºª°]))"
    )


@cache
def _named_pattern() -> re.Pattern[str]:
    words = any_of(w for w, key in container_words().items() if key == "session")
    label = rf"(?:[^\W\d_]+\s)?(?:{words})(?:\s[^\W\d_]{{2,}}){{0,2}}"
    return re.compile(rf"(?P<label>{label})\s*(?::|$)")


@cache
def _single_pattern() -> re.Pattern[str]:
    words = any_of(w for w, key in container_words().items() if key in SINGLE)
    return re.compile(rf"(?P<word>{words})[\s*_.:]*$")


@cache
def _annexed_pattern() -> re.Pattern[str]:
    words = any_of(w for w, key in container_words().items() if key == "annex")
    to = any_of(words_of("labels", "annexed_to"))
    return re.compile(rf"(?P<word>{words})\s(?:{to})\s?(?=\w)")


def _names_annexed(line: Line) -> bool:
    """Say whether a line that opens "Annex to …" stands as a heading and names an instrument."""
    words = line.words
    alone = line.blanks > 0 or line.hashes > 0 or shouts(words)
    if len(words) > LONGEST_ANNEX or not alone or not words[-1].isalnum():
        return False
    return shouts(words) and instrument_pattern().search(words) is not None


@cache
def _openings() -> frozenset[str]:
    """Give the first letters of every word that a container may open with, folded."""
    numbers = (*ordinal_words(), *counting_words("cardinals"))
    return frozenset(word[:OPENING] for word in (*container_words(), *numbers))


@cache
def _end_openings() -> frozenset[str]:
    return frozenset(head[:OPENING] for head in end_heads())


def find_container(at: int, line: Line) -> Candidate | None:
    """Give the container that a line opens, or None; a misread word or number is still one."""
    words = line.words
    if not (words[0].isupper() or line.hashes):
        return None
    first = opening(words[:OPENING])
    if first in _openings():
        flat = folded(words[:LONGEST_LABEL])
        found = _numbered(at, line, _container_pattern().match(flat)) or _unnumbered(at, line, flat)
        if found is not None:
            return found
    if len(words) < LONGEST_LABEL and words[:5].isupper():
        named = _named_pattern().match(folded(words))
        label = words[: named.end("label")] if named is not None else ""
        if shouts(label):
            return _named(at, line, label, "session", heading=True)
    if len(words) < LONGEST_END and first in _end_openings():
        label = words.strip("*_# ")
        return (
            _named(at, line, label, "end", heading=False) if folded(label) in end_heads() else None
        )
    return find_misread(at, line)


def _unnumbered(at: int, line: Line, flat: str) -> Candidate | None:
    """Give the part without a number that a line opens: "ANEXO", "ANNEXE À L'ACCORD"."""
    single = _single_pattern().match(flat)
    if single is not None:
        return _single(at, line, single)
    annexed = _annexed_pattern().match(flat)
    if annexed is None or not _names_annexed(line):
        return None
    return _named(at, line, line.words[: annexed.end("word")], "annex", heading=True)


def _stands_alone(line: Line, match: re.Match[str]) -> bool:
    if match.group("word2"):
        return (len(line.words) < 60 and not _rest(line, match)) or _is_entitled(line, match)
    number = line.words[slice(*match.span("num"))]
    if not _may_number(number, match):
        return False
    rest = _rest(line, match)
    if rest and ":" in match.group()[: match.start("num")]:  # "Article : 2", and nothing more
        return False
    article = _key(match.group("word")) == "article"
    if article and (line.parted or _is_note(rest) or _opens_long(line, match, rest)):
        return True
    if len(rest) > 60 and not article:
        return len(rest) <= 200 and (rest[-1] not in ".;:" or shouts(rest))
    if not rest or match.group("sep") or line.hashes:
        return not rest[:1].islower() or bool(line.hashes)
    return (
        not rest[0].islower() and rest[0] not in ",;" and len(line.words) <= 110 and not line.closed
    )


def _is_entitled(line: Line, match: re.Match[str]) -> bool:
    """Say whether an ordinal part has its name behind a mark: "Première partie : Définitions"."""
    rest, sign = _rest(line, match), (match.group("sep") or "").strip(" *_")
    named = sign[:1] in ENTITLING and rest[:1].isupper() and rest[-1:] not in ".;:"
    return bool(sign) and named and len(rest) <= LONGEST_ANNEX


def _key(word: str) -> str:
    """Give the key of a noun that was matched, whatever its spaces and apostrophes."""
    plain = word.translate(PLAIN_APOSTROPHES)
    return container_words()[" ".join(plain.split()).replace(" .", ".")]


def _opens_long(line: Line, match: re.Match[str], rest: str) -> bool:
    """Say whether the words of an article stand behind its number: "Art. 10 The Parties may …"."""
    if not rest[:1].isupper() or match.group("nth"):
        return rest[:1].isupper()
    abbreviated = match.group("word").endswith(".") and match.group("num").isdecimal()
    return len(rest) > 60 and abbreviated and (line.blanks > 0 or line.closed)


def _may_number(number: str, match: re.Match[str]) -> bool:
    """Say whether a number may be meant: a small letter is none, but for l before a colon."""
    if not (number.isalpha() and number.islower()) or match.group("num") in ordinal_words():
        return True
    if number in STROKED:
        return True
    after = (match.group("nth") or match.group("sep") or "").strip(" *_")
    return number == "l" and after[:1] in LETTER_ENDS


def _is_note(rest: str) -> bool:
    """Say whether all that follows stands in brackets: "(Vetado)", "(abrogé)", "(Definições)"."""
    return rest[:1] == "(" and rest.rstrip(".")[-1] == ")"


def _rest(line: Line, match: re.Match[str]) -> str:
    return line.words[match.end() :].strip(" \t\u00a0*_#")


def _numbered(at: int, line: Line, match: re.Match[str] | None) -> Candidate | None:
    """Give the part that a line opens with its number, or None where it bears none."""
    if match is None or not _stands_alone(line, match):
        return None
    group = "word" if match.group("word") else "word2"
    key = _key(match.group(group))
    number = line.words[slice(*match.span("num" if group == "word" else "nth2"))]
    word = line.words[slice(*match.span(group))]
    nth = line.words[slice(*match.span("nth"))] if match.group("nth") else ""
    found = []
    for value, norm, cost in [*values(number, key), *_ordinals(number, word, nth)]:
        late = match.group("late") or ""
        value, norm = put_in_late(value, norm, late)
        sign = "" if nth.isalpha() and nth.isascii() else nth
        shown = norm if key == "article" else f"{capitalised(word)} {norm}{sign}"
        found.append(Reading(("kw", key), value, cost, shown))
    if not found:
        return None
    after = match.start("sep") if match.group("sep") else match.end()
    label = line.words[:after].rstrip(" *_")
    end = line.start + (match.end("sep") if match.group("sep") else len(label))
    heading = is_headed(line.words[match.end() :], parted=bool(match.group("sep")))
    return Candidate(at, label, end, tuple(found), key, RANKS[key], heading)


@cache
def _with_ordinals() -> frozenset[str]:
    """Give the words for an article that stand before "1.º" in some language."""
    return frozenset(map(folded, words_of("labels", "with_ordinal_sign")))


def _ordinals(number: str, word: str, nth: str) -> list[tuple[float, str, float]]:
    """List what a number may be beside what it says: "20" and "2o" are a scan's 2.º or 20."""
    if folded(word) not in _with_ordinals() or not number.isdecimal():
        return []
    if nth == "o":
        return [(10.0 * int(number), f"{int(number)}0", LETTER_COST)]
    if not nth and len(number) > 1 and number[-1] == "0":
        return [(float(number[:-1]), number[:-1], SIGN_COST)]
    return []


def _single(at: int, line: Line, match: re.Match[str]) -> Candidate:
    label = line.words[slice(*match.span("word"))]
    return _named(at, line, label, _key(match.group("word")), heading=False)


def _named(at: int, line: Line, label: str, key: str, *, heading: bool) -> Candidate:
    shown = label.capitalize() if key == "end" else capitalised(label)
    reading = Reading(("kw", key), 0.0, 0.0, shown)
    return Candidate(at, label, line.start + len(label), (reading,), key, RANKS[key], heading)
