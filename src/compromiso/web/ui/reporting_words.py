"""What the codes of reporting are called on a page, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from compromiso.web.ui.words import Words

STAGE: Words = {
    "draft": pgettext_lazy("a report", "draft"),
    "in_validation": pgettext_lazy("a report", "in validation"),
    "returned": pgettext_lazy("a report", "returned"),
    "submitted": pgettext_lazy("a report", "submitted"),
    "published": pgettext_lazy("a report", "published"),
    "withdrawn": pgettext_lazy("a report", "withdrawn"),
    "not-begun": pgettext_lazy("a report", "not begun"),
    "not-submitted": pgettext_lazy("a report", "not submitted yet"),
    "not-published": pgettext_lazy("a report", "not published yet"),
}
STAGE_TONE: Final[Mapping[str, str]] = {
    "draft": "plain",
    "in_validation": "warn",
    "returned": "bad",
    "submitted": "live",
    "published": "good",
    "withdrawn": "far",
}
CYCLE: Words = {
    "draft": pgettext_lazy("a call", "draft"),
    "open": pgettext_lazy("a call", "open"),
    "closed": pgettext_lazy("a call", "closed"),
}
CYCLE_TONE: Final[Mapping[str, str]] = {"draft": "plain", "open": "live", "closed": "far"}
PROGRESS: Words = {
    "": pgettext_lazy("progress said", "not said"),
    "not-started": pgettext_lazy("progress said", "not started"),
    "started": pgettext_lazy("progress said", "started"),
    "partly": pgettext_lazy("progress said", "partly done"),
    "largely": pgettext_lazy("progress said", "largely done"),
    "fully": pgettext_lazy("progress said", "done"),
    "no-evidence": pgettext_lazy("progress said", "no evidence held"),
    "superseded": pgettext_lazy("progress said", "superseded by another commitment"),
    "elapsed": pgettext_lazy("progress said", "time has run out"),
}
"""How far an institution may say that it is, in the order of a form."""
EVIDENCE: Words = {
    "file": pgettext_lazy("evidence", "file"),
    "passage": pgettext_lazy("evidence", "passage"),
    "link": pgettext_lazy("evidence", "link"),
}
NOTICE: Words = {
    "cycle-open": _("A report is asked of your institution"),
    "cycle-overdue": _("Reports are missing after the deadline"),
    "report-to-validate": _("A report waits for your validation"),
    "report-returned": _("A report came back to you"),
    "report-to-publish": _("A report waits to be published"),
    "report-published": _("Your report was published"),
}
DONE: Words = {
    "saved": _("Saved."),
    "handed-in": _("Handed in: it now waits for those who validate."),
    "returned": _("Returned to the institution, with your reason."),
    "validated": _("Validated and submitted."),
    "published": _("Published: everybody can read it now."),
    "withdrawn": _("Withdrawn. It stays on file."),
    "opened": _("The call is open, and those asked have been told."),
    "closed": _("The call is closed."),
    "attached": _("Attached."),
    "taken-away": _("Taken away. It stays on file."),
    "linked": _("Linked."),
    "nothing": _("Noted that it speaks of nothing held here."),
    "undone": _("The last decision was taken back."),
}
