"""The lines of a text that a form is known by: names of fields, and headers of tables."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from compromiso.text.structure.lines import Line
from compromiso.text.structure.matrix.cells import cut_cells, is_parted, is_rule
from compromiso.text.structure.matrix.field_names import (
    LEVELS,
    LONGEST_CELL,
    LONGEST_NAME,
    ROW_LABEL,
    TELLING,
    Columns,
    Label,
    bare_field,
    begins_a_name,
    header_field,
    may_name,
    read_label,
    run_of_names,
    short_label,
)
from compromiso.text.structure.matrix.grid import Grid, find_grid, is_wide, pieces_of
from compromiso.text.structure.tables import header_columns as programme_columns

BARE_LENGTH = 70
MOST_IN_PAIRS = 4
FEWEST_STACKED, MOST_STACKED, WRAPPED = 3, 12, 3
"""How few and how many names of fields, one a line, are the header of a table that lost its shape,
and over how many lines one of them may be broken."""


@dataclass(slots=True)
class Marks:
    """By index of the line: the names of fields that open lines, the headers of tables.

    `stacked` are headers printed one name a line, each with the number of lines it takes, `runs`
    those of them whose names stand on one line with nothing but a space between them; `rows` are
    the lines that hold cells, from the first header on; `grids` are headers whose columns white
    space parts; `pairs` are rows that hold the name of a field and its value.
    """

    labels: dict[int, Label] = field(default_factory=dict)
    headers: dict[int, Columns] = field(default_factory=dict)
    stacked: dict[int, tuple[Columns, int]] = field(default_factory=dict)
    runs: set[int] = field(default_factory=set)
    rows: set[int] = field(default_factory=set)
    grids: dict[int, Grid] = field(default_factory=dict)
    pairs: dict[int, Label] = field(default_factory=dict)

    def heads(self) -> set[int]:
        """Give the indexes of the lines that head tables, printed again on every page or not."""
        stacked = {at + n for at, (_, count) in self.stacked.items() for n in range(count)}
        wide = {at + n for at, grid in self.grids.items() for n in range(grid.lines)}
        return stacked | wide | self.headers.keys()

    def lines(self) -> set[int]:
        """Give the indexes of all lines that name fields or hold cells."""
        subjects = {at for at, label in self.labels.items() if label.number or not label.bare}
        return subjects | self.heads() | self.rows


def find_marks(text: str, lines: list[Line]) -> Marks | None:
    """Find what a form is known by, or None where the text holds no form."""
    marks = Marks()
    known: dict[str, Label | Columns | None] = {}
    for at, line in enumerate(lines):
        words = line.words
        if "\t" in words or "|" in words:
            _mark_header(text, at, lines, marks)
        elif is_wide(line):
            _mark_grid(text, lines, at, marks)
            if at not in marks.grids and may_name(words):
                _mark_beside(line, at, marks)
        elif may_name(words) and (
            len(words) <= LONGEST_CELL or ":" in words[:LONGEST_NAME] or words[0] in "Rr"
        ):
            _mark_named(at, words, known, marks)
    _mark_stacked(lines, marks)
    if not _is_form(marks):
        return None
    if marks.headers or marks.pairs:
        first = min((*marks.headers, *marks.pairs))
        marks.rows = {
            at
            for at in range(max(first - 1, 0), len(lines))
            if (at >= first and is_parted(lines[at], text))
            or (lines[at].words[0] == "+" and is_rule(lines[at]))
        }
    return marks


def _header_in(words: str) -> Columns | None:
    """Give the columns of a table whose header stands on one line, where words are that."""
    columns = run_of_names(words)
    return columns if columns is not None and _heads(columns) else None


def _mark_named(
    at: int, words: str, known: dict[str, Label | Columns | None], marks: Marks
) -> None:
    """Mark a line by the fields that it names; `known` keeps what words were found to name."""
    if words not in known:
        named = read_label(words) or _header_in(words) if begins_a_name(words) else None
        known[words] = named or short_label(words)
    named = known[words]
    if isinstance(named, Label):
        marks.labels[at] = named
    elif named is not None:
        marks.stacked[at] = (named, 1)
        marks.runs.add(at)


def _mark_beside(line: Line, at: int, marks: Marks) -> None:
    """Mark the name of a field whose value white space parts from it on one line."""
    pieces = pieces_of(line, 0)
    label = read_label(pieces[0][1]) if len(pieces) == 2 else None
    if label is not None and label.bare:
        marks.labels[at] = replace(label, end=pieces[1][0], bare=False)


def _lengthen(lines: list[Line], first: int, marks: Marks) -> None:
    """Add the names that the lines below the first of a header go on with."""
    columns, at = marks.stacked[first][0], first + 1
    while at < min(len(lines), first + FEWEST_STACKED + 1):
        words = lines[at].words
        one = bare_field(words)
        more = (one,) if one is not None else run_of_names(words, fewest=2)
        if more is None or set(more) & set(columns):
            break
        columns, at = (*columns, *more), at + 1
    marks.stacked[first] = (_without_umbrella(columns), at - first)
    for within in range(first + 1, at):
        marks.labels.pop(within, None)


def _is_programme(at: int, lines: list[Line]) -> bool:
    """Say whether a header is that of an action plan by themes, whose rows bear no numbers."""
    if programme_columns(lines[at]) is None:
        return False
    below = lines[at + 1].words.split("\t") if at + 1 < len(lines) else []
    return not any(ROW_LABEL.match(cell) for cell in below)


def _mark_header(text: str, at: int, lines: list[Line], marks: Marks) -> None:
    line = lines[at]
    columns = header_columns(text, line)
    if columns is not None and _is_programme(at, lines):
        return
    if columns is not None:
        marks.headers[at] = columns
        return
    cells = cut_cells(text, line)
    filled = cells.filled()
    if 1 <= len(filled) <= MOST_IN_PAIRS:
        start, end = cells.spans[filled[0]]
        label = read_label(text[start:end])
        if label is not None and label.bare == (len(filled) > 1):
            marks.pairs[at] = label


def _mark_grid(text: str, lines: list[Line], at: int, marks: Marks) -> None:
    """Mark the header of a table whose columns white space parts."""
    if any(at < start + grid.lines for start, grid in list(marks.grids.items())[-1:]):
        return
    if not any(header_field(words) for _, words in pieces_of(lines[at], 0)):
        return
    grid = find_grid(text, lines, at)
    if grid is not None and leads(grid.columns):
        marks.grids[at] = grid


def header_columns(text: str, line: Line) -> Columns | None:
    """Give the field of each cell if a line heads a follow-up table or goes on with such a head."""
    if not is_parted(line, text) or is_rule(line):
        return None
    cells = cut_cells(text, line)
    filled = cells.filled()
    if len(filled) < 2:
        return None
    words = [text[start:end] for start, end in cells.spans]
    columns = tuple(header_field(cell) if cell else None for cell in words)
    named = [field for field in columns if field is not None]
    if len(set(named)) < 2 or 2 * len(named) < len(filled):
        return None
    exact = sum(bare_field(words[number]) is not None for number in filled)
    if len(filled) == 2:
        return columns if exact == 2 else None
    return columns if exact >= min(2, len(filled) - 1) or 3 * exact >= 2 * len(filled) else None


def leads(columns: Columns) -> bool:
    """Say whether columns make a follow-up table: they name a subject and what tells of it."""
    named = {field for field in columns if field is not None}
    subject = named & LEVELS.keys()
    return bool(subject or {"paragraph", "theme"} & named) and bool(named & TELLING)


def _mark_stacked(lines: list[Line], marks: Marks) -> None:
    """Mark the headers whose names stand one on a line, and lengthen those on one line."""
    for at in marks.runs:
        _lengthen(lines, at, marks)
    bare = [at for at, label in marks.labels.items() if label.bare and label.number is None]
    if len(bare) < FEWEST_STACKED - 1:
        return
    known = set(bare)
    at = 0
    while at < len(bare):
        columns, after = _stack(lines, bare[at], known)
        if len(columns) >= FEWEST_STACKED - 1 and _heads(columns):
            marks.stacked[bare[at]] = (columns, after - bare[at])
        at += 1
        while at < len(bare) and bare[at] < after and len(columns) > 1:
            at += 1


def _stack(lines: list[Line], first: int, known: set[int]) -> tuple[Columns, int]:
    """Give the fields named line by line from `first`, and the index after the last of them."""
    columns: list[str | None] = []
    at = first
    while at < len(lines) and len(columns) < MOST_STACKED:
        taken = 1 if at in known else 0
        found = bare_field(lines[at].words) if taken else None
        if found is None or not _stands_alone(lines, at):
            found, taken = _broken(lines, at)
        if found is None and _is_unknown_name(lines, at, columns, known):
            taken = 1
        elif found is None or found in columns:
            break
        columns.append(found)
        at += taken
    return _without_umbrella(tuple(columns)), at


def _is_unknown_name(
    lines: list[Line], at: int, columns: list[str | None], known: set[int]
) -> bool:
    """Say whether a short line between the names of a header is a name that is not known."""
    words = lines[at].words
    if len(columns) < FEWEST_STACKED or len(words) > BARE_LENGTH or ROW_LABEL.match(words):
        return False
    below = bare_field(lines[at + 1].words) if at + 1 in known else None
    return below is not None and below not in columns and None not in columns


def _without_umbrella(columns: Columns) -> Columns:
    """Leave out the "Tracking" that only stands over "Status" and "Comments"."""
    at = columns.index("progress") if "progress" in columns else len(columns)
    below = set(columns[at + 1 : at + 3])
    return columns if below != {"status", "comment"} else (*columns[:at], *columns[at + 1 :])


def _stands_alone(lines: list[Line], at: int) -> bool:
    return not lines[at].words.rstrip().endswith(":")


def _broken(lines: list[Line], at: int) -> tuple[str | None, int]:
    """Read a name that is broken over two or three lines."""
    for count in range(2, WRAPPED + 1):
        words = " ".join(line.words for line in lines[at : at + count])
        if len(words) > BARE_LENGTH:
            break
        found = bare_field(words)
        if found is not None and not words.endswith(":"):
            return found, count
    return None, 0


def _heads(columns: Columns) -> bool:
    """Say whether names in a row head a table: their first is what its rows are about."""
    first = next((name for name in columns if name not in ("number", "theme", "paragraph")), None)
    return first in LEVELS and leads(columns)


def _is_form(marks: Marks) -> bool:
    if marks.stacked or marks.grids or any(leads(columns) for columns in marks.headers.values()):
        return True
    named = (*marks.labels.values(), *marks.pairs.values())
    subjects = [
        label for label in named
        if LEVELS.get(label.field) and (label.number or not label.bare)
    ]  # fmt: skip
    telling = [label.field for label in named if label.field in TELLING]
    numbered = sum(label.number is not None for label in subjects)
    if not subjects or (numbered == 0 and len(subjects) < 2):
        return False
    return len(set(telling)) >= 2 or (len(telling) >= 2 and len(subjects) >= 2)
