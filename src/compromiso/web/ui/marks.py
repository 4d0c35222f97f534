"""Records of the register as marks on the words that they were read in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse

from compromiso.web.ui.marked_text import Mark
from compromiso.web.ui.words import word


def citation_mark(citation: Any) -> Mark:
    """Mark a citation as a link to what it means, with its status."""
    return Mark(
        citation.start,
        citation.end,
        "citation",
        citation.status,
        word("status", citation.status),
        leads_to(citation),
        str(citation.id),
    )


def leads_to(citation: Any) -> str:
    """Give the page a citation leads to: its target, else the audit if it was called in doubt."""
    targets = [held for held in citation.held.all() if held.role == "target"]
    if citation.status not in {"ambiguous", "dangling"} and targets:
        return address(targets[0].instrument, targets[0].provision)
    if citation.status in {"ambiguous", "dangling"}:
        return f"{reverse('audit')}?citation={citation.id}#citation-{citation.id}"
    return ""


def address(instrument: Any, provision: Any = None) -> str:
    """Give the address of a provision, or of the whole document."""
    return provision_address(instrument.slug, provision.url_path if provision else "")


def provision_address(slug: str, url_path: str) -> str:
    """Give the address of a point by its name in the address, or of the whole document."""
    if not url_path:
        return reverse("document", args=[slug])
    return reverse("provision", args=[slug, url_path])


def marks_of(view: Any, text: str, href: str) -> Iterator[Mark]:
    """Mark everything that was read in one provision; its label leads to its own address."""
    held = view.provision
    if held.label and text.startswith(held.label, held.start):
        yield Mark(held.start, held.start + len(held.label), "label", href=href)
    yield from map(citation_mark, view.citations)
    yield from _plain(view.commitments, "commitment")
    yield from _plain(view.tasks, "task")


def _plain(records: Iterable[Any], kind: str) -> Iterator[Mark]:
    for record in records:
        if getattr(record, "state", "") != "rejected":
            yield Mark(record.start, record.end, kind, ref=str(record.id))
