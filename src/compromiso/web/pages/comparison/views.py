"""Two texts of one instrument, side by side: what answers to what, and what only one has."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.vary import vary_on_headers

from compromiso.register.permissions import READ, REVIEW_COMMITMENT
from compromiso.register.selectors.comparison import Comparison, comparable, comparison
from compromiso.register.selectors.document import instrument
from compromiso.register.services.comparisons import laid_together
from compromiso.web.access import declared, person_of
from compromiso.web.pages.comparison.one_text import OneTextForm, one_text_facts, say
from compromiso.web.pages.comparison.page import comparison_facts, sides
from compromiso.web.ui.going_on import go_on


@declared(READ)
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """List the documents that this one can be laid beside, the likeliest first."""
    chosen = request.GET.get("with", "")
    others = comparable(slug)
    if chosen in {other.slug for other in others}:
        return redirect("compare", slug, chosen)
    facts = {"section": "library", "instrument": instrument(slug), "others": others}
    return render(request, "comparison/choose.html", facts)


@declared(READ, write=REVIEW_COMMITMENT)
@vary_on_headers("HX-Request")
def compare(request: HttpRequest, slug: str, other: str) -> HttpResponse:
    """Show both texts, provision by provision, or only where they differ; long ones in pages.

    Two long texts are laid side by side in the background: until then the page says so.
    """
    one, beside = instrument(slug), instrument(other)
    asked = laid_together(one, beside)
    if asked.laid is None:
        facts = {**sides(one, beside), "job": asked.job}
        return render(request, "comparison/waits.html", facts)
    if request.headers.get("HX-Request"):
        return go_on(request, reverse("compare", args=[slug, other]))
    compared = comparison(one, beside, asked.laid)
    return _said(request, compared) if request.method == "POST" else _shown(request, compared)


def _shown(request: HttpRequest, compared: Comparison) -> HttpResponse:
    facts = comparison_facts(compared, request.GET) | one_text_facts(request, compared)
    return render(request, "comparison/comparison.html", facts)


def _said(request: HttpRequest, compared: Comparison) -> HttpResponse:
    form = OneTextForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    say(form, compared, person_of(request))
    return redirect("compare", compared.one.slug, compared.other.slug)
