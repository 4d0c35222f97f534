"""The form in which reports are called for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from compromiso.register.deadline import last_day
from compromiso.register.permissions import KEEP_CYCLE, Person
from compromiso.register.selectors.named import active_institutions
from compromiso.register.selectors.seats import institutions_within
from compromiso.web.pages.actions.forms import LANGUAGES
from compromiso.web.pages.reports.forms import lined
from compromiso.web.ui.choice_widgets import ManyToTick
from compromiso.web.ui.commitments_field import CommitmentsField
from compromiso.web.ui.time_zones import TimeZoneField

COLUMNS = ("title", "guidance", "language", "opens_on", "last_day", "zone", "asked", "commitments")


def _whole_day(label: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget)


class CycleForm(forms.Form):
    """A call: who is asked, on what, by when; `version` is the one the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    institution = forms.ChoiceField(label=_("Institution that calls"))
    title = forms.CharField(label=_("Title"), max_length=500)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    guidance = forms.CharField(
        label=_("What is to be reported, and how"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    opens_on = _whole_day(_("Opens on"))
    last_day = _whole_day(_("Last day in time"))
    zone = TimeZoneField(label=_("Time zone of that day"), help_text=_("The day ends there."))
    asked = forms.MultipleChoiceField(label=_("Institutions asked"), widget=ManyToTick)
    commitments = CommitmentsField(
        label=_("Commitments it covers"),
        help_text=_("Where none is ticked, the call covers all of them."),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["commitments"].look(self)  # type: ignore[attr-defined]
        own = [(str(i.id), i.name) for i in institutions_within(person, KEEP_CYCLE)]
        self.fields["institution"].choices = own  # type: ignore[attr-defined]
        others = [(str(i.id), i.name) for i in active_institutions()]
        self.fields["asked"].choices = others  # type: ignore[attr-defined]
        if self.initial.get("version"):
            del self.fields["institution"]

    def values(self) -> dict[str, Any]:
        """Give the columns of the cycle."""
        said = {name: lined(self.cleaned_data[name]) for name in COLUMNS}
        if "institution" in self.fields:
            said["institution_id"] = UUID(self.cleaned_data["institution"])
        return said


def cycle_shown(cycle: Any) -> Mapping[str, Any]:
    """Give a cycle as its form shows it."""
    said = {name: getattr(cycle, name) for name in COLUMNS if name != "last_day"}
    return {**said, "last_day": last_day(cycle.closes_at, cycle.zone)}
