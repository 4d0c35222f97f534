"""A document taken away: as JSON lines, as tables or in the standard for legal documents."""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from compromiso.register.permissions import READ
from compromiso.register.selectors.document import instrument, whole_text
from compromiso.register.selectors.dossiers import dossier_of
from compromiso.web.access import declared
from compromiso.web.pages.downloads.written import FORMS

PLAIN: Final = "text/plain; charset=utf-8"
TEXT: Final = "txt"
"""The form in which a browser shows the whole text at once, to be searched or printed."""


@declared(READ)
def downloads(request: HttpRequest, slug: str) -> HttpResponse:
    """Say in which forms the document can be had and what each is good for."""
    facts = {"section": "library", "instrument": instrument(slug)}
    return render(request, "library/downloads.html", facts)


@declared(READ)
def download(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    """Give the file that the document came in, as read and decided on, in one of the forms.

    It is sent while it is written.
    """
    if form == TEXT:
        headers = {"Content-Disposition": f'inline; filename="{slug}.{TEXT}"'}
        return HttpResponse(whole_text(slug), content_type=PLAIN, headers=headers)
    if form not in FORMS:
        raise Http404
    written = FORMS[form]
    content = written.write(dossier_of(instrument(slug).source))
    headers = {"Content-Disposition": f'attachment; filename="{slug}.{written.suffix}"'}
    return StreamingHttpResponse(content, content_type=written.media_type, headers=headers)
