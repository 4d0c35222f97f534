"""Annual assessments: the list, an edition to read, its files, and keeping it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from compromiso.exchange.edition import edition as drafted
from compromiso.exchange.edition_docx import docx
from compromiso.exchange.edition_pdf import pdf
from compromiso.model.edition import Edition
from compromiso.register.permissions import KEEP_ASSESSMENT, READ, may
from compromiso.register.selectors.annual import assessment, assessments
from compromiso.register.services.annual import (
    begin_assessment,
    freeze_assessment,
    publish_assessment,
)
from compromiso.web.access import declared, person_of
from compromiso.web.pages.annual.forms import BeginForm, KeepForm

LANGUAGES: Final = ("es", "pt", "en", "fr")
SET: Final[Mapping[str, tuple[Callable[[Edition], bytes], str]]] = {
    "pdf": (pdf, "application/pdf"),
    "docx": (
        docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}
ACTS: Final = {"freeze": freeze_assessment, "publish": publish_assessment}


@declared(READ, write=KEEP_ASSESSMENT)
def editions(request: HttpRequest) -> HttpResponse:
    """List the editions; let whoever keeps them begin the next one."""
    person = person_of(request)
    form = None
    if may(person, KEEP_ASSESSMENT):
        form = BeginForm(request.POST or None, person=person, initial={"year": _this_year()})
    if form is not None and form.is_valid():
        said = form.cleaned_data
        made = begin_assessment(said["institution"], said["year"], said["title"], by=person)
        return redirect("annual-edition", made.number)
    facts = {"section": "assessments", "editions": assessments(person), "form": form}
    status = 400 if form is not None and form.errors else 200
    return render(request, "annual/list.html", facts, status=status)


def _this_year() -> int:
    return timezone.now().year


@declared(READ)
def edition(request: HttpRequest, number: int) -> HttpResponse:
    """Show an edition in the language of the pages, each sentence with what it rests on."""
    view = assessment(number, get_language() or "es", person_of(request))
    facts: dict[str, Any] = {"section": "assessments", "view": view, "languages": LANGUAGES}
    return render(request, "annual/edition.html", facts)


@declared(KEEP_ASSESSMENT)
@require_POST
def keep(request: HttpRequest, number: int) -> HttpResponse:
    """Freeze or publish an edition, if nobody else has meanwhile."""
    person = person_of(request)
    said = KeepForm(request.POST)
    if not said.is_valid():
        raise BadRequest
    view = assessment(number, "es", person)
    act = ACTS[said.cleaned_data["act"]]
    act(view.assessment.id, version=said.cleaned_data["version"], by=person)
    return redirect("annual-edition", number)


@declared(READ)
def take_away(request: HttpRequest, number: int, language: str, form: str) -> HttpResponse:
    """Give a frozen edition as PDF, as DOCX, or its facts as JSON."""
    view = assessment(number, "es", person_of(request))
    if view.edition is None or language not in LANGUAGES:
        raise Http404
    content, media_type = _written(view.assessment.content, language, number, form)
    name = f"annual-assessment-{number}-{language}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=media_type, headers=headers)


def _written(content: Any, language: str, number: int, form: str) -> tuple[bytes, str]:
    if form == "json":
        return json.dumps(content, ensure_ascii=False, indent=1).encode(), "application/json"
    if form not in SET:
        raise Http404
    write, media_type = SET[form]
    return write(drafted(content, language, number)), media_type
