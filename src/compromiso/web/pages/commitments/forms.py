"""The form in which a person says how a commitment is to be understood."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from compromiso.model.vague_date import VagueDate
from compromiso.register.permissions import Person
from compromiso.register.services.review import correct_commitment
from compromiso.web.pages.commitments.actors_said import read_actors, write_actors
from compromiso.web.ui.telling import theme_choices
from compromiso.web.ui.words import FORCE


def _is_date(text: str) -> None:
    if VagueDate.read(text) is None:
        told = _("Write a year, a month or a day: 2010, 2010-06 or 2010-06-30.")
        raise forms.ValidationError(told)


WORDED = ("actors", "force", "action", "addressees", "deadline", "treaties")
FIELDS = (*WORDED, "themes")
"""What a person can correct in a commitment."""


class DecisionForm(forms.Form):
    """A decision and the version it was taken on."""

    decision = forms.ChoiceField(choices=[(name, name) for name in ("accept", "reject", "undo")])
    version = forms.IntegerField(min_value=1)


class CorrectionForm(forms.Form):
    """A commitment in a person's words; `version` is the one the person saw.

    Each field of words carries what it held when it was shown, so that only what the person
    touched is saved, whatever others saved meanwhile.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    actors = forms.CharField(
        label=_("Who"),
        help_text=_("One actor a line."),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say who acts, one actor a line.")},
    )
    force = forms.ChoiceField(label=_("Force"), choices=list(FORCE.items()))
    action = forms.CharField(
        label=_("To do"),
        help_text=_("In the language of the document, as close to its words as possible."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what is to be done.")},
    )
    addressees = forms.CharField(
        label=_("For whom"),
        help_text=_("One a line; may stay empty."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    deadline = forms.CharField(
        label=_("By when"),
        help_text=_("A year, a month or a day: 2010, 2010-06 or 2010-06-30."),
        required=False,
        validators=[_is_date],
    )
    treaties = forms.CharField(
        label=_("Treaties"),
        help_text=_("One a line; may stay empty."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    why = forms.CharField(
        label=_("Why"),
        help_text=_("A sentence for those who read the history; may stay empty."),
        required=False,
    )

    def __init__(self, *args: Any, commitment: Any, **kwargs: Any) -> None:
        self._commitment = commitment
        kwargs.setdefault("initial", shown(commitment))
        super().__init__(*args, **kwargs)
        for name in WORDED:
            self.fields[name].show_hidden_initial = True
        self.fields["themes"] = forms.MultipleChoiceField(
            label=_("Themes"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=theme_choices(commitment.themes),
        )

    def changes(self) -> dict[str, object]:
        """Give what the person changed, and only that, as the register wants it."""
        said = dict(self.cleaned_data)
        known = [*self._commitment.actors, *self._commitment.addressees]
        for name in ("actors", "addressees"):
            said[name] = read_actors(said[name], known)
        said["treaties"] = [line.strip() for line in said["treaties"].splitlines() if line.strip()]
        said["deadline"] = said["deadline"] or None
        said["action"] = said["action"].replace("\r\n", "\n")
        touched = [name for name in FIELDS if name in self.changed_data]
        held = self._commitment
        return {name: said[name] for name in touched if said[name] != getattr(held, name)}

    def save(self, commitment_id: UUID, *, by: Person) -> bool:
        """Put what the person changed into the register; say whether anything was changed.

        Raises `EditConflict` if somebody saved since the form was shown.
        """
        changes = self.changes()
        if changes:
            correct_commitment(
                commitment_id,
                version=self.cleaned_data["version"],
                changes=changes,
                by=by,
                why=self.cleaned_data["why"],
            )
        return bool(changes)


def shown(commitment: Any) -> dict[str, Any]:
    """Give a commitment as the form shows it."""
    return {
        "version": commitment.version,
        "actors": write_actors(commitment.actors),
        "force": commitment.force,
        "action": commitment.action,
        "addressees": write_actors(commitment.addressees),
        "deadline": commitment.deadline or "",
        "themes": commitment.themes,
        "treaties": "\n".join(commitment.treaties),
    }
