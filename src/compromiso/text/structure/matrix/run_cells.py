"""Cells of one row that stand on one line, with nothing but a space between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from compromiso.terms.loading import LANGUAGES
from compromiso.text.reading.language import stopwords
from compromiso.text.structure.lines import Line
from compromiso.text.structure.matrix.field_names import Columns, plain
from compromiso.text.structure.matrix.flat_rows import row_openings
from compromiso.text.structure.matrix.periods import dates_in
from compromiso.text.structure.matrix.values import ACRONYM, phrases_of, unit_heads

WORD = re.compile(r"[^\W\d_][\w'’-]*")
LAST_WORD = re.compile(r"([\w'’]+)[\s(]*$")
COMMA = re.compile(r"\s?[,:–-]\s?")
NOTE = re.compile(r"\[[^\[\]\n]{1,60}\d\](?:\s?\[[^\[\]\n]{1,60}\d\]){0,2}")
LONGEST_BODY, LONGEST_WORD, FEW_SIGNS = 70, 30, 8


def part_cells(lines: list[Line], columns: Columns) -> list[Line]:
    """Part lines at the deadline and the status of their row, which tell where cells end.

    The words between the two are whose task it is, if that column stands between them; before a
    deadline a body is told by the noun that names of bodies begin with. A line that goes on below
    a row that ends with a deadline or status belongs to what the row is about: it `goes_on`.
    """
    opens = row_openings(lines)
    parted: list[Line] = []
    wanted: list[str] = []
    full = False
    for at, line in enumerate(lines):
        if at == 0 or at in opens or not opens:
            wanted = [field for field in columns if field in ("deadline", "start", "status")]
        cuts = sorted(set(_cuts(line.words, columns, wanted)))
        pieces = line.cut(cuts, blanks=0)
        pieces[0].goes_on = full and not cuts and line.begins_low and not line.blanks
        full = pieces[0].goes_on or (bool(cuts) and cuts[-1] == len(line.words))
        parted += pieces
    return parted


def _cuts(words: str, columns: Columns, wanted: list[str]) -> Iterator[int]:
    """Yield where cells begin and end within a line; what was found is wanted no more."""
    position = 0
    for start, end in dates_in(words):
        if words.rfind("[", 0, start) > words.rfind("]", 0, start):
            continue  # when a row was entered: "[Added: 2018/07/02]"
        own = next((field for field in wanted if field != "status"), None)
        status = _status_at(words, end) if "status" in wanted else 0
        if status:
            wanted.remove("status")
            yield from (start, status)
            return
        if own is not None and _is_cell(words, start, end):
            wanted.remove(own)
            yield from (start, end)
            body = _body_before(words, position, start) if _after_body(columns, own) else None
            if body is not None:
                yield body
            position = end
    if "status" in wanted and not {"deadline", "start"} & set(wanted):
        found = _statuses().search(words, position)
        if found is not None:
            wanted.remove("status")
            yield from found.span()


def _is_cell(words: str, start: int, end: int) -> bool:
    """Say whether a date is a cell of its own and no part of a sentence around it."""
    before = LAST_WORD.search(words, max(0, start - LONGEST_WORD), start)
    after = words[end : end + FEW_SIGNS].lstrip(" .,;")
    if before is not None and before[1].casefold() in _small_words():
        return False
    return not after or not after[0].islower()


def _status_at(words: str, end: int) -> int:
    """Give where a status ends that a date and a comma stand before, or 0."""
    comma = COMMA.match(words, end)
    found = _statuses().match(words, comma.end()) if comma is not None else None
    return found.end() if found is not None else 0


def _after_body(columns: Columns, field: str) -> bool:
    """Say whether the column of the responsible stands right before that of the deadline."""
    at = columns.index(field)
    return at > 0 and columns[at - 1] in ("responsible", "partner")


def _body_before(words: str, start: int, end: int) -> int | None:
    """Give where the name of a body begins that ends where a deadline begins."""
    said = list(WORD.finditer(words, max(start, end - LONGEST_BODY), end))
    heads = [w.start() for w in said if w[0][0].isupper() and plain(w[0]) in unit_heads()]
    if heads:
        return heads[0]
    acronyms = [m for m in ACRONYM.finditer(words, start, end) if not words[m.end() : end].strip()]
    return acronyms[0].start() if acronyms else None


def join_notes(lines: list[Line]) -> list[Line]:
    """Give each line its note of when a row was entered: "[Added: 2018/07/02]" below it."""
    whole: list[Line] = []
    for line in lines:
        if whole and NOTE.fullmatch(line.words) is not None:
            whole[-1] = replace(whole[-1], end=line.end)
        else:
            whole.append(line)
    return whole


@cache
def _small_words() -> frozenset[str]:
    return frozenset().union(*map(stopwords, LANGUAGES))


@cache
def _statuses() -> re.Pattern[str]:
    """Match a status printed as a cell is: with a capital letter."""
    told = sorted(phrases_of("statuses"), key=len, reverse=True)
    cased = "|".join(re.escape(words[:1].upper() + words[1:]) for words in told)
    return re.compile(rf"(?<!\w)(?:{cased})(?!\w)")
