"""What a person says of themselves: name, language, time zone."""

from __future__ import annotations

from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


def time_zones() -> list[tuple[str, str]]:
    """List the time zones, Coordinated Universal Time first."""
    named = sorted(zone for zone in available_timezones() if "/" in zone)
    return [("UTC", "UTC"), *((zone, zone.replace("_", " ")) for zone in named)]


class OwnForm(forms.Form):
    """Asks a person for name, language of the pages and mails, and time zone."""

    name = forms.CharField(
        label=_("Name"), max_length=200, widget=forms.TextInput({"autocomplete": "name"})
    )
    language = forms.ChoiceField(label=_("Language of pages and mails"), choices=settings.LANGUAGES)
    zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)
