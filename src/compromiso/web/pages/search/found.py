"""What the search page is filled with."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.urls import reverse

from compromiso.register.selectors.search import Hit, find
from compromiso.web.ui.sent import at_least

LANGUAGES = ("es", "pt", "en", "fr")
MOST_CHARACTERS = 400
"""A longer question is cut: nobody types so much, and it costs."""


def search_facts(asked: QueryDict) -> dict[str, Any]:
    """Give the places that answer to the words in the address."""
    query = asked.get("q", "").strip()[:MOST_CHARACTERS]
    language = next((code for code in LANGUAGES if code == asked.get("lang")), None)
    facts = {"section": "search", "query": query, "language": language, "languages": LANGUAGES}
    if not query:
        return facts
    found = find(query, language=language, page=at_least(asked.get("page")))
    hits = [(hit, address_of(hit)) for hit in found.hits]
    pages = {"page": found.page, "before": found.page - 1, "after": found.page + 1}
    told = {"hits": hits, "total": found.total, "pages": found.pages, "is_more": found.is_more}
    return {**facts, **pages, "found": told}


def address_of(hit: Hit) -> str:
    """Give the page where a hit is read in full."""
    if hit.commitment:
        return reverse("commitment", args=[hit.commitment])
    if hit.url_path:
        return reverse("provision", args=[hit.slug, hit.url_path])
    return reverse("document", args=[hit.slug])
