"""What a person says of themselves: name, language, time zone."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from compromiso.web.ui.time_zones import TimeZoneField


class OwnForm(forms.Form):
    """Asks a person for name, language of the pages and mails, and time zone."""

    name = forms.CharField(
        label=_("Name"), max_length=200, widget=forms.TextInput({"autocomplete": "name"})
    )
    language = forms.ChoiceField(label=_("Language of pages and mails"), choices=settings.LANGUAGES)
    zone = TimeZoneField(label=_("Time zone"))
