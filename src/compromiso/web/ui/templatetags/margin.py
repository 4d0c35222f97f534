"""What stands beside a point of a document, said in a few words; a page says it of each point."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compromiso.web.ui.telling import tell_place
from compromiso.web.ui.templatetags.compromiso_ui import status

register = template.Library()


@register.simple_tag
def told_beside(point: Any) -> SafeString:
    """Say how much stands beside a point and what of it is doubtful, each in a span."""
    return format_html_join("", "<span>{}</span>", ((said,) for said in _said_beside(point)))


def _said_beside(point: Any) -> Iterator[str]:
    view = point.view
    if n := len(view.commitments):
        yield ngettext("%(n)s commitment", "%(n)s commitments", n) % {"n": n}
    if n := len(view.tasks):
        yield ngettext("%(n)s task", "%(n)s tasks", n) % {"n": n}
    if n := len(view.citations_in):
        yield ngettext("cited in %(n)s place", "cited in %(n)s places", n) % {"n": n}
    yield from (status("status", one.status) for one in point.doubts)
    if n := len(view.figures):
        yield ngettext("%(n)s figure", "%(n)s figures", n) % {"n": n}
    if n := len(view.reports):
        yield ngettext("%(n)s report", "%(n)s reports", n) % {"n": n}
    yield from (status("severity", one.severity) for one in point.issues)
    if point.meant_by:
        yield _("perhaps meant by a citation")


@register.simple_tag
def notes_on(provision: Any) -> str:
    """Name the notes beside a point."""
    return _("Notes on %(where)s") % {"where": tell_place(provision)}


@register.simple_tag
def cited_in(places: int) -> str:
    """Say in how many places a point is cited."""
    return ngettext("Cited in %(n)s place", "Cited in %(n)s places", places) % {"n": places}
