"""What the page of two texts is filled with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import QueryDict
from django.utils.safestring import SafeString

from compromiso.register.selectors.comparison import Comparison, LaidRow, provisions_at
from compromiso.web.pages.comparison.differences import count_differences, tell_difference
from compromiso.web.ui.marked_text import Mark, mark_text
from compromiso.web.ui.marks import provision_address
from compromiso.web.ui.sent import page_of
from compromiso.web.ui.telling import join

DEEPEST: Final = 6
PAGE_SIZE: Final = 80
"""So many lines of both texts stand on one page."""


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


def comparison_facts(compared: Comparison, asked: QueryDict) -> dict[str, Any]:
    """Give a page of the lines of both texts in their order, and how many differ in which way."""
    only_differences, said = asked.get("show") == "differences", asked.get("page", "")
    states = Counter(row.state for row in compared.rows if row.state)
    listed = [row for row in compared.rows if row.state] if only_differences else compared.rows
    pages = max(1, -(-len(listed) // PAGE_SIZE))
    page = page_of(said, pages)
    return {
        **sides(compared.one, compared.other),
        "is_paired": compared.is_paired,
        "rows": list(_rows(compared, listed[(page - 1) * PAGE_SIZE : page * PAGE_SIZE])),
        "paired": sum(None not in (row.one, row.other) for row in compared.rows),
        "summary": [(state, count_differences(state, n)) for state, n in states.items()],
        "only_differences": only_differences,
        **{"page": page, "pages": pages, "before": page - 1, "after": page + 1},
    }


def sides(one: Any, other: Any) -> dict[str, Any]:
    """Give what every page of two texts names."""
    return {"section": "library", "one": one, "other": other}


def _rows(compared: Comparison, shown: Sequence[LaidRow]) -> Iterator[Row]:
    ours = _held(compared.one, [row.one for row in shown])
    theirs = _held(compared.other, [row.other for row in shown])
    for row in shown:
        one = ours.get(row.one) if row.one is not None else None
        other = theirs.get(row.other) if row.other is not None else None
        names = {"one": join(row.names_one), "other": join(row.names_other)}
        languages = (compared.one.language, compared.other.language)
        told = tell_difference(row.state, languages, one, other, names)
        yield Row(_cell(compared.one, one), _cell(compared.other, other), row.state, told)


def _held(found: Any, orders: Sequence[int | None]) -> Mapping[int, Any]:
    return provisions_at(found, [order for order in orders if order is not None])


def _cell(found: Any, provision: Any) -> Cell | None:
    if provision is None:
        return None
    text, marks = found.source.expression.text, []
    if provision.label and text.startswith(provision.label, provision.start):
        href = provision_address(found.slug, provision.url_path)
        end = provision.start + len(provision.label)
        marks.append(Mark(provision.start, end, "label", href=href))
    words = mark_text(text, [tuple(span) for span in provision.spans], marks)
    return Cell(words, min(len(provision.path), DEEPEST))
