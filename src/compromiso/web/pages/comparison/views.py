"""Two texts of one instrument, side by side: what answers to what, and what only one has."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from compromiso.register.permissions import READ
from compromiso.register.selectors.comparison import comparable, comparison
from compromiso.register.selectors.document import instrument
from compromiso.web.access import declared
from compromiso.web.pages.comparison.page import comparison_facts


@declared(READ)
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """List the documents that this one can be laid beside, the likeliest first."""
    chosen = request.GET.get("with", "")
    others = comparable(slug)
    if chosen in {other.slug for other in others}:
        return redirect("compare", slug, chosen)
    facts = {"section": "library", "instrument": instrument(slug), "others": others}
    return render(request, "comparison/choose.html", facts)


@declared(READ)
def compare(request: HttpRequest, slug: str, other: str) -> HttpResponse:
    """Show both texts, provision by provision, or only where they differ."""
    only_differences = request.GET.get("show") == "differences"
    facts = comparison_facts(comparison(slug, other), only_differences=only_differences)
    return render(request, "comparison/comparison.html", facts)
