"""What the page of two texts is filled with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from compromiso.model.provision import Provision
from compromiso.register.selectors.comparison import Comparison, Side
from compromiso.text.alignment.alignment import NamedAlone, Pair
from compromiso.web.pages.comparison.differences import DOUBTFUL, count_differences, tell_difference
from compromiso.web.ui.marked_text import Mark, mark_text
from compromiso.web.ui.marks import provision_address
from compromiso.web.ui.telling import join

DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Cell:
    """A provision on one side: its words, its number as a link, how deep it stands."""

    words: SafeString
    depth: int


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the two texts: what stands left and right, and what differs, in words."""

    one: Cell | None
    other: Cell | None
    state: str
    told: str


def comparison_facts(compared: Comparison, *, only_differences: bool) -> dict[str, Any]:
    """Give the rows of both texts in their order, and how many differ in which way."""
    rows = list(_rows(compared)) if compared.paired else []
    states = Counter(row.state for row in rows if row.state)
    shown = [row for row in rows if row.state] if only_differences else rows
    return {
        "section": "library",
        "one": compared.one.instrument,
        "other": compared.other.instrument,
        "is_paired": compared.paired is not None,
        "rows": shown,
        "paired": sum(row.one is not None and row.other is not None for row in rows),
        "summary": [(state, count_differences(state, n)) for state, n in states.items()],
        "only_differences": only_differences,
    }


def _rows(compared: Comparison) -> Iterator[Row]:
    paired = compared.paired
    if paired is None:
        return
    ours, theirs = _named(paired.named_in_one), _named(paired.named_in_other)
    for one, other, pair in paired.rows():
        here, there = _cell(compared.one, one), _cell(compared.other, other)
        state = _state(pair, one, other, (ours, theirs))
        names = {
            "one": join(ours.get(one.eid, ())) if one else "",
            "other": join(theirs.get(other.eid, ())) if other else "",
        }
        yield Row(here, there, state, tell_difference(state, paired, one, other, names))


def _named(found: tuple[NamedAlone, ...]) -> Mapping[str, tuple[str, ...]]:
    return {named.provision.eid: named.names for named in found}


def _state(
    pair: Pair | None,
    one: Provision | None,
    other: Provision | None,
    named: tuple[Mapping[str, Any], Mapping[str, Any]],
) -> str:
    """Say in which way a line differs, "" where both sides agree."""
    if pair is None or one is None or other is None:
        return "alone"
    if one.eid in named[0] or other.eid in named[1]:
        return "named"
    if pair.is_renumbered:
        return "renumbered"
    return "doubtful" if pair.confidence < DOUBTFUL else ""


def _cell(side: Side, provision: Provision | None) -> Cell | None:
    if provision is None:
        return None
    text, marks = side.dossier.text, []
    if provision.label and text.startswith(provision.label, provision.start):
        href = provision_address(side.instrument.slug, side.addresses.get(provision.eid, ""))
        end = provision.start + len(provision.label)
        marks.append(Mark(provision.start, end, "label", href=href))
    words = mark_text(text, provision.spans, marks)
    return Cell(words, min(len(provision.path), DEEPEST))
