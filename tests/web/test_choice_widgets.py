"""Long lists of choices, written out at once, are what Django would have written."""

from __future__ import annotations

import re

from django import forms

from compromiso.web.ui.choice_widgets import ManyToChooseFrom, ManyToTick

CHOICES = [("a", "A <b>"), ("b&", "B")]


def form(one: forms.Widget, many: forms.Widget) -> forms.Form:
    class Asked(forms.Form):
        zone = forms.ChoiceField(choices=CHOICES, widget=one, required=False)
        bodies = forms.MultipleChoiceField(choices=CHOICES, widget=many)

    return Asked(initial={"zone": "b&", "bodies": ["b&"]})


def written(markup: str) -> list[object]:
    """Take markup apart: words as they stand, tags with their attributes in no order."""
    pieces = re.findall(r"<[^>]*>|[^<>\n]+", markup)
    return [
        frozenset(piece[1:-1].split()) if "<" in piece else piece
        for piece in pieces
        if piece.strip()
    ]


def test_they_are_written_as_django_writes_them() -> None:
    ours = form(ManyToChooseFrom(), ManyToTick())
    theirs = form(forms.Select(), forms.CheckboxSelectMultiple())
    assert written(str(ours["zone"])) == written(str(theirs["zone"]))
    for our, their in zip(ours["bodies"], theirs["bodies"], strict=True):
        assert written(our.tag()) == written(their.tag())
        assert our.choice_label == their.choice_label
