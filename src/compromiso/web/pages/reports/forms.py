"""The forms in which an institution reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from compromiso.register.permissions import DRAFT_REPORT, Person
from compromiso.register.selectors.cycles import open_cycles
from compromiso.register.selectors.pickable import actions_offered, commitments_offered
from compromiso.register.selectors.seats import institutions_within
from compromiso.web.pages.actions.forms import LANGUAGES, day
from compromiso.web.ui.reporting_words import PROGRESS

REPORT = ("title", "language", "cycle", "summary", "period_start", "period_end")
ENTRY = ("text", "progress", "commitments", "actions")


class ReportForm(forms.Form):
    """A report as it speaks of itself; `version` is the one the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    commitment = forms.UUIDField(widget=forms.HiddenInput, required=False)
    institution = forms.ChoiceField(label=_("Institution that reports"))
    title = forms.CharField(label=_("Title"), max_length=500)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    cycle = forms.ChoiceField(label=_("Call it answers"), required=False)
    summary = forms.CharField(
        label=_("Summary"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    period_start = day(_("Reports on the time from"))
    period_end = day(_("until"))

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [(str(i.id), i.name) for i in institutions_within(person, DRAFT_REPORT)]
        calls = [(str(c.id), c.title) for c in open_cycles(person)]
        self.fields["institution"].choices = own  # type: ignore[attr-defined]
        self.fields["cycle"].choices = [("", _("None")), *calls]  # type: ignore[attr-defined]
        if self.initial.get("version"):
            del self.fields["institution"]

    def values(self) -> dict[str, Any]:
        """Give the columns of the report."""
        said = {name: lined(self.cleaned_data[name]) for name in REPORT}
        said["cycle_id"] = UUID(cycle) if (cycle := said.pop("cycle")) else None
        if "institution" in self.fields:
            said["institution_id"] = UUID(self.cleaned_data["institution"])
        return said


def report_shown(report: Any) -> Mapping[str, Any]:
    """Give a report as its form shows it."""
    said = {name: getattr(report, name) for name in REPORT if name != "cycle"}
    return {**said, "cycle": str(report.cycle_id or "")}


class EntryForm(forms.Form):
    """What a report says, and of what; commitments are looked for in the same form.

    `offered` are the commitments to tick: those chosen, those of the call, those found.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = forms.CharField(
        label=_("What you report"), widget=forms.Textarea(attrs={"rows": 7}), max_length=20_000
    )
    progress = forms.ChoiceField(
        label=_("How far it is"),
        help_text=_("What is said here must rest on evidence; it may be left out."),
        choices=list(PROGRESS.items()),
        required=False,
    )
    find = forms.CharField(
        label=_("Look for commitments"),
        help_text=_("Words, or the number of a point: 25.f"),
        required=False,
    )
    commitments = forms.MultipleChoiceField(
        label=_("Commitments it speaks of"), required=False, widget=forms.CheckboxSelectMultiple
    )
    actions = forms.MultipleChoiceField(
        label=_("Actions it speaks of"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, report: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self._chosen("commitments")
        called = list(report.cycle.commitments) if report.cycle else []
        query = str(self.data.get("find", "")) if self.is_bound else ""
        self.offered = commitments_offered(query, dict.fromkeys([*chosen, *called]))
        ticked = self._chosen("actions")
        self.offered_actions = actions_offered(report.institution_id, ticked, person)
        self.ticked = {*chosen, *ticked}
        self.fields["commitments"].choices = [  # type: ignore[attr-defined]
            (str(one.commitment.id), one.words[:160]) for one in self.offered
        ]
        self.fields["actions"].choices = [  # type: ignore[attr-defined]
            (str(one.id), one.title) for one in self.offered_actions
        ]

    def _chosen(self, name: str) -> list[str]:
        if self.is_bound:
            return [str(one) for one in cast("QueryDict", self.data).getlist(name)]
        return [str(one) for one in self.initial.get(name, ())]

    def clean(self) -> dict[str, Any]:
        """Refuse an entry that speaks of nothing."""
        said: dict[str, Any] = super().clean() or {}
        if not said.get("commitments") and not said.get("actions"):
            self.add_error("commitments", _("Tick at least one commitment or action."))
        return said

    def values(self) -> dict[str, Any]:
        """Give the columns of the entry."""
        return {name: lined(self.cleaned_data[name]) for name in ENTRY}


def entry_shown(entry: Any) -> Mapping[str, Any]:
    """Give an entry as its form shows it."""
    return {name: getattr(entry, name) for name in ENTRY}


class EvidenceForm(forms.Form):
    """A file, or a link with the copy of what stands there."""

    url = forms.URLField(label=_("Link"), required=False, assume_scheme="https", max_length=2000)
    file = forms.FileField(
        label=_("File, or your copy of the page"), required=False, max_length=500
    )
    title = forms.CharField(label=_("What it is"), required=False, max_length=500)
    restricted = forms.BooleanField(
        label=_("Restricted: only for the State and those who assess"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a form with neither file nor link."""
        said: dict[str, Any] = super().clean() or {}
        if not said.get("url") and not said.get("file") and not self.errors:
            self.add_error("file", _("Choose a file or write a link."))
        return said


class DeedForm(forms.Form):
    """What is to be done with a report, on the version that the person saw."""

    deed = forms.ChoiceField(
        choices=[(deed, deed) for deed in ("hand-in", "return", "validate", "publish", "withdraw")]
    )
    version = forms.IntegerField(min_value=1)
    reason = forms.CharField(required=False, max_length=5000)


def lined(value: Any) -> Any:
    """Give a text with the line ends that the register keeps."""
    return value.replace("\r\n", "\n") if isinstance(value, str) else value
