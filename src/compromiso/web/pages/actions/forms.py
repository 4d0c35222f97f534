"""The form in which an institution says what it plans."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from compromiso.register.permissions import DRAFT_ACTION, Person
from compromiso.register.selectors.named import (
    actions_named,
    active_institutions,
    name_actions,
)
from compromiso.register.selectors.seats import institutions_within
from compromiso.web.ui.choice_widgets import ManyToTick
from compromiso.web.ui.commitments_field import CommitmentsField
from compromiso.web.ui.rows_field import Column, RowsField
from compromiso.web.ui.short_names import NOT_SHORT

LANGUAGES = [("es", "español"), ("pt", "português"), ("en", "English"), ("fr", "français")]
BUDGET = (
    Column("label", _("What for"), required=True),
    Column("amount", _("Amount"), "amount", required=True),
    Column("currency", _("Currency"), "currency", required=True),
    Column("source", _("Whose money")),
)
MILESTONES = (
    Column("id", "", "hidden"),
    Column("title", _("What will be done"), required=True),
    Column("due", _("Due"), "date"),
    Column("done_on", _("Done on"), "date"),
)


def day(label: Any) -> forms.DateField:
    """Give a field for one day, drawn as the browser draws days."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=False, widget=widget)


class ActionForm(forms.Form):
    """An action in the words of its institution; `version` is the one the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    programme_line = forms.UUIDField(widget=forms.HiddenInput, required=False)
    institution = forms.ChoiceField(label=_("Institution that leads"))
    code = forms.SlugField(
        label=_("Code"),
        max_length=60,
        help_text=_("A short name within the institution, without spaces: A1, censo-2027."),
        error_messages={"invalid": NOT_SHORT},
    )
    title = forms.CharField(label=_("Title"), max_length=500)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    description = forms.CharField(
        label=_("What is planned"), required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    commitments = CommitmentsField(label=_("Commitments it carries out"))
    supporting = forms.MultipleChoiceField(
        label=_("Institutions that support it"),
        required=False,
        widget=ManyToTick,
    )
    start = day(_("Starts on"))
    end = day(_("Ends on"))
    milestones = RowsField(MILESTONES, _("Milestone"), label=_("Milestones"))
    budget = RowsField(BUDGET, _("Budget line"), label=_("Budget"))
    depends_on = forms.CharField(
        label=_("Actions it waits for"),
        help_text=_("One a line: institution and code, as in mides-uy/A1, or the address."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false"}),
    )
    why = forms.CharField(
        label=_("Why"),
        help_text=_("A sentence for those who read the history; may stay empty."),
        required=False,
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        self._person = person
        super().__init__(*args, **kwargs)
        self.fields["commitments"].look(self)  # type: ignore[attr-defined]
        own = institutions_within(person, DRAFT_ACTION)
        self.fields["institution"].choices = [(str(i.id), i.name) for i in own]  # type: ignore[attr-defined]
        others = [(str(i.id), i.name) for i in active_institutions()]
        self.fields["supporting"].choices = others  # type: ignore[attr-defined]
        if not self.initial.get("version"):
            del self.fields["why"]

    def clean_depends_on(self) -> list[str]:
        """Give the actions that the lines name."""
        return self._named("depends_on", lambda line: actions_named(self._person, line))

    def _named(self, field: str, find: Callable[[str], list[str]]) -> list[str]:
        found: dict[str, None] = {}
        for line in filter(None, map(str.strip, self.cleaned_data[field].splitlines())):
            named = find(line)
            if not named:
                raise forms.ValidationError(
                    _now("Nothing of that name is held: %(line)s") % {"line": line}
                )
            found |= dict.fromkeys(named)
        return list(found)

    def values(self) -> dict[str, Any]:
        """Give the columns of the action."""
        said = dict(self.cleaned_data)
        for name in ("version", "why"):
            said.pop(name, None)
        said["institution_id"] = UUID(said.pop("institution"))
        said["programme_line_id"] = said.pop("programme_line")
        return {
            name: value.replace("\r\n", "\n") if isinstance(value, str) else value
            for name, value in said.items()
        }


def shown(person: Person) -> Callable[[Any], Mapping[str, Any]]:
    """Give what tells how the form shows an action to a person."""

    def show(action: Any) -> Mapping[str, Any]:
        return {
            "institution": str(action.institution_id),
            "programme_line": action.programme_line_id,
            "code": action.code,
            "title": action.title,
            "language": action.language,
            "description": action.description,
            "commitments": action.commitments,
            "supporting": action.supporting,
            "start": action.start,
            "end": action.end,
            "milestones": action.milestones,
            "budget": action.budget,
            "depends_on": "\n".join(name_actions(person, action.depends_on)),
        }

    return show
