"""From canonical text to provision trees."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from compromiso.model.artefact import Artefact
from compromiso.model.form_field import FormField
from compromiso.model.instrument import Instrument
from compromiso.model.provision import Provision
from compromiso.model.reading import Reading
from compromiso.model.structure import Structure
from compromiso.text.reading.language import language_of
from compromiso.text.structure.addresses import address
from compromiso.text.structure.candidate import Candidate
from compromiso.text.structure.candidates import find_candidates, part_double_labels
from compromiso.text.structure.entries import Form, find_form
from compromiso.text.structure.gaps import sibling_gaps
from compromiso.text.structure.glued import part_glued
from compromiso.text.structure.headings import closes_session, heads_list
from compromiso.text.structure.inline import split_inline
from compromiso.text.structure.instruments import kind_of, make_instrument, slug
from compromiso.text.structure.lines import STOPS, Line, split_lines
from compromiso.text.structure.matrix.answers import find_answers, tell_ranges
from compromiso.text.structure.matrix.marks import find_marks
from compromiso.text.structure.matrix.part_fields import part_fields
from compromiso.text.structure.matrix.read_matrix import Matrix, read_matrix
from compromiso.text.structure.matrix.sheet import Sheet, form_fields
from compromiso.text.structure.node import let_go
from compromiso.text.structure.page_furniture import find_furniture
from compromiso.text.structure.run_on import part_run_on
from compromiso.text.structure.sequence import infer
from compromiso.text.structure.swallowed import part_swallowed
from compromiso.text.structure.titles import LONGEST, Title, find_titles, twins
from compromiso.text.structure.tree import Segment, Tree, TreeBuilder
from compromiso.text.structure.wording import instrument_pattern, phrases

ESCAPE = re.compile(r"\\[xu]([0-9A-Fa-f]{4}|[0-9A-Fa-f]{2})")
YEAR = re.compile(r"(?:19|20)\d\d")
SAMPLE_LINES, SAMPLE_CHARS = 30, 3000
"""How much of an instrument tells its language: its first lines, up to so many characters."""
MASTHEAD = 6
"""How many lines the head of a gazette takes, one of them numbered ("I. Disposiciones")."""
FRONT_TITLE = re.compile(r'^title:\s*"?((?:[^"\n]|\\\n|\n(?=\s))+)"?', re.MULTILINE)


def to_provisions(reading: Reading) -> Structure:
    """Split a text into its instruments and each instrument into its provisions.

    Reads the canonical text; returns instruments, provisions and artefacts in document order, with
    an issue for each gap in the numbering of siblings.
    """
    return _StructureReader(reading).read()


class _StructureReader:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.lines = part_fields(
            part_double_labels(
                part_swallowed(part_run_on(part_glued(self.text, split_lines(self.text))))
            )
        )
        self.form: Form = find_form(self.lines)
        self.marks = None if self.form.entries else find_marks(self.text, self.lines)
        self.candidates = find_candidates(self.lines, reading.source.language)
        self.answers = find_answers(self.lines)
        self.by_line = {c.at: c for c in self.candidates} | self.form.entries | self.answers
        self.furniture = self._furniture()
        self.body = [at for at in range(len(self.lines)) if at not in self.furniture]

    def read(self) -> Structure:
        instruments: list[Instrument] = []
        provisions: list[Provision] = []
        artefacts: list[Artefact] = []
        issues = tell_ranges(self.lines, self.answers)
        form: list[FormField] = []
        for segment in self._segments():
            tree = self._tree(segment)
            artefacts += tree.artefacts
            if not tree.nodes:
                continue
            instrument = self._instrument(tree, {i.id for i in instruments})
            found = address(instrument.id, tree.nodes)
            instruments.append(instrument)
            provisions += found
            form += form_fields(self.text, tree.form, found)
            issues += [*tree.issues, *sibling_gaps(instrument, found, tree.nodes)]
            let_go(tree.nodes)
        provisions = self._paged(provisions)
        artefacts = _outside(artefacts + self._artefacts(), provisions)
        return Structure(
            tuple(instruments), tuple(provisions), tuple(artefacts), tuple(issues), tuple(form)
        )

    def _paged(self, provisions: list[Provision]) -> list[Provision]:
        """Give the provisions with their pages and boxes, where the text has pages."""
        pages = self.reading.pages
        if not pages:
            return provisions
        return [
            replace(
                p,
                page=pages.page_of(p.start),
                boxes=pages.areas(p.spans),
                confidence=p.confidence * pages.trust_in(p.spans),
            )
            for p in provisions
        ]

    def _furniture(self) -> dict[int, str]:
        known = dict(_given(self.lines, self.reading.artefacts))
        if self.marks is None:
            return find_furniture(self.lines, set(self.by_line)) | known
        heads = self.marks.heads()
        known = {at: kind for at, kind in known.items() if at not in heads}
        rows, labelled = frozenset(self.marks.rows), self.by_line.keys() | self.marks.labels.keys()
        found = find_furniture(self.lines, set(labelled), rows)
        kept = (at for at in found if not self._is_year(at))
        return {at: found[at] for at in kept if found[at] != "marker" or at not in rows} | known

    def _form_lines(self) -> dict[int, str]:
        """Give the lines by which a form is known: they are no titles."""
        return {} if self.marks is None else dict.fromkeys(self.marks.lines(), "form")

    def _is_year(self, at: int) -> bool:
        """Say whether a line is a year alone: in a form a deadline, and no page number."""
        return YEAR.fullmatch(self.lines[at].words) is not None

    def _artefacts(self) -> list[Artefact]:
        found = [
            Artefact(kind, self.lines[at].start, self.lines[at].end)
            for at, kind in self.furniture.items()
        ]
        for line in self.lines:
            if line.markers:
                found += [Artefact("marker", a, b) for a, b in line.markers]
        return found

    def _cover(self, titles: list[Title]) -> None:
        """Take the few unnumbered lines before the first title for its cover."""
        if len(titles) > 1 and twins(titles[0], titles[1], self.lines, self.by_line):
            titles.pop(0)
            before = [at for at in self.body if at < titles[0].first]
            self.furniture.update(dict.fromkeys(before, "cover"))
            self.body = self.body[len(before) :]
            return
        if len(titles) > 1 and not titles[0].noun and self._leads_to(titles[0], titles[1]):
            titles.pop(0)
        if not titles or (titles[0].kind == "other" and not titles[0].noun):
            return
        before = [at for at in self.body if at < titles[0].first]
        labels = [self.by_line[at] for at in before if at in self.by_line]
        if (
            len(before) <= 24
            and (not labels or (_is_gazette_head(labels[0]) and len(before) <= MASTHEAD))
            and len(labels) <= 1
            and all(len(self.lines[at].words.split()) < 30 for at in before)
        ):
            self.furniture.update(dict.fromkeys(before, "cover"))
            self.body = self.body[len(before) :]

    def _leads_to(self, title: Title, following: Title) -> bool:
        """Say whether nothing but a place and a day stands between two titles."""
        between = [self.lines[at].words for at in self.body if title.after <= at < following.first]
        return not between or (len(between) == 1 and closes_session(between[0]))

    def _segments(self) -> list[Segment]:
        forms = self._form_lines()
        titles = find_titles(self.lines, self.furniture | forms, self.by_line)
        for found in titles:
            _cut_short(found, forms)
        self._cover(titles)
        body = self.body
        if not body:
            return []
        bounds = [t.first for t in titles]
        if not titles or titles[0].first > body[0]:
            bounds = [body[0], *bounds]
        segments = []
        for number, first in enumerate(bounds):
            after = bounds[number + 1] if number + 1 < len(bounds) else len(self.lines)
            title = next((t for t in titles if t.first == first), None)
            begin = bisect_left(body, title.after if title else first)
            own = body[begin : bisect_left(body, after, begin)]
            segments.append(self._segment(title, own))
        return segments

    def _segment(self, title: object, body: list[int]) -> Segment:
        lines = [self.lines[at] for at in body]
        words = "\n".join(line.words for line in lines[:SAMPLE_LINES])
        language = language_of(words[:SAMPLE_CHARS])
        if language == "und":
            language = self.reading.source.language
        return Segment(title, body, language, _wrapped(lines))  # type: ignore[arg-type]

    def _tree(self, segment: Segment) -> Tree:
        matrix = self._matrix(segment)
        inside = (at for at in segment.body if at not in matrix.taken)
        candidates = [self.by_line[at] for at in inside if at in self.by_line]
        _note_headings(self.lines, segment.body, candidates)
        placed = infer(candidates, segment.language)
        builder = TreeBuilder(self.text, self.lines, segment, candidates, placed)
        tree = builder.build(self.form.fields, matrix)
        tree.nodes = split_inline(self.text, tree.nodes, segment.language)
        return tree

    def _matrix(self, segment: Segment) -> Matrix:
        """Read the forms among the lines of an instrument, if the file holds any."""
        sheet = Sheet(self.text, segment.language, self.reading.breaks)
        if self.marks is None:
            return Matrix(sheet)
        printed = bool(self.reading.pages)
        return read_matrix(self.lines, segment.body, self.marks, sheet, printed=printed)

    def _title(self, tree: Tree) -> str:
        """Give the title as printed, else that of the front matter, else the first words."""
        first = next((node for node in tree.nodes[:2] if node.kind == "title"), tree.nodes[0])
        words = _said_once([self.text[a:b] for a, b in first.spans])
        if first.kind == "title" and (
            tree.segment.title is None or tree.segment.title.kind != "other"
        ):
            return words
        if tree.segment.title is None and tree.segment.body[:1] == self.body[:1]:
            covered = self._cover_title()
            if covered:
                return covered
        if self.furniture.get(0) == "front_matter" and tree.segment.body[:1] == self.body[:1]:
            return _front_title(self.text) or words[:80]
        return words if first.kind == "title" else words[:80]

    def _cover_title(self) -> str:
        """Give the title on the cover of a text that begins without one: a line with its noun."""
        cover = [at for at, kind in self.furniture.items() if kind == "cover"]
        if not cover or not self.body or max(cover) > self.body[0]:
            return ""
        for at in sorted(cover):
            words = self.lines[at].words
            if instrument_pattern().search(words) and len(words) <= LONGEST:
                return " ".join(words.split())
        return ""

    def _instrument(self, tree: Tree, taken: set[str]) -> Instrument:
        first = tree.nodes[0]
        title = self._title(tree)
        start, end = first.start, max(node.end for node in tree.nodes)
        contact = phrases("furniture", "contact")
        has_contact = any(contact.match(self.lines[at].words) for at in tree.segment.body[-12:])
        form = not self.form.entries.keys().isdisjoint(tree.segment.body)
        opening = [self.lines[at].words for at in tree.segment.body[:14]]
        kind = kind_of(tree.segment.title, [title, *opening], contact=has_contact, form=form)
        kind = "matrix" if kind == "other" and tree.form else kind
        ident = slug(title)
        while ident in taken:
            ident += "-2"
        source = self.reading.source.sha256
        return make_instrument(ident, title, kind, tree.segment.language, source, (start, end))


def _is_gazette_head(label: Candidate) -> bool:
    """Say whether a label heads a part of a gazette ("I. Disposiciones"), and no article."""
    return label.heading and label.container != "article"


def _cut_short(title: Title, forms: dict[int, str]) -> None:
    """End a title where a form begins."""
    form = next((at for at in range(title.first, title.after) if at in forms), None)
    if form is not None:
        title.lines = tuple(at for at in title.lines if at < form)
        title.after = form


def _said_once(lines: list[str]) -> str:
    """Join the lines of a title, leaving out one that repeats the words of the line before."""
    kept: list[str] = []
    for line in (" ".join(part.split()).strip("*_# ") for part in lines):
        if not kept or not _words(line) <= _words(kept[-1]):
            kept.append(line)
    return " ".join(kept).replace(" ,", ",")


def _words(line: str) -> set[str]:
    return set(re.findall(r"\w+", line.casefold()))


def _front_title(text: str) -> str | None:
    match = FRONT_TITLE.search(text, 0, 4000)
    if match is None:
        return None
    joined = ESCAPE.sub(lambda m: chr(int(m.group(1), 16)), match.group(1).replace("\\\n", ""))
    return " ".join(joined.replace("\\_", " ").split())


def _outside(artefacts: list[Artefact], provisions: list[Provision]) -> list[Artefact]:
    """Give the artefacts in order, without the marks that stand inside a provision's own words."""
    spans = sorted(span for p in provisions for span in p.spans)
    starts = [start for start, _ in spans]
    kept = []
    for artefact in sorted(artefacts, key=lambda a: a.start):
        i = bisect_right(starts, artefact.start) - 1
        if artefact.kind != "marker" or i < 0 or artefact.start >= spans[i][1]:
            kept.append(artefact)
    return kept


def _given(lines: list[Line], artefacts: tuple[Artefact, ...]) -> Iterator[tuple[int, str]]:
    """Yield the lines that the adapter already knew to be no provision, with their kind."""
    starts = [line.start for line in lines]
    for artefact in artefacts:
        for at in range(bisect_left(starts, artefact.start), bisect_left(starts, artefact.end)):
            yield at, artefact.kind


def _wrapped(lines: list[Line]) -> bool:
    """Say whether lines were broken at a margin: most that follow directly go on."""
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.blanks and not b.bullet]
    if len(pairs) < 3:
        return False
    going_on = sum([b.words[0].islower() or a.words[-1] not in STOPS for a, b in pairs])
    if going_on < 0.35 * len(pairs):
        return False
    widths = sorted([line.width for line in lines])
    return widths[int(len(widths) * 0.9)] <= 140


def _note_headings(lines: list[Line], body: list[int], candidates: list[Candidate]) -> None:
    headings = [at for at in body if heads_list(lines[at])]
    before = -1
    for candidate in candidates:
        last = bisect_left(headings, candidate.at) - 1
        candidate.after_heading = last >= 0 and headings[last] > before
        before = candidate.at
