"""What institutions have published, found from what it is about: for everybody to see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from django.db.models import Count, Prefetch, QuerySet

from compromiso.register import models
from compromiso.register.repeats import alike

PUBLISHED = "published"


def linked(relation: str, subject: str, target: UUID) -> list[UUID]:
    """Name the records of one noun that stand in a relation to a record, in whichever language."""
    links = models.Link.objects.filter(relation=relation, subject_noun=subject)
    found = links.filter(object_id__in=alike(target))
    return list(found.order_by().values_list("subject_id", flat=True))


def actions() -> QuerySet[models.Action]:
    """Give the actions that are published."""
    return models.Action.objects.filter(stage=PUBLISHED).select_related("institution")


def entries() -> QuerySet[models.ReportEntry]:
    """Give what published reports say, each with its report and the evidence all may see."""
    evidence = models.Evidence.objects.filter(withdrawn=False, restricted=False)
    return (
        models.ReportEntry.objects.filter(report__stage=PUBLISHED, withdrawn=False)
        .select_related("report__institution")
        .prefetch_related(Prefetch("evidence", evidence, to_attr="shown_evidence"))
    )


def actions_on(commitment: UUID) -> list[models.Action]:
    """List the published actions that carry a commitment out."""
    found = actions().filter(id__in=linked("implements", "action", commitment))
    return list(found.order_by("start", "code"))


def entries_on(commitment: UUID) -> list[models.ReportEntry]:
    """List what published reports say of a commitment, the newest first."""
    found = entries().filter(id__in=linked("reports_on", "report_entry", commitment))
    return list(found.order_by("-report__published_at", "order"))


def counted_on(
    commitments: QuerySet[models.Commitment], alike: Mapping[UUID, UUID]
) -> Mapping[str, Mapping[UUID, int]]:
    """Count the published actions and report entries on each of some commitments: two queries.

    What is about another that is `alike` is about the one that it is shown as.
    """
    return {
        "actions": _counted("implements", commitments, models.Action, alike),
        "reports": _counted("reports_on", commitments, models.ReportEntry, alike),
    }


def _counted(
    relation: str,
    targets: QuerySet[models.Commitment],
    noun: type[models.Kept],
    alike: Mapping[UUID, UUID],
) -> Mapping[UUID, int]:
    links = models.Link.objects.filter(
        object_id__in=targets.values("id"),
        relation=relation,
        subject_noun=noun.NOUN,
        published=True,
    )
    if alike:
        told = links.order_by().values_list("object_id", "subject_id")
        return Counter(one for one, _by in {(alike.get(one, one), by) for one, by in told})
    counted = links.order_by().values_list("object_id")
    return dict(counted.annotate(n=Count("subject_id", distinct=True)))
