"""What is asked about institutions, invitations and roles that end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from compromiso.register.selectors.institutions import slug_is_taken
from compromiso.web.ui.short_names import NOT_SHORT
from compromiso.web.ui.telling import here
from compromiso.web.ui.time_zones import TimeZoneField
from compromiso.web.ui.words import INSTITUTION, word


class InstitutionForm(forms.Form):
    """Asks what an institution is called, what it is, of which State, and how it works."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=_("Name"), max_length=300)
    slug = forms.SlugField(
        label=_("Short name"),
        max_length=80,
        help_text=_("For its address: mre-uy, segib."),
        error_messages={"invalid": NOT_SHORT},
    )
    kind = forms.ChoiceField(label=_("What it is"), choices=INSTITUTION.items())
    country = forms.CharField(
        label=_("State"),
        max_length=2,
        min_length=2,
        required=False,
        help_text=_("Two letters: uy, ar. Empty where it belongs to no State."),
    )
    actor = forms.CharField(
        label=_("Name in the documents"),
        max_length=200,
        required=False,
        help_text=_("The identifier of the actor that the texts name: iom, eclac."),
    )
    language = forms.ChoiceField(label=_("Language it works in"), choices=settings.LANGUAGES)
    zone = TimeZoneField(label=_("Time zone"), initial="UTC")

    def __init__(self, *args: Any, held: UUID | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = held

    def clean_slug(self) -> str:
        """Give the short name, if no other institution has it."""
        slug = str(self.cleaned_data["slug"]).lower()
        if slug_is_taken(slug, self.held):
            raise forms.ValidationError(_("Another institution has this short name."))
        return slug

    def clean_country(self) -> str:
        """Give the code of the State in lower case, if there is such a State."""
        code = str(self.cleaned_data["country"])
        if code and code.upper() not in here().territories:
            raise forms.ValidationError(_("No State has these two letters."))
        return code.lower()

    @property
    def values(self) -> dict[str, Any]:
        """Give the columns that the form holds."""
        return {name: said for name, said in self.cleaned_data.items() if name != "version"}


class InvitationForm(forms.Form):
    """Asks whom to invite, into which role, and in which language to write."""

    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput({"autocomplete": "off"})
    )
    role = forms.ChoiceField(label=_("Role"))
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, roles: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role, word("role", role)) for role in roles]  # type: ignore[attr-defined]


class EndForm(forms.Form):
    """Asks from which day a role no longer holds, who takes the work over, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    until = forms.DateField(
        label=_("From this day the role no longer holds"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    handed_to = forms.TypedChoiceField(
        label=_("Who takes the work over"), required=False, empty_value=None
    )
    why = forms.CharField(label=_("Why"), max_length=500, required=False)

    def __init__(self, *args: Any, others: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(other.id, f"{other.name}, {word('role', other.role)}") for other in others]
        self.fields["handed_to"].choices = [("", _("Nobody")), *named]  # type: ignore[attr-defined]


def first_of(day: date, row: Any) -> dict[str, Any]:
    """Give what the form for the end of a role says when it is opened."""
    return {"version": row.version, "until": row.until or day}
