"""What stands of the claims about one commitment in one State, and how often each was found."""

from __future__ import annotations

from django.db import models


class ClaimUnit(models.Model):
    """What the newest published claims found of a commitment in a State; follows from the claims.

    `country` is empty for claims about all who undertook it. `newest`: by standpoint, and by `any`,
    the newest finding. `said` and `outside` list, sorted and with commas, what each institution
    found last: all of them, and those outside the States. `instrument_id`, `force` and `themes`
    (the widest) are those of the commitment; `force` is empty where it is rejected or gone.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    commitment_id = models.UUIDField(db_index=True)
    country = models.CharField(max_length=2, blank=True)
    newest = models.JSONField(default=dict)
    said = models.TextField()
    outside = models.TextField(blank=True)
    instrument_id = models.UUIDField(null=True)
    force = models.CharField(max_length=20, blank=True)
    themes = models.JSONField(default=list)

    class Meta:
        indexes = (models.Index(fields=("said", "country", "commitment_id"), name="unit_said"),)

    def __str__(self) -> str:
        return f"{self.country} {self.said}"


class ClaimTally(models.Model):
    """How often what was found: the sum over all units, rewritten with the units that change.

    `axis` is `state`, `instrument`, `theme`, `units` or `claimed`, `key` the State, document or
    theme. What is counted by which name: `claim_counting.counted_units`.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    axis = models.CharField(max_length=20)
    key = models.CharField(max_length=200, blank=True)
    standpoint = models.CharField(max_length=20, blank=True)
    counts = models.JSONField(default=dict)

    class Meta:
        indexes = (models.Index(fields=("axis", "standpoint", "key"), name="claims_by"),)

    def __str__(self) -> str:
        return f"{self.axis} {self.key} {self.standpoint}"
