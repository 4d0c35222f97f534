"""What templates say grades with: word, shape and colour, never one alone."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from compromiso.web.ui.grades import Told
from compromiso.web.ui.templatetags.compromiso_ui import shape
from compromiso.web.ui.words import word

register = template.Library()


@register.simple_tag
def grade(told: Told | str | None) -> SafeString:
    """Say a grade; nothing claimed is said by its own word and shape."""
    if not isinstance(told, Told):
        return found("unclaimed")
    said = format_html(
        '<span class="status grade" data-state="{}">{}<span>{}</span></span>',
        told.shape,
        shape(told.shape),
        told.word,
    )
    if not told.grade:
        return said
    return format_html('{} <span class="soft as-grade">({})</span>', said, told.grade)


@register.simple_tag
def found(code: str) -> SafeString:
    """Say what a claim found, whatever the scale."""
    return grade(Told(code, word("found", code)))


@register.simple_tag
def page_of(route: str, row: Any) -> SafeString:
    """Name a record by its title, as a link where it has a page."""
    try:
        return format_html('<a href="{}">{}</a>', reverse(route, args=[row.pk]), row.title)
    except NoReverseMatch:
        return format_html("{}", row.title)
