"""What the stages of actions are called, and in which tone they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STAGE: Final[Mapping[str, tuple[str, Promise]]] = {
    "draft": ("warn", pgettext_lazy("an action", "draft")),
    "published": ("good", pgettext_lazy("an action", "published")),
    "withdrawn": ("plain", pgettext_lazy("an action", "withdrawn")),
}
"""Stage → tone and word."""

FIELDS: Final[Mapping[str, Promise]] = {
    "institution_id": _("Institution that leads"),
    "code": _("Code"),
    "title": _("Title"),
    "description": _("What is planned"),
    "language": _("Language"),
    "programme_line_id": _("Line of a plan"),
    "commitments": _("Commitments it carries out"),
    "supporting": _("Institutions that support it"),
    "depends_on": _("Actions it waits for"),
    "start": _("Starts on"),
    "end": _("Ends on"),
    "budget": _("Budget"),
    "milestones": _("Milestones"),
}
"""What each column of an action is called."""

DONE: Final[Mapping[str, Promise]] = {
    "draft": _("The action is kept as a draft. Only its institution sees it."),
    "change": _("The change is kept, and the version before it as well."),
    "publish": _("The action is published: everybody sees it."),
    "withdraw": _("The action is withdrawn. It stays on file with its history."),
}
"""What is said after each deed."""
