"""The canonical text of a source, in which every position counts code points."""

from __future__ import annotations

from django.db import models


class Expression(models.Model):
    """The text of record of one source; kept apart so that lists need not carry it."""

    source = models.OneToOneField(
        "register.Source", models.CASCADE, primary_key=True, related_name="expression"
    )
    text = models.TextField()

    def __str__(self) -> str:
        return self.text[:60]
