"""Numbers as addresses and forms send them: whatever was typed, no page breaks over it."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpRequest

PAGE_DIGITS = 6
VERSION_DIGITS = 9
ENTRY_DIGITS = 15


def whole(text: str | None, digits: int = PAGE_DIGITS) -> int | None:
    """Give a whole number of so many digits at most; None for whatever else was sent, as `²`."""
    return int(text) if text and text.isdecimal() and len(text) <= digits else None


def at_least(text: str | None, least: int = 1) -> int:
    """Give the number that was sent, and the least that it may be for anything else."""
    return max(whole(text) or least, least)


def page_of(text: str | None, pages: int) -> int:
    """Give the page that was asked for, one of so many; the first for anything else."""
    return min(at_least(text), max(pages, 1))


def version_of(request: HttpRequest) -> int:
    """Give the version that the person saw, as a button sends it; else it is a bad request."""
    version = whole(request.POST.get("version"), VERSION_DIGITS)
    if version is None:
        raise BadRequest
    return version
