"""From rows to programme lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from compromiso.model.citation import Citation
from compromiso.model.programme_line import Objective, ProgrammeLine
from compromiso.model.provision import Provision, ProvisionRef, Span
from compromiso.model.structure import Structure
from compromiso.terms.loading import terms
from compromiso.text.programme.field_values import Values, values_by_subject
from compromiso.text.programme.positions import read_positions

ROWS = frozenset({"row", "recommendation"})


def read_programme(
    text: str,
    structure: Structure,
    citations: tuple[Citation, ...],
    values: Values | None = None,
) -> tuple[ProgrammeLine, ...]:
    """List the programme lines of a text: each row with its objectives and activities.

    `values` are those of the fields of its forms, where they are known.
    """
    reader = _Reader(
        text,
        structure,
        values_by_subject(text, structure) if values is None else values,
        cited=sorted((c.start, c.end) for c in citations),
        starts=[p.start for p in structure.provisions],
        flags=sorted((a.start, a.end) for a in structure.artefacts if a.kind == "flag"),
        about={f.subject: f.name for f in structure.form if f.subject == f.provision},
    )
    forms = {field.subject for field in structure.form}
    listed = read_positions(text, structure)
    return listed + tuple(
        reader.line(p)
        for p in structure.provisions
        if p.kind in ROWS or (p.kind == "activity" and p.ref in forms and reader.stands_alone(p))
    )


@dataclass(frozen=True)
class _Reader:
    """A text, where its citations, provisions and flags stand, all in order."""

    text: str
    structure: Structure
    values: Values
    cited: list[Span]
    starts: list[int]
    flags: list[Span]
    about: Mapping[ProvisionRef, str]
    """What the rows of forms are about, where their own words tell it."""

    def line(self, row: Provision) -> ProgrammeLine:
        cells = _cells(self.structure, row)
        flag = self._flag(row, cells)
        return ProgrammeLine(
            instrument=row.instrument,
            eid=row.eid,
            area=_area(self.structure, row),
            theme=self._theme(row),
            objectives=tuple(
                Objective(cell.start, cell.end, _standing_in(cell, self.cited))
                for cell in self._objectives(row, cells)
            ),
            activities=tuple(
                (cell.start, cell.end)
                for cell in ([row] if row.kind == "activity" else _of(cells, "activity"))
            ),
            transversal=flag is not None,
            start=row.start,
            end=max(row.subtree_end, flag or 0),
            label=row.label if self._is_form(row) else None,
            fields=self.values.get(row.ref, ()),
            confidence=row.confidence,
        )

    def stands_alone(self, measure: Provision) -> bool:
        """Say whether a measure stands under no recommendation and no row."""
        return not any(above.kind in ROWS for above in self.structure.index.ancestors(measure))

    def _is_form(self, row: Provision) -> bool:
        return row.kind != "row" or row.ref in self.about

    def _theme(self, row: Provision) -> str:
        if not self._is_form(row):
            return row.label_norm or row.heading or ""
        own = next((v.words for v in self.values.get(row.ref, ()) if v.field == "theme"), None)
        above = self.structure.index.ancestors(row)
        group = next((p.heading for p in above if p.kind == "theme"), None)
        return group or own or ""

    def _objectives(self, row: Provision, cells: tuple[Provision, ...]) -> list[Provision]:
        return [row] if row.ref in self.about else _of(cells, "objective")

    def _flag(self, row: Provision, cells: tuple[Provision, ...]) -> int | None:
        """Give where the flag that calls a row transversal ends, or None."""
        here = _between(self.flags, row.start, self._reach(row))
        if here:
            return here[-1][1]
        words = terms(self.structure.language_of(row), "commitments")["flags"]
        spans = sorted(span for cell in cells for span in cell.spans)
        uncovered = _uncovered(self.text, row, spans)
        return row.start if any(word in piece for piece in uncovered for word in words) else None

    def _reach(self, row: Provision) -> int:
        """Give where the next provision after a row starts: a flag may be its last cell."""
        after = bisect_left(self.starts, row.subtree_end)
        end = self.structure.instruments_by_id[row.instrument].end
        return min(self.starts[after], end) if after < len(self.starts) else end


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
    return tuple(span for start, end in cell.spans for span in _between(cited, start, end))


def _between(spans: list[Span], start: int, end: int) -> list[Span]:
    return spans[bisect_left(spans, (start, 0)) : bisect_left(spans, (end, 0))]


def _uncovered(text: str, row: Provision, spans: list[Span]) -> list[str]:
    """Cut out what stands in the row between its cells: its theme and any flag."""
    pieces, at = [], row.start
    for start, end in (*spans, (row.subtree_end, row.subtree_end)):
        pieces.append(text[at:start])
        at = max(at, end)
    return pieces
