"""Whether two texts are one in two languages: what the page says of it, and what a person says."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest

from compromiso.register.permissions import REVIEW_COMMITMENT, Person, may
from compromiso.register.selectors.comparison import Comparison
from compromiso.register.selectors.history import history_of
from compromiso.register.selectors.language_versions import answers, taken_as_one
from compromiso.register.services.language_versions import part_again, take_as_one
from compromiso.web.access import person_of
from compromiso.web.ui.history import tell_who

TAKE, PART = "take", "part"


class OneTextForm(forms.Form):
    """A person's word on two texts; `version` is that of the decision that the person saw."""

    decision = forms.ChoiceField(choices=[(name, name) for name in (TAKE, PART)])
    version = forms.IntegerField(min_value=0)


def one_text_facts(request: HttpRequest, compared: Comparison) -> dict[str, Any]:
    """Give what is known of two texts as one, and what a person may say of them."""
    if not compared.is_paired or compared.one.language == compared.other.language:
        return {}
    taken = taken_as_one(compared.one, compared.other)
    may_say = may(person_of(request), REVIEW_COMMITMENT)
    found = answers(compared, taken.instrument if taken else compared.other) if may_say else None
    return {
        "taken": taken,
        "may_say": may_say,
        "answering": len(found.commitments) if found else 0,
        "more": bool(taken and found and _has_more(taken, compared, len(found.commitments))),
        "counted": len(taken.commitments) if taken else 0,
        "said": _said(taken) if taken else None,
    }


def _has_more(taken: Any, compared: Comparison, answering: int) -> bool:
    """Say whether more answers than was taken, of the very two that are laid together."""
    here = {compared.one.id, compared.other.id}
    return {taken.instrument_id, taken.original_id} == here and answering > len(taken.commitments)


def _said(taken: Any) -> dict[str, Any]:
    last = history_of(taken.id)[-1]
    return {"who": tell_who(last.who), "at": last.at}


def say(form: OneTextForm, compared: Comparison, by: Person) -> None:
    """Write what a person says of two texts."""
    taken = taken_as_one(compared.one, compared.other)
    if form.cleaned_data["decision"] == TAKE:
        take_as_one(compared, by=by)
    elif taken is not None:
        part_again(taken.id, version=form.cleaned_data["version"], by=by)
