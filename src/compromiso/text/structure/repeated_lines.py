"""Running heads and footers: short lines that recur, but for their numbers, where pages end."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from compromiso.text.structure.lines import Line

LONGEST = 110
OFTEN = 3
"""How often a line recurs at least, to be told from a heading that happens to be printed twice."""
APART = 3
"""How many lines a page has at least: what recurs sooner is a list or a form."""
TYPICAL = 8
"""How many lines a page has on average, where its number looks like a label: (12)."""
SHARE = 0.3
"""In what share of its places, at least, it must stand as page furniture stands."""
DIGITS = re.compile(r"\d+")
NUMBERED = re.compile(r"\[\s?(\d{1,4})\s?\]|\((\d{1,4})\)|[-–—]{1,2}\s?(\d{1,4})\s?[-–—]{0,2}")
PAGED = frozenset(("page_number", "running_head"))


def find_repeated(lines: list[Line], labelled: set[int], found: dict[int, str]) -> dict[int, str]:
    """Give the running heads and page numbers among the lines that are not yet known as furniture.

    A line that recurs counts when it often cuts a sentence or a table in two, or stands beside what
    is known to be a page number or a head; numbers in brackets count when they go up page by page.
    """
    heads = _page_numbers(lines, found)
    places = _recurring(lines, labelled, found)
    grown = True
    while grown:
        grown = False
        for key, spots in list(places.items()):
            known = {**found, **heads}
            marks = [at for at in spots if _is_at_page_end(lines, at, spots, known)]
            if len(marks) >= 2 and len(marks) >= SHARE * len(spots):
                first = [] if spots[0] in marks or _goes_up(lines, spots) else [spots[0]]
                heads.update((at, "running_head") for at in spots if at not in first)
                del places[key]
                grown = True
    return heads


def _recurring(
    lines: list[Line], labelled: set[int], found: dict[int, str]
) -> dict[str, list[int]]:
    """Give the places of each short line that recurs, numbers left out of account."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if _may_be_head(line):
            places[DIGITS.sub("#", line.words)].append(at)
    kept = {}
    for key, spots in places.items():
        if len(spots) >= OFTEN and any(c.isalpha() for c in key):
            own = [at for at in spots if at not in found and at not in labelled]
            if len(own) >= OFTEN and all(b - a >= APART for a, b in pairwise(own)):
                kept[key] = own
    return kept


def _may_be_head(line: Line) -> bool:
    words = line.words
    return (
        len(words) <= LONGEST
        and words[-1] not in ":;"
        and (not line.begins_low or " " not in words)
        and "\t" not in words
    )


def _is_at_page_end(lines: list[Line], at: int, spots: list[int], known: dict[int, str]) -> bool:
    """Say whether a line stands beside page furniture, or cuts a sentence or a table in two."""
    if known.get(at - 1) in PAGED or known.get(at + 1) in PAGED:
        return True
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


def _goes_up(lines: list[Line], spots: list[int]) -> bool:
    """Say whether a number in the line goes up from each place to the next."""
    told = [[int(digits) for digits in DIGITS.findall(lines[at].words)] for at in spots]
    if not told[0] or any(len(numbers) != len(told[0]) for numbers in told):
        return False
    return any(
        all(before[i] < after[i] for before, after in pairwise(told)) for i in range(len(told[0]))
    )


def _page_numbers(lines: list[Line], found: dict[int, str]) -> dict[int, str]:
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
