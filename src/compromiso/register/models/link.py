"""A typed relation between two records."""

from __future__ import annotations

from django.db import models


class Link(models.Model):
    """Says that a record stands in a relation to another; follows from a list that it holds.

    Relations: `implements` (action → commitment), `supported_by` (action → institution),
    `depends_on` (action → action), `reports_on` (report entry → commitment or action), `asks`
    (reporting cycle → institution), `covers` (reporting cycle → commitment). `published` says
    that the record is an action or a report entry that everybody may see now.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    subject_noun = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    relation = models.CharField(max_length=40)
    object_noun = models.CharField(max_length=40)
    object_id = models.UUIDField()
    rank = models.PositiveIntegerField()
    published = models.BooleanField(default=False)

    class Meta:
        ordering = ("subject_id", "relation", "rank")
        indexes = (
            models.Index(fields=("subject_id", "relation", "rank"), name="link_from"),
            models.Index(
                fields=("object_id", "relation", "subject_noun", "published", "subject_id"),
                name="link_to",
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject_noun} {self.relation} {self.object_noun}"
