"""The provisions among which a label is chosen, as passages that are made once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from compromiso.model.provision import Provision
from compromiso.model.structure import Structure
from compromiso.text.citations.address_book import AddressBook
from compromiso.text.citations.wording import Passages, Wording

MOST = 150
"""A longer list is cut into pieces, so that the work stays in proportion to the text."""

Key = tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A list in pieces, and where each of its provisions stands in it."""

    pieces: list[Sequence[Provision]]
    places: dict[tuple[str, str], int]

    def around(self, provision: Provision) -> Sequence[Provision]:
        """Give the piece that holds a provision of the list."""
        return self.pieces[self.places[provision.instrument, provision.eid]]


@dataclass(frozen=True)
class Rivals:
    """Gives the provisions that may be meant instead of one."""

    structure: Structure
    book: AddressBook
    wording: Wording
    rows: dict[Key, Row] = field(default_factory=dict)
    made: dict[int, Passages] = field(default_factory=dict)

    def of(self, cited: Provision) -> Passages:
        """Give the list that a provision stands in; for an article, the articles of its text."""
        if cited.kind == "article":
            boxes = self._boxes(cited)
            return self._around(cited, (cited.instrument, *boxes), lambda: self._articles(cited))
        return self.listed(cited)

    def listed(self, cited: Provision) -> Passages:
        """Give the provisions listed with one, itself included."""
        parent = self.structure.index.parent(cited)
        key = ("list", cited.instrument, parent.eid if parent is not None else "")
        return self._around(cited, key, lambda: self.book.listed(cited))

    def leaves(self, instruments: frozenset[str], position: int) -> Passages | None:
        """Give the provisions without parts of some instruments, those around a place if many."""
        key = ("leaves", *sorted(instruments))
        row = self.rows.get(key)
        if row is None:
            row = self.rows[key] = _row(self._leaves(instruments))
        if not row.pieces:
            return None
        before = [piece for piece in row.pieces if piece[0].start <= position]
        return self._passages((before or row.pieces)[-1 if before else 0])

    def _around(
        self, cited: Provision, key: Key, provisions: Callable[[], Sequence[Provision]]
    ) -> Passages:
        row = self.rows.get(key)
        if row is None:
            row = self.rows[key] = _row(provisions())
        return self._passages(row.around(cited))

    def _passages(self, piece: Sequence[Provision]) -> Passages:
        known = self.made.get(id(piece))
        if known is None:
            known = self.made[id(piece)] = self.wording.passages(piece)
        return known

    def _articles(self, cited: Provision) -> Sequence[Provision]:
        boxes = self._boxes(cited)
        return [
            p for p in self.structure.provisions
            if p.kind == "article" and p.instrument == cited.instrument and p.label is not None
            and self._boxes(p) == boxes
        ]  # fmt: skip

    def _boxes(self, provision: Provision) -> Key:
        return tuple(p.eid for p in self.structure.index.ancestors(provision) if p.kind == "annex")

    def _leaves(self, instruments: frozenset[str]) -> Sequence[Provision]:
        return [
            p for p in self.structure.provisions
            if p.instrument in instruments and p.label is not None
            and not any(child.label for child in self.structure.index.children(p))
        ]  # fmt: skip


def _row(provisions: Sequence[Provision]) -> Row:
    pieces = [provisions[n : n + MOST] for n in range(0, len(provisions), MOST)]
    places = {(p.instrument, p.eid): n // MOST for n, p in enumerate(provisions)}
    return Row(pieces, places)
