"""An addressable part of an instrument (Akoma Ntoso hierarchy)."""

from __future__ import annotations

from django.db import models

from compromiso.register.models.base import Record


class Provision(Record):
    """A provision and where it stands; `url_path` is its address within the instrument (`25.f`)."""

    instrument = models.ForeignKey("register.Instrument", models.CASCADE, related_name="provisions")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children")
    depth = models.PositiveIntegerField()
    eid = models.TextField()
    url_path = models.CharField(max_length=200)
    path = models.JSONField(default=list)
    label = models.TextField(null=True)
    label_norm = models.TextField(null=True)
    kind = models.CharField(max_length=40)
    heading = models.TextField(null=True)
    start = models.IntegerField()
    end = models.IntegerField()
    subtree_end = models.IntegerField()
    spans = models.JSONField(default=list)
    page = models.IntegerField(null=True)
    confidence = models.FloatField(default=1.0)
    alternatives = models.JSONField(default=list)
    boxes = models.JSONField(default=list)

    class Meta(Record.Meta):
        indexes = (
            models.Index(fields=("instrument", "url_path"), name="provision_address"),
            models.Index(fields=("source", "start"), name="provision_position"),
        )

    def __str__(self) -> str:
        return self.url_path
