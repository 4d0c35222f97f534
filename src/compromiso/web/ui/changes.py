"""Changes of the register, each told in one sentence with the page it leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.core.exceptions import ObjectDoesNotExist
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from compromiso.web.ui.telling import name_country
from compromiso.web.ui.words import word

_OPENS: Final = {
    "claim": "claim",
    "commitment": "commitment",
    "action": "action",
    "institution_report": "report",
    "reporting_cycle": "cycle",
    "annual_assessment": "annual-assessment",
}
"""The page on which a record is read, by its noun."""


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A sentence, when it happened, and where to read on; no address where there is no page.

    `about` gives the words, in `lang`, that a claim is about.
    """

    sentence: str
    at: datetime
    href: str
    about: str = ""
    lang: str = ""


def told_changes(changes: Iterable[Any]) -> list[ToldChange]:
    """Tell changes in the reader's language, in the order given."""
    said = _said()
    return [
        ToldChange(_sentence(one, said[one.noun]), one.at, _href(one), *_about(one))
        for one in changes
    ]


def _about(change: Any) -> tuple[str, str]:
    """Give the words that a claim is about and their language; nothing where they are gone."""
    promise = _commitment(change.subject) if change.noun == "claim" else None
    if promise is None or promise.provision is None:
        return "", ""
    return promise.action, promise.provision.instrument.language


def _commitment(claim: Any) -> Any:
    try:
        return claim.commitment
    except ObjectDoesNotExist:
        return None


def _sentence(change: Any, said: Mapping[str, str]) -> str:
    stage = str(change.fields.get("stage", ""))
    words = said.get("added" if change.added else stage or "changed")
    return (words or said["changed"]) % _TELL[change.noun](change.subject)


def _href(change: Any) -> str:
    route = _OPENS.get(change.noun)
    try:
        return reverse(route, args=[change.subject.pk]) if route else ""
    except NoReverseMatch:
        return ""


def _claim(row: Any) -> dict[str, str]:
    where = name_country(row.country) if row.country else _("all who undertook it")
    what = word("found", row.progress)
    return {"who": row.institution.name, "what": what, "where": where, "point": _point(row)}


def _point(row: Any) -> str:
    """Name the point that a claim is about, `montevideo-2006/25.f`; its reference if it is gone."""
    promise = _commitment(row)
    provision = promise.provision if promise else None
    return f"{provision.instrument.slug}/{provision.url_path}" if provision else row.commitment_ref


def _titled(row: Any) -> dict[str, str]:
    return {"what": row.title, "who": row.institution.name}


_TELL: Final[Mapping[str, Callable[[Any], dict[str, str]]]] = {
    "source": lambda row: {"what": row.name},
    "commitment": lambda row: {"what": row.action},
    "institution": lambda row: {"what": row.name},
    "action": _titled,
    "institution_report": _titled,
    "reporting_cycle": lambda row: {"what": row.title},
    "claim": _claim,
    "annual_assessment": lambda row: {"what": row.title},
}


def _said() -> dict[str, dict[str, str]]:
    """Give what is said of each noun, by what happened, in the reader's language."""
    return {
        "source": {
            "added": _("“%(what)s” was loaded."),
            "changed": _("“%(what)s” was read again."),
        },
        "commitment": {"changed": _("A person decided on the commitment “%(what)s”.")},
        "institution": {
            "added": _("%(what)s joined the register."),
            "changed": _("What is said of %(what)s changed."),
        },
        "action": {
            "added": _("%(who)s drafted the action “%(what)s”."),
            "published": _("%(who)s published the action “%(what)s”."),
            "withdrawn": _("%(who)s withdrew the action “%(what)s”."),
            "changed": _("%(who)s changed the action “%(what)s”."),
        },
        "institution_report": _reports(),
        "reporting_cycle": {
            "added": _("The call “%(what)s” was prepared."),
            "open": _("The call “%(what)s” was opened."),
            "closed": _("The call “%(what)s” was closed."),
            "changed": _("The call “%(what)s” changed."),
        },
        "claim": {
            "added": _("%(who)s drafted a claim on %(point)s, %(where)s: %(what)s."),
            "published": _("%(who)s published a claim on %(point)s, %(where)s: %(what)s."),
            "withdrawn": _("%(who)s withdrew a claim on %(point)s, %(where)s: %(what)s."),
            "changed": _("%(who)s changed a claim on %(point)s, %(where)s: %(what)s."),
        },
        "annual_assessment": {"changed": _("The annual assessment “%(what)s” changed.")},
    }


def _reports() -> dict[str, str]:
    return {
        "added": _("%(who)s began the report “%(what)s”."),
        "in_validation": _("%(who)s gave the report “%(what)s” to be validated."),
        "returned": _("The report “%(what)s” was returned to %(who)s."),
        "submitted": _("%(who)s handed in the report “%(what)s”."),
        "published": _("The report “%(what)s” of %(who)s was published."),
        "withdrawn": _("The report “%(what)s” of %(who)s was withdrawn."),
        "changed": _("%(who)s changed the report “%(what)s”."),
    }
