"""Addresses of pages, in the words of a language."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import override


def address(name: str, language: str = "en", *args: object) -> str:
    """Give the address of a page."""
    with override(language):
        return reverse(name, args=args)
