"""A commitment as one sentence, in the reader's language."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from compromiso.web.ui.telling import join, name_actor


def claim(commitment: Any) -> str:
    """Say in one phrase who is bound and how firmly; the document's words stand beside it."""
    who = join(name_actor(actor) for actor in commitment.actors)
    if not who:
        return _nameless().get(commitment.force, "")
    return _sentences().get(commitment.force, "%(who)s") % {"who": who}


def _sentences() -> dict[str, str]:
    return {
        "undertakes": _("%(who)s: undertaken"),
        "entrusts": _("%(who)s: entrusted"),
        "urges": _("%(who)s: urged to act"),
        "invites": _("%(who)s: invited to act"),
        "recognises": _("%(who)s: recognised"),
        "recalls": _("%(who)s: recalled"),
    }


def _nameless() -> dict[str, str]:
    return {
        "undertakes": _("Undertaken, by whom is not said"),
        "entrusts": _("Entrusted, to whom is not said"),
        "urges": _("Urged, upon whom is not said"),
        "invites": _("Invited, who is not said"),
        "recognises": _("Recognised"),
        "recalls": _("Recalled"),
    }
