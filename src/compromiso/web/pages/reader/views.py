"""The reader: the document's own words at the centre, what was read in them beside."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from compromiso.register.permissions import READ
from compromiso.register.selectors import document as selectors
from compromiso.web.access import declared
from compromiso.web.pages.reader.whole import point_facts, whole_facts


@declared(READ)
def document(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a document whole, its contents before it and the notes beside each point."""
    return render(request, "reader/document.html", whole_facts(selectors.document(slug)))


@declared(READ)
def provision(request: HttpRequest, slug: str, url_path: str) -> HttpResponse:
    """Show one point at its own address, with everything that is known about it."""
    facts = point_facts(selectors.document_around(slug, url_path), url_path)
    return render(request, "reader/provision.html", facts)
