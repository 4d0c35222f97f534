"""What can be asked of the API, said to people in their language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DEEDS: Final[Mapping[str, Promise]] = {
    "GET": _("all that may be seen, a page at a time"),
    "GET one": _("one of them; its ETag names its version"),
    "POST": _("begin a new one"),
    "PATCH one": _("change it"),
    "POST publish": _("let everybody see it"),
    "POST withdraw": _("say that it is planned no more"),
    "POST hand-in": _("give it to those who validate"),
    "POST validate": _("submit it"),
    "POST entries": _("let it say something more"),
    "PATCH entries": _("change what one entry says"),
}
"""Method and last word of the address (`one`: an identifier) → what it does."""

NOUNS: Final[Mapping[str, Promise]] = {
    "instruments": _("Documents"),
    "provisions": _("Points of documents"),
    "citations": _("Citations"),
    "commitments": _("Commitments"),
    "programme-lines": _("Lines of plans"),
    "tasks": _("Tasks"),
    "meetings": _("Meetings"),
    "institutions": _("Institutions"),
    "actions": _("Actions"),
    "reports": _("Reports"),
    "evidence": _("Evidence"),
    "claims": _("Claims"),
    "annual-assessments": _("Annual assessments"),
    "scales": _("Scales"),
}
"""Noun of the API → what pages call it."""
