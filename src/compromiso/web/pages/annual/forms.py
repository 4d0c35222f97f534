"""What is asked before an edition is begun, frozen or published."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from compromiso.register.permissions import KEEP_ASSESSMENT, Person
from compromiso.register.selectors.seats import institutions_within


class BeginForm(forms.Form):
    """A year, a title and who signs."""

    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)
    title = forms.CharField(
        label=_("Title in your list"),
        max_length=200,
        help_text=_("Only those who work here see it."),
    )
    institution = forms.TypedChoiceField(coerce=UUID, label=_("Who issues it"))

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        issuers = institutions_within(person, KEEP_ASSESSMENT).values_list("id", "name")
        self.fields["institution"].choices = list(issuers)  # type: ignore[attr-defined]


class KeepForm(forms.Form):
    """What is to happen with an edition, as its keeper saw it."""

    act = forms.ChoiceField(choices=[("freeze", ""), ("publish", "")])
    version = forms.IntegerField(min_value=1)
