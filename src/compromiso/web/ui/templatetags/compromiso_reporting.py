"""What templates of reporting say with: moments in a zone, stages of reports and calls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from babel.dates import get_timezone_location
from django import template
from django.template import RequestContext
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from compromiso.register.deadline import is_late, last_day, zone_named
from compromiso.register.permissions import VISITOR
from compromiso.register.selectors.notices import NoticeView, open_notices
from compromiso.web.ui import reporting_words as words
from compromiso.web.ui.telling import here, tell_date, tell_minute, tell_moment
from compromiso.web.ui.templatetags.compromiso_ui import stage

register = template.Library()


@register.filter
def moment_in(at: datetime, zone: str) -> str:
    """Write out a moment in a zone, naming the zone, and in UTC where that is another one."""
    local = zone_named(zone)
    if at.astimezone(local).utcoffset() == at.astimezone(UTC).utcoffset():
        return tell_moment(at)
    told = tell_minute(at.astimezone(local))
    return _("%(local)s (%(place)s), %(utc)s") % {
        "local": told,
        "place": zone_place(zone),
        "utc": tell_moment(at),
    }


@register.filter
def zone_place(zone: str) -> str:
    """Name the place whose time a zone is: “Montevideo”, in the reader's language."""
    if zone == "UTC":
        return zone
    return str(get_timezone_location(zone_named(zone), locale=here(), return_city=True))


@register.filter
def deadline_words(cycle: Any) -> str:
    """Say until the end of which day, and where, a call takes reports in time."""
    return _until(cycle.closes_at, cycle.zone)


def _until(closes_at: datetime, zone: str) -> str:
    day = tell_date(last_day(closes_at, zone).isoformat())
    return _("end of %(day)s in %(place)s") % {"day": day, "place": zone_place(zone)}


@register.simple_tag
def report_stage(code: str) -> SafeString:
    """Say the stage of a report by word, shape and tone."""
    return stage(words.STAGE_TONE.get(code, "plain"), str(words.STAGE.get(code, code)))


@register.simple_tag
def cycle_stage(code: str) -> SafeString:
    """Say the stage of a call by word, shape and tone."""
    return stage(words.CYCLE_TONE.get(code, "plain"), str(words.CYCLE.get(code, code)))


@register.simple_tag
def late_badge() -> SafeString:
    """Say that something came after its deadline."""
    return format_html("{}", stage("bad", _("late")))


@register.filter
def progress_said(code: str) -> str:
    """Say how far an institution says that it is."""
    return str(words.PROGRESS.get(code, code))


@register.filter
def evidence_kind(code: str) -> str:
    """Say what kind of evidence something is."""
    return str(words.EVIDENCE.get(code, code))


@register.filter
def notice_words(code: str) -> str:
    """Say what a notice is about."""
    return str(words.NOTICE.get(code, code))


@dataclass(frozen=True, slots=True)
class Waiting:
    """A notice as the inbox tells it; `zone` is the reader's own, `until` the day of a call."""

    id: UUID
    kind: str
    title: str
    href: str
    due_at: datetime | None
    zone: str
    is_over: bool
    is_aside: bool
    until: str


FIRST = 3
_ROUTES = {"reporting_cycle": "cycle", "institution_report": "report"}


@register.simple_tag(takes_context=True)
def waiting_notices(context: RequestContext) -> list[Waiting]:
    """List what waits for the person who asks, the nearest deadline first, put aside last."""
    told = [_waiting(view) for view in open_notices(context.get("person") or VISITOR)]
    return sorted(told, key=lambda one: one.is_aside)


@register.simple_tag(takes_context=True)
def first_notices(context: RequestContext) -> list[Waiting]:
    """List the first three that wait for the person who asks and are not put aside."""
    return [_waiting(view) for view in open_notices(context.get("person") or VISITOR, FIRST)]


def _waiting(view: NoticeView) -> Waiting:
    notice, now = view.notice, datetime.now(UTC)
    route = _ROUTES.get(notice.noun)
    href = reverse(route, args=[notice.subject_id]) if route else reverse("work")
    is_over = notice.due_at is not None and is_late(now, notice.due_at)
    told = (notice.kind, view.title, href, notice.due_at, view.zone)
    until = _until(notice.due_at, view.closes_in) if notice.due_at and view.closes_in else ""
    return Waiting(notice.id, *told, is_over, notice.read_at is not None, until)
