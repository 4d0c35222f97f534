"""What the reader is filled with: a document, a part of a long one, or one of its points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from compromiso.register.selectors.document import Document
from compromiso.register.selectors.margin import ProvisionView
from compromiso.web.pages.reader.parts import name_point, parts
from compromiso.web.ui.contents import contents
from compromiso.web.ui.marked_text import Mark, mark_text
from compromiso.web.ui.marks import address, marks_of

DEEPEST = 6
HEADINGS = frozenset({"title", "heading", "section", "chapter", "part", "session", "subject_area"})


@dataclass(frozen=True, slots=True)
class Shown:
    """A provision ready to be shown: its words marked up, its depth, what stands beside it."""

    view: ProvisionView
    words: SafeString
    href: str
    depth: int
    is_heading: bool
    doubts: tuple[Any, ...]
    issues: tuple[Any, ...]
    furniture: tuple[str, ...] = ()

    @property
    def meant_by(self) -> tuple[Any, ...]:
        """List the citations of another point whose words fit this one better."""
        return tuple(c for c in self.view.suggested_by if c.status in {"suspect", "ambiguous"})

    @property
    def has_notes(self) -> bool:
        """Say whether anything stands beside it."""
        view = self.view
        return bool(
            view.commitments or view.tasks or view.citations_in or self.meant_by
            or view.lines or view.reports or view.figures or self.doubts or self.issues
        )  # fmt: skip


def document_facts(document: Document) -> dict[str, Any]:
    """Give a document, or the part at hand: contents, provisions with notes, and neighbours."""
    views = without_title(document)
    between = furniture(document, views)
    shown = [_shown(v, document, document.issues, between.get(v.provision.id, ())) for v in views]
    spots = [issue.start for issue in document.issues if issue.start is not None]
    return {
        "section": "library",
        "document": document,
        "shown": shown,
        "lang": document.instrument.language,
        "has_furniture": bool(between),
        "contents": contents(document.provisions, spots, cited=document.is_cited),
        "waiting": document.waiting,
        **part_facts(document),
    }


def part_facts(document: Document) -> dict[str, Any]:
    """Give the parts of a long document, the one at hand, and those before and after it."""
    here = document.stretch
    told = parts(document.stretches, here)
    at = here.number if here and told else 0
    return {
        "parts": told,
        "part": told[at - 1] if at else None,
        "part_before": told[at - 2] if at > 1 else None,
        "part_after": told[at] if 0 < at < len(told) else None,
        "stands_in": [(name_point(one), one) for one in here.above] if here and told else [],
    }


def without_title(document: Document) -> Sequence[ProvisionView]:
    """Leave out the title that the page shows as its heading already."""
    views = document.provisions
    words = (
        "".join(views[0].words.split()) if views and views[0].provision.kind == "title" else None
    )
    return views[1:] if words == "".join(document.instrument.title.split()) else views


def furniture(document: Document, views: Sequence[ProvisionView]) -> dict[Any, list[str]]:
    """Give the page furniture that stands in or after each provision, in its own words."""
    text, here = document.source.expression.text, document.stretch or document.instrument
    starts = [view.provision.start for view in views]
    between: dict[Any, list[str]] = {}
    for artefact in document.source.artefacts.filter(start__gte=here.start, end__lte=here.end):
        place = bisect_right(starts, artefact.start) - 1
        if artefact.kind != "marker" and place >= 0:
            words = text[artefact.start : artefact.end]
            between.setdefault(views[place].provision.id, []).append(words)
    return between


def point_facts(document: Document, url_path: str) -> dict[str, Any]:
    """Give one point with the words it stands under, the points below it and its neighbours."""
    view = document.at(url_path)
    views = document.provisions
    text = document.source.expression.text
    place = views.index(view)
    inside = [v for v in views[place + 1 :] if v.provision.start < view.provision.subtree_end]
    return {
        "section": "library",
        "document": document,
        "lang": document.instrument.language,
        "point": _shown(view, document, document.issues),
        "above": [_shown(v, document, ()) for v in _above(views, place)],
        "below": [_shown(v, document, document.issues) for v in inside],
        "previous": _labelled(reversed(views[:place])),
        "next": _labelled(views[place + 1 :]),
        "source_lines": source_lines(text, view.provision.start, view.provision.end),
    }


def _shown(
    view: ProvisionView, document: Document, issues: Sequence[Any], between: Sequence[str] = ()
) -> Shown:
    held, text = view.provision, document.source.expression.text
    href = address(document.instrument, held)
    doubts = tuple(c for c in view.citations if c.status not in {"resolved", "external"})
    mine = tuple(i for i in issues if i.start is not None and held.start <= i.start < held.end)
    marks: list[Mark] = list(marks_of(view, text, href))
    words = mark_text(text, [tuple(span) for span in held.spans], marks)
    depth = min(held.depth, DEEPEST)
    return Shown(view, words, href, depth, held.kind in HEADINGS, doubts, mine, tuple(between))


def _above(views: Sequence[ProvisionView], place: int) -> list[ProvisionView]:
    at = views[place].provision
    return [v for v in views[:place] if v.provision.subtree_end > at.start and v.provision.label]


def _labelled(views: Any) -> ProvisionView | None:
    return next((view for view in views if view.provision.label), None)


def source_lines(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """Give the lines of the file that hold a stretch of its text, each with its number."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    number = text.count("\n", 0, first) + 1
    lines = text[first : last if last >= 0 else len(text)].split("\n")
    return list(enumerate(lines, number))
