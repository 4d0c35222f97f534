"""The reader: the document's own words at the centre, what was read in them beside."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from compromiso.register.permissions import READ
from compromiso.register.selectors import document as selectors
from compromiso.web.access import declared
from compromiso.web.pages.reader.whole import document_facts, point_facts
from compromiso.web.ui.sent import at_least


@declared(READ)
def document(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a document, its contents before it and the notes beside each point.

    Of a long one, the part that is asked for, or the one in which the point `at` stands.
    """
    part = at_least(request.GET.get("part"))
    held = selectors.document(slug, part, request.GET.get("at", ""))
    return render(request, "reader/document.html", document_facts(held))


@declared(READ)
def provision(request: HttpRequest, slug: str, url_path: str) -> HttpResponse:
    """Show one point at its own address, with everything that is known about it."""
    facts = point_facts(selectors.document_around(slug, url_path), url_path)
    return render(request, "reader/provision.html", facts)
