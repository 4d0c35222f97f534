"""A document taken away: as JSON lines, as tables or in the standard for legal documents."""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from compromiso.register.models import Instrument
from compromiso.register.permissions import READ
from compromiso.register.selectors.document import instrument
from compromiso.register.selectors.dossiers import dossier_of
from compromiso.web.access import declared
from compromiso.web.pages.downloads.written import FORMS

TEXT: Final = "txt"
"""The form in which a browser shows the whole text at once, to be searched or printed."""


@declared(READ)
def downloads(request: HttpRequest, slug: str) -> HttpResponse:
    """Say in which forms the document can be had and what each is good for."""
    facts = {"section": "library", "instrument": instrument(slug)}
    return render(request, "library/downloads.html", facts)


@declared(READ)
def download(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Give the file that the document came in, as read and decided on, in one of the forms."""
    if form == TEXT:
        return _whole_text(instrument(slug))
    if form not in FORMS:
        raise Http404
    written = FORMS[form]
    content = written.write(dossier_of(instrument(slug).source))
    headers = {"Content-Disposition": f'attachment; filename="{slug}.{written.suffix}"'}
    return HttpResponse(content, content_type=written.media_type, headers=headers)


def _whole_text(found: Instrument) -> HttpResponse:
    """Show the document's own words from first to last, without anything that was read in them."""
    words = found.source.expression.text[found.start : found.end]
    headers = {"Content-Disposition": f'inline; filename="{found.slug}.{TEXT}"'}
    return HttpResponse(words, content_type="text/plain; charset=utf-8", headers=headers)
