"""What a browser sends where nothing is typed into a form of a page."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from lxml import html


def form_of(page: Any, to: str) -> dict[str, list[str]]:
    """Give the names and values of the form that a page sends to an address."""
    sent: dict[str, list[str]] = defaultdict(list)
    here = page.wsgi_request.path
    forms = html.fromstring(page.text).forms
    form = next(one for one in forms if (one.action or here) == to)
    for name, value in form.form_values():
        sent[name].append(value)
    return dict(sent)
