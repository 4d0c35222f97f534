"""What the story of a commitment is told from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compromiso.model.assessment import Progress
from compromiso.register.selectors.story import Event, story
from compromiso.web.access import person_of
from compromiso.web.pages.claims.page import about, scale_facts
from compromiso.web.ui.grades import Told, scale_of, told_progress
from compromiso.web.ui.tables import csv_file

KINDS: Final = {
    "text": gettext_lazy("It was promised"),
    "citation": gettext_lazy("It was cited"),
    "line": gettext_lazy("A line of a programme took it up"),
    "action": gettext_lazy("An action began"),
    "milestone": gettext_lazy("A milestone was reached"),
    "report": gettext_lazy("A report told of it"),
    "passage": gettext_lazy("A document told of it"),
    "claim": gettext_lazy("A claim was made"),
}
TONES: Final = {"text": "live", "action": "good", "milestone": "good", "claim": "far"}


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event with its sentence, its tone, and its grade where it is a claim."""

    event: Event
    sentence: str
    tone: str
    told: Told | None


def story_facts(request: HttpRequest, commitment_id: UUID) -> dict[str, Any]:
    """Give the events of a commitment, each told in a sentence."""
    page, events = story(commitment_id, person_of(request))
    scale = scale_of(request.GET.get("scale"))
    told = [
        ToldEvent(
            event,
            str(KINDS[event.kind]),
            TONES.get(event.kind, "plain"),
            told_progress(scale, Progress(event.what.claim.progress))
            if event.kind == "claim"
            else None,
        )
        for event in events
    ]
    return {**about(page), **scale_facts(scale), "events": told}


def story_file(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    """Give the events as a table."""
    return csv_file("story", _rows(story_facts(request, commitment_id)))


def _rows(facts: Mapping[str, Any]) -> Iterator[list[Any]]:
    yield [_("Day"), _("What happened"), _("What"), _("Who")]
    for told in facts["events"]:
        what, who = _TELL[told.event.kind](told)
        yield [told.event.date, told.sentence, what, who]


def _claim(told: ToldEvent) -> tuple[str, str]:
    return (told.told.word if told.told else ""), told.event.what.claim.institution.name


_TELL: Final[Mapping[str, Callable[[ToldEvent], tuple[str, str]]]] = {
    "text": lambda told: (told.event.what.action, ""),
    "citation": lambda told: (told.event.what.raw, told.event.what.host.instrument.title),
    "line": lambda told: (told.event.what.theme, ""),
    "action": lambda told: (told.event.what.title, told.event.what.institution.name),
    "milestone": lambda told: (told.event.detail["title"], told.event.what.institution.name),
    "report": lambda told: (told.event.what.text, told.event.what.report.institution.name),
    "passage": lambda told: (told.event.what.url_path, told.event.what.instrument.title),
    "claim": _claim,
}
"""What an event is about and who stands behind it, in words."""
