"""Finds references without a unit word: "(25.c and j)", "(25.h) and (25.l)"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Set

from compromiso.text.citations.grammar import Grammar
from compromiso.text.citations.misread import in_digits
from compromiso.text.citations.numbers import NumberReader
from compromiso.text.citations.printed import figures, paragraph_end
from compromiso.text.citations.reference import Group, Number, Reference, class_of

POINT = r"(?:\.\s?\(?|\(|\s\()([A-Za-zñ]|[0-9](?=\s?\)))(?!\w)"
SHAPE = re.compile(rf"([0-9]){POINT}")
"""The last digit of a number and its point."""
MISREAD_IN_BRACKETS = re.compile(rf"\([0-9OSBZlI]{{0,3}}([OSBlI]){POINT}")
MISREAD_SHAPE = re.compile(rf"([OSBlI]){POINT}")
PAIR = re.compile(
    r"(?<=[a-zà-ÿ]\s)\(?([a-z]|[ivx]{1,4})\)\s[a-zà-ÿ]{1,3}\s\(?([a-z]|[ivx]{1,4})\)(?!\w)"
)
AFTER_FIRST = re.compile(r"\)\s[a-zà-ÿ]{1,3}\s\(?(?:[a-z]|[ivx]{1,4})\)(?!\w)")
"""The rest of a pair from its first bracket on, by which pairs are looked for."""
LONGEST_LABEL = 5
JOINED_BEFORE = frozenset(".,/-–:$€£%#")
LONGEST_NUMBER = 3
MISREAD = frozenset("0123456789OSBZlI")
LETTERS = frozenset("OSBlI")
"""Letters that the last digit may have been misread for."""
USUAL = 3
"""So many bare numbers in brackets show that a text gives its sources so."""


def find_ellipses(
    text: str, lower: str, grammar: Grammar, span: tuple[int, int], heads: Set[str]
) -> Iterator[Reference]:
    """Yield the bare numbers with a point, of paragraphs that are known to have points.

    `heads` are those paragraphs; where a text gives its sources so, any number alone in brackets is
    one. A digit for the point ("25.0", misread) must stand in brackets.
    """
    if not heads:
        return
    done = span[0]
    shapes = _shapes(text, span, heads)
    usual = sum(_is_source(text, shape, heads) for shape in shapes) >= USUAL
    for shape in shapes:
        start = _number_start(text, shape.start(1))
        if start < done or _is_joined(text, start):
            continue
        in_brackets = text[max(0, start - 1) : start] == "("
        head = text[start : shape.end(1)]
        is_known = head in heads or (in_brackets and in_digits(head) in heads)
        if not is_known and not (usual and _is_whole(text, start, shape)):
            continue
        if shape[2].isdecimal() and not in_brackets:
            continue
        reader = NumberReader(text, lower, grammar, None, True, paragraph_end(text, start))
        numbers, end = reader.read(start)
        if numbers and _has_points(numbers):
            end = _without_closing(text, start, end) if in_brackets else end
            done = end
            yield Reference(start, end, (Group(None, numbers),), in_brackets=in_brackets)


def find_pairs(text: str, grammar: Grammar, span: tuple[int, int]) -> Iterator[Reference]:
    """Yield two labels of points that nothing else opens: "mentioned in (i) and (ii)"."""
    for pair in _pairs(text, span):
        between = text[pair.end(1) : pair.start(2)].strip(" ()").casefold()
        if grammar.conjunction.match(f" {between} ") and _count_alike(pair[1], pair[2]):
            numbers = (Number((pair[1],)), Number((pair[2],)))
            yield Reference(pair.start(), pair.end(), (Group(None, numbers, many=True),))


def _pairs(text: str, span: tuple[int, int]) -> Iterator[re.Match[str]]:
    at = text.find(")", *span)
    while at >= 0:
        begun = AFTER_FIRST.match(text, at, span[1]) is not None
        pair = PAIR.match(text, _label_start(text, at, span[0]), span[1]) if begun else None
        if pair is not None:
            yield pair
        at = text.find(")", pair.end() if pair is not None else at + 1, span[1])


def _label_start(text: str, end: int, floor: int) -> int:
    """Give where the label begins that a bracket closes, its own opening bracket included."""
    start = end
    while start > floor and end - start < LONGEST_LABEL and not text[start - 1].isspace():
        start -= 1
    return start


def _count_alike(one: str, other: str) -> bool:
    """Tell whether two labels are of one list: both letters, or both Roman."""
    small = not set(one + other) - set("ivx")
    return class_of(one) == class_of(other) or small


def _shapes(text: str, span: tuple[int, int], heads: Set[str]) -> list[re.Match[str]]:
    """List what may be a number and its point; letters for digits only where they may count."""
    lettered = any(head[-1:] in LETTERS for head in heads)
    misread = MISREAD_SHAPE if lettered else MISREAD_IN_BRACKETS
    lasts = (SHAPE.match(text, end - 1, span[1]) for _, end in figures(text, *span))
    shapes = [*filter(None, lasts), *misread.finditer(text, *span)]
    return sorted(shapes, key=lambda shape: shape.start(1))


def _is_source(text: str, shape: re.Match[str], heads: Container[str]) -> bool:
    """Tell a known paragraph with its point at the start of a bracket."""
    start = _number_start(text, shape.start(1))
    return text[max(0, start - 1) : start] == "(" and text[start : shape.end(1)] in heads


def _number_start(text: str, last: int) -> int:
    start = last
    while start and last - start < LONGEST_NUMBER and text[start - 1] in MISREAD:
        start -= 1
    return start


def _is_joined(text: str, start: int) -> bool:
    before = text[start - 1 : start] if start else " "
    return before.isalnum() or before in JOINED_BEFORE


def _is_whole(text: str, start: int, shape: re.Match[str]) -> bool:
    """Tell whether the brackets hold nothing else than a number and its point: "(30.v)"."""
    number = text[start : shape.end(1)]
    closed = text[shape.end() : shape.end() + 1] == ")"
    return closed and number.isdecimal() and text[start - 1] == "(" and shape[2].isalpha()


def _without_closing(text: str, start: int, end: int) -> int:
    """Leave out a bracket that closes the one before the reference."""
    printed = text[start:end]
    return end - 1 if printed.endswith(")") and printed.count(")") == 1 else end


def _has_points(numbers: tuple[Number, ...]) -> bool:
    first = numbers[0].labels
    return len(first) > 1 or "." in first[0]
