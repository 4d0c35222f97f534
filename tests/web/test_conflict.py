"""Two people change one record: the later one sees three texts and loses none of their own."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils.translation import override

from compromiso.register.errors import EditConflict
from compromiso.register.permissions import LOCAL
from compromiso.register.services.institutions import add_institution, change_institution
from compromiso.web.pages.conflict import conflict_page, typed
from compromiso.web.ui.changed_words import changed_words

COLUMNS = ("name", "language", "kind", "active")


class Form(forms.Form):
    """An institution as a form shows it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label="Name", widget=forms.Textarea)
    language = forms.CharField(label="Language")
    kind = forms.ChoiceField(label="Kind", choices=[("ministry", "A ministry"), ("other", "Other")])
    active = forms.BooleanField(label="Active", required=False)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with override("en"):
        yield


def shown(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in COLUMNS}


def sent(**said: str) -> HttpRequest:
    page = {"version": "1", "name": "Ministry of the River", "language": "es", "kind": "ministry"}
    return RequestFactory().post("/en/", {**page, "active": "on", "back": "inbox", **said})


@pytest.fixture
def ministry(register: Path) -> Any:
    values = {"slug": "river", "name": "Ministry of the River", "kind": "ministry"}
    record = add_institution(values, by=LOCAL)
    change_institution(
        record.id, version=1, changes={"name": "Ministry of Rivers", "kind": "other"}, by=LOCAL
    )
    return record


def saved(ministry: Any, request: HttpRequest) -> Any:
    """Save as a view does; give the record, or the page of the conflict."""
    form = Form(typed(request))
    assert form.is_valid(), form.errors
    said = dict(form.cleaned_data)
    try:
        return change_institution(ministry.id, version=said.pop("version"), changes=said, by=LOCAL)
    except EditConflict as conflict:
        return conflict_page(request, conflict, form, shown, back="/en/")


def answered(page: Any, **choices: str) -> HttpRequest:
    """Send the form of the page again, with other choices."""
    text = page.content.decode()
    said: dict[str, Any] = {}
    for piece in text.split("<input ")[1:]:
        said_here = dict(_attributes(piece.split(">")[0]))
        if said_here["type"] == "radio" and "checked" not in piece.split(">")[0]:
            continue
        said.setdefault(said_here["name"], []).append(said_here.get("value", "on"))
    said["name"] = text.split("<textarea")[1].split(">\n")[1].split("</textarea>")[0]
    return RequestFactory().post("/en/", {**said, **choices})


def _attributes(tag: str) -> Any:
    for piece in tag.split('" '):
        name, _, value = piece.strip().partition('="')
        yield name, unescape(value.removesuffix('"'))


def test_three_texts_are_shown_with_the_words_that_differ(ministry: Any) -> None:
    page = saved(ministry, sent(name="Ministry of the Sea", language="pt"))
    assert page.status_code == 409
    text = page.content.decode()
    assert "Ministry of the River</p>" in text
    assert "<del>the River</del><ins>Rivers</ins>" in text
    assert "<del>River</del><ins>Sea</ins>" in text
    assert "1 field was changed by both of you" in text


def test_what_only_one_of_them_changed_is_kept_unasked(ministry: Any) -> None:
    page = saved(ministry, sent(name="Ministry of the Sea", language="pt"))
    now = saved(ministry, answered(page))
    assert (now.name, now.language, now.kind) == ("Ministry of the Sea", "pt", "other")
    assert now.version == 3


@pytest.mark.parametrize(
    ("choice", "name"),
    [("theirs", "Ministry of Rivers"), ("yours", "Ministry of the Sea"), ("edited", "Both")],
)
def test_the_person_chooses_for_each_field(ministry: Any, choice: str, name: str) -> None:
    page = saved(ministry, sent(name="Ministry of the Sea"))
    now = saved(ministry, answered(page, **{"keep-name": choice, "name": "Both"}))
    assert now.name == name


def test_a_third_person_in_between_asks_again_and_nothing_is_lost(ministry: Any) -> None:
    page = saved(ministry, sent(name="Ministry of the Sea"))
    change_institution(ministry.id, version=2, changes={"name": "Ports"}, by=LOCAL)
    again = saved(ministry, answered(page))
    assert again.status_code == 409
    assert "Ports" in again.content.decode()
    assert saved(ministry, answered(again)).name == "Ministry of the Sea"


def test_what_was_sent_beside_the_form_is_sent_again(ministry: Any) -> None:
    page = saved(ministry, sent(name="Ministry of the Sea"))
    assert answered(page).POST["back"] == "inbox"


def test_a_field_emptied_is_a_change_too(ministry: Any) -> None:
    request = sent()
    request.POST = request.POST.copy()
    del request.POST["active"]
    page = saved(ministry, request)
    assert saved(ministry, answered(page)).active is False


def test_words_of_the_page_are_never_taken_for_markup() -> None:
    assert changed_words("a b", "a <b>") == "a <ins>&lt;</ins>b<ins>&gt;</ins>"


@pytest.mark.parametrize(
    ("before", "now", "marked"),
    [
        ("Stage", "Stage: offices", "Stage<ins>: offices</ins>"),
        ("general, so", "general and honorary, so", "general<ins> and honorary</ins>, so"),
        (
            "who speak the language.", "who speak Portuguese and Guarani.",
            "who speak <del>the language</del><ins>Portuguese and Guarani</ins>.",
        ),
        ("a  b", "a b", "a b"),
        ("a ", "b ", "<del>a</del><ins>b</ins> "),
        ("", "new", "<ins>new</ins>"),
    ],
)  # fmt: skip
def test_neighbouring_changes_read_as_one(before: str, now: str, marked: str) -> None:
    assert changed_words(before, now) == marked
