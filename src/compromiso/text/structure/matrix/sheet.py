"""The rows of a form as nodes: what each is about, its fields, the measures under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from compromiso.errors import Issue
from compromiso.model.artefact import Artefact
from compromiso.model.filled_at_once import filled_at_once
from compromiso.model.form_field import FormField
from compromiso.model.provision import Provision, Span
from compromiso.text.structure.matrix.answers import numbers_in
from compromiso.text.structure.matrix.cells import cell_lines
from compromiso.text.structure.matrix.field_names import LEVELS, Label, read_label
from compromiso.text.structure.matrix.items import find_items
from compromiso.text.structure.node import Node

SURE, PLACED, SHARED = 0.95, 0.8, 0.6
"""How sure a field is that is printed, that was told by its look, that several rows share."""
NUMBERED = re.compile(
    r"\(?(?P<number>\d{1,3}(?:\.\d{1,3}){1,3}(?:\s?[-–]\s?\d{1,3}(?:\.\d{1,3})?)?"
    r"|\d{1,3}(?:\s?[-–]\s?\d{1,3})?(?=[.)]|\s?[-–]\s|$)|[A-Za-z](?=[.)]))"
    r"(?P<sign>\s?[.)]{0,2}(?:\s?[-–](?=\s))?)(?=[\s\u00a0*_]|$)"
)
WHOLE_NUMBER = re.compile(
    r"(?:n[.°ºo]{1,3}|#)?\s?(?P<number>[A-Z]{0,3}\s?-?\d{1,3}(?:\.\d{1,3}){0,3}"
    r"(?:\s?[-–]\s?\d{1,3}(?:\.\d{1,3})?)?|[A-Za-z]|[IVX]{1,6})[.)]{0,2}",
    re.IGNORECASE,
)
KINDS = {"recommendation": "recommendation", "action": "activity"}
RANGED = re.compile(r"\d[-–]\d")
LETTERS_BEFORE = re.compile(r"^[A-Za-z]{1,3}\s?-?(?=\d)")


@filled_at_once
@dataclass(frozen=True, slots=True)
class FormCell:
    """A field of a row: the node it is about, its own, and where its value begins."""

    subject: Node
    node: Node
    field: str
    begin: int
    confidence: float
    breaks: tuple[int, ...] = ()
    firm: bool = False


@dataclass
class Sheet:
    """The rows read so far, in the order they were opened.

    `firm` says that a line of the cell being read is a paragraph, and not broken at a margin.
    """

    text: str
    language: str
    breaks: tuple[int, ...] = ()
    nodes: list[Node] = field(default_factory=list)
    form: list[FormCell] = field(default_factory=list)
    artefacts: list[Artefact] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    theme: Node | None = None
    entry: Node | None = None
    actions: list[Node] = field(default_factory=list)
    firm: bool = False

    def open_theme(self, cell: list[Span], begin: int) -> Node:
        """Open a group of rows under its name; `begin` is where the name itself begins."""
        node = self._add("theme", list(cell), None)
        node.heading = " ".join(self.text[begin : cell[-1][1]].split()).strip("*_# ") or None
        self.theme, self.entry, self.actions = node, None, []
        return node

    def open(
        self, name: str, cell: list[Span], label: Label | None = None, number: Span | None = None
    ) -> Node:
        """Open what a row is about; a measure goes under the recommendation that is open."""
        deep = LEVELS.get(name, 1) == 2
        if not deep:
            self._head_only(label)
            self.entry, self.actions = None, []
        parent = self.entry or self.theme
        pieces = [number, *cell] if number else list(cell)
        node = self._add(KINDS.get(name, "row"), joined(self.text, sorted(pieces)), parent)
        begin = self._name(node, cell, label, number)
        self._tell_range(node)
        if deep:
            self.actions = [node]
        else:
            self.entry = node
        self._note_value(name, node, begin)
        return node

    def _head_only(self, label: Label | None) -> None:
        """Let the row above be no more than a heading where the same number follows at once."""
        above = self.entry
        if above is None or label is None or label.number is None or self.actions:
            return
        if above is self.nodes[-1] and above.norm == _norm(label.number):
            above.kind, above.label, above.norm = "heading", None, None

    def open_actions(self, cell: list[Span]) -> None:
        """Open the measures that one cell numbers; one where it numbers none."""
        items = find_items(self.text, cell, self.language)
        if len(items) < 2 or items[0].spans[0][0] != cell[0][0]:
            self.open("action", cell)
        else:
            self.actions = [self.open("action", item.spans) for item in items]

    def put(self, name: str, cell: list[Span], begin: int, confidence: float = SURE) -> Node:
        """Add a field to the measure or row that is open; to all measures that share the cell.

        `cell` are its lines, `begin` is where its value begins.
        """
        if self.firm and len(self.actions) == len(cell) > 1:
            return self._put_each(name, cell, confidence)
        subjects = self.actions or ([self.entry] if self.entry is not None else [])
        parent = subjects[0] if len(subjects) == 1 else self.entry or self.theme
        node = self._add(name, joined(self.text, cell), parent)
        if begin > cell[0][0]:
            node.heading = self.text[cell[0][0] : begin].strip(" \t\n:*_.–—-") or None
        sure = confidence if len(subjects) < 2 else min(confidence, SHARED)
        breaks = tuple(start for start, _ in cell[1:] if start > begin)
        for subject in subjects:
            self.form.append(FormCell(subject, node, name, begin, sure, breaks, self.firm))
        return node

    def _put_each(self, name: str, cell: list[Span], confidence: float) -> Node:
        """Give each of several measures the line of the cell that stands beside it."""
        held, node = self.actions, self.actions[0]
        for action, line in zip(held, cell, strict=True):
            self.actions = [action]
            node = self.put(name, [line], line[0], min(confidence, PLACED))
        self.actions = held
        return node

    def put_on_row(self, name: str, cell: list[Span], begin: int, confidence: float = SURE) -> Node:
        """Add a field to the row itself, whatever measure is open."""
        held, self.actions = self.actions, []
        node = self.put(name, cell, begin, confidence)
        self.actions = held
        return node

    def drop(self, kind: str, span: Span) -> None:
        """Take a piece for furniture of the page or the table."""
        if span[0] < span[1]:
            self.artefacts.append(Artefact(kind, *span))

    def set_apart(self, node: Node) -> None:
        """Take a measure out of the row that it stands below and does not belong to."""
        if node.parent is not None:
            node.parent.children.remove(node)
        node.parent = self.theme

    def close(self) -> None:
        """Forget the rows that are open: what follows stands elsewhere."""
        self.theme = self.entry = None
        self.actions = []

    def _add(self, kind: str, spans: list[Span], parent: Node | None) -> Node:
        node = Node(kind, spans, parent, confidence=SURE)
        self.nodes.append(node)
        return node

    def _note_value(self, name: str, node: Node, begin: int) -> None:
        if name not in KINDS:
            self.form.append(FormCell(node, node, name, begin, SURE))

    def _name(self, node: Node, cell: list[Span], label: Label | None, number: Span | None) -> int:
        """Give a row its number; return where its own words begin."""
        start, end = cell[0]
        label = label or read_label(self.text[start : min(end, start + 160)])
        if number is not None:
            self._number(node, self.text[number[0] : number[1]], number[0])
            return start
        if label is not None and label.field in LEVELS:
            shown = self.text[start : start + label.end].rstrip(" \t:*_.–—-")
            if label.number is not None:
                node.label, node.norm = shown, _norm(label.number)
            else:
                node.heading = shown
            return min(start + label.end, cell[-1][1])
        found = NUMBERED.match(self.text, start, end)
        if found is not None:
            self._number(node, found.group().strip(), start)
            return found.end()
        return start

    def _number(self, node: Node, shown: str, at: int) -> None:
        found = WHOLE_NUMBER.fullmatch(shown.strip().strip("()[]").strip())
        if found is not None:
            node.label, node.norm = shown.strip(), _norm(found["number"])

    def _tell_range(self, node: Node) -> None:
        numbers = numbers_in(node.norm or "") if RANGED.search(node.norm or "") else ()
        if len(numbers) < 2:
            return
        told = f"One row answers several numbers: {node.norm} stands for {', '.join(numbers)}."
        remedy = "Look up each of these numbers under this row."
        self.issues.append(Issue("STRU-20", "info", told, remedy, node.start, node.end))


def _norm(number: str) -> str:
    bare = number.strip()
    if LETTERS_BEFORE.match(bare):
        bare = LETTERS_BEFORE.sub("", bare)
    parts = [str(int(part)) if part.isdigit() else part for part in bare.split(".")]
    return re.sub(r"\s?[-–]\s?", "-", ".".join(parts))


def joined(text: str, pieces: list[Span]) -> list[Span]:
    """Give the pieces, those joined that only white space parts."""
    whole: list[Span] = []
    for start, end in pieces:
        if whole and not text[whole[-1][1] : start].strip():
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return whole


def form_fields(
    text: str, cells: list[FormCell], provisions: list[Provision]
) -> Iterator[FormField]:
    """Yield the fields with the provisions that they and what they are about have become."""
    at_start = {p.start: p.ref for p in provisions} if cells else {}
    for cell in cells:
        spans = tuple(_value_spans(text, cell))
        if spans:
            subject, own = at_start[cell.subject.start], at_start[cell.node.start]
            yield FormField(
                subject, own, cell.field, spans, cell.confidence, cell.breaks, cell.firm
            )


def _value_spans(text: str, cell: FormCell) -> Iterator[Span]:
    """Yield the pieces of a cell after the name of the field, without the space around them."""
    for start, end in cell.node.spans:
        start = max(start, cell.begin)
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        if words.strip(" \n\t\u00a0*_:"):
            yield start, start + len(words.strip())


def items_under(sheet: Sheet, node: Node, begin: int) -> list[Node]:
    """Take the points that the own words of a row number out of them; give them as its children."""
    own = [(max(start, begin), end) for start, end in node.spans if end > begin]
    cell = [line for span in own for line in cell_lines(sheet.text, span, sheet.breaks)]
    items = find_items(sheet.text, cell, sheet.language) if cell else []
    if len(items) < 2 or items[0].spans[0][0] <= begin:
        return []
    node.spans = _before(sheet.text, node.spans, items[0].spans[0][0])
    return [
        Node("point", item.spans, node, item.label, item.norm, confidence=item.confidence)
        for item in items
    ]


def _before(text: str, spans: list[Span], stop: int) -> list[Span]:
    kept = [(start, min(end, stop)) for start, end in spans if start < stop]
    return [(start, start + len(text[start:end].rstrip())) for start, end in kept]
