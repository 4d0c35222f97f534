"""What is asked about a key for a program."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from compromiso.register.permissions import KEEP_TOKEN, PERMISSIONS, Person, may_on
from compromiso.register.selectors.seats import institutions_within
from compromiso.web.pages.institutions.policy import MAY

DAYS = 365


class KeyForm(forms.Form):
    """Asks what a key is called, for which institution, what it may and until when."""

    name = forms.CharField(label=_("Name of the program"), max_length=200)
    institution = forms.ChoiceField(label=_("Institution"))
    scopes = forms.MultipleChoiceField(
        label=_("What it may"),
        help_text=_("What is public can always be read."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    until = forms.DateField(
        label=_("Opens until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        today = datetime.now(UTC).date()
        kwargs.setdefault("initial", {"until": today + timedelta(days=90)})
        super().__init__(*args, **kwargs)
        own = list(institutions_within(person, KEEP_TOKEN))
        told = {code: word for part in MAY.values() for code, word in part.items()}
        can = {p for p in PERMISSIONS for i in own if may_on(person, p, i.id, i.country)}
        choices = [(p, told[p]) for p in sorted(can & told.keys()) if p.startswith(_FOR_PROGRAMS)]
        self.fields["institution"].choices = [(str(i.id), i.name) for i in own]  # type: ignore[attr-defined]
        self.fields["scopes"].choices = choices  # type: ignore[attr-defined]

    def clean_until(self) -> datetime:
        """Give the last moment of the day, if it is to come and within a year."""
        day, today = self.cleaned_data["until"], datetime.now(UTC).date()
        if not today <= day <= today + timedelta(days=DAYS):
            raise forms.ValidationError(_("Choose a day within a year."))
        return datetime.combine(day, time.max, UTC)

    def institution_id(self) -> UUID:
        """Give the institution that was chosen."""
        return UUID(self.cleaned_data["institution"])


_FOR_PROGRAMS = ("action.", "report.", "evidence.", "claim.read", "annual_assessment.")
