"""Everything public, taken away: tables, IATI, provenance, and what every field means."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from compromiso.exchange.open_data import readme
from compromiso.exchange.open_data_fields import FIELDS, TABLES
from compromiso.register.permissions import READ
from compromiso.register.selectors.open_data import open_data as dumped
from compromiso.register.selectors.open_formats import iati, provenance
from compromiso.register.services.ledger import head
from compromiso.web.access import declared
from compromiso.web.ui.kept_files import kept

FORMS: Final[Mapping[str, tuple[Callable[[], Iterator[bytes]], str]]] = {
    "zip": (dumped, "application/zip"),
    "xml": (iati, "application/xml"),
    "ttl": (lambda: (part.encode() for part in provenance()), "text/turtle; charset=utf-8"),
    "md": (lambda: iter([readme().encode()]), "text/markdown; charset=utf-8"),
}


@declared(READ)
def open_data(request: HttpRequest) -> HttpResponse:
    """Say what can be taken away and what every field means."""
    tables = [(name, said, FIELDS[name].items()) for name, said in TABLES.items()]
    return render(request, "open_data/open_data.html", {"section": "", "tables": tables})


@declared(READ)
def take_away(request: HttpRequest, form: str) -> HttpResponseBase:
    """Give a file, sent while it is made, and made once for each state of the ledger."""
    if form not in FORMS:
        raise Http404
    write, media_type = FORMS[form]
    told = kept(f"open-data.{form}", head()[1], write)
    headers = {"Content-Disposition": f'attachment; filename="compromiso.{form}"'}
    return StreamingHttpResponse(told, content_type=media_type, headers=headers)
