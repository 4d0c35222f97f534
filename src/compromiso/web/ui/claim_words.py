"""What claims are called: what was found, from where, at which stage."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = Mapping[str, "Promise | str"]

FOUND: Words = {
    "no-answer": pgettext_lazy("a claim", "no answer"),
    "no-evidence": pgettext_lazy("a claim", "no evidence"),
    "not-started": pgettext_lazy("a claim", "not started"),
    "started": pgettext_lazy("a claim", "started"),
    "partly": pgettext_lazy("a claim", "partly done"),
    "largely": pgettext_lazy("a claim", "largely done"),
    "fully": pgettext_lazy("a claim", "done"),
    "contrary": pgettext_lazy("a claim", "contrary to it"),
    "superseded": pgettext_lazy("a claim", "superseded"),
    "elapsed": pgettext_lazy("a claim", "time is over"),
    "unclaimed": pgettext_lazy("a claim", "no claim yet"),
}
FOUND_MEANING: Words = {
    "no-answer": _("Whoever was asked has not answered."),
    "no-evidence": _("Something may have been done; nothing was found that shows it."),
    "not-started": _("A passage shows that nothing has begun."),
    "started": _("A passage shows a first step."),
    "partly": _("A passage shows that a part is done."),
    "largely": _("A passage shows that most of it is done."),
    "fully": _("A passage shows that all of it is done."),
    "contrary": _("A passage shows something that goes against it."),
    "superseded": _("A later text has taken its place."),
    "elapsed": _("Its time has passed and it asks for nothing any more."),
}
STANDPOINT: Words = {
    "self": pgettext_lazy("a standpoint", "The State itself"),
    "independent": pgettext_lazy("a standpoint", "Independent assessors"),
    "civil-society": pgettext_lazy("a standpoint", "Civil society"),
    "any": pgettext_lazy("a standpoint", "The newest claim of anybody"),
}
CLAIM_STAGE: Words = {
    "draft": pgettext_lazy("a claim", "draft"),
    "published": pgettext_lazy("a claim", "published"),
    "withdrawn": pgettext_lazy("a claim", "withdrawn"),
}
READING: Words = {
    "reliable": _("They agree well enough to rely on."),
    "tentative": _("They agree well enough for tentative conclusions."),
    "weak": _("They agree too little to build on."),
    "chance": _("They agree no more than chance would."),
    "same": _("It cannot be computed: all gave the same grade, which tells nothing of agreement."),
    "unpaired": _("It cannot be computed: no two assessors have graded the same commitment."),
}
ROLLED: Words = {
    "instrument": pgettext_lazy("rolled up by", "Document"),
    "theme": pgettext_lazy("rolled up by", "Theme"),
    "state": pgettext_lazy("rolled up by", "State"),
    "line": pgettext_lazy("rolled up by", "Line of a programme"),
    "equal": pgettext_lazy("weights", "each commitment alike"),
    "force": pgettext_lazy("weights", "by force: an invitation counts a quarter"),
}
LANE: Words = {
    "meeting": pgettext_lazy("timeline", "Meeting"),
    "instrument": pgettext_lazy("timeline", "Text"),
    "report": pgettext_lazy("timeline", "Report"),
    "claim": pgettext_lazy("timeline", "Claim"),
}
