"""Annual assessments: the list, an edition to read, its files, and keeping it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST
from django.views.decorators.vary import vary_on_headers

from compromiso.register.permissions import KEEP_ASSESSMENT, READ, may
from compromiso.register.selectors.annual import (
    assessment,
    assessments,
    facts_text,
    held_assessment,
)
from compromiso.register.services.annual import (
    begin_assessment,
    freeze_assessment,
    publish_assessment,
)
from compromiso.register.services.annual_files import file_of
from compromiso.web.access import declared, person_of
from compromiso.web.pages.annual.forms import BeginForm, KeepForm
from compromiso.web.ui.going_on import go_on

LANGUAGES: Final = ("es", "pt", "en", "fr")
MEDIA: Final = {
    "json": "application/json",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
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
    held = held_assessment(number, person)
    act = ACTS[said.cleaned_data["act"]]
    act(held.id, version=said.cleaned_data["version"], by=person)
    return redirect("annual-edition", number)


@declared(READ)
@vary_on_headers("HX-Request")
def take_away(request: HttpRequest, number: int, language: str, form: str) -> HttpResponseBase:
    """Give a frozen edition as PDF, as DOCX, or its facts as JSON.

    A large one is set in the background: until then a page says so.
    """
    held = held_assessment(number, person_of(request))
    if held.stage == "draft" or language not in LANGUAGES or form not in MEDIA:
        raise Http404
    headers = _headers(number, language, form)
    if form == "json":
        return StreamingHttpResponse(facts_text(held), headers=headers)
    return _set(request, held, language, form, headers)


def _set(
    request: HttpRequest,
    held: Any,
    language: str,
    form: str,
    headers: Mapping[str, str],
) -> HttpResponse:
    made = file_of(held, language, form)
    if made.content is None:
        waits = {"section": "assessments", "held": held, "job": made.job}
        return render(request, "annual/waits.html", waits)
    if request.headers.get("HX-Request"):
        return go_on(request, request.path)
    return HttpResponse(made.content, headers=dict(headers))


def _headers(number: int, language: str, form: str) -> dict[str, str]:
    name = f"annual-assessment-{number}-{language}.{form}"
    return {
        "Content-Type": MEDIA[form],
        "Content-Disposition": f'attachment; filename="{name}"',
    }
