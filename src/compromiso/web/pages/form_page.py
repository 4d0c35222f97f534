"""A page that is a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from compromiso.web.ui.commitments_field import LOOK


def is_to_keep(request: HttpRequest, form: forms.Form) -> bool:
    """Say whether a form was sent to be kept, and is right: not to look for commitments."""
    return LOOK not in request.POST and form.is_valid()


def form_page(
    request: HttpRequest, template: str, facts: Mapping[str, Any], form: forms.Form
) -> HttpResponse:
    """Show a form with the facts around it; one that is wrong says so first, as status 400.

    Whoever looks for commitments is not told yet what is wrong elsewhere.
    """
    if LOOK in request.POST:
        form._errors = ErrorDict()  # type: ignore[attr-defined]  # no field is drawn as wrong yet
        return render(request, template, {**facts, "form": form, "looking": True})
    wrong = [(field, field.errors) for field in form if field.errors]
    told = {**facts, "form": form, "wrong": wrong}
    return render(request, template, told, status=400 if form.errors else 200)
