"""What a page says after an action, by the code that the address carries."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _


def notice(request: HttpRequest) -> str:
    """Say what was done last, or nothing; an unknown code says nothing."""
    return _sentences().get(request.GET.get("done", ""), "")


def _sentences() -> dict[str, str]:
    return {
        "accept": _("Accepted. The register now holds this commitment."),
        "correct": _(
            "Corrected. The register now holds your words; the proposal stays in the history."
        ),
        "reject": _("Rejected. It stays in the history and out of the register."),
        "undo": _("The last decision was taken back."),
        "accepted": _("Accepted: the citation now points to the better provision."),
        "kept": _("Kept as printed."),
        "asked": _("Noted that the author is to be asked."),
        "proposed": _("The decision was taken back."),
        "rejected": _("Set aside."),
        "claim-drafted": _("Your claim is drafted. Nobody outside sees it until you publish it."),
        "claim-changed": _("Your claim is changed; what it said before stays in its history."),
        "loaded": _("The files were received. They stand here as soon as they are read."),
    }
