"""From rows to programme lines."""

from __future__ import annotations

from bisect import bisect_left

from compromiso.model.citation import Citation
from compromiso.model.programme_line import Objective, ProgrammeLine
from compromiso.model.provision import Provision, Span
from compromiso.model.structure import Structure
from compromiso.terms.loading import terms


def read_programme(
    text: str, structure: Structure, citations: tuple[Citation, ...]
) -> tuple[ProgrammeLine, ...]:
    """List the programme lines of a text: each row with its objectives and activities."""
    cited = sorted((c.start, c.end) for c in citations)
    rows = (p for p in structure.provisions if p.kind == "row")
    return tuple(_line(text, structure, row, cited) for row in rows)


def _line(text: str, structure: Structure, row: Provision, cited: list[Span]) -> ProgrammeLine:
    cells = _cells(structure, row)
    flag = _flag(text, structure, row, cells)
    return ProgrammeLine(
        instrument=row.instrument,
        eid=row.eid,
        area=_area(structure, row),
        theme=row.label_norm or row.heading or "",
        objectives=tuple(
            Objective(cell.start, cell.end, _standing_in(cell, cited))
            for cell in _of(cells, "objective")
        ),
        activities=tuple((cell.start, cell.end) for cell in _of(cells, "activity")),
        transversal=flag is not None,
        start=row.start,
        end=max(row.subtree_end, flag or 0),
    )


def _of(cells: tuple[Provision, ...], kind: str) -> list[Provision]:
    return sorted((cell for cell in cells if cell.kind == kind), key=lambda cell: cell.start)


def _cells(structure: Structure, row: Provision) -> tuple[Provision, ...]:
    """List the cells of a row; where print interleaves them, one stands within another."""
    children = structure.index.children(row)
    return (*children, *(cell for child in children for cell in structure.index.children(child)))


def _area(structure: Structure, row: Provision) -> str:
    above = structure.index.ancestors(row)
    area = next((p for p in above if p.kind == "subject_area"), None)
    return (area.label_norm or area.heading or "") if area is not None else ""


def _standing_in(cell: Provision, cited: list[Span]) -> tuple[Span, ...]:
    return tuple(
        found
        for start, end in cell.spans
        for found in cited[bisect_left(cited, (start, 0)) : bisect_left(cited, (end, 0))]
    )


def _flag(
    text: str, structure: Structure, row: Provision, cells: tuple[Provision, ...]
) -> int | None:
    """Give where the flag that calls a row transversal ends, or None."""
    reach = _reach(structure, row)
    marks = [
        a.end for a in structure.artefacts if a.kind == "flag" and row.start <= a.start < reach
    ]
    if marks:
        return marks[-1]
    flags = terms(structure.language_of(row), "commitments")["flags"]
    spans = sorted(span for cell in cells for span in cell.spans)
    uncovered = _uncovered(text, row, spans)
    return row.start if any(flag in piece for piece in uncovered for flag in flags) else None


def _reach(structure: Structure, row: Provision) -> int:
    """Give where the next provision after a row starts: a flag may stand in its last cell."""
    starts = [p.start for p in structure.provisions if p.start >= row.subtree_end]
    return min(starts, default=structure.instruments_by_id[row.instrument].end)


def _uncovered(text: str, row: Provision, spans: list[Span]) -> list[str]:
    """Cut out what stands in the row between its cells: its theme and any flag."""
    pieces, at = [], row.start
    for start, end in (*spans, (row.subtree_end, row.subtree_end)):
        pieces.append(text[at:start])
        at = max(at, end)
    return pieces
