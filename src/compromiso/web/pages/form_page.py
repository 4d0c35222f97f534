"""A page that is a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def form_page(
    request: HttpRequest, template: str, facts: Mapping[str, Any], form: forms.Form
) -> HttpResponse:
    """Show a form with the facts around it; one that is wrong says so first, as status 400."""
    wrong = [(field, field.errors) for field in form if field.errors]
    told = {**facts, "form": form, "wrong": wrong}
    return render(request, template, told, status=400 if form.errors else 200)
