"""Rows of an action plan: area, theme, objectives and activities, from cells parted by tabs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from compromiso.errors import Issue
from compromiso.model.provision import Span
from compromiso.terms.loading import LANGUAGES, terms
from compromiso.text.structure.lines import Line
from compromiso.text.structure.wording import any_of

WORDS = re.compile(r"[^\W\d_][\w’'-]*")
SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-ZÁÉÍÓÚÂÊÔÀÇ])")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which cell of a row holds what, counted from 0; `area` is None where it leads the theme."""

    area: int | None
    theme: int
    objective: int
    activity: int


@dataclass(slots=True)
class Row:
    """One row: the spans of its cells, and what had to be put right in it.

    `theme` is empty where the row goes on with the theme above; `others` are cells of columns
    that are none of these, each with the number of its column.
    """

    area: Span | None
    theme: list[Span]
    objectives: list[list[Span]]
    activities: list[Span]
    flags: list[Span]
    others: list[tuple[int, Span]]
    end: int
    issues: list[Issue] = field(default_factory=list)


@cache
def _words(column: str) -> frozenset[str]:
    return frozenset(
        w for language in LANGUAGES for w in terms(language, "structure")["table"][column]
    )


@cache
def _flag() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(_words('flag'))})\b[.:]?\s*", re.IGNORECASE)


@cache
def _opener(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=[^\s.;])\s+(?={terms(language, 'structure')['table']['opener']})")


@cache
def _joints(language: str) -> frozenset[str]:
    return frozenset(terms(language, "structure")["table"]["joints"])


def cells_of(text: str, line: Line) -> list[Span]:
    """Give the cells of a line parted by tabs, the empty ones at its start included."""
    start = line.start - (0 if line.markers else line.indent)
    cells = []
    for cell in text[start : line.end].split("\t"):
        left = start + len(cell) - len(cell.lstrip())
        cells.append((left, max(left, start + len(cell.rstrip()))))
        start += len(cell) + 1
    return cells


def header_columns(line: Line) -> Columns | None:
    """Give the columns if the line heads a programme table: it names objectives and activities."""
    if line.words.count("\t") < 2:
        return None
    cells = [{w.casefold() for w in WORDS.findall(cell)} for cell in line.words.split("\t")]
    found: dict[str, int] = {}
    for number, words in enumerate(cells):
        for column in ("objective", "activity", "theme", "area"):
            if column not in found and words & _words(column):
                found[column] = number
                break
    if "objective" not in found or "activity" not in found:
        return None
    theme = found.get("theme", found.get("area", 0))
    area = found.get("area") if "theme" in found else None
    taken = {theme, found["objective"], found["activity"]}
    return Columns(area, theme, found["objective"], found["activity"]) if len(taken) == 3 else None


def read_row(text: str, line: Line, columns: Columns, language: str) -> Row | None:
    """Cut a row into area, theme, objectives and activities; interleaved cells become an issue.

    None where the line has too few cells to be a row of this table.
    """
    cells = cells_of(text, line)
    if len(cells) <= max(columns.objective, columns.activity, columns.theme, columns.area or 0):
        return None
    row = Row(None, [], [], [], [], [], line.end)
    _read_theme(text, cells, columns, row)
    pieces = [_unflagged(text, cells[columns.objective], row)]
    activity = _unflagged(text, cells[columns.activity], row)
    if row.theme and _held(pieces[0]) and _held(activity):
        _unweave(text, row, pieces, activity, language)
    row.objectives = _sentences(text, pieces, language)
    row.activities += [piece for group in _sentences(text, [activity], language) for piece in group]
    row.activities.sort()
    known = {columns.area, columns.theme, columns.objective, columns.activity}
    row.others = [
        (number, cell) for number, cell in enumerate(cells) if number not in known and _held(cell)
    ]
    return row


def _held(cell: Span) -> bool:
    return cell[0] < cell[1]


def _read_theme(text: str, cells: list[Span], columns: Columns, row: Row) -> None:
    theme = cells[columns.theme]
    if columns.area is not None:
        row.area = cells[columns.area] if _held(cells[columns.area]) else None
        row.theme = [theme] if _held(theme) else []
        return
    area_end = _capitals_end(text, theme)
    row.area = (theme[0], area_end) if area_end else None
    begin = _skip_space(text, area_end or theme[0])
    row.theme = [(begin, theme[1])] if begin < theme[1] else []


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \u00a0":
        at += 1
    return at


def _capitals_end(text: str, cell: Span) -> int | None:
    end = None
    for word in re.finditer(r"\S+", text[cell[0] : cell[1]]):
        letters = [c for c in word.group() if c.isalpha()]
        if not letters or not all(c.isupper() for c in letters):
            break
        end = cell[0] + word.end()
    return end if end is not None and end - cell[0] > 3 and end < cell[1] else None


def _unflagged(text: str, cell: Span, row: Row) -> Span:
    match = _flag().match(text, cell[0], cell[1])
    if match is None or not text[cell[0] : cell[0] + 4].isupper():
        return cell
    row.flags.append((cell[0], cell[0] + len(match.group().rstrip())))
    return (min(match.end(), cell[1]), cell[1])


def _sentences(text: str, pieces: list[Span], language: str) -> list[list[Span]]:
    """Group the sentences of a cell; a piece that begins low goes on with the one before."""
    groups: list[list[Span]] = []
    for number, (start, end) in enumerate(pieces):
        for i, sentence in enumerate(_cut(text, start, end, language)):
            if number and not i and groups and not text[start].isupper():
                groups[-1].append(sentence)
            else:
                groups.append([sentence])
    return groups


def _cut(text: str, start: int, end: int, language: str) -> list[Span]:
    cell = text[start:end]
    breaks = [(m.start(), m.end()) for m in SENTENCE.finditer(cell)]
    breaks += [(m.start(), m.end()) for m in _opener(language).finditer(cell)]
    spans, left = [], 0
    for stop, following in sorted(set(breaks)):
        if stop > left:
            spans.append((start + left, start + stop))
        left = following
    if left < len(cell):
        spans.append((start + left, end))
    return spans


def _unweave(text: str, row: Row, pieces: list[Span], activity: Span, language: str) -> None:
    """Give back to their columns the words that were read across cells; say so as an issue."""
    run = _intruder(text, pieces[0], activity, language)
    if run is None:
        return
    start, end = pieces[0]
    left, right = run
    tail = _theme_tail(text, run, language)
    row.activities.append((left, tail[0] if tail else right))
    row.activities[-1] = (left, left + len(text[left : row.activities[-1][1]].rstrip()))
    if tail:
        row.theme.append(tail)
    first = start + len(text[start:left].rstrip())
    pieces[:] = [(start, first), (_skip_space(text, right), end)]
    row.issues.append(_woven(row))


def _woven(row: Row) -> Issue:
    return Issue(
        "STRU-05",
        "warning",
        "The cells of this row were read across its columns.",
        "Compare the row with the page and correct what belongs to which column.",
        row.theme[0][0],
        row.end,
    )


def _intruder(text: str, cell: Span, activity: Span, language: str) -> Span | None:
    """Find words of the next column in a cell: after a joint, opening as that column does."""
    opening = WORDS.match(text, activity[0], activity[1])
    if opening is None or not opening.group()[0].isupper():
        return None
    previous = ""
    for word in WORDS.finditer(text, cell[0], cell[1]):
        if word.group() == opening.group() and previous in _joints(language):
            return word.start(), _title_run_end(text, word.start(), cell[1], language)
        previous = word.group()
    return None


def _title_run_end(text: str, start: int, end: int, language: str) -> int:
    last = start
    for word in WORDS.finditer(text, start, end):
        if not word.group()[0].isupper() and word.group() not in _joints(language):
            break
        if word.group()[0].isupper():
            last = word.end()
    return last


def _theme_tail(text: str, run: Span, language: str) -> Span | None:
    both = frozenset(terms(language, "structure")["table"]["conjunctions"])
    conjunctions = [w for w in WORDS.finditer(text, run[0], run[1]) if w.group() in both]
    return (conjunctions[-1].start(), run[1]) if len(conjunctions) >= 2 else None
