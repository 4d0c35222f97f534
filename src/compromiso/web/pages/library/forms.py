"""The form that receives files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _


class SeveralFilesInput(forms.ClearableFileInput):
    """A file input that takes more than one file."""

    allow_multiple_selected = True


class SeveralFiles(forms.FileField):
    """One or more files, each checked like a single one."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        """Give the files, or say which one cannot be received."""
        given = data if isinstance(data, Sequence) and not isinstance(data, str) else [data]
        return [super(SeveralFiles, self).clean(one, initial) for one in given or [None]]


class LoadForm(forms.Form):
    """Files to load."""

    documents = SeveralFiles(
        error_messages={
            "required": _("No file was chosen. Choose one or more files, then load them."),
            "empty": _("The file is empty. Check that it was saved, then choose it again."),
        },
    )
