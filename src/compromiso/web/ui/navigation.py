"""The entries of the main navigation: what a person may open, in one order for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from compromiso.register.permissions import (
    READ,
    READ_INBOX,
    READ_INSTITUTIONS,
    Person,
    may,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A word that leads to a page; shown to those who hold `permission`.

    `section` is what the pages below it put into their context to be marked as current.
    """

    section: str
    route: str
    word: Promise
    permission: str

    @property
    def href(self) -> str:
        """Give the address of the page in the reader's language."""
        return reverse(self.route)


ENTRIES: Final = (
    Entry("work", "work", _("Work"), READ_INBOX),
    Entry("library", "library", _("Documents"), READ),
    Entry("commitments", "commitments", _("Commitments"), READ),
    Entry("programme", "programme", _("Programme"), READ),
    Entry("assessments", "assessments", _("Assessments"), READ),
    Entry("reports", "reports", _("Reports"), READ),
    Entry("audit", "audit", _("Audit"), READ),
    Entry("meetings", "meetings", _("Meetings"), READ),
    Entry("institutions", "institutions", _("States and institutions"), READ_INSTITUTIONS),
)


def entries_for(person: Person) -> tuple[Entry, ...]:
    """List the entries that lead this person somewhere."""
    return tuple(entry for entry in ENTRIES if may(person, entry.permission))
