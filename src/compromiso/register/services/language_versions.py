"""One text in several languages: taken as one by a person, so that it counts once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from compromiso.register import models
from compromiso.register.claim_units import CLAIMED
from compromiso.register.errors import NotHeld
from compromiso.register.keeping import add, change, held
from compromiso.register.language_errors import NotOneText, TextTaken
from compromiso.register.permissions import REVIEW_COMMITMENT, Person, require
from compromiso.register.repeats import counting_for
from compromiso.register.selectors.comparison import Comparison
from compromiso.register.selectors.language_versions import Answers, answers, version_of
from compromiso.register.services import ledger
from compromiso.register.tallies import SOURCES

ACCEPTED, WITHDRAWN = "accepted", "withdrawn"


@dataclass(frozen=True, slots=True)
class _Sides:
    """The instrument that is a version, the one it was laid beside, and the one that counts."""

    version: models.Instrument
    beside: models.Instrument
    original: UUID


@ledger.recorded
def take_as_one(compared: Comparison, *, by: Person) -> models.LanguageVersion:
    """Let two instruments in two languages count as one text, from now on.

    What answers to each other for certain counts once; what does not, by itself. The one that came
    first counts, unless one of the two is a version of another already. To take them as one again
    takes what was laid beside each other anew.
    """
    require(by, REVIEW_COMMITMENT)
    if not compared.is_paired or compared.one.language == compared.other.language:
        raise NotOneText(one=compared.one.title, other=compared.other.title)
    sides = _sides(compared.one, compared.other)
    said = _lists(answers(compared, sides.version)) | {
        "original_id": sides.original,
        "stage": ACCEPTED,
    }
    known = models.LanguageVersion.objects.filter(instrument=sides.version).first()
    if known is None:
        row = add(models.LanguageVersion(instrument=sides.version, **said), by=by)
    else:
        _touch(known)
        version = known.version
        row = change(models.LanguageVersion, known.id, version=version, changes=said, by=by)
    _touch(row)
    return row


def _sides(one: models.Instrument, other: models.Instrument) -> _Sides:
    """Say which of two instruments becomes a version, and of which."""
    ours, theirs = version_of(one), version_of(other)
    if ours is not None and theirs is not None:
        raise TextTaken(one=one.title, other=other.title)
    for here, beside, known in ((one, other, ours), (other, one, theirs)):
        if known is not None and known.original_id == beside.id:
            return _Sides(here, beside, beside.id)
    for here, beside, known in ((one, other, theirs), (other, one, ours)):
        if known is not None:
            return _Sides(_free(here, beside), beside, known.original_id)
    first, second = sorted((one, other), key=lambda each: (each.source.received_at, str(each.id)))
    version = second if not _counts(second) else first
    original = first if version is second else second
    return _Sides(_free(version, original), original, original.id)


def _free(found: models.Instrument, beside: models.Instrument) -> models.Instrument:
    if _counts(found):
        raise TextTaken(one=found.title, other=beside.title)
    return found


def _counts(found: models.Instrument) -> bool:
    """Say whether other instruments are versions of one."""
    versions = models.LanguageVersion.objects.filter(original=found, stage=ACCEPTED)
    return versions.exists()


def _lists(found: Answers) -> dict[str, Any]:
    """Give what answers to each other as the lists of a version, each with what counts for it."""
    said: dict[str, Any] = {}
    for name, pairs in (("commitments", found.commitments), ("tasks", found.tasks)):
        counting = counting_for(pairs.values())
        own = "counted" if name == "commitments" else "counted_tasks"
        said[name] = [str(one) for one in pairs]
        said[own] = [str(counting.get(one, one)) for one in pairs.values()]
    return said


@ledger.recorded
def part_again(version_id: UUID, *, version: int, by: Person) -> models.LanguageVersion:
    """Let an instrument be a text of its own again, whose commitments count by themselves."""
    require(by, REVIEW_COMMITMENT)
    known = held(models.LanguageVersion, version_id)
    if known.stage != ACCEPTED:
        raise NotHeld(noun=known.NOUN.replace("_", " "), address=str(version_id))
    none: Mapping[str, Any] = {name: [] for name, _relation, _noun in known.LINKS}
    said = {**none, "stage": WITHDRAWN}
    row = change(models.LanguageVersion, version_id, version=version, changes=said, by=by)
    _touch(known)
    return row


def versions_in(source_id: UUID) -> list[models.LanguageVersion]:
    """List what is said of the texts of a file as one with others."""
    around = Q(instrument__source_id=source_id) | Q(original__source_id=source_id)
    return list(models.LanguageVersion.objects.filter(around, stage=ACCEPTED))


def let_go(versions: Iterable[models.LanguageVersion], by: Person) -> None:
    """Forget of some versions what a new reading no longer finds, inside its service."""
    for known in versions:
        said = _still_held(known)
        change(models.LanguageVersion, known.id, version=known.version, changes=said, by=by)
        _touch(known)


def _still_held(known: models.LanguageVersion) -> dict[str, list[str]]:
    return {
        **_left(models.Commitment, known, "commitments", "counted"),
        **_left(models.Task, known, "tasks", "counted_tasks"),
    }


def _left(
    noun: type[models.Commitment] | type[models.Task],
    known: models.LanguageVersion,
    repeating: str,
    counted: str,
) -> dict[str, list[str]]:
    pairs = list(zip(getattr(known, repeating), getattr(known, counted), strict=True))
    rows = noun._default_manager.filter(id__in=[one for pair in pairs for one in pair])
    there = {str(one) for one in rows.values_list("id", flat=True)}
    left = [pair for pair in pairs if there.issuperset(pair)]
    return {repeating: [one for one, _ in left], counted: [one for _, one in left]}


def _touch(row: models.LanguageVersion) -> None:
    """Let what is counted of both texts be counted anew before the service ends."""
    works = models.Instrument.objects.filter(id__in=[row.instrument_id, row.original_id])
    SOURCES.add(works.values_list("source_id", flat=True))
    CLAIMED.add(_named((row.commitments, row.counted)))


def _named(lists: Iterable[Iterable[str]]) -> Iterator[UUID]:
    yield from (UUID(one) for some in lists for one in some)
