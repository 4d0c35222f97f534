"""Long words cut in templates, as Django does it, at a glance where no sign joins another."""

from __future__ import annotations

from typing import Final
from unicodedata import normalize

from django import template
from django.template.defaultfilters import stringfilter
from django.utils.text import Truncator

register = template.Library()
FIRST_JOINED: Final = "\N{COMBINING GRAVE ACCENT}"
"""Signs before it in Unicode stand alone."""


@register.filter(is_safe=True)
@stringfilter
def truncatechars(words: str, most: int) -> str:
    """Give words of at most so many signs, the last of them `…` where some were left out."""
    told = normalize("NFC", words)
    if len(told) <= most:
        return told
    alone = max(told[: most + 1]) < FIRST_JOINED
    return f"{told[: most - 1]}…" if alone else Truncator(words).chars(most)
