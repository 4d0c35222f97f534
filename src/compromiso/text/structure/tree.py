"""From lines in order and labels in place to one tree of nodes for one instrument."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from compromiso.errors import Issue
from compromiso.model.artefact import Artefact
from compromiso.text.structure.candidate import Candidate
from compromiso.text.structure.continuing import broken_off, lists_on, names_on, opens_anew
from compromiso.text.structure.headings import (
    closes_session,
    heads_list,
    is_heading,
    is_title_like,
    opening_kind,
)
from compromiso.text.structure.lines import Line
from compromiso.text.structure.matrix.read_matrix import Matrix
from compromiso.text.structure.matrix.sheet import FormCell
from compromiso.text.structure.node import UNRANKED, Node
from compromiso.text.structure.node_kinds import containing, kind_of_node
from compromiso.text.structure.recitals import name_recitals
from compromiso.text.structure.rows import RowReader, rest_of_row
from compromiso.text.structure.sequence import Placed
from compromiso.text.structure.tables import header_columns
from compromiso.text.structure.titles import Title
from compromiso.text.structure.wording import RANKS, phrases

OPENING = frozenset({"preamble", "recital"})
CLOSED = frozenset({"heading", "entry", "field", "answer"})
"""Kinds whose words end with their line."""
STOPS, AFTER_STOPS = frozenset(".;:!?…"), "'\"”»)]*_"
NAME_LENGTH, SHORT_NAME = 90, 45
"""How long the name of a part may be, and one without an empty line below."""
DATELINE = 120


@dataclass(slots=True)
class Segment:
    """The lines (indexes into the file's lines) of one instrument, and what is known of them."""

    title: Title | None
    body: list[int]
    language: str
    wrapped: bool


@dataclass
class Tree:
    """The nodes of one instrument in document order, with what stands between them."""

    segment: Segment
    nodes: list[Node] = field(default_factory=list)
    artefacts: list[Artefact] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    form: list[FormCell] = field(default_factory=list)


class TreeBuilder:
    """Builds the tree of one segment, line by line."""

    def __init__(
        self,
        text: str,
        lines: list[Line],
        segment: Segment,
        candidates: list[Candidate],
        placed: list[Placed],
    ) -> None:
        self.text, self.lines, self.segment = text, lines, segment
        self.placed = placed
        self.candidates = candidates
        self.by_line = {c.at: i for i, c in enumerate(candidates) if placed[i].reading is not None}
        self.labelled: dict[int, Node] = {}
        self.tree = Tree(segment)
        self.current: Node | None = None
        self.last: Node | None = None
        self.anchor: Node | None = None
        self.rows = RowReader(text, segment.language)
        self.closing = self.enacted = self.reciting = False
        self.ended: set[Node] = set()
        self.taken_in: set[int] = set()
        self.labels = sorted(self.by_line)
        self.final_labels = self._final_labels()
        self.first_label = min(self.by_line, default=1 << 60)

    def build(self, fields: frozenset[int], matrix: Matrix) -> Tree:
        """Give the tree: every line of the segment is in a node or an artefact."""
        if self.segment.title is not None:
            self._title(self.segment.title)
        previous: Line | None = None
        for place, at in enumerate(self.segment.body):
            line = self.lines[at]
            if at in self.taken_in:
                pass
            elif at in self.by_line:
                self._label(line, self.by_line[at])
            elif at in matrix.taken:
                self._form(matrix.blocks.get(at, []))
            elif at in fields:
                self._add(Node("field", [(line.start, line.end)], self.current))
            elif not self._table(place, line):
                self._words(place, line, previous)
            previous = line
        name_recitals(self.tree.nodes, self.text, self.segment.language)
        self.tree.artefacts += self.rows.artefacts + matrix.sheet.artefacts
        self.tree.issues += self.rows.issues + matrix.sheet.issues
        self.tree.form += matrix.sheet.form + self.rows.form
        return self.tree

    def _final_labels(self) -> list[int]:
        """Give the lines of the labels after which a text may close, before an annex too."""
        ends = [
            before
            for before, at in pairwise(self.labels)
            if self.candidates[self.by_line[at]].container in ("annex", "end", "provision")
        ]
        return [*ends, *self.labels[-1:]] or [-1]

    def _closes(self, at: int, line: Line) -> bool:
        """Say whether a line opens the closing words, which nothing numbered follows."""
        told = phrases("formulas", "closing").match(line.words) or (
            self.labels and len(line.words) < DATELINE and closes_session(line.words)
        )
        if not told:
            return False
        last = bisect_right(self.labels, at) - 1
        return (self.labels[last] if last >= 0 else -1) in self.final_labels

    def _add(self, node: Node) -> Node:
        self.tree.nodes.append(node)
        self.last = node
        return node

    def _title(self, title: Title) -> None:
        node: Node | None = None
        if title.annex is not None:
            self._annex(title.annex)
        for at in title.lines:
            line = self.lines[at]
            if node is None:
                node = self._add(Node("title", [(line.start, line.end)], None))
            else:
                node.extend(line.start, line.end, adjoining=False)
        self.last = None

    def _annex(self, annex: Candidate) -> None:
        """Put the label by which a text is called a further annex before its title."""
        line, norm = self.lines[annex.at], annex.readings[0].norm
        self._add(Node("annex", [(line.start, line.end)], None, annex.label, norm))

    def _label(self, line: Line, number: int) -> None:
        candidate, placed = self.candidates[number], self.placed[number]
        reading = placed.reading
        self.closing = False
        parent = self.labelled.get(placed.parent)
        while parent is not None and parent in self.ended:
            parent = parent.parent
        node = Node(
            kind_of_node(candidate, parent, reading.family[0] if reading is not None else "low"),
            [(line.start, line.end)],
            parent,
            label=candidate.label,
            heading=self._heading(candidate, line),
            rank=candidate.rank if candidate.rank is not None else UNRANKED,
            confidence=placed.confidence,
            alternatives=placed.alternatives,
        )
        if reading is not None:
            node.norm, node.value, node.family = reading.norm, reading.value, reading.family[0]
        if self.reciting and node.kind == "paragraph" and parent is None:
            node.kind = "recital"
        self.labelled[number] = self.current = self.anchor = self._add(node)
        self.rows.close()

    def _heading(self, candidate: Candidate, line: Line) -> str | None:
        if not candidate.heading or candidate.container in ("entry", "answer"):
            return None
        return self.text[candidate.label_end : line.end].strip(" \t:.*_#–—-") or None

    def _table(self, place: int, line: Line) -> bool:
        """Give the line to the table that is open or opens here; say whether it was taken."""
        rest: list[int] = []
        if self.rows.columns is not None and header_columns(line) is None:
            rest = rest_of_row(self.lines, self.segment.body, place)
        if not self.rows.read(line, [self.lines[at] for at in rest]):
            return False
        self.taken_in.update(rest)
        self.tree.nodes += self.rows.nodes
        self.rows.nodes = []
        self.last = None
        return True

    def _form(self, nodes: list[Node]) -> None:
        """Hang the rows of a form under the part of the text that they stand in."""
        holder = containing(self.current)
        for node in nodes:
            if node.parent is None and holder is not None:
                node.parent = holder
                holder.children.append(node)
        self.tree.nodes += nodes
        self.last = self.anchor = None

    def _words(self, place: int, line: Line, previous: Line | None) -> None:
        if self._names_part(place, line):
            self._name(line)
            return
        if previous is not None and (
            names_on(line, previous, self.current) or self._rests(place, line, previous)
        ):
            self._name(line)
            return
        if self._labelled_above(line) or self._goes_on(line, previous):
            assert self.last is not None  # noqa: S101  (what _goes_on has just asked)
            self.last.extend(
                line.start,
                line.end,
                adjoining=line.blanks == 0
                and previous is not None
                and line.number == previous.number + 1,
            )
            return
        if line.bullet:
            parent = self.anchor if self.anchor is not None else self.current
            self._add(Node("bullet", [(line.start, line.end)], parent))
        elif is_heading(line) or (is_title_like(line, previous) and self._ends_goal(place)):
            self._head(line)
        else:
            self._paragraph(place, line)

    def _names_part(self, place: int, line: Line) -> bool:
        """Say whether a line below the label of a part is its name: short, and no sentence."""
        part = self.current
        if part is None or part is not self.last or part.rank >= 10 or part.heading is not None:
            return False
        words = line.words.strip("*_() ")
        if part.rank == RANKS["end"] or line.bullet or not words or "\t" in words:
            return False
        if not words[0].isupper() or not words[-1].isalnum():
            return False
        following = self.segment.body[place + 1 : place + 2]
        below = self.lines[following[0]] if following else None
        if below is None or (below.begins_low and not self._ends_name(place + 1, below)):
            return False
        if part.kind == "article" and self._opens_part(following[0]):
            return False
        apart = below.blanks or below.begins_low or self._opens_list(following[0])
        return len(words) <= (NAME_LENGTH if apart else SHORT_NAME)

    def _rests(self, place: int, line: Line, previous: Line) -> bool:
        """Say whether a line is the rest of the name of an article, begun in the line above."""
        part = self.current
        named = part is not None and part.heading is not None and part.end == previous.end
        return named and line.begins_low and self._ends_name(place, line)

    def _ends_name(self, place: int, line: Line) -> bool:
        """Say whether a line is the rest of a broken name: the first label stands right below."""
        below = self.segment.body[place + 1 : place + 2]
        fits = not line.blanks and not line.closed and len(line.words) <= NAME_LENGTH
        return fits and bool(below) and self._opens_list(below[0])

    def _opens_list(self, at: int) -> bool:
        """Say whether the first label of a list stands in a line."""
        number = self.by_line.get(at)
        reading = self.placed[number].reading if number is not None else None
        return reading is not None and reading.value == 1

    def _opens_part(self, at: int) -> bool:
        number = self.by_line.get(at)
        return number is not None and self.candidates[number].container is not None

    def _name(self, line: Line) -> None:
        assert self.current is not None  # noqa: S101  (what was just asked of it)
        begun = self.current.heading
        name = line.words.strip("*_# ")
        self.current.heading = name if begun is None else f"{begun} {name}"
        self.current.extend(line.start, line.end, adjoining=line.blanks == 0)
        self.last = None

    def _ends_goal(self, place: int) -> bool:
        """Say whether a heading stands after an objective, and leave the objective if it does.

        Right below it the paragraphs count on that run through the objectives.
        """
        goal = self.current
        while goal is not None and goal.kind != "goal":
            goal = goal.parent
        following = self.segment.body[place + 1 : place + 2]
        number = self.by_line.get(following[0]) if following else None
        if goal is None or number is None or self.labelled.get(self.placed[number].parent) != goal:
            return False
        reading = self.placed[number].reading
        labelled = [child for child in goal.children if child.label is not None]
        numbers = [child.value for child in labelled if child.family == "num"]
        if reading is None or reading.family[0] != "num" or min([reading.value, *numbers]) == 1:
            return False
        if labelled:
            self.ended.add(goal)
            self.current = goal.parent
        return bool(labelled)

    def _labelled_above(self, line: Line) -> bool:
        """Say whether a line opens the words of a label that stands alone in the line above."""
        last = self.last
        if last is None or last.label is None or last.kind in CLOSED or line.bullet or line.hashes:
            return False
        return last.rank == UNRANKED and self.text[last.start : last.end] == last.label

    def _goes_on(self, line: Line, previous: Line | None) -> bool:
        """Say whether a line goes on with the words of the last node."""
        if self.last is None or previous is None or line.bullet or line.hashes:
            return False
        unfinished = previous.words.rstrip(AFTER_STOPS)[-1:] not in STOPS
        if (line.begins_low or line.goes_on) and unfinished and self.last.kind not in CLOSED:
            return True
        if lists_on(line, previous) and self.last.kind not in CLOSED:
            return True
        if self.last.kind == "paragraph" and broken_off(line, previous):
            return True
        if line.blanks or not self.segment.wrapped or self.last.kind in CLOSED:
            return False
        if self.last.kind in OPENING and opens_anew(line, previous):
            return False
        if is_heading(line) and not unfinished:
            return False
        return unfinished or previous.width > 55 or line.begins_low

    def _head(self, line: Line) -> None:
        if self.closing:
            self._add(Node("conclusions", [(line.start, line.end)], None))
            return
        holder = self.current
        if (
            holder is not None
            and holder is self.last
            and holder.rank < 10
            and holder.heading is None
        ):
            holder.heading = line.words.strip("*_# ")
            holder.extend(line.start, line.end, adjoining=False)
            return
        holder = containing(holder)
        node = self._add(Node("heading", [(line.start, line.end)], holder))
        node.heading = line.words.strip("*_# ")
        self.anchor = None
        if self.current is not None and holder is not self.current:
            self.current = holder

    def _paragraph(self, place: int, line: Line) -> None:
        at = self.segment.body[place]
        if not self.closing and self._closes(at, line):
            self.closing = True
        if self.closing:
            kind, parent = "conclusions", None
        elif self.current is None and at < self.first_label < 1 << 60 and not self.enacted:
            kind, parent = opening_kind(line), None
            self.enacted = kind == "formula" and line.words.rstrip("*_ ").endswith(":")
        elif heads_list(line) and self._ends_list(place):
            parent = self.current = containing(self.current)
            kind = "paragraph" if opening_kind(line) == "preamble" else opening_kind(line)
        else:
            kind, parent = "paragraph", self._holder(place)
        if kind != "paragraph":
            self.reciting = kind == "recital" and line.words.rstrip("*_ ").endswith(":")
        self.anchor = self._add(Node(kind, [(line.start, line.end)], parent))

    def _ends_list(self, place: int) -> bool:
        """Say whether the next label is none of the list that a line stands below."""
        at = bisect_right(self.labels, self.segment.body[place])
        if self.current is None or at == len(self.labels):
            return False
        above = self.labelled.get(self.placed[self.by_line[self.labels[at]]].parent)
        return above is containing(self.current)

    def _holder(self, place: int) -> Node | None:
        """Give the node that an unlabelled paragraph belongs to: a point while its list goes on."""
        current = self.current
        if current is None or current.rank < 10 or current.parent is None:
            return current
        at = bisect_right(self.labels, self.segment.body[place])
        if at == len(self.labels):
            return current.parent
        following = self.labels[at]
        above = self.labelled.get(self.placed[self.by_line[following]].parent)
        while above is not None:
            if above is current or above is current.parent:
                return current
            above = above.parent
        return current.parent
