"""The form of a claim: about whom, how far, on which words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compromiso.model.assessment import NEEDS_NO_PASSAGE, Progress
from compromiso.register.permissions import CLAIM_FOR_SOCIETY, CLAIM_INDEPENDENTLY, Person
from compromiso.register.selectors.passages import Place, evidence_on, places_of
from compromiso.register.selectors.seats import institutions_within
from compromiso.register.services.claims import CHANGED, SOCIETY
from compromiso.web.ui.member_states import member_states
from compromiso.web.ui.telling import name_country
from compromiso.web.ui.words import word

QUOTED = 8000
"""So many characters may be quoted."""


class ClaimForm(forms.Form):
    """A claim as it is drafted or changed; `version` is the one the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    institution = forms.ChoiceField(label=_("In the name of"))
    country = forms.ChoiceField(label=_("About which State"), required=False)
    progress = forms.ChoiceField(label=_("What was found"), widget=forms.RadioSelect)
    date = forms.DateField(
        label=_("As of which day"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    quote = forms.CharField(
        label=_("The words it rests on"),
        required=False,
        max_length=QUOTED,
        help_text=_("Exactly as a document that is held has them; they are looked up and checked."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    place = forms.ChoiceField(label=_("Where they stand"), required=False, widget=forms.RadioSelect)
    evidence = forms.ChoiceField(label=_("Or evidence that a report brought"), required=False)
    note = forms.CharField(
        label=_("What else is to be said"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    why = forms.CharField(label=_("Why it changes"), required=False, max_length=500)

    def __init__(self, said: Any, *, commitment: UUID, by: Person, **more: Any) -> None:
        super().__init__(said, **more)
        self.places: tuple[Place, ...] = ()
        self.chosen: dict[str, Any] | None = None
        self._choices("institution", institutions_of(by))
        states = sorted(((s, name_country(s)) for s in member_states()), key=lambda p: p[1])
        self._choices("country", [("", _("all who undertook it")), *states])
        self._choices("progress", [(str(p), word("found", p)) for p in Progress])
        held = evidence_on(commitment, by)
        told = [(str(e.id), f"{name_country(e.entry.report.country)}: {e.title}") for e in held]
        self._choices("evidence", [("", _("none")), *told])
        if self.initial.get("version"):
            self.fields.pop("institution")
        else:
            self.fields.pop("why")

    def _choices(self, name: str, choices: Any) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def full_clean(self) -> None:
        """Look the quoted words up first, so that their places can be chosen from."""
        if self.is_bound:
            self.places = places_of(str(self.data.get("quote", ""))[:QUOTED])
            told = [(key_of(place), "") for place in self.places]
            self._choices("place", [("", ""), *told])
        super().full_clean()

    def clean_date(self) -> Any:
        """Let no claim be of a day to come."""
        day = self.cleaned_data["date"]
        if day > timezone.now().date():
            raise forms.ValidationError(_("This day has not been yet."))
        return day

    def clean(self) -> dict[str, Any]:
        """Let a status rest on words found in one place, or on evidence."""
        said = super().clean() or {}
        self.chosen = self._found(said)
        progress = said.get("progress", "")
        rests = self.chosen or said.get("evidence") or said.get("quote")
        if progress and Progress(progress) not in NEEDS_NO_PASSAGE and not rests:
            self.add_error(
                "quote", _("Quote the words it rests on, or choose evidence: no status without.")
            )
        return said

    def _found(self, said: dict[str, Any]) -> dict[str, Any] | None:
        if not said.get("quote"):
            return None
        wanted = [p for p in self.places if key_of(p) == said.get("place")]
        if len(self.places) == 1 or wanted:
            return (wanted or list(self.places))[0].anchor
        if not self.places:
            self.add_error("quote", _("No document that is held says these words."))
        else:
            self.add_error("place", _("These words stand in several places: choose one."))
        return None

    def values(self) -> dict[str, Any]:
        """Give the columns of the claim as the form says them."""
        said = self.cleaned_data
        evidence = said["evidence"]
        told = {"anchor": self.chosen, "evidence_id": UUID(evidence) if evidence else None}
        return told | {name: said[name] for name in CHANGED if name in said}


def key_of(place: Place) -> str:
    """Give the place as the form sends it."""
    return f"{place.source}:{place.start}:{place.end}"


def institutions_of(by: Person) -> list[tuple[str, str]]:
    """List the institutions in whose name the person may claim something."""
    society = institutions_within(by, CLAIM_FOR_SOCIETY).filter(kind=SOCIETY)
    others = institutions_within(by, CLAIM_INDEPENDENTLY).exclude(kind=SOCIETY)
    return [(str(one.id), one.name) for one in [*others, *society]]
