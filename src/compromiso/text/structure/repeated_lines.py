"""Running heads and footers: short lines that recur, but for their numbers, where pages end."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from compromiso.text.structure.lines import Line

LONGEST = 140
OFTEN = 3
"""How often a line recurs at least, to be told from a heading that happens to be printed twice."""
APART = 3
"""How many lines a page has at least: what recurs sooner is a list or a form."""
TYPICAL = 8
"""How many lines a page has on average, where its number looks like a label: (12)."""
SHARE = 0.3
"""In what share of its places, at least, it must stand as page furniture stands."""
DIGITS = re.compile(r"\d+")
WORDS = re.compile(r"[^\W\d_]{2,}|##")
NUMBERED = re.compile(r"\[\s?(\d{1,4})\s?\]|\((\d{1,4})\)|[-–—]{1,2}\s?(\d{1,4})\s?[-–—]{0,2}")
SET_OFF = re.compile(r"(\d{1,4})(?:\s{3,}|\t)\D.{2,}|.{2,}\D(?:\s{3,}|\t)(\d{1,4})")
"""A line with the number of the page at one of its edges, set off from the words."""
EDGE_SET_OFF = re.compile(r"^\d{1,4}(?:\s{3}|\t)|(?:\s{3}|\t)\d{1,4}$")
EDGE_NUMBER = re.compile(r"^\d{1,4}(?=\s)|(?<=\s)\d{1,4}$")
TITLE_LINES = 8
PAGED = frozenset(("page_number", "running_head"))

Kinds = Mapping[int, str]


def find_repeated(lines: list[Line], labelled: set[int], found: Kinds) -> dict[int, str]:
    """Give the running heads and page numbers among the lines that are not yet known as furniture.

    A line that recurs counts when it often cuts a sentence or a table in two, or stands beside what
    is known to be a page number or a head; numbers in brackets count when they go up page by page.
    """
    new = _page_numbers(lines, found)
    free = [at for at, line in enumerate(lines) if at not in labelled and _may_be_head(line)]
    new.update(_heads(lines, _numbered_heads(lines, free, found), {**found, **new}, 1))
    new.update(_title_heads(lines, free, found))
    new.update(_turned_heads(lines, free, found))
    places = _recurring(lines, free, found)
    while True:
        more = _heads(lines, places, {**found, **new}, 2)
        more.update(_alike_at_page_ends(lines, free, {**found, **new, **more}))
        if not more.keys() - new.keys():
            return new
        new.update(more)
        places = {key: at for key, at in places.items() if not new.keys() & set(at)}


def _may_be_head(line: Line) -> bool:
    words = line.words
    return (
        len(words) <= LONGEST
        and words[-1] not in ":;"
        and (not line.begins_low or " " not in words)
    )


def _heads(
    lines: list[Line], places: Mapping[Any, Sequence[int]], known: Kinds, least: int
) -> dict[int, str]:
    """Give the places of those lines that stand often enough as page furniture stands."""
    heads: dict[int, str] = {}
    for spots in places.values():
        alike = frozenset(spots)
        marks = [at for at in spots if _is_at_page_end(lines, at, alike, known)]
        if len(marks) >= max(least, SHARE * len(spots)):
            is_title = spots[0] not in marks and not _goes_up(lines, spots)
            heads.update((at, "running_head") for at in spots[is_title:])
    return heads


def _recurring(lines: list[Line], free: list[int], found: Kinds) -> dict[str, list[int]]:
    """Give the places of each short line that recurs, numbers left out unless it is a sentence."""
    places: dict[str, list[int]] = defaultdict(list)
    for at in free:
        words = lines[at].words
        if at not in found and "\t" not in words:
            whole = words[-1] == "." or DIGITS.search(words) is None
            places[words if whole else DIGITS.sub("#", words)].append(at)
    return {
        key: spots
        for key, spots in places.items()
        if len(spots) >= OFTEN
        and any(c.isalpha() for c in key)
        and all(b - a >= APART for a, b in pairwise(spots))
    }


def _numbered_heads(
    lines: list[Line], free: list[int], found: Kinds
) -> dict[frozenset[str], list[int]]:
    """Give the places of the lines that end or begin with a number set off, by their words."""
    places: dict[frozenset[str], list[int]] = defaultdict(list)
    for at in free:
        words = lines[at].words
        if at in found or not (words[0].isdigit() or words[-1].isdigit()):
            continue
        if "   " not in words and ("\t" not in words or _is_row(lines, at)):
            continue
        if SET_OFF.fullmatch(words):
            places[_bag(words)].append(at)
    return {
        bag: spots
        for bag, spots in places.items()
        if len(bag) > 1 and all(b - a >= APART for a, b in pairwise(spots))
    }


def _is_row(lines: list[Line], at: int) -> bool:
    """Say whether a line has as many cells as one beside it: a row, which may end with a year."""
    cells = lines[at].words.count("\t")
    return any(lines[i].words.count("\t") == cells for i in (at - 1, at + 1) if 0 <= i < len(lines))


def _title_heads(lines: list[Line], free: list[int], found: Kinds) -> dict[int, str]:
    """Give the lines that repeat words of the title beside the number of a page."""
    later = (at for at in free if at >= TITLE_LINES and at not in found)
    edged = ((at, lines[at].words) for at in later)
    spots = [
        at
        for at, words in edged
        if (words[0].isdigit() or words[-1].isdigit()) and EDGE_SET_OFF.search(words)
    ]
    if not spots:
        return {}
    title = " ".join(" ".join(line.words for line in lines[:TITLE_LINES]).casefold().split())
    words = {at: " ".join(EDGE_NUMBER.sub("", lines[at].words).casefold().split()) for at in spots}
    return {at: "running_head" for at, said in words.items() if " " in said and said in title}


def _turned_heads(lines: list[Line], free: list[int], found: Kinds) -> dict[int, str]:
    """Give the heads that say the same in turned order, on left and right pages."""
    orders: dict[tuple[str, ...], list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for at in free:
        words = lines[at].words
        if ("\t" in words or "   " in words) and DIGITS.search(words):
            order = tuple(WORDS.findall(DIGITS.sub("##", words.casefold())))
            if len(set(order)) > 2:
                orders[tuple(sorted(order))].append((at, order))
    return {
        at: "running_head"
        for alike in orders.values()
        if len({order for _, order in alike}) > 1
        and all(b[0] - a[0] >= APART for a, b in pairwise(alike))
        for at, _ in alike
        if at not in found
    }


def _alike_at_page_ends(lines: list[Line], free: list[int], known: Kinds) -> dict[int, str]:
    """Give the lines beside page furniture that say what another such line says."""
    beside = [
        at
        for at in free
        if at not in known
        and not lines[at].closed
        and _is_beside(lines, at, known)
        and "\t" not in lines[at].words
    ]
    bags = {at: _bag(lines[at].words) for at in beside}
    heads: dict[int, str] = {}
    for at, bag in bags.items():
        kin = [b for b in beside if abs(at - b) >= APART and bag and _is_within(bag, bags[b])]
        if any(b < at for b in kin) or (kin and _cuts_at(lines, at, frozenset(), known)):
            heads[at] = "running_head"
    return heads


def _is_within(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one) > 1 and (one <= other or other <= one) and len(other) > 1


def _bag(words: str) -> frozenset[str]:
    return frozenset(WORDS.findall(words.casefold()))


def _is_at_page_end(lines: list[Line], at: int, spots: frozenset[int], known: Kinds) -> bool:
    """Say whether a line stands beside page furniture, or cuts a sentence or a table in two."""
    return _is_beside(lines, at, known) or _cuts_at(lines, at, spots, known)


def _is_beside(lines: list[Line], at: int, known: Kinds) -> bool:
    """Say whether a line is the first or last of a page, page furniture left out of account."""
    if known.get(at - 1) in PAGED or known.get(at + 1) in PAGED or lines[at].page_top:
        return True
    return at + 1 < len(lines) and lines[at + 1].page_top


def _cuts_at(lines: list[Line], at: int, spots: frozenset[int], known: Kinds) -> bool:
    before, after = at - 1, at + 1
    while before >= 0 and (before in known or before in spots):
        before -= 1
    while after < len(lines) and (after in known or after in spots):
        after += 1
    return before >= 0 and after < len(lines) and _cuts(lines[before], lines[after])


def _cuts(before: Line, after: Line) -> bool:
    if "\t" in before.words and "\t" in after.words:
        return True
    return after.begins_low and not after.bullet and not before.closed and before.width > 20


def _goes_up(lines: list[Line], spots: Sequence[int]) -> bool:
    """Say whether a number in the line goes up from each place to the next."""
    told = [[int(digits) for digits in DIGITS.findall(lines[at].words)] for at in spots]
    if len(told) < 2 or not told[0] or any(len(numbers) != len(told[0]) for numbers in told):
        return False
    return any(
        all(before[i] < after[i] for before, after in pairwise(told)) for i in range(len(told[0]))
    )


def _page_numbers(lines: list[Line], found: Kinds) -> dict[int, str]:
    """Give the lines that are a number in brackets or dashes, where these go up page by page."""
    runs: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, line in enumerate(lines):
        words = line.words
        if len(words) > 8 or at in found or words[-1] not in ")]-–—":
            continue
        match = NUMBERED.fullmatch(words)
        if match is not None and match.lastindex is not None:
            runs[words[0]].append((at, int(match.group(match.lastindex))))
    return {
        at: "page_number"
        for sign, run in runs.items()
        if len(run) >= OFTEN and _is_paged(run, sign)
        for at, _ in run
    }


def _is_paged(run: list[tuple[int, int]], sign: str) -> bool:
    """Say whether numbers go up, with lines between them as a page has them."""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(run)]
    if any(step <= 0 or far < APART - 1 for far, step in steps):
        return False
    return sign != "(" or sum(far for far, _ in steps) >= TYPICAL * len(steps)
