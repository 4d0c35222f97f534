"""What can be decided about a finding."""

from __future__ import annotations

from django import forms


class CitationForm(forms.Form):
    """Take the better candidate, keep what is printed, ask the author, or take that back."""

    decision = forms.ChoiceField(
        choices=[(d, d) for d in ("accepted", "kept", "asked", "proposed")]
    )
    version = forms.IntegerField(min_value=0)


class FindingForm(forms.Form):
    """Agree with a finding, set it aside, ask the author, or take that back."""

    decision = forms.ChoiceField(
        choices=[(d, d) for d in ("accepted", "rejected", "asked", "proposed")]
    )
    version = forms.IntegerField(min_value=0)
