"""What is asked before a table is looked through, and before it is brought."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class TableForm(forms.Form):
    """The file of a table."""

    table = forms.FileField(
        label=_("Table"),
        help_text=_("An .xlsx workbook, a .zip of CSV files, or one .csv file."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.zip,.csv"}),
    )


class BringForm(forms.Form):
    """Whether the rows that are wrong may be left out."""

    leave_out = forms.BooleanField(label=_("Leave the wrong rows out"), required=False)
