"""The documents: what is held, what is on its way, and the form that receives more."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.vary import vary_on_headers

from compromiso.register.permissions import LOAD_DOCUMENT, READ
from compromiso.register.selectors import library as selectors
from compromiso.register.services.uploads import page_begun, receive
from compromiso.web.access import declared, person_of
from compromiso.web.pages.library.forms import LoadForm
from compromiso.web.pages.library.page import library_facts
from compromiso.web.ui.going_on import go_on
from compromiso.web.ui.notices import notice

PDF = "application/pdf"


@declared(READ, write=LOAD_DOCUMENT)
def library(request: HttpRequest) -> HttpResponse:
    """List the documents; receive the files that are sent."""
    by = person_of(request)
    form = LoadForm(request.POST, request.FILES) if request.method == "POST" else LoadForm()
    if form.is_bound and form.is_valid():
        files = form.cleaned_data["documents"]
        received = [receive(file.chunks(), file.name or "", by=by) for file in files]
        one = reverse("upload", args=[received[0].id])
        return redirect(one if len(received) == 1 else f"{reverse('library')}?done=loaded")
    facts = {
        **library_facts(by, request.GET.get("page", "")),
        "form": form,
        "told": notice(request),
    }
    return render(request, "library/list.html", facts, status=400 if form.errors else 200)


@declared(LOAD_DOCUMENT)
@vary_on_headers("HX-Request")
def upload(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Show how far a file has come; once it is held, lead to what was read in it."""
    received = selectors.upload(upload_id)
    if received.is_done and received.source_id:
        return go_on(request, reverse("source", args=[received.source_id]))
    facts = {"section": "library", "upload": received, "page_begun": page_begun(upload_id)}
    return render(request, "library/upload.html", facts)


@declared(READ)
def source(request: HttpRequest, source_id: UUID) -> HttpResponse:
    """Show a file as received: what was read in it and what was imperfect."""
    facts = {"section": "library", "page": selectors.source_page(source_id)}
    return render(request, "library/source.html", facts)


@declared(READ)
def original(request: HttpRequest, source_id: UUID) -> HttpResponse:
    """Give the file exactly as it was received: PDF to be looked at, all else as an attachment."""
    page = selectors.source_page(source_id)
    is_pdf = page.source.media_type == PDF
    disposition = content_disposition_header(not is_pdf, page.source.name)
    headers = {"Content-Disposition": disposition or "attachment"}
    content = page.original.read_bytes()
    media_type = PDF if is_pdf else "application/octet-stream"
    return HttpResponse(content, content_type=media_type, headers=headers)
