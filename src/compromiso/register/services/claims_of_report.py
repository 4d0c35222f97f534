"""What a published report claims: one claim for each commitment that an entry speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from compromiso.model.assessment import NEEDS_NO_PASSAGE, Standpoint
from compromiso.register import models
from compromiso.register.keeping import add_all, change
from compromiso.register.permissions import Person


def make_claims(report: models.Report, by: Person) -> list[models.Claim]:
    """Let each entry that says how far it is be a claim of the institution about itself."""
    entries = report.entries.filter(withdrawn=False).exclude(progress="").order_by("order")
    return add_all([claim for entry in entries for claim in _claims(report, entry)], by=by)


def _claims(report: models.Report, entry: models.ReportEntry) -> Iterator[models.Claim]:
    assert report.published_at is not None  # noqa: S101 - made when it is published
    evidence = _best(entry)
    if evidence is None and entry.progress not in NEEDS_NO_PASSAGE:
        return
    wanted = list(map(UUID, entry.commitments))
    held = models.Commitment.objects.in_bulk(wanted)
    for commitment in (held[one] for one in wanted if one in held):
        yield models.Claim(
            commitment=commitment,
            commitment_ref=commitment.ref,
            country=report.country,
            institution_id=report.institution_id,
            standpoint=Standpoint.SELF.value,
            progress=entry.progress,
            date=report.published_at.date(),
            note=entry.text,
            language=report.language,
            anchor=evidence.anchor if evidence else None,
            evidence=evidence,
            entry=entry,
            stage="published",
        )


def _best(entry: models.ReportEntry) -> models.Evidence | None:
    """Give what a claim rests on: a passage before a file or a link, public before restricted."""
    held = entry.evidence.filter(withdrawn=False)
    ranked = sorted(held, key=lambda one: (one.restricted, one.anchor is None, str(one.id)))
    return ranked[0] if ranked else None


def withdraw_claims(report: models.Report, by: Person, why: str) -> None:
    """Take the claims of a report out together with it."""
    standing = models.Claim.objects.filter(entry__report=report).exclude(stage="withdrawn")
    for claim in standing:
        changes = {"stage": "withdrawn"}
        change(models.Claim, claim.id, version=claim.version, changes=changes, by=by, why=why)
