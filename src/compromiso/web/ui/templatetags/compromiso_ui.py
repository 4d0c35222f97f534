"""What templates say with: statuses, dates, numbers and names in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any, Final

from django import template
from django.conf import settings
from django.template import RequestContext
from django.urls import translate_url
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from compromiso.register import permissions
from compromiso.register.permissions import VISITOR
from compromiso.web.ui import telling
from compromiso.web.ui.counts import counted
from compromiso.web.ui.marked_text import mark_text
from compromiso.web.ui.marks import citation_mark, leads_to, provision_address
from compromiso.web.ui.navigation import Entry, entries_for
from compromiso.web.ui.qr import qr_code
from compromiso.web.ui.refused import Told, tell_code, tell_issue
from compromiso.web.ui.shapes import SHAPES, TONES
from compromiso.web.ui.signed_in import SignedIn, signed_in_here
from compromiso.web.ui.templatetags.cutting import truncatechars
from compromiso.web.ui.words import MEANING
from compromiso.web.ui.words import word as word_for

CITED: Final = 44
"""So many signs of the title of a text that cites are shown."""
register = template.Library()
register.filter("date_words", telling.tell_date)
register.filter("moment", telling.tell_moment)
register.filter("number", telling.tell_number)
register.filter("amount", telling.tell_amount)
register.filter("share", telling.tell_share)
register.filter("language_name", telling.name_language)
register.filter("language_names", telling.name_languages)
register.filter("own_language", telling.name_own_language)
register.filter("country_name", telling.name_country)
register.filter("actor_name", telling.name_actor)
register.filter("short_name", telling.short_actor)
register.simple_tag(leads_to)
register.simple_tag(tell_issue, name="issue_words")
register.simple_tag(telling.tell_period, name="period")
register.simple_tag(qr_code)


@register.filter
def names(actors: Iterable[Mapping[str, Any]]) -> str:
    """Name several actors in one phrase."""
    return telling.join(telling.name_actor(actor) for actor in actors)


@register.filter
def short_names(actors: Iterable[Mapping[str, Any]]) -> str:
    """Name several actors briefly in one phrase."""
    return telling.join(telling.short_actor(actor) for actor in actors)


@register.filter
def theme_names(themes: Iterable[str]) -> str:
    """Name several themes in one phrase."""
    return telling.join(map(telling.name_theme, themes)) or "–"


@register.simple_tag
def why(citation: Any) -> str:
    """Say why a citation has its status: in full in English, else what the status means."""
    if telling.here().language == "en" and citation.reason:
        return str(citation.reason)
    return str(MEANING.get(citation.status, ""))


@register.simple_tag
def refused(upload: Any) -> Told:
    """Tell why a file was refused, in the reader's language."""
    return tell_code(upload.code, upload.problem, upload.remedy)


@register.filter
def place(provision: Any) -> str:
    """Say where a provision stands as people do: “25.f”, or by the nearest point above it."""
    return telling.tell_place(provision)


@register.filter
def words(text: str) -> list[str]:
    """Give the words of a text."""
    return text.split()


@register.simple_tag
def objective_words(objective: Any) -> SafeString:
    """Give an objective with its citations as links."""
    marks = [
        replace(mark, start=mark.start - objective.start, end=mark.end - objective.start)
        for mark in map(citation_mark, objective.citations)
    ]
    return mark_text(objective.words, [(0, len(objective.words))], marks)


@register.filter
def beside(row: Iterable[Any], columns: Iterable[str]) -> list[tuple[str, Any]]:
    """Put the name of its column beside each cell of a row."""
    return list(zip(columns, row, strict=False))


@register.filter
def caps(title: str) -> SafeString:
    """Give the attribute by which a title all in capitals is set in small ones."""
    return SafeString(' class="caps"' if title.upper() == title else "")


@register.filter
def issues_counted(severity: str, count: int) -> str:
    """Say how many issues of a severity there are."""
    return counted("issue", severity, count)


@register.filter
def citations_counted(status: str, count: int) -> str:
    """Say how many citations of a status there are."""
    return counted("citation", status, count)


@register.filter
def word(code: str, table: str) -> str:
    """Say what a code is called."""
    return word_for(table, code)


@register.simple_tag
@cache
def shape(code: str) -> SafeString:
    """Draw the shape of a status; it says nothing to a screen reader, the word beside it does."""
    drawing = (
        '<svg class="shape" aria-hidden="true" viewBox="0 0 10 10"><use href="#shape-{}"/></svg>'
    )
    return format_html(drawing, code)


@register.simple_tag
def shape_of_kind(kind: str) -> SafeString:
    """Draw the shape of a kind of finding in its colour."""
    code = kind if kind in SHAPES else "warning"
    return format_html('<span class="status" data-state="{}">{}</span>', code, shape(code))


@register.simple_tag
def status(table: str, code: str) -> SafeString:
    """Say a status by word, shape and colour."""
    return _status(code, word_for(table, code))


@lru_cache(maxsize=500)
def _status(code: str, word: str) -> SafeString:
    said = '<span class="status" data-state="{}">{}{}</span>'
    return format_html(said, code, shape(code), word)


@register.simple_tag
def cited_by(citation: Any) -> SafeString:
    """Say where a citation stands, as a link, and its status; pages hold a hundred of these."""
    told, host = status("status", citation.status), citation.host
    if host is None:
        return format_html('<span lang="und">{}</span> {}', citation.raw, told)
    work = host.instrument
    href, title = provision_address(work.slug, host.url_path), truncatechars(work.title, CITED)
    said = '<a href="{}" lang="{}"{}>{}</a>, {} {}'
    return format_html(said, href, work.language, caps(work.title), title, place(host), told)


@register.simple_tag
def stage(tone: str, word: str) -> SafeString:
    """Say the stage of a record by word, shape and tone (a key of `TONES`)."""
    said = '<span class="stage" data-tone="{}">{}<span>{}</span></span>'
    return format_html(said, tone, shape(TONES[tone]), word)


@register.simple_tag
def shapes() -> SafeString:
    """Give all shapes once, for the page to refer to."""
    symbols = ((code, SafeString(drawing)) for code, drawing in SHAPES.items())
    drawn = format_html_join("", '<symbol id="shape-{}" viewBox="0 0 10 10">{}</symbol>', symbols)
    return format_html('<svg hidden aria-hidden="true">{}</svg>', drawn)


@register.simple_tag
def meter(part: float, whole: float) -> SafeString:
    """Draw how much `part` is of `whole`; the number must stand beside it."""
    width = 0 if whole <= 0 else round(100 * part / whole, 1)
    bar = (
        '<svg aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none">'
        '<rect width="100" height="8" fill="var(--wash)"/>'
        '<rect width="{}" height="8" fill="currentColor"/></svg>'
    )
    return format_html(bar, width)


@register.simple_tag(takes_context=True)
def navigation(context: RequestContext) -> tuple[Entry, ...]:
    """List the entries of the main navigation for the person who asks."""
    return entries_for(context.get("person") or VISITOR)


@register.simple_tag(takes_context=True)
def signed_in(context: RequestContext) -> SignedIn:
    """Say who has signed in, and for which institution."""
    return signed_in_here(context.get("person") or VISITOR)


@register.simple_tag(takes_context=True)
def may(context: RequestContext, permission: str) -> bool:
    """Say whether the person who asks has a permission anywhere."""
    return permissions.may(context.get("person") or VISITOR, permission)


@register.simple_tag(takes_context=True)
def may_on(context: RequestContext, permission: str, institution: Any) -> bool:
    """Say whether a permission of the person who asks reaches an institution."""
    person = context.get("person") or VISITOR
    return permissions.may_on(person, permission, institution.id, institution.country)


@register.simple_tag(takes_context=True)
def language_links(context: RequestContext) -> list[dict[str, str]]:
    """List the languages of the interface with the address of this very page in each."""
    request = context.get("request")
    path = request.get_full_path() if request else "/"
    return [
        {"code": code, "name": name, "href": translate_url(path, code)}
        for code, name in settings.LANGUAGES
    ]
