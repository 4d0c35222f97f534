"""Forms of agreements: the clock, a seat on the committee, a complementary minute."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from compromiso.register.permissions import KEEP_AGREEMENT, Person
from compromiso.register.selectors.named import active_institutions
from compromiso.register.selectors.seats import institutions_within
from compromiso.web.ui.choice_widgets import ManyToTick


def day(label: Any, *, required: bool = True) -> forms.DateField:
    """Give a field for one day, drawn as the browser draws days."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=required, widget=widget)


class AgreementForm(forms.Form):
    """An agreement as those who keep it say it; `version` is the one the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    instrument = forms.UUIDField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=_("Title"), max_length=500)
    institution = forms.ChoiceField(label=_("Institution that keeps it"))
    parties = forms.MultipleChoiceField(label=_("Parties"), required=False, widget=ManyToTick)
    in_force_on = day(_("In force from"))
    term_months = forms.IntegerField(
        label=_("A term, in months"), min_value=1, max_value=1200, help_text=_("One year is 12.")
    )
    renews = forms.BooleanField(
        label=_("Renewed for as long again unless notice is given"), required=False
    )
    notice_months = forms.IntegerField(
        label=_("Notice, in months before a term ends"), min_value=0, max_value=120, initial=0
    )
    notice_given_on = day(_("Notice was given on"), required=False)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = institutions_within(person, KEEP_AGREEMENT)
        self.fields["institution"].choices = [(str(i.id), i.name) for i in own]  # type: ignore[attr-defined]
        every = [(str(i.id), i.name) for i in active_institutions()]
        self.fields["parties"].choices = every  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Give the columns of the agreement."""
        said = dict(self.cleaned_data)
        said.pop("version")
        said["institution_id"] = UUID(said.pop("institution"))
        said["instrument_id"] = said.pop("instrument")
        return said


def shown(row: Any) -> Mapping[str, Any]:
    """Give an agreement as the form shows it."""
    names = ("title", "parties", "in_force_on", "term_months", "renews", "notice_months")
    said = {name: getattr(row, name) for name in (*names, "notice_given_on")}
    return {**said, "institution": str(row.institution_id), "instrument": row.instrument_id}


class SeatForm(forms.Form):
    """A person who sits on the committee."""

    name = forms.CharField(label=_("Name"), max_length=300)
    post = forms.CharField(label=_("Post"), max_length=300, required=False)
    institution = forms.ChoiceField(label=_("Sits for"))
    since = day(_("Since"))
    until = day(_("Until"), required=False)
    chairs = forms.BooleanField(label=_("Chairs the committee"), required=False)

    def __init__(self, said: Any = None) -> None:
        super().__init__(said, prefix="seat")
        every = [(str(i.id), i.name) for i in active_institutions()]
        self.fields["institution"].choices = every  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Give the columns of the seat."""
        said = dict(self.cleaned_data)
        said["institution_id"] = UUID(said.pop("institution"))
        return said


class MinuteForm(forms.Form):
    """A complementary minute; its number follows from those before it."""

    date = day(_("Date"))
    title = forms.CharField(label=_("Title"), max_length=500)
    text = forms.CharField(
        label=_("Text"), required=False, widget=forms.Textarea(attrs={"rows": 6})
    )

    def __init__(self, said: Any = None) -> None:
        super().__init__(said, prefix="minute")


class MinuteChange(forms.Form):
    """A minute as those who keep it correct it; `version` is the one the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    date, title, text = (MinuteForm.base_fields[name] for name in ("date", "title", "text"))
    why = forms.CharField(label=_("Why it is corrected"), max_length=1000, required=False)

    def values(self) -> dict[str, Any]:
        """Give the columns of the minute."""
        return {name: self.cleaned_data[name] for name in ("date", "title", "text")}


def minute_shown(row: Any) -> Mapping[str, Any]:
    """Give a minute as the form shows it."""
    return {"date": row.date, "title": row.title, "text": row.text}
