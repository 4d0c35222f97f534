"""Everything public, taken away: tables, IATI, provenance, and what every field means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Final

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from compromiso.exchange.open_data import readme
from compromiso.exchange.open_data_fields import FIELDS, TABLES
from compromiso.register.permissions import READ
from compromiso.register.selectors.open_data import open_data as dumped
from compromiso.register.selectors.open_formats import iati, provenance
from compromiso.register.services.ledger import head
from compromiso.web.access import declared

FORMS: Final[Mapping[str, tuple[Callable[[], bytes], str]]] = {
    "zip": (dumped, "application/zip"),
    "xml": (iati, "application/xml"),
    "ttl": (lambda: "".join(provenance()).encode(), "text/turtle; charset=utf-8"),
    "md": (lambda: readme().encode(), "text/markdown; charset=utf-8"),
}
KEPT_S: Final = 24 * 3600


@declared(READ)
def open_data(request: HttpRequest) -> HttpResponse:
    """Say what can be taken away and what every field means."""
    tables = [(name, said, FIELDS[name].items()) for name, said in TABLES.items()]
    return render(request, "open_data/open_data.html", {"section": "", "tables": tables})


@declared(READ)
def take_away(request: HttpRequest, form: str) -> HttpResponse:
    """Give a file, made once for each state of the ledger."""
    if form not in FORMS:
        raise Http404
    write, media_type = FORMS[form]
    key = f"open-data:{form}:{head()[1]}"
    content = cache.get(key)
    if content is None:
        content = write()
        cache.set(key, content, KEPT_S)
    headers = {
        "Content-Disposition": f'attachment; filename="compromiso.{form}"',
        "ETag": f'"{sha256(content).hexdigest()}"',
    }
    return HttpResponse(content, content_type=media_type, headers=headers)
