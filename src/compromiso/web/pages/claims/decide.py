"""What can be done with a claim as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django import forms

from compromiso.register.services.claims import publish_claim, withdraw_claim

STAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "publish": publish_claim,
    "withdraw": withdraw_claim,
}
"""The services by what the button says."""


class StageForm(forms.Form):
    """A button of a claim's page, with the version that the person saw."""

    stage = forms.ChoiceField(choices=[(name, name) for name in STAGES])
    version = forms.IntegerField(min_value=1)
